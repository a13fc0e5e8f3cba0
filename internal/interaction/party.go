package interaction

import (
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
	p.Some = append(t.ofMembers(db, classes, p.A, p.B), t.ofMembers(db, classes, p.B, p.A)...)
	var err error
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

// maxSome is how many members of a class are named.
const maxSome = 5

// ofMembers is what the record of a drug says of members of a class or group.
func (t *Table) ofMembers(db *snapshot.DB, classes []record.Class, a, b Party) (out []Finding) {
	if a.Kind != Drug || b.Kind == Drug {
		return nil
	}
	for i, in := range a.Drug.Interactions {
		if len(out) == maxSome || !t.within(db, classes, in.With, b.ID) {
			continue
		}
		out = append(out, Finding{
			Severity: in.Severity, Effect: in.Effect, Mechanism: in.Mechanism, Basis: in.Basis, Scope: a.Name + " with " + in.Name,
			RecordPath: a.ID + ".interactions[" + itoa(i) + "]", Sources: resolve(in.Sources, a.Drug.Sources), Hazard: hazard(in.Effect),
		})
	}
	return out
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
