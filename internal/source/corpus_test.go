package source_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"druginfo/internal/source"
)

func loadData(t *testing.T) *source.Tree {
	t.Helper()
	tree, err := source.Load(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// Every record lints.
func TestDataLints(t *testing.T) {
	ps := loadData(t).Lint(time.Now())
	for i, p := range ps {
		if i == 50 {
			t.Fatalf("and %d more", len(ps)-i)
		}
		t.Error(p)
	}
}

// Every file stands in the canonical form, and the form is a fixed point.
func TestDataIsCanonical(t *testing.T) {
	tree := loadData(t)
	check := func(path string, b []byte) {
		got, err := source.Format(path, b)
		if err != nil {
			t.Error(err)
			return
		}
		if !bytes.Equal(got, b) {
			t.Errorf("data/%s is not in the canonical form; run: go run ./cmd/drugdata fmt", path)
			return
		}
	}
	for _, f := range tree.Drugs {
		check(f.Path, f.Bytes)
	}
	for _, f := range tree.Classes {
		check(f.Path, f.Bytes)
	}
	check(tree.Help.Path, tree.Help.Bytes)
	check(tree.Uses.Path, tree.Uses.Bytes)
	check(tree.Effects.Path, tree.Effects.Bytes)
	check(tree.Sources.Path, tree.Sources.Bytes)
	check(tree.SharedNames.Path, tree.SharedNames.Bytes)
}
