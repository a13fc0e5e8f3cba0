package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"text/template"

	"github.com/itchyny/gojq"

	"druginfo/internal/record"
)

// envelopePaths are the paths of an exported object that are not in the record.
var envelopePaths = []string{"schema_version", "query", "match", "match.kind", "match.matched", "match.distance", "match.removed", "match.unknown", "origin"}

// Paths lists every path that [Cut] takes, in the order of the record.
func Paths() []string {
	out := slices.Clone(envelopePaths)
	for _, f := range record.Fields() {
		out = append(out, f.Path)
	}
	return out
}

// UnknownPath reports a path that no record has.
type UnknownPath struct {
	Path string
	Near []string // valid paths that look like it, or the top level
}

func (e *UnknownPath) Error() string { return fmt.Sprintf("no field %q", e.Path) }

// Cut keeps the paths of a JSON object that are asked for, in the order in
// which they are asked for. A path through a list keeps that field of every
// entry: withdrawal.symptoms.name gives {"withdrawal":{"symptoms":[{"name":…}]}}.
// Paths that the record leaves empty are null, so that every object has the
// same keys.
func Cut(object []byte, paths []string) ([]byte, error) {
	valid := Paths()
	for _, p := range paths {
		if !slices.Contains(valid, p) {
			return nil, &UnknownPath{Path: p, Near: near(p, valid)}
		}
	}
	var in map[string]any
	if err := json.Unmarshal(object, &in); err != nil {
		return nil, fmt.Errorf("reading the record: %w", err)
	}
	out := &tree{}
	for _, p := range paths {
		out.keep(in, strings.Split(p, "."))
	}
	return Object(out)
}

func near(p string, valid []string) []string {
	var out []string
	last := p[strings.LastIndex(p, ".")+1:]
	top, _, _ := strings.Cut(p, ".")
	for _, v := range valid {
		if last != "" && (strings.HasSuffix(v, "."+last) || v == last) || strings.HasPrefix(v, top+".") && !strings.Contains(v[len(top)+1:], ".") {
			out = append(out, v)
		}
	}
	if len(out) == 0 {
		for _, v := range valid {
			if !strings.Contains(v, ".") {
				out = append(out, v)
			}
		}
	}
	return out
}

// tree is a JSON value cut from another, with its keys in the order of asking.
type tree struct {
	keys  []string
	kids  map[string]*tree
	items []*tree // the entries, when the value is a list
	leaf  any
	whole bool // the value is kept as it is
	list  bool
}

func (t *tree) keep(v any, path []string) {
	if len(path) == 0 {
		t.leaf, t.whole = v, true
		return
	}
	switch v := v.(type) {
	case []any:
		t.list = true
		for i, x := range v {
			if i == len(t.items) {
				t.items = append(t.items, &tree{})
			}
			t.items[i].keep(x, path)
		}
	case map[string]any:
		if t.kids == nil {
			t.kids = map[string]*tree{}
		}
		k, ok := t.kids[path[0]]
		if !ok {
			k = &tree{}
			t.kids[path[0]] = k
			t.keys = append(t.keys, path[0])
		}
		k.keep(v[path[0]], path[1:])
	default:
		t.leaf, t.whole = nil, true
	}
}

// MarshalJSON implements [json.Marshaler].
func (t *tree) MarshalJSON() ([]byte, error) {
	if t.whole {
		return encode(t.leaf)
	}
	if t.list {
		return encode(t.items)
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for i, k := range t.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := encode(k)
		if err != nil {
			return nil, err
		}
		val, err := t.kids[k].MarshalJSON()
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(val)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// Query is a compiled jq expression.
type Query struct{ code *gojq.Code }

// ParseQuery compiles a jq expression. It can read nothing but its input.
func ParseQuery(expr string) (*Query, error) {
	q, err := gojq.Parse(expr)
	if err != nil {
		return nil, fmt.Errorf("jq: %w", err)
	}
	code, err := gojq.Compile(q)
	if err != nil {
		return nil, fmt.Errorf("jq: %w", err)
	}
	return &Query{code}, nil
}

// Run writes what the expression gives for one object, a value a line; strings
// stand without quotes.
func (q *Query) Run(w io.Writer, object []byte) error {
	var in any
	if err := json.Unmarshal(object, &in); err != nil {
		return fmt.Errorf("reading the record: %w", err)
	}
	it := q.code.Run(in)
	for {
		v, ok := it.Next()
		if !ok {
			return nil
		}
		if err, isErr := v.(error); isErr {
			var halt *gojq.HaltError
			if errors.As(err, &halt) && halt.Value() == nil {
				return nil
			}
			return fmt.Errorf("jq: %w", err)
		}
		var b []byte
		if s, isString := v.(string); isString {
			b = []byte(s)
		} else {
			var err error
			if b, err = gojq.Marshal(v); err != nil {
				return fmt.Errorf("jq: %w", err)
			}
		}
		if _, err := w.Write(append(ASCIIControls(b), '\n')); err != nil {
			return err
		}
	}
}

// Template is a Go template over records, with table helpers.
type Template struct {
	t     *template.Template
	table *tabwriter.Writer
	out   *bytes.Buffer
}

// ParseTemplate compiles a Go template. Beside the functions of text/template
// it knows join, json, upper, lower, and tablerow, which collects cells and
// aligns them at the end of the output.
func ParseTemplate(text string) (*Template, error) {
	t := &Template{out: new(bytes.Buffer)}
	t.table = tabwriter.NewWriter(t.out, 0, 4, 2, ' ', 0)
	funcs := template.FuncMap{
		"join": func(sep string, list any) (string, error) {
			items, ok := list.([]any)
			if !ok {
				return "", errors.New("join: not a list")
			}
			var parts []string
			for _, x := range items {
				parts = append(parts, fmt.Sprint(x))
			}
			return strings.Join(parts, sep), nil
		},
		"json": func(v any) (string, error) {
			b, err := encode(v)
			return string(b), err
		},
		"upper": func(v any) string { return strings.ToUpper(fmt.Sprint(v)) },
		"lower": func(v any) string { return strings.ToLower(fmt.Sprint(v)) },
		"tablerow": func(cells ...any) (string, error) {
			var parts []string
			for _, c := range cells {
				if c == nil {
					c = ""
				}
				parts = append(parts, fmt.Sprint(c))
			}
			_, err := fmt.Fprintln(t.table, strings.Join(parts, "\t"))
			return "", err
		},
	}
	var err error
	if t.t, err = template.New("").Funcs(funcs).Option("missingkey=zero").Parse(text); err != nil {
		return nil, fmt.Errorf("template: %w", err)
	}
	return t, nil
}

// Run writes the template for one object; rows of a table wait for [Template.Close].
func (t *Template) Run(w io.Writer, object []byte) error {
	var in any
	if err := json.Unmarshal(object, &in); err != nil {
		return fmt.Errorf("reading the record: %w", err)
	}
	var b bytes.Buffer
	if err := t.t.Execute(&b, in); err != nil {
		return fmt.Errorf("template: %w", err)
	}
	if strings.TrimSpace(b.String()) == "" {
		return nil
	}
	_, err := w.Write(ASCIIControls(b.Bytes()))
	return err
}

// Close writes the rows of the table.
func (t *Template) Close(w io.Writer) error {
	if err := t.table.Flush(); err != nil {
		return err
	}
	_, err := w.Write(ASCIIControls(t.out.Bytes()))
	return err
}
