package render

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"druginfo/internal/record"
)

// Options choose what a page shows.
type Options struct {
	Size    Size
	Section string      // one section only; see SectionNames
	Region  string      // region of the help lines: us, uk, ...
	Help    record.Help // the help lines
	Today   time.Time   // for the notice that a review is past due
	Local   bool        // the record is the reader's own
}

// Size is how much of a record a page shows.
type Size int

// The sizes.
const (
	Default Size = iota
	Brief        // the warnings and the short answers: one screen
	Full         // everything, identifiers included
)

// Disclaimer closes every page.
const Disclaimer = "Information, not medical advice: do not start, stop or change a medicine because of it. Not reviewed by a clinician."

// page builds a document from one record.
type page struct {
	*Document
	d   *record.Drug
	o   Options
	num map[string]int // source id -> number

	cited     map[int]bool // numbers that stand on the page
	fromClass bool         // something on the page was written for the class
}

// section is a part of the page that can be asked for by name.
type section struct {
	name  string
	also  []string // other words for it
	write func(*page)
}

// sections lists the parts in the order of the page.
func sections() []section {
	return []section{
		{"warnings", []string{"boxed-warnings", "boxed-warning", "boxed"}, (*page).boxed},
		{"answers", []string{"short-answers", "brief"}, (*page).answers},
		{"withdrawal", []string{"withdrawal-symptoms", "quitting"}, (*page).withdrawal},
		{"stopping", []string{"stop", "taper", "tapering", "discontinuation"}, (*page).stopping},
		{"dependence", []string{"addiction", "addictive", "tolerance", "misuse"}, (*page).dependence},
		{"uses", []string{"use", "indications"}, (*page).uses},
		{"mechanism", []string{"how-it-works"}, (*page).mechanism},
		{"side-effects", []string{"side-effect", "effects", "adverse-effects"}, (*page).sideEffects},
		{"overdose", nil, (*page).overdose},
		{"interactions", []string{"interaction", "combining"}, (*page).interactions},
		{"alcohol", []string{"drinking"}, statements("Alcohol", func(d *record.Drug) []record.Statement { return d.Alcohol })},
		{"driving", nil, statements("Driving", func(d *record.Drug) []record.Statement { return d.Driving })},
		{"pregnancy", nil, statements("Pregnancy", func(d *record.Drug) []record.Statement { return d.Pregnancy })},
		{"breastfeeding", []string{"lactation"}, statements("Breastfeeding", func(d *record.Drug) []record.Statement { return d.Breastfeeding })},
		{"older-adults", []string{"elderly"}, statements("Older adults", func(d *record.Drug) []record.Statement { return d.OlderAdults })},
		{"contraindications", []string{"not-for"}, statements("Not for", func(d *record.Drug) []record.Statement { return d.NotFor })},
		{"long-term", []string{"long-term-use"}, statements("Long-term use", func(d *record.Drug) []record.Statement { return d.LongTerm })},
		{"missed-dose", nil, statements("Missed dose", func(d *record.Drug) []record.Statement { return d.MissedDose })},
		{"time", []string{"pharmacokinetics", "half-life", "detection", "time-in-body"}, (*page).kinetics},
		{"alternatives", []string{"options"}, (*page).alternatives},
		{"compared", []string{"comparisons", "comparison"}, (*page).comparisons},
		{"legal", []string{"schedule", "status"}, (*page).legal},
		{"contents", []string{"composition", "ingredients", "forms"}, (*page).contents},
		{"names", []string{"brands", "synonyms", "street-names"}, (*page).names},
		{"identifiers", []string{"ids"}, (*page).identifiers},
	}
}

// SectionNames lists the names of the sections of a page, in their order.
func SectionNames() []string {
	out := []string{}
	for _, s := range sections() {
		out = append(out, s.name)
	}
	return append(out, "sources")
}

