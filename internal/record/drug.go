package record

import "slices"

// Drug is one record: a substance, or a fixed combination of substances.
type Drug struct {
	ID            string        `json:"id" yaml:"id" doc:"Kebab-case ASCII, the same as the file name. Never changes."`
	Kind          Kind          `json:"kind" yaml:"kind" doc:"A single ingredient, or a fixed combination of several."`
	Detail        Detail        `json:"detail" yaml:"detail" doc:"How much has been written and checked: monograph (all sections that apply) or summary (identity, class, uses)."`
	Name          string        `json:"name" yaml:"name" doc:"The generic name: the US adopted name (USAN) where there is one."`
	Pronunciation string        `json:"pronunciation,omitempty" yaml:"pronunciation,omitempty" doc:"How the name is said, syllables joined by hyphens, the stressed one in capitals."`
	Summary       string        `json:"summary" yaml:"summary" doc:"What it is, in one sentence."`
	Ingredients   []string      `json:"ingredients,omitempty" yaml:"ingredients,omitempty" doc:"For a combination: the ids of its ingredients."`
	Brands        []Brand       `json:"brands,omitempty" yaml:"brands,omitempty" doc:"Brand names in their own spelling."`
	Synonyms      []string      `json:"synonyms,omitempty" yaml:"synonyms,omitempty" doc:"Other generic names: INN, BAN, older and chemical names people type."`
	Abbreviations []string      `json:"abbreviations,omitempty" yaml:"abbreviations,omitempty" doc:"Short forms, such as APAP."`
	StreetNames   []StreetName  `json:"street_names,omitempty" yaml:"street_names,omitempty" doc:"Slang. A street name may belong to several drugs; what is sold under it varies."`
	Identifiers   Identifiers   `json:"identifiers,omitzero" yaml:"identifiers,omitempty" doc:"Keys into other databases."`
	NamesSources  []string      `json:"names_sources,omitempty" yaml:"names_sources,omitempty" doc:"Ids of the sources of its names, brands, identifiers, markets, forms and routes."`
	Class         ClassRef      `json:"class" yaml:"class" doc:"The pharmacological class, from the project's own tree."`
	Mechanism     *Statement    `json:"mechanism,omitempty" yaml:"mechanism,omitempty" doc:"How it works, in one or two sentences."`
	Marketed      []Region      `json:"marketed,omitempty" yaml:"marketed,omitempty" doc:"Regions whose official lists name it as marketed or listed."`
	Listings      int           `json:"us_listings,omitempty" yaml:"us_listings,omitempty" doc:"Number of US prescription product listings (FDA NDC directory, 2015): a rough measure of how common it is, used to rank suggestions."`
	Forms         []string      `json:"forms,omitempty" yaml:"forms,omitempty" doc:"Dosage forms: tablet, injection, cream. Never strengths."`
	Routes        []string      `json:"routes,omitempty" yaml:"routes,omitempty" doc:"Routes of administration: oral, intravenous, topical."`
	Composition   []Statement   `json:"composition,omitempty" yaml:"composition,omitempty" doc:"What a product contains: active and notable inactive ingredients."`
	Legal         Legal         `json:"legal,omitzero" yaml:"legal,omitempty" doc:"Schedule and availability by jurisdiction."`
	Uses          []Use         `json:"uses,omitempty" yaml:"uses,omitempty" doc:"What it is used for, approved uses first."`
	UsesNote      string        `json:"uses_note,omitempty" yaml:"uses_note,omitempty" doc:"Why no use is listed, or what qualifies all of them."`
	Boxed         []Boxed       `json:"boxed_warnings,omitempty" yaml:"boxed_warnings,omitempty" doc:"Every boxed warning of the current US label, in the label's order."`
	NotFor        []Statement   `json:"contraindications,omitempty" yaml:"contraindications,omitempty" doc:"Who must not take it."`
	SideEffects   SideEffects   `json:"side_effects,omitzero" yaml:"side_effects,omitempty" doc:"Unwanted effects, common and serious."`
	LongTerm      []Statement   `json:"long_term_use,omitempty" yaml:"long_term_use,omitempty" doc:"What is known of taking it for a long time."`
	Dependence    *Dependence   `json:"dependence,omitempty" yaml:"dependence,omitempty" doc:"Addiction, physical dependence, tolerance and misuse, kept apart."`
	Withdrawal    *Withdrawal   `json:"withdrawal,omitempty" yaml:"withdrawal,omitempty" doc:"What happens when it is stopped."`
	Stopping      *Stopping     `json:"stopping,omitempty" yaml:"stopping,omitempty" doc:"Whether it can be stopped suddenly, and how stopping is planned. Never a taper rate."`
	Overdose      *Overdose     `json:"overdose,omitempty" yaml:"overdose,omitempty" doc:"Signs of too much, and what is done."`
	Interactions  []Interaction `json:"interactions,omitempty" yaml:"interactions,omitempty" doc:"What it must not, or should not, be combined with; worst first."`
	InteractNote  *Statement    `json:"interactions_note,omitempty" yaml:"interactions_note,omitempty" doc:"Why no interaction is listed, or what qualifies all of them."`
	Compatible    []Compatible  `json:"compatible,omitempty" yaml:"compatible,omitempty" doc:"What a source says may be taken with it, or found not to act on it. Never concluded from silence."`
	Alcohol       []Statement   `json:"alcohol,omitempty" yaml:"alcohol,omitempty" doc:"Drinking while taking it. The first sentence answers."`
	Driving       []Statement   `json:"driving,omitempty" yaml:"driving,omitempty" doc:"Driving and machines."`
	Pregnancy     []Statement   `json:"pregnancy,omitempty" yaml:"pregnancy,omitempty" doc:"Pregnancy and the newborn."`
	Breastfeeding []Statement   `json:"breastfeeding,omitempty" yaml:"breastfeeding,omitempty" doc:"Breastfeeding."`
	OlderAdults   []Statement   `json:"older_adults,omitempty" yaml:"older_adults,omitempty" doc:"What is different for older people."`
	MissedDose    []Statement   `json:"missed_dose,omitempty" yaml:"missed_dose,omitempty" doc:"What sources say about a missed dose. Never an amount."`
	Kinetics      *Kinetics     `json:"pharmacokinetics,omitempty" yaml:"pharmacokinetics,omitempty" doc:"Time in the body."`
	Alternatives  []Alternative `json:"alternatives,omitempty" yaml:"alternatives,omitempty" doc:"Options people discuss with a prescriber for the same use. Never advice."`
	Comparisons   []Comparison  `json:"comparisons,omitempty" yaml:"comparisons,omitempty" doc:"How it differs from a drug it is often compared with."`
	ConfusedWith  []Confusion   `json:"confused_with,omitempty" yaml:"confused_with,omitempty" doc:"Look-alike and sound-alike names."`
	SeeAlso       []Link        `json:"see_also,omitempty" yaml:"see_also,omitempty" doc:"Further reading; not a source."`
	Sources       []Source      `json:"sources,omitempty" yaml:"sources,omitempty" doc:"The documents that were opened. Shared sources (data/vocab/sources.yaml) are cited by id and filled in when compiled."`
	Review        Review        `json:"review" yaml:"review" doc:"When and how it was checked."`
}

