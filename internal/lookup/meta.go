package lookup

import (
	"slices"
	"strings"

	"druginfo/internal/record"
)

// meta is what the ladder needs to know of a record.
type meta struct {
	name        string
	class       string
	ingredients []string
	confused    []string
}

// load reads the few fields of a record the ladder needs, once. It takes them
// out of the stored line, whose fields are in the order of [record.Drug] and
// whose strings cannot hold an unescaped quote, because decoding a whole page
// to learn a name costs more than the lookup.
func (f *Finder) load(id string) *meta {
	if m, ok := f.meta.Load(id); ok {
		return m.(*meta)
	}
	m := &meta{name: id}
	if line, ok := f.db.Stored(id); ok {
		if name, ok := field(line, `,"name":"`); ok {
			m.name = name
		}
		if _, class, ok := strings.Cut(line, `,"class":{"id":"`); ok {
			class, _, _ = strings.Cut(class, "}")
			m.class, _ = field(class, `,"name":"`)
		}
		if strings.Contains(line[:min(len(line), 200)], `"kind":"`+string(record.Combination)+`"`) {
			m.ingredients = list(line, `,"ingredients":[`)
		}
		if _, rest, ok := strings.Cut(line, `,"confused_with":[`); ok {
			m.confused = confusions(rest)
		}
	}
	got, _ := f.meta.LoadOrStore(id, m)
	return got.(*meta)
}

// Name is the generic name of a record, or the id when there is no such record.
func (f *Finder) Name(id string) string { return f.load(id).name }

// Ingredients are the ids of the ingredients of a combination, and the id
// itself for anything else.
func (f *Finder) Ingredients(id string) []string {
	if m := f.load(id); len(m.ingredients) > 0 {
		return m.ingredients
	}
	return []string{id}
}

// ingredients replaces combinations by what is in them, without repetition.
func (f *Finder) ingredients(drugs []Drug) []Drug {
	var out []Drug
	for _, d := range drugs {
		for _, id := range f.Ingredients(d.ID) {
			if !slices.ContainsFunc(out, func(o Drug) bool { return o.ID == id }) {
				out = append(out, Drug{id, f.Name(id)})
			}
		}
	}
	return out
}

// field is the JSON string after before. It gives up on escapes.
func field(line, before string) (string, bool) {
	_, rest, ok := strings.Cut(line, before)
	if !ok {
		return "", false
	}
	s, _, ok := strings.Cut(rest, `"`)
	if !ok || strings.Contains(s, `\`) {
		return "", false
	}
	return s, true
}

// list is the JSON array of plain strings after before.
func list(line, before string) []string {
	_, rest, ok := strings.Cut(line, before)
	if !ok {
		return nil
	}
	body, _, ok := strings.Cut(rest, "]")
	if !ok || body == "" {
		return nil
	}
	var out []string
	for s := range strings.SplitSeq(body, ",") {
		out = append(out, strings.Trim(s, `"`))
	}
	return out
}

// confusions collects the ids of the objects of an array whose opening bracket
// has been read: `{"id":"clonidine","name":"clonidine","why":"...","sources":["fda"]},...]`.
func confusions(rest string) []string {
	var out []string
	for strings.HasPrefix(rest, `{"id":"`) || strings.HasPrefix(rest, `,{"id":"`) {
		id, tail, ok := strings.Cut(rest[strings.Index(rest, `:"`)+2:], `"`)
		if !ok {
			break
		}
		out = append(out, id)
		end := closing(tail)
		if end < 0 {
			break
		}
		rest = tail[end+1:]
	}
	return out
}

// closing is the offset of the brace that ends the object s is inside of.
func closing(s string) int {
	depth, quoted := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{':
			depth++
		case c == '}' && depth == 0:
			return i
		case c == '}':
			depth--
		}
	}
	return -1
}
