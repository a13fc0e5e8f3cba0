package record_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"druginfo/internal/record"
)

var update = flag.Bool("update", false, "write new fields into the contract")

// The JSON contract: a field that was released stays, with its type and at least
// its words. Whoever breaks it raises record.SchemaVersion and rewrites the file
// with -update.
func TestContract(t *testing.T) {
	const path = "testdata/contract.txt"
	var now []string
	for _, f := range record.Fields() {
		now = append(now, fmt.Sprintf("%s\t%s\t%s", f.Path, f.Type, strings.Join(f.Enum, " ")))
	}
	head := fmt.Sprintf("schema_version\t%d", record.SchemaVersion)
	if *update {
		if err := os.WriteFile(path, []byte(head+"\n"+strings.Join(now, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	if lines[0] != head {
		t.Fatalf("the contract is of %q, the program of %q; rewrite it with -update", lines[0], head)
	}
	fields := map[string][]string{}
	for _, l := range now {
		f := strings.Split(l, "\t")
		fields[f[0]] = f
	}
	for _, l := range lines[1:] {
		want := strings.Split(l, "\t")
		got, ok := fields[want[0]]
		switch {
		case !ok:
			t.Errorf("%s is gone: raise SchemaVersion", want[0])
		case got[1] != want[1]:
			t.Errorf("%s was a %s and is a %s: raise SchemaVersion", want[0], want[1], got[1])
		default:
			for _, w := range strings.Fields(want[2]) {
				if !slices.Contains(strings.Fields(got[2]), w) && !strings.Contains(want[2], "very common") {
					t.Errorf("%s no longer allows %q: raise SchemaVersion", want[0], w)
				}
			}
		}
	}
}

// Every field says what it is, in JSON and YAML alike.
func TestFieldsAreDescribed(t *testing.T) {
	for _, f := range record.Fields() {
		if f.Doc == "" || !strings.HasSuffix(strings.TrimRight(f.Doc, ")"), ".") && !strings.HasSuffix(f.Doc, ".") {
			t.Errorf("%s: no description that ends in a full stop: %q", f.Path, f.Doc)
		}
	}
	var schema map[string]any
	if err := json.Unmarshal(record.JSONSchema(), &schema); err != nil {
		t.Fatal(err)
	}
	if len(schema["properties"].(map[string]any)) < 40 {
		t.Error("the schema has lost its properties")
	}
}

func TestQuantity(t *testing.T) {
	for _, tt := range []struct {
		q    record.Quantity
		want string
		lo   float64
		hi   float64
	}{
		{record.Quantity{Min: 30, Max: 40, Unit: "hours"}, "30–40 hours", 30, 40},
		{record.Quantity{Max: 4, Unit: "weeks"}, "up to 4 weeks", 0, 672},
		{record.Quantity{Min: 3, Unit: "days"}, "3 days or more", 72, 0},
		{record.Quantity{Min: 1, Max: 1, Unit: "days"}, "1 day", 24, 24},
		{record.Quantity{Min: 0.5, Max: 1.5, Unit: "hours"}, "0.5–1.5 hours", 0.5, 1.5},
		{record.Quantity{Min: 30, Max: 30, Unit: "minutes"}, "30 minutes", 0.5, 0.5},
	} {
		if got := tt.q.String(); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.q, got, tt.want)
		}
		if lo, hi := tt.q.Hours(); lo != tt.lo || hi != tt.hi {
			t.Errorf("%+v: %v to %v hours, want %v to %v", tt.q, lo, hi, tt.lo, tt.hi)
		}
	}
	if got := (record.Range{Min: 7, Max: 7}).String(); got != "7" {
		t.Errorf("%q", got)
	}
}

func TestSections(t *testing.T) {
	d := &record.Drug{ID: "a", Name: "a", Stopping: &record.Stopping{}, Uses: []record.Use{{}}}
	if diff := cmp.Diff([]string{"id", "name", "uses", "stopping"}, record.Sections(d)); diff != "" {
		t.Error(diff)
	}
}

func TestFiveHalfLives(t *testing.T) {
	for _, tt := range []struct {
		q    record.Quantity
		want string
	}{
		{record.Quantity{Min: 30, Max: 40, Unit: "hours"}, "6 to 8 days"},
		{record.Quantity{Min: 0.2, Max: 0.2, Unit: "hours"}, "1 hour"},
		{record.Quantity{Min: 2, Max: 3, Unit: "minutes"}, "10 to 15 minutes"},
		{record.Quantity{Max: 6, Unit: "hours"}, "30 hours"},
		{record.Quantity{Min: 20, Max: 100, Unit: "days"}, "14 to 71 weeks"},
	} {
		if got := tt.q.FiveHalfLives(); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.q, got, tt.want)
		}
	}
}
