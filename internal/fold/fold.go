// Package fold turns any way of writing a name into one lookup key. The same
// function is used when the names are compiled and when a person asks, so what
// is not in a key cannot be told apart: case, accents, spacing, hyphens,
// punctuation and trademark signs.
//
//	Co-Trimoxazole     cotrimoxazole
//	Ambien CR®         ambiencr
//	β-Carotene         betacarotene
//	Épinéphrine        epinephrine
//	OXYCODONE/APAP     oxycodoneapap
//
// A key holds a-z, 0-9 and the letters and digits of other scripts, lower case.
// Letters of other scripts stay because dropping them would make a different
// word of the name. Signs that join the parts of a combination (/ + & -) are
// dropped like the rest: whether a string names several drugs is for package
// lookup to find out, from [Words].
package fold

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key returns the lookup key of s. Key(Key(s)) == Key(s). A string that is a
// key already is returned as it is, without allocating. Bytes that are not
// UTF-8 are dropped.
func Key(s string) string {
	i := 0
	for i < len(s) && lower[s[i]] == s[i] && s[i] != 0 {
		i++
	}
	if i == len(s) {
		return s
	}
	return string(Append(make([]byte, 0, len(s)), s))
}

// Append appends the key of s to dst: [Key] for callers that keep a buffer.
func Append(dst []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return appendUnicode(dst, s[i:])
		}
		if l := lower[c]; l != 0 {
			dst = append(dst, l)
		}
	}
	return dst
}

// Words returns the keys of the words of s, in order. Anything but a letter, a
// digit, an accent, an apostrophe or a trademark sign ends a word, so that
// "oxycodone/APAP 5-325" is [oxycodone apap 5 325] and "St John's" is [st johns].
func Words(s string) []string {
	var words []string
	start := -1
	for i, r := range s {
		switch inside := inWord(r); {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			words = appendWord(words, s[start:i])
			start = -1
		}
	}
	if start >= 0 {
		words = appendWord(words, s[start:])
	}
	return words
}

func appendWord(words []string, s string) []string {
	if k := Key(s); k != "" {
		return append(words, k)
	}
	return words
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return lower[r] != 0 || r == '\''
	}
	return keeps(r) || unicode.Is(unicode.M, r) || r == '’' || trademark(r)
}

func keeps(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func trademark(r rune) bool {
	return r == '®' || r == '™' || r == '©' || r == '℠'
}

// lower maps the ASCII bytes that stay in a key to themselves or their lower
// case, and every other byte to 0.
var lower = [256]byte{
	'0': '0', '1': '1', '2': '2', '3': '3', '4': '4', '5': '5', '6': '6', '7': '7', '8': '8', '9': '9',
	'a': 'a', 'b': 'b', 'c': 'c', 'd': 'd', 'e': 'e', 'f': 'f', 'g': 'g', 'h': 'h', 'i': 'i', 'j': 'j', 'k': 'k', 'l': 'l', 'm': 'm',
	'n': 'n', 'o': 'o', 'p': 'p', 'q': 'q', 'r': 'r', 's': 's', 't': 't', 'u': 'u', 'v': 'v', 'w': 'w', 'x': 'x', 'y': 'y', 'z': 'z',
	'A': 'a', 'B': 'b', 'C': 'c', 'D': 'd', 'E': 'e', 'F': 'f', 'G': 'g', 'H': 'h', 'I': 'i', 'J': 'j', 'K': 'k', 'L': 'l', 'M': 'm',
	'N': 'n', 'O': 'o', 'P': 'p', 'Q': 'q', 'R': 'r', 'S': 's', 'T': 't', 'U': 'u', 'V': 'v', 'W': 'w', 'X': 'x', 'Y': 'y', 'Z': 'z',
}

// appendUnicode folds a string with letters outside ASCII. Compatibility
// decomposition (NFKD) parts accents from letters, ligatures into letters and
// styled letters into plain ones; the accents are then dropped. What has no
// decomposition is spelt out by spell. Symbols go first, because NFKD would
// make letters of some of them: TM of ™, Rs of ₨.
func appendUnicode(dst []byte, s string) []byte {
	var it norm.Iter
	for s != "" {
		n := run(s, func(r rune) bool { return keeps(r) || unicode.Is(unicode.M, r) })
		for it.InitString(norm.NFKD, s[:n]); !it.Done(); {
			for seg := it.Next(); len(seg) > 0; {
				r, n := utf8.DecodeRune(seg)
				seg = seg[n:]
				dst = appendRune(dst, unicode.ToLower(r))
			}
		}
		s = s[n:]
		s = s[run(s, func(r rune) bool { return !keeps(r) && !unicode.Is(unicode.M, r) }):]
	}
	return dst
}

// run is the length of the longest beginning of s whose runes are all in.
func run(s string, in func(rune) bool) int {
	for i, r := range s {
		if !in(r) {
			return i
		}
	}
	return len(s)
}

func appendRune(dst []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		if l := lower[r]; l != 0 {
			dst = append(dst, l)
		}
	case !keeps(r):
	default:
		if i, ok := slices.BinarySearchFunc(spell, r, func(e spelling, r rune) int { return int(e.r - r) }); ok {
			return append(dst, spell[i].as...)
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

type spelling struct {
	r  rune
	as string
}

// spell writes out the lower-case letters that NFKD leaves whole: Latin ones in
// use in European languages, and the Greek letters of chemical names. Sorted.
var spell = []spelling{
	{'ß', "ss"},
	{'æ', "ae"},
	{'ð', "d"},
	{'ø', "o"},
	{'þ', "th"},
	{'đ', "d"},
	{'ħ', "h"},
	{'ı', "i"},
	{'ĸ', "k"},
	{'ł', "l"},
	{'ŋ', "n"},
	{'œ', "oe"},
	{'ŧ', "t"},
	{'ə', "e"},
	{'α', "alpha"},
	{'β', "beta"},
	{'γ', "gamma"},
	{'δ', "delta"},
	{'ε', "epsilon"},
	{'ζ', "zeta"},
	{'η', "eta"},
	{'θ', "theta"},
	{'ι', "iota"},
	{'κ', "kappa"},
	{'λ', "lambda"},
	{'μ', "mu"},
	{'ν', "nu"},
	{'ξ', "xi"},
	{'ο', "omicron"},
	{'π', "pi"},
	{'ρ', "rho"},
	{'ς', "sigma"},
	{'σ', "sigma"},
	{'τ', "tau"},
	{'υ', "upsilon"},
	{'φ', "phi"},
	{'χ', "chi"},
	{'ψ', "psi"},
	{'ω', "omega"},
}
