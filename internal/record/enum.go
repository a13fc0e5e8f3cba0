package record

import "slices"

// Enum is a closed set of words.
type Enum interface {
	// Values lists the allowed words in their canonical order.
	Values() []string
}

// Valid reports whether the word v belongs to the set e.
func Valid(e Enum, v string) bool { return slices.Contains(e.Values(), v) }

// Kind tells single substances from fixed combinations.
type Kind string

// The kinds of record.
const (
	Ingredient  Kind = "ingredient"
	Combination Kind = "combination"
)

// Values implements [Enum].
func (Kind) Values() []string { return []string{string(Ingredient), string(Combination)} }

// Detail says how much of a record has been written.
type Detail string

// The levels of detail.
const (
	Monograph Detail = "monograph"
	Summary   Detail = "summary"
)

// Values implements [Enum].
func (Detail) Values() []string { return []string{string(Monograph), string(Summary)} }

// Method says how a record was checked.
type Method string

// The methods of review. LabelChecked: each section was compared with a source
// that was opened. Compiled: identity, class and uses were joined from open
// tables and label texts.
const (
	LabelChecked Method = "label-checked"
	Compiled     Method = "compiled"
)

// Values implements [Enum].
func (Method) Values() []string { return []string{string(LabelChecked), string(Compiled)} }

// Region is a market or jurisdiction.
type Region string

// Values implements [Enum].
func (Region) Values() []string {
	return []string{"us", "uk", "eu", "ca", "au", "ie", "nz", "jp", "other"}
}

// Schedule is a class of control; which words apply depends on the jurisdiction.
type Schedule string

// Values implements [Enum]. Roman numerals are US schedules, the others those
// of the UK Misuse of Drugs Regulations 2001.
func (Schedule) Values() []string {
	return []string{"I", "II", "III", "IV", "V", "1", "2", "3", "4-1", "4-2", "5", "none", "unknown"}
}

// ControlClass is a class of the UK Misuse of Drugs Act 1971.
type ControlClass string

// Values implements [Enum].
func (ControlClass) Values() []string { return []string{"A", "B", "C", "none", "unknown"} }

// Availability says how a drug can be obtained in a jurisdiction.
type Availability string

// Values implements [Enum].
func (Availability) Values() []string {
	return []string{
		"rx", "otc", "rx-and-otc", "hospital", "supplement", "food", "consumer", "illicit",
		"not-approved", "discontinued", "unknown",
	}
}

// UseStatus says what stands behind a use.
type UseStatus string

// Values implements [Enum].
func (UseStatus) Values() []string {
	return []string{"approved", "off-label", "otc", "traditional", "none"}
}

// Frequency is how often an effect occurs, in the classes labels use.
type Frequency string

// Values implements [Enum].
func (Frequency) Values() []string {
	return []string{"very common", "common", "uncommon", "rare", "very rare", "reported"}
}

// Addictive is the one-word answer to "can I get addicted to it?".
type Addictive string

// The answers. PhysicalOnly: the body adapts and stopping brings symptoms, but
// craving and loss of control are not part of the picture.
const (
	AddictiveYes            Addictive = "yes"
	AddictivePhysicalOnly   Addictive = "physical-only"
	AddictiveLow            Addictive = "low"
	AddictiveNo             Addictive = "no"
	AddictiveNotEstablished Addictive = "not-established"
)

// Values implements [Enum].
func (Addictive) Values() []string {
	return []string{"yes", "physical-only", "low", "no", "not-established"}
}

// Occurs answers whether something happens.
type Occurs string

// The answers of [Occurs].
const (
	OccursYes            Occurs = "yes"
	OccursNo             Occurs = "no"
	OccursPossible       Occurs = "possible"
	OccursNotEstablished Occurs = "not-established"
)

// Values implements [Enum].
func (Occurs) Values() []string { return []string{"yes", "possible", "no", "not-established"} }

// WithdrawalSeverity is how bad withdrawal can get.
type WithdrawalSeverity string

// Values implements [Enum].
func (WithdrawalSeverity) Values() []string {
	return []string{"none", "mild", "moderate", "severe", "life-threatening", "not-established"}
}

// Level tells common withdrawal symptoms from serious ones.
type Level string

// The levels.
const (
	LevelCommon  Level = "common"
	LevelSerious Level = "serious"
)

// Values implements [Enum].
func (Level) Values() []string { return []string{string(LevelCommon), string(LevelSerious)} }

// Abrupt answers "can I stop suddenly?".
type Abrupt string

// The answers of [Abrupt].
const (
	AbruptDangerous   Abrupt = "dangerous"
	AbruptNotAdvised  Abrupt = "not-advised"
	AbruptUsuallyFine Abrupt = "usually-fine"
	AbruptUnknown     Abrupt = "unknown"
)

// Values implements [Enum].
func (Abrupt) Values() []string {
	return []string{"dangerous", "not-advised", "usually-fine", "unknown"}
}

// InteractionSeverity ranks interactions.
type InteractionSeverity string

// The severities, worst first.
const (
	Contraindicated InteractionSeverity = "contraindicated"
	Serious         InteractionSeverity = "serious"
	Caution         InteractionSeverity = "caution"
)

// Values implements [Enum].
func (InteractionSeverity) Values() []string {
	return []string{"contraindicated", "serious", "caution"}
}

// Basis says for what a statement was written: this drug or pair, its class, or
// an ingredient of the combination.
type Basis string

// The bases. The empty basis on a section means: written for this drug.
const (
	BasisPair       Basis = "pair"
	BasisClass      Basis = "class"
	BasisIngredient Basis = "ingredient"
)

// Values implements [Enum].
func (Basis) Values() []string { return []string{"pair", "class", "ingredient"} }

// Unit is a unit of time.
type Unit string

// Values implements [Enum].
func (Unit) Values() []string {
	return []string{"seconds", "minutes", "hours", "days", "weeks", "months", "years"}
}

// Hours is the length of one unit in hours; months count 30.44 days.
func (u Unit) Hours() float64 {
	switch u {
	case "seconds":
		return 1.0 / 3600
	case "minutes":
		return 1.0 / 60
	case "hours":
		return 1
	case "days":
		return 24
	case "weeks":
		return 7 * 24
	case "months":
		return 30.44 * 24
	case "years":
		return 365.25 * 24
	}
	return 0
}

// Matrix is what a drug test is done on.
type Matrix string

// Values implements [Enum].
func (Matrix) Values() []string {
	return []string{"urine", "blood", "saliva", "hair", "sweat", "breath"}
}
