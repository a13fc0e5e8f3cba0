package lookup

import (
	"slices"
	"strings"

	"druginfo/internal/fold"
	"druginfo/internal/snapshot"
)

// shortest is how many letters a beginning must have to stand for a name.
const shortest = 5

// prefix is the third rung: the query is the beginning of the names of one drug
// and no other.
//
//	clonaz      clonazepam                            found
//	amlod       amlodipine, and combinations with it  found: the ingredient
//	fluox       fluoxetine, fluoxymesterone           ambiguous
//	levocetir   levocetirizine, with cetirizine in it  ambiguous: either may be
//	                                                   meant
//	concert     Concerta, but a word                   not found
//
// Street names and codes are not completed.
func (f *Finder) prefix(key string) Result {
	if len(key) < shortest || len(key) > maxKey || common(key) {
		return Result{Status: NotFound}
	}
	var names []snapshot.Name
	for n := range f.db.Prefixed(key) {
		if n.Kind == snapshot.Street || n.Kind == snapshot.Code {
			continue
		}
		if n.Kind == snapshot.Synonym && 2*len(key) < len(n.Key) {
			continue // chemical names begin in all ways
		}
		if i := slices.IndexFunc(names, func(o snapshot.Name) bool { return o.ID == n.ID }); i < 0 {
			names = append(names, n)
		} else if len(n.Key) < len(names[i].Key) {
			names[i] = n
		}
		if len(names) > 40 {
			break
		}
	}
	if len(names) == 0 {
		return Result{Status: NotFound}
	}
	slices.SortStableFunc(names, func(a, b snapshot.Name) int {
		if c := b.Weight - a.Weight; c != 0 {
			return c
		}
		return byWeight(a, b)
	})
	best, ok := f.core(names)
	if ok {
		if inner, inside := f.inside(key, best); inside {
			names, ok = []snapshot.Name{best, inner}, false
		}
	}
	if !ok {
		return Result{Status: Ambiguous, Candidates: f.candidates(names, f.beginning)}
	}
	return f.found(best, KindPrefix)
}

func (f *Finder) beginning(n snapshot.Name) string {
	if n.Kind == snapshot.Generic {
		return "beginning of " + n.Display
	}
	return "beginning of " + n.Display + ", " + f.reason(n)
}

// core picks the name of the one drug that all names are about: the only one,
// or the ingredient that is in all of them.
func (f *Finder) core(names []snapshot.Name) (snapshot.Name, bool) {
	for _, n := range names {
		if !slices.ContainsFunc(names, func(o snapshot.Name) bool {
			return o.ID != n.ID && !slices.Contains(f.Ingredients(o.ID), n.ID)
		}) {
			return n, true
		}
	}
	return snapshot.Name{}, false
}

// inside looks for the generic name of another drug within a name of which the
// query is the beginning, itself begun by the query: levo-cetir-izine. A drug
// that is not sold is not meant: pheno-barb-ital.
func (f *Finder) inside(key string, n snapshot.Name) (snapshot.Name, bool) {
	for i := 2; i <= 6 && i+4 <= len(key); i++ {
		for _, o := range f.db.Names(n.Key[i:]) {
			if o.Kind == snapshot.Generic && o.Weight > 0 && o.ID != n.ID && !f.related(o.ID, n.ID) {
				return o, true
			}
		}
	}
	return snapshot.Name{}, false
}

// Complete returns the names a person may be typing, for shells and for lists
// that are filtered while typing: those that begin with what was typed, common
// drugs first, and when there are too few of them those that have its letters
// in order. One candidate per name; several may be of one drug.
func (f *Finder) Complete(typed string, limit int) []Candidate {
	key := fold.Key(typed)
	if limit <= 0 {
		limit = 50
	}
	var names []snapshot.Name
	for n := range f.db.Prefixed(key) {
		if n.Kind == snapshot.Code || n.Kind == snapshot.Abbreviation && len(key) < 2 {
			continue
		}
		if len(names) > 0 && names[len(names)-1].Key == n.Key {
			continue
		}
		names = append(names, n)
	}
	slices.SortStableFunc(names, func(a, b snapshot.Name) int {
		if c := completionRank(a) - completionRank(b); c != 0 {
			return c
		}
		if c := b.Weight - a.Weight; c != 0 {
			return c
		}
		return strings.Compare(a.Key, b.Key)
	})
	if len(names) < limit && len(key) >= 3 {
		for _, n := range f.subsequences(key, limit) {
			if !strings.HasPrefix(n.Key, key) {
				names = append(names, n)
			}
		}
	}
	var out []Candidate
	for _, n := range names[:min(len(names), limit)] {
		out = append(out, f.candidate(n, f.reason(n)))
	}
	return out
}

// completionRank puts what people type most before what they may type.
func completionRank(n snapshot.Name) int {
	switch n.Kind {
	case snapshot.Generic, snapshot.Brand:
		return 0
	case snapshot.Street:
		return 2
	}
	return 1
}
