package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"druginfo/internal/drugdb"
	"druginfo/internal/export"
	"druginfo/internal/lookup"
	"druginfo/internal/record"
	"druginfo/internal/render"
	"druginfo/internal/search"
	"druginfo/internal/term"
)

// filterFlags adds the flags of a filter.
func filterFlags(cmd *cobra.Command, f *search.Filter) {
	fl := cmd.Flags()
	fl.StringVar(&f.Class, "class", "", "members of a class and of the classes below it")
	fl.StringVar(&f.Schedule, "schedule", "", "US schedule: I, II, III, IV, V or none")
	fl.StringVar(&f.Use, "use", "", "used for this, in lay or clinical words")
	fl.StringVar(&f.SideEffect, "side-effect", "", "has this side effect, in lay or clinical words")
	fl.StringVar(&f.Symptom, "withdrawal-symptom", "", "has this withdrawal symptom")
	fl.StringVar(&f.Detail, "detail", "", "monograph or summary")
	fl.StringVar(&f.Abrupt, "stop-abruptly", "", "dangerous, not-advised, usually-fine or unknown")
	fl.StringVar(&f.Addictive, "addictive", "", "yes, physical-only, low, no or not-established")
}

// filtered yields the records that match.
func (a *App) filtered(f search.Filter, yield func(line string, d *record.Drug) error) error {
	db, _, err := a.records()
	if err != nil {
		return err
	}
	classes, err := drugdb.Classes()
	if err != nil {
		return err
	}
	vocab, err := drugdb.Vocabulary()
	if err != nil {
		return err
	}
	m, err := search.Compile(f, classes, vocab)
	if err != nil {
		var e *search.Error
		if errors.As(err, &e) {
			hint := "see: druginfo classes"
			if len(e.Valid) > 0 {
				hint = "near: " + strings.Join(e.Valid, ", ")
			} else if e.What != "class" {
				hint = "try another word for it"
			}
			return usage(hint, "no %s %q", e.What, term.Clean(e.Value))
		}
		return err
	}
	for line := range db.Records() {
		if !m.Line(line) {
			continue
		}
		d := new(record.Drug)
		if err := json.Unmarshal([]byte(line), d); err != nil {
			return fmt.Errorf("the records are corrupt: %w", err)
		}
		if m.Drug(d) {
			if err := yield(line, d); err != nil {
				return err
			}
		}
	}
	return nil
}

func entry(d *record.Drug) render.Entry {
	e := render.Entry{Name: d.Name, Class: d.Class.Name, Detail: string(d.Detail)}
	if d.Legal.US != nil {
		e.Schedule = string(d.Legal.US.Schedule)
	}
	if d.Dependence != nil && d.Dependence.Addictive != nil {
		e.Addictive = string(d.Dependence.Addictive.Answer)
	}
	return e
}

// show prints a document as pages are printed.
func (a *App) show(doc *render.Document) error {
	text, err := a.terminal(doc, "", false)
	if err != nil {
		return err
	}
	return a.Term.Page(text)
}

func (a *App) listCommand() *cobra.Command {
	var f search.Filter
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "list drugs: one id per line in a pipe, a table on a screen",
		Example: `  druginfo list --class benzodiazepine
  druginfo list --stop-abruptly dangerous --schedule none
  druginfo list --use insomnia --addictive no`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			var entries []render.Entry
			n := 0
			err := a.filtered(f, func(line string, d *record.Drug) error {
				n++
				switch {
				case asJSON:
					b, err := export.Record(line, "", nil)
					if err != nil {
						return err
					}
					_, err = a.Term.Out.Write(append(b, '\n'))
					return err
				case a.Term.OutTTY:
					entries = append(entries, entry(d))
					return nil
				}
				_, err := fmt.Fprintln(a.Term.Out, d.ID)
				return err
			})
			if err != nil {
				return err
			}
			if n == 0 {
				return &codeError{code: NotFound, err: errors.New("no drug matches")}
			}
			if a.Term.OutTTY && !asJSON {
				return a.show(render.List("Drugs", entries, nil))
			}
			return nil
		},
	}
	filterFlags(cmd, &f)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the records, one JSON object per line")
	return cmd
}

