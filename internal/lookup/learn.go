package lookup

import (
	"math"
	"strings"
)

// Pair is a misspelling and the right spelling, both as keys.
type Pair struct{ Typed, Right string }

// Learn returns the text of weights.tsv learned from pairs. It begins with all
// mistakes equally dear, finds the cheapest way from each name to its
// misspelling, counts the mistakes made, takes the costs from the counts, and
// repeats until nothing moves (hard expectation maximization). The cost of a
// mistake is
//
//	-ln((count + 1/2) / chances)
//
// where chances is how often a name gave occasion to it, times the number of
// ways to make it. The half keeps mistakes that were never seen possible.
func Learn(pairs []Pair) string {
	return learn(pairs).String()
}

func learn(pairs []Pair) *channel {
	c := new(channel)
	for m := range c {
		for p := range c[m] {
			c[m][p] = 5
		}
	}
	chances := chances(pairs)
	for range 8 {
		var count [mistakes][places]float64
		var total [mistakes]float64
		var all float64
		for _, p := range pairs {
			if abs(len(p.Typed)-len(p.Right)) > 3 {
				continue
			}
			var steps []step
			c.price(p.Right, p.Typed, &steps)
			for _, s := range steps {
				count[s.mistake][s.place]++
				total[s.mistake]++
				all++
			}
		}
		var where [places]float64
		var whereChances [places]float64
		for m := range count {
			for p := range count[m] {
				where[p] += count[m][p]
				whereChances[p] += chances[m][p]
			}
		}
		for m := range c {
			var mc float64
			for p := range chances[m] {
				mc += chances[m][p]
			}
			// The rate of the mistake anywhere, shifted by how much rarer all
			// mistakes are at this place, is what few counts are drawn to.
			rate := (total[m] + 0.5) / (mc + 1)
			for p := range c[m] {
				shift := (where[p] + 0.5) / (whereChances[p] + 1) / (all / sum(whereChances[:]))
				prior := rate * shift
				const weight = 200 // chances the prior counts for
				got := (count[m][p] + weight*prior) / (chances[m][p] + weight)
				c[m][p] = float32(min(12, -math.Log(min(got, 0.5)/ways(mistake(m)))))
			}
		}
	}
	return c
}

func sum(v []float64) (s float64) {
	for _, x := range v {
		s += x
	}
	return s
}

// ways is among how many letters a mistake chooses.
func ways(m mistake) float64 {
	switch m {
	case addVowel, swapVowels:
		return 5
	case addConsonant, swapOther:
		return 15
	case addNear, swapNear:
		return 4
	case swapSame, swapClose:
		return 1.5
	}
	return 1
}

// chances counts the occasions for each mistake over the right spellings.
func chances(pairs []Pair) (n [mistakes][places]float64) {
	for _, pr := range pairs {
		s := pr.Right
		for i := range len(s) {
			p := inner
			switch {
			case i == 0:
				p = first
			case i == 1:
				p = second
			case i >= len(s)-2:
				p = last
			}
			x := s[i]
			double := i > 0 && s[i-1] == x || i+1 < len(s) && s[i+1] == x
			switch {
			case double:
				n[dropDouble][p]++
			case x == 'e' && i == len(s)-1:
				n[dropLastE][p]++
			case x == 'h' && i > 0 && !vowel(s[i-1]):
				n[dropH][p]++
			case vowel(x):
				n[dropVowel][p]++
			default:
				n[dropConsonant][p]++
			}
			n[addDouble][p]++
			n[addVowel][p]++
			n[addConsonant][p]++
			n[addNear][p]++
			if !vowel(x) {
				n[addH][p]++
				if strings.IndexByte("ckqszxgjvw", x) >= 0 {
					n[swapSame][p]++
				}
				if strings.IndexByte("fvmndtbplrgksx", x) >= 0 {
					n[swapClose][p]++
				}
			} else {
				n[swapVowels][p]++
			}
			n[swapNear][p]++
			n[swapOther][p]++
			if i+1 < len(s) && s[i+1] != x {
				switch a, b := vowel(x), vowel(s[i+1]); {
				case a && b:
					n[turnVowels][p]++
				case a || b:
					n[turnMixed][p]++
				default:
					n[turnConsonants][p]++
				}
			}
			if i+2 < len(s) && s[i+2] != x {
				n[turnAcross][p]++
			}
			if i == len(s)-1 {
				n[addLastS][p]++
			}
			if x == 'f' {
				n[phForF][p]++
			}
			if strings.HasPrefix(s[i:], "ph") {
				n[fForPh][p]++
			}
			if strings.IndexByte("yieauokcxszj", x) >= 0 {
				n[yForIE][p]++
			}
		}
	}
	return n
}
