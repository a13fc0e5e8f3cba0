package source

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"

	"druginfo/internal/record"
)

// loadInteractions reads data/interactions, when there is one.
func (t *Tree) loadInteractions(fsys fs.FS) error {
	paths, err := fs.Glob(fsys, "interactions/*.yaml")
	if err != nil {
		return fmt.Errorf("reading the interactions: %w", err)
	}
	t.Interactions, err = readAll[record.RuleFile](t, fsys, paths)
	return err
}

// ruleSet is all files of data/interactions together.
type ruleSet struct {
	comp       *compiler
	groups     map[string]record.Group
	unrecorded map[string]bool
	members    map[string][]string // class -> drugs, single ingredients only
}

func (t *Tree) ruleSet(c *compiler) *ruleSet {
	r := &ruleSet{comp: c, groups: map[string]record.Group{}, unrecorded: map[string]bool{}, members: map[string][]string{}}
	for _, f := range t.Interactions {
		for _, g := range f.Value.Groups {
			r.groups[g.ID] = g
		}
		for _, id := range f.Value.Unrecorded {
			r.unrecorded[id] = true
		}
	}
	for id, d := range c.drugs {
		if d.Kind == record.Combination || local(d) {
			continue
		}
		for _, cl := range c.classesOf(d) {
			r.members[cl] = append(r.members[cl], id)
		}
	}
	return r
}

// local reports whether a drug is only put where it works: a cream or an eye
// drop is a member of its class but takes no part in what the class does to
// the whole body. One named by its own id does.
func local(d *record.Drug) bool {
	return len(d.Routes) > 0 && !slices.ContainsFunc(d.Routes, func(r string) bool {
		return !slices.Contains([]string{"topical", "on the skin", "eye", "into the eye", "ear", "dental", "irrigation"}, r)
	})
}

// classesOf lists the classes of a drug with their ancestors.
func (c *compiler) classesOf(d *record.Drug) []string {
	var out []string
	for _, id := range append([]string{d.Class.ID}, d.Class.Also...) {
		for _, cl := range c.path(id) {
			if !slices.Contains(out, cl.ID) {
				out = append(out, cl.ID)
			}
		}
	}
	return out
}

// expand spells a list out: ids of drugs, and the ids of the classes and
// substances that were named. own is the group that is being expanded.
func (r *ruleSet) expand(of, except []string, own string, depth int) []string {
	var out []string
	for _, id := range of {
		switch g, ok := r.groups[id]; {
		case ok && id != own && depth < 8:
			out = append(out, id)
			out = append(out, r.expand(g.Of, g.Except, id, depth+1)...)
		case r.comp.drugs[id] != nil:
			out = append(out, id)
		default:
			if id != own {
				out = append(out, id)
			}
			out = append(out, r.members[id]...)
		}
	}
	var without []string
	for _, id := range except {
		without = append(without, id)
		if g, ok := r.groups[id]; ok && id != own && depth < 8 {
			without = append(without, r.expand(g.Of, g.Except, id, depth+1)...)
		} else if r.comp.drugs[id] == nil {
			without = append(without, r.members[id]...)
		}
	}
	out = slices.DeleteFunc(out, func(id string) bool {
		return slices.Contains(without, id) || r.unrecorded[id] && r.comp.drugs[id] == nil
	})
	slices.Sort(out)
	return slices.Compact(out)
}

