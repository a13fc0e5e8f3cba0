package render

import (
	"slices"
	"strings"

	"druginfo/internal/record"
)

// section is a part of the page that can be asked for by name.
type section struct {
	name  string
	also  []string // other words for it
	write func(*page)
}

// sections lists the parts in the order of the page.
func sections() []section {
	return []section{
		{"warnings", []string{"boxed-warnings", "boxed-warning", "boxed"}, (*page).boxed},
		{"answers", []string{"short-answers", "brief"}, (*page).answers},
		{"withdrawal", []string{"withdrawal-symptoms", "quitting"}, (*page).withdrawal},
		{"stopping", []string{"stop", "taper", "tapering", "discontinuation"}, (*page).stopping},
		{"dependence", []string{"addiction", "addictive", "tolerance", "misuse"}, (*page).dependence},
		{"uses", []string{"use", "indications"}, (*page).uses},
		{"mechanism", []string{"how-it-works"}, (*page).mechanism},
		{"side-effects", []string{"side-effect", "effects", "adverse-effects"}, (*page).sideEffects},
		{"overdose", nil, (*page).overdose},
		{"interactions", []string{"interaction", "combining"}, (*page).interactions},
		{"compatible", []string{"may-be-combined"}, (*page).compatible},
		{"contraindications", []string{"not-for"}, headed("Not for", func(d *record.Drug) []record.Statement { return d.NotFor })},
		{"alcohol", []string{"drinking"}, statements("Alcohol", func(d *record.Drug) []record.Statement { return d.Alcohol })},
		{"driving", nil, statements("Driving", func(d *record.Drug) []record.Statement { return d.Driving })},
		{"pregnancy", nil, statements("Pregnancy", func(d *record.Drug) []record.Statement { return d.Pregnancy })},
		{"breastfeeding", []string{"lactation"}, statements("Breastfeeding", func(d *record.Drug) []record.Statement { return d.Breastfeeding })},
		{"older-adults", []string{"elderly"}, statements("Older adults", func(d *record.Drug) []record.Statement { return d.OlderAdults })},
		{"long-term", []string{"long-term-use"}, statements("Long-term use", func(d *record.Drug) []record.Statement { return d.LongTerm })},
		{"missed-dose", nil, statements("Missed dose", func(d *record.Drug) []record.Statement { return d.MissedDose })},
		{"time", []string{"pharmacokinetics", "half-life", "detection", "time-in-body"}, (*page).kinetics},
		{"alternatives", []string{"options"}, (*page).alternatives},
		{"compared", []string{"comparisons", "comparison"}, (*page).comparisons},
		{"legal", []string{"schedule", "status"}, (*page).legal},
		{"contents", []string{"composition", "ingredients", "forms"}, (*page).contents},
		{"names", []string{"brands", "synonyms", "street-names"}, (*page).names},
		{"identifiers", []string{"ids"}, (*page).identifiers},
	}
}

// SectionNames lists the names of the sections of a page, in their order.
func SectionNames() []string {
	out := []string{}
	for _, s := range sections() {
		out = append(out, s.name)
	}
	return append(out, "sources")
}

// SectionName resolves a word for a section; ok is false when there is none.
func SectionName(word string) (name string, ok bool) {
	word = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(word), " ", "-"))
	word = strings.ReplaceAll(word, "_", "-")
	for _, s := range sections() {
		if s.name == word || slices.Contains(s.also, word) {
			return s.name, true
		}
	}
	return "sources", word == "sources" || word == "source"
}

func (p *page) one(want string) {
	name, ok := SectionName(want)
	if !ok {
		return
	}
	before := len(p.Blocks)
	if name == "sources" {
		return // the foot lists them
	}
	if name == "stopping" || name == "withdrawal" || name == "dependence" || name == "overdose" {
		p.boxed()
		before = len(p.Blocks)
	}
	for _, s := range sections() {
		if s.name == name {
			s.write(p)
		}
	}
	if len(p.Blocks) == before {
		p.add(Heading{Text: strings.ReplaceAll(name, "-", " ")}, Para{plain("Nothing recorded. This is not evidence that it is safe.")})
	}
}

