package lookup

import (
	"cmp"
	"slices"
	"strings"

	"druginfo/internal/snapshot"
)

// misspelling is a name near a query.
type misspelling struct {
	name  snapshot.Name
	edits int
	price float32 // what getting from the name to the query costs; see channel
	score float32 // price, less what makes the name likely; lower is better
}

// How likely a name is before anything is typed, in the unit of the channel:
// each step of weight (a doubling of the number of products) is worth
// popularity; names that are neither generic names nor brands cost offKind.
const (
	popularity = 0.25
	offKind    = 1.0
)

// What a correction needs. The bounds were set where the sets of the
// evaluation part (see drugdata eval): real misspellings of names cost 4 in the
// middle and 9 at the hundredth of a hundred; blends of two names, words that
// are no drugs, and two thousand brand names of other countries that were not
// in the catalogue yet cost 8 and more.
const (
	margin  = 4.0  // how much worse the next drug must be
	offered = 12.5 // what a candidate may cost
	alike   = 16.0 // what may be shown as looking a little like it
)

// acceptable is the score up to which a correction of n letters is believed:
// the shorter a word, the more of the words near it are other words.
func acceptable(n int) float32 {
	switch {
	case n <= 4:
		return 3
	case n == 5:
		return 6.7
	case n <= 6:
		return 7.5
	case n <= 8:
		return 9
	case n == 9:
		return 10.2
	}
	return 11.5
}

// spelling is the fourth rung: the query is a likely misspelling of one drug's
// name, and of no other's.
//
//	klonapin     Klonopin; nothing else is near           found
//	glipuride    as good as glyburide and glipizide       ambiguous: too close
//	klonodine    clonidine, but klono- is Klonopin        ambiguous: see between
//	celebration  an English word, not Celebrex            not found
func (f *Finder) spelling(key string) Result {
	if common(key) {
		return Result{Status: NotFound}
	}
	near := f.misspellings(key)
	names := func(worst float32) (names []snapshot.Name) {
		for _, m := range near {
			if m.price <= worst {
				names = append(names, m.name)
			}
		}
		return names
	}
	if len(near) == 0 || near[0].price > offered {
		return Result{Status: NotFound, Candidates: f.candidates(names(alike), f.spelledLike)}
	}
	top := near[0]
	choice := names(offered)
	refuse := top.score > acceptable(len(key)) || len(near) > 1 && near[1].score-top.score < margin
	if x, ok := f.between(key, top); ok {
		refuse = true
		choice = slices.Insert(choice, 1, x)
	}
	if refuse {
		return Result{Status: Ambiguous, Candidates: f.candidates(choice, f.spelledLike), price: top.price}
	}
	r := f.found(top.name, KindTypo)
	r.Match.Distance = top.edits
	return r
}

func (f *Finder) spelledLike(n snapshot.Name) string {
	if n.Kind == snapshot.Generic {
		return "spelled like " + n.Display
	}
	return "spelled like " + n.Display + ", " + f.reason(n)
}

// misspellings returns the names a key could be a misspelling of, one per drug,
// best first.
func (f *Finder) misspellings(key string) []misspelling {
	c := f.cost()
	var out []misspelling
	for _, form := range soundings(key) {
		prev := ""
		var price float32
		for _, n := range f.within(form, reach(len(form))) {
			name := f.name(n.entry)
			if name.Key != prev {
				price = c.price(name.Key, key, nil)
				prev = name.Key
			}
			m := misspelling{name, n.edits, price, price - popularity*float32(name.Weight)}
			if form != key {
				m.edits = distance(name.Key, key, maxKey)
			}
			if name.Kind == snapshot.Synonym {
				m.score += offKind
			}
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b misspelling) int {
		return cmp.Or(cmp.Compare(a.score, b.score), byWeight(a.name, b.name))
	})
	kept := out[:0]
	for _, m := range out {
		if !slices.ContainsFunc(kept, func(k misspelling) bool { return k.name.ID == m.name.ID }) {
			kept = append(kept, m)
		}
	}
	return kept
}

// soundings are the key and, as two letters for one use up the edits that are
// allowed, the same with f for ph or ph for f.
func soundings(key string) []string {
	forms := []string{key}
	if strings.Contains(key, "ph") {
		forms = append(forms, strings.ReplaceAll(key, "ph", "f"))
	}
	if strings.Contains(key, "f") {
		forms = append(forms, strings.ReplaceAll(key, "f", "ph"))
	}
	return forms
}
