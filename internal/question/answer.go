package question

import (
	"fmt"
	"slices"
	"strings"

	"druginfo/internal/interaction"
	"druginfo/internal/lookup"
	"druginfo/internal/record"
)

// Status says what became of a question.
type Status string

// The statuses.
const (
	Answered  Status = "answered"
	Unsure    Status = "unsure"    // no topic, so no answer
	WhichDrug Status = "no_drug"   // the topic is clear, no drug is named
	Unclear   Status = "ambiguous" // a name may mean several drugs
)

// Answer is the answer to a question.
type Answer struct {
	Question   string          `json:"question"`
	Status     Status          `json:"status"`
	Topic      string          `json:"topic"` // empty when unsure
	TopicName  string          `json:"topic_name,omitempty"`
	Beyond     string          `json:"not_covered,omitempty"` // what was asked when no record answers it
	Title      string          `json:"-"`
	Confidence Confidence      `json:"confidence"`
	Drugs      []Subject       `json:"drugs"`
	Answer     string          `json:"answer"`      // one word or one sentence; the passages say more
	RecordPath string          `json:"record_path"` // where it stands: clonazepam.dependence.addictive
	Passages   []Passage       `json:"passages"`
	Sources    []record.Source `json:"sources"`
	Emergency  bool            `json:"emergency"` // show whom to call before anything else
	Nearest    []TopicRef      `json:"nearest,omitempty"`
	Unclear    []lookup.Result `json:"unclear,omitempty"`
	More       string          `json:"read_on,omitempty"` // command that shows the whole section
}

// Passage is a part of an answer.
type Passage struct {
	Drug       string       `json:"drug,omitempty"`  // name of the drug, when there are several
	Label      string       `json:"label,omitempty"` // what it is about
	Word       string       `json:"word,omitempty"`  // the answer in a word
	Alarm      bool         `json:"-"`               // the word is a danger
	Text       string       `json:"text,omitempty"`
	Fixed      bool         `json:"fixed,omitempty"` // a sentence of the program, not of a record
	Basis      record.Basis `json:"basis,omitempty"` // class or ingredient when not written for the drug itself
	RecordPath string       `json:"record_path,omitempty"`
	Sources    []int        `json:"sources,omitempty"` // numbers of Answer.Sources, from 1
}

// The fixed sentences. They state no clinical fact.
const (
	DoseFixed      = "Druginfo prints no amounts: how much is right depends on the person, other medicines and the reason for taking it. Ask the prescriber or a pharmacist, or read the label on the package."
	TaperFixed     = "Druginfo prints no taper rates. The person who prescribes it draws up the steps with you; do not work one out from numbers found elsewhere."
	SwitchingFixed = "Druginfo prints no schedules for changing from one medicine to another. The prescriber plans when to stop one and when to start the other."
	TestFixed      = "The result of a drug test cannot be predicted from such figures. Tell whoever orders the test which medicines you take."
	NothingFixed   = "Nothing recorded. This is not evidence that it is safe."
	BetterFixed    = "Which of the two is right for a person is for that person and the prescriber to decide."
	TogetherFixed  = "Both are in one product, %s. That says nothing about amounts, nor that it is right for everyone: read its label or ask a pharmacist."
	MembersFixed   = "Nothing is recorded that holds for all %s. This is not evidence that it is safe. They differ: ask about the one that is taken, such as %s."
	SomeFixed      = "Nothing is recorded that holds for all %s. What is recorded of some of them; those that are not named are not thereby safe:"
	NearFixed      = "Nothing is recorded about exactly this. What stands nearest:"
	NotListedFixed = "%s: not among the effects recorded for %s. The lists are not complete: this is no proof that it does not happen."
	AdviceFixed    = "Options to talk about, not advice to change."
)

