// Drugdata is the editor's tool: it checks and compiles the records under
// data/. It is not released; run it as `go run ./cmd/drugdata`.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

// errReported ends a command whose problems have been printed already.
var errReported = errors.New("problems found")

func main() {
	root := &cobra.Command{
		Use:           "drugdata",
		Short:         "check and compile the records under data/",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	dir := root.PersistentFlags().String("data", "", "folder of the records (default: data/ of this module)")
	root.AddCommand(newNew(dir), newFmt(dir), newLint(dir), newBuild(dir), newStats(dir), newOverlay(dir), newEval(dir), newLearn())
	if err := root.Execute(); err != nil {
		if !errors.Is(err, errReported) {
			fmt.Fprintln(os.Stderr, "drugdata:", err)
		}
		os.Exit(1)
	}
}
