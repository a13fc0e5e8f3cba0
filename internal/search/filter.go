package search

import (
	"fmt"
	"slices"
	"strings"

	"druginfo/internal/fold"
	"druginfo/internal/record"
)

// Filter says which records are wanted; an empty field is no condition.
type Filter struct {
	Class      string // id, name or synonym of a class; its descendants count
	Schedule   string // US schedule: I to V, none
	Use        string // term of the uses, or another word for one
	SideEffect string // term of the effects, or another word for one
	Symptom    string // the same, among withdrawal symptoms
	Detail     string // monograph or summary
	Abrupt     string // dangerous, not-advised, usually-fine, unknown
	Addictive  string // yes, physical-only, low, no, not-established
}

// Error reports a filter value that means nothing, and what would.
type Error struct {
	What, Value string
	Valid       []string
}

func (e *Error) Error() string { return fmt.Sprintf("no %s %q", e.What, e.Value) }

// Matcher decides on records. Make it with [Compile].
type Matcher struct {
	f        Filter
	class    string
	use      string
	effect   string
	symptom  string
	contains []string // texts that a matching stored line contains
}

// Compile resolves the words of a filter. Lay and clinical words are understood
// alike: somnolence finds drowsiness.
func Compile(f Filter, classes []record.Class, v record.Vocabulary) (*Matcher, error) {
	m := &Matcher{f: f}
	if f.Class != "" {
		i := FindClass(classes, f.Class)
		if i < 0 {
			return nil, &Error{What: "class", Value: f.Class, Valid: nearClasses(classes, f.Class)}
		}
		m.class = classes[i].ID
		m.want(m.class)
	}
	for _, t := range []struct {
		what, word string
		terms      []record.Term
		to         *string
	}{
		{"use", f.Use, v.Uses, &m.use},
		{"side effect", f.SideEffect, v.Effects, &m.effect},
		{"withdrawal symptom", f.Symptom, v.Effects, &m.symptom},
	} {
		if t.word == "" {
			continue
		}
		name, near := Term(t.terms, t.word)
		if name == "" {
			return nil, &Error{What: t.what, Value: t.word, Valid: near}
		}
		*t.to = name
		m.want(name)
	}
	for _, e := range []struct {
		what, word string
		enum       record.Enum
	}{
		{"schedule", f.Schedule, record.Schedule("")},
		{"detail", f.Detail, record.Detail("")},
		{"answer to stopping suddenly", f.Abrupt, record.Abrupt("")},
		{"answer to addictive", f.Addictive, record.Addictive("")},
	} {
		if e.word == "" {
			continue
		}
		if !record.Valid(e.enum, e.word) && !record.Valid(e.enum, strings.ToUpper(e.word)) {
			return nil, &Error{What: e.what, Value: e.word, Valid: e.enum.Values()}
		}
	}
	return m, nil
}

func (m *Matcher) want(s string) { m.contains = append(m.contains, s) }

// Line reports whether a stored record can match; it may say yes too often.
func (m *Matcher) Line(line string) bool {
	for _, s := range m.contains {
		if !strings.Contains(line, s) {
			return false
		}
	}
	return true
}

// Drug reports whether a record matches.
func (m *Matcher) Drug(d *record.Drug) bool {
	effect := func(list []record.Effect) bool {
		return slices.ContainsFunc(list, func(e record.Effect) bool { return e.Name == m.effect })
	}
	switch {
	case m.class != "" && !slices.Contains(d.Class.Path, m.class) && !slices.Contains(d.Class.Also, m.class):
	case m.use != "" && !slices.ContainsFunc(d.Uses, func(u record.Use) bool { return u.Name == m.use }):
	case m.effect != "" && !effect(d.SideEffects.Common) && !effect(d.SideEffects.Serious) &&
		(d.SideEffects.Also == nil || !slices.Contains(d.SideEffects.Also.Names, m.effect)):
	case m.symptom != "" && (d.Withdrawal == nil || !slices.ContainsFunc(d.Withdrawal.Symptoms, func(s record.Symptom) bool { return s.Name == m.symptom })):
	case m.f.Schedule != "" && (d.Legal.US == nil || !strings.EqualFold(string(d.Legal.US.Schedule), m.f.Schedule)):
	case m.f.Detail != "" && string(d.Detail) != m.f.Detail:
	case m.f.Abrupt != "" && (d.Stopping == nil || string(d.Stopping.Abrupt) != m.f.Abrupt):
	case m.f.Addictive != "" && (d.Dependence == nil || d.Dependence.Addictive == nil || string(d.Dependence.Addictive.Answer) != m.f.Addictive):
	default:
		return true
	}
	return false
}

// Term is the term that a word stands for, or the terms that come near.
func Term(terms []record.Term, word string) (name string, near []string) {
	k := fold.Key(word)
	for _, t := range terms {
		for _, w := range slices.Concat([]string{t.Name}, t.Lay, t.Clinical) {
			if fold.Key(w) == k {
				return t.Name, nil
			}
		}
	}
	for _, t := range terms {
		for _, w := range slices.Concat([]string{t.Name}, t.Lay, t.Clinical) {
			if k != "" && strings.Contains(fold.Key(w), k) && len(near) < 8 && !slices.Contains(near, t.Name) {
				near = append(near, t.Name)
			}
		}
	}
	return "", near
}

// FindClass is the index of the class a word stands for: its id, name, plural or
// another word for it; -1 when there is none.
func FindClass(classes []record.Class, word string) int {
	k := fold.Key(word)
	return slices.IndexFunc(classes, func(c record.Class) bool {
		for _, w := range slices.Concat([]string{c.ID, c.Name, c.Plural}, c.Synonyms) {
			if w != "" && fold.Key(w) == k {
				return true
			}
		}
		return false
	})
}

func nearClasses(classes []record.Class, word string) []string {
	var out []string
	k := fold.Key(word)
	for _, c := range classes {
		for _, w := range slices.Concat([]string{c.ID, c.Name}, c.Synonyms) {
			if k != "" && strings.Contains(fold.Key(w), k) && len(out) < 8 && !slices.Contains(out, c.ID) {
				out = append(out, c.ID)
			}
		}
	}
	return out
}
