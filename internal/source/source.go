// Package source is the road from data/ to records: strict YAML, a lint that
// reports every error at once, the canonical format, and the merge of class
// facts into their members.
//
// A [Tree] is everything under data/ as people wrote it. [Tree.Lint] says what
// is wrong with it, with file, line and what to do; [Tree.Compile] completes
// the records for package snapshot. The program that ships does not import this
// package, so it links no YAML.
package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"druginfo/internal/record"
)

// File is one decoded file.
type File[T any] struct {
	Path  string // below data/, with slashes
	Bytes []byte
	Value T
}

// SharedName is a name that may belong to several drugs, and why.
type SharedName struct {
	Name   string   `yaml:"name"`
	IDs    []string `yaml:"ids"`
	Reason string   `yaml:"reason"`
}

// Publisher is an organisation whose documents may be cited.
type Publisher struct {
	Name  string `yaml:"name"`
	Short string `yaml:"short,omitempty"`
	URL   string `yaml:"url,omitempty"`
	Kind  string `yaml:"kind"`
}

// RegionInfo names a region and its locales.
type RegionInfo struct {
	ID      string   `yaml:"id"`
	Name    string   `yaml:"name"`
	Locales []string `yaml:"locales,omitempty"`
}

// Substance is something a drug interacts with that is neither a drug nor a
// class of this catalogue.
type Substance struct {
	ID   string `yaml:"id"`
	Name string `yaml:"name"`
}

// Tree is everything under data/.
type Tree struct {
	Drugs        []File[record.Drug]
	Classes      []File[record.Class]
	Uses         File[[]record.Term]
	Effects      File[[]record.Term]
	Sources      File[[]record.Source]
	Publishers   File[[]Publisher]
	Regions      File[[]RegionInfo]
	Substances   File[[]Substance]
	SharedNames  File[[]SharedName]
	Help         File[record.Help]
	Refused      File[[]string] // hosts whose pages are never a source
	Interactions []File[record.RuleFile]
	Topics       File[record.TopicFile]
	Questions    File[[]record.Asked]

	problems []Problem // found while reading
}

// Load reads data/. Files that cannot be decoded are reported by [Tree.Lint];
// an error means the tree could not be read at all.
func Load(fsys fs.FS) (*Tree, error) {
	t := new(Tree)
	var drugs, classes []string
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch {
		case d.IsDir() || !strings.HasSuffix(p, ".yaml"):
		case strings.HasPrefix(p, "drugs/"):
			drugs = append(drugs, p)
		case strings.HasPrefix(p, "classes/"):
			classes = append(classes, p)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the records: %w", err)
	}
	if t.Drugs, err = readAll[record.Drug](t, fsys, drugs); err != nil {
		return nil, err
	}
	if t.Classes, err = readAll[record.Class](t, fsys, classes); err != nil {
		return nil, err
	}
	err = errors.Join(
		readOne(t, fsys, "vocab/uses.yaml", &t.Uses),
		readOne(t, fsys, "vocab/effects.yaml", &t.Effects),
		readOne(t, fsys, "vocab/sources.yaml", &t.Sources),
		readOne(t, fsys, "vocab/publishers.yaml", &t.Publishers),
		readOne(t, fsys, "vocab/regions.yaml", &t.Regions),
		readOne(t, fsys, "vocab/substances.yaml", &t.Substances),
		readOne(t, fsys, "vocab/shared_names.yaml", &t.SharedNames),
		readOne(t, fsys, "help.yaml", &t.Help),
		readOne(t, fsys, "vocab/refused_hosts.yaml", &t.Refused),
		t.loadInteractions(fsys),
		t.loadTopics(fsys),
	)
	if err != nil {
		return nil, err
	}
	return t, nil
}

// readAll decodes files in parallel; the result keeps their order.
func readAll[T any](t *Tree, fsys fs.FS, paths []string) ([]File[T], error) {
	files := make([]File[T], len(paths))
	problems := make([][]Problem, len(paths))
	errs := make([]error, len(paths))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				files[i].Path = paths[i]
				if files[i].Bytes, errs[i] = fs.ReadFile(fsys, paths[i]); errs[i] == nil {
					problems[i] = decode(paths[i], files[i].Bytes, &files[i].Value)
				}
			}
		})
	}
	for i := range paths {
		next <- i
	}
	close(next)
	wg.Wait()
	t.problems = append(t.problems, slices.Concat(problems...)...)
	return files, errors.Join(errs...)
}

func readOne[T any](t *Tree, fsys fs.FS, p string, f *File[T]) error {
	b, err := fs.ReadFile(fsys, p)
	if err != nil {
		return fmt.Errorf("reading %s: %w", p, err)
	}
	f.Path, f.Bytes = p, b
	t.problems = append(t.problems, decode(p, b, &f.Value)...)
	return nil
}

// decode is strict: unknown and repeated keys, wrong types and a second
// document are problems.
func decode(file string, b []byte, into any) []Problem {
	dec := yaml.NewDecoder(bytes.NewReader(b))
	dec.KnownFields(true)
	err := dec.Decode(into)
	if err == nil {
		if err = dec.Decode(new(yaml.Node)); errors.Is(err, io.EOF) {
			return nil
		}
		return []Problem{{File: file, Line: 1, Message: "more than one YAML document", Hint: "keep one record in a file"}}
	}
	if errors.Is(err, io.EOF) {
		return []Problem{{File: file, Line: 1, Message: "the file is empty", Hint: "start from `drugdata new`"}}
	}
	var te *yaml.TypeError
	msgs := []string{err.Error()}
	if errors.As(err, &te) {
		msgs = te.Errors
	}
	out := make([]Problem, 0, len(msgs))
	for _, m := range msgs {
		p := Problem{File: file, Line: 1, Message: strings.TrimPrefix(m, "yaml: "), Hint: "see the field reference in data/README.md"}
		if rest, ok := strings.CutPrefix(p.Message, "line "); ok {
			var n int
			if _, err := fmt.Sscanf(rest, "%d:", &n); err == nil {
				p.Line = n
				_, p.Message, _ = strings.Cut(rest, ": ")
			}
		}
		out = append(out, p)
	}
	return out
}

// idOf is the id a file name stands for.
func idOf(p string) string { return strings.TrimSuffix(path.Base(p), ".yaml") }
