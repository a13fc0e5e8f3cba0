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
			Brands:  []record.Brand{{Name: fmt.Sprintf("Brand%d", i)}},
			Sources: []record.Source{{ID: "label", Title: fmt.Sprintf("Label %d", i)}, {ID: "list", Title: "The list of all"}},
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

// What several records cite is stored once, and is there again in every record
// that is read, also where another document has the same id.
func TestSharedSources(t *testing.T) {
	ds, ns := drugs(3)
	ds[0].Sources[1].Title = "Another list"
	texts, err := snapshot.Write(ds, ns)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(texts.Records+texts.Sources, "The list of all"); n != 1 {
		t.Errorf("stored %d times", n)
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
		if strings.Contains(line, `"ref"`) {
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
	r, n, src := texts.Records, texts.Names, texts.Sources
	for name, tt := range map[string]snapshot.Texts{
		"cut short":      {r[:len(r)-5], n, src},
		"names cut":      {r, n[:len(n)-1], src},
		"sources cut":    {r, n, src[:len(src)-1]},
		"not JSON":       {strings.Replace(r, `"kind"`, `"kind`, 1), n, src},
		"not sorted":     {strings.Replace(r, "drug-000", "drug-900", 1), n, src},
		"a field lost":   {r, strings.Replace(n, "\t", "", 1), src},
		"unknown kind":   {r, strings.Replace(n, "brand", "brnad", 1), src},
		"missing record": {r, strings.Replace(n, "drug-001", "drug-009", 1), src},
		"missing source": {r, n, ""},
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
	f.Add(texts.Records, texts.Names, texts.Sources, "drug-001")
	f.Add("\n\n", "\t\n", "\n", "")
	f.Add(`{"id":"a","sources":[{"ref":"`+"\n", "", "", "a")
	f.Fuzz(func(_ *testing.T, r, n, src, q string) {
		db, err := snapshot.Open(snapshot.Texts{Records: r, Names: n, Sources: src})
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
