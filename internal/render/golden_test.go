package render_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"druginfo/internal/record"
	"druginfo/internal/render"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got), rewrite with -update:\n%s", name, diff)
	}
}

func TestGoldenPages(t *testing.T) {
	full := fixture()
	summary := &record.Drug{
		ID: "summarol", Kind: "ingredient", Detail: "summary", Name: "summarol", Summary: "Summarol is a made-up acid reducer.",
		Class: record.ClassRef{ID: "antacid", Name: "antacid"}, Identifiers: record.Identifiers{UNII: "YYYYYYYYYY"},
		Uses:    []record.Use{{Name: "heartburn", Status: "otc", Regions: []record.Region{"us"}, Sources: []string{"list"}}},
		Sources: []record.Source{{ID: "list", Title: "A list", Publisher: "Example Agency", URL: "https://example.org/list", Checked: "2026-11-01"}},
		Review:  record.Review{Checked: "2026-11-01", Due: "2027-11-01", Method: "compiled"},
	}
	for _, tt := range []struct {
		name string
		d    *record.Drug
		o    render.Options
		t    render.Terminal
	}{
		{"full-60", full, render.Options{Size: render.Full}, render.Terminal{Width: 60}},
		{"full-80", full, render.Options{Size: render.Full}, render.Terminal{Width: 80}},
		{"full-100", full, render.Options{Size: render.Full}, render.Terminal{Width: 100}},
		{"default-80-color", full, render.Options{}, render.Terminal{Width: 80, Profile: render.ANSI256, Style: "dark"}},
		{"default-80-light", full, render.Options{}, render.Terminal{Width: 80, Profile: render.ANSI256, Style: "light"}},
		{"brief-80", full, render.Options{Size: render.Brief}, render.Terminal{Width: 80}},
		{"ascii-80", full, render.Options{Size: render.Brief, Section: "withdrawal"}, render.Terminal{Width: 80, ASCII: true}},
		{"section-80", full, render.Options{Section: "uses,overdose,long-term,interactions"}, render.Terminal{Width: 80}},
		{"summary-80", summary, render.Options{}, render.Terminal{Width: 80}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.o.Region, tt.o.Help, tt.o.Today = "us", fixtureHelp(), day
			got, err := render.Page(tt.d, tt.o).Terminal(tt.t)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, tt.name+".golden", got)
			if tt.t.Profile == render.NoColor && strings.Contains(got, "\x1b") {
				t.Error("an escape character without colour")
			}
		})
	}
	golden(t, "full.md", render.Page(full, render.Options{Size: render.Full, Region: "us", Help: fixtureHelp(), Today: day}).Markdown())
}

// The fixture holds something in every section, so that the goldens and the
// words test see all of the page.
func TestFixtureIsWhole(t *testing.T) {
	d := fixture()
	have := map[string]bool{}
	for _, s := range record.Sections(d) {
		have[s] = true
	}
	for _, f := range record.Fields() {
		if !strings.Contains(f.Path, ".") && !have[f.Path] && f.Path != "ingredients" && f.Path != "uses_note" && f.Path != "interactions_note" && f.Path != "us_listings" {
			t.Errorf("the fixture has no %s", f.Path)
		}
	}
	page, err := render.Page(d, render.Options{Size: render.Full, Region: "us", Help: fixtureHelp(), Today: day}).Terminal(render.Terminal{Width: 80})
	if err != nil {
		t.Fatal(err)
	}
	checkWords(t, d, page)
}

