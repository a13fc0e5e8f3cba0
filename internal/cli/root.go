package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"druginfo/internal/config"
	"druginfo/internal/drugdb"
	"druginfo/internal/export"
	"druginfo/internal/lookup"
	"druginfo/internal/record"
	"druginfo/internal/snapshot"
	"druginfo/internal/term"
)

// App is one run of the program.
type App struct {
	Term *term.Term
	Open func() (*snapshot.DB, error) // opens the records
	Now  func() time.Time

	conf     config.Config
	noConfig bool
	data     string // file of the reader's own records

	flagRegion string // --region, when the command has it; set before records are opened

	db     *snapshot.DB
	finder *lookup.Finder
}

// New returns the program as it ships: the embedded records and the real clock.
func New(t *term.Term) *App {
	return &App{Term: t, Open: drugdb.Open, Now: time.Now}
}

// Run carries out one command line, without the program's name, and returns the
// exit code.
func (a *App) Run(args []string) Code {
	root := a.root()
	root.SetArgs(args)
	root.SetIn(a.Term.In)
	root.SetOut(a.Term.Out)
	root.SetErr(a.Term.Err)
	err := root.Execute()
	if term.IsBrokenPipe(err) {
		return OK // the reader has what it wanted
	}
	code := codeOf(err)
	if err == nil || err.Error() == "" {
		return code
	}
	if code == Failed && slices.ContainsFunc(args, func(s string) bool { return s == "--json" || strings.HasPrefix(s, "--json=") }) {
		// Who asked for JSON reads JSON, errors too. Names that were not found
		// have had their object already.
		f := export.Failure{SchemaVersion: record.SchemaVersion, Error: export.Error{Code: "error", Message: err.Error()}}
		if b, jsonErr := export.Object(f); jsonErr == nil {
			fmt.Fprintln(a.Term.Out, string(b))
		}
	}
	fmt.Fprintln(a.Term.Err, "druginfo:", err)
	var ce *codeError
	if errors.As(err, &ce) && ce.hint != "" {
		fmt.Fprintln(a.Term.Err, ce.hint)
	}
	return code
}

// records opens the records once.
func (a *App) records() (*snapshot.DB, *lookup.Finder, error) {
	if a.db == nil {
		db, err := a.Open()
		if err != nil {
			return nil, nil, &codeError{code: Failed, err: err, hint: "the program is damaged: build or install it again"}
		}
		if path := cmp.Or(a.data, a.conf.Data); path != "" {
			if db, err = overlay(db, path); err != nil {
				return nil, nil, &codeError{code: Failed, err: err, hint: "make the file with: go run ./cmd/drugdata overlay DIR"}
			}
		}
		a.db, a.finder = db, lookup.New(db)
		here := cmp.Or(a.flagRegion, a.conf.Region, a.locale(func(id string) bool { return slices.Contains(record.Region("").Values(), id) }))
		a.finder.Region = record.Region(strings.ToLower(here))
	}
	return a.db, a.finder, nil
}

// helpTemplate is cobra's, with the examples first: who asks for help wants to
// see how it is done.
const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}
{{end}}{{if .HasExample}}
Examples:
{{.Example}}
{{end}}
Usage:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND{{end}}
{{if .HasAvailableSubCommands}}
Commands:{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableLocalFlags}}
Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
Global flags:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableSubCommands}}
Help for a command: {{.CommandPath}} COMMAND --help
{{end}}`

// overlay puts the records of a file over those of the program.
func overlay(db *snapshot.DB, path string) (*snapshot.DB, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading your records: %w", err)
	}
	drugs, err := snapshot.ReadOverlay(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", term.Clean(path), err)
	}
	return snapshot.Overlay(db, drugs)
}

func (a *App) root() *cobra.Command {
	o := &showOptions{app: a}
	root := &cobra.Command{
		Use:   "druginfo NAME... [SECTION]",
		Short: "an offline drug reference: what it is, what it does, how it is stopped, and says who",
		Long: `Druginfo prints what is known about a drug: what it is, what it is for, what it
does, whether it is addictive, what stopping it is like and how it is stopped
safely, each statement with its source. It works offline; what is looked up
never leaves the machine.

Information, not medical advice. No record has been reviewed by a clinician.`,
		Example: `  druginfo klonopin                 the page
  druginfo klonopin withdrawal      one section
  druginfo klonopin --json          the record, for scripts
  druginfo xanax klonopin           two pages
  druginfo compare klonopin xanax   side by side
  druginfo mix klonopin oxycodone   taken together
  druginfo can you drink with klonopin
  druginfo help-lines               whom to call`,
		Args:                       cobra.ArbitraryArgs,
		SilenceErrors:              true,
		SilenceUsage:               true,
		DisableSuggestions:         true,
		SuggestionsMinimumDistance: 0,
		PersistentPreRunE:          func(*cobra.Command, []string) error { return a.configure() },
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return o.run(args)
		},
		ValidArgsFunction: a.completeNames,
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return usage("see: druginfo --help", "%w", err)
	})
	o.flags(root)
	pf := root.PersistentFlags()
	pf.StringVar(&a.data, "data", "", "file of your own records, which add to the others or replace them (see drugdata overlay)")
	pf.BoolVar(&a.noConfig, "no-config", false, "do not read the configuration file")
	pf.Var(&a.Term.Color, "color", "colour: auto, always or never")
	pf.IntVar(&a.Term.WidthFlag, "width", 0, "columns of the page (default: the terminal's, at most 100; 80 in a pipe)")
	root.AddCommand(a.aboutCommand(), a.alternativesCommand(), a.askCommand(), a.mixCommand(), a.classCommand(), a.classesCommand(), a.compareCommand(), a.configCommand(), a.listCommand(), a.searchCommand(),
		a.exportCommand(), a.fieldsCommand(), a.helpLinesCommand(), a.manCommand(), a.resolveCommand(), a.schemaCommand(), a.versionCommand())
	root.SetHelpTemplate(helpTemplate)
	return root
}
