package record

// Class is a node of the tree of classes, with what all its members share. The
// shared sections have the shape they have on a [Drug] and are merged into each
// member that does not say otherwise; Except names members, and narrower
// classes, they are not true of.
type Class struct {
	ID       string   `json:"id" yaml:"id" doc:"Kebab-case ASCII, the same as the file name."`
	Name     string   `json:"name" yaml:"name" doc:"Singular."`
	Plural   string   `json:"plural,omitempty" yaml:"plural,omitempty" doc:"Plural."`
	Parent   string   `json:"parent,omitempty" yaml:"parent,omitempty" doc:"Id of the class above; none for a root."`
	Synonyms []string `json:"synonyms,omitempty" yaml:"synonyms,omitempty" doc:"Other words for it."`
	EPC      []string `json:"epc,omitempty" yaml:"epc,omitempty" doc:"FDA established pharmacologic classes it stands for."`
	Summary  string   `json:"summary" yaml:"summary" doc:"What its members do, in one sentence."`
	Except   []string `json:"except,omitempty" yaml:"except,omitempty" doc:"Ids of members, or of narrower classes, that take nothing from this file."`

	Mechanism     *Statement    `json:"mechanism,omitempty" yaml:"mechanism,omitempty" doc:"As on a drug."`
	Boxed         []Boxed       `json:"boxed_warnings,omitempty" yaml:"boxed_warnings,omitempty" doc:"As on a drug."`
	NotFor        []Statement   `json:"contraindications,omitempty" yaml:"contraindications,omitempty" doc:"As on a drug."`
	SideEffects   SideEffects   `json:"side_effects,omitzero" yaml:"side_effects,omitempty" doc:"As on a drug."`
	LongTerm      []Statement   `json:"long_term_use,omitempty" yaml:"long_term_use,omitempty" doc:"As on a drug."`
	Dependence    *Dependence   `json:"dependence,omitempty" yaml:"dependence,omitempty" doc:"As on a drug."`
	Withdrawal    *Withdrawal   `json:"withdrawal,omitempty" yaml:"withdrawal,omitempty" doc:"As on a drug."`
	Stopping      *Stopping     `json:"stopping,omitempty" yaml:"stopping,omitempty" doc:"As on a drug."`
	Overdose      *Overdose     `json:"overdose,omitempty" yaml:"overdose,omitempty" doc:"As on a drug."`
	Interactions  []Interaction `json:"interactions,omitempty" yaml:"interactions,omitempty" doc:"As on a drug."`
	Alcohol       []Statement   `json:"alcohol,omitempty" yaml:"alcohol,omitempty" doc:"As on a drug."`
	Driving       []Statement   `json:"driving,omitempty" yaml:"driving,omitempty" doc:"As on a drug."`
	Pregnancy     []Statement   `json:"pregnancy,omitempty" yaml:"pregnancy,omitempty" doc:"As on a drug."`
	Breastfeeding []Statement   `json:"breastfeeding,omitempty" yaml:"breastfeeding,omitempty" doc:"As on a drug."`
	OlderAdults   []Statement   `json:"older_adults,omitempty" yaml:"older_adults,omitempty" doc:"As on a drug."`
	Alternatives  []Alternative `json:"alternatives,omitempty" yaml:"alternatives,omitempty" doc:"As on a drug."`
	Comparisons   []Comparison  `json:"comparisons,omitempty" yaml:"comparisons,omitempty" doc:"As on a drug."`
	Sources       []Source      `json:"sources,omitempty" yaml:"sources,omitempty" doc:"The documents that were opened."`
	Review        Review        `json:"review,omitzero" yaml:"review,omitempty" doc:"When and how the shared facts were checked; required with shared facts."`
}
