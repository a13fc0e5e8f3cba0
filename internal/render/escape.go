package render

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nbsp holds laid out text in place: markdown keeps it and glamour does not
// break at it.
const nbsp = "\u00a0"

var (
	lineStart = regexp.MustCompile(`^(\d{1,9})([.)])`)
	address   = regexp.MustCompile(`(?i)(https?|ftp|mailto|xmpp):|www\.`)
)

// Escape makes a text mean itself in markdown, in glamour as elsewhere: glamour
// knows backslashes before some signs only, so the others become character
// references. Line feeds become blanks; control characters visible escapes.
func Escape(s string) string {
	s = Visible(s)
	var b strings.Builder
	for i, r := range s {
		switch r {
		case '\\', '`', '*', '_', '[', ']', '|':
			b.WriteByte('\\')
		case '#', '+', '-', '!':
			if i == 0 {
				b.WriteByte('\\')
			}
		case '<', '>', '&', '~', '@':
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		case '=', ':':
			if i == 0 {
				fmt.Fprintf(&b, "&#%d;", r)
				continue
			}
		}
		b.WriteRune(r)
	}
	out := lineStart.ReplaceAllString(b.String(), `$1\$2`)
	return address.ReplaceAllStringFunc(out, func(m string) string {
		return m[:len(m)-1] + fmt.Sprintf("&#%d;", m[len(m)-1])
	})
}

// Visible replaces what could act on a terminal (control characters, bidi
// overrides, zero-width signs, invalid UTF-8) by what can be read.
func Visible(s string) string {
	clean := true
	for _, r := range s {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			b.WriteByte(' ')
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			q := strconv.QuoteRuneToASCII(r)
			b.WriteString(strings.Trim(q, "'"))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// code writes a code span, whatever the text holds.
func code(s string) string {
	s = Visible(s)
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

// inline writes spans as markdown.
func inline(t Text) string {
	var joined Text // one run of emphasis for neighbours of one tone
	for _, s := range t {
		joined = appendSpan(joined, Span{Text: s.Text, Tone: s.Tone})
	}
	t = joined
	var b strings.Builder
	for i, s := range t {
		s.Text = Visible(s.Text)
		// Emphasis must not begin or end with a blank.
		core := strings.TrimSpace(s.Text)
		if core == "" {
			b.WriteString(s.Text)
			continue
		}
		lead := s.Text[:strings.Index(s.Text, core)]
		tail := s.Text[len(lead)+len(core):]
		b.WriteString(lead)
		mark := map[Tone]string{Label: "**", Muted: "*"}[s.Tone]
		next := tail
		for j := i + 1; next == "" && j < len(t); j++ {
			next = t[j].Text
		}
		switch {
		case s.Tone == Alert:
			b.WriteString(code(core))
		case mark != "" && flanks(b.String(), core, next):
			b.WriteString(mark + Escape(core) + mark)
		case b.Len() > 0:
			// not at the start of a line: no need to guard signs there
			b.WriteString(strings.TrimPrefix(Escape("x"+core), "x"))
		default:
			b.WriteString(Escape(core))
		}
		b.WriteString(tail)
	}
	return b.String()
}

// flanks reports whether markdown will take a pair of emphasis marks around
// core for one: a mark beside punctuation needs a blank or punctuation on its
// other side (CommonMark, left- and right-flanking delimiter runs).
func flanks(before, core, after string) bool {
	word := func(r rune) bool {
		return r != utf8.RuneError && !unicode.IsSpace(r) && !unicode.IsPunct(r) && !unicode.IsSymbol(r)
	}
	sign := func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
	prev, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(core)
	last, _ := utf8.DecodeLastRuneInString(core)
	next, _ := utf8.DecodeRuneInString(after)
	return !(sign(first) && before != "" && word(prev)) && !(sign(last) && after != "" && word(next))
}
