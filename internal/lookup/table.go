package lookup

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"druginfo/internal/snapshot"
)

// lazy is what the lower rungs prepare when they are first reached.
type lazy struct {
	table        sync.Once
	entries      []entry
	searches     atomic.Int64
	index        sync.Once
	deletions    *deletions
	cost         sync.Once
	channel      *channel
	combine      sync.Once
	combinations map[string]string // ingredients, sorted and joined by + -> id
	names        sync.Map          // id -> []snapshot.Name
	ends         sync.Once
	endings      map[string][]uint32
}

// entry is one line of names.tsv.
type entry struct {
	letters uint64
	at      uint32 // offset of the line
	len     uint8  // length of its key
	kind    byte   // first letter of its kind
}

// table reads names.tsv once, leaving out street names, codes and abbreviations,
// which are never guessed at. This takes about a millisecond, a good deal less
// than the time it takes to notice.
func (f *Finder) table() []entry {
	f.lazy.table.Do(func() {
		text := f.db.NamesText()
		entries := make([]entry, 0, len(text)/48)
		for at := 0; at < len(text); {
			line := text[at:]
			tab := strings.IndexByte(line, '\t')
			if tab < 0 {
				break
			}
			end := strings.IndexByte(line[tab:], '\n')
			if end < 0 {
				break
			}
			if kind := kindByte(line[tab+1:]); tab <= maxKey && kind != 's' && kind != 'c' && kind != 'a' {
				entries = append(entries, entry{letters(line[:tab]), uint32(at), uint8(tab), kind})
			}
			at += tab + end + 1
		}
		f.lazy.entries = entries
	})
	return f.lazy.entries
}

// endings are the entries of generic names, by their last letters.
func (f *Finder) endings() map[string][]uint32 {
	f.lazy.ends.Do(func() {
		m := make(map[string][]uint32)
		for i, e := range f.table() {
			if e.kind == 'g' && e.len >= sharedBack {
				k := f.key(e)
				k = k[len(k)-sharedBack:]
				m[k] = append(m[k], uint32(i))
			}
		}
		f.lazy.endings = m
	})
	return f.lazy.endings
}

// kindByte tells kinds of name apart: generic, brand, y for synonym,
// abbreviation, code, street.
func kindByte(s string) byte {
	if strings.HasPrefix(s, "sy") {
		return 'y'
	}
	return s[0]
}

// key is the key of an entry.
func (f *Finder) key(e entry) string {
	return f.db.NamesText()[e.at : e.at+uint32(e.len)]
}

// name reads the line of an entry.
func (f *Finder) name(e entry) snapshot.Name {
	line, _, _ := strings.Cut(f.db.NamesText()[e.at:], "\n")
	p := strings.Split(line, "\t")
	w := 0
	if len(p) == 5 && len(p[4]) == 1 {
		w = int(p[4][0] - '0')
	}
	return snapshot.Name{Key: p[0], Kind: snapshot.NameKind(p[1]), ID: p[2], Display: p[3], Weight: w}
}

// near is a name within reach of a query.
type near struct {
	entry
	edits int
}

// manySearches is after how many searches the index of deletions pays for
// being made.
const manySearches = 200

// within returns the names at most limit edits away from key, by comparing
// with every name or, when this is one of many searches, through the index of
// deletions. Both ways find the same names, in the order of names.tsv.
func (f *Finder) within(key string, limit int) []near {
	if f.lazy.searches.Add(1) > manySearches {
		return f.indexed(key, limit)
	}
	return f.scanned(key, limit)
}

func (f *Finder) scanned(key string, limit int) []near {
	var out []near
	mask, n := letters(key), len(key)
	for _, e := range f.table() {
		if d := int(e.len) - n; d > limit || -d > limit || lettersApart(e.letters, mask) > 2*limit {
			continue
		}
		if d := distance(key, f.key(e), limit); d <= limit {
			out = append(out, near{e, d})
		}
	}
	return out
}

// deletions finds the names near a word without looking at all names: two
// words at most k edits apart have the same rest after dropping at most k
// letters from each (Garbe's symmetric delete). Only the first letters of a
// name are used, which keeps the index small and finds the same names.
//
//	clonapin   drop p: clonain        klonopin   drop k, p: lonoin
//	clonazin   drop z: clonain        the two words are compared
type deletions struct {
	starts []uint32 // by the top bits of a hash, where its pairs begin
	pairs  []uint64 // hash<<32 | index of entry, sorted
}

const (
	indexLetters = 7 // letters of a name that are indexed
	indexEdits   = 2
	startBits    = 16
)

func (f *Finder) indexed(key string, limit int) []near {
	f.lazy.index.Do(func() { f.lazy.deletions = newDeletions(f.table(), f.db.NamesText()) })
	d, entries := f.lazy.deletions, f.table()
	var hits []uint32
	var seen [1 << indexLetters]uint32
	n := 0
	dropEach(key[:min(len(key), indexLetters)], limit, func(h uint32) {
		if slices.Contains(seen[:n], h) {
			return
		}
		seen[n] = h
		n++
		from, to := d.starts[h>>(32-startBits)], d.starts[h>>(32-startBits)+1]
		for _, p := range d.pairs[from:to] {
			if uint32(p>>32) == h {
				hits = append(hits, uint32(p))
			}
		}
	})
	mask, m := letters(key), len(key)
	keep := hits[:0]
	for _, i := range hits {
		e := entries[i]
		if d := int(e.len) - m; d <= limit && -d <= limit && lettersApart(e.letters, mask) <= 2*limit {
			keep = append(keep, i)
		}
	}
	slices.Sort(keep)
	keep = slices.Compact(keep)
	var out []near
	for _, i := range keep {
		if d := distance(key, f.key(entries[i]), limit); d <= limit {
			out = append(out, near{entries[i], d})
		}
	}
	return out
}

func newDeletions(entries []entry, text string) *deletions {
	d := &deletions{starts: make([]uint32, 1<<startBits+1)}
	d.pairs = make([]uint64, 0, len(entries)*29)
	for i, e := range entries {
		key := text[e.at : e.at+min(uint32(e.len), indexLetters)]
		dropEach(key, indexEdits, func(h uint32) { d.pairs = append(d.pairs, uint64(h)<<32|uint64(i)) })
	}
	slices.Sort(d.pairs)
	d.pairs = slices.Compact(d.pairs)
	b := 0
	for i, p := range d.pairs {
		for ; b <= int(p>>(64-startBits)); b++ {
			d.starts[b] = uint32(i)
		}
	}
	for ; b < len(d.starts); b++ {
		d.starts[b] = uint32(len(d.pairs))
	}
	return d
}

// dropEach calls yield with a hash of s without each set of at most k (0 to 2)
// of its letters.
func dropEach(s string, k int, yield func(uint32)) {
	yield(hashWithout(s, -1, -1))
	if k < 1 {
		return
	}
	for i := range len(s) {
		yield(hashWithout(s, i, -1))
		if k < 2 {
			continue
		}
		for j := i + 1; j < len(s); j++ {
			yield(hashWithout(s, i, j))
		}
	}
}

// hashWithout is FNV-1a of s without the letters at i and j, with its bits
// mixed so that the top ones can be used.
func hashWithout(s string, i, j int) uint32 {
	h := uint32(2166136261)
	for k := range len(s) {
		if k != i && k != j {
			h = (h ^ uint32(s[k])) * 16777619
		}
	}
	h ^= h >> 15
	return h * 2654435761
}
