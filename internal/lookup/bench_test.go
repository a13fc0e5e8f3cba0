package lookup_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"druginfo/internal/lookup"
	"druginfo/internal/snapshot"
)

func load(tb testing.TB) *snapshot.DB {
	rec, _ := os.ReadFile("/work/scratch/lookup/records.jsonl")
	nam, _ := os.ReadFile("/work/scratch/lookup/names.tsv")
	db, err := snapshot.Open(string(rec), string(nam))
	if err != nil {
		tb.Fatal(err)
	}
	return db
}

func queries(db *snapshot.DB, edits int) []string {
	r := rand.New(rand.NewPCG(1, 2))
	var out []string
	for n := range db.AllNames() {
		if (n.Kind == snapshot.Generic || n.Kind == snapshot.Brand) && len(n.Key) >= 7 && len(n.Key) < 16 {
			b := []byte(n.Key)
			for range edits {
				i := 1 + r.IntN(len(b)-2)
				switch r.IntN(3) {
				case 0:
					b[i] = "aeiou"[r.IntN(5)]
				case 1:
					b = append(b[:i], b[i+1:]...)
				case 2:
					b[i], b[i+1] = b[i+1], b[i]
				}
			}
			out = append(out, string(b))
		}
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out[:2000]
}

func BenchmarkFind(b *testing.B) {
	db := load(b)
	for _, e := range []int{0, 1, 2} {
		q := queries(db, e)
		b.Run(fmt.Sprint("edits=", e), func(b *testing.B) {
			f := lookup.New(db)
			for i := range 300 {
				f.Find(q[i], lookup.Options{})
			}
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				f.Resolve(q[i%len(q)])
				i++
			}
		})
	}
	for _, q := range []string{"klonopin", "klonapin", "xyzzyfoobar", "clnzpm", "Klonopin 0.5mg tab", "djmcavaggbp"} {
		b.Run("cold/"+strings.ReplaceAll(q, " ", "_"), func(b *testing.B) {
			for b.Loop() {
				lookup.New(db).Find(q, lookup.Options{})
			}
		})
	}
}
