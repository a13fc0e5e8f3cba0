package cli

import (
	"slices"
	"strings"
	"testing"

	"druginfo/internal/drugdb"
	"druginfo/internal/fold"
	"druginfo/internal/lookup"
)

// A word for a class of drugs, or on the street for a drug, is never taken for
// another misspelled drug: whoever types "benzos" does not mean benzoin. What fails here belongs into
// internal/lookup/everyday.txt.
func TestClassWordsAreNoMisspellings(t *testing.T) {
	db, err := drugdb.Open()
	if err != nil {
		t.Fatal(err)
	}
	classes, err := drugdb.Classes()
	if err != nil {
		t.Fatal(err)
	}
	topics, err := drugdb.Topics()
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{} // and the drug that is meant
	for _, c := range classes {
		for _, w := range append([]string{c.Name, c.Plural}, c.Synonyms...) {
			words[w] = c.ID
		}
	}
	for _, c := range slices.Concat(topics.Classes, topics.Aliases) {
		for _, w := range c.Words {
			words[w] = c.ID
		}
	}
	f := lookup.New(db)
	n := 0
	for w, id := range words {
		if strings.ContainsAny(w, " -") || len(fold.Key(w)) < 4 {
			continue
		}
		n++
		if r := f.Find(w, lookup.Options{}); r.Status == lookup.Found && r.Match.Corrected() && r.Drugs[0].ID != id {
			t.Errorf("%q is taken for %s", w, r.Match.Matched)
		}
	}
	if n < 100 {
		t.Errorf("only %d words", n)
	}
}