// SectionName resolves a word for a section; ok is false when there is none.
func SectionName(word string) (name string, ok bool) {
	word = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(word), " ", "-"))
	word = strings.ReplaceAll(word, "_", "-")
	for _, s := range sections() {
		if s.name == word || slices.Contains(s.also, word) {
			return s.name, true
		}
	}
	return "sources", word == "sources" || word == "source"
}

// Page writes the page of one record.
func Page(d *record.Drug, o Options) *Document {
	p := &page{Document: &Document{}, d: d, o: o, num: map[string]int{}, cited: map[int]bool{}}
	for i, s := range d.Sources {
		p.num[s.ID] = i + 1
	}
	p.head()
	switch {
	case o.Section != "":
		for _, want := range strings.Split(o.Section, ",") {
			p.one(want)
		}
	case o.Size == Brief:
		p.boxed()
		p.answers()
		if p.dangerous() {
			p.emergency(p.canBeMisused())
		}
	default:
		for _, s := range sections() {
			if s.name != "identifiers" || o.Size == Full || d.Detail == record.Summary {
				s.write(p)
			}
		}
		if d.Detail == record.Summary {
			p.add(Heading{Text: "Not complete"}, Para{plain("This is a summary record: names, class and uses were joined from public lists and label texts. " +
				"Side effects, dependence, withdrawal, stopping and interactions " + pick(p.hasClassFacts(), "are incomplete, or stand here only as far as they hold for the whole class. ", "have not been written. ") +
				"What is not recorded here is not thereby safe.")})
		}
	}
	p.foot()
	return p.Document
}

func (p *page) one(want string) {
	name, ok := SectionName(want)
	if !ok {
		return
	}
	before := len(p.Blocks)
	if name == "sources" {
		return // the foot lists them
	}
	if name == "stopping" || name == "withdrawal" || name == "dependence" || name == "overdose" {
		p.boxed()
		before = len(p.Blocks)
	}
	for _, s := range sections() {
		if s.name == name {
			s.write(p)
		}
	}
	if len(p.Blocks) == before {
		p.add(Heading{Text: strings.ReplaceAll(name, "-", " ")}, Para{plain("Nothing recorded. This is not evidence that it is safe.")})
	}
}

func (p *page) head() {
	d := p.d
	left := d.Name
	var brands []string
	for _, b := range d.Brands {
		if !b.Discontinued && len(brands) < 3 && !slices.Contains(brands, b.Name) {
			brands = append(brands, b.Name)
		}
	}
	if len(brands) > 0 {
		left += " · " + strings.Join(brands, ", ")
	}
	right := d.Class.Name
	if us := d.Legal.US; us != nil {
		switch {
		case us.Schedule != "" && us.Schedule != "none" && us.Schedule != "unknown":
			right += " · C-" + string(us.Schedule)
		case us.Status == "otc":
			right += " · over the counter"
		case us.Status == "illicit":
			right += " · illicit"
		}
	}
	p.add(Title{Left: Visible(left), Right: Visible(right)})
	if d.Pronunciation != "" {
		p.add(Para{muted(d.Pronunciation)})
	}
	p.add(Para{plain(d.Summary)})
	if p.o.Local {
		p.add(Para{alert("Local record: from your own files, not part of druginfo.")})
	}
	if p.overdue() {
		p.add(Para{alert(fmt.Sprintf("Past its review date (%s): warnings may be out of date. Check with a pharmacist or the current label.", d.Review.Due))})
	}
	p.add(Gap{})
}

func (p *page) overdue() bool {
	return p.d.Review.Due != "" && p.o.Today.Format(time.DateOnly) > p.d.Review.Due
}

// cite is the numbers of sources, tied to the word before them: [2,4,7–9].
func (p *page) cite(basis record.Basis, ids ...[]string) Text {
	var nums []int
	for _, id := range slices.Concat(ids...) {
		if n := p.num[id]; n > 0 && !slices.Contains(nums, n) {
			nums = append(nums, n)
			p.cited[n] = true
		}
	}
	mark := ""
	if basis == record.BasisClass {
		mark = "†"
		p.fromClass = true
	}
	if len(nums) == 0 {
		return pick(mark == "", nil, muted(mark))
	}
	return muted(nbsp + numbers(nums) + mark)
}