// Where no interaction is listed the record says why.
func TestInteractionsNote(t *testing.T) {
	d := fixture()
	d.Interactions = nil
	d.InteractNote = &record.Statement{Text: "The texts read name no drug that clashes with it.", Sources: []string{"label"}}
	page := render.Page(d, render.Options{Size: render.Full, Region: "us", Help: fixtureHelp(), Today: day}).Markdown()
	for _, want := range []string{"Do not combine without advice", d.InteractNote.Text, "A combination that is not listed is not thereby safe."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestHelpWithDrugUse(t *testing.T) {
	o := render.Options{Region: "us", Help: fixtureHelp(), Today: day}
	for _, tt := range []struct {
		answer record.Addictive
		misuse record.Occurs
		want   bool
	}{
		{record.AddictiveYes, "yes", true},
		{record.AddictiveNo, "possible", true},
		{record.AddictivePhysicalOnly, "no", false},
		{record.AddictiveNo, "not-established", false},
	} {
		d := fixture()
		d.Dependence.Addictive.Answer, d.Dependence.Misuse.Occurs = tt.answer, tt.misuse
		page, err := render.Page(d, o).Terminal(render.Terminal{Width: 80})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(page, "Helpline"); got != tt.want {
			t.Errorf("addictive %s, misuse %s: the line for help with drug use is shown: %v", tt.answer, tt.misuse, got)
		}
		if !strings.Contains(page, "Poison Help") {
			t.Errorf("addictive %s: no poison line", tt.answer)
		}
	}
}

func TestPastDue(t *testing.T) {
	d := fixture()
	late := render.Options{Today: time.Date(2027, 11, 2, 0, 0, 0, 0, time.UTC)}
	if page, _ := render.Page(d, late).Terminal(render.Terminal{Width: 80}); !strings.Contains(page, "Past its review date (2027-11-01)") {
		t.Errorf("no notice on a page that is past due:\n%s", page[:600])
	}
	if page, _ := render.Page(d, render.Options{Today: day}).Terminal(render.Terminal{Width: 80}); strings.Contains(page, "Past its review date") {
		t.Error("a notice on a page that is not past due")
	}
}

// Whatever stands in a record, it cannot act on the terminal and does not
// disappear.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"below <LLOQ> in blood", "*a* _b_ `c`", "1. x", "- x", "# x", "a\x1b[31mb", "www.x.org https://y.org a@b.c", "&lt; &amp;", "~~x~~", "[a](b)", "\\", "|a|", "= x", ": y", "\u202eabc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := &record.Drug{ID: "x", Name: "x", Summary: "A " + s + " z", Review: record.Review{Method: "compiled"}, Uses: []record.Use{{Name: s, Status: "approved"}}}
		page, err := render.Page(d, render.Options{Today: day}).Terminal(render.Terminal{Width: 80})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range page {
			if r != '\n' && (r < 0x20 || r == 0x7f || (r >= 0x80 && r < 0xa0)) {
				t.Fatalf("control character %U on the page of %q", r, s)
			}
		}
		flat := strings.Join(strings.Fields(page), "")
		want := strings.Join(strings.Fields(render.Visible("A "+s+" z")), "")
		if !strings.Contains(flat, want) {
			t.Fatalf("%q is not on the page:\n%s", want, page)
		}
	})
}

func BenchmarkPage(b *testing.B) {
	d := fixture()
	for _, w := range []int{60, 80, 100} {
		b.Run(fmt.Sprint(w), func(b *testing.B) {
			for b.Loop() {
				if _, err := render.Page(d, render.Options{Today: day}).Terminal(render.Terminal{Width: w, Profile: render.ANSI256}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Addresses become hyperlinks only where they are asked for; the text around
// them stays the same, and no mark is left over.
func TestHyperlinks(t *testing.T) {
	d := fixture()
	d.Sources[0].URL = "https://example.org/a\x1bb c"
	o := render.Options{Today: day}
	with, err := render.Page(d, o).Terminal(render.Terminal{Width: 80, Profile: render.ANSI256, Links: true})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(with, "\x1b]8;;https://example.org/abc\x1b\\") || strings.Count(with, "\x1b]8;;\x1b\\") == 0 {
		t.Errorf("no link, or an address that acts on the terminal:\n%q", with[len(with)-900:])
	}
	if strings.ContainsAny(with, "\ue000\ue001\ue002") {
		t.Error("a mark is left over")
	}
	plain, err := render.Page(d, o).Terminal(render.Terminal{Width: 80, Links: true})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain, "\x1b") {
		t.Error("a link without colour")
	}
}
