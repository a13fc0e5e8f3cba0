package interaction_test

import (
	"os"
	"strings"
	"testing"

	"druginfo/internal/drugdb"
	"druginfo/internal/interaction"
	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

func open(t *testing.T) (*snapshot.DB, *interaction.Table) {
	t.Helper()
	db, err := drugdb.Open()
	if err != nil {
		t.Fatal(err)
	}
	in, err := drugdb.Interactions()
	if err != nil {
		t.Fatal(err)
	}
	return db, interaction.New(in)
}

// parties reads drugs once.
func parties(t *testing.T, db *snapshot.DB) func(id string) (interaction.Party, bool) {
	known := map[string]interaction.Party{}
	return func(id string) (interaction.Party, bool) {
		if p, ok := known[id]; ok {
			return p, p.ID != ""
		}
		p, ok, err := interaction.OfDrug(db, id)
		if err != nil {
			t.Fatal(err)
		}
		known[id] = p
		return p, ok
	}
}

func fixture(t *testing.T, name string) [][2]string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out [][2]string
	for line := range strings.Lines(string(b)) {
		a, c, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			t.Fatalf("%s: %q is no pair", name, line)
		}
		out = append(out, [2]string{a, c})
	}
	return out
}

// Every pair of the ONC high-priority list that the catalogue has both drugs of
// is serious or contraindicated.
func TestHighPriorityPairs(t *testing.T) {
	db, table := open(t)
	get := parties(t, db)
	checked, absent := 0, map[string]bool{}
	for _, pair := range fixture(t, "onc_high_priority.tsv") {
		a, okA := get(pair[0])
		b, okB := get(pair[1])
		if !okA || !okB {
			for i, ok := range []bool{okA, okB} {
				if !ok {
					absent[pair[i]] = true
				}
			}
			continue
		}
		checked++
		for _, p := range []interaction.Pair{table.Pair(a, b), table.Pair(b, a)} {
			if p.Severity != record.Serious && p.Severity != record.Contraindicated {
				t.Errorf("%s with %s: %q", p.A.ID, p.B.ID, p.Severity)
			}
		}
	}
	t.Logf("%d pairs checked, no record of %d drugs: %v", checked, len(absent), absent)
	if checked < 700 || len(absent) > 15 {
		t.Errorf("%d pairs checked, no record of %v", checked, absent)
	}
}

// Pairs that many people take together, of which no source warns, raise nothing.
func TestUnremarkablePairs(t *testing.T) {
	db, table := open(t)
	get := parties(t, db)
	n := 0
	for _, pair := range fixture(t, "unremarkable.tsv") {
		a, okA := get(pair[0])
		b, okB := get(pair[1])
		if !okA || !okB {
			t.Errorf("no record of %v", pair)
			continue
		}
		n++
		if p := table.Pair(a, b); p.Severity != interaction.None {
			t.Errorf("%s with %s: %s: %s (%s)", a.ID, b.ID, p.Severity, p.Findings[0].Effect, p.Findings[0].RecordPath)
		}
	}
	if n < 60 {
		t.Errorf("%d pairs, want 60", n)
	}
}

