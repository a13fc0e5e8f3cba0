// Package bluemonday stands in for github.com/microcosm-cc/bluemonday, the HTML
// sanitizer that glamour imports to strip tags from raw HTML in markdown. The
// main module names it:
//
//	replace github.com/microcosm-cc/bluemonday => ./internal/bluemonday
//
// The real package compiles about a hundred regular expressions and brings CSS
// and HTML parsers along, at a cost of about 1 ms to every run. The
// pages of this program hold no HTML: "<" in a record is escaped before glamour
// sees it. If an unescaped one slips through, dropping what follows it, as the
// real package would, is the worst answer for a page on medicines ("<LLOQ>",
// "<5 kg>"). So this one keeps the text as it stands.
//
// When glamour is updated and names more of bluemonday, the build fails in
// glamour's ansi/context.go; add the declaration it asks for.
package bluemonday

import "html"

// Policy is what to keep of an HTML text: here, everything, as text.
type Policy struct{}

// StrictPolicy returns a Policy.
func StrictPolicy() *Policy { return &Policy{} }

// Sanitize returns HTML that shows s letter for letter. glamour unescapes it
// again, for a terminal.
func (*Policy) Sanitize(s string) string { return html.EscapeString(s) }
