package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"druginfo/internal/config"
	"druginfo/internal/render"
)

// configure reads the configuration before a command runs. Flags have been
// parsed by then and win.
func (a *App) configure() error {
	c, _, err := config.Load(a.Term.Getenv, a.noConfig)
	if err != nil {
		return &codeError{code: Failed, err: err, hint: "mend it, or pass --no-config"}
	}
	a.conf = c
	if a.Term.WidthFlag == 0 {
		a.Term.WidthFlag = c.Width
	}
	if c.Pager != "" && a.Term.Getenv("DRUGINFO_PAGER") == "" {
		a.Term.Environ = append(a.Term.Environ, "DRUGINFO_PAGER="+c.Pager)
	}
	return nil
}

func (a *App) configCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "config",
		Short: "show the settings and where each came from",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, list, err := config.Load(a.Term.Getenv, a.noConfig)
			if err != nil {
				return err
			}
			path := config.Path(a.Term.Getenv)
			if path == "" {
				path = "none: neither XDG_CONFIG_HOME nor HOME is set"
			}
			var b strings.Builder
			fmt.Fprintf(&b, "# file: %s\n", render.Visible(path))
			for _, s := range list {
				fmt.Fprintf(&b, "%s\t%s\t%s\n", s.Name, render.Visible(s.Value), render.Visible(s.Origin))
			}
			_, err = fmt.Fprint(a.Term.Out, b.String())
			return err
		},
	}
}
