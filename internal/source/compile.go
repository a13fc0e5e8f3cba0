package source

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"druginfo/internal/record"
)

// Compiled is what the program is built from.
type Compiled struct {
	Drugs        []*record.Drug  // complete records, sorted by id
	Classes      []*record.Class // sorted by id
	Vocabulary   record.Vocabulary
	Help         record.Help
	Interactions record.Interactions
	Topics       record.TopicFile
}

// Compile completes the records: facts of the class are merged into each member
// that does not say otherwise and marked `basis: class`, summaries of combinations
// take what is written for their ingredients, names of other records are filled in, links between records are made to point both ways, and every
// cited source stands in the record that cites it. The tree should be free of
// problems; what cannot be resolved is left as written.
func (t *Tree) Compile() *Compiled {
	c := newCompiler(t)
	out := &Compiled{Vocabulary: record.Vocabulary{Uses: t.Uses.Value, Effects: t.Effects.Value}, Help: t.Help.Value}
	for i := range t.Drugs {
		out.Drugs = append(out.Drugs, clone(&t.Drugs[i].Value, func(s string) string { return s }))
	}
	slices.SortFunc(out.Drugs, func(a, b *record.Drug) int { return strings.Compare(a.ID, b.ID) })
	byID := map[string]*record.Drug{}
	var mixtures []*record.Drug // summaries that are filled from their ingredients
	for _, d := range out.Drugs {
		byID[d.ID] = d
		if d.Kind == record.Combination && d.Detail == record.Summary {
			mixtures = append(mixtures, d)
			continue
		}
		c.merge(d)
	}
	for _, d := range mixtures {
		c.mergeParts(d, byID)
		c.merge(d)
	}
	c.link(out.Drugs)
	for _, d := range mixtures {
		c.mergePartInteractions(d, byID)
	}
	for _, d := range out.Drugs {
		alsoListed(&d.SideEffects)
		c.finish(d)
	}
	for i := range t.Classes {
		out.Classes = append(out.Classes, &t.Classes[i].Value)
		c.finishClass(&t.Classes[i].Value)
	}
	slices.SortFunc(out.Classes, func(a, b *record.Class) int { return strings.Compare(a.ID, b.ID) })
	out.Interactions = t.interactions(c, out.Drugs)
	out.Topics = t.topicFile()
	return out
}

// alsoListed leaves out of the further effects what the lists have by now.
func alsoListed(s *record.SideEffects) {
	if s.Also == nil {
		return
	}
	s.Also.Names = slices.DeleteFunc(s.Also.Names, func(n string) bool {
		is := func(e record.Effect) bool { return e.Name == n }
		return slices.ContainsFunc(s.Common, is) || slices.ContainsFunc(s.Serious, is)
	})
	if len(s.Also.Names) == 0 {
		s.Also = nil
	}
}

type compiler struct {
	classes    map[string]*record.Class
	drugs      map[string]*record.Drug
	shared     map[string]record.Source
	substances map[string]string
}

func newCompiler(t *Tree) *compiler {
	c := &compiler{
		classes: map[string]*record.Class{}, drugs: map[string]*record.Drug{},
		shared: map[string]record.Source{}, substances: map[string]string{},
	}
	for i := range t.Classes {
		c.classes[t.Classes[i].Value.ID] = &t.Classes[i].Value
	}
	for i := range t.Drugs {
		c.drugs[t.Drugs[i].Value.ID] = &t.Drugs[i].Value
	}
	for _, s := range t.Sources.Value {
		c.shared[s.ID] = s
	}
	for _, s := range t.Substances.Value {
		c.substances[s.ID] = s.Name
	}
	return c
}

// path is the classes from the root down to id.
func (c *compiler) path(id string) []*record.Class {
	var up []*record.Class
	for cl := c.classes[id]; cl != nil && len(up) < 20; cl = c.classes[cl.Parent] {
		up = append(up, cl)
	}
	slices.Reverse(up)
	return up
}

// merge fills d with what its classes say, the nearest class first.
func (c *compiler) merge(d *record.Drug) {
	path := c.path(d.Class.ID)
	for _, cl := range path {
		d.Class.Path = append(d.Class.Path, cl.ID)
		d.Class.Name = cl.Name
	}
	for _, cl := range slices.Backward(path) {
		excepted := func(id string) bool { return id == d.ID || slices.Contains(d.Class.Path, id) }
		if !slices.ContainsFunc(cl.Except, excepted) {
			inherit(d, cl)
		}
	}
}

