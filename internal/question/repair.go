package question

import (
	"slices"
	"strings"

	"druginfo/internal/lookup"
)

// repair mends the misspelled words of a question, so that "withdrwal" is
// withdrawal. Only words that phrases know are put in, and only for what is no
// English word and no name, so it can make a topic clear but never a drug.
//
//	how long is tramadol withdrwal     withdrawal
//	is it addicitve                    addictive
//	sertaline and alchohol             alcohol; sertaline is left to the lookup
func (a *Asker) repair(words []string) []string {
	var out []string
	named := make([]bool, len(words))
	a.exactly(words, func(_ Subject, from, to int) {
		for i := from; i < to; i++ {
			named[i] = true
		}
	})
	for i, w := range words {
		if named[i] || len(w) < 4 || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" || a.known[w] || a.ordinary[w] || a.classWords[w] != "" || a.aliases[w].ID != "" || lookup.Everyday(w) {
			continue
		}
		best := a.nearest(w)
		if best == "" {
			continue
		}
		switch r := a.finder.Find(w, lookup.Options{}); {
		case r.Status == lookup.Found && r.Drugs[0].ID == "alcohol": // a topic, beside being a drug
		case r.Status == lookup.Found && r.Match.Distance <= 1, r.Status == lookup.Ambiguous && !strings.HasPrefix(r.Candidates[0].Reason, "spelled like"):
			continue
		}
		if out == nil {
			out = slices.Clone(words)
		}
		out[i] = best
	}
	if out == nil {
		return words
	}
	return out
}

// nearest is the word of the phrases that is the likeliest meaning of w: with
// the same first letter and one edit away, two for long words; of several the
// one that is most easily misspelled so. Short words must have the same letters.
func (a *Asker) nearest(w string) string {
	limit := 1
	if len(w) >= 8 {
		limit = 2
	}
	best, price := "", float32(0)
	for _, c := range a.vocabulary() {
		if c[0] != w[0] || lookup.Edits(w, c, limit) > limit || len(w) < 5 && !sameLetters(w, c) {
			continue
		}
		if p := a.finder.Price(c, w); best == "" || p < price {
			best, price = c, p
		}
	}
	return best
}

func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return string(x) == string(y)
}

// vocabulary is every word that some phrase is looking for; of a stem, the
// English words that begin with it.
func (a *Asker) vocabulary() []string {
	a.lazy.Do(func() {
		seen := map[string]bool{}
		add := func(w string) {
			if len(w) >= 4 {
				seen[w] = true
			}
		}
		word := func(w string) {
			stem, ok := strings.CutSuffix(w, "*")
			if !ok {
				add(w)
				return
			}
			if len(stem) < 3 {
				return // any word at all
			}
			for e := range lookup.EverydayWith(stem) {
				add(e)
			}
		}
		for _, g := range a.file.Groups {
			for _, s := range g.Words {
				for w := range strings.FieldsSeq(s) {
					word(w)
				}
			}
		}
		phrases := slices.Clone(a.alarms)
		for _, t := range a.topics {
			phrases = append(phrases, t.phrases...)
		}
		for _, p := range phrases {
			for _, pt := range p {
				for _, w := range pt.words {
					word(w)
				}
			}
		}
		for w := range seen {
			a.words = append(a.words, w)
		}
		slices.Sort(a.words)
	})
	return a.words
}
