// Bare is a cobra program that prints one line: what a command line costs by
// itself.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "bare", Args: cobra.ArbitraryArgs, Run: func(*cobra.Command, []string) { fmt.Println("{}") }}
	root.Flags().Bool("json", false, "")
	if root.Execute() != nil {
		os.Exit(1)
	}
}
