// Package question answers a sentence: it finds the drugs in it, finds what is
// asked of them, and gives the part of the record that answers.
//
// What people ask is data. data/topics.yaml holds groups of words that mean much
// the same, for each topic the phrases that mean it, where its answer stands,
// and examples that a test asks; data/questions.yaml holds questions of which
// the topic is known, and a sentence that is much like those of one topic is
// understood as they are (see learned). Misspelled words of a question are
// mended first. The same sentence always gives the same answer.
//
//	can you get addicted to klonopin?   addictiveness   clonazepam
//	am i addicted? took ambien 2 years  dependence      zolpidem
//	is speed safe                       unsure: "speed" may be a street name
//
// Two things are never done. A sentence is not answered about a drug it does
// not name: names are found by package lookup, a misspelled one only where it
// would be on the command line, and announced; everyday words that are also
// brand or street names ("today", "ice") are everyday words. And a question is
// not answered with the answer to another one: when neither a phrase nor known
// questions speak for one topic, the answer says what was understood and offers what is near, and what
// no record holds (prices, storage, animals) is a topic without an answer.
package question

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"druginfo/internal/fold"
	"druginfo/internal/interaction"
	"druginfo/internal/lookup"
	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

// Asker answers questions. Making one costs some milliseconds, a question about
// one; it is safe for concurrent use.
type Asker struct {
	db      *snapshot.DB
	finder  *lookup.Finder
	table   *interaction.Table
	file    record.TopicFile
	topics  []topic
	alarms  []phrase
	classes []record.Class

	classWords map[string]string            // key of a name of a class -> id
	aliases    map[string]record.ClassWords // by key: further names of a drug
	ordinary   map[string]bool
	effects    effectIndex
	known      map[string]bool // words of questions: never names

	lazy  sync.Once
	words []string // what a misspelled word of a question may have been; see vocabulary

	learning sync.Once
	learned  *learned
}

// topic is a topic with its phrases parsed.
type topic struct {
	*record.Topic
	phrases, not []phrase
	words        map[string]bool
}

// New returns an Asker.
func New(db *snapshot.DB, f *lookup.Finder, topics record.TopicFile, classes []record.Class, t *interaction.Table) *Asker {
	a := &Asker{
		db: db, finder: f, table: t, file: topics, classes: classes,
		classWords: map[string]string{}, aliases: map[string]record.ClassWords{}, ordinary: set(topics.Ordinary), known: set(topics.Fillers),
		effects: newEffectIndex(topics.Effects),
	}
	g := grammar{light: set(topics.Light), groups: map[string]*group{}}
	for _, w := range topics.Groups {
		g.groups[w.Name] = newGroup(w)
		for _, s := range w.Words {
			for _, k := range fold.Words(s) {
				a.known[k] = true
			}
		}
	}
	for i := range topics.Topics {
		tp := topic{Topic: &topics.Topics[i], words: set(topics.Topics[i].Words)}
		for _, s := range tp.Phrases {
			tp.phrases = append(tp.phrases, g.parse(s))
		}
		for _, s := range tp.Not {
			tp.not = append(tp.not, g.parse(s))
		}
		for _, p := range tp.phrases {
			p.literals(func(w string) { a.known[w] = true })
		}
		a.topics = append(a.topics, tp)
	}
	for _, s := range topics.Emergency {
		p := g.parse(s)
		a.alarms = append(a.alarms, p)
		p.literals(func(w string) { a.known[w] = true })
	}
	for _, c := range classes {
		for _, w := range append([]string{c.Name, c.Plural}, c.Synonyms...) {
			if k := fold.Key(w); len(k) >= 4 {
				a.classWords[k] = c.ID
			}
		}
		for _, w := range c.Synonyms { // "painkiller", "painkillers"
			if k := fold.Key(w) + "s"; len(k) > 4 && a.classWords[k] == "" {
				a.classWords[k] = c.ID
			}
		}
	}
	for _, c := range topics.Classes {
		for _, w := range c.Words {
			a.classWords[fold.Key(w)] = c.ID
		}
	}
	for _, c := range topics.Aliases {
		for _, w := range c.Words {
			a.aliases[fold.Key(w)] = c
		}
	}
	for k := range a.classWords {
		delete(a.known, k)
	}
	return a
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[fold.Key(w)] = true
	}
	return m
}

