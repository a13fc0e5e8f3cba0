package lookup

import (
	"sort"
	"strings"

	"druginfo/internal/snapshot"
)

// between looks for a name of another drug that the query owes something to:
// the query is the beginning of one name and the end of another, as in
//
//	klonodine          klono|pin      cloni|dine
//	temazolam          temaz|epam     triaz|olam
//	methadphenidate    methad|one     methyl|phenidate
//
// A person who writes that may mean either, however close the one drug is. The
// other name must be one that is confused with this one: the record says so
// (confused_with), or the two are generic names that are alike and the other
// explains clearly more of one end of the query. Rarities are not
// looked for, and a misspelling that is as good as certain is not looked into.
func (f *Finder) between(key string, top misspelling) (snapshot.Name, bool) {
	if len(key) < 6 || top.price < certain {
		return snapshot.Name{}, false
	}
	for _, id := range f.load(top.name.ID).confused {
		for _, n := range f.namesOf(id) {
			if n.Kind != snapshot.Generic && n.Kind != snapshot.Brand {
				continue
			}
			price := f.cost().price(n.Key, key, nil) - popularity*float32(n.Weight)
			if price-top.score < confusable || owes(key, top.name.Key, n.Key, 1, 4, 4) >= 0 {
				return n, true
			}
		}
	}
	overlap, front, back := 0, sharedFront+1, sharedBack+2
	switch {
	case top.price < likely:
		overlap = 2
	case top.price >= unlikely:
		front, back = sharedFront, sharedBack
	}
	var best snapshot.Name
	f.sharing(key, func(e entry) {
		other := f.key(e)
		if owes(key, top.name.Key, other, 2, front, back) < overlap {
			return
		}
		n := f.name(e)
		if n.Weight < 2 || n.ID == top.name.ID || len(f.Ingredients(n.ID)) > 1 || f.related(n.ID, top.name.ID) {
			return
		}
		long := max(len(n.Key), len(top.name.Key))
		if d := distance(n.Key, top.name.Key, long/2); d <= long/2 && (best.ID == "" || byWeight(n, best) < 0) {
			best = n
		}
	})
	return best, best.ID != ""
}

// Below which price a misspelling is not taken for a blend, or only for one
// whose parts overlap, and from which on a blend of shorter parts is likelier:
// 3.6 is a vowel for a vowel inside a word, 8 and more two mistakes.
const (
	certain  = 3.65
	likely   = 5.0
	unlikely = 8.0
)

// confusable takes the place of margin for drugs that are confused with one
// another.
const confusable = 6.0

// owes is by how many letters the beginning of one name and the end of the
// other overlap when put together to make the query, where the other explains
// at least more letters of its end of the query than top does, and at least
// leastFront letters of the beginning or leastBack of the end (many names end
// alike); -1 when the query is no such blend.
//
//	owes("temazolam", "temazepam", "triazolam", 2, 4, 5) = len("temaz") + len("azolam") - len("temazolam") = 2
func owes(key, top, other string, more, leastFront, leastBack int) int {
	front, back := prefixLen(key, other), suffixLen(key, other)
	topFront, topBack := prefixLen(key, top), suffixLen(key, top)
	if front >= leastFront && front >= topFront+more && topBack >= 4 && front+topBack >= len(key) {
		return front + topBack - len(key)
	}
	if back >= leastBack && back >= topBack+more && topFront >= 4 && back+topFront >= len(key) {
		return back + topFront - len(key)
	}
	return -1
}

func prefixLen(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func suffixLen(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// How many letters of the beginning or the end of a query another name must
// share to be taken for a part of a blend. Many names end alike.
const (
	sharedFront = 4
	sharedBack  = 5
)

// sharing yields the generic names that begin or end like key.
func (f *Finder) sharing(key string, yield func(entry)) {
	table := f.table()
	if len(key) >= sharedFront {
		start := key[:sharedFront]
		from := sort.Search(len(table), func(i int) bool { return f.key(table[i]) >= start })
		for _, e := range table[from:] {
			if !strings.HasPrefix(f.key(e), start) {
				break
			}
			if e.kind == 'g' {
				yield(e)
			}
		}
	}
	if len(key) >= sharedBack {
		for _, i := range f.endings()[key[len(key)-sharedBack:]] {
			yield(table[i])
		}
	}
}

// related reports whether one of two records is an ingredient of the other.
func (f *Finder) related(a, b string) bool {
	for _, id := range f.Ingredients(a) {
		for _, other := range f.Ingredients(b) {
			if id == other {
				return true
			}
		}
	}
	return false
}

// namesOf returns all names of a record.
func (f *Finder) namesOf(id string) []snapshot.Name {
	if v, ok := f.lazy.names.Load(id); ok {
		return v.([]snapshot.Name)
	}
	var out []snapshot.Name
	text, field := f.db.NamesText(), "\t"+id+"\t"
	for at := 0; ; {
		i := strings.Index(text[at:], field)
		if i < 0 {
			break
		}
		i += at
		start := strings.LastIndexByte(text[:i], '\n') + 1
		if n := f.name(entry{at: uint32(start)}); n.ID == id {
			out = append(out, n)
		}
		at = i + len(field)
	}
	f.lazy.names.Store(id, out)
	return out
}
