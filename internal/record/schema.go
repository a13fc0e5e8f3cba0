package record

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
)

// SchemaVersion is the version of the JSON contract. It rises when a field is
// removed, renamed or changes its type; new fields do not raise it.
const SchemaVersion = 1

// Field describes one field of the JSON form.
type Field struct {
	Path string // such as withdrawal.symptoms.name; lists are not marked
	Type string // string, number, boolean, object, list of ...
	Enum []string
	Doc  string
}

// Fields lists every field of a [Drug], parents before children.
func Fields() []Field { return fields(reflect.TypeFor[Drug](), "") }

func fields(t reflect.Type, at string) []Field {
	var out []Field
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if at != "" {
			name = at + "." + name
		}
		ft, list := f.Type, ""
		for ft.Kind() == reflect.Pointer || ft.Kind() == reflect.Slice {
			if ft.Kind() == reflect.Slice {
				list = "list of "
			}
			ft = ft.Elem()
		}
		out = append(out, Field{Path: name, Type: list + kindName(ft), Enum: enumOf(ft), Doc: f.Tag.Get("doc")})
		if ft.Kind() == reflect.Struct {
			out = append(out, fields(ft, name)...)
		}
	}
	return out
}

func kindName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Struct:
		return "object"
	case reflect.Float64, reflect.Int:
		return "number"
	case reflect.Bool:
		return "boolean"
	}
	return "string"
}

func enumOf(t reflect.Type) []string {
	if e, ok := reflect.Zero(t).Interface().(Enum); ok {
		return e.Values()
	}
	return nil
}

// JSONSchema is the JSON Schema (draft 2020-12) of an exported record: the
// fields of [Drug] with schema_version, query and match before them. It is made
// from the types, so it cannot differ from them.
func JSONSchema() []byte {
	defs := map[string]any{}
	root := schemaOf(reflect.TypeFor[Drug](), defs).(map[string]any)
	drug := defs["Drug"].(map[string]any)
	delete(defs, "Drug")
	props := drug["properties"].(*ordered)
	head := &ordered{}
	head.add("schema_version", map[string]any{"type": "integer", "const": SchemaVersion, "description": "Version of this contract."})
	head.add("query", map[string]any{"type": "string", "description": "The name that was asked for."})
	head.add("match", map[string]any{
		"type": "object", "description": "How the name was found.",
		"required": []string{"kind", "matched"},
		"properties": map[string]any{
			"kind":     map[string]any{"type": "string", "description": "generic, brand, synonym, abbreviation, street, code, prefix, typo or subsequence."},
			"matched":  map[string]any{"type": "string", "description": "The name in the catalogue that was matched."},
			"distance": map[string]any{"type": "number", "description": "Edit distance between the two; absent for an exact match."},
			"removed":  map[string]any{"type": "array", "items": map[string]any{"type": "string"}, "description": "Words of the query that were set aside: strengths, forms, routes, salts."},
			"unknown":  map[string]any{"type": "array", "items": map[string]any{"type": "string"}, "description": "Those of them that were not understood."},
		},
	})
	head.add("origin", map[string]any{"type": "string", "const": "local", "description": "The record is the reader's own, given with --data."})
	head.keys = append(head.keys, props.keys...)
	head.values = append(head.values, props.values...)
	_ = root
	out := &ordered{}
	out.add("$schema", "https://json-schema.org/draft/2020-12/schema")
	out.add("title", "druginfo record")
	out.add("description", "One drug as druginfo prints it with --json. Information, not medical advice; not reviewed by a clinician.")
	out.add("type", "object")
	out.add("required", append([]string{"schema_version"}, drug["required"].([]string)...))
	out.add("properties", head)
	out.add("additionalProperties", false)
	out.add("$defs", defs)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		panic(err) // only strings, lists and maps are encoded
	}
	return b.Bytes()
}

func schemaOf(t reflect.Type, defs map[string]any) any {
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem(), defs)
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem(), defs)}
	case reflect.Struct:
		ref := map[string]any{"$ref": "#/$defs/" + t.Name()}
		if _, ok := defs[t.Name()]; ok {
			return ref
		}
		defs[t.Name()] = nil // ends the recursion of types that hold themselves
		props, required := &ordered{}, []string{}
		for i := range t.NumField() {
			f := t.Field(i)
			name, opts, _ := strings.Cut(f.Tag.Get("json"), ",")
			p := schemaOf(f.Type, defs)
			if m, ok := p.(map[string]any); ok {
				m["description"] = f.Tag.Get("doc")
			}
			props.add(name, p)
			if !strings.Contains(opts, "omit") {
				required = append(required, name)
			}
		}
		defs[t.Name()] = map[string]any{
			"type": "object", "properties": props, "required": required, "additionalProperties": false,
		}
		return ref
	}
	m := map[string]any{"type": kindName(t)}
	if e := enumOf(t); e != nil {
		m["enum"] = e
	}
	return m
}

// ordered is a JSON object that keeps the order of its keys.
type ordered struct {
	keys   []string
	values []any
}

func (o *ordered) add(k string, v any) { o.keys, o.values = append(o.keys, k), append(o.values, v) }

// MarshalJSON implements [json.Marshaler].
func (o *ordered) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, k := range o.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(k)
		if err != nil {
			return nil, err
		}
		var vb bytes.Buffer
		enc := json.NewEncoder(&vb)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(o.values[i]); err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(bytes.TrimSpace(vb.Bytes()))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
