package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"druginfo/internal/fold"
	"druginfo/internal/interaction"
	"druginfo/internal/lookup"
	"druginfo/internal/question"
	"druginfo/internal/record"
	"druginfo/internal/render"
	"druginfo/internal/term"
)

func (a *App) askCommand() *cobra.Command {
	o := &replyOptions{app: a}
	cmd := &cobra.Command{
		Use:   "ask QUESTION...",
		Short: "answer a question about a drug, with the part of the record that answers it",
		Long: `Ask finds the drug and what is asked about it, and prints the part of the record
that answers, with its sources. It understands questions by rules, offline; when
it is not sure what is asked it says so and answers nothing.`,
		Example: `  druginfo ask "can you get addicted to klonopin?"
  druginfo ask how long does withdrawal from effexor last
  druginfo ask "can I take trazodone with melatonin" --json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.app.flagRegion = o.region
			return o.ask(strings.Join(args, " "))
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	o.flags(cmd)
	return cmd
}

// answerJSON is an answer for programs.
type answerJSON struct {
	SchemaVersion int `json:"schema_version"`
	question.Answer
	Help *record.HelpRegion `json:"help,omitempty"`
}

func (o *replyOptions) ask(q string) error {
	a, err := o.app.asker()
	if err != nil {
		return err
	}
	ans, err := a.Ask(q)
	if err != nil {
		return err
	}
	if strings.TrimSpace(q) == "" {
		return usage(`try: druginfo ask "can you get addicted to klonopin?"`, "the question is empty")
	}
	var r render.Reply
	if err := o.place(&r); err != nil {
		return err
	}
	o.announce(ans)
	if o.json {
		out := answerJSON{SchemaVersion: record.SchemaVersion, Answer: ans}
		if ans.Emergency || ans.Topic == "getting-help" {
			out.Help = helpOf(r.Help, r.Region)
		}
		if err := o.writeJSON(out); err != nil {
			return err
		}
		return ending(ans)
	}
	reply(&r, ans)
	if err := o.show(r); err != nil {
		return err
	}
	return ending(ans)
}

// ending is the exit code of an answer: nothing is printed any more.
func ending(a question.Answer) error {
	switch a.Status {
	case question.Unsure, question.Unclear:
		return errSilent{Ambiguous}
	case question.WhichDrug:
		return errSilent{NotFound}
	}
	return nil
}

// announce says on standard error which words were not taken as they stand.
func (o *replyOptions) announce(a question.Answer) {
	for _, s := range a.Drugs {
		switch {
		case s.Corrected():
			fmt.Fprintf(o.app.Term.Err, "taking %q for %s\n", term.Clean(s.Matched), s.Name)
		case s.Match == "street":
			fmt.Fprintf(o.app.Term.Err, "taking %q as a street name of %s; what is sold under a street name varies\n", term.Clean(s.Matched), s.Name)
		}
		for _, c := range s.Also {
			fmt.Fprintf(o.app.Term.Err, "note: %q is also %s\n", term.Clean(s.Matched), c.Reason)
		}
	}
}

// reply lays an answer out.
func reply(r *render.Reply, a question.Answer) {
	var names []string
	for _, s := range a.Drugs {
		n := s.Name
		if s.Kind == interaction.Drug && fold.Key(s.Printed) != fold.Key(s.Name) {
			n += " (" + s.Printed + ")"
		}
		names = append(names, n)
	}
	about := strings.Join(names, ", ")
	r.Emergency = a.Emergency
	switch a.Status {
	case question.Unsure:
		r.Title = "Not sure what is asked"
		text := "No topic was recognised, so nothing is answered."
		if a.Beyond != "" {
			text = "The question is about " + a.Beyond + ", so nothing is answered."
		}
		if about != "" {
			text = "It is about " + about + ". " + text
		}
		r.Lead = append(r.Lead, render.Said{Label: "understood", Text: text})
		r.Sections = append(r.Sections, nearest(a))
	case question.WhichDrug:
		r.Title = a.Title
		r.Lead = append(r.Lead, render.Said{Label: "understood", Text: "The question is " + a.TopicName + "; no drug in it was recognised."})
		for _, p := range a.Passages {
			r.Lead = append(r.Lead, said(p, a))
		}
		r.Lead = append(r.Lead, render.Said{Label: "try", Text: "Ask again with the name on the package."})
	case question.Unclear:
		r.Title = a.Title
		r.Lead = append(r.Lead, render.Said{Label: "understood", Text: "The question is " + a.TopicName + "."})
	default:
		r.Title, r.Right = a.Title, about
		if a.Topic == "getting-help" {
			r.HelpPage, r.Emergency = true, a.Emergency
			return
		}
		drug := ""
		for _, p := range a.Passages {
			if p.Drug != drug && p.Drug != "" || len(r.Sections) == 0 && p.Drug != "" {
				r.Sections = append(r.Sections, render.ReplySection{Title: p.Drug})
				drug = p.Drug
			}
			if p.Drug == "" || len(r.Sections) == 0 {
				if len(r.Sections) == 0 {
					r.Lead = append(r.Lead, said(p, a))
					continue
				}
				if p.Drug == "" && drug != "" {
					r.Sections = append(r.Sections, render.ReplySection{Title: "Together"})
					drug = ""
				}
			}
			last := &r.Sections[len(r.Sections)-1]
			last.Said = append(last.Said, said(p, a))
		}
	}
	for _, u := range a.Unclear {
		s := render.ReplySection{Title: "\"" + term.Clean(u.Query) + "\" may mean"}
		for _, c := range u.Candidates {
			s.Said = append(s.Said, render.Said{Label: c.Name, Text: c.Reason})
		}
		r.Sections = append(r.Sections, s)
	}
	if a.More != "" {
		r.Closing = append(r.Closing, "Read on: "+a.More)
	}
}

func nearest(a question.Answer) render.ReplySection {
	s := render.ReplySection{Title: "It may have been one of these"}
	for _, t := range a.Nearest {
		s.Said = append(s.Said, render.Said{Label: t.ID, Text: t.Name + "; ask, for example: " + t.Example})
	}
	return s
}

func said(p question.Passage, a question.Answer) render.Said {
	s := render.Said{Label: p.Label, Word: p.Word, Alarm: p.Alarm, Text: p.Text, Basis: p.Basis}
	for _, n := range p.Sources {
		s.Sources = append(s.Sources, a.Sources[n-1])
	}
	return s
}

// questionWords begin a sentence that asks.
var questionWords = []string{
	"am", "are", "can", "could", "did", "do", "does", "has", "have", "help", "how", "i", "if", "im", "is", "ive", "my", "should", "was",
	"what", "whats", "when", "where", "which", "who", "why", "will", "would",
}

// askFallback answers when the words of a plain call are a question: it begins
// like one or ends in a question mark, no drug has that name, and a drug or a
// topic was recognised.
func (a *App) askFallback(args []string, o *replyOptions) (handled bool, err error) {
	q := strings.Join(args, " ")
	words := strings.Fields(q)
	if len(words) < 3 || !strings.Contains(q, "?") && !slices.Contains(questionWords, fold.Key(words[0])) {
		return false, nil
	}
	_, f, err := a.records()
	if err != nil {
		return false, err
	}
	if f.Find(q, lookup.Options{Exact: true}).Status != lookup.NotFound {
		return false, nil
	}
	asker, err := a.asker()
	if err != nil {
		return false, err
	}
	u := asker.Understand(q)
	if u.Topic == nil && len(u.Drugs) == 0 && !u.Emergency {
		return false, nil
	}
	return true, o.ask(q)
}

// asked hands a plain call that is a question over to ask. Flags that are about
// pages of records say that it is none.
func (o *showOptions) asked(args []string) (handled bool, err error) {
	if o.exact || o.section != "" || o.brief || o.full || o.jq != "" || o.template != "" || o.json != "" && o.json != allFields {
		return false, nil
	}
	return o.app.askFallback(args, &replyOptions{
		app: o.app, json: o.json != "", markdown: o.markdown, ascii: o.ascii, noPager: o.noPager, region: o.region, style: o.style,
	})
}
