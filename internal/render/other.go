package render

import (
	"fmt"
	"slices"

	"druginfo/internal/record"
)

// HelpLines is the page of the help lines of one region.
func HelpLines(h record.Help, region string) *Document {
	d := new(Document)
	i := slices.IndexFunc(h.Regions, func(r record.HelpRegion) bool { return r.ID == region })
	if i < 0 {
		return d
	}
	r := h.Regions[i]
	var cited []record.Source
	cite := func(ids []string) Text {
		t := nbsp
		for _, id := range ids {
			j := slices.IndexFunc(cited, func(s record.Source) bool { return s.ID == id })
			if j < 0 {
				if k := slices.IndexFunc(h.Sources, func(s record.Source) bool { return s.ID == id }); k >= 0 {
					cited = append(cited, h.Sources[k])
					j = len(cited) - 1
				}
			}
			t += fmt.Sprintf("[%d]", j+1)
		}
		return muted(t)
	}
	d.add(Title{Left: "Help lines · " + r.Name}, Gap{})
	d.add(Row{"emergency", join(alert(r.Emergency.Phone), plain("  Seizure, collapse, trouble breathing, or cannot be woken."), cite(r.Emergency.Sources))})
	for _, l := range r.Lines {
		t := join(strong(l.Name), plain("  "), alert(l.Phone))
		for _, s := range []string{l.Text, l.Hours, l.Note, l.URL} {
			if s != "" {
				t = join(t, muted(nbsp+"·"), plain(" "+s))
			}
		}
		d.add(Row{string(l.Kind), join(t, cite(l.Sources))})
	}
	d.add(Gap{}, Heading{Text: "Sources"})
	for i, s := range cited {
		dates := "read " + s.Checked
		if s.Revised != "" {
			dates = "revised " + s.Revised + ", " + dates
		}
		d.add(Row{"", join(muted(fmt.Sprintf("[%d]%s", i+1, nbsp)), plain(s.Title+", "+s.Publisher), muted(" · "+s.URL+" · "+dates))})
	}
	d.add(Gap{}, Para{muted("Numbers change. They were read in stored copies of the pages above on the days given and were not dialled.")})
	return d
}

// About is the page on the records themselves.
func About(rows [][2]string) *Document {
	d := new(Document)
	d.add(Title{Left: "About druginfo"}, Gap{})
	d.add(Para{plain("An offline drug reference. Every statement names its source and the day it was checked; what a whole class shares is marked. Names are looked up on this machine only.")}, Gap{})
	d.add(Heading{Text: "The records"})
	for _, r := range rows {
		d.add(Row{r[0], plain(r[1])})
	}
	d.add(Gap{}, Heading{Text: "Their limits"})
	d.add(Row{"not reviewed", join(alert("No record has been reviewed by a clinician."), plain(" A label-checked record was compared, section by section, with sources that were opened; a compiled one was joined from public lists and label texts."))})
	d.add(Row{"gaps", plain("An empty section means nothing was recorded. It is never evidence that something is safe.")})
	d.add(Row{"never printed", plain("Doses, dose limits, taper rates, conversions, ways around a drug test, commercial help lines.")})
	d.add(Row{"licences", plain("The program: MIT. The records: CC BY 4.0, with the notices in data/NOTICES.")})
	d.add(Gap{}, Para{muted(Disclaimer)})
	return d
}
