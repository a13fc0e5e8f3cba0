package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"druginfo/internal/drugdb"
	"druginfo/internal/export"
	"druginfo/internal/interaction"
	"druginfo/internal/question"
	"druginfo/internal/record"
	"druginfo/internal/render"
)

// replyOptions are the flags of the commands that answer something.
type replyOptions struct {
	app *App

	json, markdown, ascii, noPager bool
	region, style                  string
}

func (o *replyOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&o.json, "json", false, "print JSON")
	f.BoolVar(&o.markdown, "markdown", false, "print markdown")
	f.BoolVar(&o.ascii, "ascii", false, "draw with ASCII characters only")
	f.BoolVar(&o.noPager, "no-pager", false, "never page")
	f.StringVar(&o.region, "region", "", "region of help lines and brands: us, uk, ca, au, ie, nz, eu (default: from the locale)")
	f.StringVar(&o.style, "style", "", "style: auto, dark, light, plain, or a glamour style file")
}

// place fills in the help lines and their region.
func (o *replyOptions) place(r *render.Reply) error {
	help, err := drugdb.Help()
	if err != nil {
		return err
	}
	r.Help = help
	r.Region, err = o.app.region(o.region, help)
	return err
}

// show prints a reply.
func (o *replyOptions) show(r render.Reply) error {
	doc := r.Document()
	if o.markdown {
		_, err := fmt.Fprint(o.app.Term.Out, doc.Markdown())
		return err
	}
	text, err := o.app.terminal(doc, o.style, o.ascii)
	if err != nil {
		return err
	}
	if o.noPager {
		_, err := fmt.Fprint(o.app.Term.Out, text)
		return err
	}
	return o.app.Term.Page(text)
}

func (o *replyOptions) writeJSON(v any) error {
	b, err := export.Object(v)
	if err != nil {
		return err
	}
	return (&showOptions{app: o.app}).emit(b)
}

// table opens the rules of interactions.
func (a *App) table() (*interaction.Table, error) {
	in, err := drugdb.Interactions()
	if err != nil {
		return nil, err
	}
	return interaction.New(in), nil
}

// asker opens what answers questions.
func (a *App) asker() (*question.Asker, error) {
	db, f, err := a.records()
	if err != nil {
		return nil, err
	}
	t, err := a.table()
	if err != nil {
		return nil, err
	}
	topics, err := drugdb.Topics()
	if err != nil {
		return nil, err
	}
	classes, err := drugdb.Classes()
	if err != nil {
		return nil, err
	}
	return question.New(db, f, topics, classes, t), nil
}

// helpOf is the help of a region for programs.
func helpOf(h record.Help, region string) *record.HelpRegion {
	for i := range h.Regions {
		if h.Regions[i].ID == region {
			return &h.Regions[i]
		}
	}
	return nil
}
