package source_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"druginfo/internal/record"
	"druginfo/internal/source"
)

const rules = `groups:
  - {id: sedative, of: [sedative], except: [betazepam]}
rules:
  - id: sedatives-grapefruit
    a: {name: sedatives, of: [sedative, gammazepam]}
    b: {name: grapefruit, of: [grapefruit]}
    severity: caution
    effect: More of it.
    sources: [list, rule-source]
unrecorded: [gammazepam]
sources:
  - {id: rule-source, title: A page, publisher: Agency, url: 'https://example.org/r', checked: 2026-11-01}
review: {checked: 2026-11-01, due: 2027-11-01}
`

const topics = `topics:
  - {id: alcohol, name: whether it goes with alcohol, title: Alcohol, answer: [alcohol], phrases: [alcohol*], examples: ['May I drink?']}
emergency: [overdose]
ordinary: [today]
fillers: [the]
light: [a]
`

// Sides and groups are spelled out: members named, exceptions gone, ids without
// a record left out.
func TestCompileInteractions(t *testing.T) {
	fs := files()
	fs["interactions/a.yaml"], fs["topics.yaml"] = rules, topics
	tr := tree(t, fs)
	for _, p := range tr.Lint(today) {
		t.Error(p)
	}
	c := tr.Compile()
	want := record.Interactions{
		Groups: []record.Group{
			{ID: "grapefruit", Name: "grapefruit", Of: []string{}},
			{ID: "sedative", Name: "sedatives", Of: []string{"alphazepam"}, Class: true},
		},
		Rules: []record.Rule{{
			ID: "sedatives-grapefruit", Severity: "caution", Effect: "More of it.", Sources: []string{"list", "rule-source"},
			A: record.Side{Name: "sedatives", Of: []string{"alphazepam", "sedative"}},
			B: record.Side{Name: "grapefruit", Of: []string{"grapefruit"}},
		}},
		Sources: []record.Source{
			{ID: "list", Title: "A list", Publisher: "Agency", URL: "https://example.org/list", Checked: "2026-11-01"},
			{ID: "rule-source", Title: "A page", Publisher: "Agency", URL: "https://example.org/r", Checked: "2026-11-01"},
		},
	}
	if diff := cmp.Diff(want, c.Interactions); diff != "" {
		t.Error(diff)
	}
	if len(c.Topics.Topics) != 1 || c.Topics.Topics[0].ID != "alcohol" {
		t.Errorf("%+v", c.Topics)
	}
	for file, text := range map[string]string{"interactions/a.yaml": rules, "topics.yaml": topics} {
		if _, err := source.Format(file, []byte(text)); err != nil {
			t.Error(err)
		}
	}
}

// Each mistake in a rule or topic is reported.
func TestLintInteractions(t *testing.T) {
	for _, tt := range []struct{ file, from, to, want string }{
		{"interactions/a.yaml", "gammazepam]}", "gamazepam]}", `"gamazepam" is no drug, class, group or substance`},
		{"interactions/a.yaml", "except: [betazepam]", "except: [gammazepam, deltazepam]", `"deltazepam" is no member`},
		{"interactions/a.yaml", "severity: caution", "severity: bad", `"bad" is not one of`},
		{"interactions/a.yaml", "sources: [list, rule-source]", "sources: [list]", `source "rule-source" is cited nowhere`},
		{"interactions/a.yaml", "sources: [list, rule-source]", "sources: [nothing]", `no source "nothing"`},
		{"interactions/a.yaml", "effect: More of it.", "effect: Take 5 mg less.", "looks like a dose"},
		{"interactions/a.yaml", "id: sedatives-grapefruit", "id: Sedatives", "is no id"},
		{"topics.yaml", "phrases: [alcohol*], ", "phrases: [], ", "without phrases"},
		{"topics.yaml", "phrases: [alcohol*]", "phrases: [a, a]", `"a" is listed twice`},
		{"topics.yaml", "light: [a]", "light: [a]\nclasses: [{id: nosuch, words: [x]}]", `no class "nosuch"`},
	} {
		fs := files()
		fs["interactions/a.yaml"], fs["topics.yaml"] = rules, topics
		if !strings.Contains(fs[tt.file], tt.from) {
			t.Fatalf("%q is not in %s", tt.from, tt.file)
		}
		fs[tt.file] = strings.Replace(fs[tt.file], tt.from, tt.to, 1)
		ps := tree(t, fs).Lint(today)
		if !slices.ContainsFunc(ps, func(p source.Problem) bool { return p.File == tt.file && strings.Contains(p.Message, tt.want) }) {
			t.Errorf("%q for %q: %v, want %q", tt.to, tt.from, ps, tt.want)
		}
	}
}
