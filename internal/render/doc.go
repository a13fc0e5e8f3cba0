// Package render turns a record into the page.
//
//	record -> Document -> markdown -> glamour -> terminal
//
// A [Document] is the page without a width: headings, rows with a label, a box,
// a drawing. [Document.Markdown] writes it as markdown for people and files.
// For a terminal the same blocks are laid out for a width first (layout.go) and
// the result, still markdown, is given its colours by glamour with one of our
// own styles (style.go). Lists and definitions hang under their first word,
// which no markdown renderer does by itself: the layout breaks the lines and
// holds them in place with no-break spaces, which become spaces at the end.
//
// Everything from a record is escaped on its way into markdown (escape.go), so
// that "<LLOQ>" does not vanish and no text can draw on the terminal. Colour
// says what the words say and nothing more: the page reads the same without.
//
// This is the only package that imports glamour.
package render
