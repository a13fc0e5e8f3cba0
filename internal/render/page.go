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

	cited  map[int]bool          // numbers that stand on the page
	marked map[record.Basis]bool // for what else things on the page were written
}

// Page writes the page of one record.
func Page(d *record.Drug, o Options) *Document {
	p := &page{Document: &Document{}, d: d, o: o, num: map[string]int{}, cited: map[int]bool{}, marked: map[record.Basis]bool{}}
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
				"Side effects, dependence, withdrawal, stopping and interactions " + pick(p.hasMore(), "are incomplete, or stand here only as far as they hold for the whole class"+pick(d.Kind == record.Combination, " or for an ingredient", "")+". ", "have not been written. ") +
				"What is not recorded here is not thereby safe.")})
		}
	}
	p.foot()
	return p.Document
}

func (p *page) head() {
	d := p.d
	left := d.Name
	if brands := headBrands(d.Brands); len(brands) > 0 {
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

// headBrands is the brands by which a reader knows the drug, three at most: those
// sold in the US or the UK, one that was sold there if it is the best known or there is little
// else, those of other countries.
func headBrands(list []record.Brand) (out []string) {
	home := func(b record.Brand) bool {
		return len(b.Regions) == 0 || slices.Contains(b.Regions, "us") || slices.Contains(b.Regions, "uk")
	}
	sold := map[string]bool{}
	for _, b := range list {
		sold[b.Name] = sold[b.Name] || !b.Discontinued
	}
	add := func(most int, prefix string, want func(record.Brand) bool) {
		for _, b := range list {
			if name := prefix + b.Name; most > 0 && len(out) < 3 && want(b) && !slices.Contains(out, name) {
				out = append(out, name)
				most--
			}
		}
	}
	current := func(b record.Brand) bool { return home(b) && sold[b.Name] }
	former := func(b record.Brand) bool { return home(b) && !sold[b.Name] }
	if len(list) > 0 && former(list[0]) { // the first one is the best known
		add(2, "", current)
		add(1, "formerly ", former)
	}
	add(3, "", current)
	if len(out) < 2 {
		add(1, "formerly ", former)
	}
	add(3, "", func(b record.Brand) bool { return !home(b) && sold[b.Name] })
	return out
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
	mark := sign(basis)
	p.marked[basis] = true
	if len(nums) == 0 {
		return pick(mark == "", nil, muted(mark))
	}
	return muted(nbsp + numbers(nums) + mark)
}

// sign is the mark of what was not written for the drug itself.
func sign(basis record.Basis) string {
	switch basis {
	case record.BasisClass:
		return "†"
	case record.BasisIngredient:
		return "‡"
	}
	return ""
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

// mark is the sign of what was not written for the drug itself, without numbers:
// for sections whose sources stand in their heading.
func (p *page) mark(basis record.Basis) Text {
	p.marked[basis] = true
	if s := sign(basis); s != "" {
		return plain(s)
	}
	return nil
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

// hasMore reports whether a summary shows more than names, class and uses.
func (p *page) hasMore() bool {
	return len(p.d.SideEffects.Common) > 0 || len(p.d.SideEffects.Serious) > 0 || p.d.Withdrawal != nil || p.d.Dependence != nil || p.d.Stopping != nil || len(p.d.Interactions) > 0 || p.d.InteractNote != nil
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
	if p.marked[record.BasisClass] {
		p.add(Row{"", muted("† written for the class (" + d.Class.Name + ") or a wider one, not for " + d.Name + " alone")})
	}
	if p.marked[record.BasisIngredient] {
		p.add(Row{"", muted("‡ written for an ingredient or its class, not for the combination")})
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