// Ask answers a question.
func (a *Asker) Ask(q string) (Answer, error) {
	u := a.Understand(q)
	out := Answer{
		Question: strings.ToValidUTF8(q, "\uFFFD"), Confidence: u.Confidence, Drugs: u.Drugs, Emergency: u.Emergency,
		Nearest: u.Nearest, Unclear: u.Unclear, Passages: []Passage{}, Sources: []record.Source{},
	}
	if out.Drugs == nil {
		out.Drugs = []Subject{}
	}
	if u.Topic == nil {
		out.Status = Unsure
		if u.Beyond != nil {
			out.Beyond = u.Beyond.Name
		}
		if len(out.Nearest) == 0 {
			for _, id := range []string{"addictiveness", "stopping", "withdrawal-symptoms", "alcohol", "side-effects"} {
				if i := slices.IndexFunc(a.topics, func(t topic) bool { return t.ID == id }); i >= 0 {
					out.Nearest = append(out.Nearest, refOf(a.topics[i].Topic))
				}
			}
		}
		return out, nil
	}
	out.Topic, out.TopicName, out.Title = u.Topic.ID, u.Topic.Name, u.Topic.Title
	out.Nearest = nil
	switch {
	case u.Topic.Subjects == 0:
		out.Status = Answered
		return out, nil
	case len(u.Unclear) > 0 && (len(u.Drugs) == 0 || u.Topic.Subjects == 2):
		out.Status = Unclear
		return out, nil
	case len(u.Drugs) == 0:
		out.Status = WhichDrug
		if u.Topic.ID == "dose" {
			out.Passages = append(out.Passages, Passage{Text: DoseFixed, Fixed: true})
			out.Answer = DoseFixed
		}
		return out, nil
	}
	out.Status = Answered
	err := a.answer(u, &out)
	return out, err
}

// special are the parts that are about all drugs of a question together.
var special = map[string]bool{"pair": true, "sides": true, "comparison": true, "alcohol_interaction": true, "interactions": true, "asked_effect": true, "asked_symptom": true}

// builder collects passages and numbers their sources.
type builder struct {
	out     *Answer
	several bool
}

// answer fills in the passages.
func (a *Asker) answer(u Understanding, out *Answer) error {
	b := &builder{out: out, several: len(u.Drugs) > 1}
	var parties []interaction.Party
	for _, s := range u.Drugs {
		p, ok, err := a.party(s)
		if err != nil {
			return err
		}
		if ok {
			parties = append(parties, p)
		}
	}
	for i := 0; i < len(u.Topic.Answer); i++ {
		switch name := u.Topic.Answer[i]; name {
		case "pair":
			if err := a.pairs(b, parties); err != nil {
				return err
			}
		case "sides":
			for _, p := range parties {
				if len(parties) > 1 {
					n := len(b.out.Passages)
					if err := b.run([]string{"class", "uses", "addictive", "half_life"}, p.Drug); err != nil {
						return err
					}
					for i := range b.out.Passages[n:] {
						b.out.Passages[n+i].Text = firstSentence(b.out.Passages[n+i].Text)
					}
				}
			}
			if len(parties) > 1 {
				b.fixed(BetterFixed)
			}
		case "comparison":
			if !sameDrug(b, u.Drugs, parties) {
				comparisons(b, parties)
			}
		case "alcohol_interaction":
			if len(parties) == 1 {
				if err := a.withAlcohol(b, parties[0]); err != nil {
					return err
				}
			}
		case "interactions":
			if len(parties) == 1 {
				interactions(b, parties[0].Drug)
			}
		case "asked_effect", "asked_symptom":
			for _, p := range parties {
				if err := a.answerEffects(b, p.Drug, u.Effects, name == "asked_symptom"); err != nil {
					return err
				}
			}
		default: // all parts up to the next special one, drug by drug
			run := u.Topic.Answer[i:]
			if j := slices.IndexFunc(run, func(s string) bool { return special[s] }); j > 0 {
				run = run[:j]
			}
			for _, p := range parties {
				if err := b.run(run, p.Drug); err != nil {
					return fmt.Errorf("topic %s: %w", u.Topic.ID, err)
				}
			}
			i += len(run) - 1
		}
	}
	if err := a.finish(b, parties); err != nil {
		return err
	}
	if len(u.Drugs) > 0 && u.Topic.More != "" {
		switch {
		case u.Drugs[0].Kind == interaction.Drug && (u.Topic.ID == "combining" || u.Topic.ID == "switching") && len(u.Drugs) > 1:
			var ids []string
			for _, s := range u.Drugs {
				ids = append(ids, s.ID)
			}
			out.More = "druginfo mix " + strings.Join(ids, " ")
		case u.Drugs[0].Kind == interaction.Drug:
			out.More = "druginfo " + u.Drugs[0].ID + " " + u.Topic.More
		}
	}
	return nil
}

