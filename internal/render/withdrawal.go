package render

import (
	"slices"
	"strings"

	"druginfo/internal/record"
)

func fieldBasis(section record.Basis, fromClass []string, field string) record.Basis {
	if section == record.BasisClass || slices.Contains(fromClass, field) {
		return record.BasisClass
	}
	return section
}

// dangerous reports whether the emergency block belongs beside withdrawal.
func (p *page) dangerous() bool {
	d := p.d
	return (d.Stopping != nil && d.Stopping.Abrupt == record.AbruptDangerous) ||
		(d.Withdrawal != nil && (d.Withdrawal.Severity == "life-threatening" || d.Withdrawal.Severity == "severe"))
}

func (p *page) withdrawal() {
	w := p.d.Withdrawal
	if w == nil {
		return
	}
	basis := func(f string) record.Basis { return fieldBasis(w.Basis, w.FromClass, f) }
	right := ""
	known := w.Severity != "not-established" || w.Occurs == record.OccursNotEstablished
	if w.Severity != "" && w.Severity != "none" && known {
		right = strings.ReplaceAll(string(w.Severity), "-", " ")
		if w.Severity == "life-threatening" {
			right = "can be life-threatening"
		}
	}
	p.add(Heading{Text: "Withdrawal", Right: strings.TrimSpace(right + "  " + p.headCite(w.Sources))})
	switch w.Occurs {
	case record.OccursNo:
		p.add(Row{"", plain("No withdrawal syndrome is described.")})
	case record.OccursNotEstablished:
		p.add(Row{"", plain("Whether there is a withdrawal syndrome is not established.")})
	}
	if w.Text != "" {
		p.add(Row{"", join(plain(w.Text), p.mark(basis("text")))})
	}
	switch {
	case w.Onset != nil || w.Peak != nil:
		p.add(timeline(w, p.timelineWords(w, basis)))
	case w.Duration != nil: // a bar would have to begin somewhere
		p.add(Row{"", p.timelineWords(w, basis)})
	}
	for _, level := range []record.Level{record.LevelSerious, record.LevelCommon} {
		var names []string
		for _, s := range w.Symptoms {
			if s.Level == level {
				names = append(names, s.Name)
			}
		}
		if len(names) > 0 {
			p.add(Row{string(level), join(terms(names), p.mark(basis("symptoms")))})
		}
	}
	if s := w.Protracted; s != nil {
		p.add(Row{"protracted", join(plain(s.Text), p.cite(basis("protracted"), s.Sources))})
	}
	p.add(Gap{})
	if p.dangerous() {
		p.emergency(p.canBeMisused())
	}
}

func (p *page) timelineWords(w *record.Withdrawal, basis func(string) record.Basis) Text {
	var parts []Text
	if w.Onset != nil {
		parts = append(parts, join(plain("begins "+w.Onset.String()+" after the last dose"+noted(w.Onset.Note)), p.cite(basis("onset"), w.Onset.Sources)))
	}
	if w.Peak != nil {
		parts = append(parts, join(plain("worst at "+w.Peak.String()+noted(w.Peak.Note)), p.cite(basis("peak"), w.Peak.Sources)))
	}
	if w.Duration != nil {
		parts = append(parts, join(plain("lasts "+w.Duration.String()+noted(w.Duration.Note)), p.cite(basis("duration"), w.Duration.Sources)))
	}
	return list(parts)
}

func noted(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// emergency is the block of the region: whom to call, and for what; drugUse adds the line for help with drug use.
func (p *page) emergency(drugUse bool) {
	i := slices.IndexFunc(p.o.Help.Regions, func(r record.HelpRegion) bool { return r.ID == p.o.Region })
	if i < 0 {
		return
	}
	r := p.o.Help.Regions[i]
	t := join(alert("▸ Emergency"), plain(" Seizure, collapse, trouble breathing, or cannot be woken: call"+nbsp), strong(strings.ReplaceAll(r.Emergency.Phone, " ", nbsp)), plain(" ("+r.Name+")."))
	for _, want := range []struct{ kind, text string }{
		{"poison", " Too much taken: "},
		{"crisis", " Suicidal thoughts: "},
		{"substance-use", " Help with stopping: "},
	} {
		if want.kind == "substance-use" && !drugUse {
			continue
		}
		if j := slices.IndexFunc(r.Lines, func(l record.HelpLine) bool { return string(l.Kind) == want.kind }); j >= 0 {
			t = join(t, plain(want.text+r.Lines[j].Name+" "), strong(strings.ReplaceAll(r.Lines[j].Phone, " ", nbsp)), plain("."))
		}
	}
	p.add(Para{t}, Gap{})
}

// canBeMisused says whether a line for help with drug use belongs on this page: it would only frighten someone who
// reads about a blood thinner.
func (p *page) canBeMisused() bool {
	d := p.d.Dependence
	if d == nil {
		return false
	}
	if a := d.Addictive; a != nil && (a.Answer == record.AddictiveYes || a.Answer == record.AddictiveLow) {
		return true
	}
	return d.Misuse != nil && (d.Misuse.Occurs == "yes" || d.Misuse.Occurs == "possible")
}

func (p *page) stopping() {
	s := p.d.Stopping
	if s == nil {
		return
	}
	p.add(Heading{Text: "Stopping"})
	p.add(Row{"Stop suddenly?", join(abruptWord(s.Abrupt), plain("  "+s.Text), p.cite(s.Basis, s.Sources))}, Gap{})
}

func (p *page) dependence() {
	d := p.d.Dependence
	if d == nil {
		return
	}
	p.add(Heading{Text: "Dependence and addiction", Right: p.headCite(d.Sources)})
	cite := func(f string) Text { return p.mark(fieldBasis(d.Basis, d.FromClass, f)) }
	if a := d.Addictive; a != nil {
		p.add(Row{"Addictive?", join(addictiveWord(a.Answer), plain("  "+a.Text), cite("addictive"))})
	}
	for _, f := range []struct {
		label, field string
		f            *record.Finding
	}{{"Dependence", "physical", d.Physical}, {"Tolerance", "tolerance", d.Tolerance}, {"Misuse", "misuse", d.Misuse}} {
		if f.f != nil {
			word := map[record.Occurs]string{"yes": "yes", "possible": "possible", "no": "no", "not-established": "not established"}[f.f.Occurs]
			p.add(Row{f.label, join(strong(word), plain(pick(f.f.Text == "", "", "  "+f.f.Text)), cite(f.field))})
		}
	}
	if d.DevelopsIn != nil {
		p.add(Row{"Develops after", join(p.quantity(d.DevelopsIn), plain(" of regular use"), cite("develops_after"))})
	}
	if d.Versus != "" {
		p.add(Row{"The difference", join(plain(d.Versus), cite("versus"))})
	}
	if len(d.RiskFactors) > 0 {
		p.add(Row{"Higher risk", join(terms(d.RiskFactors), cite("risk_factors"))})
	}
	if len(d.Signs) > 0 {
		p.add(Row{"Signs", join(terms(d.Signs), cite("signs"))})
	}
	p.add(Gap{})
}
