package drugdb_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"druginfo/internal/drugdb"
	"druginfo/internal/record"
	"druginfo/internal/source"
)

// The compiled files must be what data/ compiles to.
func TestDrift(t *testing.T) {
	tree, err := source.Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := tree.Build()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from data/: %s\nrun: go generate ./...", name, firstDifference(string(got), string(want)))
		}
	}
	again, err := tree.Build()
	if err != nil {
		t.Fatal(err)
	}
	for name := range files {
		if !bytes.Equal(files[name], again[name]) {
			t.Errorf("%s: two builds of one tree differ: %s", name, firstDifference(string(files[name]), string(again[name])))
		}
	}
}

func TestSchemaFile(t *testing.T) {
	got, err := os.ReadFile("../../data/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, record.JSONSchema()) {
		t.Error("data/schema.json differs from the model; run: go generate ./...")
	}
}

func TestFieldReference(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "data", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), "<!-- fields -->\n"+record.Reference()+"<!-- /fields -->") {
		t.Error("the field reference of data/README.md differs from the model; run: go generate ./...")
	}
}

func TestCheck(t *testing.T) {
	db, err := drugdb.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Check(); err != nil {
		t.Error(err)
	}
	if _, err := drugdb.Classes(); err != nil {
		t.Error(err)
	}
	if _, err := drugdb.Help(); err != nil {
		t.Error(err)
	}
	if v, err := drugdb.Vocabulary(); err != nil || len(v.Uses) == 0 || len(v.Effects) == 0 {
		t.Errorf("vocabulary: %d uses, %d effects, %v", len(v.Uses), len(v.Effects), err)
	}
	if s, err := drugdb.Stats(); err != nil || s.Records == 0 {
		t.Errorf("stats: %d records, %v", s.Records, err)
	}
}

// firstDifference names the first line, and the record on it, that differs.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d: %q, want %q", i+1, cut(g[i]), cut(w[i]))
		}
	}
	return "one is longer"
}

func cut(s string) string { return s[:min(len(s), 60)] }

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := drugdb.Open(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDrug(b *testing.B) {
	db, err := drugdb.Open()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, ok, err := db.Drug("clonazepam"); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}

// What is marketed in the United States under schedule II to V is what people
// most need to read about: none of it is only a summary.
func TestControlledAreMonographs(t *testing.T) {
	db, err := drugdb.Open()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for line := range db.Records() {
		var d record.Drug
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		us := d.Legal.US
		if us == nil || !slices.Contains([]record.Schedule{"II", "III", "IV", "V"}, us.Schedule) || !slices.Contains(d.Marketed, "us") || us.Status == "discontinued" {
			continue
		}
		seen++
		if d.Detail != record.Monograph {
			t.Errorf("%s is in schedule %s and marketed, and only a summary", d.ID, us.Schedule)
		}
	}
	if seen < 80 {
		t.Errorf("%d controlled records looked at", seen)
	}
}
