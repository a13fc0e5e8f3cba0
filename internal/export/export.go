// Package export writes records for programs: one JSON object per name, and
// whole catalogues. The field names are those of package record; what is added
// here is the envelope that says what was asked for and how it was found.
package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"

	"druginfo/internal/lookup"
	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

// Envelope is what stands before the record in its JSON object.
type Envelope struct {
	SchemaVersion int           `json:"schema_version"`
	Query         string        `json:"query,omitempty"`
	Match         *lookup.Match `json:"match,omitempty"`
	Origin        string        `json:"origin,omitempty"`
}

// Record returns the JSON object of a stored record: the envelope and the
// fields of the record, in their order, on one line without a line feed. The
// stored line is not decoded.
func Record(line, query string, m *lookup.Match) ([]byte, error) {
	return LocalRecord(line, query, m, false)
}

// LocalRecord is [Record] for a record that may be the reader's own, which the
// object then says: "origin":"local".
func LocalRecord(line, query string, m *lookup.Match, local bool) ([]byte, error) {
	e := Envelope{SchemaVersion: record.SchemaVersion, Query: query, Match: m}
	if local {
		e.Origin = "local"
	}
	head, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("writing JSON: %w", err)
	}
	if len(line) < 2 || line[0] != '{' {
		return nil, fmt.Errorf("%w: a record is not a JSON object", snapshot.ErrCorrupt)
	}
	out := make([]byte, 0, len(head)+len(line))
	out = append(out, head[:len(head)-1]...)
	out = append(out, ',')
	out = append(out, line[1:]...)
	return ASCIIControls(out), nil
}

// Failure is the JSON object of a name that gave no record.
type Failure struct {
	SchemaVersion int    `json:"schema_version"`
	Query         string `json:"query"`
	Error         Error  `json:"error"`
}

// Error says why there is no record.
type Error struct {
	Code       string             `json:"code"` // not_found, ambiguous, usage
	Message    string             `json:"message"`
	Candidates []lookup.Candidate `json:"candidates,omitempty"`
}

// Object encodes v as one line of JSON that is safe to show on a terminal.
func Object(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("writing JSON: %w", err)
	}
	return ASCIIControls(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// ASCIIControls writes the control and format characters that JSON allows in
// strings (DEL, C1, bidi overrides, zero-width signs) as \u escapes, so that
// JSON printed on a terminal cannot act on it.
func ASCIIControls(b []byte) []byte {
	clean := true
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if hidden(r) {
			clean = false
			break
		}
		i += n
	}
	if clean {
		return b
	}
	var out bytes.Buffer
	for _, r := range string(b) {
		if hidden(r) {
			if r > 0xffff {
				r -= 0x10000
				fmt.Fprintf(&out, `\u%04x\u%04x`, 0xd800+(r>>10), 0xdc00+(r&0x3ff))
				continue
			}
			fmt.Fprintf(&out, `\u%04x`, r)
			continue
		}
		out.WriteRune(r)
	}
	return out.Bytes()
}

func hidden(r rune) bool {
	return r != '\n' && (r == 0x7f || (r >= 0x80 && r <= 0x9f) || unicode.Is(unicode.Cf, r))
}

// NDJSON writes every record as one JSON object on a line of its own.
func NDJSON(w io.Writer, db *snapshot.DB) error {
	for line := range db.Records() {
		b, err := Record(line, "", nil)
		if err != nil {
			return err
		}
		if _, err := w.Write(append(b, '\n')); err != nil {
			return err
		}
	}
	return nil
}
