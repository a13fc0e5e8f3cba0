package lookup_test

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"druginfo/internal/fold"
	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

// readTSV returns the rows of a table without its header.
func readTSV(tb testing.TB, file string) (rows [][]string) {
	tb.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return rows[1:]
}

// build compiles testdata/catalogue.tsv, whose rows are names of drugs (id,
// kind, name, weight), ingredients of combinations and drugs confused with one
// another. With a source of chance the names are shuffled first.
func build(tb testing.TB, r *rand.Rand) *snapshot.DB {
	tb.Helper()
	drugs := map[string]*record.Drug{}
	var names []snapshot.Name
	for _, p := range readTSV(tb, "testdata/catalogue.tsv") {
		d := drugs[p[0]]
		if d == nil {
			d = &record.Drug{ID: p[0], Kind: record.Ingredient, Name: p[0], Class: record.ClassRef{ID: "class", Name: "some class"}}
			drugs[p[0]] = d
		}
		switch p[1] {
		case "ingredients":
			d.Kind, d.Ingredients = record.Combination, strings.Fields(p[2])
			continue
		case "confused":
			for _, id := range strings.Fields(p[2]) {
				d.ConfusedWith = append(d.ConfusedWith, record.Confusion{ID: id, Why: `names "alike" {}`})
			}
			continue
		case "generic":
			d.Name = p[2]
		}
		w, err := strconv.Atoi(p[3])
		if err != nil {
			tb.Fatal(err)
		}
		names = append(names, snapshot.Name{Key: fold.Key(p[2]), Kind: snapshot.NameKind(p[1]), ID: p[0], Display: p[2], Weight: w})
	}
	var all []*record.Drug
	for _, d := range drugs {
		all = append(all, d)
	}
	if r != nil {
		r.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	}
	return open(tb, all, names)
}

func open(tb testing.TB, drugs []*record.Drug, names []snapshot.Name) *snapshot.DB {
	tb.Helper()
	texts, err := snapshot.Write(drugs, names)
	if err != nil {
		tb.Fatal(err)
	}
	db, err := snapshot.Open(texts)
	if err != nil {
		tb.Fatal(err)
	}
	return db
}

var once struct {
	sync.Once
	db *snapshot.DB
}

// catalogue is the compiled testdata/catalogue.tsv.
func catalogue(tb testing.TB) *snapshot.DB {
	once.Do(func() { once.db = build(tb, nil) })
	return once.db
}
