package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"druginfo/internal/lookup"
	"druginfo/internal/question"
	"druginfo/internal/record"
	"druginfo/internal/render"
)

func (a *App) alternativesCommand() *cobra.Command {
	o := &replyOptions{app: a}
	cmd := &cobra.Command{
		Use:   "alternatives NAME",
		Short: "what people discuss with a prescriber for the same use, and how addictive each is",
		Long: `Alternatives lists, by use, the medicines and other treatments that people discuss
with a prescriber instead, with what is recorded of their potential for
addiction. It is never advice to change anything.`,
		Example: "  druginfo alternatives klonopin",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.app.flagRegion = o.region
			return o.alternatives(strings.Join(args, " "))
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	o.flags(cmd)
	return cmd
}

// alternativesJSON is the JSON of alternatives.
type alternativesJSON struct {
	SchemaVersion int               `json:"schema_version"`
	Drug          lookup.Drug       `json:"drug"`
	Alternatives  []alternativeJSON `json:"alternatives"`
	Note          string            `json:"note"`
}

type alternativeJSON struct {
	For               string                  `json:"for"`
	ID                string                  `json:"id,omitempty"` // of a drug; none for a treatment that is no drug
	Name              string                  `json:"name"`
	Note              string                  `json:"note,omitempty"`
	Addictive         *record.AddictiveAnswer `json:"addictive,omitempty"` // from its own record
	Basis             record.Basis            `json:"basis,omitempty"`
	RecordPath        string                  `json:"record_path"`
	Sources           []record.Source         `json:"sources"`
	AddictiveSources  []record.Source         `json:"addictive_sources,omitempty"`
	addictiveForClass bool
}

func (o *replyOptions) alternatives(name string) error {
	db, f, err := o.app.records()
	if err != nil {
		return err
	}
	res := f.Find(name, lookup.Options{})
	if res.Status != lookup.Found {
		return o.app.notFound(res)
	}
	(&showOptions{app: o.app}).announce(res)
	d, ok, err := db.Drug(res.Drugs[0].ID)
	if err == nil && !ok {
		err = fmt.Errorf("no record %q, which a name points to", res.Drugs[0].ID)
	}
	if err != nil {
		return err
	}
	out := alternativesJSON{
		SchemaVersion: record.SchemaVersion, Drug: res.Drugs[0], Note: question.AdviceFixed, Alternatives: []alternativeJSON{},
	}
	for _, alt := range d.Alternatives {
		j := alternativeJSON{For: alt.For, ID: alt.ID, Name: alt.Name, Note: alt.Note, Basis: alt.Basis, RecordPath: d.ID + ".alternatives", Sources: sourcesOf(d, alt.Sources)}
		if len(j.Sources) == 0 {
			continue
		}
		if alt.ID != "" {
			x, ok, err := db.Drug(alt.ID)
			if err != nil {
				return err
			}
			if ok && x.Dependence != nil && x.Dependence.Addictive != nil {
				j.Addictive, j.AddictiveSources = x.Dependence.Addictive, sourcesOf(x, x.Dependence.Sources)
				j.addictiveForClass = x.Dependence.Basis == record.BasisClass || slices.Contains(x.Dependence.FromClass, "addictive")
			}
		}
		out.Alternatives = append(out.Alternatives, j)
	}
	if o.json {
		return o.writeJSON(out)
	}
	return o.show(alternativesReply(d, out))
}

func alternativesReply(d *record.Drug, out alternativesJSON) render.Reply {
	r := render.Reply{Title: "What people discuss with a prescriber instead", Right: d.Name}
	for _, alt := range out.Alternatives {
		i := slices.IndexFunc(r.Sections, func(s render.ReplySection) bool { return s.Title == "for "+alt.For })
		if i < 0 {
			r.Sections = append(r.Sections, render.ReplySection{Title: "for " + alt.For, Right: "addictive?"})
			i = len(r.Sections) - 1
		}
		said := render.Said{Label: alt.Name, Sources: alt.Sources, Basis: alt.Basis, Text: alt.Note}
		switch {
		case alt.Addictive != nil:
			said.Word, said.Alarm = addictiveWord(alt.Addictive.Answer), alt.Addictive.Answer == record.AddictiveYes
			said.Sources = slices.Concat(said.Sources, alt.AddictiveSources)
			if alt.addictiveForClass {
				said.Basis = record.BasisClass
			}
		case alt.ID != "":
			said.Word = "not recorded"
		default:
			said.Word = "not a drug"
		}
		r.Sections[i].Said = append(r.Sections[i].Said, said)
	}
	if len(out.Alternatives) == 0 {
		r.Lead = append(r.Lead, render.Said{Text: "None recorded. A prescriber or pharmacist can say what else there is."})
	}
	r.Closing = append(r.Closing, out.Note)
	return r
}

func addictiveWord(a record.Addictive) string {
	switch a {
	case record.AddictiveYes:
		return "addictive"
	case record.AddictivePhysicalOnly:
		return "physical dependence, not addiction"
	case record.AddictiveLow:
		return "low risk"
	case record.AddictiveNo:
		return "not addictive"
	}
	return "not established"
}

func sourcesOf(d *record.Drug, ids []string) []record.Source {
	var out []record.Source
	for _, id := range ids {
		if i := slices.IndexFunc(d.Sources, func(s record.Source) bool { return s.ID == id }); i >= 0 {
			out = append(out, d.Sources[i])
		}
	}
	return out
}
