package render_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"druginfo/internal/record"
	"druginfo/internal/render"
)

// A reply numbers its sources once, keeps to the width, and lets nothing of a
// record act on the terminal.
func TestReply(t *testing.T) {
	label := record.Source{ID: "label", Title: "A label", Publisher: "Agency", URL: "https://example.org/a/b", Checked: "2026-11-01"}
	other := record.Source{ID: "label", Title: "Another", Publisher: "Agency", URL: "https://example.org/c", Checked: "2026-11-02", Revised: "2025"}
	doc := render.Reply{
		Title: "alpha + beta \x1b[31m", Right: "note",
		Sections: []render.ReplySection{{Title: "alpha + beta", Right: "serious", Said: []render.Said{
			{Label: "risk", Word: "SERIOUS", Alarm: true, Text: "Deep sleep <LLOQ>. " + strings.Repeat("word ", 40), Sources: []record.Source{label, other}, Basis: record.BasisClass},
			{Text: "Again.", Sources: []record.Source{other}},
		}}},
		Closing: []string{"Closing."},
	}.Document()
	for _, width := range []int{60, 80, 100} {
		out, err := doc.Terminal(render.Terminal{Width: width, Style: "plain"})
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out) {
			if w := ansi.StringWidth(strings.TrimSuffix(line, "\n")); w > width {
				t.Errorf("%d columns at width %d: %q", w, width, line)
			}
		}
		for _, want := range []string{"SERIOUS", "<LLOQ>", "[1,2]†", "Again. [2]", "[1] A label", "[2] Another", "written for a class", "Closing.", "not medical advice"} {
			if !strings.Contains(out, want) {
				t.Errorf("width %d: no %q in\n%s", width, want, out)
			}
		}
		if strings.Contains(out, "\x1b") {
			t.Errorf("an escape in %q", out)
		}
	}
}