// party reads what a question is about. A class is read as if it were a drug
// that has only what all its members share.
func (a *Asker) party(s Subject) (interaction.Party, bool, error) {
	if s.Kind == interaction.Drug {
		return interaction.OfDrug(a.db, s.ID)
	}
	if s.Kind == interaction.Substance {
		p, ok := a.table.OfGroup(s.ID)
		p.Drug = &record.Drug{ID: "groups." + s.ID, Name: p.Name}
		return p, ok, nil
	}
	p, ok := interaction.OfClass(a.classes, s.ID)
	if !ok {
		return p, false, nil
	}
	c := p.Record
	p.Drug = &record.Drug{
		ID: "classes." + c.ID, Name: p.Name, Mechanism: c.Mechanism, Boxed: c.Boxed, NotFor: c.NotFor, SideEffects: c.SideEffects,
		LongTerm: c.LongTerm, Dependence: c.Dependence, Withdrawal: c.Withdrawal, Stopping: c.Stopping, Overdose: c.Overdose,
		Interactions: c.Interactions, Alcohol: c.Alcohol, Driving: c.Driving, Pregnancy: c.Pregnancy, Breastfeeding: c.Breastfeeding,
		OlderAdults: c.OlderAdults, Alternatives: c.Alternatives, Comparisons: c.Comparisons, Sources: c.Sources, Review: c.Review,
	}
	return p, true, nil
}

// run writes parts of one record. Those that end in "!" are what was asked:
// when the record is silent on all of them and not on the others, that is said first.
func (b *builder) run(names []string, d *record.Drug) error {
	start, asked, found := len(b.out.Passages), false, false
	for _, name := range names {
		name, must := strings.CutSuffix(name, "!")
		f, ok := parts[name]
		if !ok {
			return fmt.Errorf("no part %q", name)
		}
		n := len(b.out.Passages)
		f(b, d)
		asked = asked || must
		found = found || must && len(b.out.Passages) > n
	}
	said := slices.ContainsFunc(b.out.Passages[start:], func(p Passage) bool { return !p.Fixed })
	if asked && !found && said {
		p := Passage{Text: NearFixed, Fixed: true}
		if b.several {
			p.Drug = d.Name
		}
		b.out.Passages = slices.Insert(b.out.Passages, start, p)
	}
	return nil
}

// add appends a passage when it has a source; without one it is left out.
func (b *builder) add(d *record.Drug, p Passage, path string, ids ...[]string) {
	for _, id := range slices.Concat(ids...) {
		i := slices.IndexFunc(d.Sources, func(s record.Source) bool { return s.ID == id })
		if i < 0 {
			continue
		}
		if n := b.number(d.Sources[i]); !slices.Contains(p.Sources, n) {
			p.Sources = append(p.Sources, n)
		}
	}
	if len(p.Sources) == 0 || p.Text == "" && p.Word == "" {
		return
	}
	if b.several {
		p.Drug = d.Name
	}
	p.RecordPath = d.ID + "." + path
	b.out.Passages = append(b.out.Passages, p)
}

// number is the number of a source in the answer.
func (b *builder) number(s record.Source) int {
	i := slices.IndexFunc(b.out.Sources, func(x record.Source) bool { return x.URL == s.URL && x.Title == s.Title })
	if i < 0 {
		b.out.Sources = append(b.out.Sources, s)
		i = len(b.out.Sources) - 1
	}
	return i + 1
}

func (b *builder) fixed(text string) {
	if !slices.ContainsFunc(b.out.Passages, func(p Passage) bool { return p.Text == text }) {
		b.out.Passages = append(b.out.Passages, Passage{Text: text, Fixed: true})
	}
}

