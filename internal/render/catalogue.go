package render

import (
	"fmt"
	"slices"
	"strings"

	"druginfo/internal/record"
)

// Entry is one drug of a list.
type Entry struct {
	Name, Class, Schedule, Addictive, Detail string
	Section, Passage                         string // for a search
}

// List is a page of drugs, one a line, or two with a passage.
func List(title string, entries []Entry, words []string) *Document {
	d := new(Document)
	d.add(Title{Left: title, Right: fmt.Sprintf("%d", len(entries))}, Gap{})
	for _, e := range entries {
		t := plain(e.Class)
		if e.Schedule != "" && e.Schedule != "none" && e.Schedule != "unknown" {
			t = join(t, muted(nbsp+"·"), plain(" C-"+e.Schedule))
		}
		if e.Addictive == "yes" {
			t = join(t, muted(nbsp+"·"), plain(" "), alert("addictive"))
		}
		if e.Detail == "summary" {
			t = join(t, muted(nbsp+"· summary"))
		}
		if e.Passage != "" {
			t = join(muted(strings.ReplaceAll(e.Section, "_", " ")+":"), plain(" "), highlight(e.Passage, words))
		}
		d.add(Row{e.Name, t})
	}
	return d
}

// highlight marks the words in a passage.
func highlight(s string, words []string) Text {
	var out Text
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return plain(s)
	}
	for i := 0; i < len(s); {
		at, n := -1, 0
		for _, w := range words {
			if j := strings.Index(lower[i:], w); w != "" && j >= 0 && (at < 0 || i+j < at) {
				at, n = i+j, len(w)
			}
		}
		if at < 0 {
			return append(out, Span{Text: s[i:]})
		}
		out = append(out, Span{Text: s[i:at]}, Span{Text: s[at : at+n], Tone: Label})
		i = at + n
	}
	return out
}

// ClassTree is the tree of classes with the number of drugs in each.
func ClassTree(classes []record.Class, count map[string]int) *Document {
	d := new(Document)
	d.add(Title{Left: "Classes", Right: fmt.Sprint(len(classes))}, Gap{})
	children := map[string][]record.Class{}
	for _, c := range classes {
		children[c.Parent] = append(children[c.Parent], c)
	}
	var walk func(parent string, depth int)
	walk = func(parent string, depth int) {
		for _, c := range children[parent] {
			c := c
			d.add(Drawing{Draw: func(width int, _ bool) []Text {
				pad := strings.Repeat(" ", 2*depth)
				tone := pick(depth == 0, Label, Plain)
				var out []Text
				for i, line := range wrap(Text{{Text: c.Name, Tone: tone}, {Text: " " + c.ID, Tone: Muted}, {Text: fmt.Sprintf(" %d", count[c.ID]), Tone: Label}}, width-len(pad)) {
					out = append(out, join(plain(pad+pick(i > 0, "  ", "")), line))
				}
				return out
			}})
			walk(c.ID, depth+1)
		}
	}
	walk("", 0)
	return d
}

// ClassPage is the page of a class: what is shared by its members, and who they
// are.
func ClassPage(c record.Class, path []record.Class, children []record.Class, members []string, o Options) *Document {
	d := &record.Drug{
		ID: c.ID, Name: c.Name, Detail: record.Monograph, Summary: c.Summary, Synonyms: c.Synonyms,
		Mechanism: c.Mechanism, Boxed: c.Boxed, NotFor: c.NotFor, SideEffects: c.SideEffects, LongTerm: c.LongTerm,
		Dependence: c.Dependence, Withdrawal: c.Withdrawal, Stopping: c.Stopping, Overdose: c.Overdose,
		Interactions: c.Interactions, Alcohol: c.Alcohol, Driving: c.Driving, Pregnancy: c.Pregnancy,
		Breastfeeding: c.Breastfeeding, OlderAdults: c.OlderAdults, Alternatives: c.Alternatives,
		Comparisons: c.Comparisons, Sources: c.Sources, Review: c.Review,
	}
	d.Interactions = slices.Clone(d.Interactions)
	for i := range d.Interactions {
		d.Interactions[i].Basis = "" // on this page nothing is from another class
	}
	names := make([]string, len(path))
	for i, p := range path {
		names[i] = p.Name
	}
	d.Class.Name = strings.Join(names, " › ")
	doc := Page(d, o)
	at := slices.IndexFunc(doc.Blocks, func(b Block) bool {
		h, ok := b.(Heading)
		return ok && h.Text == "Sources"
	})
	if at < 0 {
		at = len(doc.Blocks)
	}
	extra := []Block{}
	if len(children) > 0 {
		var kids []string
		for _, k := range children {
			kids = append(kids, k.Name)
		}
		extra = append(extra, Heading{Text: "Narrower classes"}, Row{"", terms(kids)}, Gap{})
	}
	extra = append(extra, Heading{Text: "Members", Right: fmt.Sprint(len(members))}, Row{"", terms(members)}, Gap{})
	doc.Blocks = slices.Insert(doc.Blocks, at, extra...)
	if len(c.Sources) == 0 { // nothing shared has been written: no sources, no review
		doc.Blocks = doc.Blocks[:at+len(extra)]
		doc.add(Para{muted("Nothing that all its members share has been written yet. " + Disclaimer)})
	}
	return doc
}