// numbers writes source numbers in order, runs of three and more as ranges.
func numbers(nums []int) string {
	slices.Sort(nums)
	var parts []string
	for i := 0; i < len(nums); {
		j := i
		for j+1 < len(nums) && nums[j+1] == nums[j]+1 {
			j++
		}
		switch {
		case j-i >= 2:
			parts = append(parts, fmt.Sprintf("%d–%d", nums[i], nums[j]))
		case j > i:
			parts = append(parts, fmt.Sprint(nums[i]), fmt.Sprint(nums[j]))
		default:
			parts = append(parts, fmt.Sprint(nums[i]))
		}
		i = j + 1
	}
	return "[" + strings.Join(parts, ",") + "]"
}

// mark is the sign of what was written for the class, without numbers: for
// sections whose sources stand in their heading.
func (p *page) mark(basis record.Basis) Text {
	if basis != record.BasisClass {
		return nil
	}
	p.fromClass = true
	return plain("†")
}

// headCite is the sources of a whole section, for its heading.
func (p *page) headCite(ids []string) string {
	if t := p.cite("", ids); len(t) > 0 {
		return strings.TrimPrefix(t[0].Text, nbsp)
	}
	return ""
}

// list joins terms by dots that do not begin a line.
func list(items []Text) Text {
	var out Text
	for i, it := range items {
		if i > 0 {
			out = append(out, Span{Text: nbsp + "· ", Tone: Muted})
		}
		out = append(out, it...)
	}
	return out
}

