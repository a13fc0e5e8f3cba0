// Package drugdb holds the compiled records inside the program. The files
// beside this one are made from data/ by `go generate ./...` and committed; a
// test compiles data/ again and names the first record that differs.
package drugdb

import (
	_ "embed" // the compiled form
	"encoding/json"
	"fmt"
	"strings"

	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

//go:generate go run druginfo/cmd/drugdata build

var (
	//go:embed records.jsonl
	records string
	//go:embed names.tsv
	names string
	//go:embed shared.tsv
	shared string
	//go:embed classes.jsonl
	classes string
	//go:embed help.json
	help string
	//go:embed vocabulary.json
	vocabulary string
	//go:embed stats.json
	stats string
	//go:embed interactions.json
	interactions string
	//go:embed topics.json
	topics string
)

// Open opens the embedded records. Nothing is parsed.
func Open() (*snapshot.DB, error) {
	return snapshot.Open(snapshot.Texts{Records: records, Names: names, Shared: shared})
}

// Classes decodes the tree of classes, sorted by id.
func Classes() ([]record.Class, error) {
	var out []record.Class
	for line := range strings.Lines(classes) {
		var c record.Class
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			return nil, fmt.Errorf("%w: classes.jsonl: %v", snapshot.ErrCorrupt, err)
		}
		out = append(out, c)
	}
	return out, nil
}

// Help decodes the help lines.
func Help() (h record.Help, err error) { return h, decode("help.json", help, &h) }

// Vocabulary decodes the closed vocabularies.
func Vocabulary() (v record.Vocabulary, err error) {
	return v, decode("vocabulary.json", vocabulary, &v)
}

// Interactions decodes the rules between groups of drugs.
func Interactions() (r record.Interactions, err error) {
	return r, decode("interactions.json", interactions, &r)
}

// Topics decodes what people ask and how they say it.
func Topics() (t record.TopicFile, err error) { return t, decode("topics.json", topics, &t) }

// Stats decodes the counts.
func Stats() (s snapshot.Stats, err error) { return s, decode("stats.json", stats, &s) }

func decode(name, text string, into any) error {
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return fmt.Errorf("%w: %s: %v", snapshot.ErrCorrupt, name, err)
	}
	return nil
}
