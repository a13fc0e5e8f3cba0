package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"druginfo/internal/lookup"
	"druginfo/internal/render"
)

// completeNames completes drug names, and sections after a name, for the shells
// that `druginfo completion` writes scripts for.
func (a *App) completeNames(_ *cobra.Command, args []string, prefix string) ([]string, cobra.ShellCompDirective) {
	_, f, err := a.records()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var out []string
	for _, c := range f.Complete(prefix, 20) {
		desc := c.Name
		if c.Class != "" {
			desc += ", " + c.Class
		}
		// A name of several words is one argument: its id has no blanks.
		word := c.Match
		if strings.ContainsAny(word, " \t'\"\\$&()") {
			word = c.ID
		}
		out = append(out, strings.ToLower(word)+"\t"+desc)
	}
	if len(args) > 0 && f.Find(strings.Join(args, " "), lookup.Options{Exact: true}).Status == lookup.Found {
		for _, s := range render.SectionNames() {
			if strings.HasPrefix(s, strings.ToLower(prefix)) {
				out = append(out, s+"\tsection")
			}
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
