package cli

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"druginfo/internal/drugdb"
	"druginfo/internal/export"
	"druginfo/internal/lookup"
	"druginfo/internal/record"
	"druginfo/internal/render"
	"druginfo/internal/snapshot"
	"druginfo/internal/term"
)

// showOptions is `druginfo NAME`.
type showOptions struct {
	app *App

	markdown, brief, full, exact, ascii, noPager, web bool
	json, jq, template, section, region, style        string

	query *export.Query
	tpl   *export.Template
}

// allFields is the value of --json without fields.
const allFields = "*"

func (o *showOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.json, "json", "", "print the record as JSON, one object per name; --json=name,class for some fields (see druginfo fields)")
	f.Lookup("json").NoOptDefVal = allFields
	f.Lookup("json").DefValue = ""
	f.StringVar(&o.jq, "jq", "", "filter the JSON with a jq expression")
	f.StringVar(&o.template, "template", "", "format the JSON with a Go template; tablerow aligns columns")
	f.BoolVar(&o.markdown, "markdown", false, "print the markdown the page is made from")
	f.BoolVar(&o.brief, "brief", false, "only the warnings and the short answers")
	f.BoolVar(&o.full, "full", false, "everything, identifiers and further reading included")
	f.StringVar(&o.section, "section", "", "only these sections, separated by commas")
	f.BoolVar(&o.exact, "exact", false, "no corrections: only names as they are written")
	f.BoolVar(&o.web, "web", false, "print the address of the main source")
	f.BoolVar(&o.ascii, "ascii", false, "draw with ASCII characters only")
	f.BoolVar(&o.noPager, "no-pager", false, "never page")
	f.StringVar(&o.region, "region", "", "region of help lines and brands: us, uk, ca, au, ie, nz, eu (default: from the locale)")
	f.StringVar(&o.style, "style", "", "style: auto, dark, light, plain, or a glamour style file")
}

// item is one thing to show.
type item struct {
	res  lookup.Result
	line string // the stored record
}

func (o *showOptions) run(args []string) error {
	if err := o.parse(); err != nil {
		return err
	}
	if o.brief && o.full {
		return usage("choose one", "--brief and --full exclude each other")
	}
	for _, s := range strings.FieldsFunc(o.section, func(r rune) bool { return r == ',' }) {
		if _, ok := render.SectionName(s); !ok {
			return usage("sections: "+strings.Join(render.SectionNames(), ", "), "no section %q", term.Clean(s))
		}
	}
	if handled, err := o.asked(args); handled || err != nil {
		return err
	}
	o.app.flagRegion = o.region
	results, section, err := o.find(args)
	if err != nil {
		return err
	}
	o.section = cmp.Or(o.section, section)
	db, _, err := o.app.records()
	if err != nil {
		return err
	}
	var items []item
	var failed error
	for _, r := range results {
		if r.Status != lookup.Found {
			if o.json != "" {
				if err := o.writeJSON(failure(r)); err != nil {
					return err
				}
			}
			e := o.app.notFound(r)
			failed = cmp.Or(failed, e)
			continue
		}
		line, ok := db.Line(r.Drugs[0].ID)
		if !ok {
			return fmt.Errorf("no record %q, which a name points to", r.Drugs[0].ID)
		}
		o.announce(r)
		if slices.ContainsFunc(items, func(it item) bool { return it.line == line }) {
			continue // two names of one drug
		}
		items = append(items, item{r, line})
	}
	if err := o.print(items); err != nil {
		return err
	}
	return failed
}

// find takes the words apart: names, and a section at the end. Words that are
// one name together are one name.
func (o *showOptions) find(args []string) (results []lookup.Result, section string, err error) {
	_, f, err := o.app.records()
	if err != nil {
		return nil, "", err
	}
	opt := lookup.Options{Exact: o.exact}
	whole := f.Find(strings.Join(args, " "), lookup.Options{Exact: true})
	if whole.Status == lookup.Found {
		return []lookup.Result{whole}, "", nil
	}
	if s, ok := render.SectionName(args[len(args)-1]); ok && len(args) > 1 {
		rs, _, err := o.find(args[:len(args)-1])
		return rs, s, err
	}
	if !o.exact {
		whole = f.Find(strings.Join(args, " "), opt)
	}
	understood := whole.Status == lookup.Found && len(whole.Match.Unknown) == 0
	if understood || len(args) == 1 {
		return []lookup.Result{whole}, "", nil
	}
	// Several names: the longest run of words that is a name as it stands, again
	// and again.
	all := true
	for i := 0; i < len(args); {
		n := 1
		r := f.Find(args[i], opt)
		for j := len(args); j > i+1; j-- {
			if x := f.Find(strings.Join(args[i:j], " "), lookup.Options{Exact: true}); x.Status == lookup.Found {
				n, r = j-i, x
				break
			}
		}
		all = all && r.Status == lookup.Found
		results = append(results, r)
		i += n
	}
	if !all && whole.Status != lookup.Found {
		return []lookup.Result{whole}, "", nil
	}
	return results, "", nil
}