func terms(words []string) Text {
	items := make([]Text, len(words))
	for i, w := range words {
		items[i] = plain(w)
	}
	return list(items)
}

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
	if len(d.Alcohol) > 0 {
		p.add(Row{"With alcohol?", join(plain(first(d.Alcohol[0].Text)), p.cite(d.Alcohol[0].Basis, d.Alcohol[0].Sources))})
	}
	if len(d.Driving) > 0 {
		p.add(Row{"Driving?", join(plain(first(d.Driving[0].Text)), p.cite(d.Driving[0].Basis, d.Driving[0].Sources))})
	}
	if k := d.Kinetics; k != nil && k.HalfLife != nil {
		p.add(Row{"Half-life", join(p.quantity(k.HalfLife), muted("  "+nearlyGone(*k.HalfLife)), p.cite("", k.Sources))})
	}
	if len(p.Blocks) > start {
		p.add(Gap{})
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

func fieldBasis(section record.Basis, fromClass []string, field string) record.Basis {
	if section == record.BasisClass || slices.Contains(fromClass, field) {
		return record.BasisClass
	}
	return ""
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
	if w.Severity != "" && w.Severity != "none" {
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
	if w.Onset != nil || w.Peak != nil || w.Duration != nil {
		p.add(timeline(w, p.timelineWords(w, basis)))
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

func (p *page) uses() {
	if len(p.d.Uses) == 0 && p.d.UsesNote == "" {
		return
	}
	p.add(Heading{Text: "Uses"})
	for _, st := range []struct {
		status record.UseStatus
		label  string
	}{{"approved", "approved"}, {"otc", "over the counter"}, {"off-label", "off-label"}, {"traditional", "traditional"}, {"none", "not approved"}} {
		var items []Text
		for _, u := range p.d.Uses {
			if u.Status == st.status {
				t := plain(u.Name)
				var notes []string
				if r := regions(u.Regions); r != "" {
					notes = append(notes, r)
				}
				if u.Note != "" {
					notes = append(notes, u.Note)
				}
				if len(notes) > 0 {
					t = join(t, muted(" ("+strings.Join(notes, "; ")+")"))
				}
				items = append(items, join(t, p.cite("", u.Sources)))
			}
		}
		if len(items) > 0 {
			p.add(Row{st.label, list(items)})
		}
	}
	if p.d.UsesNote != "" {
		p.add(Row{"note", plain(p.d.UsesNote)})
	}
	p.add(Gap{})
}

func regions(rs []record.Region) string {
	var out []string
	for _, r := range rs {
		if r == "other" {
			out = append(out, "elsewhere")
			continue
		}
		out = append(out, strings.ToUpper(string(r)))
	}
	return strings.Join(out, ", ")
}

func (p *page) mechanism() {
	if m := p.d.Mechanism; m != nil {
		p.add(Heading{Text: "How it works"}, Row{"", join(plain(m.Text), p.cite(m.Basis, m.Sources))}, Gap{})
	}
}

func (p *page) sideEffects() {
	se := p.d.SideEffects
	if len(se.Common)+len(se.Serious) == 0 {
		return
	}
	p.add(Heading{Text: "Side effects"})
	for _, g := range []struct {
		label string
		list  []record.Effect
	}{{"common", se.Common}, {"serious", se.Serious}} {
		if len(g.list) == 0 {
			continue
		}
		same := true
		for _, e := range g.list {
			same = same && slices.Equal(e.Sources, g.list[0].Sources) && e.Basis == g.list[0].Basis
		}
		var items []Text
		for _, e := range g.list {
			t := plain(e.Name)
			var notes []string
			if e.Percent != nil {
				notes = append(notes, e.Percent.String()+nbsp+"%")
			} else if e.Frequency != "" && e.Frequency != "reported" {
				notes = append(notes, string(e.Frequency))
			}
			if e.Population != "" {
				notes = append(notes, e.Population)
			}
			if e.Note != "" {
				notes = append(notes, e.Note)
			}
			if len(notes) > 0 {
				t = join(t, muted(" ("+strings.Join(notes, ", ")+")"))
			}
			if !same {
				t = join(t, p.cite(e.Basis, e.Sources))
			}
			items = append(items, t)
		}
		t := list(items)
		if same {
			t = join(t, p.cite(g.list[0].Basis, g.list[0].Sources))
		}
		p.add(Row{g.label, t})
	}
	p.add(Gap{})
}

func (p *page) overdose() {
	o := p.d.Overdose
	if o == nil {
		return
	}
	p.add(Heading{Text: "Overdose", Right: p.headCite(o.Sources)})
	p.add(Row{"", join(plain(o.Text), p.mark(o.Basis))})
	if len(o.Signs) > 0 {
		p.add(Row{"signs", join(terms(o.Signs), p.mark(o.Basis))})
	}
	if o.Antidote != "" {
		p.add(Row{"antidote", join(plain(o.Antidote), p.mark(o.Basis))})
	}
	p.add(Gap{})
	if p.o.Section != "" {
		p.emergency(p.canBeMisused())
	}
}

func (p *page) interactions() {
	note := p.d.InteractNote
	if len(p.d.Interactions) == 0 && note == nil {
		return
	}
	p.add(Heading{Text: "Do not combine without advice"})
	list := p.d.Interactions
	if p.o.Size == Default && p.o.Section == "" {
		list = list[:worst(list)]
	}
	for _, in := range list {
		sev := strong(string(in.Severity))
		if in.Severity != record.Caution {
			sev = alert(string(in.Severity))
		}
		text := in.Effect
		if in.Mechanism != "" {
			text += " " + in.Mechanism
		}
		p.add(Row{in.Name, join(sev, plain("  "+text), p.cite(in.Basis, in.Sources))})
	}
	if more := p.d.Interactions[len(list):]; len(more) > 0 {
		p.add(Row{"", join(strong(fmt.Sprintf("and %d more", len(more))), plain(seriousOf(more)+": druginfo "+p.d.ID+" interactions"))})
	}
	if note != nil {
		p.add(Row{"", join(plain(note.Text), p.cite(note.Basis, note.Sources))})
	}
	p.add(Row{"", muted("A combination that is not listed is not thereby safe.")}, Gap{})
}

// worst is how many interactions, sorted worst first, stand on a page that is
// not the full one: every contraindicated one, and others up to a screenful.
func worst(list []record.Interaction) int {
	const screenful = 16
	n := 0
	for n < len(list) && (list[n].Severity == record.Contraindicated || n < screenful) {
		n++
	}
	if len(list) <= n+2 {
		return len(list)
	}
	return n
}

// seriousOf says how many of a list are worse than a caution.
func seriousOf(list []record.Interaction) string {
	n := 0
	for _, in := range list {
		if in.Severity != record.Caution {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of them serious", n)
}

// statements writes a section that is a list of statements.
func statements(title string, of func(*record.Drug) []record.Statement) func(*page) {
	return func(p *page) {
		list := of(p.d)
		if len(list) == 0 {
			return
		}
		if p.o.Section != "" || len(list) > 1 {
			p.add(Heading{Text: title})
			for _, s := range list {
				p.add(Row{"", join(plain(s.Text), p.cite(s.Basis, s.Sources))})
			}
			p.add(Gap{})
			return
		}
		if n := len(p.Blocks); n > 0 {
			if _, ok := p.Blocks[n-1].(Gap); ok && !p.grouped() {
				p.add(Heading{Text: "Living with it"})
			} else if ok {
				p.Blocks = p.Blocks[:n-1]
			}
		}
		p.add(Row{title, join(plain(list[0].Text), p.cite(list[0].Basis, list[0].Sources))}, Gap{})
	}
}

// grouped reports whether the last rows stand in the shared section of short
// statements.
func (p *page) grouped() bool {
	for _, b := range slices.Backward(p.Blocks) {
		if h, ok := b.(Heading); ok {
			return h.Text == "Living with it"
		}
	}
	return false
}

func (p *page) kinetics() {
	k := p.d.Kinetics
	if k == nil {
		return
	}
	p.add(Heading{Text: "Time in the body", Right: p.headCite(k.Sources)})
	if k.HalfLife != nil {
		p.add(Row{"half-life", join(p.quantity(k.HalfLife), muted("  "+nearlyGone(*k.HalfLife)))})
	}
	for _, q := range []struct {
		label string
		q     *record.Quantity
	}{{"takes effect", k.Onset}, {"peak in blood", k.Peak}, {"effect lasts", k.Duration}} {
		if q.q != nil {
			p.add(Row{q.label, p.quantity(q.q)})
		}
	}
	for _, m := range k.Metabolites {
		t := plain(m.Name)
		if m.HalfLife != nil {
			t = join(t, plain(", half-life "), p.quantity(m.HalfLife))
		}
		p.add(Row{"metabolite", t})
	}
	for _, x := range k.Detection {
		q := record.Quantity{Min: x.Min, Max: x.Max, Unit: x.Unit}
		p.add(Row{"found in " + string(x.Matrix), join(plain(q.String()), p.cite("", x.Sources))})
	}
	if len(k.Detection) > 0 {
		p.add(Row{"", muted("The result of a test cannot be predicted from these ranges.")})
	}
	if k.Note != "" {
		p.add(Row{"note", plain(k.Note)})
	}
	p.add(Gap{})
}

func (p *page) alternatives() {
	if len(p.d.Alternatives) == 0 {
		return
	}
	p.add(Heading{Text: "What people discuss with a prescriber instead"})
	var fors []string
	for _, a := range p.d.Alternatives {
		if !slices.Contains(fors, a.For) {
			fors = append(fors, a.For)
		}
	}
	for _, f := range fors {
		var items []Text
		for _, a := range p.d.Alternatives {
			if a.For == f {
				t := plain(a.Name)
				if a.Note != "" {
					t = join(t, muted(" ("+a.Note+")"))
				}
				items = append(items, join(t, p.cite(a.Basis, a.Sources)))
			}
		}
		p.add(Row{"for " + f, list(items)})
	}
	p.add(Row{"", muted("Options to talk about, not advice to change.")}, Gap{})
}

func (p *page) comparisons() {
	if len(p.d.Comparisons) == 0 {
		return
	}
	p.add(Heading{Text: "Compared with"})
	for _, c := range p.d.Comparisons {
		p.add(Row{c.Name, join(plain(c.Text), p.cite(c.Basis, c.Sources))})
	}
	p.add(Gap{})
}

func (p *page) legal() {
	l := p.d.Legal
	var rows []Block
	for _, j := range []struct {
		label string
		j     *record.Jurisdiction
	}{{"US", l.US}, {"UK", l.UK}, {"EU", l.EU}} {
		if j.j == nil {
			continue
		}
		var parts []string
		switch {
		case j.j.Class != "" && j.j.Class != "none" && j.j.Class != "unknown":
			parts = append(parts, "class "+string(j.j.Class))
		case j.j.Class == "none":
			parts = append(parts, "not a controlled drug")
		}
		switch {
		case j.j.Schedule == "none":
			parts = append(parts, "not a scheduled drug")
		case j.j.Schedule != "" && j.j.Schedule != "unknown":
			parts = append(parts, "schedule "+string(j.j.Schedule))
		}
		if s := availability(j.j.Status); s != "" {
			parts = append(parts, s)
		}
		t := plain(strings.Join(parts, ", "))
		if j.j.Note != "" {
			t = join(t, plain(pick(len(parts) > 0, "; ", "")+j.j.Note))
		}
		rows = append(rows, Row{j.label, join(t, p.cite("", j.j.Sources))})
	}
	if len(rows) > 0 {
		p.add(Heading{Text: "Legal status"})
		p.add(rows...)
		p.add(Gap{})
	}
}

func availability(a record.Availability) string {
	switch a {
	case "rx":
		return "prescription only"
	case "otc":
		return "over the counter"
	case "rx-and-otc":
		return "prescription and over the counter"
	case "hospital":
		return "given by health professionals"
	case "supplement":
		return "sold as a supplement"
	case "food":
		return "sold as food or drink"
	case "consumer":
		return "sold to adults"
	case "illicit":
		return "illicit"
	case "not-approved":
		return "not approved"
	case "discontinued":
		return "no longer sold"
	}
	return ""
}

func (p *page) contents() {
	d := p.d
	var rows []Block
	if len(d.Ingredients) > 0 {
		rows = append(rows, Row{"ingredients", terms(d.Ingredients)})
	}
	for _, s := range d.Composition {
		rows = append(rows, Row{"contains", join(plain(s.Text), p.cite(s.Basis, s.Sources))})
	}
	if len(d.Forms) > 0 {
		rows = append(rows, Row{"forms", terms(d.Forms)})
	}
	if len(d.Routes) > 0 {
		rows = append(rows, Row{"routes", terms(d.Routes)})
	}
	if len(rows) > 0 {
		p.add(Heading{Text: "What is in it"})
		p.add(rows...)
		p.add(Gap{})
	}
}

func (p *page) names() {
	d := p.d
	var rows []Block
	var now, old []Text
	for _, b := range d.Brands {
		t := plain(b.Name)
		if r := regions(b.Regions); r != "" {
			t = join(t, muted(" ("+r+")"))
		}
		if b.Discontinued {
			old = append(old, t)
		} else {
			now = append(now, t)
		}
	}
	if len(now) > 0 {
		rows = append(rows, Row{"brands", list(now)})
	}
	if len(old) > 0 {
		rows = append(rows, Row{"former brands", list(old)})
	}
	if len(d.Synonyms)+len(d.Abbreviations) > 0 {
		rows = append(rows, Row{"also called", terms(slices.Concat(d.Synonyms, d.Abbreviations))})
	}
	if len(d.StreetNames) > 0 {
		var items []Text
		for _, s := range d.StreetNames {
			items = append(items, join(plain(s.Name), plain(noted(s.Note)), p.cite("", s.Sources)))
		}
		rows = append(rows, Row{"street names", join(list(items), muted(" (what is sold under a street name varies)"))})
	}
	if len(d.ConfusedWith) > 0 {
		var items []Text
		for _, c := range d.ConfusedWith {
			items = append(items, join(plain(c.Name), muted(" ("+c.Why+")"), p.cite("", c.Sources)))
		}
		rows = append(rows, Row{"NOT the same as", list(items)})
	}
	if len(d.Marketed) > 0 && p.o.Size == Full {
		rows = append(rows, Row{"marketed in", plain(regions(d.Marketed))})
	}
	if len(rows) > 0 {
		p.add(Heading{Text: "Names", Right: p.headCite(d.NamesSources)})
		p.add(rows...)
		p.add(Gap{})
	}
}

func (p *page) identifiers() {
	x := p.d.Identifiers
	var items []Text
	for _, id := range [][2]string{
		{"RxCUI", x.RxCUI},
		{"UNII", x.UNII},
		{"CAS", x.CAS},
		{"ATC", strings.Join(x.ATC, " ")},
		{"DrugBank", x.DrugBank},
		{"ChEMBL", x.ChEMBL},
		{"PubChem", x.PubChem},
		{"MedlinePlus", x.MedlinePlus},
		{"Wikidata", x.Wikidata},
	} {
		if id[1] != "" {
			items = append(items, join(muted(id[0]+nbsp), plain(id[1])))
		}
	}
	if len(items) > 0 {
		p.add(Heading{Text: "Identifiers"}, Row{"", list(items)}, Gap{})
	}
}

// host is the short form of an address: enough to know whose it is.
func host(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		rest = url
	}
	h, path, _ := strings.Cut(rest, "/")
	h = strings.TrimPrefix(h, "www.")
	if path != "" {
		return h + "/…"
	}
	return h
}

// hasClassFacts reports whether a summary shows sections of its class.
func (p *page) hasClassFacts() bool {
	return p.d.Withdrawal != nil || p.d.Dependence != nil || p.d.Stopping != nil || len(p.d.Interactions) > 0 || p.d.InteractNote != nil
}

func (p *page) foot() {
	d := p.d
	if p.o.Size == Brief {
		p.add(Para{muted(fmt.Sprintf("%d sources, checked %s. %s", len(d.Sources), d.Review.Checked, Disclaimer))})
		return
	}
	p.add(Heading{Text: "Sources", Right: pick(p.o.Size == Full || p.o.Section == "sources", "", "addresses: --full or --json")})
	for i, s := range d.Sources {
		if p.o.Size != Full && !p.cited[i+1] && p.o.Section != "sources" {
			continue
		}
		t := join(muted(fmt.Sprintf("[%d]%s", i+1, nbsp)), plain(s.Title+", "+s.Publisher))
		dates := "read " + s.Checked
		if s.Revised != "" {
			dates = "revised " + s.Revised + ", " + dates
		}
		at := s.URL
		if p.o.Size != Full && p.o.Section != "sources" {
			at = host(at)
		}
		if s.Licence != "" && p.o.Size == Full {
			dates += nbsp + "· " + s.Licence
		}
		p.add(Row{"", join(t, muted(nbsp+"· "), Text{{Text: at, Tone: Muted, Link: s.URL}}, muted(" · "+dates))})
	}
	if p.fromClass {
		p.add(Row{"", muted("† written for the class (" + d.Class.Name + ") or a wider one, not for " + d.Name + " alone")})
	}
	if p.o.Size == Full {
		for _, l := range d.SeeAlso {
			p.add(Row{"", muted("see also: " + l.Title + " · " + l.URL)})
		}
	}
	p.add(Gap{})
	how := map[record.Method]string{
		record.LabelChecked: "each section compared with an opened source",
		record.Compiled:     "compiled from public lists and label texts",
	}[d.Review.Method]
	p.add(Para{muted(fmt.Sprintf("Checked %s (%s), next due %s. %s", d.Review.Checked, how, d.Review.Due, Disclaimer))})
}
