package cli

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"druginfo/internal/drugdb"
	"druginfo/internal/export"
	"druginfo/internal/record"
	"druginfo/internal/render"
	"druginfo/internal/snapshot"
	"druginfo/internal/term"
)

func (a *App) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "print the JSON Schema of a record",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := a.Term.Out.Write(record.JSONSchema())
			return err
		},
	}
}

func (a *App) fieldsCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "fields",
		Short:   "print every field of the JSON form: path, type, meaning",
		Example: "  druginfo fields | grep withdrawal\n  druginfo klonopin --json=name,withdrawal.symptoms.name",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			var b strings.Builder
			for _, f := range record.Fields() {
				doc := f.Doc
				if len(f.Enum) > 0 {
					doc += " (" + strings.Join(f.Enum, ", ") + ")"
				}
				fmt.Fprintf(&b, "%s\t%s\t%s\n", f.Path, f.Type, doc)
			}
			if !a.Term.OutTTY {
				_, err := io.WriteString(a.Term.Out, b.String())
				return err
			}
			var t strings.Builder
			w := tabwriter.NewWriter(&t, 0, 4, 2, ' ', 0)
			if _, err := io.WriteString(w, b.String()); err != nil {
				return err
			}
			if err := w.Flush(); err != nil {
				return err
			}
			return a.Term.Page(t.String())
		},
	}
}

func (a *App) exportCommand() *cobra.Command {
	var format, dir string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "print all records, for programs",
		Example: `  druginfo export --format ndjson | head -1
  druginfo export --format sql | sqlite3 drugs.db
  druginfo export --format markdown --dir pages`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			db, _, err := a.records()
			if err != nil {
				return err
			}
			w := bufio.NewWriterSize(a.Term.Out, 64<<10)
			switch format {
			case "ndjson":
				err = export.NDJSON(w, db)
			case "json":
				err = export.JSON(w, db)
			case "csv":
				err = export.CSV(w, db)
			case "sql":
				err = export.SQL(w, db)
			case "markdown":
				if dir == "" {
					return usage("try: druginfo export --format markdown --dir pages", "markdown is one file per drug: --dir says where")
				}
				return a.exportMarkdown(db, dir)
			default:
				return usage("formats: ndjson, json, csv, sql, markdown", "no format %q", term.Clean(format))
			}
			return cmp.Or(err, w.Flush())
		},
	}
	cmd.Flags().StringVar(&format, "format", "ndjson", "ndjson, json, csv (one flat line per drug), sql (a script for sqlite3), markdown (one file per drug)")
	cmd.Flags().StringVar(&dir, "dir", "", "folder of the markdown files; made if it does not exist")
	return cmd
}

// exportMarkdown writes one file per drug.
func (a *App) exportMarkdown(db *snapshot.DB, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	opt, err := (&showOptions{app: a, full: true}).pageOptions()
	if err != nil {
		return err
	}
	n := 0
	for d, err := range db.Drugs() {
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, d.ID+".md"), []byte(render.Page(d, opt).Markdown()), 0o644); err != nil {
			return err
		}
		n++
	}
	fmt.Fprintf(a.Term.Err, "%d files in %s\n", n, term.Clean(dir))
	return nil
}

func (a *App) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "print the version of the program and of the records",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := drugdb.Stats()
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.Term.Out, "druginfo %s\nrecords %s of %s (%d records, schema %d)\n", version(), s.Revision, s.Date, s.Records, record.SchemaVersion)
			return err
		},
	}
}

// version is the version the program was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 && (v == "" || v == "(devel)") {
			v = s.Value[:12]
		}
	}
	return cmp.Or(v, "(devel)")
}

func (a *App) helpLinesCommand() *cobra.Command {
	var region string
	cmd := &cobra.Command{
		Use:   "help-lines",
		Short: "whom to call: emergency, poison, crisis and substance-use lines by region",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			h, err := drugdb.Help()
			if err != nil {
				return err
			}
			id, err := a.region(region, h)
			if err != nil {
				return err
			}
			text, err := a.terminal(render.HelpLines(h, id), "", false)
			if err != nil {
				return err
			}
			return a.Term.Page(text)
		},
	}
	cmd.Flags().StringVar(&region, "region", "", "us, uk, ca, au, ie, nz or eu (default: from the locale)")
	return cmd
}

func (a *App) aboutCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "about",
		Short: "what the records hold, how they were made, and their limits",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := drugdb.Stats()
			if err != nil {
				return err
			}
			text, err := a.terminal(render.About(aboutRows(s)), "", false)
			if err != nil {
				return err
			}
			return a.Term.Page(text)
		},
	}
}

// aboutRows writes the counts as labels and texts.
func aboutRows(s snapshot.Stats) [][2]string {
	count := func(m map[string]int) string {
		var parts []string
		for _, k := range slices.SortedFunc(maps.Keys(m), func(a, b string) int { return cmp.Or(m[b]-m[a], strings.Compare(a, b)) }) {
			parts = append(parts, fmt.Sprintf("%s %d", strings.ReplaceAll(k, "_", " "), m[k]))
		}
		return strings.Join(parts, " · ")
	}
	return [][2]string{
		{"records", fmt.Sprintf("%d, with %d names, in %d classes, citing %d documents", s.Records, s.Names, s.Classes, s.Sources)},
		{"revision", s.Revision + ", checked to " + s.Date},
		{"detail", count(s.Detail)},
		{"method", count(s.Method)},
		{"checked", count(s.Checked)},
		{"US schedule", count(s.Schedule)},
		{"class", count(s.Class)},
		{"sections", count(s.Section)},
	}
}
