package render

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const (
	labelWidth = 17 // columns of the label of a row
	stackBelow = 64 // narrower pages put the label above the text
	textWidth  = 84 // a line of text is never longer, however wide the screen
)

// layout writes the document as markdown whose lines stand where they will
// stand on a screen of that many columns.
func (d *Document) layout(width int, ascii bool, links *[]string) string {
	l := &layouter{width: width, ascii: ascii, links: links}
	for _, b := range d.Blocks {
		l.block(b)
	}
	return l.b.String()
}

type layouter struct {
	b     strings.Builder
	width int
	ascii bool
	open  bool // the last line written belongs to an open paragraph

	links *[]string // addresses, by the number of their mark; nil for none
}

// line writes one line of the current paragraph. Leading blanks are kept.
func (l *layouter) line(t Text) {
	s := inline(l.mark(t))
	trimmed := strings.TrimLeft(s, " ")
	s = strings.Repeat(nbsp, len(s)-len(trimmed)) + trimmed
	if strings.TrimSpace(s) == "" {
		s = nbsp
	}
	l.b.WriteString(s + "\n")
	l.open = true
}

// Marks of the beginning (plus its number) and the end of a link; tidy replaces
// them by what the terminal understands.
const (
	linkEnd   = '\uE000'
	linkStart = '\uE001'
	maxLinks  = 4096
)

// mark puts marks around spans that have an address.
func (l *layouter) mark(t Text) Text {
	if l.links == nil {
		return t
	}
	out := make(Text, len(t))
	for i, s := range t {
		if s.Link != "" && len(*l.links) < maxLinks {
			s.Text = string(linkStart+rune(len(*l.links))) + s.Text + string(linkEnd)
			*l.links = append(*l.links, s.Link)
		}
		out[i] = s
	}
	return out
}

func (l *layouter) end() {
	if l.open {
		l.b.WriteString("\n")
		l.open = false
	}
}

func (l *layouter) block(b Block) {
	switch b := b.(type) {
	case Title:
		l.end()
		gap := l.width - ansi.StringWidth(b.Left) - ansi.StringWidth(b.Right)
		if gap >= 3 {
			l.b.WriteString("# " + Escape(b.Left) + strings.Repeat(nbsp, gap) + Escape("x" + b.Right)[1:] + "\n\n")
			return
		}
		for _, line := range wrap(plain(b.Left), l.width) {
			l.b.WriteString("# " + inline(line) + "\n\n")
		}
		for _, line := range wrap(muted(b.Right), l.width) {
			l.line(line)
		}
		l.end()
	case Heading:
		l.end()
		text := strings.ToUpper(b.Text)
		gap := l.width - ansi.StringWidth(text) - ansi.StringWidth(b.Right)
		switch {
		case b.Right != "" && gap >= 2:
			l.b.WriteString("## " + Escape(text) + strings.Repeat(nbsp, gap) + inline(muted(b.Right)) + "\n\n")
			return
		default:
			for _, line := range wrap(plain(text), l.width) {
				l.b.WriteString("## " + inline(line) + "\n\n")
			}
		}
		if b.Right != "" {
			for _, line := range wrap(muted(b.Right), l.width) {
				l.line(line)
			}
		}
	case Para:
		for _, line := range wrap(b.Text, min(l.width, textWidth+labelWidth)) {
			l.line(line)
		}
	case Row:
		for _, line := range hang(b, l.width) {
			l.line(line)
		}
	case Box:
		l.end()
		bar := alert(pick(l.ascii, "| ", "┃ "))
		for _, line := range wrap(alert(b.Title), l.width-2) {
			l.line(join(bar, line))
		}
		for _, r := range b.Rows {
			// The label runs into the text: narrower than a hanging row would
			// be, a warning stays short.
			for _, line := range wrap(join(strong(r.Label+"."), plain(" "), r.Text), min(l.width-2, textWidth+labelWidth)) {
				l.line(join(bar, line))
			}
		}
		l.end()
	case Drawing:
		for _, line := range b.Draw(l.width, l.ascii) {
			l.line(line)
		}
		if len(b.Caption) > 0 {
			for _, line := range wrap(b.Caption, l.width) {
				l.line(line)
			}
		}
	case Gap:
		l.end()
	}
}

// hang lays out a row: the label, and the text under its own first word.
func hang(r Row, width int) []Text {
	if r.Label == "" {
		return wrap(r.Text, min(width, textWidth+labelWidth))
	}
	if width < stackBelow {
		out := wrap(strong(r.Label), width)
		for _, line := range wrap(r.Text, width-2) {
			out = append(out, join(plain("  "), line))
		}
		return out
	}
	var out []Text
	label := r.Label
	lines := wrap(r.Text, min(width-labelWidth, textWidth))
	if ansi.StringWidth(label) >= labelWidth {
		out = append(out, wrap(strong(label), min(width, textWidth+labelWidth))...)
		label = ""
	}
	for _, line := range lines {
		pad := plain(strings.Repeat(" ", labelWidth-ansi.StringWidth(label)))
		if label == "" {
			out = append(out, join(pad, line))
		} else {
			out = append(out, join(strong(label), pad, line))
		}
		label = ""
	}
	return out
}

// wrap breaks a text at its blanks into lines of at most width columns. What is
// held together and is longer is broken there after all; a single word that is
// longer stands on a line of its own.
func wrap(t Text, width int) []Text {
	var lines []Text
	var line Text
	used := 0
	for _, word := range fitting(words(t), width) {
		w := widthOf(word)
		if used > 0 && used+1+w > width {
			lines = append(lines, line)
			line, used = nil, 0
		}
		if used > 0 {
			line = appendSpan(line, Span{Text: " ", Tone: spaceTone(line, word)})
			used++
		}
		for _, s := range word {
			line = appendSpan(line, s)
		}
		used += w
	}
	if len(line) > 0 || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

func widthOf(t Text) (n int) {
	for _, s := range t {
		n += ansi.StringWidth(s.Text)
	}
	return n
}

// fitting takes words that do not fit into width apart where they are held
// together.
func fitting(ws []Text, width int) []Text {
	if !slices.ContainsFunc(ws, func(w Text) bool { return widthOf(w) > width }) {
		return ws
	}
	var out []Text
	for _, w := range ws {
		if widthOf(w) <= width {
			out = append(out, w)
			continue
		}
		loose := slices.Clone(w)
		for i := range loose {
			loose[i].Text = strings.ReplaceAll(loose[i].Text, nbsp, " ")
		}
		out = append(out, words(loose)...)
	}
	return out
}

// spaceTone is the tone of the blank between two words: theirs, if they agree.
func spaceTone(line, word Text) Tone {
	if len(line) > 0 && len(word) > 0 && line[len(line)-1].Tone == word[0].Tone {
		return word[0].Tone
	}
	return Plain
}

func appendSpan(t Text, s Span) Text {
	if n := len(t); n > 0 && t[n-1].Tone == s.Tone && t[n-1].Link == s.Link {
		t[n-1].Text += s.Text
		return t
	}
	return append(t, s)
}

// words splits a text at its blanks; a word may have several tones.
func words(t Text) []Text {
	var out []Text
	var word Text
	flush := func() {
		if len(word) > 0 {
			out = append(out, word)
			word = nil
		}
	}
	for _, s := range t {
		for i, part := range strings.Split(s.Text, " ") {
			if i > 0 {
				flush()
			}
			if part != "" {
				word = append(word, Span{Text: part, Tone: s.Tone, Link: s.Link})
			}
		}
	}
	flush()
	return out
}

func pick[T any](cond bool, yes, no T) T {
	if cond {
		return yes
	}
	return no
}