// What the rules say of well-known pairs, and of the members they must not
// touch.
func TestPairs(t *testing.T) {
	db, table := open(t)
	get := parties(t, db)
	for _, tt := range []struct {
		a, b string
		want record.InteractionSeverity
	}{
		{"clonazepam", "oxycodone", record.Serious},
		{"oxycodone-acetaminophen", "alprazolam", record.Serious},
		{"clonazepam", "alcohol", record.Serious},
		{"sildenafil", "nitroglycerin", record.Contraindicated},
		{"lithium", "ibuprofen", record.Serious},
		{"lithium", "lisinopril", record.Serious},
		{"warfarin", "ibuprofen", record.Serious},
		{"warfarin", "sertraline", record.Serious},
		{"phenelzine", "pseudoephedrine", record.Contraindicated},
		{"linezolid", "fluoxetine", record.Contraindicated},
		{"disulfiram", "alcohol", record.Contraindicated},
		{"tizanidine", "ciprofloxacin", record.Contraindicated},
		{"spironolactone", "potassium-chloride", record.Contraindicated},
		{"sumatriptan", "sertraline", record.Caution},
		// exceptions
		{"naloxone", "alprazolam", interaction.None},
		{"methylnaltrexone", "lorazepam", interaction.None},
		{"alprazolam", "ritonavir", record.Serious}, // not contraindicated: excepted; see below
		{"lithium", "aspirin", interaction.None},
		{"warfarin", "clotrimazole", interaction.None},
		{"polyethylene-glycol-potassium-chloride-sodium-bicarbonate-sodium-chloride", "lisinopril", interaction.None},
		{"nepafenac", "warfarin", interaction.None},
	} {
		a, okA := get(tt.a)
		b, okB := get(tt.b)
		if !okA || !okB {
			t.Errorf("no record of %s or %s", tt.a, tt.b)
			continue
		}
		p := table.Pair(a, b)
		if p.Severity == tt.want || tt.a == "alprazolam" && p.Severity != record.Contraindicated {
			continue
		}
		t.Errorf("%s with %s: %q, want %q: %+v", tt.a, tt.b, p.Severity, tt.want, p.Findings)
	}
}

// A drug with itself in a combination is announced.
func TestDoubled(t *testing.T) {
	db, table := open(t)
	get := parties(t, db)
	a, _ := get("amlodipine-benazepril")
	b, _ := get("amlodipine")
	p := table.Pair(a, b)
	if len(p.Findings) == 0 || p.Findings[0].Hazard != "doubled" {
		t.Errorf("%+v", p.Findings)
	}
}

// Every finding of every rule has a source, and the order is worst first.
func TestFindings(t *testing.T) {
	in, err := drugdb.Interactions()
	if err != nil {
		t.Fatal(err)
	}
	cited := map[string]bool{}
	for _, s := range in.Sources {
		cited[s.ID] = true
	}
	for _, r := range in.Rules {
		if len(r.Sources) == 0 || len(r.A.Of) == 0 || len(r.B.Of) == 0 {
			t.Errorf("rule %s: %d sources, %d and %d members", r.ID, len(r.Sources), len(r.A.Of), len(r.B.Of))
		}
		for _, s := range r.Sources {
			if !cited[s] {
				t.Errorf("rule %s: source %s is not compiled", r.ID, s)
			}
		}
	}
	db, table := open(t)
	get := parties(t, db)
	var ps []interaction.Party
	for _, id := range []string{"amoxicillin", "clonazepam", "oxycodone", "alcohol"} {
		p, _ := get(id)
		ps = append(ps, p)
	}
	pairs := table.Pairs(ps)
	if len(pairs) != 6 {
		t.Fatalf("%d pairs, want 6", len(pairs))
	}
	for i := 1; i < len(pairs); i++ {
		if interaction.Rank(pairs[i].Severity) < interaction.Rank(pairs[i-1].Severity) {
			t.Errorf("%s after %s", pairs[i].Severity, pairs[i-1].Severity)
		}
	}
}

// A class stands for what is written of the class.
func TestClass(t *testing.T) {
	db, table := open(t)
	classes, err := drugdb.Classes()
	if err != nil {
		t.Fatal(err)
	}
	opioids, ok := interaction.OfClass(classes, "opioid")
	if !ok {
		t.Fatal("no class opioid")
	}
	d, _ := parties(t, db)("clonazepam")
	if p := table.Pair(d, opioids); p.Severity != record.Serious {
		t.Errorf("clonazepam with opioids: %q", p.Severity)
	}
}

// What is recorded of a group holds for the smaller group in it: what makes
// hormonal contraceptives fail makes birth control pills fail.
func TestGroupWithinGroup(t *testing.T) {
	db, table := open(t)
	pill, ok := table.OfGroup("oral-contraceptives")
	if !ok {
		t.Fatal("no group")
	}
	get := parties(t, db)
	for _, id := range []string{"topiramate", "rifampin", "carbamazepine", "st-johns-wort"} {
		p, ok := get(id)
		if !ok {
			t.Fatal(id)
		}
		if got := table.Pair(p, pill); interaction.Rank(got.Severity) > interaction.Rank(record.Serious) {
			t.Errorf("%s with %s: %q", id, pill.Name, got.Severity)
		}
	}
	p, _ := get("acetaminophen")
	if got := table.Pair(p, pill); interaction.Rank(got.Severity) <= interaction.Rank(record.Serious) {
		t.Errorf("acetaminophen with %s: %q", pill.Name, got.Severity)
	}
}

