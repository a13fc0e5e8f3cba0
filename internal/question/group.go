package question

import (
	"slices"
	"strings"

	"druginfo/internal/fold"
	"druginfo/internal/record"
)

// group is words that mean much the same, some of them several words long.
type group struct {
	first map[string][][]string // by the first word
	stems [][]string            // those whose first word is a stem
}

func newGroup(g record.WordGroup) *group {
	out := &group{first: map[string][][]string{}}
	for _, s := range slices.Concat(g.Words, g.Terms) {
		words := wordKeys(s)
		switch {
		case len(words) == 0:
		case strings.HasSuffix(words[0], "*"):
			out.stems = append(out.stems, words)
		default:
			out.first[words[0]] = append(out.first[words[0]], words)
		}
	}
	return out
}

// wordKeys is the keys of the words of a text.
func wordKeys(s string) (out []string) {
	for w := range strings.FieldsSeq(s) {
		if k := wordKey(w); k != "" {
			out = append(out, k)
		}
	}
	return out
}

// wordKey is the key of a word as sentences are split to, with its star when it
// is a stem. Most words are keys already.
func wordKey(w string) string {
	if !strings.ContainsFunc(w, func(r rune) bool { return (r < 'a' || r > 'z') && r != '*' }) {
		return w
	}
	k := strings.Join(fold.Words(w), "")
	if strings.HasSuffix(w, "*") {
		k += "*"
	}
	return k
}

// lengths yields how many tokens at the beginning of ts are a word of the group,
// without repeating.
func (g *group) lengths(ts []token) (out []int) {
	if len(ts) == 0 || ts[0].kind == 'X' || ts[0].kind == 'C' {
		return nil
	}
	try := func(all [][]string) {
		for _, words := range all {
			if len(words) > len(ts) || slices.Contains(out, len(words)) {
				continue
			}
			if sameWords(words, ts) {
				out = append(out, len(words))
			}
		}
	}
	try(g.first[ts[0].key])
	try(g.stems)
	return out
}

func sameWords(words []string, ts []token) bool {
	for i, w := range words {
		if !sameWord(w, ts[i].key) {
			return false
		}
	}
	return true
}

// sameWord reports whether a key is a word, or begins with it when it is a stem.
func sameWord(word, key string) bool {
	if stem, ok := strings.CutSuffix(word, "*"); ok {
		return strings.HasPrefix(key, stem)
	}
	return word == key
}
