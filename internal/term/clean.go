package term

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CleanLimit is the most characters (runes) that Clean returns.
const CleanLimit = 120

// marksInARow is how many combining marks may sit on one character. Real
// spelling needs two or three; a stack of them paints over the lines above.
const marksInARow = 3

// Clean returns s as a short line that is safe to print on a terminal. Text that
// somebody else wrote, such as a query or an argument, can hold a sequence that
// recolours the screen or retitles the window, a character that turns the line
// around, or one that nobody sees.
//
// Such characters are shown the way Go writes them in a string: ESC as \x1b, a
// line feed as \n, U+202E (right-to-left override) as \u202e, the invalid byte
// FF as \xff. They are: control characters (C0, DEL, C1), format characters
// (among them bidi overrides and isolates, zero-width characters and tags),
// line and paragraph separators, private, surrogate and unassigned code points,
// characters that are blank or default to being ignored, and more than three
// combining marks in a row. Any other Unicode space becomes an ordinary one. A
// backslash stays as it is: the result is to be read, not parsed back.
//
// A result longer than CleanLimit is cut, between characters or escapes, and
// ends in "…".
//
// Clean(Clean(s)) == Clean(s).
func Clean(s string) string {
	var (
		b     strings.Builder
		runes int // in b
		cut   int // bytes of b that leave room for the ellipsis
		marks int // combining marks just seen
	)
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if unicode.In(r, unicode.Mn, unicode.Me) {
			marks++
		} else {
			marks = 0
		}
		shown := s[:size]
		switch {
		case r == utf8.RuneError && size == 1:
			shown = `\x` + strconv.FormatUint(uint64(s[0]), 16) // 80 to FF: two digits
		case unicode.Is(unicode.Zs, r):
			shown = " "
		case !visible(r) || marks > marksInARow:
			shown = strconv.QuoteRuneToASCII(r)
			shown = shown[1 : len(shown)-1]
		}
		s = s[size:]

		b.WriteString(shown)
		runes += utf8.RuneCountInString(shown)
		if runes < CleanLimit {
			cut = b.Len()
		}
		if runes > CleanLimit {
			return b.String()[:cut] + "…"
		}
	}
	return b.String()
}

// visible reports whether r shows as itself and does nothing else.
func visible(r rune) bool {
	switch r {
	case '\u034f', // combining grapheme joiner
		'\u115f', '\u1160', '\u3164', '\uffa0', // Hangul fillers: letters that are blank
		'\u2800': // braille pattern blank
		return false
	}
	return unicode.IsPrint(r) && !unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
