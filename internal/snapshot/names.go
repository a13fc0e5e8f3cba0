package snapshot

import (
	"math/bits"
	"slices"

	"druginfo/internal/fold"
	"druginfo/internal/record"
)

// NamesOf lists every name by which a record can be found. A name that is two
// things at once (a synonym that is also a brand) is listed once, as the kind
// that is preferred.
func NamesOf(d *record.Drug) []Name {
	var out []Name
	seen := map[string]bool{}
	weight := min(bits.Len(uint(max(d.Listings, 0))), 9)
	put := func(kind NameKind, shown string, weight int) {
		key := fold.Key(shown)
		if key == "" || seen[key] {
			return
		}
		seen[key] = true
		out = append(out, Name{Key: key, Kind: kind, ID: d.ID, Display: shown, Weight: weight})
	}
	add := func(kind NameKind, shown string) { put(kind, shown, weight) }
	add(Generic, d.Name)
	add(Generic, d.ID)
	for _, b := range d.Brands {
		if abroad(b) {
			put(Brand, b.Name, min(weight, 1))
		} else {
			add(Brand, b.Name)
		}
	}
	for _, s := range d.Synonyms {
		add(Synonym, s)
	}
	for _, s := range d.Abbreviations {
		add(Abbreviation, s)
	}
	for _, s := range codes(d.Identifiers) {
		add(Code, s)
	}
	for _, s := range d.StreetNames {
		add(Street, s.Name)
	}
	return out
}

// abroad reports whether a brand is known from no list of a country whose
// language these pages are in: how common its drug is in the United States says
// little about how often that name is typed.
func abroad(b record.Brand) bool {
	return len(b.Regions) > 0 && !slices.ContainsFunc(b.Regions, func(r record.Region) bool {
		switch r {
		case "us", "uk", "ie", "ca", "au", "nz":
			return true
		}
		return false
	})
}

// codes lists the identifiers that people and scripts look drugs up by.
func codes(x record.Identifiers) []string {
	out := []string{x.UNII, x.CAS, x.DrugBank, x.ChEMBL, x.MedlinePlus, x.Wikidata}
	if x.RxCUI != "" {
		out = append(out, "rxcui:"+x.RxCUI)
	}
	if x.PubChem != "" {
		out = append(out, "pubchem:"+x.PubChem)
	}
	return out
}
