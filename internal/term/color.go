package term

import (
	"fmt"
	"strings"
)

// When says when to use colour: the value of --color. The zero value is Auto. It
// is a flag value for the flag packages in use (String, Set, Type).
type When int

const (
	Auto   When = iota // decide from the environment and the terminal
	Always             // even into a pipe
	Never
)

var whenNames = [...]string{Auto: "auto", Always: "always", Never: "never"}

// String returns "auto", "always" or "never".
func (w When) String() string { return whenNames[w] }

// Set parses what String returns.
func (w *When) Set(s string) error {
	for i, name := range whenNames {
		if s == name {
			*w = When(i)
			return nil
		}
	}
	return fmt.Errorf("must be auto, always or never")
}

// Type names the flag's value in a usage text.
func (w *When) Type() string { return "when" }

// ColorOut reports whether stdout gets colour. The first of these that applies
// decides:
//
//  1. --color=always: yes; --color=never: no
//  2. NO_COLOR set and not empty: no
//  3. CLICOLOR_FORCE set, not empty and not "0": yes
//  4. CLICOLOR=0: no
//  5. TERM=dumb: no
//  6. a terminal: yes; a file or a pipe: no
func (t *Term) ColorOut() bool { return t.color(t.OutTTY) }

// ColorErr is ColorOut for stderr. The two differ when one of them is
// redirected.
func (t *Term) ColorErr() bool { return t.color(t.ErrTTY) }

func (t *Term) color(tty bool) bool {
	switch t.Color {
	case Always:
		return true
	case Never:
		return false
	}
	force := t.Getenv("CLICOLOR_FORCE")
	switch {
	case t.Getenv("NO_COLOR") != "":
		return false
	case force != "" && force != "0":
		return true
	case t.Getenv("CLICOLOR") == "0", t.dumb():
		return false
	}
	return tty
}

// Profile is how many colours may be used.
type Profile int

const (
	NoColor Profile = iota
	Color16
	Color256
	TrueColor
)

var profileNames = [...]string{NoColor: "none", Color16: "16", Color256: "256", TrueColor: "truecolor"}

// String returns "none", "16", "256" or "truecolor".
func (p Profile) String() string { return profileNames[p] }

// Profile returns the colours that stdout can show: NoColor where ColorOut says
// no, otherwise the most that COLORTERM, TERM and the terminal's own variables
// promise, and 16 where they promise nothing. A multiplexer's word counts for
// more than that of the terminal around it.
func (t *Term) Profile() Profile {
	if !t.ColorOut() {
		return NoColor
	}
	name := t.Getenv("TERM")
	if strings.HasPrefix(name, "screen") && t.Getenv("TMUX") == "" {
		// GNU screen hands COLORTERM through but, before version 5, not
		// the colours.
		if strings.Contains(name, "256color") {
			return Color256
		}
		return Color16
	}
	switch strings.ToLower(t.Getenv("COLORTERM")) {
	case "truecolor", "24bit":
		return TrueColor
	}
	if !t.multiplexed() {
		switch t.Getenv("TERM_PROGRAM") {
		case "iTerm.app", "WezTerm", "vscode", "ghostty":
			return TrueColor
		}
		if t.Getenv("WT_SESSION") != "" {
			return TrueColor
		}
	}
	switch {
	case strings.HasSuffix(name, "-direct"), modern(name):
		return TrueColor
	case strings.Contains(name, "256color"):
		return Color256
	}
	return Color16
}

// modern reports whether TERM names a terminal that has always had true colour
// and hyperlinks, or has had both for years.
func modern(name string) bool {
	switch name {
	case "xterm-kitty", "xterm-ghostty", "wezterm", "alacritty", "alacritty-direct",
		"foot", "foot-extra", "foot-direct", "contour":
		return true
	}
	return false
}

// multiplexed reports whether tmux or screen stands between this program and
// the terminal. The terminal's variables are inherited through them, so they
// then tell nothing.
func (t *Term) multiplexed() bool {
	name := t.Getenv("TERM")
	return t.Getenv("TMUX") != "" || t.Getenv("STY") != "" ||
		strings.HasPrefix(name, "tmux") || strings.HasPrefix(name, "screen")
}