// announce says on standard error that a name was not taken as it stands.
func (o *showOptions) announce(r lookup.Result) {
	if r.Match == nil {
		return
	}
	d := r.Drugs[0]
	shown := d.Name
	if !strings.EqualFold(r.Match.Matched, d.Name) {
		shown += " (" + r.Match.Matched + ")"
	}
	if r.Match.Corrected() {
		fmt.Fprintf(o.app.Term.Err, "showing %s for %q\n", shown, term.Clean(r.Query))
	}
	if len(r.Match.Unknown) > 0 {
		fmt.Fprintf(o.app.Term.Err, "showing %s; not understood: %s\n", shown, term.Clean(strings.Join(r.Match.Unknown, ", ")))
	}
	if r.Match.Kind == string(snapshot.Street) {
		fmt.Fprintf(o.app.Term.Err, "%q is a street name of %s; what is sold under a street name varies\n", term.Clean(r.Query), d.Name)
	}
	for _, a := range r.Also {
		fmt.Fprintf(o.app.Term.Err, "note: %q is also %s\n", term.Clean(r.Query), a.Reason)
	}
}

func (o *showOptions) print(items []item) error {
	if len(items) == 0 {
		return nil
	}
	if o.json != "" {
		return o.printJSON(items)
	}
	opt, err := o.pageOptions()
	if err != nil {
		return err
	}
	var out strings.Builder
	for i, it := range items {
		d := new(record.Drug)
		if err := json.Unmarshal([]byte(it.line), d); err != nil {
			return fmt.Errorf("record %s is corrupt: %w", it.res.Drugs[0].ID, err)
		}
		if o.web {
			out.WriteString(mainSource(d) + "\n")
			continue
		}
		opt.Local = o.app.db.Local(d.ID)
		doc := render.Page(d, opt)
		if i > 0 {
			out.WriteString("\n")
		}
		if o.markdown {
			out.WriteString(doc.Markdown())
			continue
		}
		text, err := o.app.terminal(doc, o.style, o.ascii)
		if err != nil {
			return err
		}
		out.WriteString(text)
	}
	if o.markdown || o.noPager || o.web {
		_, err := fmt.Fprint(o.app.Term.Out, out.String())
		return err
	}
	return o.app.Term.Page(out.String())
}

func (o *showOptions) pageOptions() (render.Options, error) {
	help, err := drugdb.Help()
	if err != nil {
		return render.Options{}, err
	}
	region, err := o.app.region(o.region, help)
	opt := render.Options{Section: o.section, Region: region, Help: help, Today: o.app.Now()}
	switch {
	case o.brief:
		opt.Size = render.Brief
	case o.full:
		opt.Size = render.Full
	}
	return opt, err
}

// mainSource is the address of a record's label, or of its first source.
func mainSource(d *record.Drug) string {
	for _, s := range d.Sources {
		if s.ID == "label" {
			return s.URL
		}
	}
	if len(d.Sources) > 0 {
		return d.Sources[0].URL
	}
	return ""
}

// terminal renders a document for the terminal of this run.
func (a *App) terminal(doc *render.Document, style string, ascii bool) (string, error) {
	t := render.Terminal{Width: a.Term.Width(), ASCII: ascii, Links: a.Term.Hyperlinks(), Style: cmp.Or(style, a.conf.Style, "auto")}
	if a.Term.ColorOut() {
		t.Profile = render.ANSI256
		switch a.Term.Profile() {
		case term.TrueColor:
			t.Profile = render.TrueColor
		case term.Color16:
			t.Profile = render.ANSI16
		}
	}
	if !slices.Contains(render.StyleNames(), t.Style) {
		b, err := os.ReadFile(t.Style)
		if err != nil {
			return "", usage("styles: "+strings.Join(render.StyleNames(), ", ")+", or the path of a glamour style file", "no style %q", term.Clean(t.Style))
		}
		t.StyleJSON = b
	}
	return doc.Terminal(t)
}

