package term_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"druginfo/internal/term"
)

func TestClean(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"a name", "Klonopin 0.5 mg", "Klonopin 0.5 mg"},
		{"other scripts", "paracétamol クロナゼパム клоназепам كلونازيبام", "paracétamol クロナゼパム клоназепам كلونازيبام"},
		{"punctuation", `<LLOQ> "a" 'b' \c %s 5µg ½ 💊`, `<LLOQ> "a" 'b' \c %s 5µg ½ 💊`},
		{"colour", "\x1b[31mred\x1b[0m", `\x1b[31mred\x1b[0m`},
		{"window title", "\x1b]0;owned\x07", `\x1b]0;owned\a`},
		{"C1 as a character", "\u009b31m", `\u009b31m`},
		{"C1 as a byte", "\x9b31m", `\x9b31m`},
		{"NUL and DEL", "a\x00\x7f", `a\x00\x7f`},
		{"lines", "a\r\nb\tc\bd", `a\r\nb\tc\bd`},
		{"line separators", "a\u0085b\u2028c\u2029d", `a\u0085b\u2028c\u2029d`},
		{"bidi override", "\u202enipolk\u202c", `\u202enipolk\u202c`},
		{"bidi isolate", "\u2066a\u2069\u200f", `\u2066a\u2069\u200f`},
		{"zero width", "klo\u200bno\u200d\ufeffpin\u00ad\u2060", `klo\u200bno\u200d\ufeffpin\u00ad\u2060`},
		{"tags", "\U000e0041", `\U000e0041`},
		{"variation selectors", "a\ufe0f\U000e0100", `a\ufe0f\U000e0100`},
		{"blanks", "\u3164\u2800\u115f", `\u3164\u2800\u115f`},
		{"private and unassigned", "\ue000\U0010ffff\u0378", `\ue000\U0010ffff\u0378`},
		{"spaces", "ambien\u00a0cr\u2003x\u3000y", "ambien cr x y"},
		{"invalid", "a\xffb\xc3", `a\xffb\xc3`},
		{"surrogate", "\xed\xa0\x80", `\xed\xa0\x80`},
		{"replacement character", "\ufffd", "\ufffd"},
		{"accents", "e\u0301\u0323", "e\u0301\u0323"},
		{"a stack of accents", "e\u0301\u0301\u0301\u0301\u0301n", "e\u0301\u0301\u0301" + `\u0301\u0301n`},
		{"at the limit", strings.Repeat("é", 120), strings.Repeat("é", 120)},
		{"over the limit", strings.Repeat("é", 121), strings.Repeat("é", 119) + "…"},
		{"escape at the limit", strings.Repeat("a", 116) + "\x1b", strings.Repeat("a", 116) + `\x1b`},
		{"escape over the limit", strings.Repeat("a", 117) + "\x1b", strings.Repeat("a", 117) + "…"},
		{"escape that would fill it", strings.Repeat("a", 116) + "\x1bb", strings.Repeat("a", 116) + "…"},
		{"very long", strings.Repeat("\x1b[31m", 1e6), strings.Repeat(`\x1b[31m`, 14) + `\x1b[31` + "…"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := term.Clean(test.in); got != test.want {
				t.Errorf("Clean(%.60q)\n got %s\nwant %s", test.in, got, test.want)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"klonopin", "\x1b]8;;http://x\x1b\\", "\x9b2J", "\u202e\u2066", "e\u0301\u0301\u0301\u0301",
		"\xf0\x9f", strings.Repeat("\x00é", 100), "a\u00a0\U000e0001", "\u2028",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := term.Clean(s)
		if !utf8.ValidString(got) {
			t.Errorf("Clean(%q) = %q: invalid UTF-8", s, got)
		}
		if n := utf8.RuneCountInString(got); n > term.CleanLimit {
			t.Errorf("Clean(%q): %d characters", s, n)
		}
		for _, r := range got {
			if unicode.In(r, unicode.C, unicode.Zl, unicode.Zp, unicode.Bidi_Control, unicode.Variation_Selector) {
				t.Errorf("Clean(%q) = %q lets %U pass", s, got, r)
			}
		}
		if again := term.Clean(got); again != got {
			t.Errorf("not idempotent: %q, then %q", got, again)
		}
	})
}
