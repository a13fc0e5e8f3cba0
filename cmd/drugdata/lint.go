package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

func newLint(data *string) *cobra.Command {
	return &cobra.Command{
		Use:   "lint [FILE...]",
		Short: "report every problem in the records, with file, line and what to do",
		Long:  "Lint checks all records. With files it still reads everything, and prints the problems of those files only.",
		RunE: func(cmd *cobra.Command, args []string) error {
			t, dir, err := loadTree(*data)
			if err != nil {
				return err
			}
			only, err := yamlFiles(dir, args)
			if err != nil {
				return err
			}
			n := 0
			for _, p := range t.Lint(time.Now()) {
				if len(args) == 0 || slices.Contains(only, p.File) {
					fmt.Fprintln(cmd.OutOrStdout(), strings.Replace(p.String(), "data/", filepath.ToSlash(dir)+"/", 1))
					n++
				}
			}
			if n > 0 {
				fmt.Fprintf(cmd.ErrOrStderr(), "%d problems\n", n)
				return errReported
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%d records, %d classes: no problem\n", len(t.Drugs), len(t.Classes))
			return nil
		},
	}
}
