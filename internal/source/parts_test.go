package source_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"druginfo/internal/record"
	"druginfo/internal/source"
)

// mixture is the small tree with a summary of both drugs together, taken by
// mouth.
func mixture(routes string) map[string]string {
	fs := files()
	fs["drugs/a/alphazepam.yaml"] = strings.Replace(fs["drugs/a/alphazepam.yaml"], "legal:", "routes: [oral, topical]\nlegal:", 1)
	fs["classes/plain.yaml"] = "id: plain\nname: plain drug\nsummary: Plain.\nreview: {checked: 2026-11-01, due: 2027-11-01, method: label-checked}\n"
	fs["drugs/b/betazepam.yaml"] = `id: betazepam
kind: ingredient
detail: summary
name: betazepam
summary: Another.
class: {id: plain}
routes: [oral]
pharmacokinetics: {half_life: {min: 3, max: 3, unit: days}, sources: [list]}
uses: [{name: insomnia, status: approved, sources: [list]}]
side_effects: {common: [{name: tremor, percent: {min: 3, max: 3}, sources: [list]}]}
stopping: {abrupt: usually-fine, text: Fine., sources: [list]}
driving: [{text: Do not drive., sources: [list]}]
alcohol: [{text: Betazepam and alcohol make drowsy., sources: [list]}]
interactions:
  - {with: grapefruit, severity: serious, effect: Far more of it., sources: [list]}
review: {checked: 2026-11-01, due: 2027-11-01, method: compiled}
`
	fs["drugs/a/alphazepam-betazepam.yaml"] = `id: alphazepam-betazepam
kind: combination
detail: summary
name: alphazepam and betazepam
summary: Both.
ingredients: [alphazepam, betazepam]
class: {id: plain}
routes: [` + routes + `]
uses: [{name: insomnia, status: approved, sources: [list]}]
review: {checked: 2026-11-01, due: 2027-11-01, method: compiled}
`
	return fs
}

func compiled(t *testing.T, tr *source.Tree, id string) *record.Drug {
	t.Helper()
	for _, d := range tr.Compile().Drugs {
		if d.ID == id {
			return d
		}
	}
	t.Fatalf("no record %s", id)
	return nil
}

// A summary of a combination has the dangers of what is in it: the gravest
// answer, what is said of each, and nothing counted in people who took one.
func TestMixture(t *testing.T) {
	d := compiled(t, tree(t, mixture("oral")), "alphazepam-betazepam")
	if s := d.Stopping; s == nil || s.Abrupt != record.AbruptDangerous || s.Text != "Alphazepam: Never." || s.Basis != record.BasisIngredient {
		t.Errorf("stopping: %+v", d.Stopping)
	}
	if a := d.Dependence; a == nil || a.Addictive.Answer != record.AddictiveYes || a.Basis != record.BasisIngredient || len(a.FromClass) > 0 {
		t.Errorf("dependence: %+v", d.Dependence)
	}
	texts := func(list []record.Statement) (out []string) {
		for _, s := range list {
			out = append(out, s.Text+" "+string(s.Basis))
		}
		return out
	}
	for what, diff := range map[string]string{
		"said of each":      cmp.Diff([]string{"Alphazepam: No. ingredient", "Betazepam and alcohol make drowsy. ingredient"}, texts(d.Alcohol)),
		"said of all alike": cmp.Diff([]string{"Do not drive. ingredient"}, texts(d.Driving)),
	} {
		if diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	if e := d.SideEffects.Common; len(e) != 2 || e[0].Name != "drowsiness" || e[0].Percent != nil || e[0].Note != "alphazepam" {
		t.Errorf("effects: %+v", e)
	}
	if h := d.Kinetics; h == nil || h.HalfLife.String() != "10–72 hours" || h.HalfLife.Note != "10–12 hours for alphazepam, 3 days for betazepam" {
		t.Errorf("half-life: %+v", d.Kinetics)
	}
	// The gravest of two warnings about one partner; none about each other.
	if in := d.Interactions; len(in) != 1 || in[0].With != "grapefruit" || in[0].Severity != record.Serious || in[0].Effect != "Betazepam: Far more of it." {
		t.Errorf("interactions: %+v", in)
	}
	for _, s := range d.Sources {
		if s.Title == "" {
			t.Errorf("a source is not resolved: %+v", s)
		}
	}
}

// What is put on the skin, what has its own text, and a monograph take nothing.
func TestMixtureApart(t *testing.T) {
	if d := compiled(t, tree(t, mixture("topical")), "alphazepam-betazepam"); d.Stopping != nil || d.Dependence != nil || len(d.Interactions) > 0 {
		t.Errorf("a cream took: %+v %+v", d.Stopping, d.Interactions)
	}
	if d := compiled(t, tree(t, mixture("rectal")), "alphazepam-betazepam"); d.Stopping != nil || len(d.Alcohol) > 0 {
		t.Errorf("taken another way it took: %+v %+v", d.Stopping, d.Alcohol)
	}
	fs := mixture("oral")
	fs["drugs/a/alphazepam-betazepam.yaml"] += "stopping: {abrupt: not-advised, text: Ask., sources: [list]}\n"
	if d := compiled(t, tree(t, fs), "alphazepam-betazepam"); d.Stopping.Text != "Ask." || d.Stopping.Basis != "" {
		t.Errorf("its own text is lost: %+v", d.Stopping)
	}
	fs["drugs/a/alphazepam-betazepam.yaml"] = strings.Replace(fs["drugs/a/alphazepam-betazepam.yaml"], "detail: summary", "detail: monograph", 1)
	if d := compiled(t, tree(t, fs), "alphazepam-betazepam"); len(d.Interactions) > 0 || d.Dependence != nil {
		t.Errorf("a monograph took: %+v", d.Interactions)
	}
}
