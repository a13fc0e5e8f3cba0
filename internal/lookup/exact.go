package lookup

import (
	"slices"

	"druginfo/internal/snapshot"
)

// exact is the first rung: the key is a name.
//
//	klonopin   brand of one drug: found
//	special k  street name of one drug: found, as a street name
//	lean       street name of several drugs: ambiguous, each with its reason
//	oxy        brand of an acne wash and street name of oxycodone: ambiguous
//	pot        abbreviation of one drug and, say, slang for another: the first is
//	           found, and the other meaning stands in Also
//
// A name of a better kind wins over the same word as a name of a lesser kind.
// Two drugs with the same word as a name of the same kind are ambiguous, and so
// is a brand that is also what another drug is called on the street: people say
// either, and the wrong one could do harm.
func (f *Finder) exact(key string) (Result, bool) {
	names := f.db.Names(key)
	if len(names) == 0 {
		return Result{Status: NotFound}, false
	}
	best := slices.MinFunc(names, byWeight)
	same, other := 0, 0
	for _, n := range names {
		switch {
		case n.ID == best.ID:
		case tier(n.Kind) == tier(best.Kind), tier(best.Kind) == snapshot.Brand.Rank() && n.Kind == snapshot.Street:
			same++
		default:
			other++
		}
	}
	if same > 0 {
		slices.SortStableFunc(names, byWeight)
		return Result{Status: Ambiguous, Candidates: f.candidates(names, f.reason)}, true
	}
	r := f.found(best, string(best.Kind))
	if other > 0 {
		slices.SortStableFunc(names, byWeight)
		r.Also = f.candidates(names, f.reason)[1:]
	}
	return r, true
}

// tier is the kind of a name as far as it decides between drugs.
func tier(k snapshot.NameKind) int {
	if k == snapshot.Synonym {
		k = snapshot.Brand
	}
	return k.Rank()
}

// reason says what a name is to its drug.
func (f *Finder) reason(n snapshot.Name) string {
	of := f.Name(n.ID)
	switch n.Kind {
	case snapshot.Generic:
		return "generic name"
	case snapshot.Brand:
		return "brand of " + of
	case snapshot.Synonym:
		return "another name of " + of
	case snapshot.Abbreviation:
		return "abbreviation of " + of
	case snapshot.Code:
		return "code of " + of
	case snapshot.Street:
		return "street name for " + of
	}
	return ""
}
