package snapshot

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"druginfo/internal/record"
)

// Stats counts what the compiled form holds. It is computed when the form is
// made, so that reporting it reads no record.
type Stats struct {
	Revision string         `json:"revision"` // first 12 hex digits of the SHA-256 of records.jsonl
	Date     string         `json:"date"`     // the latest day a record was checked
	Records  int            `json:"records"`
	Names    int            `json:"names"`
	Classes  int            `json:"classes"`
	Sources  int            `json:"sources"` // distinct addresses cited
	Kind     map[string]int `json:"kind"`
	Detail   map[string]int `json:"detail"`
	Method   map[string]int `json:"method"`
	Checked  map[string]int `json:"checked"` // by month
	Schedule map[string]int `json:"us_schedule"`
	Class    map[string]int `json:"class"`   // by root of the tree
	Section  map[string]int `json:"section"` // records that carry it
}

// Measure counts complete records.
func Measure(drugs []*record.Drug, names, classes int, recordsJSONL []byte) Stats {
	sum := sha256.Sum256(recordsJSONL)
	s := Stats{
		Revision: hex.EncodeToString(sum[:])[:12], Records: len(drugs), Names: names, Classes: classes,
		Kind: map[string]int{}, Detail: map[string]int{}, Method: map[string]int{}, Checked: map[string]int{},
		Schedule: map[string]int{}, Class: map[string]int{}, Section: map[string]int{},
	}
	urls := map[string]bool{}
	for _, d := range drugs {
		s.Kind[string(d.Kind)]++
		s.Detail[string(d.Detail)]++
		s.Method[string(d.Review.Method)]++
		s.Date = max(s.Date, d.Review.Checked)
		if len(d.Review.Checked) >= 7 {
			s.Checked[d.Review.Checked[:7]]++
		}
		sched := "not recorded"
		if d.Legal.US != nil && d.Legal.US.Schedule != "" {
			sched = string(d.Legal.US.Schedule)
		}
		s.Schedule[sched]++
		root := "none"
		if len(d.Class.Path) > 0 {
			root = d.Class.Path[0]
		}
		s.Class[root]++
		for _, src := range d.Sources {
			urls[src.URL] = true
		}
		for _, name := range record.Sections(d) {
			s.Section[name]++
		}
	}
	s.Sources = len(urls)
	return s
}

// SectionNames lists the sections that some record carries, most often first.
func (s Stats) SectionNames() []string {
	names := make([]string, 0, len(s.Section))
	for n := range s.Section {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := s.Section[b] - s.Section[a]; d != 0 {
			return d
		}
		if a < b {
			return -1
		}
		return 1
	})
	return names
}
