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
			Interactions: []record.Interaction{
				{With: "alcohol", Severity: record.Serious, Effect: "The drowsiness of both adds up.", Sources: []string{"label"}},
			},
			ConfusedWith: []record.Confusion{{ID: "drug-000", Why: "a \"name\" like {[ any other, or nearly so"}},
			Sources:      []record.Source{{ID: "label", Title: fmt.Sprintf("Label %d", i)}, {ID: "list", Title: "The list of all"}},
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
		texts, err := snapshot.Write(ds, ns)
		if err != nil {
			t.Fatal(err)
		}
		db, err := snapshot.Open(texts)
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

// What several records hold alike is stored once, and is there again in every
// record that is read, also where another document has the same id. What the
// lookup reads from the stored line stays there.
func TestShared(t *testing.T) {
	ds, ns := drugs(3)
	ds[0].Sources[1].Title = "Another list"
	texts, err := snapshot.Write(ds, ns)
	if err != nil {
		t.Fatal(err)
	}
	for what, want := range map[string]int{"The list of all": 1, "adds up": 1, "nearly so": len(ds)} {
		if n := strings.Count(texts.Records+texts.Shared, what); n != want {
			t.Errorf("%q is stored %d times, want %d", what, n, want)
		}
	}
	db, err := snapshot.Open(texts)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		got, _, err := db.Drug(d.ID)
		if diff := cmp.Diff(d, got); diff != "" || err != nil {
			t.Error(diff, err)
		}
	}
	for line := range db.Records() {
		if strings.Contains(line, `"@`) {
			t.Error(line)
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
	texts, err := snapshot.Write([]*record.Drug{{ID: "a"}, {ID: "b"}, {ID: "c"}}, ns)
	if err != nil {
		t.Fatal(err)
	}
	db, err := snapshot.Open(texts)
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
	texts, err := snapshot.Write(ds, ns)
	if err != nil {
		t.Fatal(err)
	}
	r, n, shared := texts.Records, texts.Names, texts.Shared
	for name, tt := range map[string]snapshot.Texts{
		"cut short":      {r[:len(r)-5], n, shared},
		"names cut":      {r, n[:len(n)-1], shared},
		"shared cut":     {r, n, shared[:len(shared)-1]},
		"not JSON":       {strings.Replace(r, `"kind"`, `"kind`, 1), n, shared},
		"not sorted":     {strings.Replace(r, "drug-000", "drug-900", 1), n, shared},
		"a field lost":   {r, strings.Replace(n, "\t", "", 1), shared},
		"unknown kind":   {r, strings.Replace(n, "brand", "brnad", 1), shared},
		"missing record": {r, strings.Replace(n, "drug-001", "drug-009", 1), shared},
		"missing shared": {r, n, ""},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := snapshot.Open(tt)
			if err == nil {
				err = db.Check()
			}
			if !errors.Is(err, snapshot.ErrCorrupt) {
				t.Errorf("got %v, want ErrCorrupt", err)
			}
		})
	}
	if _, err := snapshot.Write(nil, []snapshot.Name{{Key: "a", Display: "a\tb"}}); err == nil {
		t.Error("a name with a tab was stored")
	}
}

func FuzzOpen(f *testing.F) {
	ds, ns := drugs(3)
	texts, err := snapshot.Write(ds, ns)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(texts.Records, texts.Names, texts.Shared, "drug-001")
	f.Add("\n\n", "\t\n", "\n", "")
	f.Add(`{"id":"a","sources":["@`+"\n", "", "", "a")
	f.Fuzz(func(_ *testing.T, r, n, shared, q string) {
		db, err := snapshot.Open(snapshot.Texts{Records: r, Names: n, Shared: shared})
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
	texts, err := snapshot.Write(ds, ns)
	if err != nil {
		b.Fatal(err)
	}
	db, err := snapshot.Open(texts)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		db.Line("drug-500")
	}
}
