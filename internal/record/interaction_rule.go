package record

// RuleFile is one file of data/interactions: rules that hold between groups of
// drugs. A rule names its members, or names a class and the members it is not
// true of; nothing is implied.
type RuleFile struct {
	Groups     []Group     `json:"groups,omitempty" yaml:"groups,omitempty" doc:"Lists of drugs that rules and records refer to."`
	Rules      []Rule      `json:"rules,omitempty" yaml:"rules,omitempty" doc:"What happens between two sides."`
	Exceptions []Exception `json:"exceptions,omitempty" yaml:"exceptions,omitempty" doc:"Pairs of which a class statement of a record is known not to be true."`
	Unrecorded []string    `json:"unrecorded,omitempty" yaml:"unrecorded,omitempty" doc:"Ids that are members but have no record yet: they count once they have one."`
	Sources    []Source    `json:"sources,omitempty" yaml:"sources,omitempty" doc:"The documents that were opened. Rules may cite sources of other files of the folder."`
	Review     RuleCheck   `json:"review,omitzero" yaml:"review,omitempty" doc:"When the rules were checked."`
}

// RuleCheck says when a file of rules was checked.
type RuleCheck struct {
	Checked string `json:"checked" yaml:"checked" doc:"YYYY-MM-DD."`
	Due     string `json:"due" yaml:"due" doc:"YYYY-MM-DD."`
}

// Group is a list of drugs. Its id is one of data/vocab/substances.yaml
// ("qt-prolonging-drugs"), a class whose members it narrows ("opioid" when
// something interacts with opioids, which does not mean naloxone), or its own.
type Group struct {
	ID      string   `json:"id" yaml:"id" doc:"Id of a substance or class, or an id of its own."`
	Name    string   `json:"name,omitempty" yaml:"name,omitempty" doc:"Plural, as it stands in a sentence."`
	Of      []string `json:"of" yaml:"of" doc:"Ids of drugs, classes and other groups."`
	Except  []string `json:"except,omitempty" yaml:"except,omitempty" doc:"Ids of members of these that are not meant."`
	Sources []string `json:"sources,omitempty" yaml:"sources,omitempty" doc:"Ids of the sources that say what belongs to it. A group of classes alone needs none: the classes have theirs."`
	Class   bool     `json:"class,omitempty" yaml:"-" doc:"The id is that of a class. Filled in when compiled."`
}

// Rule is an interaction between every member of one side and every member of
// the other.
type Rule struct {
	ID        string              `json:"id" yaml:"id" doc:"Kebab-case ASCII."`
	A         Side                `json:"a" yaml:"a" doc:"One side."`
	B         Side                `json:"b" yaml:"b" doc:"The other side; the same list for members with each other."`
	Severity  InteractionSeverity `json:"severity" yaml:"severity" doc:"How serious it is."`
	Effect    string              `json:"effect" yaml:"effect" doc:"What can happen, and what is done about it."`
	Mechanism string              `json:"mechanism,omitempty" yaml:"mechanism,omitempty" doc:"Why."`
	Sources   []string            `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Exception takes a pair out of what a record says of a whole class.
type Exception struct {
	A       []string `json:"a" yaml:"a" doc:"Ids of drugs on one side."`
	B       []string `json:"b" yaml:"b" doc:"Ids of drugs on the other side."`
	Hazard  string   `json:"hazard" yaml:"hazard" doc:"The harm that is meant, by its name in package interaction."`
	Why     string   `json:"why" yaml:"why" doc:"What is known of the pair."`
	Sources []string `json:"sources" yaml:"sources" doc:"Ids of sources."`
}

// Side is one side of a rule.
type Side struct {
	Name   string   `json:"name" yaml:"name" doc:"What the members are called together, plural."`
	Of     []string `json:"of" yaml:"of" doc:"Ids of drugs, classes, groups and substances. Compiled: every member by id."`
	Except []string `json:"except,omitempty" yaml:"except,omitempty" doc:"Ids that are not meant; a combination product is excepted by its own id."`
	Alone  bool     `json:"alone,omitempty" yaml:"alone,omitempty" doc:"Only the members themselves, not products that contain one among other things."`
}

// Interactions is the compiled form of all rules: every list is spelled out in
// ids of drugs (and the ids of classes and substances that were named).
type Interactions struct {
	Groups     []Group     `json:"groups"`
	Rules      []Rule      `json:"rules"`
	Exceptions []Exception `json:"exceptions,omitempty"`
	Sources    []Source    `json:"sources"`
}
