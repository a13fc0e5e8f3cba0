package render

import "github.com/charmbracelet/glamour/ansi"

// palette is the colours of a style, as xterm numbers; empty means none.
type palette struct {
	title, heading, label, alert, muted, text string
}

// The built-in styles. Contrast against the usual backgrounds was looked at in
// real terminals; nothing but colour and weight differs between them.
func palettes(name string) (palette, bool) {
	switch name {
	case "auto": // the terminal's own sixteen colours, which its theme keeps readable
		return palette{title: "6", heading: "2", label: "4", alert: "1", muted: "8"}, true
	case "dark":
		return palette{title: "117", heading: "79", label: "153", alert: "210", muted: "245"}, true
	case "light":
		return palette{title: "25", heading: "29", label: "24", alert: "124", muted: "242"}, true
	case "plain":
		return palette{}, true
	}
	return palette{}, false
}

// StyleNames lists the built-in styles.
func StyleNames() []string { return []string{"auto", "dark", "light", "plain"} }

// styleConfig is a palette as glamour wants it.
func styleConfig(p palette) ansi.StyleConfig {
	color := func(c string) *string {
		if c == "" {
			return nil
		}
		return &c
	}
	yes, margin := true, uint(2)
	bold := &yes
	if p == (palette{}) {
		bold = nil
	}
	return ansi.StyleConfig{
		Document:  ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: color(p.text)}, Margin: &margin},
		Paragraph: ansi.StyleBlock{},
		Heading:   ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Bold: bold}},
		H1:        ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: color(p.title), Bold: bold}},
		H2:        ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: color(p.heading), Bold: bold}},
		Strong:    ansi.StylePrimitive{Color: color(p.label), Bold: bold},
		Emph:      ansi.StylePrimitive{Color: color(p.muted)},
		Code:      ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Color: color(p.alert), Bold: bold}},
	}
}
