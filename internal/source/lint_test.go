package source_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"druginfo/internal/record"
	"druginfo/internal/source"
)

var today = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// files is a small tree without a problem.
func files() map[string]string {
	return map[string]string{
		"vocab/uses.yaml":          "- {name: insomnia, lay: [sleeplessness]}\n- {name: anxiety}\n",
		"vocab/effects.yaml":       "- {name: drowsiness, clinical: [somnolence]}\n- {name: seizures}\n- {name: tremor}\n",
		"vocab/sources.yaml":       "- {id: list, title: A list, publisher: Agency, url: 'https://example.org/list', checked: 2026-11-01}\n",
		"vocab/publishers.yaml":    "- {name: Agency, kind: regulator}\n",
		"vocab/regions.yaml":       "- {id: us, name: United States}\n",
		"vocab/substances.yaml":    "- {id: grapefruit, name: grapefruit}\n",
		"vocab/shared_names.yaml":  "[]\n",
		"vocab/refused_hosts.yaml": "[shop.example]\n",
		"help.yaml":                "regions: []\nsources: []\n",
		"classes/sedative.yaml": `id: sedative
name: sedative
plural: sedatives
summary: Sedatives calm.
dependence:
  addictive: {answer: "yes", text: Class text.}
  versus: Class versus.
  sources: [label]
withdrawal:
  occurs: "yes"
  severity: severe
  symptoms: [{name: seizures, level: serious}]
  sources: [label]
stopping: {abrupt: dangerous, text: Never., sources: [label]}
overdose: {signs: [drowsiness], text: Call., sources: [label]}
interactions:
  - {with: grapefruit, severity: caution, effect: More of it., sources: [label]}
driving: [{text: Do not drive., sources: [label]}]
pregnancy: [{text: Ask., sources: [label]}]
breastfeeding: [{text: Ask., sources: [label]}]
alternatives:
  - {name: CBT-I, for: insomnia, sources: [label]}
  - {name: CBT, for: anxiety, sources: [label]}
sources:
  - {id: label, title: Class label, publisher: Agency, url: 'https://example.org/class', checked: 2026-11-01}
review: {checked: 2026-11-01, due: 2027-11-01, method: label-checked}
`,
		"drugs/a/alphazepam.yaml": `id: alphazepam
kind: ingredient
detail: monograph
name: alphazepam
summary: A sedative.
brands: [{name: Alphium, regions: [us]}]
class: {id: sedative}
mechanism: {text: It calms., sources: [label]}
legal: {us: {schedule: IV, status: rx, sources: [list]}}
uses: [{name: insomnia, status: approved, sources: [label]}]
side_effects:
  common: [{name: drowsiness, percent: {min: 5, max: 7}, sources: [label]}]
  serious: [{name: seizures, sources: [label]}]
withdrawal:
  onset: {min: 1, max: 2, unit: days}
  sources: [label]
interactions:
  - {with: betazepam, severity: serious, effect: Deep sleep., sources: [label]}
alcohol: [{text: No., sources: [label]}]
pharmacokinetics: {half_life: {min: 10, max: 12, unit: hours}, sources: [label]}
confused_with: [{id: betazepam, why: alike}]
sources:
  - {id: label, title: Alphium label, publisher: Agency, url: 'https://example.org/a', revised: 2025-06, checked: 2026-11-01}
review: {checked: 2026-11-01, due: 2027-11-01, method: label-checked}
`,
		"drugs/b/betazepam.yaml": `id: betazepam
kind: ingredient
detail: summary
name: betazepam
summary: Another.
class: {id: sedative}
uses: [{name: insomnia, status: approved, sources: [list]}]
review: {checked: 2026-11-01, due: 2027-11-01, method: compiled}
`,
	}
}

