package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"druginfo/internal/fold"
	"druginfo/internal/lookup"
)

const learnHeader = `# What each kind of mistake costs in the first letter, the second, the middle and the last two letters of a name:
# minus the logarithm of how often it is made. Learned by "drugdata learn FILE" from %d misspellings of drug names
# collected from social media (RedMed lexicon, MIT) and death certificates; see Learn in learn.go. Not to be edited.
`

// newLearn learns the costs of misspellings anew.
func newLearn() *cobra.Command {
	return &cobra.Command{
		Use:   "learn FILE",
		Short: "learn what misspellings cost from a TSV with the columns misspelling and right_spelling",
		Long: `Learn prints the text of internal/lookup/weights.tsv. FILE has a header and the columns misspelling
and right_spelling. To see how well the costs carry over to other names, learn from a part of the
rows and measure on the rest; "go test ./internal/lookup -run Folds -misspellings FILE" does so.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := os.Open(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			pairs, err := readPairs(f)
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			fmt.Fprintf(cmd.OutOrStdout(), learnHeader+"%s", len(pairs), lookup.Learn(pairs))
			return nil
		},
	}
}

func readPairs(r io.Reader) ([]lookup.Pair, error) {
	sc := bufio.NewScanner(r)
	col := map[string]int{}
	var pairs []lookup.Pair
	for sc.Scan() {
		p := strings.Split(sc.Text(), "\t")
		if len(col) == 0 {
			for i, name := range p {
				col[name] = i
			}
			continue
		}
		typed, ok1 := col["misspelling"]
		right, ok2 := col["right_spelling"]
		if !ok1 || !ok2 || max(typed, right) >= len(p) {
			return nil, fmt.Errorf("no columns misspelling and right_spelling in %q", sc.Text())
		}
		pairs = append(pairs, lookup.Pair{Typed: fold.Key(p[typed]), Right: fold.Key(p[right])})
	}
	return pairs, sc.Err()
}
