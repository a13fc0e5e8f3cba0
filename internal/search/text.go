package search

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"druginfo/internal/record"
)

// Hit is a record that says what was asked for.
type Hit struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Class   string `json:"class"`
	Section string `json:"section"` // field of the record in which the best passage stands
	Passage string `json:"passage"` // the passage, cut to about 160 characters
	Score   int    `json:"score"`
}

// Words splits what is searched for into lower-case words.
func Words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !(r == '-' || r == '\'' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= utf8.RuneSelf)
	})
}

// weight of a word by the field in which it stands.
var weight = map[string]int{
	"name": 40, "synonyms": 30, "brands": 30, "street_names": 20, "summary": 12, "class": 12, "uses": 12,
	"boxed_warnings": 8, "withdrawal": 8, "stopping": 8, "dependence": 8, "side_effects": 6, "overdose": 6,
	"sources": 0, "review": 0, "id": 0, "kind": 0, "detail": 0, "names_sources": 0, "see_also": 0,
}

// Line reports whether a stored record, lower-cased, holds every word.
func Line(lower string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(lower, w) {
			return false
		}
	}
	return true
}

// Text looks for the words in one record and scores it. It reports false when a
// word does not stand in a part of the record that people read.
func Text(d *record.Drug, words []string) (Hit, bool) {
	h := Hit{ID: d.ID, Name: d.Name, Class: d.Class.Name}
	found := map[string]bool{}
	best := 0
	v := reflect.ValueOf(d).Elem()
	for i := range v.NumField() {
		field, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		w, ok := weight[field]
		if !ok {
			w = 4
		}
		if w == 0 || v.Field(i).IsZero() {
			continue
		}
		for _, text := range texts(v.Field(i)) {
			lower := strings.ToLower(text)
			score, n := 0, 0
			for _, word := range words {
				if at := strings.Index(lower, word); at >= 0 {
					found[word] = true
					n++
					score += w
					if wordAt(lower, at, len(word)) {
						score += w // a whole word counts double
					}
				}
			}
			score *= max(n, 1) // words that stand together count more
			h.Score += min(score, 400)
			if score > best {
				best, h.Section, h.Passage = score, field, excerpt(text, lower, words)
			}
		}
	}
	return h, len(found) == len(words) && best > 0
}

// texts is the strings below v that people read.
func texts(v reflect.Value) []string {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return texts(v.Elem())
		}
	case reflect.String:
		if _, enum := v.Interface().(record.Enum); !enum && v.String() != "" {
			return []string{v.String()}
		}
	case reflect.Slice:
		var out []string
		for i := range v.Len() {
			out = append(out, texts(v.Index(i))...)
		}
		// A list of terms is one passage.
		if len(out) > 1 && !slices.ContainsFunc(out, func(s string) bool { return len(s) > 60 }) {
			return []string{strings.Join(out, " · ")}
		}
		return out
	case reflect.Struct:
		var out []string
		for i := range v.NumField() {
			switch v.Type().Field(i).Name {
			case "Sources", "ID", "With", "Path", "Also", "FromClass":
			default:
				out = append(out, texts(v.Field(i))...)
			}
		}
		return out
	}
	return nil
}

func wordAt(s string, at, n int) bool {
	letter := func(i int) bool {
		return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9')
	}
	return !letter(at-1) && !letter(at+n)
}

// excerpt is about 160 characters around the first word.
func excerpt(text, lower string, words []string) string {
	const width = 160
	if len(text) <= width || len(text) != len(lower) {
		return cutRunes(text, 0, width)
	}
	at := len(text)
	for _, w := range words {
		if i := strings.Index(lower, w); i >= 0 {
			at = min(at, i)
		}
	}
	start := max(0, at-width/3)
	if start > 0 {
		if sp := strings.IndexByte(text[start:], ' '); sp >= 0 && start+sp < at {
			start += sp + 1
		}
	}
	return cutRunes(text, start, width)
}

func cutRunes(s string, start, width int) string {
	for start > 0 && start < len(s) && !utf8.RuneStart(s[start]) {
		start++
	}
	out := s[start:]
	if len(out) > width {
		end := width
		for !utf8.RuneStart(out[end]) {
			end--
		}
		if sp := strings.LastIndexByte(out[:end], ' '); sp > 0 {
			end = sp
		}
		out = out[:end] + " …"
	}
	if start > 0 {
		out = "… " + out
	}
	return out
}

// Rank sorts hits, best first; equal ones by name.
func Rank(hits []Hit) {
	slices.SortStableFunc(hits, func(a, b Hit) int {
		if a.Score != b.Score {
			return b.Score - a.Score
		}
		return strings.Compare(a.Name, b.Name)
	})
}