// finish says where nothing is recorded, and makes the first passage the
// answer.
func (a *Asker) finish(b *builder, parties []interaction.Party) error {
	out := b.out
	for _, p := range parties {
		said := slices.ContainsFunc(out.Passages, func(x Passage) bool {
			return !x.Fixed && (!b.several || x.Drug == p.Drug.Name || x.Drug == "")
		})
		if !said {
			x := Passage{Text: NothingFixed, Fixed: true}
			if p.Kind != interaction.Drug {
				known, err := a.table.BestKnown(a.db, a.classes, p.ID)
				if err != nil {
					return err
				}
				var some []string
				for _, m := range known[:min(len(known), 6)] {
					some = append(some, m.Name)
				}
				if len(some) > 0 {
					x.Text = fmt.Sprintf(MembersFixed, p.Name, strings.Join(some, ", "))
				}
			}
			if b.several {
				x.Drug = p.Drug.Name
			}
			out.Passages = append(out.Passages, x)
		}
	}
	if len(out.Passages) == 0 {
		return nil
	}
	first := out.Passages[0]
	out.RecordPath = first.RecordPath
	out.Answer = strings.TrimSpace(first.Text)
	if first.Word != "" {
		out.Answer = strings.TrimSpace(first.Word + ". " + firstSentence(first.Text))
	}
	return nil
}

// firstSentence cuts a text after its first sentence.
func firstSentence(s string) string {
	for i := 0; i+2 < len(s); i++ {
		if (s[i] == '.' || s[i] == '!') && s[i+1] == ' ' && s[i+2] >= 'A' && s[i+2] <= 'Z' &&
			!strings.HasSuffix(s[:i], "U.S") && !strings.HasSuffix(s[:i], " e.g") && !strings.HasSuffix(s[:i], " St") {
			return s[:i+1]
		}
	}
	return s
}

// pairs says what is recorded of every two.
func (a *Asker) pairs(b *builder, parties []interaction.Party) error {
	if len(parties) < 2 {
		return nil
	}
	for _, pair := range a.table.Pairs(parties) {
		label := pair.A.Name + " with " + pair.B.Name
		if err := a.table.Further(a.db, a.classes, &pair); err != nil {
			return err
		}
		switch {
		case len(pair.Findings) > 0 || len(pair.Allowed) > 0:
		case len(pair.Some) > 0:
			b.out.Passages = append(b.out.Passages, Passage{Label: label, Text: fmt.Sprintf(SomeFixed, pair.Group().Name), Fixed: true})
			for _, f := range pair.Some {
				p := b.finding(f)
				p.Label = f.Scope
				b.out.Passages = append(b.out.Passages, p)
			}
		default:
			b.out.Passages = append(b.out.Passages, Passage{Label: label, Word: "nothing recorded", Text: "This is not evidence that it is safe.", Fixed: true})
		}
		if product := pair.Together; product != nil {
			p := Passage{Label: "sold together", Text: fmt.Sprintf(TogetherFixed, product.Name), RecordPath: product.ID + ".brands"}
			for _, s := range product.Sources {
				p.Sources = append(p.Sources, b.number(s))
			}
			b.out.Passages = append(b.out.Passages, p)
		}
		for i, f := range pair.Findings[:min(len(pair.Findings), 3)] {
			p := b.finding(f)
			if i == 0 {
				p.Label = label
			}
			b.out.Passages = append(b.out.Passages, p)
		}
		for _, f := range pair.Allowed {
			p := b.finding(f)
			p.Label, p.Word = label, "no problem found, says a source"
			b.out.Passages = append(b.out.Passages, p)
		}
	}
	return nil
}

// finding is what is recorded of a pair, as a passage.
func (b *builder) finding(f interaction.Finding) Passage {
	p := Passage{Text: strings.TrimSpace(f.Effect + " " + f.Mechanism), RecordPath: f.RecordPath}
	if f.Severity != interaction.Note {
		p.Word, p.Alarm = string(f.Severity), f.Severity != record.Caution
	}
	p.Basis = ownOf(f.Basis)
	for _, s := range f.Sources {
		p.Sources = append(p.Sources, b.number(s))
	}
	return p
}

