package render_test

import "druginfo/internal/record"

// fixture is a drug that does not exist, with something in every section, so
// that editing the data never touches a golden of the code.
func fixture() *record.Drug {
	src := []string{"label"}
	both := []string{"label", "agency"}
	say := func(s string) []record.Statement { return []record.Statement{{Text: s, Sources: src}} }
	return &record.Drug{
		ID: "examplam", Kind: record.Ingredient, Detail: record.Monograph, Name: "examplam", Pronunciation: "eg-ZAM-plam",
		Summary:       "Examplam is a made-up sedative; it exists only to show what a page looks like.",
		Brands:        []record.Brand{{Name: "Examplo", Regions: []record.Region{"us", "uk"}}, {Name: "Oldbrand", Regions: []record.Region{"us"}, Discontinued: true}},
		Synonyms:      []string{"exemplam"},
		Abbreviations: []string{"EXM"},
		StreetNames:   []record.StreetName{{Name: "plams", Note: "tablets", Sources: src}},
		Identifiers:   record.Identifiers{RxCUI: "0000", UNII: "XXXXXXXXXX", ATC: []string{"N05BA99"}},
		NamesSources:  []string{"label"},
		Class:         record.ClassRef{ID: "sedative", Name: "sedative", Path: []string{"nervous-system-drug", "sedative"}},
		Mechanism:     &record.Statement{Text: "It quiets <nerve cells> & *signals*.", Basis: record.BasisClass, Sources: src},
		Marketed:      []record.Region{"us"},
		Forms:         []string{"tablet"},
		Routes:        []string{"oral"},
		Composition:   say("Tablets contain examplam and lactose."),
		Legal:         record.Legal{US: &record.Jurisdiction{Schedule: "IV", Status: "rx", Sources: src}, UK: &record.Jurisdiction{Class: "C", Schedule: "4-1", Sources: src}},
		Uses: []record.Use{
			{Name: "insomnia", Status: "approved", Regions: []record.Region{"us"}, Sources: src},
			{Name: "panic disorder", Status: "off-label", Note: "short term", Sources: both},
		},
		Boxed:  []record.Boxed{{Title: "With opioids", Text: "Deep sleep, slowed breathing, coma and death.", Basis: record.BasisClass, Sources: both}},
		NotFor: say("Not for people with myasthenia gravis."),
		SideEffects: record.SideEffects{
			Common: []record.Effect{
				{Name: "drowsiness", Frequency: "very common", Percent: &record.Range{Min: 37, Max: 37}, Population: "adults with insomnia", Sources: src},
				{Name: "dizziness", Frequency: "common", Percent: &record.Range{Min: 7, Max: 9}, Population: "adults with insomnia", Sources: src},
				{Name: "unsteadiness", Frequency: "common", Sources: src},
			},
			Serious: []record.Effect{{Name: "suicidal thoughts", Note: "about 1 in 500 in pooled trials", Basis: record.BasisClass, Sources: both}},
			Also:    &record.Named{Names: []string{"dry mouth", "headache"}, Sources: src},
		},
		LongTerm: say("Not studied beyond a few weeks."),
		Dependence: &record.Dependence{
			Addictive:   &record.AddictiveAnswer{Answer: "yes", Text: "Also when taken as prescribed. It develops with time."},
			Physical:    &record.Finding{Occurs: "yes", Text: "The body adapts within weeks."},
			Tolerance:   &record.Finding{Occurs: "possible"},
			Misuse:      &record.Finding{Occurs: "yes", Text: "Often with alcohol."},
			Versus:      "Dependence is adaptation; addiction is loss of control.",
			DevelopsIn:  &record.Quantity{Min: 1, Max: 4, Unit: "weeks"},
			RiskFactors: []string{"higher amounts", "longer use"},
			Signs:       []string{"craving", "taking more than prescribed"},
			FromClass:   []string{"versus"}, Sources: both,
		},
		Withdrawal: &record.Withdrawal{
			Occurs: "yes", Severity: "life-threatening", Text: "Fear and sleeplessness come back.",
			Symptoms: []record.Symptom{{Name: "seizures", Level: "serious"}, {Name: "anxiety", Level: "common"}, {Name: "muscle cramps", Level: "common"}},
			Onset:    &record.Quantity{Min: 1, Max: 2, Unit: "days"}, Peak: &record.Quantity{Min: 3, Max: 7, Unit: "days"},
			Duration:   &record.Quantity{Min: 2, Max: 4, Unit: "weeks", Note: "often longer"},
			Protracted: &record.Statement{Text: "Can go on for months.", Basis: record.BasisClass, Sources: both},
			FromClass:  []string{"symptoms"}, Sources: both,
		},
		Stopping:      &record.Stopping{Abrupt: "dangerous", Text: "Never stop suddenly. The prescriber draws up the taper.", Sources: src},
		Overdose:      &record.Overdose{Signs: []string{"coma"}, Antidote: "Flumazenil, in hospital.", Text: "Call for help at once.", Sources: src},
		Interactions:  []record.Interaction{{With: "opioid", Name: "opioids", Severity: "serious", Effect: "Slowed breathing.", Mechanism: "Both slow the breathing.", Basis: "class", Sources: both}},
		Compatible:    []record.Compatible{{With: "acetaminophen", Name: "acetaminophen", Text: "The agency says they can be taken together.", Sources: both}},
		Alcohol:       say("Do not drink. No source states a safe amount."),
		Driving:       say("Do not drive until you know how it affects you."),
		Pregnancy:     say("The newborn may be sleepy."),
		Breastfeeding: say("It passes into milk."),
		OlderAdults:   say("Falls are more likely."),
		MissedDose:    say("Ask a pharmacist."),
		Kinetics: &record.Kinetics{
			HalfLife: &record.Quantity{Min: 30, Max: 40, Unit: "hours"}, Peak: &record.Quantity{Min: 1, Max: 4, Unit: "hours"},
			Metabolites: []record.Metabolite{{Name: "norexamplam", HalfLife: &record.Quantity{Min: 50, Max: 50, Unit: "hours", Note: "in adults"}}},
			Detection:   []record.Detection{{Matrix: "urine", Min: 5, Max: 30, Unit: "days", Sources: src}},
			Note:        "Longer in liver disease.", Sources: src,
		},
		Alternatives: []record.Alternative{{Name: "CBT-I", For: "insomnia", Note: "a talking treatment", Sources: src}},
		Comparisons:  []record.Comparison{{ID: "melatonin", Name: "melatonin", Text: "Melatonin times sleep; examplam forces it.", Sources: src}},
		ConfusedWith: []record.Confusion{{ID: "exemplin", Name: "exemplin", Why: "exemplAM and exemplIN", Sources: src}},
		SeeAlso:      []record.Link{{Title: "Sleep", URL: "https://example.org/sleep"}},
		Sources: []record.Source{
			{ID: "label", Title: "Examplo label", Publisher: "Example Agency", URL: "https://example.org/label", Revised: "2025-06", Checked: "2026-11-01", Licence: "public domain"},
			{ID: "agency", Title: "Safety notice <1>", Publisher: "Example Agency", URL: "https://example.org/notice", Checked: "2026-11-01"},
		},
		Review: record.Review{Checked: "2026-11-01", Due: "2027-11-01", Method: "label-checked"},
	}
}

func fixtureHelp() record.Help {
	return record.Help{Regions: []record.HelpRegion{{
		ID: "us", Name: "United States", Emergency: record.Emergency{Phone: "911"},
		Lines: []record.HelpLine{
			{Kind: "poison", Name: "Poison Help", Phone: "1-800-000-0000"},
			{Kind: "crisis", Name: "Lifeline", Phone: "000"},
			{Kind: "substance-use", Name: "Helpline", Phone: "1-800-111-1111"},
		},
	}}}
}
