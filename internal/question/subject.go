package question

import (
	"slices"
	"strings"

	"druginfo/internal/fold"
	"druginfo/internal/interaction"
	"druginfo/internal/lookup"
	"druginfo/internal/snapshot"
)

// Subject is a drug or a class that a sentence is about.
type Subject struct {
	Kind        interaction.Kind `json:"kind"` // drug or class
	ID          string           `json:"id"`
	Name        string           `json:"name"`
	Matched     string           `json:"matched"`               // what stands in the sentence
	Printed     string           `json:"-"`                     // the same as the record spells it
	Match       string           `json:"match"`                 // generic, brand, ..., typo, street, class
	Ingredients []string         `json:"ingredients,omitempty"` // of a combination

	Also []lookup.Candidate `json:"also,omitempty"` // other meanings of the name, elsewhere

	at    []span
	names []string // every name of it in the sentence
}

// Corrected reports whether the word is not the name it was taken for.
func (s Subject) Corrected() bool {
	return s.Match == lookup.KindTypo || s.Match == lookup.KindPrefix || s.Match == "alias"
}

type span struct{ from, to int }

// doubt is a name in a sentence that may mean several drugs.
type doubt struct {
	result lookup.Result
	at     span
}

// maxRun is the most words of one name.
const maxRun = 6

// subjects finds the names in a sentence: first those that stand there as they
// are, the longest from the left; then words that are nothing else and are one
// likely misspelling, with an edit in every third letter at most, for a sentence
// has many words that could be one; and when there is neither, a street name.
func (a *Asker) subjects(words []string) (found []Subject, unclear []doubt) {
	taken := make([]bool, len(words))
	open := func(r lookup.Result, from, to int) {
		unclear = append(unclear, doubt{r, span{from, to}})
		for i := from; i < to; i++ {
			taken[i] = true
		}
	}
	add := func(s Subject, from, to int) {
		for i := from; i < to; i++ {
			taken[i] = true
		}
		if i := slices.IndexFunc(found, func(o Subject) bool { return o.Kind == s.Kind && o.ID == s.ID }); i >= 0 {
			found[i].at = append(found[i].at, span{from, to})
			if !slices.Contains(found[i].names, s.Printed) {
				found[i].names = append(found[i].names, s.Printed)
			}
			return
		}
		s.at = []span{{from, to}}
		s.Matched = strings.Join(words[from:to], " ")
		s.names = []string{s.Printed}
		if s.Kind == interaction.Drug {
			if in := a.finder.Ingredients(s.ID); len(in) > 1 {
				s.Ingredients = in
			}
		}
		found = append(found, s)
	}
	a.exactly(words, func(s Subject, from, to int) {
		next := ""
		if to < len(words) {
			next = words[to]
		}
		switch {
		case s.ID == "":
			open(a.finder.Find(strings.Join(words[from:to], " "), lookup.Options{Exact: true}), from, to)
		case s.Match == string(snapshot.Brand) && lookup.Variant(next) && !(to+1 < len(words) && words[to+1] == "turkey"): // Tylenol Sinus is not Tylenol
			open(a.finder.Find(strings.Join(words[from:to+1], " "), lookup.Options{}), from, to+1)
		default:
			add(s, from, to)
		}
	})
	var begun []func() // beginnings of names of little-known drugs: read as names when nothing else is one
	for i, w := range words {
		if taken[i] || !a.unusual(w) {
			continue
		}
		r := a.finder.Find(w, lookup.Options{})
		switch {
		case r.Status == lookup.Found && len(r.Drugs) == 1 && (r.Match.Kind == lookup.KindPrefix || r.Match.Kind == lookup.KindTypo && 3*r.Match.Distance <= len(w)):
			read := func() {
				add(Subject{Kind: interaction.Drug, ID: r.Drugs[0].ID, Name: r.Drugs[0].Name, Match: r.Match.Kind, Printed: r.Match.Matched}, i, i+1)
			}
			if r.Match.Kind == lookup.KindPrefix && !a.common(r.Match.Matched, r.Drugs[0].ID) {
				begun = append(begun, read)
			} else {
				read()
			}
		case r.Status == lookup.Ambiguous && len(r.Candidates) > 0 && strings.HasPrefix(r.Candidates[0].Reason, "spelled like"):
			open(r, i, i+1)
		}
	}
	if len(found) == 0 {
		for _, read := range begun {
			read()
		}
	}
	defer func() {
		slices.SortStableFunc(found, func(x, y Subject) int { return x.at[0].from - y.at[0].from })
	}()
	named := len(unclear) > 0 || slices.ContainsFunc(found, func(s Subject) bool { return s.ID != "alcohol" })
	for i := 0; i < len(words); i++ {
		for n := min(maxRun, len(words)-i); n > 0; n-- {
			if n == 1 && !a.asStreetName(words, i) || a.known[words[i]] && n > 1 || slices.Contains(taken[i:i+n], true) {
				continue
			}
			if named && (n > 1 || a.ordinary[words[i]] || !joined(words, taken, i)) {
				continue
			}
			r := a.finder.Find(strings.Join(words[i:i+n], " "), lookup.Options{Exact: true})
			street := r.Match != nil && r.Match.Kind == string(snapshot.Street) ||
				r.Status == lookup.Ambiguous && len(r.Candidates) > 0 && r.Candidates[0].Kind == string(snapshot.Street)
			if !street {
				continue
			}
			if r.Status == lookup.Found {
				add(Subject{Kind: interaction.Drug, ID: r.Drugs[0].ID, Name: r.Drugs[0].Name, Match: string(snapshot.Street), Printed: r.Match.Matched}, i, i+n)
			} else {
				open(r, i, i+n)
			}
			i += n - 1
			break
		}
	}
	return found, unclear
}

