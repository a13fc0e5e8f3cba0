package snapshot_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

func drugs(n int) ([]*record.Drug, []snapshot.Name) {
	var ds []*record.Drug
	var ns []snapshot.Name
	for i := range n {
		d := &record.Drug{
			ID: fmt.Sprintf("drug-%03d", i), Name: fmt.Sprintf("drug %03d", i), Summary: strings.Repeat("x", i%17),
			Brands: []record.Brand{{Name: fmt.Sprintf("Brand%d", i)}},
		}
		ds = append(ds, d)
		ns = append(ns, snapshot.NamesOf(d)...)
	}
	slices.Reverse(ds)
	return ds, ns
}

// Every record and every name can be found, wherever its line falls, and
// neighbours that are not there cannot.
func TestFind(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 50, 200} {
		ds, ns := drugs(n)
		r, names, err := snapshot.Write(ds, ns)
		if err != nil {
			t.Fatal(err)
		}
		db, err := snapshot.Open(string(r), string(names))
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Check(); err != nil {
			t.Error(err)
		}
		for _, want := range ds {
			got, ok, err := db.Drug(want.ID)
			if err != nil || !ok {
				t.Fatalf("%d records: %s: %v %v", n, want.ID, ok, err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if _, ok := db.Line(want.ID + "0"); ok {
				t.Errorf("%s0 was found", want.ID)
			}
		}
		for _, want := range ns {
			if got := db.Names(want.Key); !slices.Contains(got, want) {
				t.Errorf("%q: %v", want.Key, got)
			}
		}
		for _, miss := range []string{"", "a", "drug", "drug-", "zzz", "~"} {
			if _, ok := db.Line(miss); ok {
				t.Errorf("%q was found", miss)
			}
		}
		if got := len(slices.Collect(db.AllNames())); got != len(ns) {
			t.Errorf("%d names, want %d", got, len(ns))
		}
	}
}

func TestNamesOfOneKey(t *testing.T) {
	ns := []snapshot.Name{
		{Key: "ice", Kind: snapshot.Street, ID: "b", Display: "ice"},
		{Key: "ice", Kind: snapshot.Street, ID: "a", Display: "Ice"},
		{Key: "ice", Kind: snapshot.Brand, ID: "c", Display: "ICE"},
		{Key: "icecream", Kind: snapshot.Street, ID: "a", Display: "ice cream"},
	}
	r, names, err := snapshot.Write([]*record.Drug{{ID: "a"}, {ID: "b"}, {ID: "c"}}, ns)
	if err != nil {
		t.Fatal(err)
	}
	db, err := snapshot.Open(string(r), string(names))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, n := range db.Names("ice") {
		ids = append(ids, n.ID)
	}
	if diff := cmp.Diff([]string{"c", "a", "b"}, ids); diff != "" {
		t.Errorf("real names before street names: %s", diff)
	}
}

func TestCorrupt(t *testing.T) {
	ds, ns := drugs(3)
	rb, nb, err := snapshot.Write(ds, ns)
	if err != nil {
		t.Fatal(err)
	}
	r, n := string(rb), string(nb)
	for name, tt := range map[string]struct{ records, names string }{
		"cut short":      {r[:len(r)-5], n},
		"names cut":      {r, n[:len(n)-1]},
		"not JSON":       {strings.Replace(r, `"kind"`, `"kind`, 1), n},
		"not sorted":     {strings.Replace(r, "drug-000", "drug-900", 1), n},
		"a field lost":   {r, strings.Replace(n, "\t", "", 1)},
		"unknown kind":   {r, strings.Replace(n, "brand", "brnad", 1)},
		"missing record": {r, strings.Replace(n, "drug-001", "drug-009", 1)},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := snapshot.Open(tt.records, tt.names)
			if err == nil {
				err = db.Check()
			}
			if !errors.Is(err, snapshot.ErrCorrupt) {
				t.Errorf("got %v, want ErrCorrupt", err)
			}
		})
	}
	if _, _, err := snapshot.Write(nil, []snapshot.Name{{Key: "a", Display: "a\tb"}}); err == nil {
		t.Error("a name with a tab was stored")
	}
}

func FuzzOpen(f *testing.F) {
	ds, ns := drugs(3)
	r, n, err := snapshot.Write(ds, ns)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(r), string(n), "drug-001")
	f.Add("\n\n", "\t\n", "")
	f.Fuzz(func(_ *testing.T, r, n, q string) {
		db, err := snapshot.Open(r, n)
		if err != nil {
			return
		}
		db.Line(q)
		db.Names(q)
		_, _, _ = db.Drug(q)
		_ = db.Check()
	})
}

func BenchmarkLine(b *testing.B) {
	ds, ns := drugs(999)
	r, n, err := snapshot.Write(ds, ns)
	if err != nil {
		b.Fatal(err)
	}
	db, err := snapshot.Open(string(r), string(n))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		db.Line("drug-500")
	}
}
