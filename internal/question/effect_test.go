package question_test

import (
	"strings"
	"testing"

	"druginfo/internal/drugdb"
)

// An effect that is named is answered first, from wherever it is recorded.
func TestAskedEffect(t *testing.T) {
	a := open(t)
	for _, c := range []struct {
		question, path string // the path begins so; empty where it is not listed
		text           string // stands in the answer
	}{
		{"is dizziness a side effect of lisinopril", "lisinopril.side_effects.common[", "dizziness"},
		{"does metoprolol cause hair loss", "metoprolol.side_effects.also", "hair loss"},
		{"can zoloft make you gain weight", "sertraline.side_effects.also", "weight gain"},
		{"does singulair cause mood changes", "montelukast.side_effects.serious[", "agitation"},
		{"does ozempic cause cancer", "semaglutide.", "tumors"},
		{"brain zaps from effexor", "venlafaxine.withdrawal.symptoms[", "electric shock"},
		{"does adderall make your hair turn blue", "", "Hair loss: not among"},
		{"can gabapentin cause high blood pressure", "", "no proof that it does not happen"},
	} {
		got, err := a.Ask(c.question)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Passages) == 0 {
			t.Errorf("%q: no answer (topic %q)", c.question, got.Topic)
			continue
		}
		p := got.Passages[0]
		all := ""
		for _, p := range got.Passages {
			all += p.Text + "\n"
		}
		if !strings.HasPrefix(p.RecordPath, c.path) || (c.path == "") != (p.Word == "NOT LISTED") || !strings.Contains(all, c.text) {
			t.Errorf("%q: %+v", c.question, p)
		}
	}
}

// Whatever is listed for a drug is found there when it is asked about.
func TestEveryListedEffectIsFound(t *testing.T) {
	a := open(t)
	db, err := drugdb.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"clonazepam", "sertraline", "metformin", "prednisone", "warfarin", "alcohol"} {
		d, ok, err := db.Drug(id)
		if err != nil || !ok {
			t.Fatal(id, err)
		}
		var names []string
		for _, e := range d.SideEffects.Common {
			names = append(names, e.Name)
		}
		if s := d.SideEffects.Also; s != nil {
			names = append(names, s.Names...)
		}
		for _, n := range names {
			got, err := a.Ask("are the side effects of " + d.Name + " " + n)
			if err != nil {
				t.Fatal(err)
			}
			if got.Topic != "side-effects" {
				continue // "withdrawal", "death" and such are topics of their own
			}
			if len(got.Passages) == 0 || got.Passages[0].Word != "LISTED" {
				t.Errorf("%s: %s: %+v", id, n, got.Passages[0])
			}
		}
	}
}

// A class about which nothing is recorded as a whole is answered with what is
// recorded of its members, or with whom to ask about; never with silence.
func TestClassesAndGroups(t *testing.T) {
	a := open(t)
	for _, c := range []struct{ question, subject, text string }{
		{"can i take sertraline with painkillers", "pain-drug", "More bleeding"},
		{"can i drink on antibiotics", "antibiotic", "such as amoxicillin"},
		{"does birth control make you gain weight", "oral-contraceptives", "such as norethindrone"},
		{"does topamax interact with birth control", "oral-contraceptives", "Birth control can fail"},
		{"are muscle relaxers addictive", "muscle-relaxant", "carisoprodol"},
	} {
		got, err := a.Ask(c.question)
		if err != nil {
			t.Fatal(err)
		}
		named, text := false, ""
		for _, s := range got.Drugs {
			named = named || s.ID == c.subject
		}
		for _, p := range got.Passages {
			text += p.Text + "\n"
		}
		if !named || !strings.Contains(text, c.text) {
			t.Errorf("%q: %+v\n%s", c.question, got.Drugs, text)
		}
	}
}