func tree(t *testing.T, fs map[string]string) *source.Tree {
	t.Helper()
	m := fstest.MapFS{}
	for name, text := range fs {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tr, err := source.Load(m)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

func TestLintClean(t *testing.T) {
	for _, p := range tree(t, files()).Lint(today) {
		t.Error(p)
	}
}

// Every rule can fail, and says where.
func TestLintRules(t *testing.T) {
	const a = "drugs/a/alphazepam.yaml"
	for _, tt := range []struct {
		name, file, old, new string
		want                 string // part of the problem
		line                 int
	}{
		{"unsourced claim", a, "uses: [{name: insomnia, status: approved, sources: [label]}]", "uses: [{name: insomnia, status: approved, sources: []}]", "a statement without a source", 10},
		{"sources left out", a, "alcohol: [{text: No., sources: [label]}]", "alcohol: [{text: No.}]", "a statement without a source", 19},
		{"unresolved source", a, "mechanism: {text: It calms., sources: [label]}", "mechanism: {text: It calms., sources: [lable]}", `no source "lable"`, 8},
		{"source without address", a, "url: 'https://example.org/a', ", "", "a source needs id, title, publisher, url and checked", 23},
		{"source without date", a, ", checked: 2026-11-01}\nreview", "}\nreview", "a source needs id, title, publisher, url and checked", 23},
		{"source cited nowhere", a, "sources:\n  - {id: label", "sources:\n  - {id: other, title: T, publisher: Agency, url: 'https://example.org/x', checked: 2026-11-01}\n  - {id: label", "cited nowhere", 23},
		{"unknown publisher", a, "publisher: Agency, url: 'https://example.org/a'", "publisher: Blog, url: 'https://example.org/a'", `unknown publisher "Blog"`, 23},
		{"refused host", a, "https://example.org/a", "https://www.shop.example/a", "is no place to cite", 23},
		{"unknown use", a, "name: insomnia, status: approved, sources: [label]", "name: sleep, status: approved, sources: [label]", `"sleep" is not a term`, 10},
		{"synonym for a term", a, "name: drowsiness, percent", "name: somnolence, percent", `write "drowsiness"`, 12},
		{"unknown drug", a, "with: betazepam", "with: gammazepam", `"gammazepam" is no drug, class or substance`, 18},
		{"unknown partner", a, "confused_with:", "compatible: [{with: gammazepam, text: Allowed., sources: [label]}]\nconfused_with:", `"gammazepam" is no drug, class or substance`, 21},
		{"unknown class", a, "class: {id: sedative}", "class: {id: sedtive}", `no class "sedtive"`, 7},
		{"name of another drug", a, "brands: [{name: Alphium, regions: [us]}]", "brands: [{name: BETA-zepam, regions: [us]}]", "also belongs to", 1},
		{"name of a command", a, "brands: [{name: Alphium, regions: [us]}]", "brands: [{name: Help, regions: [us]}]", "is a word of the command line", 1},
		{"control character", a, "summary: A sedative.", "summary: \"A \\x1b sedative.\"", "control character U+001B", 5},
		{"stray blanks", a, "summary: A sedative.", "summary: \"A  sedative.\"", "stray blanks", 5},
		{"future date", a, "checked: 2026-11-01, due: 2027-11-01, method: label-checked", "checked: 2026-12-01, due: 2027-11-01, method: label-checked", "lies in the future", 24},
		{"no such day", a, "revised: 2025-06", "revised: 2025-02-30", "is no day", 23},
		{"dose", a, "text: It calms.", "text: Take 10 mg at night.", `"10 mg" looks like a dose`, 8},
		{"dose without blank", a, "text: It calms.", "text: Take 0.5mg.", "looks like a dose", 8},
		{"taper rate", a, "text: It calms.", "text: Cut by 10 % every week.", "looks like a taper rate", 8},
		{"taper by a fraction", a, "text: It calms.", "text: Reduce the dose by a quarter.", "looks like a taper rate", 8},
		{"missing section", a, "alcohol: [{text: No., sources: [label]}]\n", "", "a monograph without alcohol", 1},
		{"enum", a, "schedule: IV", "schedule: VI", `"VI" is not one of`, 9},
		{"unknown field", a, "detail: monograph", "detail: monograph\ndosage: much", "field dosage not found", 4},
		{"wrong type", a, "brands: [{name: Alphium, regions: [us]}]", "brands: Alphium", "cannot unmarshal", 6},
		{"repeated key", a, "name: alphazepam\n", "name: alphazepam\nname: alphazepam\n", "already defined", 5},
		{"range upside down", a, "{min: 10, max: 12, unit: hours}", "{min: 12, max: 10, unit: hours}", "not a range of time", 20},
		{"percent over 100", a, "{min: 5, max: 7}", "{min: 5, max: 700}", "not a range of percent", 12},
		{"id and file name", a, "id: alphazepam", "id: alfazepam", "does not match the file name", 1},
		{"ingredients of an ingredient", a, "kind: ingredient", "kind: combination", "at least two ingredients", 1},
		{"symptom without a term", "classes/sedative.yaml", "{name: seizures, level: serious}", "{name: fits, level: serious}", `"fits" is not a term`, 12},
		{"class that is its own parent", "classes/sedative.yaml", "plural: sedatives", "plural: sedatives\nparent: sedative", "its own ancestor", 4},
		{"empty file", a, "", "", "the file is empty", 1},
		{"two words for one term", "vocab/effects.yaml", "- {name: tremor}", "- {name: tremor, lay: [somnolence]}", "also stands for", 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fs := files()
			if tt.name == "empty file" {
				fs[tt.file] = ""
			} else {
				if !strings.Contains(fs[tt.file], tt.old) {
					t.Fatalf("%s does not contain %q", tt.file, tt.old)
				}
				fs[tt.file] = strings.Replace(fs[tt.file], tt.old, tt.new, 1)
			}
			var all []string
			for _, p := range tree(t, fs).Lint(today) {
				s := p.String()
				all = append(all, s)
				if tt.want != "" && strings.Contains(s, tt.want) && (p.Line == tt.line || p.File != tt.file) {
					return
				}
			}
			if tt.want != "" {
				t.Errorf("no problem with %q at line %d; got:\n%s", tt.want, tt.line, strings.Join(all, "\n"))
			}
		})
	}
}

// All problems are reported at once.
// A mixture sold under the name of one of its ingredients would take that name
// away from it.
func TestLintBrandOfMixture(t *testing.T) {
	fs := files()
	fs["drugs/a/alphazepam-betazepam.yaml"] = `id: alphazepam-betazepam
kind: combination
detail: summary
name: alphazepam and betazepam
summary: Two sedatives.
ingredients: [alphazepam, betazepam]
brands:
  - {name: Alphazepam 20MEQ, regions: [us]}
  - {name: Duozepam, regions: [us]}
names_sources: [list]
class: {id: sedative}
uses: [{name: insomnia, status: approved, sources: [list]}]
review: {checked: 2026-11-01, due: 2027-11-01, method: compiled}
`
	ps := tree(t, fs).Lint(today)
	if len(ps) != 1 || !strings.Contains(ps[0].String(), `"Alphazepam 20MEQ" is a name of its ingredient alphazepam`) {
		t.Errorf("problems: %v", ps)
	}
}

func TestLintReportsAll(t *testing.T) {
	fs := files()
	fs["drugs/a/alphazepam.yaml"] = strings.NewReplacer("schedule: IV", "schedule: VI", "text: It calms.", "text: Take 10 mg.", "with: betazepam", "with: nothing").
		Replace(fs["drugs/a/alphazepam.yaml"])
	ps := tree(t, fs).Lint(today)
	if len(ps) != 3 {
		t.Errorf("%d problems, want 3: %v", len(ps), ps)
	}
}

func TestCompile(t *testing.T) {
	fs := files()
	fs["drugs/a/alphazepam.yaml"] += "compatible: [{with: betazepam, text: The agency allows it., sources: [label]}]\n"
	c := tree(t, fs).Compile()
	alpha, beta := c.Drugs[0], c.Drugs[1]

	if d := alpha.Withdrawal; d.Occurs != "yes" || d.Onset == nil || d.Basis != "" {
		t.Errorf("withdrawal is not merged field by field: %+v", d)
	}
	if diff := cmp.Diff([]string{"occurs", "severity", "symptoms"}, alpha.Withdrawal.FromClass); diff != "" {
		t.Errorf("from_class: %s", diff)
	}
	if diff := cmp.Diff([]string{"label", "sedative-label"}, alpha.Withdrawal.Sources); diff != "" {
		t.Errorf("two documents of one id must stay apart: %s", diff)
	}
	if alpha.Dependence.Basis != record.BasisClass || alpha.Stopping.Basis != record.BasisClass {
		t.Error("sections of the class are not marked")
	}
	if beta.Stopping == nil || beta.Stopping.Text != "Never." {
		t.Error("a summary takes nothing from its class")
	}
	if len(alpha.Alternatives) != 1 || alpha.Alternatives[0].Name != "CBT-I" {
		t.Errorf("an alternative for a use the drug does not have: %+v", alpha.Alternatives)
	}
	// Links hold both ways, with the source of the record that says so.
	if len(beta.ConfusedWith) != 1 || beta.ConfusedWith[0].ID != "alphazepam" || beta.ConfusedWith[0].Name != "alphazepam" {
		t.Errorf("confused_with is not completed: %+v", beta.ConfusedWith)
	}
	if len(beta.Compatible) != 1 || beta.Compatible[0].With != "alphazepam" || beta.Compatible[0].Name != "alphazepam" {
		t.Errorf("compatible is not completed: %+v", beta.Compatible)
	}
	var with []string
	for _, in := range beta.Interactions {
		with = append(with, in.With+" "+string(in.Severity)+" "+string(in.Basis))
		for _, id := range in.Sources {
			found := false
			for _, s := range beta.Sources {
				found = found || s.ID == id
			}
			if !found {
				t.Errorf("interaction with %s cites %q, which betazepam does not list", in.With, id)
			}
		}
	}
	if diff := cmp.Diff([]string{"alphazepam serious pair", "grapefruit caution class"}, with); diff != "" {
		t.Errorf("interactions, worst first: %s", diff)
	}
	if beta.Class.Name != "sedative" || len(beta.Class.Path) != 1 {
		t.Errorf("class is not filled in: %+v", beta.Class)
	}
}

// The box belongs to the US label: a record without one does not inherit it.
func TestBoxedWarningsStayInTheUS(t *testing.T) {
	fs := files()
	fs["classes/sedative.yaml"] = strings.Replace(fs["classes/sedative.yaml"], "dependence:\n", "boxed_warnings: [{title: With opioids, text: Death., sources: [label]}]\ndependence:\n", 1)
	c := tree(t, fs).Compile()
	if len(c.Drugs[0].Boxed) != 1 || c.Drugs[0].Boxed[0].Basis != record.BasisClass {
		t.Errorf("a US drug does not inherit the box: %+v", c.Drugs[0].Boxed)
	}
	if len(c.Drugs[1].Boxed) != 0 {
		t.Errorf("a drug that is not sold in the US inherits the box: %+v", c.Drugs[1].Boxed)
	}
}

// A member that the shared facts are not true of takes none of them.
func TestExcept(t *testing.T) {
	fs := files()
	fs["classes/sedative.yaml"] = strings.Replace(fs["classes/sedative.yaml"], "summary: Sedatives calm.", "summary: Sedatives calm.\nexcept: [betazepam]", 1)
	if beta := tree(t, fs).Compile().Drugs[1]; beta.Stopping != nil || beta.Dependence != nil {
		t.Errorf("betazepam is excepted but took: %+v", beta.Stopping)
	}
}

// A narrower class that is excepted keeps all its members out, whoever joins it.
func TestExceptClass(t *testing.T) {
	fs := files()
	own := tree(t, fs).Compile().Drugs[1]
	if own.Stopping == nil {
		t.Fatal("betazepam takes nothing of its class in the fixture")
	}
	id := own.Class.Path[len(own.Class.Path)-1]
	fs["classes/narrow.yaml"] = "id: narrow\nname: narrow sedative\nplural: narrow sedatives\nparent: " + id + "\nsummary: Narrow ones.\nreview: {checked: 2026-01-02, due: 2027-01-02, method: compiled}\n"
	beta := "drugs/b/betazepam.yaml"
	fs[beta] = strings.Replace(fs[beta], "class: {id: "+id, "class: {id: narrow", 1)
	if d := tree(t, fs).Compile().Drugs[1]; d.Class.ID != "narrow" || d.Stopping == nil {
		t.Fatalf("a narrower class hands on what the wider one says: %+v", d.Class)
	}
	at := "classes/" + id + ".yaml"
	fs[at] = strings.Replace(fs[at], "\nsummary:", "\nexcept: [narrow]\nsummary:", 1)
	if d := tree(t, fs).Compile().Drugs[1]; d.Stopping != nil || d.Dependence != nil {
		t.Errorf("its class is excepted but it took: %+v", d.Stopping)
	}
	if found := tree(t, fs).Lint(today); len(found) > 0 {
		t.Error(found)
	}
	fs[at] = strings.Replace(fs[at], "except: [narrow]", "except: [wide]", 1)
	if found := tree(t, fs).Lint(today); len(found) != 1 {
		t.Errorf("what is neither a record nor a narrower class is excepted: %v", found)
	}
}

// A short list of a member's own does not hide a danger of its class, unless the
// member does not reach the whole body; what else the class lists it takes over
// only when it has nothing of its own.
func TestSeriousEffectsOfTheClass(t *testing.T) {
	fs := files()
	fs["classes/sedative.yaml"] = strings.Replace(fs["classes/sedative.yaml"], "dependence:\n",
		"side_effects:\n  common: [{name: tremor, sources: [label]}]\n  serious: [{name: tremor, sources: [label]}, {name: seizures, sources: [label]}]\ndependence:\n", 1)
	names := func(list []record.Effect) (out []string) {
		for _, e := range list {
			out = append(out, e.Name+" "+string(e.Basis))
		}
		return out
	}
	alpha := tree(t, fs).Compile().Drugs[0].SideEffects
	if diff := cmp.Diff([]string{"seizures ", "tremor class"}, names(alpha.Serious)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"drowsiness "}, names(alpha.Common)); diff != "" {
		t.Error(diff)
	}
	fs["drugs/a/alphazepam.yaml"] = strings.Replace(fs["drugs/a/alphazepam.yaml"], "legal:", "routes: [topical]\nlegal:", 1)
	if diff := cmp.Diff([]string{"seizures "}, names(tree(t, fs).Compile().Drugs[0].SideEffects.Serious)); diff != "" {
		t.Error(diff)
	}
}

