package lookup

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A misspelling is a name sent through a noisy channel (Kernighan, Church and
// Gale 1990). The channel says how likely each kind of mistake is; the cost of
// a mistake is minus the logarithm of that, so costs add up along a word and a
// difference of 2.3 is a factor of ten.
//
//	lamictal -> lamectal    a vowel for a vowel               likely
//	ritalin  -> riddalin    t for d, doubled                  two likely ones
//	zofran   -> zophran     ph for f is one mistake           likely
//	plavix   -> pladip      consonants for other consonants   unlikely
//
// Mistakes are told apart by what they do to sounds and where on the keyboard
// they happen, never by the letters themselves, because a thousand examples are
// enough to learn thirty numbers and not enough to learn seven hundred.
type mistake uint8

const (
	dropDouble     mistake = iota // one of two equal letters: accutane -> acutane
	dropVowel                     // alprazolam -> alprzolam
	dropH                         // a silent h after a consonant: methadone -> metadone
	dropLastE                     // accutane -> accutan
	dropConsonant                 // fentanyl -> fetanyl
	addDouble                     // abilify -> abillify
	addVowel                      // tramadol -> tramadole
	addH                          // zoloft -> zholoft
	addNear                       // a key beside the last or next one: prozac -> prpozac
	addConsonant                  // aubagio -> aubagior
	swapVowels                    // a vowel for a vowel: lamictal -> lamectal
	swapSame                      // consonants for the same sound: zoloft -> soloft
	swapClose                     // consonants for close sounds: xanax -> xamax
	swapNear                      // a neighbouring key: xanax -> xansx
	swapOther                     // accutane -> accutase
	turnVowels                    // caffeine -> caffiene
	turnMixed                     // a vowel and a consonant: xanax -> xnaax
	turnConsonants                // flexeril -> fexleril
	turnAcross                    // letters across another one: lisinopril -> linisopril
	addLastS                      // a plural: methamphetamine -> methamphetamines
	phForF                        // zofran -> zophran
	fForPh                        // ibuprophen -> ibuprofen
	yForIE                        // and the like: two letters for the sound of one
	mistakes
)

var mistakeNames = [mistakes]string{
	"drop double", "drop vowel", "drop h", "drop last e", "drop consonant",
	"add double", "add vowel", "add h", "add near", "add consonant",
	"swap vowels", "swap same sound", "swap close sound", "swap near", "swap other",
	"turn vowels", "turn mixed", "turn consonants", "turn across", "add last s",
	"ph for f", "f for ph", "two for one",
}

// place is where in a name a mistake happens; the beginning of a word is
// seldom wrong.
type place uint8

const (
	first  place = iota // the first letter
	second              // the second letter
	inner
	last // the last two letters
	places
)

// channel holds the cost of each kind of mistake at each place.
type channel [mistakes][places]float32

//go:embed weights.tsv
var weights string

// cost returns the learned channel.
func (f *Finder) cost() *channel {
	f.lazy.cost.Do(func() {
		c, err := parseChannel(weights)
		if err != nil {
			panic("weights.tsv: " + err.Error()) // a test reads it
		}
		f.lazy.channel = c
	})
	return f.lazy.channel
}

func parseChannel(text string) (*channel, error) {
	var c channel
	n := 0
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		p := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		m := slices.Index(mistakeNames[:], p[0])
		if len(p) != 1+int(places) || m < 0 {
			return nil, fmt.Errorf("bad line %q", line)
		}
		for i, v := range p[1:] {
			x, err := strconv.ParseFloat(v, 32)
			if err != nil {
				return nil, err
			}
			c[m][i] = float32(x)
		}
		n++
	}
	if n != int(mistakes) {
		return nil, fmt.Errorf("%d kinds of mistake, want %d", n, mistakes)
	}
	return &c, nil
}