func (a *App) searchCommand() *cobra.Command {
	var f search.Filter
	var asJSON bool
	limit := 20
	cmd := &cobra.Command{
		Use:   "search [WORDS]",
		Short: "search the text of all records; best first",
		Example: `  druginfo search "electric shock"
  druginfo search --withdrawal-symptom seizures --use insomnia
  druginfo search grapefruit --side-effect tremor`,
		RunE: func(_ *cobra.Command, args []string) error {
			words := search.Words(strings.Join(args, " "))
			if name := a.termFor(strings.Join(args, " ")); name != "" {
				fmt.Fprintf(a.Term.Err, "searching for %q\n", name)
				words = search.Words(name)
			}
			if len(words) == 0 && f == (search.Filter{}) {
				return usage("try: druginfo search insomnia", "nothing to search for")
			}
			var hits []search.Hit
			entries := map[string]render.Entry{}
			err := a.filtered(f, func(line string, d *record.Drug) error {
				if !search.Line(strings.ToLower(line), words) {
					return nil
				}
				h, ok := search.Text(d, words)
				if len(words) == 0 {
					h, ok = search.Hit{ID: d.ID, Name: d.Name, Class: d.Class.Name}, true
				}
				if ok {
					if d.Detail == record.Monograph {
						h.Score += h.Score / 4 // what was written in depth says more
					}
					hits = append(hits, h)
					entries[d.ID] = entry(d)
				}
				return nil
			})
			if err != nil {
				return err
			}
			if len(hits) == 0 {
				return &codeError{code: NotFound, err: errors.New("nothing found"), hint: "fewer or other words may find it"}
			}
			search.Rank(hits)
			total := len(hits)
			if limit > 0 {
				hits = hits[:min(len(hits), limit)]
			}
			if asJSON {
				for _, h := range hits {
					b, err := export.Object(h)
					if err != nil {
						return err
					}
					if _, err := a.Term.Out.Write(append(b, '\n')); err != nil {
						return err
					}
				}
				return nil
			}
			if total > len(hits) {
				fmt.Fprintf(a.Term.Err, "the best %d of %d; --limit 0 shows all\n", len(hits), total)
			}
			if !a.Term.OutTTY {
				for _, h := range hits {
					if _, err := fmt.Fprintf(a.Term.Out, "%s\t%s\t%s\n", h.ID, h.Section, h.Passage); err != nil {
						return err
					}
				}
				return nil
			}
			var list []render.Entry
			for _, h := range hits {
				e := entries[h.ID]
				e.Section, e.Passage = h.Section, h.Passage
				list = append(list, e)
			}
			return a.show(render.List("Found", list, words))
		},
	}
	filterFlags(cmd, &f)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the hits, one JSON object per line")
	cmd.Flags().IntVar(&limit, "limit", limit, "most hits; 0 for all")
	return cmd
}

// termFor is the term of a vocabulary that a phrase is another word for, so that
// "brain zaps" finds what records call electric shock sensations.
func (a *App) termFor(phrase string) string {
	v, err := drugdb.Vocabulary()
	if err != nil || phrase == "" {
		return ""
	}
	for _, terms := range [][]record.Term{v.Effects, v.Uses} {
		if name, _ := search.Term(terms, phrase); name != "" && !strings.EqualFold(name, phrase) {
			return name
		}
	}
	return ""
}

// members is the names of the drugs at or below each class.
func (a *App) members() (map[string][]string, error) {
	db, _, err := a.records()
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for h, err := range db.Heads() {
		if err != nil {
			return nil, err
		}
		for _, id := range h.Class.Path {
			out[id] = append(out[id], h.Name)
		}
	}
	return out, nil
}

func (a *App) classesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "classes",
		Short: "the tree of classes, with the number of drugs in each",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			classes, err := drugdb.Classes()
			if err != nil {
				return err
			}
			m, err := a.members()
			if err != nil {
				return err
			}
			count := map[string]int{}
			for id, names := range m {
				count[id] = len(names)
			}
			return a.show(render.ClassTree(classes, count))
		},
	}
}

