package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (a *App) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "print the manual",
		Example: "  druginfo man | man -l -",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprint(a.Term.Out, manual(cmd.Root(), a.Now().Format("2006-01-02")))
			return err
		},
	}
}

// manual writes the manual page of a command and all below it, in the man
// macros. It is made from the commands themselves, so it cannot differ from
// them.
func manual(root *cobra.Command, date string) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH DRUGINFO 1 %q \"druginfo\" \"User Commands\"\n", date)
	fmt.Fprintf(&b, ".SH NAME\ndruginfo \\- %s\n", roff(root.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B druginfo\nNAME... [SECTION]\n.br\n.B druginfo\nCOMMAND\n")
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s\n", roff(root.Long))
	b.WriteString(".SH OPTIONS\n")
	flags(&b, root.Flags())
	flags(&b, root.PersistentFlags())
	b.WriteString(".SH COMMANDS\n")
	for _, c := range root.Commands() {
		if c.Hidden || c.Name() == "help" {
			continue
		}
		fmt.Fprintf(&b, ".SS %q\n%s\n", c.UseLine(), roff(c.Short))
		if c.Long != "" && c.Name() != "completion" {
			fmt.Fprintf(&b, ".PP\n%s\n", roff(c.Long))
		}
		flags(&b, c.LocalNonPersistentFlags())
		if c.Example != "" {
			fmt.Fprintf(&b, ".PP\n.nf\n%s\n.fi\n", roff(c.Example))
		}
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, e := range [][2]string{{"0", "found"}, {"1", "no drug of that name, nothing found"}, {"2", "usage, or something went wrong"}, {"3", "the name may mean several drugs; they are listed"}} {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", e[0], e[1])
	}
	b.WriteString(".SH ENVIRONMENT\n")
	for _, e := range [][2]string{
		{"DRUGINFO_STYLE", "auto, dark, light, plain, or the path of a glamour style file"},
		{"DRUGINFO_REGION", "region of the help lines: us, uk, ca, au, ie, nz, eu"},
		{"DRUGINFO_WIDTH", "columns of the page"},
		{"DRUGINFO_PAGER, PAGER", "the pager; empty or cat for none; less -FRX when neither is set"},
		{"NO_COLOR, CLICOLOR, CLICOLOR_FORCE", "colour, where --color says nothing"},
		{"COLUMNS", "width in a pipe"},
	} {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", e[0], roff(e[1]))
	}
	b.WriteString(".SH FILES\n.TP\n.I $XDG_CONFIG_HOME/druginfo/config.toml\nstyle, width, region and pager; see druginfo config\n")
	b.WriteString(".SH EXAMPLES\n.nf\n" + roff(root.Example) + "\n.fi\n")
	return b.String()
}

func flags(b *strings.Builder, fs *pflag.FlagSet) {
	fs.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "\\-\\-" + roff(f.Name)
		switch {
		case f.Value.Type() == "bool":
		case f.NoOptDefVal != "":
			name += "[=" + roff(strings.ToUpper(f.Name)) + "]"
		default:
			name += "=" + roff(strings.ToUpper(f.Name))
		}
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", name, roff(f.Usage))
	})
}

// roff escapes what the man macros would act on.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
		if l == "" {
			lines[i] = ".PP"
		}
	}
	return strings.Join(lines, "\n")
}