func (c *channel) String() string {
	var b strings.Builder
	for m, row := range c {
		b.WriteString(mistakeNames[m])
		for _, v := range row {
			fmt.Fprintf(&b, "\t%.2f", v)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

const never = float32(math.MaxFloat32 / 4)

// step is one mistake of an alignment.
type step struct {
	mistake mistake
	place   place
}

// price is the cost of the likeliest way to get from a name to what was typed.
// When steps is not nil the mistakes made on that way are appended to it.
func (c *channel) price(name, typed string, steps *[]step) float32 {
	n, m := len(name), len(typed)
	if n > maxKey || m > maxKey {
		return never
	}
	var d [maxKey + 1][maxKey + 1]float32
	var from [maxKey + 1][maxKey + 1]hop
	const band = 3
	for i := 0; i <= n; i++ {
		for j := max(0, i-band); j <= min(m, i+band); j++ {
			if i == 0 && j == 0 {
				continue
			}
			best, how := never, hop{}
			try := func(di, dj int, cost float32, s step) {
				if i-di < 0 || j-dj < 0 || abs(i-di-(j-dj)) > band {
					return
				}
				if v := d[i-di][j-dj] + cost; v < best {
					best, how = v, hop{uint8(di), uint8(dj), s}
				}
			}
			if i > 0 && j > 0 && name[i-1] == typed[j-1] {
				try(1, 1, 0, step{mistake: mistakes})
			}
			c.hops(name, typed, i, j, try)
			d[i][j], from[i][j] = best, how
		}
	}
	if abs(n-m) > band {
		return never
	}
	if steps != nil {
		for i, j := n, m; i > 0 || j > 0; {
			h := from[i][j]
			if h.i == 0 && h.j == 0 {
				break
			}
			if h.step.mistake < mistakes {
				*steps = append(*steps, h.step)
			}
			i, j = i-int(h.i), j-int(h.j)
		}
	}
	return d[n][m]
}

type hop struct {
	i, j uint8
	step step
}

// hops tries every mistake that ends at letter i of the name and letter j of
// what was typed, both counted from 1.
func (c *channel) hops(name, typed string, i, j int, try func(di, dj int, cost float32, s step)) {
	at := func(i int) place {
		switch {
		case i <= 1:
			return first
		case i == 2:
			return second
		case i >= len(name)-1:
			return last
		}
		return inner
	}
	one := func(di, dj int, m mistake, p place) { try(di, dj, c[m][p], step{m, p}) }
	if i > 0 { // dropped
		x := name[i-1]
		p := at(i)
		switch {
		case i > 1 && name[i-2] == x || i < len(name) && name[i] == x:
			one(1, 0, dropDouble, p)
		case x == 'e' && i == len(name):
			one(1, 0, dropLastE, p)
		case x == 'h' && i > 1 && !vowel(name[i-2]):
			one(1, 0, dropH, p)
		case vowel(x):
			one(1, 0, dropVowel, p)
		default:
			one(1, 0, dropConsonant, p)
		}
	}
	if j > 0 { // added
		y := typed[j-1]
		p := at(i + 1)
		if i == len(name) {
			p = last
		}
		switch {
		case y == 's' && i == len(name) && j == len(typed):
			one(0, 1, addLastS, p)
		case j > 1 && typed[j-2] == y || j < len(typed) && typed[j] == y:
			one(0, 1, addDouble, p)
		case y == 'h' && j > 1 && !vowel(typed[j-2]):
			one(0, 1, addH, p)
		case vowel(y):
			one(0, 1, addVowel, p)
		case j > 1 && beside(typed[j-2], y) || j < len(typed) && beside(typed[j], y):
			one(0, 1, addNear, p)
		default:
			one(0, 1, addConsonant, p)
		}
	}
	if i > 0 && j > 0 && name[i-1] != typed[j-1] {
		x, y := name[i-1], typed[j-1]
		one(1, 1, swapOf(x, y), at(i))
	}
	if i > 1 && j > 1 && name[i-1] == typed[j-2] && name[i-2] == typed[j-1] && name[i-1] != name[i-2] {
		switch a, b := vowel(name[i-1]), vowel(name[i-2]); {
		case a && b:
			one(2, 2, turnVowels, at(i-1))
		case a || b:
			one(2, 2, turnMixed, at(i-1))
		default:
			one(2, 2, turnConsonants, at(i-1))
		}
	}
	if i > 2 && j > 2 && name[i-1] == typed[j-3] && name[i-3] == typed[j-1] && name[i-2] == typed[j-2] && name[i-1] != name[i-3] {
		one(3, 3, turnAcross, at(i-2))
	}
	if i > 0 && j > 1 { // two letters for the sound of one
		x, y := name[i-1], typed[j-2:j]
		switch {
		case x == 'f' && y == "ph":
			one(1, 2, phForF, at(i))
		case spells(x, y):
			one(1, 2, yForIE, at(i))
		}
	}
	if i > 1 && j > 0 {
		x, y := name[i-2:i], typed[j-1]
		switch {
		case x == "ph" && y == 'f':
			one(2, 1, fForPh, at(i-1))
		case spells(y, x):
			one(2, 1, yForIE, at(i-1))
		}
	}
}

func abs(n int) int { return max(n, -n) }

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// Consonants that are written for the same sound in English, and for sounds that
// are easily taken for one another.
const (
	sameSounds  = "ckq cs sz xz gj vw"
	closeSounds = "fv mn dt bp lr gk sx"
)

// swaps is the kind of mistake it is to write one letter for another.
var swaps = sync.OnceValue(func() *[26][26]mistake {
	var t [26][26]mistake
	for i := range t {
		for j := range t[i] {
			x, y := byte('a'+i), byte('a'+j)
			switch {
			case vowel(x) && vowel(y):
				t[i][j] = swapVowels
			case together(sameSounds, x, y):
				t[i][j] = swapSame
			case together(closeSounds, x, y):
				t[i][j] = swapClose
			case touching(x, y):
				t[i][j] = swapNear
			default:
				t[i][j] = swapOther
			}
		}
	}
	return &t
})

func swapOf(x, y byte) mistake {
	if x-'a' < 26 && y-'a' < 26 {
		return swaps()[x-'a'][y-'a']
	}
	return swapOther
}

func together(groups string, a, b byte) bool {
	for g := range strings.FieldsSeq(groups) {
		if strings.IndexByte(g, a) >= 0 && strings.IndexByte(g, b) >= 0 {
			return true
		}
	}
	return false
}

// spells reports whether two letters are written for the sound of one.
func spells(one byte, two string) bool {
	switch one {
	case 'y', 'i':
		return two == "ie" || two == "ey" || two == "ee" || two == "ea" || two == "ai"
	case 'e':
		return two == "ae" || two == "oe" || two == "ee" || two == "ea"
	case 'a':
		return two == "ai" || two == "ay"
	case 'u':
		return two == "oo" || two == "ew" || two == "eu" || two == "ou"
	case 'o':
		return two == "au" || two == "aw" || two == "ou" || two == "oa" || two == "ow"
	case 'k', 'c':
		return two == "ck" || two == "ch" || two == "qu" || two == "cc"
	case 'x':
		return two == "ks" || two == "cs" || two == "ct" || two == "gs"
	case 's':
		return two == "sc" || two == "ps"
	case 'z':
		return two == "ts" || two == "ds"
	case 'j':
		return two == "dg"
	}
	return false
}

// neighbours is which keys touch on a QWERTY keyboard, as a set of letters.
var neighbours = sync.OnceValue(func() *[26]uint32 {
	var t [26]uint32
	for i := range t {
		for j := range t {
			if touching(byte('a'+i), byte('a'+j)) {
				t[i] |= 1 << j
			}
		}
	}
	return &t
})

func beside(a, b byte) bool {
	return a-'a' < 26 && b-'a' < 26 && neighbours()[a-'a']>>(b-'a')&1 == 1
}

// touching reports whether two keys touch.
func touching(a, b byte) bool {
	ra, ca := keyAt(a)
	rb, cb := keyAt(b)
	if a == b {
		return false
	}
	switch rb - ra { // each row is shifted half a key to the right of the one above
	case 0:
		return abs(ca-cb) == 1
	case 1:
		return cb == ca || cb == ca-1
	case -1:
		return cb == ca || cb == ca+1
	}
	return false
}

// keyAt is the row and column of a letter.
func keyAt(c byte) (row, col int) {
	for r, keys := range [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"} {
		if i := strings.IndexByte(keys, c); i >= 0 {
			return r, i
		}
	}
	return -1, 0
}

// Price is what it costs to write typed for name, in the units of weights.tsv:
// lower for the slips that people make more often.
func (f *Finder) Price(name, typed string) float32 { return f.cost().price(name, typed, nil) }
