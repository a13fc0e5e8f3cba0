package interaction

import (
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

func plural(c *record.Class) string {
	if c.Plural != "" {
		return c.Plural
	}
	return c.Name
}