// region is the region of the help lines: from the flag, the environment, the
// locale, or us.
func (a *App) region(flag string, help record.Help) (string, error) {
	known := func(id string) bool {
		return slices.ContainsFunc(help.Regions, func(r record.HelpRegion) bool { return r.ID == id })
	}
	if want := strings.ToLower(cmp.Or(flag, a.conf.Region)); want != "" {
		if !known(want) {
			var ids []string
			for _, r := range help.Regions {
				ids = append(ids, r.ID)
			}
			return "", usage("regions: "+strings.Join(ids, ", "), "no region %q", term.Clean(want))
		}
		return want, nil
	}
	return a.locale(known), nil
}

// locale is the region that the locale names, or us.
func (a *App) locale(known func(id string) bool) string {
	locale := cmp.Or(a.Term.Getenv("LC_ALL"), a.Term.Getenv("LC_MESSAGES"), a.Term.Getenv("LANG"))
	if _, country, ok := strings.Cut(locale, "_"); ok && len(country) >= 2 {
		switch c := strings.ToLower(country[:2]); {
		case c == "gb":
			return "uk"
		case known(c):
			return c
		case slices.Contains([]string{"at", "be", "bg", "hr", "cy", "cz", "dk", "ee", "fi", "fr", "de", "gr", "hu", "it", "lv", "lt", "lu", "mt", "nl", "pl", "pt", "ro", "sk", "si", "es", "se"}, c):
			return "eu"
		}
	}
	return "us"
}

func (o *showOptions) writeJSON(v any) error {
	b, err := export.Object(v)
	if err != nil {
		return err
	}
	return o.emit(b)
}

// emit writes one JSON object: indented on a terminal, one line in a pipe.
func (o *showOptions) emit(b []byte) error {
	if o.app.Term.OutTTY {
		var out bytes.Buffer
		if err := json.Indent(&out, b, "", "  "); err != nil {
			return err
		}
		b = out.Bytes()
	}
	_, err := o.app.Term.Out.Write(append(b, '\n'))
	return err
}

// parse checks the flags that exclude each other and compiles expressions, before
// anything is printed.
func (o *showOptions) parse() (err error) {
	if o.jq != "" || o.template != "" {
		if o.jq != "" && o.template != "" {
			return usage("choose one", "--jq and --template exclude each other")
		}
		o.json = cmp.Or(o.json, allFields)
	}
	if o.json != "" && o.markdown {
		return usage("choose one", "--json and --markdown exclude each other")
	}
	if o.jq != "" {
		if o.query, err = export.ParseQuery(o.jq); err != nil {
			return usage("see: https://jqlang.org/manual/", "%w", err)
		}
	}
	if o.template != "" {
		if o.tpl, err = export.ParseTemplate(o.template); err != nil {
			return usage("see: https://pkg.go.dev/text/template", "%w", err)
		}
	}
	if o.json != "" && o.json != allFields {
		if _, err := export.Cut([]byte("{}"), strings.Split(o.json, ",")); err != nil {
			var unknown *export.UnknownPath
			if errors.As(err, &unknown) {
				return usage("fields: "+strings.Join(unknown.Near, ", ")+"\nall of them: druginfo fields", "%w", err)
			}
			return err
		}
	}
	return nil
}

func (o *showOptions) printJSON(items []item) error {
	for _, it := range items {
		b, err := export.LocalRecord(it.line, it.res.Query, it.res.Match, o.app.db.Local(it.res.Drugs[0].ID))
		if err == nil && o.json != allFields {
			b, err = export.Cut(b, strings.Split(o.json, ","))
		}
		if err != nil {
			return err
		}
		switch {
		case o.query != nil:
			err = o.query.Run(o.app.Term.Out, b)
		case o.tpl != nil:
			err = o.tpl.Run(o.app.Term.Out, b)
		default:
			err = o.emit(b)
		}
		if err != nil {
			return err
		}
	}
	if o.tpl != nil {
		return o.tpl.Close(o.app.Term.Out)
	}
	return nil
}