func TestFormat(t *testing.T) {
	const in = `# why
name:   alphazepam
id: alphazepam   # stays
uses:
    - sources: [label]
      name: 'insomnia'
      status: approved
dependence:
    addictive:
        text: Also as prescribed.
        answer: 'yes'
`
	const want = `# why
id: alphazepam # stays
name: alphazepam
uses:
  - {name: insomnia, status: approved, sources: [label]}
dependence: {addictive: {answer: "yes", text: Also as prescribed.}}
`
	got, err := source.Format("drugs/a/alphazepam.yaml", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	again, err := source.Format("drugs/a/alphazepam.yaml", got)
	if err != nil || string(again) != string(got) {
		t.Errorf("not a fixed point: %v\n%s", err, again)
	}
}

// No file can make the reader, the lint or the formatter panic.
func FuzzDecode(f *testing.F) {
	for _, s := range files() {
		f.Add(s)
	}
	f.Add("id: [\n")
	f.Add("a: &x [*x]\n")
	f.Add("? {}\n")
	f.Fuzz(func(t *testing.T, s string) {
		m := fstest.MapFS{"drugs/a/a.yaml": {Data: []byte(s)}}
		for name, text := range files() {
			if !strings.HasPrefix(name, "drugs/") {
				m[name] = &fstest.MapFile{Data: []byte(text)}
			}
		}
		tr, err := source.Load(m)
		if err != nil {
			t.Fatal(err)
		}
		tr.Lint(today)
		// Format reads back what it writes and refuses to change its meaning.
		_, _ = source.Format("drugs/a/a.yaml", []byte(s))
	})
}
