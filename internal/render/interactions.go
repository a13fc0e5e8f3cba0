package render

import (
	"fmt"

	"druginfo/internal/record"
)

func (p *page) interactions() {
	note := p.d.InteractNote
	if len(p.d.Interactions) == 0 && note == nil {
		return
	}
	p.add(Heading{Text: "Do not combine without advice"})
	list := p.d.Interactions
	if p.o.Size == Default && p.o.Section == "" {
		list = list[:worst(list)]
	}
	for _, in := range list {
		sev := strong(string(in.Severity))
		if in.Severity != record.Caution {
			sev = alert(string(in.Severity))
		}
		text := in.Effect
		if in.Mechanism != "" {
			text += " " + in.Mechanism
		}
		p.add(Row{in.Name, join(sev, plain("  "+text), p.cite(in.Basis, in.Sources))})
	}
	if more := p.d.Interactions[len(list):]; len(more) > 0 {
		p.add(Row{"", join(strong(fmt.Sprintf("and %d more", len(more))), plain(seriousOf(more)+": druginfo "+p.d.ID+" interactions"))})
	}
	if note != nil {
		p.add(Row{"", join(plain(note.Text), p.cite(note.Basis, note.Sources))})
	}
	p.add(Row{"", muted("A combination that is not listed is not thereby safe.")}, Gap{})
}

func (p *page) compatible() {
	if len(p.d.Compatible) == 0 {
		return
	}
	p.add(Heading{Text: "No problem found, says a source"})
	said := map[string][]string{} // text -> the names of whom it is said
	var texts []record.Compatible
	for _, c := range p.d.Compatible {
		if len(said[c.Text]) == 0 {
			texts = append(texts, c)
		}
		said[c.Text] = append(said[c.Text], c.Name)
	}
	shown := len(texts)
	if p.o.Size == Default && p.o.Section == "" && shown > 10 {
		shown = 8
	}
	for _, c := range texts[:shown] {
		label, names := c.Name, plain("")
		if all := said[c.Text]; len(all) > 1 {
			label, names = "", join(terms(all), plain(": "))
		}
		p.add(Row{label, join(names, plain(c.Text), p.cite("", c.Sources))})
	}
	if n := len(texts) - shown; n > 0 {
		p.add(Row{"", join(strong(fmt.Sprintf("and %d more", n)), plain(": druginfo "+p.d.ID+" compatible"))})
	}
	p.add(Row{"", muted("Allergies, other illnesses and other medicines can change that.")}, Gap{})
}

// worst is how many interactions, sorted worst first, stand on a page that is
// not the full one: every contraindicated one, and others up to a screenful.
func worst(list []record.Interaction) int {
	const screenful = 16
	n := 0
	for n < len(list) && (list[n].Severity == record.Contraindicated || n < screenful) {
		n++
	}
	if len(list) <= n+2 {
		return len(list)
	}
	return n
}

// seriousOf says how many of a list are worse than a caution.
func seriousOf(list []record.Interaction) string {
	n := 0
	for _, in := range list {
		if in.Severity != record.Caution {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of them serious", n)
}
