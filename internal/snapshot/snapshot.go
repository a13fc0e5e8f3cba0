// Package snapshot is the compiled form of the records: sorted texts that are
// searched in place. Nothing is parsed when they are opened, so a program that
// prints one page reads one line of JSON, however many records there are.
//
//	records.jsonl   one canonical JSON object per line, sorted by id
//	names.tsv       key, kind, id, display name, weight; sorted by key, kind, id
//	shared.tsv      reference, JSON of an object that several records hold alike
//
// Text on purpose: a change to a record is one changed line, merges work by
// line, and no offset can go stale. [Write] makes them, [Open] takes them. What
// several records hold alike (a document they cite, an interaction or a warning
// of their class) is stored once: half of all text would be repetition
// otherwise. In the records "@f1a09c3d" stands for it, the beginning of
// its own digest, and every way to read a record puts it back.
package snapshot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"druginfo/internal/record"
)

// NameKind says what sort of name a key is.
type NameKind string

// The kinds of name, in the order in which they are preferred when one key has
// several.
const (
	Generic      NameKind = "generic"
	Brand        NameKind = "brand"
	Synonym      NameKind = "synonym"
	Abbreviation NameKind = "abbreviation"
	Code         NameKind = "code"
	Street       NameKind = "street"
)

// Rank orders kinds of name; lower is preferred.
func (k NameKind) Rank() int {
	return slices.Index([]NameKind{Generic, Brand, Synonym, Abbreviation, Code, Street}, k)
}

// Name is one line of names.tsv.
type Name struct {
	Key     string   // folded name, see package fold
	Kind    NameKind // what sort of name it is
	ID      string   // the record it belongs to
	Display string   // the name as printed
	Weight  int      // 0 to 9: how common the name is, from the number of US listings of its drug
}

// ErrCorrupt reports a compiled form that does not have its shape.
var ErrCorrupt = errors.New("compiled data is corrupt")

// Texts is the compiled form as it is stored.
type Texts struct{ Records, Names, Shared string }

// DB is an opened compiled form. It is safe for concurrent use.
type DB struct {
	records, names, shared string
	local                  map[string]bool // ids that came from an overlay
}

// Open takes the texts. It looks at their ends only; [DB.Check] reads all.
func Open(t Texts) (*DB, error) {
	for what, s := range map[string]string{"records.jsonl": t.Records, "names.tsv": t.Names, "shared.tsv": t.Shared} {
		if s != "" && !strings.HasSuffix(s, "\n") {
			return nil, fmt.Errorf("%w: %s does not end in a line feed (cut short?)", ErrCorrupt, what)
		}
	}
	return &DB{records: t.Records, names: t.Names, shared: t.Shared}, nil
}

// recordPrefix is how every line of records.jsonl begins.
const recordPrefix = `{"id":"`

// Line returns the JSON of one record, without its line feed.
func (db *DB) Line(id string) (string, bool) {
	line, ok := db.Stored(id)
	return db.complete(line), ok
}

// Stored returns the line of one record as it is stored, with references in
// place of what it shares with others.
func (db *DB) Stored(id string) (string, bool) {
	return find(db.records, id, func(line string) string {
		rest, ok := strings.CutPrefix(line, recordPrefix)
		if !ok {
			return ""
		}
		key, _, _ := strings.Cut(rest, `"`)
		return key
	})
}

// Drug decodes one record. It reports false when there is none of that id.
func (db *DB) Drug(id string) (*record.Drug, bool, error) {
	line, ok := db.Line(id)
	if !ok {
		return nil, false, nil
	}
	d := new(record.Drug)
	if err := json.Unmarshal([]byte(line), d); err != nil {
		return nil, false, fmt.Errorf("%w: record %q: %v", ErrCorrupt, id, err)
	}
	return d, true, nil
}

// Records yields the JSON line of every record in order of id.
func (db *DB) Records() iter.Seq[string] {
	return func(yield func(string) bool) {
		shared := db.index()
		object := func(ref string) (string, bool) { text, ok := shared[ref]; return text, ok }
		for line := range lines(db.records) {
			if !yield(expand(line, object)) {
				return
			}
		}
	}
}

// AllStored yields the lines of all records as they are stored, for scans that
// need only what no two records share.
func (db *DB) AllStored() iter.Seq[string] { return lines(db.records) }

// Head is what a list of drugs needs to know of a record.
type Head struct {
	ID     string          `json:"id"`
	Name   string          `json:"name"`
	Detail record.Detail   `json:"detail"`
	Class  record.ClassRef `json:"class"`
	Listed int             `json:"us_listings"`
}

// Heads decodes the head of every record in order of id. It stops at the first
// error.
func (db *DB) Heads() iter.Seq2[Head, error] {
	return func(yield func(Head, error) bool) {
		for line := range db.AllStored() {
			var h Head
			if err := json.Unmarshal([]byte(line), &h); err != nil {
				yield(Head{}, fmt.Errorf("%w: %v", ErrCorrupt, err))
				return
			}
			if !yield(h, nil) {
				return
			}
		}
	}
}

