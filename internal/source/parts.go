package source

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"druginfo/internal/record"
)

// mergeParts fills a summary of a combination with what is written for its
// ingredients, marked `basis: ingredient`. Lists of statements are taken from
// every ingredient; of stopping, dependence and withdrawal the gravest one
// stands for the combination. Boxed warnings are not taken over: a combination
// has a label, and a box, of its own.
func (c *compiler) mergeParts(d *record.Drug, compiled map[string]*record.Drug) {
	parts := counted(d, compiled)
	for _, p := range parts {
		cite := citing(d, p)
		takeEffects(&d.SideEffects.Common, p.SideEffects.Common, p.Name, cite)
		takeEffects(&d.SideEffects.Serious, p.SideEffects.Serious, p.Name, cite)
	}
	for _, of := range []func(*record.Drug) *[]record.Statement{
		func(d *record.Drug) *[]record.Statement { return &d.NotFor },
		func(d *record.Drug) *[]record.Statement { return &d.LongTerm },
		func(d *record.Drug) *[]record.Statement { return &d.Alcohol },
		func(d *record.Drug) *[]record.Statement { return &d.Driving },
		func(d *record.Drug) *[]record.Statement { return &d.Pregnancy },
		func(d *record.Drug) *[]record.Statement { return &d.Breastfeeding },
		func(d *record.Drug) *[]record.Statement { return &d.OlderAdults },
	} {
		takeStatements(d, parts, of)
	}
	if p := gravest(parts, func(p *record.Drug) int { return abruptRank(p.Stopping) }); p != nil && d.Stopping == nil {
		d.Stopping = clone(p.Stopping, citing(d, p))
		d.Stopping.Text = saidOf(p.Name, d.Stopping.Text)
		d.Stopping.Basis = record.BasisIngredient
	}
	if p := gravest(parts, func(p *record.Drug) int { return addictiveRank(p.Dependence) }); p != nil && d.Dependence == nil {
		d.Dependence = clone(p.Dependence, citing(d, p))
		d.Dependence.Addictive.Text = saidOf(p.Name, d.Dependence.Addictive.Text)
		d.Dependence.Basis, d.Dependence.FromClass = record.BasisIngredient, nil
	}
	if p := gravest(parts, func(p *record.Drug) int { return withdrawalRank(p.Withdrawal) }); p != nil && d.Withdrawal == nil {
		d.Withdrawal = clone(p.Withdrawal, citing(d, p))
		d.Withdrawal.Text = saidOf(p.Name, d.Withdrawal.Text)
		d.Withdrawal.Basis, d.Withdrawal.FromClass = record.BasisIngredient, nil
	}
	if d.Overdose == nil {
		d.Overdose = overdoseOf(d, parts)
	}
	if d.Kinetics == nil {
		d.Kinetics = kineticsOf(d, parts)
	}
}

// kineticsOf is the half-life of a mixture: from that of the ingredient that
// leaves first to that of the one that stays longest, when all are known.
func kineticsOf(d *record.Drug, parts []*record.Drug) *record.Kinetics {
	var q record.Quantity
	var each []string
	for i, p := range parts {
		if p.Kinetics == nil || p.Kinetics.HalfLife == nil {
			return nil
		}
		h := p.Kinetics.HalfLife
		if h.Min == 0 || h.Max == 0 {
			return nil // open to one side
		}
		if low := h.Min * h.Unit.Hours(); i == 0 || low < q.Min*q.Unit.Hours() {
			q.Min = low
		}
		if high := h.Max * h.Unit.Hours(); high > q.Max {
			q.Max = high
		}
		q.Unit = "hours"
		each = append(each, h.String()+" for "+p.Name)
		for _, id := range h.Sources {
			if id = adoptSource(d, p.Sources, id, p.ID); !slices.Contains(q.Sources, id) {
				q.Sources = append(q.Sources, id)
			}
		}
	}
	if len(parts) < 2 || len(parts) < len(d.Ingredients) {
		return nil
	}
	if q.Min >= 48 {
		q.Min, q.Max, q.Unit = q.Min/24, q.Max/24, "days"
	}
	q.Min, q.Max = twoDigits(q.Min), twoDigits(q.Max)
	q.Note = strings.Join(each, ", ")
	return &record.Kinetics{HalfLife: &q, Sources: q.Sources}
}

// twoDigits rounds a number to two significant digits.
func twoDigits(x float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(x))-1)
	return math.Round(x/unit) * unit
}

// mergePartInteractions adds the interactions of the ingredients, but not those
// with each other; where several know of the same partner, the gravest.
func (c *compiler) mergePartInteractions(d *record.Drug, compiled map[string]*record.Drug) {
	parts := counted(d, compiled)
	within := func(id string) bool {
		return slices.ContainsFunc(d.Ingredients, func(x string) bool {
			p := compiled[x]
			return x == id || p != nil && (slices.Contains(p.Class.Path, id) || slices.Contains(p.Class.Also, id))
		})
	}
	own := len(d.Interactions)
	for _, p := range parts {
		for _, in := range p.Interactions {
			if within(in.With) || in.With == d.ID {
				continue
			}
			in = clone(in, citing(d, p))
			in.Basis = record.BasisIngredient
			in.Effect = saidOf(p.Name, in.Effect)
			switch i := slices.IndexFunc(d.Interactions, func(x record.Interaction) bool { return x.With == in.With }); {
			case i < 0:
				d.Interactions = append(d.Interactions, in)
			case i >= own && severityRank(in.Severity) < severityRank(d.Interactions[i].Severity):
				d.Interactions[i] = in
			}
		}
	}
}

