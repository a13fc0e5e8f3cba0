package render

import (
	"fmt"
	"slices"
	"strings"

	"druginfo/internal/record"
)

func (p *page) uses() {
	if len(p.d.Uses) == 0 && p.d.UsesNote == "" {
		return
	}
	p.add(Heading{Text: "Uses"})
	for _, st := range []struct {
		status record.UseStatus
		label  string
	}{{"approved", "approved"}, {"otc", "over the counter"}, {"off-label", "off-label"}, {"traditional", "traditional"}, {"none", "not approved"}} {
		var items []Text
		for _, u := range p.d.Uses {
			if u.Status == st.status {
				t := plain(u.Name)
				var notes []string
				if r := regions(u.Regions); r != "" {
					notes = append(notes, r)
				}
				if u.Note != "" {
					notes = append(notes, u.Note)
				}
				if len(notes) > 0 {
					t = join(t, muted(" ("+strings.Join(notes, "; ")+")"))
				}
				items = append(items, join(t, p.cite("", u.Sources)))
			}
		}
		if len(items) > 0 {
			p.add(Row{st.label, list(items)})
		}
	}
	if p.d.UsesNote != "" {
		p.add(Row{"note", plain(p.d.UsesNote)})
	}
	p.add(Gap{})
}

func regions(rs []record.Region) string {
	var out []string
	for _, r := range rs {
		if r == "other" {
			out = append(out, "elsewhere")
			continue
		}
		out = append(out, strings.ToUpper(string(r)))
	}
	return strings.Join(out, ", ")
}

func (p *page) mechanism() {
	if m := p.d.Mechanism; m != nil {
		p.add(Heading{Text: "How it works"}, Row{"", join(plain(m.Text), p.cite(m.Basis, m.Sources))}, Gap{})
	}
}

func (p *page) sideEffects() {
	se := p.d.SideEffects
	if len(se.Common)+len(se.Serious) == 0 && se.Also == nil {
		return
	}
	p.add(Heading{Text: "Side effects"})
	for _, g := range []struct {
		label string
		list  []record.Effect
	}{{"common", se.Common}, {"serious", se.Serious}} {
		if len(g.list) == 0 {
			continue
		}
		same := true
		for _, e := range g.list {
			same = same && slices.Equal(e.Sources, g.list[0].Sources) && e.Basis == g.list[0].Basis
		}
		shared := samePeople(g.list)
		var items []Text
		for _, e := range g.list {
			t := plain(e.Name)
			var notes []string
			if e.Percent != nil {
				notes = append(notes, e.Percent.String()+nbsp+"%")
			} else if e.Frequency != "" && e.Frequency != "reported" {
				notes = append(notes, string(e.Frequency))
			}
			if e.Population != "" && !shared {
				notes = append(notes, e.Population)
			}
			if e.Note != "" {
				notes = append(notes, e.Note)
			}
			if len(notes) > 0 {
				t = join(t, muted(" ("+strings.Join(notes, ", ")+")"))
			}
			if !same {
				t = join(t, p.cite(e.Basis, e.Sources))
			}
			items = append(items, t)
		}
		t := list(items)
		if shared {
			t = join(t, muted("; percent of "+g.list[slices.IndexFunc(g.list, counted)].Population))
		}
		if same {
			t = join(t, p.cite(g.list[0].Basis, g.list[0].Sources))
		}
		p.add(Row{g.label, t})
	}
	switch a := se.Also; {
	case a == nil:
	case p.o.Size == Full || p.o.Section != "":
		p.add(Row{"also listed", join(terms(a.Names), p.cite("", a.Sources))})
	default:
		p.add(Row{"", join(strong(fmt.Sprintf("and %d more", len(a.Names))), plain(" in a longer list: druginfo "+p.d.ID+" side-effects"))})
	}
	if p.d.Detail == record.Summary {
		p.add(Row{"", muted("Symptoms as a source lists them; the list is not complete.")})
	}
	p.add(Gap{})
}

// counted reports whether an effect has a number and says whom it is about.
func counted(e record.Effect) bool { return e.Percent != nil && e.Population != "" }

// samePeople reports whether all numbers of a list are about the same people, so
// that it needs saying once.
func samePeople(list []record.Effect) bool {
	people, n := "", 0
	for _, e := range list {
		if (e.Percent != nil) != (e.Population != "") || people != "" && e.Population != "" && e.Population != people {
			return false
		}
		if counted(e) {
			people = e.Population
			n++
		}
	}
	return n > 1
}

func (p *page) overdose() {
	o := p.d.Overdose
	if o == nil {
		return
	}
	p.add(Heading{Text: "Overdose", Right: p.headCite(o.Sources)})
	p.add(Row{"", join(plain(o.Text), p.mark(o.Basis))})
	if len(o.Signs) > 0 {
		p.add(Row{"signs", join(terms(o.Signs), p.mark(o.Basis))})
	}
	if o.Antidote != "" {
		p.add(Row{"antidote", join(plain(o.Antidote), p.mark(o.Basis))})
	}
	p.add(Gap{})
	if p.o.Section != "" {
		p.emergency(p.canBeMisused())
	}
}