// inherit merges one class into d. Sections are taken whole where d has none;
// serious side effects are added; dependence and withdrawal field by field; lists keyed by another record
// entry by entry.
func inherit(d *record.Drug, cl *record.Class) {
	cite := adopt(d, cl)
	if d.Mechanism == nil && cl.Mechanism != nil {
		d.Mechanism = clone(cl.Mechanism, cite)
		d.Mechanism.Basis = record.BasisClass
	}
	if d.Stopping == nil && cl.Stopping != nil {
		d.Stopping = clone(cl.Stopping, cite)
		d.Stopping.Basis = record.BasisClass
	}
	if d.Overdose == nil && cl.Overdose != nil {
		d.Overdose = clone(cl.Overdose, cite)
		d.Overdose.Basis = record.BasisClass
	}
	if boxable(d) { // the box is a part of the US label
		inheritList(&d.Boxed, cl.Boxed, cite, func(b *record.Boxed) { b.Basis = record.BasisClass })
	}
	inheritList(&d.SideEffects.Common, cl.SideEffects.Common, cite, func(e *record.Effect) { e.Basis = record.BasisClass })
	if len(d.SideEffects.Serious) == 0 || !d.OnlyLocal() {
		inheritSerious(&d.SideEffects, cl.SideEffects.Serious, cite)
	}
	statement := func(s *record.Statement) { s.Basis = record.BasisClass }
	for _, s := range []struct {
		to   *[]record.Statement
		from []record.Statement
	}{
		{&d.NotFor, cl.NotFor},
		{&d.LongTerm, cl.LongTerm},
		{&d.Alcohol, cl.Alcohol},
		{&d.Driving, cl.Driving},
		{&d.Pregnancy, cl.Pregnancy},
		{&d.Breastfeeding, cl.Breastfeeding},
		{&d.OlderAdults, cl.OlderAdults},
	} {
		inheritList(s.to, s.from, cite, statement)
	}
	d.Dependence = inheritFields(d.Dependence, cl.Dependence, cite)
	d.Withdrawal = inheritFields(d.Withdrawal, cl.Withdrawal, cite)

	for _, in := range cl.Interactions {
		if in.With == d.ID || slices.ContainsFunc(d.Interactions, func(x record.Interaction) bool { return x.With == in.With }) {
			continue
		}
		in = clone(in, cite)
		in.Basis = record.BasisClass
		d.Interactions = append(d.Interactions, in)
	}
	for _, a := range cl.Alternatives {
		if (a.ID != "" && a.ID == d.ID) || slices.ContainsFunc(d.Alternatives, func(x record.Alternative) bool {
			return x.ID == a.ID && x.Name == a.Name && x.For == a.For
		}) || !slices.ContainsFunc(d.Uses, func(u record.Use) bool { return u.Name == a.For }) {
			continue // an alternative is one for a use this drug has
		}
		a = clone(a, cite)
		a.Basis = record.BasisClass
		d.Alternatives = append(d.Alternatives, a)
	}
	for _, x := range cl.Comparisons {
		if x.ID == d.ID || slices.ContainsFunc(d.Comparisons, func(y record.Comparison) bool { return y.ID == x.ID }) {
			continue
		}
		x = clone(x, cite)
		x.Basis = record.BasisClass
		d.Comparisons = append(d.Comparisons, x)
	}
}

// boxable reports whether a record has a US label that can have a box. What is
// sold without a prescription only has Drug Facts, which have none.
func boxable(d *record.Drug) bool {
	if d.Legal.US != nil && d.Legal.US.Status == "otc" {
		return false
	}
	if slices.Contains(d.Marketed, "us") {
		return true
	}
	us := d.Legal.US
	return us != nil && slices.Contains([]record.Availability{"rx", "rx-and-otc", "hospital"}, us.Status)
}

// inheritSerious adds the serious effects of the nearest class that lists any to
// those of the record: a short list of its own must not hide a danger of the class.
func inheritSerious(to *record.SideEffects, from []record.Effect, cite func(string) string) {
	if slices.ContainsFunc(to.Serious, func(e record.Effect) bool { return e.Basis == record.BasisClass }) {
		return
	}
	for _, e := range clone(from, cite) {
		same := func(x record.Effect) bool { return x.Name == e.Name }
		if !slices.ContainsFunc(to.Common, same) && !slices.ContainsFunc(to.Serious, same) {
			e.Basis = record.BasisClass
			to.Serious = append(to.Serious, e)
		}
	}
}