// statements writes a section that is a list of statements.
func statements(title string, of func(*record.Drug) []record.Statement) func(*page) {
	return func(p *page) {
		list := of(p.d)
		if len(list) == 0 {
			return
		}
		if p.o.Section != "" {
			headed(title, of)(p)
			return
		}
		if n := len(p.Blocks); n > 0 {
			if _, ok := p.Blocks[n-1].(Gap); ok && !p.grouped() {
				p.add(Heading{Text: "Living with it"})
			} else if ok {
				p.Blocks = p.Blocks[:n-1]
			}
		}
		var all Text
		for i, s := range list {
			all = join(all, plain(pick(i == 0, "", " ")+s.Text), p.cite(s.Basis, s.Sources))
		}
		p.add(Row{title, all}, Gap{})
	}
}

// headed writes statements under a heading of their own.
func headed(title string, of func(*record.Drug) []record.Statement) func(*page) {
	return func(p *page) {
		list := of(p.d)
		if len(list) == 0 {
			return
		}
		p.add(Heading{Text: title})
		for _, s := range list {
			p.add(Row{"", join(plain(s.Text), p.cite(s.Basis, s.Sources))})
		}
		p.add(Gap{})
	}
}

// grouped reports whether the last rows stand in the shared section of short
// statements.
func (p *page) grouped() bool {
	for _, b := range slices.Backward(p.Blocks) {
		if h, ok := b.(Heading); ok {
			return h.Text == "Living with it"
		}
	}
	return false
}

func (p *page) kinetics() {
	k := p.d.Kinetics
	if k == nil {
		return
	}
	p.add(Heading{Text: "Time in the body", Right: p.headCite(k.Sources)})
	if k.HalfLife != nil {
		p.add(Row{"half-life", join(p.quantity(k.HalfLife), muted("  "+nearlyGone(*k.HalfLife)))})
	}
	for _, q := range []struct {
		label string
		q     *record.Quantity
	}{{"takes effect", k.Onset}, {"peak in blood", k.Peak}, {"effect lasts", k.Duration}} {
		if q.q != nil {
			p.add(Row{q.label, p.quantity(q.q)})
		}
	}
	for _, m := range k.Metabolites {
		t := plain(m.Name)
		if m.HalfLife != nil {
			t = join(t, plain(", half-life "), p.quantity(m.HalfLife))
		}
		p.add(Row{"metabolite", t})
	}
	for _, x := range k.Detection {
		q := record.Quantity{Min: x.Min, Max: x.Max, Unit: x.Unit}
		p.add(Row{"found in " + string(x.Matrix), join(plain(q.String()), p.cite("", x.Sources))})
	}
	if len(k.Detection) > 0 {
		p.add(Row{"", muted("The result of a test cannot be predicted from these ranges.")})
	}
	if k.Note != "" {
		p.add(Row{"note", plain(k.Note)})
	}
	p.add(Gap{})
}

func (p *page) alternatives() {
	if len(p.d.Alternatives) == 0 {
		return
	}
	p.add(Heading{Text: "What people discuss with a prescriber instead"})
	var fors []string
	for _, a := range p.d.Alternatives {
		if !slices.Contains(fors, a.For) {
			fors = append(fors, a.For)
		}
	}
	for _, f := range fors {
		var items []Text
		for _, a := range p.d.Alternatives {
			if a.For == f {
				t := plain(a.Name)
				if a.Note != "" {
					t = join(t, muted(" ("+a.Note+")"))
				}
				items = append(items, join(t, p.cite(a.Basis, a.Sources)))
			}
		}
		p.add(Row{"for " + f, list(items)})
	}
	p.add(Row{"", muted("Options to talk about, not advice to change.")}, Gap{})
}

func (p *page) comparisons() {
	if len(p.d.Comparisons) == 0 {
		return
	}
	p.add(Heading{Text: "Compared with"})
	for _, c := range p.d.Comparisons {
		p.add(Row{c.Name, join(plain(c.Text), p.cite(c.Basis, c.Sources))})
	}
	p.add(Gap{})
}
