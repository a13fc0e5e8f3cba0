package snapshot

import (
	"math/bits"

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
	add := func(kind NameKind, shown string) {
		key := fold.Key(shown)
		if key == "" || seen[key] {
			return
		}
		seen[key] = true
		out = append(out, Name{Key: key, Kind: kind, ID: d.ID, Display: shown, Weight: weight})
	}
	add(Generic, d.Name)
	add(Generic, d.ID)
	for _, b := range d.Brands {
		add(Brand, b.Name)
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
