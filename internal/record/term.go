package record

// Term is a word of a closed vocabulary with the other words for it.
type Term struct {
	Name     string   `json:"name" yaml:"name" doc:"The word records use, in plain English."`
	Lay      []string `json:"lay,omitempty" yaml:"lay,omitempty" doc:"What people say."`
	Clinical []string `json:"clinical,omitempty" yaml:"clinical,omitempty" doc:"What labels and clinicians say."`
	Group    string   `json:"group,omitempty" yaml:"group,omitempty" doc:"Uses: the field of medicine."`
	System   string   `json:"system,omitempty" yaml:"system,omitempty" doc:"Effects: the organ system."`
}

// Vocabulary holds the closed vocabularies that readers search by.
type Vocabulary struct {
	Uses    []Term `json:"uses"`
	Effects []Term `json:"effects"`
}

// Help is the help lines of all regions.
type Help struct {
	Regions []HelpRegion `json:"regions" yaml:"regions" doc:"One entry per region."`
	Sources []Source     `json:"sources" yaml:"sources" doc:"The documents that were opened."`
}

// HelpRegion is where to get help in one region.
type HelpRegion struct {
	ID        string     `json:"id" yaml:"id" doc:"Region id."`
	Name      string     `json:"name" yaml:"name" doc:"Region name."`
	Emergency Emergency  `json:"emergency" yaml:"emergency" doc:"The emergency number."`
	Lines     []HelpLine `json:"lines" yaml:"lines" doc:"Help lines of public bodies."`
}

// Emergency is the emergency number of a region.
type Emergency struct {
	Phone   string   `json:"phone" yaml:"phone" doc:"The number."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// LineKind says what a help line is for.
type LineKind string

// Values implements [Enum].
func (LineKind) Values() []string {
	return []string{"poison", "crisis", "substance-use", "advice", "medicines"}
}

// HelpLine is one help line.
type HelpLine struct {
	Kind    LineKind `json:"kind" yaml:"kind" doc:"What it is for."`
	Name    string   `json:"name" yaml:"name" doc:"Its name."`
	Phone   string   `json:"phone" yaml:"phone" doc:"The number to call."`
	Text    string   `json:"text,omitempty" yaml:"text,omitempty" doc:"How to send a text message."`
	URL     string   `json:"url,omitempty" yaml:"url,omitempty" doc:"Its address on the web."`
	Hours   string   `json:"hours,omitempty" yaml:"hours,omitempty" doc:"When it answers."`
	Note    string   `json:"note,omitempty" yaml:"note,omitempty" doc:"Whom it is for."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}