// TopicRef names a topic that may have been meant.
type TopicRef struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Example string `json:"example"`
}

// Confidence says how sure the topic is.
type Confidence string

// The levels of confidence.
const (
	High Confidence = "high"
	Low  Confidence = "low" // no phrase of any topic was found
)

// Understanding is what was made of a sentence.
type Understanding struct {
	Topic      *record.Topic
	Beyond     *record.Topic // what was asked when no record answers it
	Confidence Confidence
	Drugs      []Subject
	Unclear    []lookup.Result // names that may mean several drugs
	Effects    []Effect        // effects it names
	Emergency  bool
	Nearest    []TopicRef // best first, without the topic itself
}

// Understand reads a sentence.
func (a *Asker) Understand(q string) Understanding {
	words := a.repair(split(q))
	subjects, doubts := a.subjects(words)
	if len(subjects) > 1 {
		subjects = slices.DeleteFunc(subjects, func(s Subject) bool { return a.effects.measured(words, s) })
	}
	u := Understanding{Confidence: Low}
	for _, d := range doubts {
		u.Unclear = append(u.Unclear, d.result)
	}
	// Alcohol beside another drug is what is asked about, not a second drug.
	drugs := slices.DeleteFunc(slices.Clone(subjects), func(s Subject) bool { return s.Kind != interaction.Drug || s.ID == "alcohol" })
	others := slices.DeleteFunc(slices.Clone(subjects), func(s Subject) bool { return s.ID == "alcohol" })
	if len(others) > 0 {
		subjects = others
	}
	tokens := mark(words, append(slices.Clip(subjects), standIns(doubts)...))
	u.Effects = a.effects.find(tokens)
	for _, p := range a.alarms {
		if p.find(tokens) > 0 {
			u.Emergency = true
		}
	}
	type scored struct {
		t     *topic
		score float64
		sure  bool
	}
	var all []scored
	for i := range a.topics {
		t := &a.topics[i]
		if slices.ContainsFunc(t.not, func(p phrase) bool { return p.find(tokens) > 0 }) {
			continue
		}
		s := scored{t: t}
		for _, p := range t.phrases {
			if v := p.find(tokens); v > 0 {
				s.score, s.sure = max(s.score, v+t.Priority), true
			}
		}
		if t.Subjects == 2 && len(subjects)+len(doubts) < 2 {
			s.score-- // a question about two, of which one is there
		}
		if t.Subjects == 2 && len(subjects)+len(doubts) > 1 {
			s.score++
		}
		n := 0
		for _, w := range tokens {
			if t.words[w.key] {
				n++
			}
		}
		s.score += 0.1 * float64(min(n, 3))
		if s.score > 0 || s.sure {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(x, y scored) int {
		if x.sure != y.sure {
			return cmp.Compare(b2i(y.sure), b2i(x.sure))
		}
		return cmp.Compare(y.score, x.score)
	})
	var chosen *topic
	if len(all) > 0 && all[0].sure {
		chosen = all[0].t
	}
	if t := a.heard(tokens, len(subjects)+len(doubts), chosen); t != nil {
		chosen = t
	}
	chosen = a.narrow(chosen, drugs)
	switch {
	case chosen == nil:
	case chosen.Unanswered:
		u.Beyond = chosen.Topic
	default:
		u.Topic, u.Confidence = chosen.Topic, High
	}
	all = slices.DeleteFunc(all, func(s scored) bool { return s.t.Unanswered || s.t == chosen })
	for _, s := range all[:min(len(all), 4)] {
		u.Nearest = append(u.Nearest, refOf(s.t.Topic))
	}
	// A class is what is asked about only when no drug is; beside a drug it says
	// what sort of drug that is, or is the other one of two.
	u.Drugs = subjects
	if len(drugs) > 0 && (u.Topic == nil || u.Topic.Subjects < 2 || len(drugs) > 1) {
		u.Drugs = drugs
	}
	return u
}

// A topic that the questions of data/questions.yaml speak for is taken for what
// was asked when it is likely, and so much likelier than what the phrases say.
const (
	likely   = 0.5
	likelier = 30
)

// heard is the topic of a sentence about n drugs that is much like questions
// with that topic, unless it is also much like those of the topic that the
// phrases chose; nil when there is none. A sentence without a drug may be about
// anything at all, and is left to the phrases.
func (a *Asker) heard(tokens []token, n int, chosen *topic) *topic {
	if n == 0 {
		return nil
	}
	a.learning.Do(func() { a.learned = learn(a.file.Asked) })
	words := make([]string, 0, len(tokens))
	for _, t := range tokens {
		switch t.kind {
		case 'X', 'C':
			words = append(words, string(t.kind))
		default:
			words = append(words, t.key)
		}
	}
	p := a.learned.guess(words)
	if p == nil {
		return nil
	}
	best := slices.Index(p, slices.Max(p))
	if p[best] < likely {
		return nil
	}
	if chosen != nil {
		if i := slices.Index(a.learned.topics, chosen.ID); i >= 0 && p[best] < likelier*p[i] {
			return nil
		}
	}
	i := slices.IndexFunc(a.topics, func(t topic) bool { return t.ID == a.learned.topics[best] })
	if i < 0 || a.topics[i].Subjects == 2 && n < 2 || slices.ContainsFunc(a.topics[i].not, func(p phrase) bool { return p.find(tokens) > 0 }) {
		return nil
	}
	return &a.topics[i]
}

// narrow is the topic that takes the place of t when every one of several drugs
// has its use: two sleep medicines are compared as such.
func (a *Asker) narrow(t *topic, drugs []Subject) *topic {
	if t == nil || len(drugs) < 2 {
		return t
	}
	for i := range a.topics {
		n := &a.topics[i]
		if n.Of != t.ID || slices.ContainsFunc(drugs, func(s Subject) bool {
			d, ok, err := a.db.Drug(s.ID)
			return err != nil || !ok || !slices.ContainsFunc(d.Uses, func(u record.Use) bool { return u.Name == n.Use && u.Status != "off-label" })
		}) {
			continue
		}
		return n
	}
	return t
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func refOf(t *record.Topic) TopicRef {
	r := TopicRef{ID: t.ID, Name: t.Name}
	if len(t.Examples) > 0 {
		r.Example = t.Examples[0]
	}
	return r
}

// split takes a sentence to words in lower case. A number and its unit are one
// word; what follows an apostrophe at the end of a name is dropped.
func split(q string) []string {
	if len(q) > maxSentence {
		q = strings.ToValidUTF8(q[:maxSentence], "")
	}
	q = strings.NewReplacer("’", "'", "‘", "'").Replace(q)
	var out []string
	for _, f := range strings.FieldsFunc(q, func(r rune) bool { return r != '\'' && len(fold.Words(string(r))) == 0 }) {
		f = strings.TrimSuffix(strings.Trim(f, "'"), "'s")
		for _, w := range fold.Words(f) {
			if n := len(out); n > 0 && units[w] && number(out[n-1]) {
				out[n-1] += w
				continue
			}
			out = append(out, w)
		}
		if len(out) > maxWords {
			return out[:maxWords]
		}
	}
	return out
}

// A sentence that is longer is not read to its end.
const (
	maxSentence = 2000
	maxWords    = 120
)

var units = set([]string{"mg", "mgs", "mcg", "milligram", "milligrams", "microgram", "micrograms", "gram", "grams", "ml", "pills", "pill", "tablets", "tablet", "capsules", "tabs"})

func number(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

// amount reports whether a word is a number with its unit.
func amount(w string) bool {
	rest := strings.TrimLeft(w, "0123456789")
	return rest != w && (units[rest] || rest == "g")
}
