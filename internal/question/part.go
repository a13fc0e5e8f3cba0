package question

import (
	"fmt"
	"slices"
	"strings"

	"druginfo/internal/record"
)

// parts are the places of a record that answer something, under the names that
// data/topics.yaml gives them. Each writes nothing where the record is silent.
var parts = map[string]func(*builder, *record.Drug){
	"addictive": func(b *builder, d *record.Drug) {
		if dep := d.Dependence; dep != nil && dep.Addictive != nil {
			word := map[record.Addictive]string{
				record.AddictiveYes: "YES", record.AddictivePhysicalOnly: "NOT ADDICTION, BUT PHYSICAL DEPENDENCE",
				record.AddictiveLow: "LOW RISK", record.AddictiveNo: "NO", record.AddictiveNotEstablished: "NOT ESTABLISHED",
			}[dep.Addictive.Answer]
			b.add(d, Passage{
				Label: "addictive?", Word: word, Alarm: dep.Addictive.Answer == record.AddictiveYes, Text: dep.Addictive.Text,
				Basis: basisOf(dep.Basis, dep.FromClass, "addictive"),
			}, "dependence.addictive", dep.Sources)
		}
	},
	"physical":  finding("dependence", "physical", func(d *record.Dependence) *record.Finding { return d.Physical }),
	"tolerance": finding("tolerance", "tolerance", func(d *record.Dependence) *record.Finding { return d.Tolerance }),
	"versus": func(b *builder, d *record.Drug) {
		if dep := d.Dependence; dep != nil {
			b.add(d, Passage{Label: "the difference", Text: dep.Versus, Basis: basisOf(dep.Basis, dep.FromClass, "versus")}, "dependence.versus", dep.Sources)
		}
	},
	"develops_after": func(b *builder, d *record.Drug) {
		if dep := d.Dependence; dep != nil && dep.DevelopsIn != nil {
			text := quantity(dep.DevelopsIn)
			if !strings.Contains(text, "use") {
				text += " of regular use"
			}
			b.add(d, Passage{Label: "develops after", Text: text, Basis: basisOf(dep.Basis, dep.FromClass, "develops_after")},
				"dependence.develops_after", dep.DevelopsIn.Sources, dep.Sources)
		}
	},
	"risk_factors": phrases("higher risk", "risk_factors", func(d *record.Dependence) []string { return d.RiskFactors }),
	"signs":        phrases("signs", "signs", func(d *record.Dependence) []string { return d.Signs }),

	"stopping": func(b *builder, d *record.Drug) {
		if s := d.Stopping; s != nil {
			word := map[record.Abrupt]string{
				record.AbruptDangerous: "NEVER SUDDENLY", record.AbruptNotAdvised: "NOT SUDDENLY",
				record.AbruptUsuallyFine: "USUALLY FINE", record.AbruptUnknown: "NOT KNOWN",
			}[s.Abrupt]
			b.add(d, Passage{
				Label: "stop suddenly?", Word: word, Alarm: s.Abrupt == record.AbruptDangerous || s.Abrupt == record.AbruptNotAdvised, Text: s.Text, Basis: s.Basis,
			}, "stopping", s.Sources)
		}
	},
	"stopping_pregnant": func(b *builder, d *record.Drug) {
		if s := d.Stopping; s != nil && (s.Abrupt == record.AbruptDangerous || s.Abrupt == record.AbruptNotAdvised) {
			b.add(d, Passage{Label: "do not stop suddenly", Text: s.Text, Basis: s.Basis}, "stopping", s.Sources)
		}
	},
	"withdrawal_text": func(b *builder, d *record.Drug) {
		if w := d.Withdrawal; w != nil {
			p := Passage{Label: "withdrawal", Text: w.Text, Basis: basisOf(w.Basis, w.FromClass, "text")}
			switch {
			case w.Occurs == record.OccursNo && w.Text == "":
				p.Word = "no withdrawal syndrome is described"
			case w.Occurs == record.OccursNotEstablished && w.Text == "":
				p.Word = "not established"
			case w.Severity == "life-threatening":
				p.Word, p.Alarm = "can be life-threatening", true
			}
			b.add(d, p, "withdrawal", w.Sources)
		}
	},
	"withdrawal_symptoms": func(b *builder, d *record.Drug) {
		if w := d.Withdrawal; w != nil {
			for _, l := range []record.Level{record.LevelSerious, record.LevelCommon} {
				var names []string
				for _, s := range w.Symptoms {
					if s.Level == l {
						names = append(names, s.Name)
					}
				}
				b.add(d, Passage{Label: string(l), Text: strings.Join(names, ", "), Alarm: l == record.LevelSerious, Basis: basisOf(w.Basis, w.FromClass, "symptoms")},
					"withdrawal.symptoms", w.Sources)
			}
		}
	},
	"withdrawal_time": func(b *builder, d *record.Drug) {
		if w := d.Withdrawal; w != nil {
			for _, q := range []struct {
				field, label string
				q            *record.Quantity
			}{{"duration", "lasts", w.Duration}, {"onset", "begins", w.Onset}, {"peak", "worst at", w.Peak}} {
				if q.q != nil {
					text := quantity(q.q)
					if q.field != "duration" {
						text += " after the last dose"
					}
					b.add(d, Passage{Label: q.label, Text: text, Basis: basisOf(w.Basis, w.FromClass, q.field)}, "withdrawal."+q.field, q.q.Sources, sourcesIfNone(q.q.Sources, w.Sources))
				}
			}
		}
	},
	"protracted": func(b *builder, d *record.Drug) {
		if w := d.Withdrawal; w != nil && w.Protracted != nil {
			b.add(d, Passage{Label: "longer", Text: w.Protracted.Text, Basis: basisOf(w.Basis, w.FromClass, "protracted")}, "withdrawal.protracted", w.Protracted.Sources)
		}
	},

	"alcohol":           statements("alcohol", func(d *record.Drug) []record.Statement { return d.Alcohol }),
	"driving":           statements("driving", func(d *record.Drug) []record.Statement { return d.Driving }),
	"pregnancy":         statements("pregnancy", func(d *record.Drug) []record.Statement { return d.Pregnancy }),
	"breastfeeding":     statements("breastfeeding", func(d *record.Drug) []record.Statement { return d.Breastfeeding }),
	"older_adults":      labelled("older people", "older_adults", func(d *record.Drug) []record.Statement { return d.OlderAdults }),
	"missed_dose":       statements("missed_dose", func(d *record.Drug) []record.Statement { return d.MissedDose }),
	"long_term":         labelled("long use", "long_term_use", func(d *record.Drug) []record.Statement { return d.LongTerm }),
	"contraindications": labelled("not for", "contraindications", func(d *record.Drug) []record.Statement { return d.NotFor }),

	"half_life": func(b *builder, d *record.Drug) {
		if k := d.Kinetics; k != nil && k.HalfLife != nil {
			b.add(d, Passage{Label: "half-life", Text: quantity(k.HalfLife) + "; " + nearlyGone(*k.HalfLife)}, "pharmacokinetics.half_life", k.HalfLife.Sources, sourcesIfNone(k.HalfLife.Sources, k.Sources))
		}
	},
	"metabolites": func(b *builder, d *record.Drug) {
		if k := d.Kinetics; k != nil {
			for i, m := range k.Metabolites {
				if m.HalfLife != nil {
					b.add(d, Passage{Label: "metabolite", Text: m.Name + ", half-life " + quantity(m.HalfLife)}, fmt.Sprintf("pharmacokinetics.metabolites[%d]", i), m.HalfLife.Sources, sourcesIfNone(m.HalfLife.Sources, k.Sources))
				}
			}
		}
	},
	"kinetics_note": func(b *builder, d *record.Drug) {
		if k := d.Kinetics; k != nil {
			b.add(d, Passage{Label: "note", Text: k.Note}, "pharmacokinetics.note", k.Sources)
		}
	},
	"detection": func(b *builder, d *record.Drug) {
		if k := d.Kinetics; k != nil {
			for i, x := range k.Detection {
				q := record.Quantity{Min: x.Min, Max: x.Max, Unit: x.Unit}
				b.add(d, Passage{Label: "found in " + string(x.Matrix), Text: q.String()}, fmt.Sprintf("pharmacokinetics.detection[%d]", i), x.Sources)
			}
		}
	},
	"test_fixed":      func(b *builder, _ *record.Drug) { b.fixed(TestFixed) },
	"effect_onset":    kinetic("takes effect", "onset", func(k *record.Kinetics) *record.Quantity { return k.Onset }),
	"effect_peak":     kinetic("peak in blood", "peak", func(k *record.Kinetics) *record.Quantity { return k.Peak }),
	"effect_duration": kinetic("effect lasts", "duration", func(k *record.Kinetics) *record.Quantity { return k.Duration }),

	"side_effects": func(b *builder, d *record.Drug) {
		for _, g := range []struct {
			label string
			list  []record.Effect
		}{{"common", d.SideEffects.Common}, {"serious", d.SideEffects.Serious}} {
			var names []string
			var ids []string
			basis := record.BasisClass
			for _, e := range g.list {
				name := e.Name
				if e.Percent != nil {
					name += " (" + e.Percent.String() + " %)"
				}
				names = append(names, name)
				ids = append(ids, e.Sources...)
				if e.Basis != record.BasisClass {
					basis = ""
				}
			}
			b.add(d, Passage{Label: g.label, Text: strings.Join(names, ", "), Basis: basis}, "side_effects."+g.label, ids)
		}
	},
	"overdose": func(b *builder, d *record.Drug) {
		if o := d.Overdose; o != nil {
			b.add(d, Passage{Label: "overdose", Text: o.Text, Basis: o.Basis}, "overdose", o.Sources)
		}
	},
	"overdose_signs": func(b *builder, d *record.Drug) {
		if o := d.Overdose; o != nil {
			b.add(d, Passage{Label: "signs", Text: strings.Join(o.Signs, ", "), Basis: o.Basis}, "overdose.signs", o.Sources)
		}
	},
	"antidote": func(b *builder, d *record.Drug) {
		if o := d.Overdose; o != nil {
			b.add(d, Passage{Label: "antidote", Text: o.Antidote, Basis: o.Basis}, "overdose.antidote", o.Sources)
		}
	},
	"boxed": func(b *builder, d *record.Drug) {
		for i, x := range d.Boxed {
			b.add(d, Passage{Label: "boxed warning", Word: x.Title, Alarm: true, Text: x.Text, Basis: x.Basis}, fmt.Sprintf("boxed_warnings[%d]", i), x.Sources)
		}
	},
	"uses": func(b *builder, d *record.Drug) {
		for _, st := range []struct {
			status record.UseStatus
			label  string
		}{{"approved", "approved for"}, {"otc", "over the counter"}, {"off-label", "off-label"}, {"traditional", "traditional"}, {"none", "not approved"}} {
			var names, ids []string
			for _, u := range d.Uses {
				if u.Status == st.status {
					name := u.Name
					if u.Note != "" {
						name += " (" + strings.TrimSuffix(u.Note, ".") + ")"
					}
					names = append(names, name)
					ids = append(ids, u.Sources...)
				}
			}
			b.add(d, Passage{Label: st.label, Text: strings.Join(names, ", ")}, "uses", ids)
		}
	},
	"mechanism": func(b *builder, d *record.Drug) {
		if m := d.Mechanism; m != nil {
			b.add(d, Passage{Label: "how it works", Text: m.Text, Basis: m.Basis}, "mechanism", m.Sources)
		}
	},
	"class": func(b *builder, d *record.Drug) {
		if d.Class.Name != "" {
			b.add(d, Passage{Label: "class", Text: d.Class.Name}, "class", d.NamesSources)
		}
	},
	"alternatives": func(b *builder, d *record.Drug) {
		var fors []string
		for _, x := range d.Alternatives {
			if !slices.Contains(fors, x.For) {
				fors = append(fors, x.For)
			}
		}
		for _, f := range fors {
			var names, ids []string
			basis := record.BasisClass
			for _, x := range d.Alternatives {
				if x.For == f {
					names = append(names, x.Name)
					ids = append(ids, x.Sources...)
					if x.Basis != record.BasisClass {
						basis = ""
					}
				}
			}
			b.add(d, Passage{Label: "for " + f, Text: strings.Join(names, ", "), Basis: basis}, "alternatives", ids)
		}
		if len(fors) > 0 {
			b.fixed(AdviceFixed)
		}
	},
	"street": func(b *builder, d *record.Drug) {
		var names, ids []string
		for _, s := range d.StreetNames {
			names = append(names, s.Name)
			ids = append(ids, s.Sources...)
		}
		b.add(d, Passage{Label: "street names", Text: strings.Join(names, ", ")}, "street_names", ids)
		if len(names) > 0 {
			b.fixed("What is sold under a street name varies.")
		}
	},
	"legal": func(b *builder, d *record.Drug) {
		for _, j := range []struct {
			label, field string
			j            *record.Jurisdiction
		}{{"United States", "us", d.Legal.US}, {"United Kingdom", "uk", d.Legal.UK}, {"European Union", "eu", d.Legal.EU}} {
			if j.j == nil {
				continue
			}
			b.add(d, Passage{Label: j.label, Text: legal(j.j)}, "legal."+j.field, j.j.Sources)
		}
	},
	"dose_fixed":      func(b *builder, _ *record.Drug) { b.fixed(DoseFixed) },
	"taper_fixed":     func(b *builder, _ *record.Drug) { b.fixed(TaperFixed) },
	"switching_fixed": func(b *builder, _ *record.Drug) { b.fixed(SwitchingFixed) },
	"help":            func(*builder, *record.Drug) {},
}