// Brand is a trade name.
type Brand struct {
	Name         string   `json:"name" yaml:"name" doc:"In its own spelling."`
	Regions      []Region `json:"regions,omitempty" yaml:"regions,omitempty" doc:"Where it is or was sold."`
	Discontinued bool     `json:"discontinued,omitempty" yaml:"discontinued,omitempty" doc:"No longer sold in these regions."`
}

// StreetName is a slang term.
type StreetName struct {
	Name    string   `json:"name" yaml:"name" doc:"The term."`
	Note    string   `json:"note,omitempty" yaml:"note,omitempty" doc:"What it points to more exactly."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Identifiers are keys into other databases. An absent one was not seen.
type Identifiers struct {
	RxCUI       string   `json:"rxcui,omitempty" yaml:"rxcui,omitempty" doc:"RxNorm concept of the ingredient."`
	UNII        string   `json:"unii,omitempty" yaml:"unii,omitempty" doc:"FDA unique ingredient identifier."`
	CAS         string   `json:"cas,omitempty" yaml:"cas,omitempty" doc:"CAS registry number."`
	ATC         []string `json:"atc,omitempty" yaml:"atc,omitempty" doc:"WHO ATC codes (codes only)."`
	DrugBank    string   `json:"drugbank,omitempty" yaml:"drugbank,omitempty" doc:"DrugBank accession."`
	ChEMBL      string   `json:"chembl,omitempty" yaml:"chembl,omitempty" doc:"ChEMBL id."`
	PubChem     string   `json:"pubchem,omitempty" yaml:"pubchem,omitempty" doc:"PubChem compound id."`
	MedlinePlus string   `json:"medlineplus,omitempty" yaml:"medlineplus,omitempty" doc:"MedlinePlus drug monograph id."`
	Wikidata    string   `json:"wikidata,omitempty" yaml:"wikidata,omitempty" doc:"Wikidata item."`
}

// ClassRef places a drug in the tree of classes. People write id (and also);
// name and path are filled in when compiled.
type ClassRef struct {
	ID   string   `json:"id" yaml:"id" doc:"Id of the class."`
	Name string   `json:"name,omitempty" yaml:"name,omitempty" doc:"Name of the class. Filled in when compiled."`
	Path []string `json:"path,omitempty" yaml:"path,omitempty" doc:"Ids from the root of the tree to the class. Filled in when compiled."`
	Also []string `json:"also,omitempty" yaml:"also,omitempty" doc:"Ids of further classes it belongs to."`
}

// Statement is a short text with its sources.
type Statement struct {
	Text    string   `json:"text" yaml:"text" doc:"One to three plain sentences, our own words."`
	Basis   Basis    `json:"basis,omitempty" yaml:"basis,omitempty" doc:"class when written for the whole class, ingredient when for an ingredient of the combination. Filled in when compiled."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Legal is the status by jurisdiction. A nil jurisdiction is not recorded.
type Legal struct {
	US *Jurisdiction `json:"us,omitempty" yaml:"us,omitempty" doc:"United States: Controlled Substances Act schedule I to V or none."`
	UK *Jurisdiction `json:"uk,omitempty" yaml:"uk,omitempty" doc:"United Kingdom: class A to C and schedule 1 to 5."`
	EU *Jurisdiction `json:"eu,omitempty" yaml:"eu,omitempty" doc:"European Union."`
}

// Jurisdiction is the legal status in one country or union.
type Jurisdiction struct {
	Schedule Schedule     `json:"schedule,omitempty" yaml:"schedule,omitempty" doc:"Schedule of control; none is a fact and has a source."`
	Class    ControlClass `json:"class,omitempty" yaml:"class,omitempty" doc:"UK only: class under the Misuse of Drugs Act 1971."`
	Status   Availability `json:"status,omitempty" yaml:"status,omitempty" doc:"How it can be obtained."`
	Note     string       `json:"note,omitempty" yaml:"note,omitempty" doc:"An exception worth a sentence."`
	Sources  []string     `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Use is one thing a drug is used for.
type Use struct {
	Name    string    `json:"name" yaml:"name" doc:"A term of data/vocab/uses.yaml."`
	Status  UseStatus `json:"status" yaml:"status" doc:"What stands behind it."`
	Regions []Region  `json:"regions,omitempty" yaml:"regions,omitempty" doc:"Where that status holds, as far as the sources show."`
	Note    string    `json:"note,omitempty" yaml:"note,omitempty" doc:"A qualification: for whom, with what."`
	Sources []string  `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Boxed is one of the warnings in the box of a US label.
type Boxed struct {
	Title   string   `json:"title" yaml:"title" doc:"Two to five words."`
	Text    string   `json:"text" yaml:"text" doc:"What can happen and to whom, our own words."`
	Basis   Basis    `json:"basis,omitempty" yaml:"basis,omitempty" doc:"class when written for the whole class, ingredient when for an ingredient of the combination. Filled in when compiled."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// OnlyLocal reports whether a drug is only put where it works, so that what its
// class does to the whole body is not said of it.
func (d *Drug) OnlyLocal() bool {
	return len(d.Routes) > 0 && !slices.ContainsFunc(d.Routes, func(r string) bool {
		return !slices.Contains([]string{"topical", "on the skin", "eye", "into the eye", "ear", "dental", "irrigation"}, r)
	})
}

// SideEffects are unwanted effects.
type SideEffects struct {
	Common  []Effect `json:"common,omitempty" yaml:"common,omitempty" doc:"What many people notice, most frequent first."`
	Serious []Effect `json:"serious,omitempty" yaml:"serious,omitempty" doc:"What needs a prescriber or an emergency service."`
	Also    *Named   `json:"also,omitempty" yaml:"also,omitempty" doc:"What else a source lists, without saying how often or how bad: for looking up one effect."`
}

// Named is terms that a source lists.
type Named struct {
	Names   []string `json:"names" yaml:"names" doc:"Terms of data/vocab/effects.yaml that are in neither of the two lists, by alphabet."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Effect is one side effect.
type Effect struct {
	Name       string    `json:"name" yaml:"name" doc:"A term of data/vocab/effects.yaml."`
	Frequency  Frequency `json:"frequency,omitempty" yaml:"frequency,omitempty" doc:"very common is 10 % or more, common 1 to 10 %, uncommon 0.1 to 1 %, rare less; reported where the source gives no number."`
	Percent    *Range    `json:"percent,omitempty" yaml:"percent,omitempty" doc:"Percent of people, where the source prints it."`
	Population string    `json:"population,omitempty" yaml:"population,omitempty" doc:"Whom the number is about."`
	Note       string    `json:"note,omitempty" yaml:"note,omitempty" doc:"A qualification, such as 1 in 500 in pooled trials."`
	Basis      Basis     `json:"basis,omitempty" yaml:"basis,omitempty" doc:"class when written for the whole class, ingredient when for an ingredient of the combination. Filled in when compiled."`
	Sources    []string  `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Dependence keeps addiction, physical dependence, tolerance and misuse apart.
type Dependence struct {
	Addictive   *AddictiveAnswer `json:"addictive,omitempty" yaml:"addictive,omitempty" doc:"Is it addictive? One word first."`
	Physical    *Finding         `json:"physical,omitempty" yaml:"physical,omitempty" doc:"Physical dependence: the body adapts, and stopping brings withdrawal. How it develops."`
	Tolerance   *Finding         `json:"tolerance,omitempty" yaml:"tolerance,omitempty" doc:"Whether the same amount comes to do less."`
	Misuse      *Finding         `json:"misuse,omitempty" yaml:"misuse,omitempty" doc:"Use other than prescribed, and what it leads to."`
	Versus      string           `json:"versus,omitempty" yaml:"versus,omitempty" doc:"How dependence differs from addiction with this drug."`
	DevelopsIn  *Quantity        `json:"develops_after,omitempty" yaml:"develops_after,omitempty" doc:"How long regular use takes to bring physical dependence, where a source says."`
	RiskFactors []string         `json:"risk_factors,omitempty" yaml:"risk_factors,omitempty" doc:"Who is at higher risk: short phrases."`
	Signs       []string         `json:"signs,omitempty" yaml:"signs,omitempty" doc:"Signs of addiction: short phrases."`
	Basis       Basis            `json:"basis,omitempty" yaml:"basis,omitempty" doc:"class when the whole section was written for the class, ingredient when for an ingredient of the combination. Filled in when compiled."`
	FromClass   []string         `json:"from_class,omitempty" yaml:"from_class,omitempty" doc:"Fields of this section that were written for the class. Filled in when compiled."`
	Sources     []string         `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// AddictiveAnswer is the one-word answer and the sentence that qualifies it.
type AddictiveAnswer struct {
	Answer Addictive `json:"answer" yaml:"answer" doc:"The one word."`
	Text   string    `json:"text" yaml:"text" doc:"What qualifies it: how addiction develops, for whom."`
}

// Finding is yes or no with a sentence.
type Finding struct {
	Occurs Occurs `json:"occurs" yaml:"occurs" doc:"Whether it happens."`
	Text   string `json:"text,omitempty" yaml:"text,omitempty" doc:"How, and for whom."`
}

// Withdrawal is what stopping is like.
type Withdrawal struct {
	Occurs     Occurs             `json:"occurs,omitempty" yaml:"occurs,omitempty" doc:"Whether there is a withdrawal or discontinuation syndrome."`
	Severity   WithdrawalSeverity `json:"severity,omitempty" yaml:"severity,omitempty" doc:"How bad it can get."`
	Text       string             `json:"text,omitempty" yaml:"text,omitempty" doc:"What it is like, in one to three sentences."`
	Symptoms   []Symptom          `json:"symptoms,omitempty" yaml:"symptoms,omitempty" doc:"Symptoms, the most telling first."`
	Onset      *Quantity          `json:"onset,omitempty" yaml:"onset,omitempty" doc:"Time from the last dose to the first symptoms."`
	Peak       *Quantity          `json:"peak,omitempty" yaml:"peak,omitempty" doc:"Time from the last dose to the worst of it."`
	Duration   *Quantity          `json:"duration,omitempty" yaml:"duration,omitempty" doc:"How long the acute phase lasts."`
	Protracted *Statement         `json:"protracted,omitempty" yaml:"protracted,omitempty" doc:"Symptoms that can go on after the acute phase."`
	Basis      Basis              `json:"basis,omitempty" yaml:"basis,omitempty" doc:"class when the whole section was written for the class, ingredient when for an ingredient of the combination. Filled in when compiled."`
	FromClass  []string           `json:"from_class,omitempty" yaml:"from_class,omitempty" doc:"Fields of this section that were written for the class. Filled in when compiled."`
	Sources    []string           `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Symptom is one withdrawal symptom.
type Symptom struct {
	Name  string `json:"name" yaml:"name" doc:"A term of data/vocab/effects.yaml."`
	Level Level  `json:"level" yaml:"level" doc:"common, or serious (needs medical help)."`
}

// Stopping says whether and how a drug is stopped.
type Stopping struct {
	Abrupt  Abrupt   `json:"abrupt" yaml:"abrupt" doc:"What stopping suddenly is."`
	Text    string   `json:"text" yaml:"text" doc:"Why, who plans it, what to do first. Never a rate."`
	Basis   Basis    `json:"basis,omitempty" yaml:"basis,omitempty" doc:"class when written for the whole class, ingredient when for an ingredient of the combination. Filled in when compiled."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Overdose is what too much does.
type Overdose struct {
	Signs    []string `json:"signs,omitempty" yaml:"signs,omitempty" doc:"Terms of data/vocab/effects.yaml."`
	Antidote string   `json:"antidote,omitempty" yaml:"antidote,omitempty" doc:"The antidote, if there is one, and its limits."`
	Text     string   `json:"text" yaml:"text" doc:"What happens and what makes it worse."`
	Basis    Basis    `json:"basis,omitempty" yaml:"basis,omitempty" doc:"class when written for the whole class, ingredient when for an ingredient of the combination. Filled in when compiled."`
	Sources  []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Interaction is one combination to avoid or watch.
type Interaction struct {
	With      string              `json:"with" yaml:"with" doc:"Id of a drug, id of a class, or one of the substances of data/vocab/substances.yaml."`
	Name      string              `json:"name,omitempty" yaml:"name,omitempty" doc:"Its name. Filled in when compiled."`
	Severity  InteractionSeverity `json:"severity" yaml:"severity" doc:"How serious it is."`
	Effect    string              `json:"effect" yaml:"effect" doc:"What can happen."`
	Mechanism string              `json:"mechanism,omitempty" yaml:"mechanism,omitempty" doc:"Why."`
	Basis     Basis               `json:"basis,omitempty" yaml:"basis,omitempty" doc:"pair: written for this pair; class: for a class with a class; ingredient: for an ingredient of the combination. pair when left out."`
	Sources   []string            `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Compatible is a combination that an official source allows in so many words, or
// of which a study for a label found no effect.
type Compatible struct {
	With    string   `json:"with" yaml:"with" doc:"Id of a drug, id of a class, or one of the substances of data/vocab/substances.yaml."`
	Name    string   `json:"name,omitempty" yaml:"name,omitempty" doc:"Its name. Filled in when compiled."`
	Text    string   `json:"text" yaml:"text" doc:"Who says so or what was studied, and within what limits."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Kinetics is time in the body.
type Kinetics struct {
	HalfLife    *Quantity    `json:"half_life,omitempty" yaml:"half_life,omitempty" doc:"Elimination half-life."`
	Onset       *Quantity    `json:"onset,omitempty" yaml:"onset,omitempty" doc:"Time to effect."`
	Peak        *Quantity    `json:"peak,omitempty" yaml:"peak,omitempty" doc:"Time to the highest concentration in blood."`
	Duration    *Quantity    `json:"duration,omitempty" yaml:"duration,omitempty" doc:"How long the effect lasts."`
	Metabolites []Metabolite `json:"metabolites,omitempty" yaml:"metabolites,omitempty" doc:"Active metabolites that outlast or add to the drug."`
	Detection   []Detection  `json:"detection,omitempty" yaml:"detection,omitempty" doc:"Detection ranges by matrix. A result cannot be predicted."`
	Note        string       `json:"note,omitempty" yaml:"note,omitempty" doc:"What lengthens it: liver disease, age, other drugs."`
	Sources     []string     `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Metabolite is an active metabolite.
type Metabolite struct {
	Name     string    `json:"name" yaml:"name" doc:"Its name."`
	HalfLife *Quantity `json:"half_life,omitempty" yaml:"half_life,omitempty" doc:"Its half-life."`
}

// Detection is how long a test can find the drug.
type Detection struct {
	Matrix  Matrix   `json:"matrix" yaml:"matrix" doc:"What is tested."`
	Min     float64  `json:"min,omitempty" yaml:"min,omitempty" doc:"Lower end of the range."`
	Max     float64  `json:"max" yaml:"max" doc:"Upper end of the range."`
	Unit    Unit     `json:"unit" yaml:"unit" doc:"Unit of time."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Alternative is an option people discuss with a prescriber.
type Alternative struct {
	ID      string   `json:"id,omitempty" yaml:"id,omitempty" doc:"Id of a drug, when the option is one."`
	Name    string   `json:"name,omitempty" yaml:"name,omitempty" doc:"Name of the option; filled in when compiled if it is a drug."`
	For     string   `json:"for" yaml:"for" doc:"A term of data/vocab/uses.yaml."`
	Note    string   `json:"note,omitempty" yaml:"note,omitempty" doc:"What sets it apart."`
	Basis   Basis    `json:"basis,omitempty" yaml:"basis,omitempty" doc:"class when written for the whole class, ingredient when for an ingredient of the combination. Filled in when compiled."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Comparison sets a drug beside one it is compared with.
type Comparison struct {
	ID      string   `json:"id" yaml:"id" doc:"Id of the other drug."`
	Name    string   `json:"name,omitempty" yaml:"name,omitempty" doc:"Its name. Filled in when compiled."`
	Text    string   `json:"text" yaml:"text" doc:"How the two differ."`
	Basis   Basis    `json:"basis,omitempty" yaml:"basis,omitempty" doc:"class when written for the whole class, ingredient when for an ingredient of the combination. Filled in when compiled."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Confusion is a look-alike or sound-alike name.
type Confusion struct {
	ID      string   `json:"id" yaml:"id" doc:"Id of the other drug."`
	Name    string   `json:"name,omitempty" yaml:"name,omitempty" doc:"Its name. Filled in when compiled."`
	Why     string   `json:"why" yaml:"why" doc:"What is confused with what, for example Klonopin and clonidine."`
	Sources []string `json:"sources,omitempty" yaml:"sources,omitempty" doc:"Ids of sources."`
}

// Link is further reading.
type Link struct {
	Title string `json:"title" yaml:"title" doc:"Title of the page."`
	URL   string `json:"url" yaml:"url" doc:"Address."`
}

// Source is a document that was opened.
type Source struct {
	ID        string `json:"id" yaml:"id" doc:"Short id, unique in the record, such as label."`
	Title     string `json:"title" yaml:"title" doc:"Title of the document."`
	Publisher string `json:"publisher" yaml:"publisher" doc:"A name of data/vocab/publishers.yaml."`
	URL       string `json:"url" yaml:"url" doc:"Address of the document."`
	Revised   string `json:"revised,omitempty" yaml:"revised,omitempty" doc:"The document's own date of revision: YYYY, YYYY-MM or YYYY-MM-DD."`
	Checked   string `json:"checked" yaml:"checked" doc:"The day it was read: YYYY-MM-DD."`
	Licence   string `json:"licence,omitempty" yaml:"licence,omitempty" doc:"Terms of the document itself."`
}

// Review says when and how a record was checked.
type Review struct {
	Checked string `json:"checked" yaml:"checked" doc:"YYYY-MM-DD."`
	Due     string `json:"due" yaml:"due" doc:"YYYY-MM-DD; past it the page carries a notice."`
	Method  Method `json:"method" yaml:"method" doc:"label-checked or compiled. No clinician has reviewed any record."`
}
