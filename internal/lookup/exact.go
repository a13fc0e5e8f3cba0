package lookup

import (
	"slices"

	"druginfo/internal/fold"
	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

// exact is the first rung: the key is a name.
//
//	klonopin   brand of one drug: found
//	special k  street name of one drug: found, as a street name
//	lean       street name of several drugs: ambiguous, each with its reason
//	oxy        brand of an acne wash and street name of oxycodone: ambiguous
//	benadryl   brand of diphenhydramine in the US, of acrivastine in the UK: found
//	           when the region is known, and the other one stands in Also
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
		if n, ok := f.sold(key, names); ok {
			r := f.found(n, string(n.Kind))
			slices.SortStableFunc(names, byWeight)
			r.Also = slices.DeleteFunc(f.candidates(names, f.reason), func(c Candidate) bool { return c.ID == n.ID })
			return r, true
		}
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

// sold picks the one of several brands that is sold under this name in the
// Finder's region. It picks none when two are, or when one of the names is no
// brand.
func (f *Finder) sold(key string, names []snapshot.Name) (here snapshot.Name, ok bool) {
	if f.Region == "" {
		return here, false
	}
	for _, n := range names {
		if n.Kind != snapshot.Brand {
			return here, false
		}
		d, found, err := f.db.Drug(n.ID)
		if err != nil || !found {
			return here, false
		}
		if !slices.ContainsFunc(d.Brands, func(b record.Brand) bool {
			return fold.Key(b.Name) == key && !b.Discontinued && slices.Contains(b.Regions, f.Region)
		}) {
			continue
		}
		if ok && here.ID != n.ID {
			return here, false
		}
		here, ok = n, true
	}
	return here, ok
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
