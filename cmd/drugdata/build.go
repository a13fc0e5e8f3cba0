package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"druginfo/internal/record"
)

func newBuild(data *string) *cobra.Command {
	return &cobra.Command{
		Use:   "build",
		Short: "compile the records into internal/drugdb, and data/schema.json",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			t, dir, err := loadTree(*data)
			if err != nil {
				return err
			}
			if ps := t.Lint(time.Now()); len(ps) > 0 {
				for _, p := range ps[:min(len(ps), 20)] {
					fmt.Fprintln(cmd.ErrOrStderr(), p)
				}
				return fmt.Errorf("%d problems; nothing was written (see drugdata lint)", len(ps))
			}
			root, err := moduleRoot()
			if err != nil {
				return err
			}
			files, err := t.Build()
			if err != nil {
				return err
			}
			for _, name := range slices.Sorted(maps.Keys(files)) {
				if err := os.WriteFile(filepath.Join(root, "internal", "drugdb", name), files[name], 0o644); err != nil {
					return err
				}
			}
			if err := os.WriteFile(filepath.Join(dir, "schema.json"), record.JSONSchema(), 0o644); err != nil {
				return err
			}
			return writeReference(filepath.Join(dir, "README.md"))
		},
	}
}

// writeReference puts the field reference between its marks in data/README.md.
func writeReference(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, rest, ok := strings.Cut(string(b), "<!-- fields -->\n")
	_, tail, ok2 := strings.Cut(rest, "<!-- /fields -->")
	if !ok || !ok2 {
		return fmt.Errorf("%s has lost the marks <!-- fields --> and <!-- /fields -->", path)
	}
	return os.WriteFile(path, []byte(head+"<!-- fields -->\n"+record.Reference()+"<!-- /fields -->"+tail), 0o644)
}