// Drugs decodes every record in order of id. It stops at the first error.
func (db *DB) Drugs() iter.Seq2[*record.Drug, error] {
	return func(yield func(*record.Drug, error) bool) {
		for line := range db.Records() {
			d := new(record.Drug)
			if err := json.Unmarshal([]byte(line), d); err != nil {
				yield(nil, fmt.Errorf("%w: %v", ErrCorrupt, err))
				return
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

// Names returns every name that has exactly this key, in the stored order.
func (db *DB) Names(key string) []Name {
	var out []Name
	for line := range lines(db.names[seek(db.names, key, nameKey):]) {
		if nameKey(line) != key {
			break
		}
		if n, err := parseName(line); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// Prefixed yields the names whose key begins with prefix, in order of key.
func (db *DB) Prefixed(prefix string) iter.Seq[Name] {
	return func(yield func(Name) bool) {
		for line := range lines(db.names[seek(db.names, prefix, nameKey):]) {
			if !strings.HasPrefix(line, prefix) {
				return
			}
			if n, err := parseName(line); err == nil && !yield(n) {
				return
			}
		}
	}
}

// AllNames yields every name in order of key.
func (db *DB) AllNames() iter.Seq[Name] { return db.Prefixed("") }

// NamesText is the raw text of names.tsv, for scans that must not allocate.
func (db *DB) NamesText() string { return db.names }

// Check reads everything and reports the first line that is out of shape or
// out of order.
func (db *DB) Check() error {
	prev, n := "", 0
	for line := range db.Records() {
		n++
		d := new(record.Drug)
		if err := json.Unmarshal([]byte(line), d); err != nil {
			return fmt.Errorf("%w: records.jsonl line %d: %v", ErrCorrupt, n, err)
		}
		if d.ID <= prev || !strings.HasPrefix(line, recordPrefix+d.ID+`"`) {
			return fmt.Errorf("%w: records.jsonl line %d: %q after %q", ErrCorrupt, n, d.ID, prev)
		}
		if strings.Contains(line, refMark) {
			return fmt.Errorf("%w: records.jsonl line %d: %s refers to what is not in shared.tsv", ErrCorrupt, n, d.ID)
		}
		prev = d.ID
	}
	prev, n = "", 0
	for line := range lines(db.names) {
		n++
		name, err := parseName(line)
		if err != nil {
			return fmt.Errorf("%w: names.tsv line %d: %v", ErrCorrupt, n, err)
		}
		if name.Key < prev {
			return fmt.Errorf("%w: names.tsv line %d: %q after %q", ErrCorrupt, n, name.Key, prev)
		}
		if _, ok := db.Stored(name.ID); !ok {
			return fmt.Errorf("%w: names.tsv line %d: no record %q", ErrCorrupt, n, name.ID)
		}
		prev = name.Key
	}
	return nil
}

// Write makes the texts from complete records and their names.
func Write(drugs []*record.Drug, names []Name) (Texts, error) {
	drugs = slices.SortedFunc(slices.Values(drugs), func(a, b *record.Drug) int { return strings.Compare(a.ID, b.ID) })
	records, shared, err := writeRecords(drugs)
	if err != nil {
		return Texts{}, err
	}
	names = slices.SortedFunc(slices.Values(names), func(a, b Name) int {
		if c := strings.Compare(a.Key, b.Key); c != 0 {
			return c
		}
		if c := a.Kind.Rank() - b.Kind.Rank(); c != 0 {
			return c
		}
		if c := strings.Compare(a.ID, b.ID); c != 0 {
			return c
		}
		return strings.Compare(a.Display, b.Display)
	})
	var t bytes.Buffer
	for i, n := range names {
		if i > 0 && n.Key == names[i-1].Key && n.Kind == names[i-1].Kind && n.ID == names[i-1].ID {
			continue
		}
		if strings.ContainsAny(n.Key+n.Display, "\t\n\r") || n.Key == "" {
			return Texts{}, fmt.Errorf("name %q of %s cannot be stored", n.Display, n.ID)
		}
		fmt.Fprintf(&t, "%s\t%s\t%s\t%s\t%d\n", n.Key, n.Kind, n.ID, n.Display, n.Weight)
	}
	return Texts{Records: records, Names: t.String(), Shared: shared}, nil
}

func parseName(line string) (Name, error) {
	f := strings.Split(line, "\t")
	if len(f) != 5 {
		return Name{}, fmt.Errorf("%d fields, want 5", len(f))
	}
	w, err := strconv.Atoi(f[4])
	if err != nil || w < 0 || w > 9 {
		return Name{}, fmt.Errorf("weight %q", f[4])
	}
	if NameKind(f[1]).Rank() < 0 {
		return Name{}, fmt.Errorf("kind %q", f[1])
	}
	return Name{Key: f[0], Kind: NameKind(f[1]), ID: f[2], Display: f[3], Weight: w}, nil
}

func nameKey(line string) string {
	key, _, _ := strings.Cut(line, "\t")
	return key
}

// find returns the line whose key is want.
func find(text, want string, key func(string) string) (string, bool) {
	rest := text[seek(text, want, key):]
	line, _, _ := strings.Cut(rest, "\n")
	if line == "" || key(line) != want {
		return "", false
	}
	return line, true
}

// seek returns the offset of the first line of a sorted text whose key is not
// less than want: a binary search over byte offsets, each probe widened to the
// line it falls in.
func seek(text, want string, key func(string) string) int {
	lo, hi := 0, len(text)
	for lo < hi {
		mid := lo + (hi-lo)/2
		start := strings.LastIndexByte(text[lo:mid], '\n') + 1 + lo
		end := strings.IndexByte(text[mid:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += mid + 1
		}
		if key(strings.TrimSuffix(text[start:end], "\n")) < want {
			lo = end
		} else {
			hi = start
		}
	}
	return lo
}

// lines yields the lines of a text without their line feeds.
func lines(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for text != "" {
			var line string
			line, text, _ = strings.Cut(text, "\n")
			if !yield(line) {
				return
			}
		}
	}
}
