package question

import (
	"slices"
	"strings"

	"druginfo/internal/interaction"
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
//	@symptom since @stop             "brain zaps since coming off"
//	^ X C $                          "vyvanse stimulant", and nothing else
type phrase []part

type part struct {
	words    []string // any of them; a word may end in *
	kind     byte     // X, C, A or M: also, or instead of words
	groups   []*group // any of their words or runs of words
	gap      bool     // up to maxGap words of any kind
	edge     bool     // the beginning or the end of the sentence
	optional bool
	weight   float64
}

// maxGap is how many words ".." may stand for.
const maxGap = 5

// grammar is what phrases are parsed with.
type grammar struct {
	light  map[string]bool
	groups map[string]*group
}

func (g grammar) parse(s string) phrase {
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
		case "^", "$":
			p = append(p, part{edge: true})
			continue
		}
		f, optional := strings.CutSuffix(f, "?")
		pt := part{optional: optional, weight: 0.4}
		for w := range strings.SplitSeq(f, "|") {
			if w == "X" || w == "C" {
				pt.kind = w[0]
				continue
			}
			if name, ok := strings.CutPrefix(w, "@"); ok {
				if gr := g.groups[name]; gr != nil {
					pt.groups = append(pt.groups, gr)
				}
				if !optional {
					pt.weight = 1
				}
				continue
			}
			k := wordKey(w)
			if !g.light[strings.TrimSuffix(k, "*")] && !optional {
				pt.weight = 1
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
	rest := p
	if len(p) > 0 && p[0].edge {
		rest = p[1:]
	}
	for i := range ts {
		if i > 0 && len(rest) < len(p) {
			break
		}
		if v, ok := rest.match(ts[i:]); ok {
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
	if p[0].edge {
		return 0, len(ts) == 0
	}
	best, found := 0.0, false
	for _, n := range p[0].lengths(ts) {
		v, ok := p[1:].match(ts[n:])
		if !ok {
			continue
		}
		w := p[0].weight
		if ts[0].kind != 0 {
			w = 0.5
		}
		best, found = max(best, v+w), true
	}
	if !found && p[0].optional {
		return p[1:].match(ts)
	}
	return best, found
}

// lengths is how many tokens at the beginning of ts the part may stand for.
func (pt part) lengths(ts []token) (out []int) {
	if len(ts) == 0 {
		return nil
	}
	if pt.is(ts[0]) {
		out = append(out, 1)
	}
	for _, g := range pt.groups {
		for _, n := range g.lengths(ts) {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

func (pt part) is(t token) bool {
	if t.kind != 0 && (t.kind == pt.kind || pt.kind == 'X' && t.kind == 'C') {
		return true
	}
	if t.kind == 'X' || t.kind == 'C' {
		return false
	}
	if n := strings.TrimRight(t.key, "abcdefghijklmnopqrstuvwxyz"); pt.kind == 'M' && number(n) {
		return len(n) < 4 && (len(n) > 1 || n >= "5") // 2009 is a year
	}
	if pt.kind == 'M' && strings.Contains(" five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty dozen ", " "+t.key+" ") {
		return true
	}
	return slices.ContainsFunc(pt.words, func(w string) bool { return sameWord(w, t.key) })
}

// standIns are subjects in the place of names that are not settled: to a phrase
// they are drugs.
func standIns(doubts []doubt) []Subject {
	var out []Subject
	for _, d := range doubts {
		out = append(out, Subject{Kind: interaction.Drug, at: []span{d.at}})
	}
	return out
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
		if s.Kind != interaction.Drug {
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
