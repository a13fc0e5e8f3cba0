package render

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/charmbracelet/glamour"
	"github.com/charmbracelet/glamour/ansi"
	"github.com/muesli/termenv"
)

// Profile is how many colours a terminal has.
type Profile int

// The profiles.
const (
	NoColor Profile = iota
	ANSI16
	ANSI256
	TrueColor
)

// Terminal says how a page is shown.
type Terminal struct {
	Width     int     // columns of the screen
	Profile   Profile // NoColor gives text without a single escape
	Style     string  // auto, dark, light or plain; empty is auto
	StyleJSON []byte  // a glamour style, instead of Style
	ASCII     bool    // draw with ASCII only
	Links     bool    // write addresses as hyperlinks (OSC 8)
}

const margin = 2 // blank columns on either side of the page

var trailing = regexp.MustCompile(`(?:\x1b\[[0-9;]*m|[ \x{00a0}])+$`)

// Terminal renders the document for a screen.
func (d *Document) Terminal(t Terminal) (string, error) {
	width := max(t.Width, 20)
	style, err := t.style()
	if err != nil {
		return "", err
	}
	r, err := glamour.NewTermRenderer(
		glamour.WithStyles(style),
		glamour.WithWordWrap(0), // the layout has broken the lines; no padding either
		glamour.WithPreservedNewLines(),
		glamour.WithColorProfile(profile(t.Profile)),
	)
	if err != nil {
		return "", fmt.Errorf("rendering: %w", err)
	}
	var links []string
	marks := &links
	if !t.Links || t.Profile == NoColor {
		marks = nil
	}
	out, err := r.Render(d.layout(width-2*margin, t.ASCII, marks))
	if err != nil {
		return "", fmt.Errorf("rendering: %w", err)
	}
	return hyperlinks(tidy(out, t.ASCII), links), nil
}

// hyperlinks replaces the marks of links by OSC 8 sequences.
func hyperlinks(s string, links []string) string {
	if len(links) == 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch i := int(r - linkStart); {
		case r == linkEnd:
			b.WriteString("\x1b]8;;\x1b\\")
		case r >= linkStart && i < len(links):
			b.WriteString("\x1b]8;;" + printable(links[i]) + "\x1b\\")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// printable keeps the printable ASCII of an address.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' {
			return -1
		}
		return r
	}, s)
}

func (t Terminal) style() (ansi.StyleConfig, error) {
	if t.StyleJSON != nil {
		var s ansi.StyleConfig
		if err := json.Unmarshal(t.StyleJSON, &s); err != nil {
			return s, fmt.Errorf("not a glamour style: %w", err)
		}
		return s, nil
	}
	name := t.Style
	if name == "" {
		name = "auto"
	}
	p, ok := palettes(name)
	if !ok {
		return ansi.StyleConfig{}, fmt.Errorf("no style %q: choose %s or a glamour style file", name, strings.Join(StyleNames(), ", "))
	}
	if t.Profile == NoColor {
		p = palette{}
	}
	return styleConfig(p), nil
}

func profile(p Profile) termenv.Profile {
	return [...]termenv.Profile{termenv.Ascii, termenv.ANSI, termenv.ANSI256, termenv.TrueColor}[p]
}

// tidy removes the padding that glamour writes to the right, joins runs of
// empty lines and turns no-break spaces into spaces.
func tidy(s string, ascii bool) string {
	var b strings.Builder
	empty := true // swallow leading empty lines
	for line := range strings.Lines(s) {
		line = strings.TrimSuffix(line, "\n")
		cut := trailing.ReplaceAllString(line, "")
		if cut == "" {
			if !empty {
				b.WriteByte('\n')
			}
			empty = true
			continue
		}
		empty = false
		b.WriteString(cut)
		if strings.Contains(cut, "\x1b[") {
			b.WriteString("\x1b[0m")
		}
		b.WriteByte('\n')
	}
	out := strings.ReplaceAll(strings.TrimRight(b.String(), "\n")+"\n", nbsp, " ")
	if ascii {
		out = asciiSigns.Replace(out)
	}
	return out
}

// asciiSigns replaces the signs the page itself writes; words of a record keep
// their accents.
var asciiSigns = strings.NewReplacer("·", "-", "–", "-", "—", "-", "†", "+", "≥", ">=", "…", "...", "’", "'", "“", `"`, "”", `"`, "▸", ">", "×", "x")
