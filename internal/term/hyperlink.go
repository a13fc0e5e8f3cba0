package term

import "strconv"

// Hyperlinks reports whether stdout gets OSC 8 hyperlinks: text that opens an
// address when it is clicked. The first of these that applies decides:
//
//  1. TERM=dumb: no
//  2. no colour on stdout ([Term.ColorOut]): no, plain output is plain
//  3. FORCE_HYPERLINK set and not empty: "0" no, anything else yes
//  4. not a terminal: no
//  5. inside tmux or screen: no; what is outside cannot be known
//  6. a terminal known to show them: yes
//
// The list of terminals is short on purpose. A terminal that does not know the
// sequence should ignore it; some print it. Whoever gets no links has lost
// nothing, since addresses are printed in full anyway.
func (t *Term) Hyperlinks() bool {
	if t.dumb() || !t.ColorOut() {
		return false
	}
	if force := t.Getenv("FORCE_HYPERLINK"); force != "" {
		return force != "0"
	}
	if !t.OutTTY || t.multiplexed() {
		return false
	}
	switch t.Getenv("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "vscode", "ghostty":
		return true
	}
	// VTE, the widget in GNOME Terminal and its kin, gives its version as
	// major*10000 + minor*100 + micro. It has links from 0.50; 0.50.0 itself
	// (5000) is left out, since it crashed on them.
	if vte, err := strconv.Atoi(t.Getenv("VTE_VERSION")); err == nil && vte > 5000 {
		return true
	}
	return t.Getenv("KITTY_WINDOW_ID") != "" || t.Getenv("WT_SESSION") != "" || modern(t.Getenv("TERM"))
}
