package source

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"druginfo/internal/record"
)

// flowWidth is the length up to which a small mapping or list is written on one
// line.
const flowWidth = 110

// Format returns the canonical form of a file below data/: keys in the order of
// the model, small things on one line, no needless quotes. Comments stay.
func Format(file string, b []byte) ([]byte, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(b, &root); err != nil {
		return nil, fmt.Errorf("data/%s: %w", file, err)
	}
	if len(root.Content) == 0 {
		return b, nil
	}
	arrange(root.Content[0], typeOf(file), true)
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	if err := enc.Encode(&root); err != nil {
		return nil, fmt.Errorf("data/%s: %w", file, err)
	}
	if err := enc.Close(); err != nil {
		return nil, fmt.Errorf("data/%s: %w", file, err)
	}
	// The encoder can misplace a comment so that the file means something else.
	var before, after any
	err := errors.Join(yaml.Unmarshal(b, &before), yaml.Unmarshal(out.Bytes(), &after))
	if err != nil || !reflect.DeepEqual(before, after) {
		return nil, fmt.Errorf("data/%s: cannot be put in the canonical form without changing what it says: move its comments to lines of their own", file)
	}
	return out.Bytes(), nil
}

// typeOf is the Go type a file is decoded into.
func typeOf(file string) reflect.Type {
	switch {
	case strings.HasPrefix(file, "drugs/"):
		return reflect.TypeFor[record.Drug]()
	case strings.HasPrefix(file, "classes/"):
		return reflect.TypeFor[record.Class]()
	case strings.HasPrefix(file, "interactions/"):
		return reflect.TypeFor[record.RuleFile]()
	case file == "topics.yaml":
		return reflect.TypeFor[record.TopicFile]()
	case file == "questions.yaml":
		return reflect.TypeFor[[]record.Asked]()
	case file == "help.yaml":
		return reflect.TypeFor[record.Help]()
	case file == "vocab/sources.yaml":
		return reflect.TypeFor[[]record.Source]()
	case file == "vocab/publishers.yaml":
		return reflect.TypeFor[[]Publisher]()
	case file == "vocab/regions.yaml":
		return reflect.TypeFor[[]RegionInfo]()
	case file == "vocab/substances.yaml":
		return reflect.TypeFor[[]Substance]()
	case file == "vocab/refused_hosts.yaml":
		return reflect.TypeFor[[]string]()
	case file == "vocab/shared_names.yaml":
		return reflect.TypeFor[[]SharedName]()
	}
	return reflect.TypeFor[[]record.Term]()
}

// arrange orders the keys of n as the fields of t and chooses styles.
func arrange(n *yaml.Node, t reflect.Type, top bool) {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch n.Kind {
	case yaml.MappingNode:
		order := map[string]int{}
		types := map[string]reflect.Type{}
		if t != nil && t.Kind() == reflect.Struct {
			for i := range t.NumField() {
				name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
				order[name], types[name] = i, t.Field(i).Type
			}
		}
		type pair struct{ k, v *yaml.Node }
		var pairs []pair
		for i := 0; i+1 < len(n.Content); i += 2 {
			pairs = append(pairs, pair{n.Content[i], n.Content[i+1]})
		}
		head := ""
		if top && len(pairs) > 0 { // a comment above the first key is the file's
			head, pairs[0].k.HeadComment = pairs[0].k.HeadComment, ""
		}
		slices.SortStableFunc(pairs, func(a, b pair) int { return order[a.k.Value] - order[b.k.Value] })
		if head != "" {
			pairs[0].k.HeadComment = strings.Trim(head+"\n"+pairs[0].k.HeadComment, "\n")
		}
		n.Content = n.Content[:0]
		for _, p := range pairs {
			arrange(p.k, nil, false)
			arrange(p.v, types[p.k.Value], false)
			n.Content = append(n.Content, p.k, p.v)
		}
		n.Style = 0
		if !top && flows(n) {
			n.Style = yaml.FlowStyle
		}
	case yaml.SequenceNode:
		var elem reflect.Type
		if t != nil && t.Kind() == reflect.Slice {
			elem = t.Elem()
		}
		scalars := true
		for _, c := range n.Content {
			arrange(c, elem, false)
			scalars = scalars && c.Kind == yaml.ScalarNode
		}
		n.Style = 0
		if scalars && flows(n) {
			n.Style = yaml.FlowStyle
		}
	case yaml.ScalarNode:
		n.Style = 0
		if slices.Contains([]string{"yes", "no", "on", "off", "y", "n"}, strings.ToLower(n.Value)) {
			n.Style = yaml.DoubleQuotedStyle // words that YAML 1.1 readers take for booleans
		}
	}
}

// flows reports whether a node fits on one line and has no comment inside.
func flows(n *yaml.Node) bool {
	w, ok := flowLen(n)
	return ok && w <= flowWidth
}

func flowLen(n *yaml.Node) (int, bool) {
	if n.HeadComment != "" || n.LineComment != "" || n.FootComment != "" {
		return 0, false
	}
	w := utf8.RuneCountInString(n.Value) + 2
	for _, c := range n.Content {
		if n.Kind == yaml.MappingNode && c.Kind == yaml.MappingNode && len(c.Content) > 8 {
			return 0, false
		}
		cw, ok := flowLen(c)
		if !ok {
			return 0, false
		}
		w += cw
	}
	return w, true
}
