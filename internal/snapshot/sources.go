package snapshot

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"druginfo/internal/record"
)

// The list of sources of a record is the only one of objects under that name.
const (
	sourcesMark = `"sources":[{`
	refMark     = `{"ref":"`
	refEnd      = `"}`
)

// writeRecords writes one line a record. A source that stands in several
// records is replaced by a reference in each and listed once.
func writeRecords(drugs []*record.Drug) (records, sources string, err error) {
	cited := map[string]int{} // JSON of a source -> records that have it
	for _, d := range drugs {
		for _, s := range d.Sources {
			text, err := encode(s)
			if err != nil {
				return "", "", fmt.Errorf("source %s of %s: %w", s.ID, d.ID, err)
			}
			cited[text]++
		}
	}
	shared := map[string]string{} // reference -> JSON
	var b strings.Builder
	for _, d := range drugs {
		line, err := encode(d)
		if err != nil {
			return "", "", fmt.Errorf("record %s: %w", d.ID, err)
		}
		for _, s := range d.Sources {
			text, _ := encode(s)
			if cited[text] < 2 {
				continue
			}
			sum := sha256.Sum256([]byte(text))
			ref := s.ID + "." + hex.EncodeToString(sum[:4])
			if old, ok := shared[ref]; ok && old != text {
				return "", "", fmt.Errorf("two sources have the reference %s", ref)
			}
			shared[ref] = text
			line = strings.Replace(line, text, refMark+ref+refEnd, 1)
		}
		b.WriteString(line + "\n")
	}
	var t strings.Builder
	for _, ref := range slices.Sorted(maps.Keys(shared)) {
		t.WriteString(ref + "\t" + shared[ref] + "\n")
	}
	return b.String(), t.String(), nil
}

// complete puts the sources of a stored line in place of their references. A
// reference that is not listed stays.
func (db *DB) complete(line string) string {
	at := strings.LastIndex(line, sourcesMark)
	if at < 0 || !strings.Contains(line[at:], refMark) {
		return line
	}
	var b strings.Builder
	b.Grow(len(line) + 2048)
	b.WriteString(line[:at])
	rest := line[at:]
	for {
		before, after, ok := strings.Cut(rest, refMark)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		ref, tail, ok := strings.Cut(after, refEnd)
		row, found := find(db.sources, ref, nameKey)
		if !ok || !found {
			b.WriteString(refMark)
			rest = after
			continue
		}
		_, text, _ := strings.Cut(row, "\t")
		b.WriteString(text)
		rest = tail
	}
}

// encode is the canonical JSON of a value.
func encode(v any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}
