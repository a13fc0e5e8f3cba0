package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"druginfo/internal/snapshot"
)

func newStats(data *string) *cobra.Command {
	return &cobra.Command{
		Use:   "stats",
		Short: "count the records by detail, method, class, age of check and section",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			t, _, err := loadTree(*data)
			if err != nil {
				return err
			}
			files, err := t.Build()
			if err != nil {
				return err
			}
			var s snapshot.Stats
			if err := json.Unmarshal(files["stats.json"], &s); err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			fmt.Fprintf(w, "records %d · names %d · classes %d · sources %d · revision %s · checked to %s\n",
				s.Records, s.Names, s.Classes, s.Sources, s.Revision, s.Date)
			noClass, noUse, noSource := 0, 0, 0
			for _, d := range t.Compile().Drugs {
				if d.Class.ID == "" || d.Class.ID == "unclassified" {
					noClass++
				}
				if len(d.Uses) == 0 {
					noUse++
				}
				if len(d.Sources) == 0 {
					noSource++
				}
			}
			fmt.Fprintf(w, "without class %d · without use (reason given) %d · without source %d\n", noClass, noUse, noSource)
			for _, g := range []struct {
				title string
				m     map[string]int
			}{
				{"kind", s.Kind},
				{"detail", s.Detail},
				{"method", s.Method},
				{"checked", s.Checked},
				{"US schedule", s.Schedule},
				{"class", s.Class},
				{"section", s.Section},
			} {
				table(w, g.title, g.m)
			}
			return nil
		},
	}
}

func table(w io.Writer, title string, m map[string]int) {
	fmt.Fprintf(w, "\n%s\n", title)
	for _, k := range slices.SortedFunc(maps.Keys(m), func(a, b string) int { return m[b] - m[a] }) {
		fmt.Fprintf(w, "  %6d  %s\n", m[k], k)
	}
}