// inheritList takes the whole list of the class where the record has none.
func inheritList[T any](to *[]T, from []T, cite func(string) string, mark func(*T)) {
	if len(*to) > 0 || len(from) == 0 {
		return
	}
	*to = clone(from, cite)
	for i := range *to {
		mark(&(*to)[i])
	}
}

// inheritFields fills the empty fields of a section from the class's and notes
// in from_class which they were.
func inheritFields[T any](to, from *T, cite func(string) string) *T {
	if from == nil {
		return to
	}
	src := reflect.ValueOf(clone(from, cite)).Elem()
	if to == nil {
		src.FieldByName("Basis").SetString(string(record.BasisClass))
		return src.Addr().Interface().(*T)
	}
	dst := reflect.ValueOf(to).Elem()
	var taken []string
	for i := range dst.NumField() {
		f := dst.Type().Field(i)
		switch f.Name {
		case "Sources", "Basis", "FromClass":
			continue
		}
		if dst.Field(i).IsZero() && !src.Field(i).IsZero() {
			dst.Field(i).Set(src.Field(i))
			name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
			taken = append(taken, name)
		}
	}
	if len(taken) > 0 {
		fc, ss := dst.FieldByName("FromClass"), dst.FieldByName("Sources")
		fc.Set(reflect.AppendSlice(fc, reflect.ValueOf(taken)))
		ids := ss.Interface().([]string)
		for _, id := range src.FieldByName("Sources").Interface().([]string) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		ss.Set(reflect.ValueOf(ids))
	}
	return to
}

// adopt returns a function that makes a source of cl citable in d and gives the
// id it has there. The same document keeps one id; a different document under
// an id that d uses already gets the id of the class before it.
func adopt(d *record.Drug, cl *record.Class) func(string) string {
	return func(id string) string {
		return adoptSource(d, cl.Sources, id, cl.ID)
	}
}

func adoptSource(d *record.Drug, from []record.Source, id, prefix string) string {
	i := slices.IndexFunc(from, func(s record.Source) bool { return s.ID == id })
	if i < 0 {
		return id // a shared source
	}
	s := from[i]
	if j := slices.IndexFunc(d.Sources, func(x record.Source) bool { return x.URL == s.URL && x.Title == s.Title }); j >= 0 {
		return d.Sources[j].ID
	}
	if slices.ContainsFunc(d.Sources, func(x record.Source) bool { return x.ID == s.ID }) {
		s.ID = prefix + "-" + s.ID
	}
	d.Sources = append(d.Sources, s)
	return s.ID
}

// link completes the links that hold both ways: confused names, and what was
// written for one of a pair of drugs or for a class about taking them together.
func (c *compiler) link(drugs []*record.Drug) {
	byID := map[string]*record.Drug{}
	for _, d := range drugs {
		byID[d.ID] = d
	}
	for _, from := range drugs {
		for _, cf := range c.drugs[from.ID].ConfusedWith {
			to := byID[cf.ID]
			if to == nil || slices.ContainsFunc(to.ConfusedWith, func(x record.Confusion) bool { return x.ID == from.ID }) {
				continue
			}
			back := clone(cf, citing(to, from))
			back.ID = from.ID
			to.ConfusedWith = append(to.ConfusedWith, back)
		}
		for _, ok := range c.drugs[from.ID].Compatible {
			to := byID[ok.With]
			if to == nil || slices.ContainsFunc(to.Compatible, func(x record.Compatible) bool { return x.With == from.ID }) {
				continue
			}
			back := clone(ok, citing(to, from))
			back.With = from.ID
			to.Compatible = append(to.Compatible, back)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.classes)) {
		cl := c.classes[id]
		for _, in := range cl.Interactions {
			if to := byID[in.With]; to != nil && !c.knows(to, "", c.path(id)) {
				back := clone(in, adopt(to, cl))
				back.With = id
				to.Interactions = append(to.Interactions, back)
			}
		}
	}
	common := slices.SortedStableFunc(slices.Values(drugs), func(a, b *record.Drug) int { return b.Listings - a.Listings })
	for _, kind := range []record.Kind{record.Ingredient, record.Combination} { // of a mixture only what its ingredients do not say
		for _, from := range common {
			if from.Kind != kind {
				continue
			}
			for _, in := range c.drugs[from.ID].Interactions {
				to := byID[in.With]
				if to == nil || c.knows(to, from.ID, nil) || c.coversClass(to, from, in.Severity) || kind == record.Combination && slices.ContainsFunc(from.Ingredients, func(id string) bool {
					return c.drugs[id] != nil && c.knows(to, id, c.path(c.drugs[id].Class.ID))
				}) {
					continue
				}
				back := clone(in, citing(to, from))
				back.With = from.ID
				to.Interactions = append(to.Interactions, back)
			}
		}
	}
}

