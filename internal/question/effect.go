package question

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"druginfo/internal/fold"
	"druginfo/internal/interaction"
	"druginfo/internal/record"
)

// Effect is an effect that a question names.
type Effect struct {
	Said  string   // the words of the question
	Names []string // terms of the vocabulary that may be meant, likeliest first
}

// effectIndex finds effects in a sentence: what people say, by its first word.
type effectIndex struct {
	first map[string][]effectWords
	stems []effectWords
}

type effectWords struct {
	words []string
	names []string
}

func newEffectIndex(list []record.EffectWords) effectIndex {
	x := effectIndex{first: map[string][]effectWords{}}
	for _, e := range list {
		for _, s := range e.Words {
			w := effectWords{wordKeys(s), e.Names}
			switch {
			case len(w.words) == 0:
			case strings.HasSuffix(w.words[0], "*"):
				x.stems = append(x.stems, w)
			default:
				x.first[w.words[0]] = append(x.first[w.words[0]], w)
			}
		}
	}
	return x
}

// maxEffects is how many effects of one question are answered.
const maxEffects = 3

// find is the effects a sentence names, the longest from the left. What a drug
// is taken for ("for my migraine") is not asked about.
func (x effectIndex) find(ts []token) (out []Effect) {
	for i := 0; i < len(ts) && len(out) < maxEffects; i++ {
		best := x.at(ts[i:])
		if best.words == nil {
			continue
		}
		n := len(best.words)
		if !treated(ts[:i]) && !slices.ContainsFunc(out, func(e Effect) bool { return e.Names[0] == best.names[0] }) {
			var said []string
			for _, t := range ts[i : i+n] {
				said = append(said, t.key)
			}
			out = append(out, Effect{strings.Join(said, " "), best.names})
		}
		i += n - 1
	}
	return out
}

// at is the longest effect that a sentence begins with.
func (x effectIndex) at(ts []token) (best effectWords) {
	if ts[0].kind != 0 {
		return best
	}
	for _, list := range [][]effectWords{x.first[ts[0].key], x.first[strings.TrimSuffix(ts[0].key, "s")], x.stems} {
		for _, w := range list {
			if len(w.words) > len(best.words) && sameEffect(w.words, ts) {
				best = w
			}
		}
	}
	return best
}

// levels are words before a name that make it something measured in the body:
// "low magnesium" is no drug.
var levels = []string{"low", "high", "lower", "higher", "raised", "elevated", "increased", "decreased"}

// measured reports whether every mention of a subject is part of a level.
func (x effectIndex) measured(words []string, s Subject) bool {
	for _, sp := range s.at {
		if sp.from == 0 || !slices.Contains(levels, words[sp.from-1]) {
			return false
		}
		run := mark(words[sp.from-1:], nil)
		run[0].key = map[string]string{"lower": "low", "decreased": "low", "low": "low"}[run[0].key]
		if run[0].key == "" {
			run[0].key = "high"
		}
		if len(x.at(run).words) < 2 {
			return false
		}
	}
	return len(s.at) > 0
}

// sameEffect reports whether a sentence begins with words, in the singular or
// the plural.
func sameEffect(words []string, ts []token) bool {
	if len(words) > len(ts) {
		return false
	}
	for i, w := range words {
		k := ts[i].key
		if ts[i].kind != 0 || !sameWord(w, k) && w+"s" != k {
			return false
		}
	}
	return true
}

// treated reports whether what follows is what a drug is taken for.
func treated(before []token) bool {
	for i := len(before) - 1; i >= max(0, len(before)-2); i-- {
		switch before[i].key {
		case "for", "against", "treat", "treats":
			return true
		case "my", "the", "a", "your", "bad", "severe":
		default:
			return false
		}
	}
	return false
}