// common reports whether a drug of that name has listings in the United States.
func (a *Asker) common(name, id string) bool {
	return slices.ContainsFunc(a.db.Names(fold.Key(name)), func(n snapshot.Name) bool { return n.ID == id && n.Weight > 0 })
}

// exactly yields the names that stand in a sentence as they are, the longest
// from the left.
func (a *Asker) exactly(words []string, yield func(s Subject, from, to int)) {
	for i := 0; i < len(words); i++ {
		for n := min(maxRun, len(words)-i); n > 0; n-- {
			if s, ok := a.exact(words[i : i+n]); ok {
				yield(s, i, i+n)
				i += n - 1
				break
			}
		}
	}
}

// exact looks words up as one name. It reports a Subject without an id when
// the name belongs to several drugs.
func (a *Asker) exact(words []string) (Subject, bool) {
	text := strings.Join(words, " ")
	key := fold.Key(text)
	if alias, ok := a.aliases[key]; ok {
		s := Subject{Kind: interaction.Drug, ID: alias.ID, Name: a.finder.Name(alias.ID), Match: "alias"}
		s.Printed = s.Name
		if alias.Street {
			s.Match = string(snapshot.Street)
		}
		return s, true
	}
	if len(words) == 1 && (a.ordinary[key] || a.known[key] && key != "alcohol" || len(key) < 3 || number(key) || amount(key)) {
		return Subject{}, false
	}
	r := a.finder.Find(text, lookup.Options{Exact: true})
	switch {
	case r.Status == lookup.Found:
		k := snapshot.NameKind(r.Match.Kind)
		if k == snapshot.Street || k == snapshot.Code || k == snapshot.Synonym && len(key) < 4 || !a.whole(words, r.Match.Matched) {
			break
		}
		return Subject{Kind: interaction.Drug, ID: r.Drugs[0].ID, Name: r.Drugs[0].Name, Match: r.Match.Kind, Printed: r.Match.Matched, Also: r.Also}, true
	case r.Status == lookup.Ambiguous && len(r.Candidates) > 0:
		if c := r.Candidates[0]; c.Kind != string(snapshot.Street) && c.Kind != string(snapshot.Code) && a.whole(words, c.Match) {
			return Subject{}, true
		}
	}
	if id, ok := a.classWords[key]; ok {
		for _, c := range a.classes {
			if c.ID == id {
				name := c.Plural
				if name == "" {
					name = c.Name
				}
				return Subject{Kind: interaction.Class, ID: id, Name: name, Match: "class", Printed: name}, true
			}
		}
		if g, ok := a.table.OfGroup(id); ok {
			return Subject{Kind: interaction.Substance, ID: id, Name: g.Name, Match: "group", Printed: g.Name}, true
		}
	}
	return Subject{}, false
}

// whole reports whether several words are a name word by word ("st johns
// wort"), or one word taken apart ("clona zepam") of which no piece is a word
// of its own.
func (a *Asker) whole(words []string, printed string) bool {
	if len(words) == 1 || slices.Equal(fold.Words(printed), words) {
		return true
	}
	return !slices.ContainsFunc(words, func(w string) bool { return len(w) < 3 || a.known[w] || a.ordinary[w] })
}

// unusual reports whether a word may be a misspelled name. The lookup itself
// refuses words of English.
func (a *Asker) unusual(w string) bool {
	return len(w) >= 5 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" && !a.known[w] && !a.ordinary[w]
}

// joined reports whether a word is joined to a name: "xanax and coke".
func joined(words []string, taken []bool, i int) bool {
	link := []string{"and", "with", "plus", "or", "on"}
	return i > 1 && taken[i-2] && slices.Contains(link, words[i-1]) || i+2 < len(words) && taken[i+2] && slices.Contains(link, words[i+1])
}

// asStreetName reports whether a word stands where a drug stands: after "is",
// "on", "taking", and not before a word that makes it a verb.
func (a *Asker) asStreetName(words []string, i int) bool {
	if len(words[i]) < 2 || a.known[words[i]] {
		return false
	}
	before := []string{"is", "are", "on", "of", "off", "using", "use", "uses", "used", "take", "takes", "taking", "took", "smoking", "smoke", "whats", "doing", "quit", "quitting", "stop", "stopping", "about", "does", "snorting", "shooting", "with", "and", "to", "mix", "mixing"}
	after := []string{"up", "down", "out", "in", "of", "it", "me", "you", "my", "the"}
	if len(words) > i+1 && slices.Contains(after, words[i+1]) {
		return false
	}
	return i > 0 && slices.Contains(before, words[i-1]) || saidOfDrugs(words[i+1:])
}

// saidOfDrugs reports whether a sentence goes on after a word as it would after
// a drug.
func saidOfDrugs(rest []string) bool {
	for _, s := range []string{
		"meaning", "slang", "withdrawal", "withdrawals", "addiction", "comedown", "psychosis", "overdose", "detox",
		"be detected", "stay in", "stays in", "show up", "shows up", "in urine", "in your urine", "in your system", "in my system",
	} {
		if w := strings.Fields(s); len(rest) >= len(w) && slices.Equal(rest[:len(w)], w) {
			return true
		}
	}
	return false
}
