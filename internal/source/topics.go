package source

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"

	"druginfo/internal/record"
)

// loadTopics reads data/topics.yaml and data/questions.yaml, when they are there.
func (t *Tree) loadTopics(fsys fs.FS) error {
	return errors.Join(readAny(t, fsys, "topics.yaml", &t.Topics), readAny(t, fsys, "questions.yaml", &t.Questions))
}

// readAny is readOne for a file that may be missing.
func readAny[T any](t *Tree, fsys fs.FS, p string, f *File[T]) error {
	if _, err := fs.Stat(fsys, p); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return readOne(t, fsys, p, f)
}

// topics checks data/topics.yaml. Whether its phrases mean what they should is
// for the tests of package question, which ask its examples.
func (l *linter) topics() {
	f := &l.tree.Topics
	if f.Path == "" {
		return
	}
	groups := map[string]bool{}
	for i, g := range f.Value.Groups {
		at := fmt.Sprintf("groups[%d]", i)
		l.required(f.Path, at, "name", g.Name)
		if groups[g.Name] || len(g.Words) == 0 || !slices.Contains([]string{"", "effects", "uses"}, g.Vocabulary) {
			l.add(f.Path, at, fmt.Sprintf("group %q is there twice, is empty or has an unknown vocabulary", g.Name), "effects or uses")
		}
		groups[g.Name] = true
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
		words := strings.FieldsFunc(strings.Join(slices.Concat(t.Phrases, t.Not), " "), func(r rune) bool { return strings.ContainsRune(" |?", r) })
		for _, w := range words {
			if name, ok := strings.CutPrefix(w, "@"); ok && !groups[name] {
				l.add(f.Path, at+".phrases", fmt.Sprintf("no group %q", name), "see groups")
			}
		}
		for j, p := range t.Phrases {
			if slices.Contains(t.Phrases[:j], p) {
				l.add(f.Path, fmt.Sprintf("%s.phrases[%d]", at, j), fmt.Sprintf("%q is listed twice", p), "remove one")
			}
		}
	}
	asked := map[string]string{}
	for i, a := range l.tree.Questions.Value {
		at := fmt.Sprintf("[%d]", i)
		if !seen[a.Topic] {
			l.add(l.tree.Questions.Path, at+".topic", fmt.Sprintf("no topic %q", a.Topic), "see data/topics.yaml")
		}
		for j, q := range a.Questions {
			at := fmt.Sprintf("%s.questions[%d]", at, j)
			if was, ok := asked[q]; ok {
				l.add(l.tree.Questions.Path, at, fmt.Sprintf("%q is there twice, for %s and %s", q, was, a.Topic), "remove one")
			}
			asked[q] = a.Topic
			l.plain(l.tree.Questions.Path, at, q)
		}
	}
	for i, e := range f.Value.Effects {
		at := fmt.Sprintf("effects[%d]", i)
		if len(e.Names) == 0 || len(e.Words) == 0 {
			l.add(f.Path, at, "an effect without names or without words", "")
		}
		for _, w := range e.Words {
			is := func(t record.Term) bool { return t.Name == w }
			if slices.ContainsFunc(l.tree.Effects.Value, is) && !slices.Contains(e.Names, w) {
				l.add(f.Path, at+".names", fmt.Sprintf("%q is itself an effect", w), "name it too")
			}
		}
		for _, n := range e.Names {
			if !slices.ContainsFunc(l.tree.Effects.Value, func(t record.Term) bool { return t.Name == n }) {
				l.add(f.Path, at+".names", fmt.Sprintf("%q is no effect", n), "see data/vocab/effects.yaml")
			}
		}
	}
	for i, c := range f.Value.Classes {
		group := l.comp.substances[c.ID] != ""
		if l.comp.classes[c.ID] == nil && !group {
			l.add(f.Path, fmt.Sprintf("classes[%d].id", i), fmt.Sprintf("no class %q", c.ID), "see data/classes and data/vocab/substances.yaml")
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

// topicFile is the compiled form. Groups that speak of a vocabulary are given
// its terms.
func (t *Tree) topicFile() record.TopicFile {
	out := t.Topics.Value
	out.Asked = t.Questions.Value
	out.Groups = slices.Clone(out.Groups)
	for i, g := range out.Groups {
		for _, term := range map[string][]record.Term{"effects": t.Effects.Value, "uses": t.Uses.Value}[g.Vocabulary] {
			out.Groups[i].Terms = slices.Concat(out.Groups[i].Terms, []string{term.Name}, term.Lay, term.Clinical)
		}
	}
	out.Effects = slices.Clone(out.Effects)
	for _, term := range t.Effects.Value {
		out.Effects = append(out.Effects, record.EffectWords{Names: []string{term.Name}, Words: slices.Concat([]string{term.Name}, term.Lay, term.Clinical)})
	}
	if out.Topics == nil {
		out.Topics = []record.Topic{}
	}
	return out
}
