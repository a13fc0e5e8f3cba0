package source

import (
	"bytes"
	"encoding/json"
	"fmt"

	"druginfo/internal/snapshot"
)

// Build makes the files of the compiled form, by name. The same tree always
// gives the same bytes.
func (t *Tree) Build() (map[string][]byte, error) {
	c := t.Compile()
	var names []snapshot.Name
	for _, d := range c.Drugs {
		names = append(names, snapshot.NamesOf(d)...)
	}
	texts, err := snapshot.Write(c.Drugs, names)
	if err != nil {
		return nil, fmt.Errorf("compiling the records: %w", err)
	}
	out := map[string][]byte{"records.jsonl": []byte(texts.Records), "names.tsv": []byte(texts.Names), "shared.tsv": []byte(texts.Shared)}
	var classes []any
	for _, cl := range c.Classes {
		classes = append(classes, cl)
	}
	stats := snapshot.Measure(c.Drugs, bytes.Count(out["names.tsv"], []byte("\n")), len(classes), out["records.jsonl"])
	for name, list := range map[string][]any{
		"classes.jsonl": classes, "help.json": {c.Help}, "vocabulary.json": {c.Vocabulary}, "stats.json": {stats},
		"interactions.json": {c.Interactions}, "topics.json": {c.Topics},
	} {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		for _, v := range list {
			if err := enc.Encode(v); err != nil {
				return nil, fmt.Errorf("compiling %s: %w", name, err)
			}
		}
		out[name] = b.Bytes()
	}
	return out, nil
}
