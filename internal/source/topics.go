package source

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"slices"

	"druginfo/internal/record"
)

// loadTopics reads data/topics.yaml, when there is one.
func (t *Tree) loadTopics(fsys fs.FS) error {
	if _, err := fs.Stat(fsys, "topics.yaml"); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return readOne(t, fsys, "topics.yaml", &t.Topics)
}

// topics checks data/topics.yaml. Whether its phrases mean what they should is
// for the tests of package question, which ask its examples.
func (l *linter) topics() {
	f := &l.tree.Topics
	if f.Path == "" {
		return
	}
	seen := map[string]bool{}
	for i, t := range f.Value.Topics {
		at := fmt.Sprintf("topics[%d]", i)
		l.required(f.Path, at, "id, name or title", t.ID, t.Name, t.Title)
		if seen[t.ID] || !idForm.MatchString(t.ID) {
			l.add(f.Path, at+".id", fmt.Sprintf("%q is used twice or is no id", t.ID), "kebab-case ASCII")
		}
		seen[t.ID] = true
		if len(t.Phrases) == 0 || len(t.Examples) == 0 {
			l.add(f.Path, at, "a topic without phrases or without examples", "write how people ask it")
		}
		for j, p := range t.Phrases {
			if slices.Contains(t.Phrases[:j], p) {
				l.add(f.Path, fmt.Sprintf("%s.phrases[%d]", at, j), fmt.Sprintf("%q is listed twice", p), "remove one")
			}
		}
	}
	for i, c := range f.Value.Classes {
		if l.comp.classes[c.ID] == nil {
			l.add(f.Path, fmt.Sprintf("classes[%d].id", i), fmt.Sprintf("no class %q", c.ID), "see data/classes")
		}
	}
	for i, c := range f.Value.Aliases {
		if l.comp.drugs[c.ID] == nil {
			l.add(f.Path, fmt.Sprintf("aliases[%d].id", i), fmt.Sprintf("no record %q", c.ID), "")
		}
	}
	walk(reflect.ValueOf(&f.Value), "", func(at string, v reflect.Value, _ *reflect.StructField) {
		if s, ok := v.Interface().(string); ok {
			l.plain(f.Path, at, s)
		}
	})
}

// topicFile is the compiled form.
func (t *Tree) topicFile() record.TopicFile {
	out := t.Topics.Value
	if out.Topics == nil {
		out.Topics = []record.Topic{}
	}
	return out
}
