package render

import (
	"slices"
	"strings"

	"druginfo/internal/record"
)

func (p *page) legal() {
	l := p.d.Legal
	var rows []Block
	for _, j := range []struct {
		label string
		j     *record.Jurisdiction
	}{{"US", l.US}, {"UK", l.UK}, {"EU", l.EU}} {
		if j.j == nil {
			continue
		}
		var parts []string
		switch {
		case j.j.Class != "" && j.j.Class != "none" && j.j.Class != "unknown":
			parts = append(parts, "class "+string(j.j.Class))
		case j.j.Class == "none":
			parts = append(parts, "not a controlled drug")
		}
		switch {
		case j.j.Schedule == "none":
			parts = append(parts, "not a scheduled drug")
		case j.j.Schedule != "" && j.j.Schedule != "unknown":
			parts = append(parts, "schedule "+string(j.j.Schedule))
		}
		if s := availability(j.j.Status); s != "" {
			parts = append(parts, s)
		}
		t := plain(strings.Join(parts, ", "))
		if j.j.Note != "" {
			t = join(t, plain(pick(len(parts) > 0, "; ", "")+j.j.Note))
		}
		rows = append(rows, Row{j.label, join(t, p.cite("", j.j.Sources))})
	}
	if len(rows) > 0 {
		p.add(Heading{Text: "Legal status"})
		p.add(rows...)
		p.add(Gap{})
	}
}

func availability(a record.Availability) string {
	switch a {
	case "rx":
		return "prescription only"
	case "otc":
		return "over the counter"
	case "rx-and-otc":
		return "prescription and over the counter"
	case "hospital":
		return "given by health professionals"
	case "supplement":
		return "sold as a supplement"
	case "food":
		return "sold as food or drink"
	case "consumer":
		return "sold to adults"
	case "illicit":
		return "illicit"
	case "not-approved":
		return "not approved"
	case "discontinued":
		return "no longer sold"
	}
	return ""
}

func (p *page) contents() {
	d := p.d
	var rows []Block
	if len(d.Ingredients) > 0 {
		rows = append(rows, Row{"ingredients", terms(d.Ingredients)})
	}
	for _, s := range d.Composition {
		rows = append(rows, Row{"contains", join(plain(s.Text), p.cite(s.Basis, s.Sources))})
	}
	if len(d.Forms) > 0 {
		rows = append(rows, Row{"forms", terms(d.Forms)})
	}
	if len(d.Routes) > 0 {
		rows = append(rows, Row{"routes", terms(d.Routes)})
	}
	if len(rows) > 0 {
		p.add(Heading{Text: "What is in it"})
		p.add(rows...)
		p.add(Gap{})
	}
}

func (p *page) names() {
	d := p.d
	var rows []Block
	var now, old []Text
	for _, b := range d.Brands {
		t := plain(b.Name)
		if r := regions(b.Regions); r != "" {
			t = join(t, muted(" ("+r+")"))
		}
		if b.Discontinued {
			old = append(old, t)
		} else {
			now = append(now, t)
		}
	}
	if len(now) > 0 {
		rows = append(rows, Row{"brands", list(now)})
	}
	if len(old) > 0 {
		rows = append(rows, Row{"former brands", list(old)})
	}
	if len(d.Synonyms)+len(d.Abbreviations) > 0 {
		rows = append(rows, Row{"also called", terms(slices.Concat(d.Synonyms, d.Abbreviations))})
	}
	if len(d.StreetNames) > 0 {
		var items []Text
		for _, s := range d.StreetNames {
			items = append(items, join(plain(s.Name), plain(noted(s.Note)), p.cite("", s.Sources)))
		}
		rows = append(rows, Row{"street names", join(list(items), muted(" (what is sold under a street name varies)"))})
	}
	if len(d.ConfusedWith) > 0 {
		var items []Text
		for _, c := range d.ConfusedWith {
			items = append(items, join(plain(c.Name), muted(" ("+c.Why+")"), p.cite("", c.Sources)))
		}
		rows = append(rows, Row{"NOT the same as", list(items)})
	}
	if len(d.Marketed) > 0 && p.o.Size == Full {
		rows = append(rows, Row{"marketed in", plain(regions(d.Marketed))})
	}
	if len(rows) > 0 {
		p.add(Heading{Text: "Names", Right: p.headCite(d.NamesSources)})
		p.add(rows...)
		p.add(Gap{})
	}
}

func (p *page) identifiers() {
	x := p.d.Identifiers
	var items []Text
	for _, id := range [][2]string{
		{"RxCUI", x.RxCUI},
		{"UNII", x.UNII},
		{"CAS", x.CAS},
		{"ATC", strings.Join(x.ATC, " ")},
		{"DrugBank", x.DrugBank},
		{"ChEMBL", x.ChEMBL},
		{"PubChem", x.PubChem},
		{"MedlinePlus", x.MedlinePlus},
		{"Wikidata", x.Wikidata},
	} {
		if id[1] != "" {
			items = append(items, join(muted(id[0]+nbsp), plain(id[1])))
		}
	}
	if len(items) > 0 {
		p.add(Heading{Text: "Identifiers", Right: p.headCite(p.d.NamesSources)}, Row{"", list(items)}, Gap{})
	}
}
