package search_test

import (
	"encoding/json"
	"strings"
	"testing"

	"druginfo/internal/record"
	"druginfo/internal/search"
)

var (
	classes = []record.Class{{ID: "sedative", Name: "sedative", Plural: "sedatives", Synonyms: []string{"downers"}}, {ID: "benzo", Name: "benzodiazepine", Parent: "sedative"}}
	vocab   = record.Vocabulary{
		Uses:    []record.Term{{Name: "insomnia", Lay: []string{"sleeplessness"}}, {Name: "anxiety"}},
		Effects: []record.Term{{Name: "drowsiness", Clinical: []string{"somnolence"}}, {Name: "seizures", Lay: []string{"fits"}}},
	}
)

func drug() *record.Drug {
	return &record.Drug{
		ID: "a", Name: "alphazepam", Summary: "A sedative.", Detail: "monograph",
		Class:       record.ClassRef{ID: "benzo", Path: []string{"sedative", "benzo"}},
		Legal:       record.Legal{US: &record.Jurisdiction{Schedule: "IV"}},
		Uses:        []record.Use{{Name: "insomnia"}},
		SideEffects: record.SideEffects{Common: []record.Effect{{Name: "drowsiness"}}},
		Dependence:  &record.Dependence{Addictive: &record.AddictiveAnswer{Answer: "yes"}},
		Withdrawal:  &record.Withdrawal{Text: "Electric shock sensations may come.", Symptoms: []record.Symptom{{Name: "seizures"}}},
		Stopping:    &record.Stopping{Abrupt: "dangerous"},
	}
}

// Each condition holds or fails by itself, lay and clinical words alike.
func TestFilter(t *testing.T) {
	d := drug()
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		f    search.Filter
		want bool
	}{
		{search.Filter{}, true},
		{search.Filter{Class: "downers"}, true},
		{search.Filter{Class: "Sedatives"}, true},
		{search.Filter{Schedule: "iv"}, true},
		{search.Filter{Schedule: "II"}, false},
		{search.Filter{Use: "Sleeplessness"}, true},
		{search.Filter{Use: "anxiety"}, false},
		{search.Filter{SideEffect: "somnolence"}, true},
		{search.Filter{SideEffect: "fits"}, false},
		{search.Filter{Symptom: "fits"}, true},
		{search.Filter{Symptom: "drowsiness"}, false},
		{search.Filter{Detail: "summary"}, false},
		{search.Filter{Abrupt: "dangerous", Addictive: "yes"}, true},
		{search.Filter{Abrupt: "usually-fine"}, false},
		{search.Filter{Addictive: "no"}, false},
	} {
		m, err := search.Compile(tt.f, classes, vocab)
		if err != nil {
			t.Fatal(err)
		}
		if got := m.Drug(d); got != tt.want {
			t.Errorf("%+v: %v, want %v", tt.f, got, tt.want)
		}
		if tt.want && !m.Line(string(b)) {
			t.Errorf("%+v: the line was passed over", tt.f)
		}
	}
	for _, f := range []search.Filter{{Class: "x"}, {Use: "x"}, {SideEffect: "x"}, {Symptom: "x"}, {Schedule: "VI"}, {Detail: "x"}, {Abrupt: "x"}, {Addictive: "x"}} {
		if _, err := search.Compile(f, classes, vocab); err == nil {
			t.Errorf("%+v was taken", f)
		}
	}
	if _, err := search.Compile(search.Filter{SideEffect: "drows"}, classes, vocab); err == nil || err.(*search.Error).Valid[0] != "drowsiness" {
		t.Errorf("no term near a part of one: %v", err)
	}
}

func TestText(t *testing.T) {
	d := drug()
	h, ok := search.Text(d, search.Words("Electric SHOCK"))
	if !ok || h.Section != "withdrawal" || !strings.Contains(h.Passage, "Electric shock") {
		t.Errorf("%+v %v", h, ok)
	}
	if _, ok := search.Text(d, search.Words("electric toaster")); ok {
		t.Error("a record without one of the words was found")
	}
	name, _ := search.Text(d, []string{"alphazepam"})
	other := drug()
	other.Name, other.Summary = "betazepam", "Not like alphazepam."
	inText, _ := search.Text(other, []string{"alphazepam"})
	hits := []search.Hit{inText, name}
	search.Rank(hits)
	if hits[0].Name != "alphazepam" {
		t.Errorf("a name counts no more than a mention: %+v", hits)
	}
	long := drug()
	long.Withdrawal.Text = strings.Repeat("é word ", 200) + "needle " + strings.Repeat("word ", 50)
	h, ok = search.Text(long, []string{"needle"})
	if !ok || !strings.Contains(h.Passage, "needle") || len(h.Passage) > 200 {
		t.Errorf("%v %d %q", ok, len(h.Passage), h.Passage)
	}
}