// knows reports whether d lists an interaction with a drug or with one of some
// classes.
func (c *compiler) knows(d *record.Drug, id string, classes []*record.Class) bool {
	return slices.ContainsFunc(d.Interactions, func(x record.Interaction) bool {
		return x.With == id || slices.ContainsFunc(classes, func(cl *record.Class) bool { return cl.ID == x.With })
	})
}

// coversClass reports whether d lists an interaction with a class of another drug
// that is as grave: what it says of vaccines it need not say of each.
func (c *compiler) coversClass(d, other *record.Drug, severity record.InteractionSeverity) bool {
	return slices.ContainsFunc(d.Interactions, func(x record.Interaction) bool {
		return severityRank(x.Severity) <= severityRank(severity) && slices.ContainsFunc(c.path(other.Class.ID), func(cl *record.Class) bool { return cl.ID == x.With })
	})
}

// finishClass names the drugs and classes that a class refers to.
func (c *compiler) finishClass(cl *record.Class) {
	c.nameThose(cl.Interactions, cl.Alternatives, cl.Comparisons)
}

// nameThose fills in the names of those that are referred to by id.
func (c *compiler) nameThose(ins []record.Interaction, alts []record.Alternative, comps []record.Comparison) {
	for i := range ins {
		ins[i].Name = c.nameOf(ins[i].With)
	}
	for i := range alts {
		if a := &alts[i]; a.ID != "" {
			a.Name = c.nameOf(a.ID)
		}
	}
	for i := range comps {
		comps[i].Name = c.nameOf(comps[i].ID)
	}
}

// finish fills in names, sorts interactions worst first, and lists the cited
// sources in the order in which they are cited.
func (c *compiler) finish(d *record.Drug) {
	for i := range d.Interactions {
		in := &d.Interactions[i]
		in.Basis = cmp.Or(in.Basis, record.BasisPair)
	}
	c.nameThose(d.Interactions, d.Alternatives, d.Comparisons)
	slices.SortStableFunc(d.Interactions, func(a, b record.Interaction) int { return severityRank(a.Severity) - severityRank(b.Severity) })
	for i := range d.Compatible {
		d.Compatible[i].Name = c.nameOf(d.Compatible[i].With)
	}
	for i := range d.ConfusedWith {
		d.ConfusedWith[i].Name = c.nameOf(d.ConfusedWith[i].ID)
	}
	var cited []record.Source
	have := map[string]bool{}
	for _, id := range citations(d) {
		if have[id] {
			continue
		}
		have[id] = true
		if i := slices.IndexFunc(d.Sources, func(s record.Source) bool { return s.ID == id }); i >= 0 {
			cited = append(cited, d.Sources[i])
		} else if s, ok := c.shared[id]; ok {
			cited = append(cited, s)
		}
	}
	d.Sources = cited
}

// citations is every source id cited in d, in the order of the page.
func citations(d any) []string {
	var out []string
	walk(reflect.ValueOf(d), "", func(_ string, v reflect.Value, f *reflect.StructField) {
		if f != nil && cites(*f) {
			out = append(out, v.Interface().([]string)...)
		}
	})
	return out
}

// nameOf is the name of a drug, a class (plural) or a substance.
func (c *compiler) nameOf(id string) string {
	if d := c.drugs[id]; d != nil {
		return d.Name
	}
	if cl := c.classes[id]; cl != nil {
		return cmp.Or(cl.Plural, cl.Name)
	}
	return cmp.Or(c.substances[id], id)
}

// known reports whether an interaction partner resolves.
func (c *compiler) known(id string) error {
	if c.drugs[id] == nil && c.classes[id] == nil && c.substances[id] == "" {
		return fmt.Errorf("%q is no drug, class or substance", id)
	}
	return nil
}
