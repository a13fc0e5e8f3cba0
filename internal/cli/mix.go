package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"druginfo/internal/drugdb"
	"druginfo/internal/fold"
	"druginfo/internal/interaction"
	"druginfo/internal/lookup"
	"druginfo/internal/question"
	"druginfo/internal/record"
	"druginfo/internal/render"
	"druginfo/internal/snapshot"
	"druginfo/internal/term"
)

func (a *App) mixCommand() *cobra.Command {
	o := &replyOptions{app: a}
	cmd := &cobra.Command{
		Use:   "mix NAME NAME...",
		Short: "what is recorded about taking things together, worst first",
		Long: `Mix looks at every two of the drugs, classes and substances named. What it finds
was written for that very pair or for two classes of drugs, and says which.

A pair of which nothing is recorded is not thereby safe.`,
		Example: `  druginfo mix klonopin oxycodone alcohol
  druginfo mix warfarin ibuprofen --json
  druginfo mix alprazolam grapefruit`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			o.app.flagRegion = o.region
			return o.mix(args)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	o.flags(cmd)
	return cmd
}

// nothingRecorded stands wherever a pair has no finding.
const nothingRecorded = "this is not evidence that it is safe"

func (o *replyOptions) mix(args []string) error {
	if len(args) == 1 {
		args = strings.FieldsFunc(args[0], func(r rune) bool { return r == ',' || r == '+' || r == '/' })
	}
	parties, err := o.parties(args)
	if err != nil {
		return err
	}
	if len(parties) < 2 {
		return usage("try: druginfo mix klonopin oxycodone alcohol", "mix needs at least two names")
	}
	t, err := o.app.table()
	if err != nil {
		return err
	}
	pairs := t.Pairs(parties)
	db, _, err := o.app.records()
	if err != nil {
		return err
	}
	classes, err := drugdb.Classes()
	if err != nil {
		return err
	}
	for i := range pairs {
		if err := t.Further(db, classes, &pairs[i]); err != nil {
			return err
		}
	}
	if o.json {
		return o.writeJSON(mixOf(pairs))
	}
	var r render.Reply
	if err := o.place(&r); err != nil {
		return err
	}
	var names []string
	for _, p := range parties {
		names = append(names, p.Name)
	}
	r.Title = strings.Join(names, " + ")
	for _, p := range pairs {
		r.Sections = append(r.Sections, pairSection(p))
	}
	r.Closing = append(r.Closing, "A combination that is not listed is not thereby safe. Ask a pharmacist about everything that is taken together.")
	return o.show(r)
}

func pairSection(p interaction.Pair) render.ReplySection {
	s := render.ReplySection{Title: p.A.Name + " + " + p.B.Name, Right: severityWord(p.Severity)}
	switch {
	case len(p.Some) > 0:
		s.Right = "depends on which"
	case len(p.Findings) == 0 && len(p.Allowed) > 0:
		s.Right = "no problem found"
	}
	for _, f := range slices.Concat(p.Findings, p.Some) {
		one := render.Said{Text: strings.TrimSpace(f.Effect + " " + f.Mechanism), Basis: f.Basis, Sources: f.Sources, Note: "this pair"}
		if f.Basis == record.BasisClass || len(p.Findings) == 0 {
			one.Note = f.Scope
		}
		one.Label = "risk"
		if f.Severity == interaction.Note {
			one.Label = "note"
		} else {
			one.Word, one.Alarm = strings.ToUpper(string(f.Severity)), f.Severity != record.Caution
		}
		s.Said = append(s.Said, one)
	}
	for _, f := range p.Allowed {
		s.Said = append(s.Said, render.Said{Label: "in favor", Text: f.Effect, Sources: f.Sources})
	}
	if len(p.Findings) > 0 {
		return s
	}
	if len(p.Allowed) == 0 {
		text := "Nothing recorded: " + nothingRecorded + "."
		if len(p.Some) > 0 {
			text = fmt.Sprintf(question.SomeFixed, p.Group().Name)
		}
		s.Said = slices.Insert(s.Said, 0, render.Said{Text: text})
	}
	if p.Together != nil {
		s.Said = append(s.Said, render.Said{Label: "sold", Text: fmt.Sprintf(question.TogetherFixed, p.Together.Name), Sources: p.Together.Sources})
	}
	return s
}

// severityWord is the severity at the right margin of a pair.
func severityWord(s record.InteractionSeverity) string {
	switch s {
	case interaction.None:
		return "nothing recorded"
	case interaction.Note:
		return ""
	}
	return string(s)
}

// mixJSON is the JSON of mix.
type mixJSON struct {
	SchemaVersion int        `json:"schema_version"`
	Pairs         []pairJSON `json:"pairs"`
}

type pairJSON struct {
	interaction.Pair
	Severity string `json:"severity"` // contraindicated, serious, caution, note, "no problem found" or "nothing recorded"
	Note     string `json:"note,omitempty"`
}

func mixOf(pairs []interaction.Pair) mixJSON {
	out := mixJSON{SchemaVersion: record.SchemaVersion, Pairs: []pairJSON{}}
	for _, p := range pairs {
		j := pairJSON{Pair: p, Severity: string(p.Severity)}
		switch {
		case p.Severity == interaction.None && len(p.Allowed) > 0:
			j.Severity = "no problem found"
		case p.Severity == interaction.None:
			j.Severity, j.Note = "nothing recorded", nothingRecorded
			if len(p.Some) > 0 {
				j.Note = "of the class as a whole; some_members says what is recorded of some of its members"
			}
		}
		out.Pairs = append(out.Pairs, j)
	}
	return out
}

// parties resolves the names: the longest run of words that is a name as it
// stands, again and again; a drug before a substance before a class; corrections
// last, and announced.
func (o *replyOptions) parties(args []string) ([]interaction.Party, error) {
	db, f, err := o.app.records()
	if err != nil {
		return nil, err
	}
	t, err := o.app.table()
	if err != nil {
		return nil, err
	}
	classes, err := drugdb.Classes()
	if err != nil {
		return nil, err
	}
	topics, err := drugdb.Topics()
	if err != nil {
		return nil, err
	}
	drug := func(id string) (interaction.Party, error) {
		p, ok, err := interaction.OfDrug(db, id)
		if err == nil && !ok {
			err = fmt.Errorf("no record %q, which a name points to", id)
		}
		return p, err
	}
	other := func(name string) (interaction.Party, bool) {
		k := fold.Key(name)
		for _, g := range t.Groups() {
			if !g.Class && slices.Contains([]string{k, strings.TrimSuffix(k, "juice"), k + "supplements"}, fold.Key(g.Name)) {
				return interaction.Party{Kind: interaction.Substance, ID: g.ID, Name: g.Name}, true
			}
		}
		named := func(c record.ClassWords) bool {
			return slices.ContainsFunc(c.Words, func(w string) bool { return fold.Key(w) == k })
		}
		for _, c := range topics.Aliases {
			if named(c) && !c.Street {
				if p, err := drug(c.ID); err == nil {
					return p, true
				}
			}
		}
		for _, c := range topics.Classes {
			if named(c) {
				if p, ok := t.OfGroup(c.ID); ok {
					return p, true
				}
				return interaction.OfClass(classes, c.ID)
			}
		}
		for _, c := range classes {
			if slices.ContainsFunc(append([]string{c.ID, c.Name, c.Plural}, c.Synonyms...), func(s string) bool { return fold.Key(s) == k }) {
				return interaction.OfClass(classes, c.ID)
			}
		}
		return interaction.Party{}, false
	}
	var out []interaction.Party
	add := func(p interaction.Party) {
		if !slices.ContainsFunc(out, func(x interaction.Party) bool { return x.Kind == p.Kind && x.ID == p.ID }) {
			out = append(out, p)
		}
	}
	for i := 0; i < len(args); {
		n := 0
		var ambiguous *lookup.Result
		for j := len(args); j > i && n == 0; j-- {
			name := strings.Join(args[i:j], " ")
			r := f.Find(name, lookup.Options{Exact: true})
			if r.Status == lookup.Ambiguous && ambiguous == nil {
				ambiguous = &r
			}
			if r.Status == lookup.Found {
				if j-i > 1 && severalDrugs(f, args[i:j]) {
					continue // "naltrexone oxycodone" are two, though there is a pill with both
				}
				p, err := drug(r.Drugs[0].ID)
				if err != nil {
					return nil, err
				}
				(&showOptions{app: o.app}).announce(r)
				add(p)
				n = j - i
			} else if p, ok := other(name); ok {
				add(p)
				n = j - i
			}
		}
		if n == 0 && ambiguous != nil {
			return nil, o.app.notFound(*ambiguous)
		}
		if n == 0 {
			r := f.Find(args[i], lookup.Options{})
			if r.Status != lookup.Found {
				return nil, o.app.notFound(r)
			}
			p, err := drug(r.Drugs[0].ID)
			if err != nil {
				return nil, err
			}
			if r.Match.Corrected() {
				fmt.Fprintf(o.app.Term.Err, "taking %q for %s\n", term.Clean(args[i]), p.Name)
			}
			add(p)
			n = 1
		}
		i += n
	}
	return out, nil
}

// severalDrugs reports whether each of the words is the name of a drug by
// itself.
func severalDrugs(f *lookup.Finder, words []string) bool {
	for _, w := range words {
		r := f.Find(w, lookup.Options{Exact: true})
		if r.Status != lookup.Found || r.Match.Kind == string(snapshot.Street) || r.Match.Kind == string(snapshot.Code) {
			return false
		}
	}
	return true
}