// answerEffects answers whether the effects of a question are among those of a record.
func (a *Asker) answerEffects(b *builder, d *record.Drug, asked []Effect, stopping bool) error {
	if len(d.SideEffects.Common)+len(d.SideEffects.Serious) == 0 && d.SideEffects.Also == nil && d.Withdrawal == nil {
		return nil
	}
	for _, e := range asked {
		n := len(b.out.Passages)
		if stopping {
			b.symptom(d, e)
		}
		b.listed(d, e, "common", d.SideEffects.Common)
		b.listed(d, e, "serious", d.SideEffects.Serious)
		if !stopping {
			b.symptom(d, e)
		}
		if o := d.Overdose; o != nil && len(b.out.Passages) == n {
			for _, i := range matching(e, len(o.Signs), func(i int) string { return o.Signs[i] }) {
				b.add(d, Passage{Label: e.Said, Word: "LISTED", Alarm: true, Text: "It is among the signs of too much: " + o.Signs[i] + ".", Basis: o.Basis}, "overdose.signs", o.Sources)
			}
		}
		if a := d.SideEffects.Also; a != nil && len(b.out.Passages) == n {
			for _, i := range matching(e, len(a.Names), func(i int) string { return a.Names[i] }) {
				b.add(d, Passage{Label: e.Said, Word: "LISTED", Text: "It is among the further side effects that a source lists: " + a.Names[i] + "."}, "side_effects.also", a.Sources)
			}
		}
		if len(b.out.Passages) == n {
			b.mentioned(d, e)
		}
		for _, id := range slices.Backward(d.Class.Path) { // a record with a list of its own does not take over that of its class
			if len(b.out.Passages) > n {
				break
			}
			p, _, err := a.party(Subject{Kind: interaction.Class, ID: id})
			if err != nil {
				return err
			}
			if c := p.Drug; c != nil {
				b.listed(c, e, "common", c.SideEffects.Common)
				b.listed(c, e, "serious", c.SideEffects.Serious)
			}
			for i := range b.out.Passages[n:] {
				x := &b.out.Passages[n+i]
				x.Basis = record.BasisClass
				if b.several {
					x.Drug = d.Name
				}
			}
		}
		if len(b.out.Passages) == n {
			p := Passage{Label: e.Said, Word: "NOT LISTED", Text: fmt.Sprintf(NotListedFixed, capital(e.Names[0]), d.Name), Fixed: true}
			if b.several {
				p.Drug = d.Name
			}
			b.out.Passages = append(b.out.Passages, p)
		}
	}
	return nil
}

// listed adds the side effects of a list that may be meant: the terms
// themselves, the likeliest first, and those whose name has a term in it.
func (b *builder) listed(d *record.Drug, asked Effect, group string, list []record.Effect) {
	for _, i := range matching(asked, len(list), func(i int) string { return list[i].Name }) {
		e := list[i]
		text := "It is among the " + group + " side effects: " + e.Name
		if e.Percent != nil {
			text += ", in " + e.Percent.String() + " % of people"
			if e.Population != "" {
				text += " (" + e.Population + ")"
			}
		}
		text += "."
		if e.Note != "" {
			text += " " + sentence(e.Note)
		}
		b.add(d, Passage{Label: asked.Said, Word: "LISTED", Alarm: group == "serious", Text: text, Basis: ownOf(e.Basis)},
			fmt.Sprintf("side_effects.%s[%d]", group, i), e.Sources)
	}
}

func (b *builder) symptom(d *record.Drug, asked Effect) {
	w := d.Withdrawal
	if w == nil {
		return
	}
	for _, i := range matching(asked, len(w.Symptoms), func(i int) string { return w.Symptoms[i].Name }) {
		s := w.Symptoms[i]
		b.add(d, Passage{
			Label: asked.Said, Word: "LISTED", Alarm: s.Level == record.LevelSerious, Text: "It is among the symptoms of withdrawal: " + s.Name + ".",
			Basis: basisOf(w.Basis, w.FromClass, "symptoms"),
		}, fmt.Sprintf("withdrawal.symptoms[%d]", i), w.Sources)
	}
}

// matching yields the places of the names that may be meant, two at most.
func matching(asked Effect, n int, name func(int) string) (out []int) {
	rank := func(s string) int {
		for r, term := range asked.Names {
			if s == term {
				return r
			}
		}
		for r, term := range asked.Names {
			if hasRun(fold.Words(s), fold.Words(term)) {
				return len(asked.Names) + r
			}
		}
		return -1
	}
	for i := range n {
		if rank(name(i)) >= 0 {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(i, j int) int { return cmp.Compare(rank(name(i)), rank(name(j))) })
	return out[:min(len(out), 2)]
}

// mentioned adds the first statement elsewhere in a record that speaks of an
// effect.
func (b *builder) mentioned(d *record.Drug, asked Effect) {
	speaks := func(text string) bool {
		words := fold.Words(text)
		return slices.ContainsFunc(append(slices.Clone(asked.Names), asked.Said), func(t string) bool { return hasRun(words, fold.Words(t)) })
	}
	for i, x := range d.Boxed {
		if speaks(x.Title + " " + x.Text) {
			b.add(d, Passage{Label: asked.Said, Word: x.Title, Alarm: true, Text: x.Text, Basis: x.Basis}, fmt.Sprintf("boxed_warnings[%d]", i), x.Sources)
			return
		}
	}
	for i, x := range d.LongTerm {
		if speaks(x.Text) {
			b.add(d, Passage{Label: asked.Said, Text: x.Text, Basis: x.Basis}, fmt.Sprintf("long_term_use[%d]", i), x.Sources)
			return
		}
	}
}

// hasRun reports whether words has the run in it, in the singular or the plural.
func hasRun(words, run []string) bool {
	for i := 0; i+len(run) <= len(words) && len(run) > 0; i++ {
		ok := true
		for j, w := range run {
			x := words[i+j]
			ok = ok && (x == w || x == w+"s" || x+"s" == w)
		}
		if ok {
			return true
		}
	}
	return false
}

// capital is a text that begins with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// sentence is a note as a sentence of its own.
func sentence(s string) string {
	s = capital(s)
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}
