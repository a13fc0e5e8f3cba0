package lookup

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/sahilm/fuzzy"

	"druginfo/internal/snapshot"
)

// subsequence is the last rung: the letters of the query in order, for names
// written without their vowels. What decides is the consonants, all of them;
// anything less is offered, not answered, because the letters of a short word
// stand in order in very many names.
//
//	clnzpm    c-l-n-z-p-m are the consonants of clonazepam   found
//	lvthyrx   letters of levothyroxine, but not all of its   ambiguous
//	          consonants
//	xqrtvn    in no name that begins with x                  not found
func (f *Finder) subsequence(key string) Result {
	if len(key) < 4 || len(key) > maxKey || common(key) {
		return Result{Status: NotFound}
	}
	if vowels := strings.Trim(key, "bcdfghjklmnpqrstvwxz0123456789"); vowels != "" && vowels != "y" {
		return Result{Status: NotFound}
	}
	names := f.subsequences(key, 20)
	if len(names) == 0 {
		return Result{Status: NotFound}
	}
	var whole []snapshot.Name
	for _, n := range names {
		if consonants(n.Key) == consonants(key) && !slices.ContainsFunc(whole, func(o snapshot.Name) bool { return o.ID == n.ID }) {
			whole = append(whole, n)
		}
	}
	if len(whole) == 1 && len(consonants(key)) >= 4 {
		return f.found(whole[0], KindSubsequence)
	}
	// Half of the letters of a name that begins and ends alike are an offer.
	names = slices.DeleteFunc(names, func(n snapshot.Name) bool {
		c := consonants(n.Key)
		return 3*len(key) < 2*len(c)
	})
	if len(names) == 0 {
		return Result{Status: NotFound}
	}
	return Result{Status: Ambiguous, Candidates: f.candidates(names, func(n snapshot.Name) string {
		if n.Kind == snapshot.Generic {
			return "has these letters in order"
		}
		return "has these letters in order, " + f.reason(n)
	})}
}

// consonants is a key without its vowels, doubled letters once.
func consonants(key string) string {
	b := make([]byte, 0, len(key))
	for i := range len(key) {
		if c := key[i]; !vowel(c) && (len(b) == 0 || b[len(b)-1] != c) {
			b = append(b, c)
		}
	}
	return string(b)
}

// subsequences ranks the generic names and brands that begin with the same
// letter and have the letters of key in order, by the score of sahilm/fuzzy
// (runs of letters count more than scattered ones), then by how common the drug
// is. Only names that have all the letters at all are given to it.
func (f *Finder) subsequences(key string, limit int) []snapshot.Name {
	if key == "" {
		return nil
	}
	mask := letters(key)
	var src source
	table := f.table() // in order of key
	from := sort.Search(len(table), func(i int) bool { return f.key(table[i]) >= key[:1] })
	for _, e := range table[from:] {
		if f.key(e)[0] != key[0] {
			break
		}
		if e.kind != 'y' && int(e.len) >= len(key) && mask&^e.letters == 0 {
			src = append(src, f.name(e))
		}
	}
	matches := fuzzy.FindFromNoSort(key, src)
	slices.SortStableFunc(matches, func(a, b fuzzy.Match) int {
		x, y := src[a.Index], src[b.Index]
		return cmp.Or(b.Score-a.Score, y.Weight-x.Weight, byWeight(x, y))
	})
	var out []snapshot.Name
	for _, m := range matches[:min(len(matches), limit)] {
		out = append(out, src[m.Index])
	}
	return out
}

// source lets fuzzy read keys where they are.
type source []snapshot.Name

func (s source) String(i int) string { return s[i].Key }
func (s source) Len() int            { return len(s) }