// withAlcohol adds what the rules say of alcohol, when the record itself does
// not answer.
func (a *Asker) withAlcohol(b *builder, p interaction.Party) error {
	if len(p.Drug.Alcohol) > 0 || p.ID == "alcohol" {
		return nil
	}
	al, ok, err := interaction.OfDrug(a.db, "alcohol")
	if err != nil || !ok {
		return err
	}
	if pair := a.table.Pair(p, al); len(pair.Findings) > 0 {
		return a.pairs(b, []interaction.Party{p, al})
	}
	return nil
}

// comparisons gives what was written about these two.
func comparisons(b *builder, parties []interaction.Party) {
	for i, p := range parties {
		for _, q := range parties[i+1:] {
			for _, two := range [][2]interaction.Party{{p, q}, {q, p}} {
				j := slices.IndexFunc(two[0].Drug.Comparisons, func(c record.Comparison) bool { return c.ID == two[1].ID })
				if j >= 0 {
					c := two[0].Drug.Comparisons[j]
					n := len(b.out.Passages)
					b.add(two[0].Drug, Passage{Label: p.Name + " and " + q.Name, Text: c.Text, Basis: c.Basis}, fmt.Sprintf("comparisons[%d]", j), c.Sources)
					if len(b.out.Passages) > n {
						b.out.Passages[n].Drug = ""
						break
					}
				}
			}
		}
	}
	if len(parties) == 1 {
		for j, c := range parties[0].Drug.Comparisons {
			b.add(parties[0].Drug, Passage{Label: "and " + c.Name, Text: c.Text, Basis: c.Basis}, fmt.Sprintf("comparisons[%d]", j), c.Sources)
		}
	}
}

// sameDrug says that two names are names of one drug, if they are.
func sameDrug(b *builder, subjects []Subject, parties []interaction.Party) bool {
	if len(parties) != 1 || parties[0].Kind != interaction.Drug || len(subjects[0].names) < 2 {
		return false
	}
	d := parties[0].Drug
	b.add(d, Passage{Word: "THE SAME DRUG", Text: strings.Join(subjects[0].names, " and ") + " are names of " + d.Name + "."}, "name", d.NamesSources)
	return true
}

// interactions lists what a record says, worst first.
func interactions(b *builder, d *record.Drug) {
	for i, in := range d.Interactions[:min(len(d.Interactions), 6)] {
		b.add(d, Passage{
			Label: "with " + in.Name, Word: string(in.Severity), Alarm: in.Severity != record.Caution, Text: in.Effect, Basis: ownOf(in.Basis),
		}, fmt.Sprintf("interactions[%d]", i), in.Sources)
	}
	if n := d.InteractNote; n != nil {
		b.add(d, Passage{Text: n.Text, Basis: n.Basis}, "interactions_note", n.Sources)
	}
}

func ownOf(b record.Basis) record.Basis {
	if b == record.BasisPair {
		return ""
	}
	return b
}

// About answers a topic about drugs given by id, as if they had been asked about.
func (a *Asker) About(t *record.Topic, ids ...string) (Answer, error) {
	u := Understanding{Topic: t, Confidence: High}
	for _, id := range ids {
		if len(u.Drugs) < max(t.Subjects, 1) && !slices.ContainsFunc(u.Drugs, func(s Subject) bool { return s.ID == id }) {
			u.Drugs = append(u.Drugs, Subject{Kind: interaction.Drug, ID: id, Name: a.finder.Name(id), Match: "generic"})
		}
	}
	out := Answer{
		Status: Answered, Topic: t.ID, TopicName: t.Name, Title: t.Title, Confidence: High, Drugs: u.Drugs,
		Passages: []Passage{}, Sources: []record.Source{},
	}
	if t.Subjects == 0 {
		return out, nil
	}
	return out, a.answer(u, &out)
}
