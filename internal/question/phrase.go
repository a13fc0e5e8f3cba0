package question

import (
	"slices"
	"strings"

	"druginfo/internal/fold"
)

// token is a word of a sentence as phrases see it: a drug is X, a class C.
type token struct {
	key  string
	kind byte // 'X', 'C', 'A' for an amount, 0 for a word
}

// phrase is a pattern over the words of a sentence.
//
//	how long .. last|work            "how long does klonopin last"
//	X or|vs X                        "xanax or ativan"
//	stop taking? X                   "stop lexapro"
//	taper*                           "tapering"
type phrase []part

type part struct {
	words    []string // any of them; a word may end in *
	kind     byte     // X, C, A or M: also, or instead of words
	gap      bool     // up to maxGap words of any kind
	optional bool
	weight   float64
}

// maxGap is how many words ".." may stand for.
const maxGap = 5

func parsePhrase(s string, light map[string]bool) phrase {
	var p phrase
	for f := range strings.FieldsSeq(s) {
		switch f {
		case "X", "C":
			p = append(p, part{kind: f[0]})
			continue
		case "AMOUNT":
			p = append(p, part{kind: 'A'})
			continue
		case "MANY":
			p = append(p, part{kind: 'M', weight: 1})
			continue
		case "..":
			p = append(p, part{gap: true})
			continue
		}
		f, optional := strings.CutSuffix(f, "?")
		pt := part{optional: optional, weight: 0.4}
		for w := range strings.SplitSeq(f, "|") {
			if w == "X" || w == "C" {
				pt.kind = w[0]
				continue
			}
			k := fold.Key(w)
			if !light[k] && !optional {
				pt.weight = 1
			}
			if strings.HasSuffix(w, "*") {
				k += "*"
			}
			pt.words = append(pt.words, k)
		}
		p = append(p, pt)
	}
	return p
}

// literals yields the whole words of a phrase.
func (p phrase) literals(yield func(string)) {
	for _, pt := range p {
		for _, w := range pt.words {
			if !strings.HasSuffix(w, "*") {
				yield(w)
			}
		}
	}
}

// find is the best score of the phrase anywhere in a sentence, 0 when it is not
// there. A word counts 1, a drug 0.5, a word that says little or may be missing
// 0.4.
func (p phrase) find(ts []token) float64 {
	best := 0.0
	for i := range ts {
		if v, ok := p.match(ts[i:]); ok {
			best = max(best, v)
		}
	}
	return best
}

func (p phrase) match(ts []token) (float64, bool) {
	if len(p) == 0 {
		return 0, true
	}
	if p[0].gap {
		best, found := 0.0, false
		for n := 0; n <= min(maxGap, len(ts)); n++ {
			if v, ok := p[1:].match(ts[n:]); ok {
				best, found = max(best, v), true
			}
		}
		return best, found
	}
	if len(ts) > 0 && p[0].is(ts[0]) {
		if v, ok := p[1:].match(ts[1:]); ok {
			if ts[0].kind != 0 {
				return v + 0.5, true
			}
			return v + p[0].weight, true
		}
	}
	if p[0].optional {
		return p[1:].match(ts)
	}
	return 0, false
}

func (pt part) is(t token) bool {
	if t.kind != 0 && (t.kind == pt.kind || pt.kind == 'X' && t.kind == 'C') {
		return true
	}
	if t.kind == 'X' || t.kind == 'C' {
		return false
	}
	if n := strings.TrimRight(t.key, "abcdefghijklmnopqrstuvwxyz"); pt.kind == 'M' && number(n) {
		return len(n) > 1 || n >= "5"
	}
	return slices.ContainsFunc(pt.words, func(w string) bool {
		if stem, ok := strings.CutSuffix(w, "*"); ok {
			return strings.HasPrefix(t.key, stem)
		}
		return w == t.key
	})
}

// mark makes tokens of words: the words of a name become one X or C.
func mark(words []string, subjects []Subject) []token {
	var out []token
	for i := 0; i < len(words); {
		j := slices.IndexFunc(subjects, func(s Subject) bool {
			return slices.ContainsFunc(s.at, func(sp span) bool { return sp.from == i })
		})
		if j < 0 {
			t := token{key: words[i]}
			if amount(words[i]) {
				t.kind = 'A'
			}
			out = append(out, t)
			i++
			continue
		}
		s := subjects[j]
		kind := byte('X')
		if s.Kind == "class" {
			kind = 'C'
		}
		k := slices.IndexFunc(s.at, func(sp span) bool { return sp.from == i })
		out = append(out, token{strings.Join(words[i:s.at[k].to], ""), kind})
		i = s.at[k].to
		// "clonazepam (Klonopin)" is one drug
		for i < len(words) && slices.ContainsFunc(s.at, func(sp span) bool { return sp.from == i }) {
			k := slices.IndexFunc(s.at, func(sp span) bool { return sp.from == i })
			i = s.at[k].to
		}
	}
	return out
}