func legal(j *record.Jurisdiction) string {
	var out []string
	switch {
	case j.Class == "none":
		out = append(out, "not a controlled drug")
	case j.Class != "" && j.Class != "unknown":
		out = append(out, "class "+string(j.Class))
	}
	switch {
	case j.Schedule == "none":
		out = append(out, "not a scheduled drug")
	case j.Schedule != "" && j.Schedule != "unknown":
		out = append(out, "schedule "+string(j.Schedule))
	}
	if s := map[record.Availability]string{
		"rx": "prescription only", "otc": "over the counter", "rx-and-otc": "prescription and over the counter", "hospital": "given by health professionals",
		"supplement": "sold as a supplement", "food": "sold as food or drink", "consumer": "sold to adults", "illicit": "illicit",
		"not-approved": "not approved", "discontinued": "no longer sold",
	}[j.Status]; s != "" {
		out = append(out, s)
	}
	if j.Note != "" {
		out = append(out, j.Note)
	}
	return strings.Join(out, "; ")
}

func finding(label, field string, of func(*record.Dependence) *record.Finding) func(*builder, *record.Drug) {
	return func(b *builder, d *record.Drug) {
		if d.Dependence == nil {
			return
		}
		if f := of(d.Dependence); f != nil {
			b.add(d, Passage{
				Label: label, Word: strings.ToUpper(strings.ReplaceAll(string(f.Occurs), "-", " ")), Alarm: f.Occurs == record.OccursYes, Text: f.Text,
				Basis: basisOf(d.Dependence.Basis, d.Dependence.FromClass, field),
			}, "dependence."+field, d.Dependence.Sources)
		}
	}
}

