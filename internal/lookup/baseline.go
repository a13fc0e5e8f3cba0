package lookup

import (
	"cmp"
	"slices"

	"github.com/sahilm/fuzzy"

	"druginfo/internal/fold"
	"druginfo/internal/snapshot"
)

// NearestName and FirstSubsequence are the two obvious ways to look a name up,
// kept to be measured beside the ladder: the name with the fewest edits,
// however many, and the best match of sahilm/fuzzy. Both answer whatever they
// are asked; neither is used by the program.

// NearestName returns the id of the drug whose name has the fewest edits. Among
// equals the commonest drug wins. It returns nothing beyond a third of the
// letters.
func (f *Finder) NearestName(query string) (string, bool) {
	key := fold.Key(query)
	limit := len(key) / 3
	best, at := snapshot.Name{}, limit+1
	for _, e := range f.table() {
		d := distance(key, f.key(e), limit)
		if d > at || d > limit {
			continue
		}
		if n := f.name(e); d < at || byWeight(n, best) < 0 {
			best, at = n, d
		}
	}
	return best.ID, best.ID != ""
}

// FirstSubsequence returns the id of the drug of the best match.
func (f *Finder) FirstSubsequence(query string) (string, bool) {
	key := fold.Key(query)
	if key == "" {
		return "", false
	}
	src := make(source, 0, len(f.table()))
	for _, e := range f.table() {
		if e.kind != 'y' {
			src = append(src, snapshot.Name{Key: f.key(e), Kind: snapshot.Generic, Weight: int(e.at)})
		}
	}
	matches := fuzzy.FindFromNoSort(key, src)
	if len(matches) == 0 {
		return "", false
	}
	best := slices.MaxFunc(matches, func(a, b fuzzy.Match) int {
		return cmp.Or(a.Score-b.Score, len(b.Str)-len(a.Str), b.Index-a.Index)
	})
	return f.name(entry{at: uint32(src[best.Index].Weight)}).ID, true
}
