// Package interaction says what is recorded about taking two things together.
//
// Three places know something about a pair: the records themselves (what the
// label of one drug says of the other, or of its class), the rules of
// data/interactions (class with class, every member named or excepted), and
// what is in a combination product. A [Table] looks in all of them, both ways
// round, and puts what it finds in one order: worst first, and what was written
// for the very pair before what was written for a class.
//
//	klonopin oxycodone    record of clonazepam: opioids, serious
//	                      rule opioid-benzodiazepine, serious
//	percocet tylenol      both contain acetaminophen
//	amoxicillin zyrtec    nothing recorded
//
// Nothing recorded is an answer of its own and never means safe; whoever shows
// a pair says so.
package interaction

import (
	"cmp"
	"slices"
	"strings"

	"druginfo/internal/record"
)

// Kind is what a party is.
type Kind string

// The kinds of party.
const (
	Drug      Kind = "drug"
	Class     Kind = "class"
	Substance Kind = "substance"
)

// Party is one thing that is taken.
type Party struct {
	Kind   Kind           `json:"kind"`
	ID     string         `json:"id"`
	Name   string         `json:"name"`
	Drug   *record.Drug   `json:"-"` // the record, when it is a drug
	Parts  []*record.Drug `json:"-"` // the records of what is in a combination
	Above  []string       `json:"-"` // of a class: the classes above it
	Record *record.Class  `json:"-"` // of a class: its own record
}

// Severity ranks what was found; the severities of package record, and these.
const (
	None record.InteractionSeverity = ""     // nothing recorded
	Note record.InteractionSeverity = "note" // something is recorded, without a severity
)

// Finding is one statement about a pair.
type Finding struct {
	Severity   record.InteractionSeverity `json:"severity"`
	Effect     string                     `json:"effect"`
	Mechanism  string                     `json:"mechanism,omitempty"`
	Basis      record.Basis               `json:"basis"`            // pair or class
	Scope      string                     `json:"scope"`            // for whom it was written: "opioids with benzodiazepines"
	RecordPath string                     `json:"record_path"`      // where it stands: clonazepam.interactions, interactions.opioid-alcohol
	Sources    []record.Source            `json:"sources"`          // at least one
	Hazard     string                     `json:"hazard,omitempty"` // what kind of harm, when it is plain
}

// Pair is two parties and what is recorded about them together.
type Pair struct {
	A        Party                      `json:"a"`
	B        Party                      `json:"b"`
	Severity record.InteractionSeverity `json:"severity"`                // the worst of the findings, "none recorded" when there is none
	Findings []Finding                  `json:"findings"`                // worst first
	Allowed  []Finding                  `json:"allowed,omitempty"`       // what sources say may be taken together, or found without effect
	Some     []Finding                  `json:"some_members,omitempty"`  // of a class of which nothing holds as a whole: of members; see Further
	Together *Product                   `json:"sold_together,omitempty"` // the product that holds both; see Further
}

// Table holds the rules.
type Table struct {
	groups  map[string]record.Group
	members map[string]map[string]bool // id of a group -> ids of drugs
	rules   []record.Rule
	except  []record.Exception
	sources map[string]record.Source
}

// New prepares the compiled rules.
func New(in record.Interactions) *Table {
	t := &Table{groups: map[string]record.Group{}, members: map[string]map[string]bool{}, rules: in.Rules, except: in.Exceptions, sources: map[string]record.Source{}}
	for _, g := range in.Groups {
		t.groups[g.ID] = g
		set := make(map[string]bool, len(g.Of))
		for _, id := range g.Of {
			set[id] = true
		}
		t.members[g.ID] = set
	}
	for _, s := range in.Sources {
		t.sources[s.ID] = s
	}
	return t
}

