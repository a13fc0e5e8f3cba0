package lookup

import (
	_ "embed"
	"iter"
	"strings"
)

// everyday holds words that are no misspelled name, one a line, sorted: the
// words of the SCOWL lists (see NOTICE-SCOWL) of 4 to 14 letters, without names
// of substances, and the words for classes of drugs. It is searched where it
// lies.
//
//go:embed everyday.txt
var everyday string

// common reports whether a word is an everyday or medical English word. Such a
// word is no misspelling and no beginning of a drug's name: "valid" is not
// Valium, "concert" is not Concerta, "advice" is not Advil. A name that is also
// a word is found by the rungs above, which do not ask.
func common(word string) bool {
	lo, hi := 0, len(everyday)
	for lo < hi {
		mid := lo + (hi-lo)/2
		start := strings.LastIndexByte(everyday[lo:mid], '\n') + 1 + lo
		end := start + strings.IndexByte(everyday[start:], '\n')
		switch w := everyday[start:end]; {
		case w == word:
			return true
		case w < word:
			lo = end + 1
		default:
			hi = start
		}
	}
	return false
}

// Everyday reports whether a key is an everyday or medical English word, which
// is never taken for a misspelled name.
func Everyday(key string) bool { return common(key) }

// EverydayWith yields the everyday English words that begin with a key.
func EverydayWith(prefix string) iter.Seq[string] {
	return func(yield func(string) bool) {
		lo, hi := 0, len(everyday)
		for lo < hi {
			mid := lo + (hi-lo)/2
			start := strings.LastIndexByte(everyday[lo:mid], '\n') + 1 + lo
			end := start + strings.IndexByte(everyday[start:], '\n')
			if everyday[start:end] < prefix {
				lo = end + 1
			} else {
				hi = start
			}
		}
		for line := range strings.Lines(everyday[lo:]) {
			if w := strings.TrimSuffix(line, "\n"); !strings.HasPrefix(w, prefix) || !yield(w) {
				return
			}
		}
	}
}
