// Package chroma stands in for github.com/alecthomas/chroma/v2, the syntax
// highlighter that glamour imports for code blocks. The main module names it:
//
//	replace github.com/alecthomas/chroma/v2 => ./internal/chroma
//
// # Why
//
// The real package decompresses and registers every lexer and every style in
// package init, before main runs. Each run of the program pays for it, the
// ones that print JSON or an error too: of a program that does nothing but
// import glamour it is two thirds of the time (17 ms with it, 5 ms without) and
// 4 MB of the binary. A drug page has no code to highlight, so all of that would
// be spent on nothing.
//
// This module declares what glamour v1.0.0 names, in the three packages it
// imports (chroma, quick and styles), and nothing else. No package here does
// work at init. A code block that does reach [quick.Highlight] is written as
// it stands, unstyled: text is never lost.
//
// # When glamour is updated
//
// The next glamour may name more. The build then fails with "undefined" in
// glamour's ansi/codeblock.go, or with "module … does not contain package" for
// one that is not here. Add the declaration it asks for, shaped like the real
// one, with the least that compiles; or, if that glamour has a way to build
// without chroma (a build tag was proposed upstream), delete this folder and
// the replace line. Then see that the start is still quick:
//
//	GODEBUG=inittrace=1 druginfo version 2>&1 | sort -rn -k5 | head
//
// The module has no dependencies, and its tests run from the main module:
//
//	go test github.com/alecthomas/chroma/v2/...
//
// [quick.Highlight]: https://pkg.go.dev/github.com/alecthomas/chroma/v2/quick#Highlight
package chroma

// TokenType is what a piece of source code is: a keyword, a comment, a name.
type TokenType int

// The token types that glamour gives colours to. Only that they differ matters
// here; their values are not those of the real package.
const (
	Background TokenType = iota
	Text
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
)

// StyleEntries says how each token type looks, in chroma's notation.
type StyleEntries map[TokenType]string

// Style is a named set of entries. Here it keeps the name only.
type Style struct {
	Name string
}

// MustNewStyle returns a style of that name. The real one panics on an entry it
// cannot parse; this one reads no entries and never does.
func MustNewStyle(name string, _ StyleEntries) *Style {
	return &Style{Name: name}
}