func phrases(label, field string, of func(*record.Dependence) []string) func(*builder, *record.Drug) {
	return func(b *builder, d *record.Drug) {
		if d.Dependence != nil {
			b.add(d, Passage{Label: label, Text: strings.Join(of(d.Dependence), "; "), Basis: basisOf(d.Dependence.Basis, d.Dependence.FromClass, field)},
				"dependence."+field, d.Dependence.Sources)
		}
	}
}

func statements(field string, of func(*record.Drug) []record.Statement) func(*builder, *record.Drug) {
	return labelled("", field, of)
}

func labelled(label, field string, of func(*record.Drug) []record.Statement) func(*builder, *record.Drug) {
	return func(b *builder, d *record.Drug) {
		for i, s := range of(d) {
			b.add(d, Passage{Label: label, Text: s.Text, Basis: s.Basis}, fmt.Sprintf("%s[%d]", field, i), s.Sources)
		}
	}
}

func kinetic(label, field string, of func(*record.Kinetics) *record.Quantity) func(*builder, *record.Drug) {
	return func(b *builder, d *record.Drug) {
		if d.Kinetics == nil {
			return
		}
		if q := of(d.Kinetics); q != nil {
			b.add(d, Passage{Label: label, Text: quantity(q)}, "pharmacokinetics."+field, q.Sources, sourcesIfNone(q.Sources, d.Kinetics.Sources))
		}
	}
}

// sourcesIfNone are the sources of the section where a statement has none of
// its own.
func sourcesIfNone(own, section []string) []string {
	if len(own) > 0 {
		return nil
	}
	return section
}

func basisOf(section record.Basis, fromClass []string, field string) record.Basis {
	if section == record.BasisClass || slices.Contains(fromClass, field) {
		return record.BasisClass
	}
	return section
}

func quantity(q *record.Quantity) string {
	if q.Note != "" {
		return q.String() + " (" + q.Note + ")"
	}
	return q.String()
}

// nearlyGone says what five half-lives come to.
func nearlyGone(q record.Quantity) string {
	return "five half-lives, until nearly all is gone, come to about " + q.FiveHalfLives()
}
