package lookup_test

import (
	"flag"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"druginfo/internal/fold"
	"druginfo/internal/lookup"
	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

// short is a result in a line: status, kind, name matched, ids.
func short(r lookup.Result) string {
	s := []string{string(r.Status)}
	if r.Match != nil {
		s = append(s, r.Match.Kind, r.Match.Matched)
	}
	for _, d := range r.Drugs {
		s = append(s, d.ID)
	}
	if r.Status == lookup.Ambiguous {
		for _, c := range r.Candidates {
			s = append(s, c.ID)
		}
	}
	return strings.Join(s, "|")
}

func TestFind(t *testing.T) {
	f := lookup.New(catalogue(t))
	for _, tt := range []struct{ query, want string }{
		// exact
		{"klonopin", "found|brand|Klonopin|clonazepam"},
		{"  KLONOPIN® ", "found|brand|Klonopin|clonazepam"},
		{"Special K", "found|street|Special K|ketamine"},
		{"lean", "ambiguous|codeine|promethazine"},
		{"hctz", "found|abbreviation|HCTZ|hydrochlorothiazide"},
		// words
		{"Klonopin 0.5mg tab", "found|brand|Klonopin|clonazepam"},
		{"sertraline HCl 50 MG Oral Tablet", "found|generic|sertraline|sertraline"},
		{"OXYCODONE-APAP 5-325", "found|abbreviation|APAP|acetaminophen-oxycodone"},
		{"losartan pot 100mg tab qd", "found|generic|losartan|losartan"},
		{"Exelon (rivastigmine) 9.5mg/24hr patch", "found|brand|Exelon|rivastigmine"},
		{"potassium chloride 10 mEq ER", "found|generic|potassium chloride|potassium-chloride"},
		{"take 1 tab of Zoloft for depression", "found|brand|Zoloft|sertraline"},
		{"aspirin or ibuprofen", "ambiguous|aspirin|ibuprofen"},
		{"Osmitrol 10% in dextrose 5%", "found|brand|Osmitrol|mannitol"},
		{"Osmitrol and dextrose 5%", "ambiguous|mannitol|dextrose"},
		{"klonopin clonidine", "ambiguous|clonazepam|clonidine"},
		{"asprin or advill", "ambiguous|aspirin|ibuprofen"},
		{"klonapin 0.5 mg tab", "found|typo|Klonopin|clonazepam"},
		// another product of the brand, or what a product is free of
		{"Tylenol PM", "ambiguous|acetaminophen"},
		{"Fosamax Plus", "ambiguous|alendronate"},
		{"Co-Diovan 80/12.5", "ambiguous|valsartan"},
		{"tylenol plus ibuprofen", "ambiguous|acetaminophen|ibuprofen"},
		{"aspirin free tylenol", "found|brand|Tylenol|acetaminophen"},
		{"tylenol acetaminophen-free", "ambiguous|acetaminophen"},
		{"alcohol free", "not_found"},
		// prefix
		{"clonaz", "found|prefix|clonazepam|clonazepam"},
		{"amlod", "found|prefix|amlodipine|amlodipine"},
		{"metfor", "found|prefix|metformin|metformin"},
		{"levocetir", "ambiguous|levocetirizine|cetirizine"},
		// spelling
		{"klonapin", "found|typo|Klonopin|clonazepam"},
		{"klonodine", "ambiguous|clonidine|clonazepam"},
		{"clonapine", "ambiguous|clozapine|clonazepam|clonidine"},
		{"temazolam", "ambiguous|temazepam|triazolam"},
		{"methadphenidate", "ambiguous|methylphenidate|methadone"},
		{"nizanidine", "ambiguous|nizatidine|tizanidine"},
		{"glipuride", "ambiguous|glyburide|glipizide"},
		{"carbazepine", "ambiguous|carbamazepine|oxcarbazepine"},
		// too far from the only name near it
		{"xnanx", "ambiguous|alprazolam"},
		// subsequence
		{"clnzpm", "found|subsequence|clonazepam|clonazepam"},
		{"lvthyrxn", "found|subsequence|levothyroxine|levothyroxine"},
		{"xqrtvn", "not_found"},
		// words that are no drugs
		{"valid", "not_found"},
		{"concert", "not_found"},
		{"celebration", "not_found"},
		{"advice", "not_found"},
		{"migraine", "not_found"},
		{"20 mg delayed release capsule", "not_found"},
		{"twice daily", "not_found"},
		{"", "not_found"},
		{"\x00\xff", "not_found"},
		{"1234", "not_found"},
	} {
		if diff := cmp.Diff(tt.want, short(f.Find(tt.query, lookup.Options{}))); diff != "" {
			t.Errorf("Find(%q) (-want +got):\n%s", tt.query, diff)
		}
	}
}

func TestFindExactly(t *testing.T) {
	f := lookup.New(catalogue(t))
	for _, tt := range []struct{ query, want string }{
		{"Klonopin", "found|brand|Klonopin|clonazepam"},
		{"klonapin", "not_found"},
		{"clonaz", "not_found"},
		{"Klonopin 0.5mg", "not_found"},
	} {
		if diff := cmp.Diff(tt.want, short(f.Find(tt.query, lookup.Options{Exact: true}))); diff != "" {
			t.Errorf("Find(%q, exact) (-want +got):\n%s", tt.query, diff)
		}
	}
}

func TestResultSaysHow(t *testing.T) {
	f := lookup.New(catalogue(t))
	got := f.Find("Klonapin 0.5mg tab", lookup.Options{})
	want := lookup.Result{
		Query:  "Klonapin 0.5mg tab",
		Status: lookup.Found,
		Match:  &lookup.Match{Kind: lookup.KindTypo, Matched: "Klonopin", Distance: 1, Removed: []string{"0", "5mg", "tab"}},
		Drugs:  []lookup.Drug{{ID: "clonazepam", Name: "clonazepam"}},
	}
	if diff := cmp.Diff(want, got, cmp.FilterPath(func(p cmp.Path) bool { return p.String() == "name" || p.String() == "price" }, cmp.Ignore())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !got.Match.Corrected() {
		t.Error("a typo is not announced")
	}
	got = f.Find("lean", lookup.Options{})
	if diff := cmp.Diff([]lookup.Candidate{
		{ID: "codeine", Name: "codeine", Match: "Lean", Kind: "street", Class: "some class", Reason: "street name for codeine"},
		{ID: "promethazine", Name: "promethazine", Match: "Lean", Kind: "street", Class: "some class", Reason: "street name for promethazine"},
	}, got.Candidates); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A brand that is another drug elsewhere is what it is here, and says so; where
// nothing is known of the place, it is ambiguous.
func TestBrandOfRegion(t *testing.T) {
	drug := func(id string, regions ...record.Region) *record.Drug {
		return &record.Drug{ID: id, Kind: record.Ingredient, Name: id, Brands: []record.Brand{{Name: "Benadryl", Regions: regions}}}
	}
	name := func(id string) snapshot.Name {
		return snapshot.Name{Key: "benadryl", Kind: snapshot.Brand, ID: id, Display: "Benadryl"}
	}
	db := open(t, []*record.Drug{drug("a", "us", "ca"), drug("b", "uk"), drug("c", "uk", "ie")}, []snapshot.Name{name("a"), name("b"), name("c")})
	for region, want := range map[record.Region]string{"": "ambiguous|a|b|c", "us": "found|brand|Benadryl|a", "uk": "ambiguous|a|b|c", "ie": "found|brand|Benadryl|c", "nz": "ambiguous|a|b|c"} {
		f := lookup.New(db)
		f.Region = region
		for _, q := range []string{"benadryl", "Benadryl 25 mg tablet"} {
			r := f.Find(q, lookup.Options{})
			if diff := cmp.Diff(want, short(r)); diff != "" {
				t.Errorf("%q in %q (-want +got):\n%s", q, region, diff)
			}
			if r.Status == lookup.Found && len(r.Also) != 2 {
				t.Errorf("%q in %q: also %v", q, region, r.Also)
			}
		}
		if diff := cmp.Diff(strings.Replace(want, "found|brand", "found|typo", 1), short(f.Find("benadril", lookup.Options{}))); diff != "" {
			t.Errorf("misspelled, in %q (-want +got):\n%s", region, diff)
		}
	}
}

// A name that is more than one thing is the best of them, and says so; a brand
// that is also slang for another drug is not answered.
func TestNameBeatsSlang(t *testing.T) {
	drug := func(id string) *record.Drug { return &record.Drug{ID: id, Kind: record.Ingredient, Name: id} }
	name := func(s string, kind snapshot.NameKind, id string) snapshot.Name {
		return snapshot.Name{Key: fold.Key(s), Kind: kind, ID: id, Display: s}
	}
	db := open(t, []*record.Drug{drug("a"), drug("b"), drug("c")}, []snapshot.Name{
		name("Soma", snapshot.Brand, "b"), name("soma", snapshot.Street, "a"),
		name("Pot", snapshot.Generic, "b"), name("pot", snapshot.Street, "a"),
		name("Twice", snapshot.Brand, "a"), name("twice", snapshot.Brand, "c"),
		name("Code-1", snapshot.Code, "c"), name("code 1", snapshot.Synonym, "b"),
	})
	f := lookup.New(db)
	for _, q := range []string{"SOMA", "soma 350 mg tab"} {
		if diff := cmp.Diff("ambiguous|b|a", short(f.Find(q, lookup.Options{}))); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", q, diff)
		}
	}
	r := f.Find("POT", lookup.Options{})
	if diff := cmp.Diff("found|generic|Pot|b", short(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]lookup.Candidate{{ID: "a", Name: "a", Match: "pot", Kind: "street", Reason: "street name for a"}}, r.Also); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("ambiguous|a|c", short(f.Find("twice", lookup.Options{}))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("found|synonym|code 1|b", short(f.Find("code1", lookup.Options{}))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Words people use beside drug names, and words that look like drug names.
func TestWordsThatAreNoDrugs(t *testing.T) {
	f := lookup.New(catalogue(t))
	for _, q := range []string{
		"lyrics", "advice", "tamper", "concert", "valid", "zombie", "serotonin", "abilities", "fossil", "lapis", "prose",
		"celebration", "protein", "clone", "codfish", "morphing", "humor", "diamond", "sumatra", "lotion", "parcel", "tablet",
		"capsules", "twice a day", "diabetes", "migraine", "eczema", "heartburn", "blood pressure", "vitamin shop", "the white one",
		"Gregory", "Patricia", "Manchester", "Microsoft", "qwertyuiop", "xkcdq", "12345", "5 mg", "%d%s", "🙂", "drop table drugs",
	} {
		if r := f.Find(q, lookup.Options{}); r.Status == lookup.Found {
			t.Errorf("Find(%q) = %s", q, short(r))
		}
	}
}

func TestResolve(t *testing.T) {
	f := lookup.New(catalogue(t))
	for _, tt := range []struct{ line, want string }{
		{"OXYCODONE-APAP 5-325", "found|abbreviation|APAP|acetaminophen|oxycodone"},
		{"percocet", "found|brand|Percocet|acetaminophen|oxycodone"},
		{"TMP-SMX 160-800 mg tab", "found|abbreviation|TMP|sulfamethoxazole|trimethoprim"},
		{"amphetamine/dextroamphetam 20mg cap", "found|prefix|dextroamphetamine|amphetamine|dextroamphetamine"},
		{"aspirin / caffeine 500-32", "found|generic|aspirin|aspirin|caffeine"},
		{"Synjardy XR 12.5-1000", "found|brand|Synjardy XR|empagliflozin|metformin"},
		{"Humalog KwikPen (insulin lispro) 100 unit/mL", "found|brand|Humalog|insulin-lispro"},
		{"aspirin caffeine", "ambiguous|aspirin|caffeine"},
		{"penicillin v calcium carbonate", "found|generic|penicillin V|penicillin-v"}, // read as a salt
		{"hydrocodone acetaminophen 5-325", "found|generic|hydrocodone|acetaminophen|hydrocodone"},
		{"metformin/glorbazine", "ambiguous|metformin"},
		{"Temazepam 10mg tablets (Somebody Healthcare Ltd) 28 tablet", "found|generic|temazepam|temazepam"},
		{"chicken soup", "not_found"},
	} {
		if diff := cmp.Diff(tt.want, short(f.Resolve(tt.line))); diff != "" {
			t.Errorf("Resolve(%q) (-want +got):\n%s", tt.line, diff)
		}
	}
}

// The figures of the lookup on strings of the repository's own: most come out
// right, and none comes out wrong.
func TestMisspellings(t *testing.T) {
	f := lookup.New(catalogue(t))
	rows := readTSV(t, "testdata/misspellings.tsv")
	right, offered := 0, 0
	for _, p := range rows {
		r := f.Find(p[0], lookup.Options{})
		switch {
		case r.Status == lookup.Found && r.Drugs[0].ID == p[1]:
			right++
		case r.Status == lookup.Found:
			t.Errorf("Find(%q) = %s, want %s", p[0], short(r), p[1])
		case slices.ContainsFunc(r.Candidates, func(c lookup.Candidate) bool { return c.ID == p[1] }):
			offered++
			t.Logf("%q: %s", p[0], short(r))
		default:
			t.Logf("%q: %s, want %s", p[0], short(r), p[1])
		}
	}
	t.Logf("%d of %d right, %d offered", right, len(rows), offered)
	if 100*right < 95*len(rows) {
		t.Errorf("%d of %d misspellings right, want 95 %%", right, len(rows))
	}
	if 100*(right+offered) < 98*len(rows) {
		t.Errorf("%d of %d misspellings right or offered, want 98 %%", right+offered, len(rows))
	}
}

// A name finds a drug that has it, whatever else is like it.
func TestEveryNameFindsItself(t *testing.T) {
	db := catalogue(t)
	f := lookup.New(db)
	for n := range db.AllNames() {
		r := f.Find(n.Display, lookup.Options{})
		if r.Match.Corrected() || r.Match != nil && len(r.Match.Removed) > 0 {
			t.Errorf("the name %q was taken for %s", n.Display, short(r))
		}
		var ids []string
		for _, d := range r.Drugs {
			ids = append(ids, d.ID)
		}
		for _, c := range append(r.Candidates, r.Also...) {
			ids = append(ids, c.ID)
		}
		if !slices.Contains(ids, n.ID) && len(ids) < 5 {
			t.Errorf("Find(%q) = %s, want %s among them", n.Display, short(r), n.ID)
		}
	}
}

// The order in which names were compiled changes nothing, nor does asking again.
func TestSameAnswerAlways(t *testing.T) {
	a := lookup.New(catalogue(t))
	b := lookup.New(build(t, rand.New(rand.NewPCG(1, 1))))
	for _, p := range readTSV(t, "testdata/misspellings.tsv") {
		for _, q := range []string{p[0], p[0][1:], p[0][:len(p[0])-2]} {
			want := short(a.Find(q, lookup.Options{}))
			for range 3 { // the third searches the index of deletions
				if got := short(b.Find(q, lookup.Options{})); got != want {
					t.Errorf("Find(%q) = %s and %s", q, want, got)
				}
			}
		}
	}
}

func TestScanAndIndexAgree(t *testing.T) {
	f := lookup.New(catalogue(t))
	r := rand.New(rand.NewPCG(3, 4))
	for n := range catalogue(t).AllNames() {
		q := mistype(r, n.Key, 2)
		if diff := cmp.Diff(f.Scanned(q), f.Indexed(q)); diff != "" {
			t.Errorf("near %q (-scanned +indexed):\n%s", q, diff)
		}
	}
}

// mistype makes mistakes in a key.
func mistype(r *rand.Rand, key string, mistakes int) string {
	b := []byte(key)
	for range mistakes {
		if len(b) < 3 {
			break
		}
		i := r.IntN(len(b) - 1)
		switch r.IntN(4) {
		case 0:
			b[i] = 'a' + byte(r.IntN(26))
		case 1:
			b = slices.Delete(b, i, i+1)
		case 2:
			b[i], b[i+1] = b[i+1], b[i]
		case 3:
			b = slices.Insert(b, i, 'a'+byte(r.IntN(26)))
		}
	}
	return string(b)
}

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"xanax", "xanax", 0},
		{"xnaax", "xanax", 1},
		{"klonapin", "klonopin", 1},
		{"ca", "abc", 3}, // no letter is edited twice
		{"clonidine", "klonopin", 4},
		{"abc", "", 3},
	} {
		for _, limit := range []int{0, 1, 2, 3, 8} {
			want := min(tt.want, limit+1)
			if got := lookup.Distance(tt.a, tt.b, limit); got != want {
				t.Errorf("distance(%q, %q, %d) = %d, want %d", tt.a, tt.b, limit, got, want)
			}
			if got := lookup.Distance(tt.b, tt.a, limit); got != want {
				t.Errorf("distance(%q, %q, %d) = %d, want %d", tt.b, tt.a, limit, got, want)
			}
		}
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		a := mistype(r, "abcabdacb", 3)
		b := mistype(r, "abdabcacb", 3)
		want := slow(a, b)
		for limit := range 6 {
			if got := lookup.Distance(a, b, limit); got != min(want, limit+1) {
				t.Fatalf("distance(%q, %q, %d) = %d, want %d", a, b, limit, got, min(want, limit+1))
			}
		}
	}
}

// slow is the distance as the textbook has it.
func slow(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			same := 1
			if a[i-1] == b[j-1] {
				same = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

// What people do wrong costs less than what they do not.
func TestPrices(t *testing.T) {
	for _, tt := range []struct{ name, likely, unlikely string }{
		{"lamictal", "lamectal", "lamiktbl"},
		{"zofran", "zophran", "zorran"},
		{"cocaine", "kocaine", "tocaine"},
		{"accutane", "acutane", "accuane"},
		{"lisinopril", "linisopril", "lipinosril"},
		{"fentanyl", "fentanil", "fentanbl"},
		{"clonazepam", "clonazapam", "xlonazepam"},
	} {
		if a, b := lookup.Price(tt.name, tt.likely), lookup.Price(tt.name, tt.unlikely); a >= b {
			t.Errorf("%s for %s costs %.1f, %s %.1f", tt.likely, tt.name, a, tt.unlikely, b)
		}
	}
	if p := lookup.Price("xanax", "xanax"); p != 0 {
		t.Errorf("no mistake costs %v", p)
	}
}

func TestEverydayWords(t *testing.T) {
	words := strings.Fields(lookup.EverydayText())
	if !slices.IsSorted(words) {
		t.Error("everyday.txt is not sorted")
	}
	for i := 0; i < len(words); i += 97 {
		if !lookup.Common(words[i]) {
			t.Errorf("%q is not found", words[i])
		}
	}
	for _, w := range []string{"", "a", "klonapin", "zzzz", "clonazepam"} {
		if lookup.Common(w) {
			t.Errorf("%q is a common word", w)
		}
	}
}

func TestLabelWordsAreFolded(t *testing.T) {
	lookup.LabelWords(func(w string) {
		if fold.Key(w) != w {
			t.Errorf("label word %q is no key", w)
		}
	})
}

func TestComplete(t *testing.T) {
	f := lookup.New(catalogue(t))
	var got []string
	for _, c := range f.Complete("clona", 3) {
		got = append(got, c.Match)
	}
	if diff := cmp.Diff([]string{"clonazepam"}, got[:1]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := f.Complete("", 7); len(got) != 7 {
		t.Errorf("%d completions of nothing, want 7", len(got))
	}
	if got := f.Complete("lvthy", 5); len(got) == 0 || got[0].ID != "levothyroxine" {
		t.Errorf("Complete(lvthy) = %v", got)
	}
}

func TestLongQueries(t *testing.T) {
	f := lookup.New(catalogue(t))
	for _, q := range []string{
		strings.Repeat("klonopin ", 1<<20),
		strings.Repeat("é", 5000),
		strings.Repeat("a", 4096),
		strings.Repeat("\xff", 10<<20),
	} {
		r := f.Resolve(q)
		if r.Status == lookup.Found && len(r.Drugs) == 0 || len(r.Query) > 3*4096 || !utf8.ValidString(r.Query) {
			t.Errorf("a query of %d bytes: %s, query of %d bytes", len(q), r.Status, len(r.Query))
		}
	}
}

var misspellings = flag.String("misspellings", "", "TSV of misspellings for TestFolds")

// How well learned costs carry over: learned from four fifths of the names,
// measured on the misspellings of the rest. Skipped without a file.
func TestFolds(t *testing.T) {
	if *misspellings == "" {
		t.Skip("no -misspellings")
	}
	names := os.Getenv("NAMES") // a folder with records.jsonl and names.tsv
	db := catalogue(t)
	if names != "" {
		records, err1 := os.ReadFile(names + "/records.jsonl")
		text, err2 := os.ReadFile(names + "/names.tsv")
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		var err error
		if db, err = snapshot.Open(snapshot.Texts{Records: string(records), Names: string(text)}); err != nil {
			t.Fatal(err)
		}
	}
	const folds = 5
	right, wrong, n := 0, 0, 0
	rows := readTSV(t, *misspellings)
	for k := range folds {
		var pairs []lookup.Pair
		var held [][]string
		for _, p := range rows {
			sum := 0
			for _, c := range p[5] {
				sum = sum*31 + int(c)
			}
			if sum%folds == k {
				held = append(held, p)
			} else {
				pairs = append(pairs, lookup.Pair{Typed: fold.Key(p[0]), Right: fold.Key(p[5])})
			}
		}
		f, err := lookup.NewWith(db, lookup.Learn(pairs))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range held {
			want := f.Find(p[5], lookup.Options{Exact: true})
			if want.Status != lookup.Found {
				continue
			}
			n++
			switch r := f.Find(p[0], lookup.Options{}); {
			case r.Status != lookup.Found:
			case r.Drugs[0].ID == want.Drugs[0].ID:
				right++
			default:
				wrong++
			}
		}
	}
	t.Logf("%d held out: %.2f %% right, %.2f %% wrong", n, 100*float64(right)/float64(n), 100*float64(wrong)/float64(n))
}

func FuzzFind(f *testing.F) {
	for _, q := range []string{"klonopin", "Klonapin 0.5mg", "a/b+c;d&e", "(((", "\x00\xff", "ñ", "clnzpm", "5-325", "sodium", strings.Repeat("pam", 40)} {
		f.Add(q)
	}
	db := catalogue(f)
	finder := lookup.New(db)
	f.Fuzz(func(t *testing.T, q string) {
		for _, r := range []lookup.Result{finder.Find(q, lookup.Options{}), finder.Resolve(q), finder.Find(q, lookup.Options{Exact: true})} {
			if !utf8.ValidString(r.Query) {
				t.Errorf("query %q is not UTF-8", r.Query)
			}
			if (r.Status == lookup.Found) != (len(r.Drugs) > 0) || (r.Status == lookup.Found) != (r.Match != nil) {
				t.Errorf("%q: %s", q, short(r))
			}
			if r.Status == lookup.Ambiguous && len(r.Candidates) == 0 || len(r.Candidates) > 5 {
				t.Errorf("%q: %d candidates", q, len(r.Candidates))
			}
			for _, d := range r.Drugs {
				if _, ok := db.Line(d.ID); !ok {
					t.Errorf("%q: no record %q", q, d.ID)
				}
			}
			for _, c := range append(slices.Clone(r.Candidates), r.Also...) {
				if _, ok := db.Line(c.ID); !ok {
					t.Errorf("%q: no record %q", q, c.ID)
				}
			}
		}
		if k := fold.Key(q); len(q) < 4096 && len(db.Names(k)) > 0 && k != "" {
			if r := finder.Find(q, lookup.Options{}); r.Match.Corrected() {
				t.Errorf("the name %q was corrected: %s", q, short(r))
			}
		}
	})
}
