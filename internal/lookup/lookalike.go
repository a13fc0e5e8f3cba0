package lookup

import (
	"strings"

	"druginfo/internal/snapshot"
)

// between looks for a name of another drug that the query owes something to:
// the query is the beginning of one name and the end of another, as in
//
//	klonidine    klon|opin    c|lonidine
//	lorazolam    loraz|epam   lop|razolam
//	clozepam     cloz|apine   clonaz|epam
//
// A person who writes that may mean either, however close the one drug is. The
// other name must be one that is confused with this one: the record says so
// (confused_with), or the two are generic names that are alike and the other
// explains clearly more of one end of the query. A misspelling that is as good
// as certain is not looked into.
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
	overlap := 0
	if top.price < likely {
		overlap = 2
	}
	var best snapshot.Name
	f.sharing(key, func(n snapshot.Name) bool {
		if n.ID == top.name.ID || owes(key, top.name.Key, n.Key, 2, sharedFront, sharedBack) < overlap || len(f.Ingredients(n.ID)) > 1 || f.related(n.ID, top.name.ID) {
			return true
		}
		long := max(len(n.Key), len(top.name.Key))
		if d := distance(n.Key, top.name.Key, long/2); d <= long/2 && (best.ID == "" || byWeight(n, best) < 0) {
			best = n
		}
		return true
	})
	return best, best.ID != ""
}

// What is certain enough not to be taken for a blend, and what only for a good
// one: 3.5 is a vowel for a vowel, or a letter dropped, inside a word.
const (
	certain = 3.65
	likely  = 5.0
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
//	owes("klonidine", "clonidine", "klonopin", 1, 4, 4) = len("klon") + len("lonidine") - len("klonidine") = 3
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
	sharedFront = 5
	sharedBack  = 7
)

// sharing yields the generic names of drugs that are no rarities and that begin
// or end like key.
func (f *Finder) sharing(key string, yield func(snapshot.Name) bool) {
	if len(key) >= sharedFront {
		for n := range f.db.Prefixed(key[:sharedFront]) {
			if n.Kind == snapshot.Generic && n.Weight >= 2 && len(n.Key) <= maxKey && !yield(n) {
				return
			}
		}
	}
	if len(key) >= sharedBack {
		for _, at := range f.endings()[key[len(key)-sharedBack:]] {
			if n := f.name(entry{at: at}); n.Weight >= 2 && !yield(n) {
				return
			}
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
