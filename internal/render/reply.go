package render

import (
	"fmt"
	"slices"
	"strings"

	"druginfo/internal/record"
)

// Reply is an answer that is no page of one record: to a question, to several
// drugs together, to a request for alternatives.
type Reply struct {
	Title, Right string
	Emergency    bool // whom to call stands first
	Lead         []Said
	Sections     []ReplySection
	Closing      []string // muted lines at the end, the disclaimer not included
	Region       string
	Help         record.Help
	HelpPage     bool // all help lines of the region belong to the answer
}

// ReplySection is a heading and what stands under it.
type ReplySection struct {
	Title, Right string
	Said         []Said
}

// Said is one statement with its sources.
type Said struct {
	Label   string
	Word    string // the answer in a word
	Alarm   bool   // the word is a danger
	Text    string
	Note    string          // for whom it was written, and the like
	Basis   record.Basis    // for what it was written, when not for the drug itself
	Sources []record.Source // none only for the fixed sentences of the program
}

// Document lays a reply out.
func (r Reply) Document() *Document {
	p := &page{Document: &Document{}, d: &record.Drug{}, o: Options{Region: r.Region, Help: r.Help}, marked: map[record.Basis]bool{}}
	p.add(Title{Left: Visible(r.Title), Right: Visible(r.Right)}, Para{plain("")}, Gap{})
	if r.Emergency {
		p.emergency(true)
	}
	var cited []record.Source
	say := func(s Said) {
		var nums []int
		for _, src := range s.Sources {
			i := slices.IndexFunc(cited, func(x record.Source) bool { return x.URL == src.URL && x.Title == src.Title })
			if i < 0 {
				cited = append(cited, src)
				i = len(cited) - 1
			}
			if !slices.Contains(nums, i+1) {
				nums = append(nums, i+1)
			}
		}
		var t Text
		if s.Word != "" {
			word := s.Word
			if s.Text != "" && word != strings.ToUpper(word) {
				word += ":"
			}
			t = join(pick(s.Alarm, alert(word), strong(word)), plain(" "))
		}
		t = join(t, plain(s.Text))
		if s.Note != "" {
			t = join(t, muted(" ("+s.Note+")"))
		}
		if len(nums) > 0 {
			p.marked[s.Basis] = true
			t = join(t, muted(nbsp+numbers(nums)+sign(s.Basis)))
		}
		p.add(Row{s.Label, t})
	}
	for _, s := range r.Lead {
		say(s)
	}
	if len(r.Lead) > 0 {
		p.add(Gap{})
	}
	for _, sec := range r.Sections {
		p.add(Heading{Text: sec.Title, Right: sec.Right})
		for _, s := range sec.Said {
			say(s)
		}
		p.add(Gap{})
	}
	if r.HelpPage {
		p.Blocks = append(p.Blocks, HelpLines(r.Help, r.Region).Blocks[1:]...)
		p.add(Gap{})
	}
	if len(cited) > 0 {
		p.add(Heading{Text: "Sources", Right: "addresses: --json"})
		for i, s := range cited {
			dates := "read " + s.Checked
			if s.Revised != "" {
				dates = "revised " + s.Revised + ", " + dates
			}
			p.add(Row{"", join(muted(fmt.Sprintf("[%d]%s", i+1, nbsp)), plain(s.Title+", "+s.Publisher), muted(nbsp+"· "+host(s.URL)+" · "+dates))})
		}
		if p.marked[record.BasisClass] {
			p.add(Row{"", muted("† written for a class of drugs, not for this one alone")})
		}
		if p.marked[record.BasisIngredient] {
			p.add(Row{"", muted("‡ written for an ingredient or its class, not for the combination")})
		}
		p.add(Gap{})
	}
	for _, c := range r.Closing {
		p.add(Para{muted(c)})
	}
	p.add(Para{muted(Disclaimer)})
	return p.Document
}
