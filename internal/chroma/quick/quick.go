// Package quick is the stand-in for chroma's one-call highlighter. The doc
// comment of the module's root package says why it exists.
package quick

import "io"

// Highlight writes source to w as it stands. The real one colours it; the names
// of lexer, formatter and style are taken and not used. The error is w's.
func Highlight(w io.Writer, source, lexer, formatter, style string) error {
	_, err := io.WriteString(w, source)
	return err
}
