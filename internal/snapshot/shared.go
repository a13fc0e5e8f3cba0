package snapshot

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"druginfo/internal/record"
)

const (
	// A reference is a string that begins with an at sign. writeRecords refuses a
	// record that has one of its own.
	refMark = `"@`
	refEnd  = `"`

	// An object shorter than this is not worth a reference.
	worthSharing = 32
)

// keptWhole are the fields of a record that are read from the stored line.
var keptWhole = []string{"class", "confused_with"}

// writeRecords writes one line a record. An object within it that several
// records hold alike is replaced by a reference in each and listed once.
func writeRecords(drugs []*record.Drug) (records, shared string, err error) {
	encoded := make([]string, len(drugs))
	held := map[string]int{} // JSON of an object -> records that hold it
	for i, d := range drugs {
		if encoded[i], err = encode(d); err != nil {
			return "", "", fmt.Errorf("record %s: %w", d.ID, err)
		}
		if strings.Contains(encoded[i], refMark) {
			return "", "", fmt.Errorf("record %s cannot be stored: it contains %q", d.ID, refMark)
		}
		seen := map[string]bool{}
		for _, s := range objects(encoded[i]) {
			if text := encoded[i][s.from:s.to]; !seen[text] {
				seen[text] = true
				held[text]++
			}
		}
	}
	table := map[string]string{} // reference -> JSON
	var b strings.Builder
	for _, line := range encoded {
		at := 0
		for _, s := range objects(line) {
			text := line[s.from:s.to]
			if s.from < at || held[text] < 2 {
				continue
			}
			sum := sha256.Sum256([]byte(text))
			ref := strings.ToLower(base32.HexEncoding.EncodeToString(sum[:5]))
			if old, ok := table[ref]; ok && old != text {
				return "", "", fmt.Errorf("two objects have the reference %s", ref)
			}
			table[ref] = text
			b.WriteString(line[at:s.from] + refMark + ref + refEnd)
			at = s.to
		}
		b.WriteString(line[at:] + "\n")
	}
	var t strings.Builder
	for _, ref := range slices.Sorted(maps.Keys(table)) {
		t.WriteString(ref + "\t" + table[ref] + "\n")
	}
	return b.String(), t.String(), nil
}

// A span is where an object stands in a line of canonical JSON.
type span struct{ from, to int }

// objects is where the objects worth sharing stand within a record, an outer one
// before those within it.
func objects(line string) []span {
	var out []span
	var open []int // for each bracket: the index in out of its object, or -1
	kept := 0      // the depth below which everything is kept whole
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '"':
			for i++; line[i] != '"'; i++ {
				if line[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			open = append(open, -1)
			if kept == 0 && slices.ContainsFunc(keptWhole, func(name string) bool { return strings.HasSuffix(line[:i], `"`+name+`":`) }) {
				kept = len(open)
			}
			if line[i] == '{' && i > 0 && kept == 0 {
				open[len(open)-1] = len(out)
				out = append(out, span{from: i})
			}
		case '}', ']':
			if at := open[len(open)-1]; at >= 0 {
				out[at].to = i + 1
			}
			open = open[:len(open)-1]
			if len(open) < kept {
				kept = 0
			}
		}
	}
	return slices.DeleteFunc(out, func(s span) bool { return s.to-s.from < worthSharing })
}

// complete puts what several records share in place of its references.
func (db *DB) complete(line string) string {
	return expand(line, func(ref string) (string, bool) {
		row, ok := find(db.shared, ref, nameKey)
		_, text, _ := strings.Cut(row, "\t")
		return text, ok
	})
}

// expand replaces the references of a stored line. One that is not listed
// stays.
func expand(line string, text func(ref string) (string, bool)) string {
	before, rest, ok := strings.Cut(line, refMark)
	if !ok {
		return line
	}
	var b strings.Builder
	b.Grow(2 * len(line))
	for ok {
		b.WriteString(before)
		ref, tail, _ := strings.Cut(rest, refEnd)
		if object, found := text(ref); found {
			b.WriteString(object)
			rest = tail
		} else {
			b.WriteString(refMark)
		}
		before, rest, ok = strings.Cut(rest, refMark)
	}
	b.WriteString(before)
	return b.String()
}

// index is the table of what is shared as a map, for reading all records.
func (db *DB) index() map[string]string {
	m := map[string]string{}
	for row := range lines(db.shared) {
		ref, text, _ := strings.Cut(row, "\t")
		m[ref] = text
	}
	return m
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
