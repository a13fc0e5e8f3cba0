package render_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"druginfo/internal/drugdb"
	"druginfo/internal/record"
	"druginfo/internal/render"
)

var day = time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)

// Every record renders at every usual width: no line too long but for a word
// that cannot be broken, no control character, and every word of the record on
// the page.
func TestCorpus(t *testing.T) {
	db, err := drugdb.Open()
	if err != nil {
		t.Fatal(err)
	}
	help, err := drugdb.Help()
	if err != nil {
		t.Fatal(err)
	}
	var drugs []*record.Drug
	for line := range db.Records() {
		d := new(record.Drug)
		if err := json.Unmarshal([]byte(line), d); err != nil {
			t.Fatal(err)
		}
		drugs = append(drugs, d)
	}
	for _, width := range []int{40, 60, 80, 100} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			t.Parallel()
			for _, d := range drugs {
				page, err := render.Page(d, render.Options{Size: render.Full, Region: "us", Help: help, Today: day}).
					Terminal(render.Terminal{Width: width})
				if err != nil {
					t.Fatalf("%s: %v", d.ID, err)
				}
				checkLines(t, d.ID, page, width)
				checkWords(t, d, page)
			}
		})
	}
}

// Every class renders at every usual width, and names whom its interactions,
// alternatives and comparisons are with.
func TestClassPages(t *testing.T) {
	classes, err := drugdb.Classes()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range classes {
		var want []string
		for _, in := range c.Interactions {
			want = append(want, in.Name)
		}
		for _, a := range c.Alternatives {
			if a.ID != "" {
				want = append(want, a.Name)
			}
		}
		for _, x := range c.Comparisons {
			want = append(want, x.Name)
		}
		for _, width := range []int{40, 80} {
			page, err := render.ClassPage(c, nil, nil, nil, render.Options{Size: render.Full, Today: day}).
				Terminal(render.Terminal{Width: width})
			if err != nil {
				t.Fatalf("%s: %v", c.ID, err)
			}
			checkLines(t, c.ID, page, width)
			flat := strings.ToLower(blanks.ReplaceAllString(page, " "))
			for _, name := range want {
				if name == "" || !strings.Contains(flat, strings.ToLower(name)) {
					t.Errorf("%s: %q is not on the page", c.ID, name)
				}
			}
		}
	}
}

func checkLines(t *testing.T, id, page string, width int) {
	t.Helper()
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		for _, r := range line {
			if unicode.IsControl(r) {
				t.Errorf("%s: control character %U in %q", id, r, line)
			}
		}
		words := strings.Fields(strings.TrimLeft(line, " ┃"))
		if ansi.StringWidth(line) > width && len(words) > 1 {
			t.Errorf("%s: %d columns at width %d: %q", id, ansi.StringWidth(line), width, line)
		}
	}
}

var blanks = regexp.MustCompile(`[\s\x{00a0}┃]+`)

// notShown are fields that stand on the page in another form, or are for
// programs only.
var notShown = []string{"ID", "With", "Path", "Also", "Sources", "NamesSources", "FromClass", "Ingredients", "For"}

func checkWords(t *testing.T, d *record.Drug, page string) {
	t.Helper()
	flat := strings.ToLower(blanks.ReplaceAllString(page, " "))
	var walk func(v reflect.Value, at string)
	walk = func(v reflect.Value, at string) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem(), at)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				f := v.Type().Field(i)
				if !slices.Contains(notShown, f.Name) || f.Type == reflect.TypeFor[[]record.Source]() {
					walk(v.Field(i), at+"."+f.Name)
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), fmt.Sprintf("%s[%d]", at, i))
			}
		case reflect.String:
			if _, ok := v.Interface().(record.Enum); ok {
				return
			}
			want := strings.ToLower(blanks.ReplaceAllString(strings.TrimSpace(v.String()), " "))
			if !strings.Contains(flat, want) {
				t.Errorf("%s: %s is not on the page: %q", d.ID, at, v.String())
			}
		}
	}
	walk(reflect.ValueOf(d), "")
}
