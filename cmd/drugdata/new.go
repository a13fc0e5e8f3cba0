package main

import (
	_ "embed" // the template
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

//go:embed template.yaml
var template string

func newNew(data *string) *cobra.Command {
	return &cobra.Command{
		Use:   "new ID",
		Short: "start a record from the commented template",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := dataDir(*data)
			if err != nil {
				return err
			}
			id := args[0]
			if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
				return fmt.Errorf("%q is no id: lower-case letters, digits and hyphens", id)
			}
			path := filepath.Join(dir, "drugs", id[:1], id+".yaml")
			if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("%s exists already", path)
			}
			now := time.Now()
			text := strings.NewReplacer(
				"ID", id, "TODAY", now.Format(time.DateOnly), "NEXTYEAR", now.AddDate(1, 0, 0).Format(time.DateOnly),
			).Replace(template)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), path)
			return nil
		},
	}
}
