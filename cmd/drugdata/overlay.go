package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"druginfo/internal/source"
)

func newOverlay(data *string) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "overlay DIR",
		Short: "compile your own records (YAML files in DIR) into a file that `druginfo --data` reads",
		Long: `Overlay reads the YAML records in DIR as if they stood in data/drugs: they may use
its classes, vocabularies and shared sources, add drugs, or replace a record by
its id. They are linted like the others; the file holds only them.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := dataDir(*data)
			if err != nil {
				return err
			}
			own, err := filepath.Glob(filepath.Join(args[0], "*.yaml"))
			if err != nil || len(own) == 0 {
				return fmt.Errorf("no YAML record in %s", args[0])
			}
			fsys := source.Layered{Base: os.DirFS(dir), Over: map[string][]byte{}}
			var ids []string
			for _, p := range own {
				b, err := os.ReadFile(p)
				if err != nil {
					return err
				}
				id := strings.TrimSuffix(filepath.Base(p), ".yaml")
				ids = append(ids, id)
				fsys.Over[path.Join("drugs", id[:1], id+".yaml")] = b
			}
			t, err := source.Load(fsys)
			if err != nil {
				return err
			}
			n := 0
			for _, p := range t.Lint(time.Now()) {
				if slices.Contains(ids, strings.TrimSuffix(path.Base(p.File), ".yaml")) {
					fmt.Fprintln(cmd.ErrOrStderr(), strings.Replace(p.String(), "data/"+path.Dir(p.File), args[0], 1))
					n++
				}
			}
			if n > 0 {
				return fmt.Errorf("%d problems; nothing was written", n)
			}
			var b bytes.Buffer
			enc := json.NewEncoder(&b)
			enc.SetEscapeHTML(false)
			for _, d := range t.Compile().Drugs {
				if slices.Contains(ids, d.ID) {
					if err := enc.Encode(d); err != nil {
						return err
					}
				}
			}
			return os.WriteFile(out, b.Bytes(), 0o644)
		},
	}
	cmd.Flags().StringVarP(&out, "out", "o", "local.jsonl", "file to write")
	return cmd
}
