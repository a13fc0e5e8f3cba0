package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"druginfo/internal/source"
)

func newFmt(data *string) *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use:   "fmt [FILE...]",
		Short: "write records in the canonical form",
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := dataDir(*data)
			if err != nil {
				return err
			}
			files, err := yamlFiles(dir, args)
			if err != nil {
				return err
			}
			changed, failed := 0, 0
			for _, f := range files {
				path := filepath.Join(dir, filepath.FromSlash(f))
				old, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				now, err := source.Format(f, old)
				if err != nil {
					fmt.Fprintln(cmd.ErrOrStderr(), err)
					failed++
					continue
				}
				if bytes.Equal(old, now) {
					continue
				}
				changed++
				fmt.Fprintln(cmd.OutOrStdout(), path)
				if !check {
					if err := os.WriteFile(path, now, 0o644); err != nil {
						return err
					}
				}
			}
			if failed > 0 || (check && changed > 0) {
				return errReported
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&check, "check", false, "name the files that are not in the canonical form, change nothing, exit 1 if there is one")
	return cmd
}