// interactions compiles the rules. Groups are written for every group of the
// data and for every class that a record says it interacts with.
func (t *Tree) interactions(c *compiler, drugs []*record.Drug) record.Interactions {
	r := t.ruleSet(c)
	out := record.Interactions{Groups: []record.Group{}, Rules: []record.Rule{}, Sources: []record.Source{}}
	ids := map[string]bool{}
	for id := range r.groups {
		ids[id] = true
	}
	for _, s := range t.Substances.Value {
		ids[s.ID] = true
	}
	for _, d := range drugs {
		for _, in := range d.Interactions {
			if c.classes[in.With] != nil {
				ids[in.With] = true
			}
		}
	}
	for id := range ids {
		g := record.Group{ID: id, Of: []string{}, Class: c.classes[id] != nil}
		if own, ok := r.groups[id]; ok {
			g.Name, g.Sources = own.Name, own.Sources
			g.Of = r.expand(own.Of, own.Except, id, 0)
		} else if c.classes[id] != nil {
			g.Of = r.expand([]string{id}, nil, id, 0)
		}
		if g.Name == "" {
			g.Name = c.nameOf(id)
		}
		g.Of = slices.DeleteFunc(g.Of, func(m string) bool { return c.drugs[m] == nil && c.substances[m] == "" })
		out.Groups = append(out.Groups, g)
	}
	slices.SortFunc(out.Groups, func(a, b record.Group) int { return strings.Compare(a.ID, b.ID) })
	own := map[string]record.Source{}
	for _, f := range t.Interactions {
		for _, s := range f.Value.Sources {
			own[s.ID] = s
		}
	}
	cited := map[string]bool{}
	cite := func(ids []string) {
		for _, id := range ids {
			if cited[id] {
				continue
			}
			cited[id] = true
			if s, ok := own[id]; ok {
				out.Sources = append(out.Sources, s)
			} else if s, ok := c.shared[id]; ok {
				out.Sources = append(out.Sources, s)
			}
		}
	}
	for _, g := range out.Groups {
		cite(g.Sources)
	}
	for _, f := range t.Interactions {
		out.Exceptions = append(out.Exceptions, f.Value.Exceptions...)
		for _, rule := range f.Value.Rules {
			for _, id := range slices.Concat(rule.A.Of, rule.B.Of) { // who is meant has sources too
				for _, s := range r.groups[id].Sources {
					if !slices.Contains(rule.Sources, s) {
						rule.Sources = append(slices.Clip(rule.Sources), s)
					}
				}
			}
			rule.A.Of = r.expand(rule.A.Of, rule.A.Except, "", 0)
			rule.B.Of = r.expand(rule.B.Of, rule.B.Except, "", 0)
			out.Rules = append(out.Rules, rule)
			cite(rule.Sources)
		}
	}
	slices.SortFunc(out.Rules, func(a, b record.Rule) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(out.Sources, func(a, b record.Source) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// interactionFiles checks data/interactions.
func (l *linter) interactionFiles() {
	r := l.tree.ruleSet(l.comp)
	sources, cited, rules := map[string]string{}, map[string]bool{}, map[string]bool{}
	for _, f := range l.tree.Interactions {
		for i, s := range f.Value.Sources {
			at := fmt.Sprintf("sources[%d]", i)
			l.source(f.Path, at, s)
			if other, ok := sources[s.ID]; ok {
				l.add(f.Path, at, fmt.Sprintf("source id %q is also in %s", s.ID, other), "one id, one document, in one file")
			} else if _, ok := l.comp.shared[s.ID]; ok {
				l.add(f.Path, at, fmt.Sprintf("source id %q is that of a shared source", s.ID), "cite the shared source, or choose another id")
			}
			sources[s.ID] = f.Path
		}
	}
	substances := map[string]bool{}
	for _, s := range l.tree.Substances.Value {
		substances[s.ID] = true
	}
	known := func(id string) bool {
		_, group := r.groups[id]
		return group || substances[id] || r.unrecorded[id] || l.comp.drugs[id] != nil || l.comp.classes[id] != nil
	}
	list := func(file, at, own string, of, except []string) {
		for i, id := range of {
			if !known(id) {
				l.add(file, fmt.Sprintf("%s.of[%d]", at, i), fmt.Sprintf("%q is no drug, class, group or substance", id), "list it under unrecorded if its record is still to come")
			}
		}
		all := r.expand(of, nil, own, 0)
		for i, id := range except {
			combination := l.comp.drugs[id] != nil && l.comp.drugs[id].Kind == record.Combination
			_, group := r.groups[id]
			if !known(id) || !combination && !group && l.comp.classes[id] == nil && !r.unrecorded[id] && !slices.Contains(all, id) {
				l.add(file, fmt.Sprintf("%s.except[%d]", at, i), fmt.Sprintf("%q is no member, so it cannot be excepted", id), "")
			}
		}
	}
	for _, f := range l.tree.Interactions {
		for i, g := range f.Value.Groups {
			at := fmt.Sprintf("groups[%d]", i)
			l.required(f.Path, at, "id or members", g.ID, strings.Join(g.Of, ""))
			list(f.Path, at, g.ID, g.Of, g.Except)
			named := func(id string) bool { _, group := r.groups[id]; return !group && l.comp.classes[id] == nil }
			if len(g.Sources) == 0 && slices.ContainsFunc(g.Of, named) {
				l.add(f.Path, at+".sources", fmt.Sprintf("group %q lists drugs without a source", g.ID), "cite where it was read that they belong to it")
			}
			for j, id := range g.Sources {
				cited[id] = true
				if _, shared := l.comp.shared[id]; !shared && sources[id] == "" {
					l.add(f.Path, fmt.Sprintf("%s.sources[%d]", at, j), fmt.Sprintf("no source %q", id), "list it under sources of a file of data/interactions, or cite a shared one")
				}
			}
		}
		for i, rule := range f.Value.Rules {
			at := fmt.Sprintf("rules[%d]", i)
			l.required(f.Path, at, "id, side, name of a side, severity, effect or source", rule.ID, strings.Join(rule.A.Of, ""), strings.Join(rule.B.Of, ""),
				rule.A.Name, rule.B.Name, string(rule.Severity), rule.Effect, strings.Join(rule.Sources, ""))
			if rules[rule.ID] || !idForm.MatchString(rule.ID) {
				l.add(f.Path, at+".id", fmt.Sprintf("%q is used twice or is no id", rule.ID), "kebab-case ASCII, unique in data/interactions")
			}
			rules[rule.ID] = true
			list(f.Path, at+".a", "", rule.A.Of, rule.A.Except)
			list(f.Path, at+".b", "", rule.B.Of, rule.B.Except)
			for j, id := range rule.Sources {
				cited[id] = true
				if _, shared := l.comp.shared[id]; !shared && sources[id] == "" {
					l.add(f.Path, fmt.Sprintf("%s.sources[%d]", at, j), fmt.Sprintf("no source %q", id), "list it under sources of a file of data/interactions, or cite a shared one")
				}
			}
		}
		for i, x := range f.Value.Exceptions {
			at := fmt.Sprintf("exceptions[%d]", i)
			l.required(f.Path, at, "side, hazard, why or source", strings.Join(x.A, ""), strings.Join(x.B, ""), x.Hazard, x.Why, strings.Join(x.Sources, ""))
			for _, id := range slices.Concat(x.A, x.B) {
				if l.comp.drugs[id] == nil {
					l.add(f.Path, at, fmt.Sprintf("no record %q", id), "an exception names drugs")
				}
			}
			for _, id := range x.Sources {
				cited[id] = true
			}
		}
		for i, s := range f.Value.Sources {
			if !cited[s.ID] && !l.citedElsewhere(s.ID) {
				l.add(f.Path, fmt.Sprintf("sources[%d]", i), fmt.Sprintf("source %q is cited nowhere", s.ID), "cite it or remove it")
			}
		}
		l.date(f.Path, "review.checked", f.Value.Review.Checked)
		l.required(f.Path, "review", "checked or due", f.Value.Review.Checked, f.Value.Review.Due)
		walk(reflect.ValueOf(&f.Value), "", func(at string, v reflect.Value, sf *reflect.StructField) { l.value(f.Path, at, v, sf) })
	}
}

// citedElsewhere reports whether a rule or group of any file cites a source.
func (l *linter) citedElsewhere(id string) bool {
	return slices.ContainsFunc(l.tree.Interactions, func(f File[record.RuleFile]) bool {
		if slices.ContainsFunc(f.Value.Groups, func(g record.Group) bool { return slices.Contains(g.Sources, id) }) {
			return true
		}
		return slices.ContainsFunc(f.Value.Rules, func(r record.Rule) bool { return slices.Contains(r.Sources, id) })
	})
}
