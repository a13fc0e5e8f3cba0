package render

import "strings"

// Markdown writes the page as markdown for people and files: no widths, no
// colours, drawings as their words.
func (d *Document) Markdown() string {
	var b strings.Builder
	para := func(s string) {
		if s != "" {
			b.WriteString(s + "\n\n")
		}
	}
	row := func(r Row) string {
		if r.Label == "" {
			return inline(r.Text)
		}
		return "**" + Escape(r.Label) + "** " + strings.TrimPrefix(inline(join(plain("x"), r.Text)), "x")
	}
	for i, bl := range d.Blocks {
		switch bl := bl.(type) {
		case Title:
			para("# " + inline(plain(bl.Left)))
			para(inline(muted(bl.Right)))
		case Heading:
			h := "## " + inline(plain(bl.Text))
			if bl.Right != "" {
				h += " (" + inline(plain("x" + bl.Right))[1:] + ")"
			}
			para(h)
		case Para:
			para(inline(bl.Text))
		case Box:
			b.WriteString("> " + inline(alert(bl.Title)) + "\n")
			for _, r := range bl.Rows {
				b.WriteString(">\n> " + row(r) + "\n")
			}
			b.WriteString("\n")
		case Drawing:
			para(inline(bl.Caption))
		case Row:
			b.WriteString("- " + row(bl) + "\n")
			if i+1 == len(d.Blocks) {
				break
			}
			if _, more := d.Blocks[i+1].(Row); !more {
				b.WriteString("\n")
			}
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}
