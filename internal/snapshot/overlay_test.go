package snapshot_test

import (
	"strings"
	"testing"

	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

func TestOverlay(t *testing.T) {
	ds, ns := drugs(5)
	texts, err := snapshot.Write(ds, ns)
	if err != nil {
		t.Fatal(err)
	}
	base, err := snapshot.Open(texts)
	if err != nil {
		t.Fatal(err)
	}
	db, err := snapshot.Overlay(base, []*record.Drug{
		{ID: "drug-002", Name: "drug two", Summary: "mine"},
		{ID: "newdrug", Name: "newdrug", Brands: []record.Brand{{Name: "Brand3"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Check(); err != nil {
		t.Error(err)
	}
	if d, ok, _ := db.Drug("drug-002"); !ok || d.Summary != "mine" || !db.Local("drug-002") {
		t.Errorf("not overridden: %+v", d)
	}
	if len(db.Names("brand2")) != 0 {
		t.Error("a name of the record that was replaced is left")
	}
	if got := db.Names("brand3"); len(got) != 1 || got[0].ID != "newdrug" {
		t.Errorf("the local name does not win: %v", got)
	}
	if d, ok, _ := db.Drug("drug-004"); !ok || db.Local(d.ID) {
		t.Error("a record of the base is lost or marked")
	}
}

func TestReadOverlay(t *testing.T) {
	good := `{"id":"a","kind":"ingredient","detail":"summary","name":"A","summary":"s","class":{"id":"c","name":"C"},"review":{"checked":"2026-01-01","due":"2027-01-01","method":"compiled"}}`
	if ds, err := snapshot.ReadOverlay([]byte(good + "\n\n")); err != nil || len(ds) != 1 {
		t.Errorf("%v %v", ds, err)
	}
	_, err := snapshot.ReadOverlay([]byte(good + "\n" + good + "\n{\n" + `{"id":"B!"}` + "\n" + `{"id":"b","dose":"1 mg"}` + "\n"))
	for _, want := range []string{"line 2: a stands on line 1", "line 3", "line 4", "line 5", "dose"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in %v", want, err)
		}
	}
	if _, err := snapshot.ReadOverlay(nil); err == nil {
		t.Error("an empty file was taken")
	}
}
