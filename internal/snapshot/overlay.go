package snapshot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"druginfo/internal/record"
)

// Overlay returns a form in which the given records stand beside those of base,
// or in place of them where the id is the same. A name of one of them hides the
// same name in base, unless both belong to one record.
func Overlay(base *DB, drugs []*record.Drug) (*DB, error) {
	own := map[string]bool{}
	var names []Name
	hidden := map[string]bool{}
	for _, d := range drugs {
		own[d.ID] = true
		for _, n := range NamesOf(d) {
			names = append(names, n)
			hidden[n.Key] = true
		}
	}
	for n := range base.AllNames() {
		if !own[n.ID] && !hidden[n.Key] {
			names = append(names, n)
		}
	}
	all, err := Write(drugs, names)
	if err != nil {
		return nil, err
	}
	top := &DB{records: all.Records, shared: all.Shared}
	rows := map[string]string{}
	for line := range base.AllStored() {
		if id, ok := idOf(line); ok && !own[id] {
			rows[id] = line
		}
	}
	for line := range top.Records() {
		id, _ := idOf(line)
		rows[id] = line
	}
	var b strings.Builder
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		b.WriteString(rows[id] + "\n")
	}
	db, err := Open(Texts{Records: b.String(), Names: all.Names, Shared: base.shared})
	if err != nil {
		return nil, err
	}
	db.local = own
	return db, nil
}

// Local reports whether a record came from an overlay.
func (db *DB) Local(id string) bool { return db.local[id] }

func idOf(line string) (string, bool) {
	rest, ok := strings.CutPrefix(line, recordPrefix)
	id, _, ok2 := strings.Cut(rest, `"`)
	return id, ok && ok2
}

// ReadOverlay decodes the records of an overlay file: one complete record in
// JSON per line, as `drugdata overlay` writes them. All problems are reported
// at once, with their lines.
func ReadOverlay(b []byte) ([]*record.Drug, error) {
	var out []*record.Drug
	var errs []error
	seen := map[string]int{}
	n := 0
	for line := range bytes.Lines(b) {
		n++
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		d := new(record.Drug)
		dec := json.NewDecoder(bytes.NewReader(line))
		dec.DisallowUnknownFields()
		if err := dec.Decode(d); err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", n, err))
			continue
		}
		switch {
		case d.ID == "" || strings.Trim(d.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "":
			errs = append(errs, fmt.Errorf("line %d: %q is no id: lower-case letters, digits and hyphens", n, d.ID))
		case d.Name == "" || d.Summary == "" || d.Class.Name == "":
			errs = append(errs, fmt.Errorf("line %d: %s: name, summary or class is missing", n, d.ID))
		case seen[d.ID] > 0:
			errs = append(errs, fmt.Errorf("line %d: %s stands on line %d already", n, d.ID, seen[d.ID]))
		default:
			out = append(out, d)
		}
		seen[d.ID] = n
	}
	if len(out) == 0 && len(errs) == 0 {
		errs = append(errs, errors.New("no record in it"))
	}
	return out, errors.Join(errs...)
}
