package render

import (
	"strings"

	"druginfo/internal/record"
)

func (p *page) boxed() {
	if len(p.d.Boxed) == 0 {
		return
	}
	box := Box{Title: "BOXED WARNING (FDA)"}
	if p.d.Detail == record.Summary && p.d.Boxed[0].Basis == record.BasisClass {
		box.Title = "BOXED WARNING (FDA) of the class; its own label may have more"
	}
	for _, b := range p.d.Boxed {
		box.Rows = append(box.Rows, Row{Label: b.Title, Text: join(plain(b.Text), p.cite(b.Basis, b.Sources))})
	}
	p.add(box, Gap{})
}

func (p *page) answers() {
	d := p.d
	start := len(p.Blocks)
	if dep := d.Dependence; dep != nil && dep.Addictive != nil {
		a := dep.Addictive
		p.add(Row{"Addictive?", join(addictiveWord(a.Answer), plain("  "+first(a.Text)), p.cite(fieldBasis(dep.Basis, dep.FromClass, "addictive"), dep.Sources))})
	}
	if s := d.Stopping; s != nil {
		p.add(Row{"Stop suddenly?", join(abruptWord(s.Abrupt), plain("  "+first(s.Text)), p.cite(s.Basis, s.Sources))})
	}
	p.answer("With alcohol?", d.Alcohol)
	p.answer("Driving?", d.Driving)
	if k := d.Kinetics; k != nil && k.HalfLife != nil {
		p.add(Row{"Half-life", join(p.quantity(k.HalfLife), muted("  "+nearlyGone(*k.HalfLife)), p.cite("", k.Sources))})
	}
	if len(p.Blocks) > start {
		p.add(Gap{})
	}
}

// answer is the first sentence of what is said: of a combination, of what is said
// of each ingredient.
func (p *page) answer(label string, said []record.Statement) {
	var t Text
	for i, s := range said {
		if i == 0 || s.Basis == record.BasisIngredient {
			t = join(t, plain(pick(i == 0, "", " ")+first(s.Text)), p.cite(s.Basis, s.Sources))
		}
	}
	if len(t) > 0 {
		p.add(Row{label, t})
	}
}

func addictiveWord(a record.Addictive) Text {
	switch a {
	case record.AddictiveYes:
		return alert("YES")
	case record.AddictivePhysicalOnly:
		return strong("NOT ADDICTION, BUT PHYSICAL DEPENDENCE")
	case record.AddictiveLow:
		return strong("LOW RISK")
	case record.AddictiveNo:
		return strong("NO")
	}
	return strong("NOT ESTABLISHED")
}

func abruptWord(a record.Abrupt) Text {
	switch a {
	case record.AbruptDangerous:
		return alert("NEVER")
	case record.AbruptNotAdvised:
		return alert("NOT ADVISED")
	case record.AbruptUsuallyFine:
		return strong("USUALLY FINE")
	}
	return strong("NOT KNOWN")
}

// first is the first sentence of a text.
func first(s string) string {
	for i := 0; i+2 < len(s); i++ {
		if (s[i] == '.' || s[i] == '!') && s[i+1] == ' ' && s[i+2] >= 'A' && s[i+2] <= 'Z' &&
			!strings.HasSuffix(s[:i], "U.S") && !strings.HasSuffix(s[:i], " e.g") && !strings.HasSuffix(s[:i], " St") {
			return s[:i+1]
		}
	}
	return s
}

// nearlyGone says what five half-lives come to.
func nearlyGone(q record.Quantity) string {
	return "(five half-lives, until nearly all is gone: about " + q.FiveHalfLives() + ")"
}

func (p *page) quantity(q *record.Quantity) Text {
	t := plain(q.String())
	if q.Note != "" {
		t = join(t, plain(" ("+q.Note+")"))
	}
	return join(t, p.cite("", q.Sources))
}