// counted are the ingredients whose records hold for a combination: those that
// are taken the same way. In a mixture of more than two, a salt or sugar or
// helper is there in an amount that its own record does not speak of.
func counted(d *record.Drug, compiled map[string]*record.Drug) []*record.Drug {
	if d.OnlyLocal() {
		return nil
	}
	var out []*record.Drug
	for _, id := range d.Ingredients {
		p := compiled[id]
		if p == nil || len(p.Class.Path) == 0 || p.Class.Path[0] == "helper-substance" ||
			len(d.Ingredients) > 2 && p.Class.Path[0] == "nutrient-or-fluid" || !sameRoute(d, p) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// sameRoute reports whether an ingredient by itself is taken the way the
// combination is. A combination whose route is not recorded is taken by mouth if
// its ingredient is taken in no other way.
func sameRoute(d, p *record.Drug) bool {
	if len(d.Routes) == 0 {
		return len(p.Routes) == 1 && p.Routes[0] == "oral"
	}
	return slices.ContainsFunc(d.Routes, func(r string) bool { return slices.Contains(p.Routes, r) })
}

// citing adopts what p cites into d: the id it then has there.
func citing(d, p *record.Drug) func(string) string {
	return func(id string) string { return adoptSource(d, p.Sources, id, p.ID) }
}

// saidOf puts the name of the ingredient before a text that does not begin with
// a sentence about it.
func saidOf(name, text string) string {
	if text == "" || strings.Contains(strings.ToLower(text), strings.ToLower(name)) {
		return text
	}
	return strings.ToUpper(name[:1]) + name[1:] + ": " + text
}

// takeStatements fills an empty list with what is said of each ingredient. What
// is said of all of them alike stands once, and without a name.
func takeStatements(d *record.Drug, parts []*record.Drug, of func(*record.Drug) *[]record.Statement) {
	to := of(d)
	if len(*to) > 0 {
		return
	}
	texts := map[string]int{}
	for _, p := range parts {
		for _, s := range *of(p) {
			texts[s.Text]++
		}
	}
	for _, p := range parts {
		for _, s := range *of(p) {
			if texts[s.Text] == 0 {
				continue // said already
			}
			s = clone(s, citing(d, p))
			s.Basis = record.BasisIngredient
			if texts[s.Text] < len(parts) {
				s.Text = saidOf(p.Name, s.Text)
			} else {
				texts[s.Text] = 0
			}
			*to = append(*to, s)
		}
	}
}

// takeEffects adds effects of an ingredient that the combination does not list.
// Numbers stay behind: they were counted in people who took the ingredient.
func takeEffects(to *[]record.Effect, from []record.Effect, name string, cite func(string) string) {
	if slices.ContainsFunc(*to, func(e record.Effect) bool { return e.Basis != record.BasisIngredient }) {
		return
	}
	for _, e := range from {
		if slices.ContainsFunc(*to, func(x record.Effect) bool { return x.Name == e.Name }) {
			continue
		}
		e = clone(e, cite)
		*to = append(*to, record.Effect{Name: e.Name, Note: strings.TrimSuffix(name+"; "+e.Note, "; "), Basis: record.BasisIngredient, Sources: e.Sources})
	}
}

// overdoseOf is what too much of each ingredient does.
func overdoseOf(d *record.Drug, parts []*record.Drug) *record.Overdose {
	var out *record.Overdose
	for _, p := range parts {
		if p.Overdose == nil {
			continue
		}
		o := clone(p.Overdose, citing(d, p))
		o.Text, o.Antidote = saidOf(p.Name, o.Text), saidOf(p.Name, o.Antidote)
		if out == nil {
			o.Basis = record.BasisIngredient
			out = o
			continue
		}
		out.Text = strings.TrimSpace(out.Text + " " + o.Text)
		out.Antidote = strings.TrimSpace(out.Antidote + " " + o.Antidote)
		for _, s := range o.Signs {
			if !slices.Contains(out.Signs, s) {
				out.Signs = append(out.Signs, s)
			}
		}
		for _, id := range o.Sources {
			if !slices.Contains(out.Sources, id) {
				out.Sources = append(out.Sources, id)
			}
		}
	}
	return out
}

// gravest is the part with the lowest rank; negative ranks do not count.
func gravest(parts []*record.Drug, rank func(*record.Drug) int) *record.Drug {
	parts = slices.DeleteFunc(slices.Clone(parts), func(p *record.Drug) bool { return rank(p) < 0 })
	if len(parts) == 0 {
		return nil
	}
	return slices.MinFunc(parts, func(a, b *record.Drug) int { return cmp.Compare(rank(a), rank(b)) })
}

func abruptRank(s *record.Stopping) int {
	if s == nil {
		return -1
	}
	return slices.Index([]record.Abrupt{record.AbruptDangerous, record.AbruptNotAdvised, record.AbruptUnknown, record.AbruptUsuallyFine}, s.Abrupt)
}

func addictiveRank(d *record.Dependence) int {
	if d == nil || d.Addictive == nil {
		return -1
	}
	return slices.Index([]record.Addictive{
		record.AddictiveYes, record.AddictivePhysicalOnly, record.AddictiveLow, record.AddictiveNotEstablished, record.AddictiveNo,
	}, d.Addictive.Answer)
}

func withdrawalRank(w *record.Withdrawal) int {
	if w == nil {
		return -1
	}
	return slices.Index([]record.WithdrawalSeverity{"life-threatening", "severe", "moderate", "mild", "not-established", "", "none"}, w.Severity)
}

func severityRank(s record.InteractionSeverity) int { return slices.Index(s.Values(), string(s)) }