// Groups lists all groups and substances, sorted by id.
func (t *Table) Groups() []record.Group {
	out := make([]record.Group, 0, len(t.groups))
	for _, g := range t.groups {
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b record.Group) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// Pairs looks at every two of the parties. The worst pair comes first; pairs
// that are equally bad stand in the order of the parties.
func (t *Table) Pairs(parties []Party) []Pair {
	var out []Pair
	for i := range parties {
		for j := i + 1; j < len(parties); j++ {
			out = append(out, t.Pair(parties[i], parties[j]))
		}
	}
	slices.SortStableFunc(out, func(a, b Pair) int { return Rank(a.Severity) - Rank(b.Severity) })
	return out
}

// Rank orders severities, the worst first.
func Rank(s record.InteractionSeverity) int {
	order := []record.InteractionSeverity{record.Contraindicated, record.Serious, record.Caution, Note, None}
	return slices.Index(order, s)
}

// Pair looks at two parties.
func (t *Table) Pair(a, b Party) Pair {
	var found []Finding
	found = append(found, t.fromRecord(a, b)...)
	found = append(found, t.fromRecord(b, a)...)
	found = append(found, t.fromRules(a, b)...)
	found = append(found, doubled(a, b)...)
	if len(found) == 0 {
		found = append(found, drinking(a, b)...)
		found = append(found, drinking(b, a)...)
	}
	slices.SortStableFunc(found, func(x, y Finding) int {
		return cmp.Or(Rank(x.Severity)-Rank(y.Severity), basisRank(x)-basisRank(y))
	})
	p := Pair{A: a, B: b, Findings: []Finding{}}
	for _, f := range found {
		if !slices.ContainsFunc(p.Findings, func(g Finding) bool { return same(f, g) }) {
			p.Findings = append(p.Findings, f)
		}
	}
	if len(p.Findings) > 0 {
		p.Severity = p.Findings[0].Severity
	}
	p.Allowed = append(t.allowed(a, b), t.allowed(b, a)...)
	if len(p.Allowed) > 1 {
		p.Allowed = p.Allowed[:1] // the second is the first one, seen from the other drug
	}
	return p
}

// allowed is what an official source says in favor of a pair. What is said of a
// drug is not said of a product in which it is one of several.
func (t *Table) allowed(a, b Party) (out []Finding) {
	if a.Kind != Drug || a.Drug == nil {
		return nil
	}
	for i, c := range a.Drug.Compatible {
		if b.ID != c.With && (len(b.Parts) > 0 || !t.is(b, c.With)) {
			continue
		}
		out = append(out, Finding{
			Severity: Note, Effect: c.Text, Basis: record.BasisPair, Scope: a.Name + " with " + c.Name,
			RecordPath: a.ID + ".compatible[" + itoa(i) + "]", Sources: resolve(c.Sources, a.Drug.Sources),
		})
	}
	return out
}

func basisRank(f Finding) int {
	if f.Basis == record.BasisPair {
		return 0
	}
	return 1
}

// same reports whether two findings warn of the same harm.
func same(a, b Finding) bool {
	return a.Hazard != "" && a.Hazard == b.Hazard || a.Effect == b.Effect
}

// ids are the drugs in a party: itself and what is in it.
func (p Party) ids() []string {
	if p.Kind != Drug {
		return []string{p.ID}
	}
	out := []string{p.ID}
	for _, d := range p.active() {
		out = append(out, d.ID)
	}
	return out
}

// active are the ingredients that count beside others. In a mixture of more than
// two, such as an infusion or a bowel preparation, a salt or sugar is there in
// an amount that its own record does not speak of.
func (p Party) active() []*record.Drug {
	if len(p.Parts) < 3 {
		return p.Parts
	}
	return slices.DeleteFunc(slices.Clone(p.Parts), func(d *record.Drug) bool {
		return len(d.Class.Path) > 0 && d.Class.Path[0] == "nutrient-or-fluid"
	})
}

// is reports whether a party is meant by an id: a drug, a class, a group.
func (t *Table) is(p Party, id string) bool {
	ids := p.ids()
	if t.local(p) {
		return p.ID == id
	}
	if slices.Contains(ids, id) || p.Kind == Class && slices.Contains(p.Above, id) {
		return true
	}
	if t.all(p, func(x string) bool { return t.members[id][x] }) {
		return true
	}
	return slices.ContainsFunc(ids, func(x string) bool { return t.members[id][x] })
}

// all reports whether a party is a group and something holds for every drug in
// it: what hormonal contraceptives do, birth control pills do.
func (t *Table) all(p Party, holds func(id string) bool) bool {
	if p.Kind != Substance {
		return false
	}
	drugs := t.Members(p.ID)
	return len(drugs) > 0 && !slices.ContainsFunc(drugs, func(id string) bool { return !holds(id) })
}

// OfGroup is a group or a substance as a party.
func (t *Table) OfGroup(id string) (Party, bool) {
	g, ok := t.groups[id]
	if !ok || g.Class {
		return Party{}, false
	}
	return Party{Kind: Substance, ID: g.ID, Name: g.Name}, true
}

// Members lists the drugs of a group, sorted.
func (t *Table) Members(group string) []string {
	var out []string
	for id := range t.members[group] {
		if _, nested := t.groups[id]; !nested {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// excepted reports whether a harm is known not to come of a pair, whatever is
// said of their classes.
func (t *Table) excepted(a, b Party, harm string) bool {
	in := func(p Party, ids []string) bool {
		return slices.ContainsFunc(p.ids(), func(id string) bool { return slices.Contains(ids, id) })
	}
	return slices.ContainsFunc(t.except, func(x record.Exception) bool {
		return x.Hazard == harm && (in(a, x.A) && in(b, x.B) || in(a, x.B) && in(b, x.A))
	})
}

// closeness says how closely an id names a party: as itself, by its class, or
// by a wider group.
func (t *Table) closeness(p Party, id string) int {
	switch {
	case slices.Contains(p.ids(), id):
		return 3
	case t.groups[id].Class:
		return 2
	}
	return 1
}

// local reports whether a party is put only where it works.
func (t *Table) local(p Party) bool { return p.Drug != nil && p.Drug.OnlyLocal() }

// fromRecord is what the record of a, or of what is in it, says of b.
func (t *Table) fromRecord(a, b Party) []Finding {
	var out []Finding
	add := func(owner, name string, list []record.Interaction, sources []record.Source) {
		narrow := map[string]int{}                  // of each harm, how closely the record names b
		about := func(in record.Interaction) bool { // what stands here of an ingredient stands in its own record too
			return in.Basis != record.BasisIngredient && t.is(b, in.With)
		}
		for _, in := range list {
			if about(in) {
				h := hazard(in.Effect)
				narrow[h] = max(narrow[h], t.closeness(b, in.With))
			}
		}
		for i, in := range list {
			if h := hazard(in.Effect); !about(in) || h != "" && t.closeness(b, in.With) < narrow[h] {
				continue // what a record says of triptans counts before what it says of all serotonin drugs
			}
			if t.closeness(b, in.With) < 3 && t.excepted(a, b, hazard(in.Effect)) {
				continue
			}
			f := Finding{
				Severity: in.Severity, Effect: in.Effect, Mechanism: in.Mechanism, Basis: in.Basis,
				RecordPath: owner + ".interactions[" + itoa(i) + "]", Sources: resolve(in.Sources, sources), Hazard: hazard(in.Effect),
			}
			if t.closeness(b, in.With) < 3 { // that b belongs there has sources of its own
				for _, id := range t.groups[in.With].Sources {
					if s, ok := t.sources[id]; ok {
						f.Sources = append(slices.Clip(f.Sources), s)
					}
				}
			}
			with := in.Name
			if !slices.Contains(b.ids(), in.With) {
				f.Basis = record.BasisClass
			}
			f.Scope = name + " with " + cmp.Or(with, in.With)
			if len(f.Sources) > 0 {
				out = append(out, f)
			}
		}
	}
	switch {
	case a.Drug != nil:
		parts := a.active()
		if t.local(a) {
			parts = nil // a hand rub is no drink
		}
		for _, d := range append([]*record.Drug{a.Drug}, parts...) {
			add(d.ID, d.Name, d.Interactions, d.Sources)
		}
	case a.Record != nil:
		add("classes."+a.Record.ID, a.Name, a.Record.Interactions, a.Record.Sources)
	}
	return out
}

// fromRules is what the rules say, either way round.
func (t *Table) fromRules(a, b Party) []Finding {
	var out []Finding
	for i := range t.rules {
		r := &t.rules[i]
		if !(t.on(&r.A, a) && t.on(&r.B, b)) && !(t.on(&r.A, b) && t.on(&r.B, a)) {
			continue
		}
		f := Finding{
			Severity: r.Severity, Effect: r.Effect, Mechanism: r.Mechanism, Basis: record.BasisClass,
			Scope: r.A.Name + " with " + r.B.Name, RecordPath: "interactions." + r.ID, Hazard: hazard(r.Effect),
		}
		if len(r.A.Of) == 1 && len(r.B.Of) == 1 {
			f.Basis = record.BasisPair
		}
		for _, id := range r.Sources {
			if s, ok := t.sources[id]; ok {
				f.Sources = append(f.Sources, s)
			}
		}
		out = append(out, f)
	}
	return out
}

// on reports whether a party stands on a side of a rule.
func (t *Table) on(s *record.Side, p Party) bool {
	if slices.Contains(s.Except, p.ID) {
		return false
	}
	ids := p.ids()
	if s.Alone {
		ids = ids[:1]
	}
	if p.Kind == Class {
		ids = append(ids, p.Above...)
	}
	named := func(id string) bool {
		_, ok := slices.BinarySearch(s.Of, id)
		return ok
	}
	if t.local(p) {
		return named(p.ID) && len(p.Parts) == 0
	}
	return slices.ContainsFunc(ids, named) || t.all(p, named)
}

// doubled warns when both contain the same substance.
func doubled(a, b Party) []Finding {
	if a.Drug == nil || b.Drug == nil || a.ID == b.ID {
		return nil
	}
	list := func(p Party) []*record.Drug {
		if len(p.Parts) > 0 {
			return p.Parts
		}
		return []*record.Drug{p.Drug}
	}
	for _, x := range list(a) {
		for _, y := range list(b) {
			if x.ID != y.ID {
				continue
			}
			from := a.Drug
			if len(a.Parts) == 0 {
				from = b.Drug
			}
			if src := resolve(from.NamesSources, from.Sources); len(src) > 0 {
				return []Finding{{
					Severity: record.Caution, Basis: record.BasisPair, Hazard: "doubled", Sources: src, RecordPath: from.ID + ".ingredients",
					Effect: "Both contain " + x.Name + ", so the amounts add up. Too much can be taken without noticing.",
					Scope:  a.Name + " with " + b.Name,
				}}
			}
		}
	}
	return nil
}

// drinking is what a record says in general of alcohol, when nothing about the
// pair was found.
func drinking(a, b Party) []Finding {
	if a.Drug == nil || b.ID != "alcohol" {
		return nil
	}
	var out []Finding
	for _, d := range append([]*record.Drug{a.Drug}, a.Parts...) {
		for _, s := range d.Alcohol {
			if src := resolve(s.Sources, d.Sources); len(src) > 0 && s.Basis != record.BasisIngredient {
				out = append(out, Finding{
					Severity: Note, Effect: s.Text, Basis: cmp.Or(s.Basis, record.BasisPair), Scope: d.Name + " with alcohol",
					RecordPath: d.ID + ".alcohol", Sources: src,
				})
			}
		}
	}
	return out
}

func resolve(ids []string, from []record.Source) []record.Source {
	var out []record.Source
	for _, id := range ids {
		if i := slices.IndexFunc(from, func(s record.Source) bool { return s.ID == id }); i >= 0 {
			out = append(out, from[i])
		}
	}
	return out
}
