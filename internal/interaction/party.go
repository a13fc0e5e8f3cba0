package interaction

import (
	"cmp"
	"slices"
	"strings"

	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

// OfDrug reads a drug and, of a combination, what is in it. It reports false
// when there is no such record.
func OfDrug(db *snapshot.DB, id string) (Party, bool, error) {
	d, ok, err := db.Drug(id)
	if err != nil || !ok {
		return Party{}, false, err
	}
	p := Party{Kind: Drug, ID: d.ID, Name: d.Name, Drug: d}
	for _, part := range d.Ingredients {
		x, ok, err := db.Drug(part)
		if err != nil {
			return Party{}, false, err
		}
		if ok {
			p.Parts = append(p.Parts, x)
		}
	}
	return p, true, nil
}

// OfClass makes a party of a class: what is written for the class, not for its
// members.
func OfClass(classes []record.Class, id string) (Party, bool) {
	var p Party
	for at := id; at != ""; {
		next := ""
		for i := range classes {
			if classes[i].ID != at {
				continue
			}
			if p.Record == nil {
				c := &classes[i]
				p = Party{Kind: Class, ID: c.ID, Name: plural(c), Record: c}
			} else {
				p.Above = append(p.Above, at)
			}
			next = classes[i].Parent
		}
		if p.Record == nil || len(p.Above) > 20 {
			break
		}
		at = next
	}
	return p, p.Record != nil
}

// Product is a product in which two things are sold together.
type Product struct {
	ID      string          `json:"id"`
	Name    string          `json:"name"` // with up to two brands
	Sources []record.Source `json:"sources"`
}

// SoldTogether finds the record of the product that holds two drugs and nothing
// else, when there is one. That it is sold says nothing about amounts.
func SoldTogether(db *snapshot.DB, a, b Party) (*Product, error) {
	if a.Kind != Drug || b.Kind != Drug || a.Drug == nil || b.Drug == nil {
		return nil, nil
	}
	for _, id := range []string{a.ID + "-" + b.ID, b.ID + "-" + a.ID} {
		d, ok, err := db.Drug(id)
		if err != nil {
			return nil, err
		}
		if !ok || len(d.Ingredients) != 2 || !slices.Contains(d.Ingredients, a.ID) || !slices.Contains(d.Ingredients, b.ID) {
			continue
		}
		p := &Product{ID: d.ID, Name: d.Name, Sources: resolve(d.NamesSources, d.Sources)}
		var brands []string
		for _, x := range d.Brands {
			if !x.Discontinued && len(brands) < 2 {
				brands = append(brands, x.Name)
			}
		}
		if len(brands) == 0 || len(p.Sources) == 0 {
			continue
		}
		p.Name += " (" + strings.Join(brands, ", ") + ")"
		return p, nil
	}
	return nil, nil
}

// Further looks up what there is to say of a pair without findings: what is
// recorded of members of a class, and the product that holds both.
func (t *Table) Further(db *snapshot.DB, classes []record.Class, p *Pair) error {
	if len(p.Findings) > 0 {
		return nil
	}
	var err error
	if p.Some, err = t.ofMembers(db, classes, *p); err != nil {
		return err
	}
	p.Together, err = SoldTogether(db, p.A, p.B)
	return err
}

// Group is the one of a pair that is no drug.
func (p Pair) Group() Party {
	if p.A.Kind != Drug {
		return p.A
	}
	return p.B
}

// Of a class, at most maxSome findings are given: what the record of the drug
// says of members, and what rules and their own records say of the maxAsked
// best-known ones.
const (
	maxSome  = 5
	maxAsked = 24
)

// ofMembers is what is recorded of a drug with members of a class or group, the
// worst first.
func (t *Table) ofMembers(db *snapshot.DB, classes []record.Class, p Pair) ([]Finding, error) {
	a, b := p.A, p.B
	if a.Kind != Drug {
		a, b = b, a
	}
	if a.Kind != Drug || b.Kind == Drug {
		return nil, nil
	}
	var out []Finding
	add := func(f Finding, with string) {
		if i := slices.IndexFunc(out, func(o Finding) bool { return o.Severity == f.Severity && o.Effect == f.Effect }); i >= 0 {
			out[i].Scope += ", " + with // said once, of all of them
			return
		}
		f.Scope = a.Name + " with " + with
		out = append(out, f)
	}
	named := map[string]bool{a.ID: true}
	for i, in := range a.Drug.Interactions {
		if !t.within(db, classes, in.With, b.ID) {
			continue
		}
		named[in.With] = true
		add(Finding{
			Severity: in.Severity, Effect: in.Effect, Mechanism: in.Mechanism, Basis: in.Basis,
			RecordPath: a.ID + ".interactions[" + itoa(i) + "]", Sources: resolve(in.Sources, a.Drug.Sources), Hazard: hazard(in.Effect),
		}, in.Name)
	}
	known, err := t.BestKnown(db, classes, b.ID)
	if err != nil {
		return nil, err
	}
	for _, m := range known[:min(len(known), maxAsked)] {
		if named[m.ID] || slices.ContainsFunc(m.Class.Path, func(id string) bool { return named[id] }) {
			continue
		}
		x, ok, err := OfDrug(db, m.ID)
		if err != nil {
			return nil, err
		}
		if found := t.Pair(a, x).Findings; ok && len(found) > 0 {
			add(found[0], x.Name)
		}
	}
	slices.SortStableFunc(out, func(x, y Finding) int { return Rank(x.Severity) - Rank(y.Severity) })
	return out[:min(len(out), maxSome)], nil
}

// BestKnown is the members of a class or group that have a monograph, those with
// the most US listings first.
func (t *Table) BestKnown(db *snapshot.DB, classes []record.Class, id string) ([]snapshot.Head, error) {
	group := t.members[id]
	if slices.ContainsFunc(classes, func(c record.Class) bool { return c.ID == id }) {
		group = nil
	}
	var out []snapshot.Head
	for h, err := range db.Heads() {
		if err != nil {
			return nil, err
		}
		if h.Detail == record.Monograph && (slices.Contains(h.Class.Path, id) || group[h.ID]) {
			out = append(out, h)
		}
	}
	slices.SortStableFunc(out, func(x, y snapshot.Head) int { return cmp.Compare(y.Listed, x.Listed) })
	return out, nil
}

// within reports whether a drug or a class is a member of a class or group.
func (t *Table) within(db *snapshot.DB, classes []record.Class, id, class string) bool {
	if t.members[class][id] {
		return true
	}
	if d, ok, err := db.Drug(id); err == nil && ok {
		return slices.Contains(d.Class.Path, class)
	}
	p, ok := OfClass(classes, id)
	return ok && (id == class || slices.Contains(p.Above, class))
}

func plural(c *record.Class) string {
	if c.Plural != "" {
		return c.Plural
	}
	return c.Name
}