// A product that holds both is named; one that holds more, or none, is not.
func TestSoldTogether(t *testing.T) {
	db, _ := open(t)
	get := parties(t, db)
	for _, c := range []struct{ a, b, want string }{
		{"acetaminophen", "ibuprofen", "acetaminophen-ibuprofen"},
		{"ibuprofen", "acetaminophen", "acetaminophen-ibuprofen"},
		{"ibuprofen", "warfarin", ""},
		{"acetaminophen-ibuprofen", "acetaminophen", ""},
	} {
		a, _ := get(c.a)
		b, _ := get(c.b)
		p, err := interaction.SoldTogether(db, a, b)
		if err != nil {
			t.Fatal(err)
		}
		if got := p; (got == nil) != (c.want == "") || got != nil && (got.ID != c.want || len(got.Sources) == 0) {
			t.Errorf("%s with %s: %+v", c.a, c.b, got)
		}
	}
}

// Of a class of which nothing holds as a whole, members are named: those of the
// drug's own record and those that only a rule knows of.
func TestFurther(t *testing.T) {
	db, table := open(t)
	party := parties(t, db)
	sertraline, _ := party("sertraline")
	classes, err := drugdb.Classes()
	if err != nil {
		t.Fatal(err)
	}
	pain, ok := interaction.OfClass(classes, "pain-drug")
	if !ok {
		t.Fatal("no class of pain drugs")
	}
	pair := table.Pair(sertraline, pain)
	if len(pair.Findings) > 0 {
		t.Fatalf("%d findings hold for all pain drugs", len(pair.Findings))
	}
	if err := table.Further(db, classes, &pair); err != nil {
		t.Fatal(err)
	}
	var scopes string
	for i, f := range pair.Some {
		scopes += f.Scope + "; "
		if len(f.Sources) == 0 || i > 0 && interaction.Rank(f.Severity) < interaction.Rank(pair.Some[i-1].Severity) {
			t.Errorf("%+v", f)
		}
	}
	for _, want := range []string{"NSAIDs", "tramadol"} {
		if !strings.Contains(scopes, want) {
			t.Errorf("%s is not named: %s", want, scopes)
		}
	}
}

// What a source allows of a pair is said from either side, beside any warning,
// and not of a product that holds more than the one drug.
func TestAllowed(t *testing.T) {
	table := interaction.New(record.Interactions{})
	src := []record.Source{{ID: "nhs", Title: "A page", URL: "https://example.org"}}
	one := &record.Drug{
		ID: "one", Name: "one", Sources: src,
		Compatible: []record.Compatible{{With: "two", Name: "two", Text: "They can be taken together.", Sources: []string{"nhs"}}},
	}
	two := &record.Drug{ID: "two", Name: "two", Class: record.ClassRef{ID: "x", Path: []string{"x"}}}
	three := &record.Drug{ID: "three", Name: "three"}
	drug := func(d *record.Drug, parts ...*record.Drug) interaction.Party {
		return interaction.Party{Kind: interaction.Drug, ID: d.ID, Name: d.Name, Drug: d, Parts: parts}
	}
	for _, p := range []interaction.Pair{table.Pair(drug(one), drug(two)), table.Pair(drug(two), drug(one))} {
		if len(p.Allowed) != 1 || p.Severity != interaction.None || len(p.Allowed[0].Sources) != 1 {
			t.Errorf("%+v", p)
		}
	}
	both := &record.Drug{ID: "two-three", Name: "two and three", Kind: record.Combination, Ingredients: []string{"two", "three"}}
	for _, p := range []interaction.Pair{table.Pair(drug(one), drug(both, two, three)), table.Pair(drug(one), drug(three))} {
		if len(p.Allowed) > 0 {
			t.Errorf("%s with %s: %+v", p.A.Name, p.B.Name, p.Allowed)
		}
	}
}