func (a *App) classCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "class NAME",
		Short:   "the page of a class: what its members share, and who they are",
		Example: "  druginfo class benzodiazepine",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			classes, err := drugdb.Classes()
			if err != nil {
				return err
			}
			word := strings.Join(args, " ")
			i := search.FindClass(classes, word)
			if i < 0 {
				return &codeError{code: NotFound, err: fmt.Errorf("no class %q", term.Clean(word)), hint: "see: druginfo classes"}
			}
			c := classes[i]
			if asJSON {
				b, err := export.Object(c)
				if err != nil {
					return err
				}
				_, err = a.Term.Out.Write(append(b, '\n'))
				return err
			}
			m, err := a.members()
			if err != nil {
				return err
			}
			byID := map[string]record.Class{}
			var children []record.Class
			for _, x := range classes {
				byID[x.ID] = x
				if x.Parent == c.ID {
					children = append(children, x)
				}
			}
			var path []record.Class
			for p := c.Parent; p != ""; p = byID[p].Parent {
				path = append(path, byID[p])
			}
			slices.Reverse(path)
			opt, err := (&showOptions{app: a}).pageOptions()
			if err != nil {
				return err
			}
			return a.show(render.ClassPage(c, path, children, m[c.ID], opt))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the class as JSON")
	return cmd
}

func (a *App) compareCommand() *cobra.Command {
	var asJSON, exact, ascii bool
	cmd := &cobra.Command{
		Use:     "compare NAME NAME...",
		Short:   "drugs side by side: class, schedule, addictive, withdrawal, half-life, stopping, alcohol",
		Example: "  druginfo compare klonopin xanax valium",
		Args:    cobra.MinimumNArgs(2),

		ValidArgsFunction: a.completeNames,
		RunE: func(_ *cobra.Command, args []string) error {
			o := &showOptions{app: a, exact: exact, ascii: ascii}
			drugs, lines, err := a.lookupAll(o, args)
			if err != nil {
				return err
			}
			if asJSON {
				for _, line := range lines {
					b, err := export.Record(line, "", nil)
					if err == nil {
						b, err = export.Cut(b, compareFields)
					}
					if err != nil {
						return err
					}
					if _, err := a.Term.Out.Write(append(b, '\n')); err != nil {
						return err
					}
				}
				return nil
			}
			text, err := a.terminal(render.Compare(drugs), "", ascii)
			if err != nil {
				return err
			}
			return a.Term.Page(text)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the compared fields, one JSON object per drug")
	cmd.Flags().BoolVar(&exact, "exact", false, "no corrections: only names as they are written")
	cmd.Flags().BoolVar(&ascii, "ascii", false, "draw with ASCII characters only")
	return cmd
}

// compareFields are the fields of `compare --json`.
var compareFields = []string{
	"id", "name", "class.name", "legal.us.schedule", "uses.name", "dependence.addictive.answer", "withdrawal.occurs", "withdrawal.severity",
	"stopping.abrupt", "pharmacokinetics.half_life", "alcohol.text", "pregnancy.text", "boxed_warnings.title",
}

// lookupAll finds every name or fails with the first that is none; a drug named
// twice is taken once.
func (a *App) lookupAll(o *showOptions, args []string) (drugs []*record.Drug, lines []string, err error) {
	db, f, err := a.records()
	if err != nil {
		return nil, nil, err
	}
	for _, arg := range args {
		r := f.Find(arg, lookup.Options{Exact: o.exact})
		if r.Status != lookup.Found {
			return nil, nil, a.notFound(r)
		}
		o.announce(r)
		if slices.ContainsFunc(drugs, func(d *record.Drug) bool { return d.ID == r.Drugs[0].ID }) {
			continue
		}
		d, ok, err := db.Drug(r.Drugs[0].ID)
		if err != nil || !ok {
			return nil, nil, fmt.Errorf("record %s: %w", r.Drugs[0].ID, errors.Join(err, io.ErrUnexpectedEOF))
		}
		line, _ := db.Line(d.ID)
		drugs, lines = append(drugs, d), append(lines, line)
	}
	return drugs, lines, nil
}
