package lookup_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"druginfo/internal/fold"
	"druginfo/internal/lookup"
	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

// generated is a table of n names made of syllables drug names are made of.
func generated(tb testing.TB, n int) *snapshot.DB {
	tb.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	starts := []string{"al", "am", "bro", "ce", "chlor", "clo", "di", "do", "es", "flu", "ga", "hy", "in", "ke", "la", "le", "lo", "me", "met", "mi", "na", "ni", "ol", "pro", "qua", "ra", "sa", "ser", "ti", "tri", "va", "ven", "xi", "zo"}
	middles := []string{"ba", "bu", "ce", "co", "da", "di", "fa", "fi", "ga", "la", "li", "lo", "ma", "mi", "na", "no", "pa", "pra", "ra", "ri", "ro", "sa", "ta", "te", "ti", "tra", "va", "xe", "za", "zo"}
	ends := []string{"barb", "cillin", "cycline", "dipine", "done", "fen", "floxacin", "lam", "lol", "mab", "mide", "nazole", "nib", "nol", "pam", "pine", "prazole", "pril", "sartan", "statin", "tadine", "tidine", "triptan", "vir", "zine", "zone"}
	seen := map[string]bool{}
	var drugs []*record.Drug
	var names []snapshot.Name
	for len(names) < n {
		s := starts[r.IntN(len(starts))]
		for range 1 + r.IntN(3) {
			s += middles[r.IntN(len(middles))]
		}
		if s += ends[r.IntN(len(ends))]; seen[s] {
			continue
		}
		seen[s] = true
		kind := snapshot.Brand
		if len(names)%8 == 0 {
			kind = snapshot.Generic
			drugs = append(drugs, &record.Drug{ID: s, Kind: record.Ingredient, Name: s})
		}
		names = append(names, snapshot.Name{Key: fold.Key(s), Kind: kind, ID: drugs[len(drugs)-1].ID, Display: s, Weight: r.IntN(10)})
	}
	return open(tb, drugs, names)
}

func BenchmarkResolve(b *testing.B) {
	for _, size := range []int{25_000, 250_000} {
		db := generated(b, size)
		r := rand.New(rand.NewPCG(3, 4))
		var exact, misspelled, unknown []string
		for n := range db.AllNames() {
			if r.IntN(size/2000) == 0 {
				exact = append(exact, n.Display)
				misspelled = append(misspelled, mistype(r, n.Key, 1))
				unknown = append(unknown, mistype(r, n.Key, 6))
			}
		}
		for _, set := range []struct {
			name    string
			queries []string
		}{{"exact", exact}, {"misspelled", misspelled}, {"unknown", unknown}} {
			b.Run(fmt.Sprintf("%s/names=%d", set.name, size), func(b *testing.B) {
				r.Shuffle(len(set.queries), func(i, j int) { set.queries[i], set.queries[j] = set.queries[j], set.queries[i] })
				f := lookup.New(db)
				for i := range 300 { // past the making of the index
					f.Resolve(misspelled[i])
				}
				i := 0
				for b.Loop() {
					f.Resolve(set.queries[i%len(set.queries)])
					i++
				}
			})
		}
	}
}

// The first lookup of a process, in which everything it needs is made.
func BenchmarkFirst(b *testing.B) {
	db := generated(b, 25_000)
	var name string
	for n := range db.Prefixed("clona") {
		name = n.Key
		break
	}
	for _, q := range []string{name, mistype(rand.New(rand.NewPCG(1, 1)), name, 1)} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				lookup.New(db).Find(q, lookup.Options{})
			}
		})
	}
}
