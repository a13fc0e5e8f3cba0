package question

import (
	"math"
	"slices"
	"strings"

	"druginfo/internal/record"
)

// learned knows topics by the company that words keep in questions whose topic
// is known (data/questions.yaml): a naive Bayes classifier over the presence of
// words, their stems and their neighbours (McCallum and Nigam 1998, the
// multi-variate model, with the evidence of a question scaled down for the
// dependence between its parts). It has a say where phrases fall short: they
// are exact, and nobody can list all of them.
type learned struct {
	topics []string
	asked  []example
	of     []int // how many questions of each topic there are
}

type example struct {
	topic int
	marks []uint64
}

// What a mark that was never seen with a topic counts for, in questions.
const unheard = 0.05

// learn reads the questions with a known topic.
func learn(asked []record.Asked) *learned {
	l := &learned{}
	for i, a := range asked {
		l.topics = append(l.topics, a.Topic)
		l.of = append(l.of, len(a.Questions))
		for _, q := range a.Questions {
			l.asked = append(l.asked, example{i, marks(strings.Fields(q))})
		}
	}
	return l
}

// guess returns how likely each topic is, in the order of l.topics, for a
// question given as words in which a drug is X and a class of drugs C; nil when
// nothing in it was heard before.
func (l *learned) guess(words []string) []float64 {
	marks := marks(words)
	seen := make([]int, len(marks)*len(l.topics))
	known := make([]bool, len(marks))
	for _, e := range l.asked {
		for i, j := 0, 0; i < len(marks) && j < len(e.marks); { // both are sorted
			switch {
			case marks[i] < e.marks[j]:
				i++
			case marks[i] > e.marks[j]:
				j++
			default:
				seen[i*len(l.topics)+e.topic]++
				known[i] = true
				i++
				j++
			}
		}
	}
	n := 0
	for _, k := range known {
		if k {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	score := make([]float64, len(l.topics))
	best := math.Inf(-1)
	for t := range l.topics {
		s := math.Log(float64(l.of[t]) / float64(len(l.asked)))
		for i, k := range known {
			if k {
				s += math.Log((float64(seen[i*len(l.topics)+t]) + unheard) / (float64(l.of[t]) + 2*unheard))
			}
		}
		score[t] = s / math.Sqrt(float64(n))
		best = max(best, score[t])
	}
	sum := 0.0
	for t, s := range score {
		score[t] = math.Exp(s - best)
		sum += score[t]
	}
	for t := range score {
		score[t] /= sum
	}
	return score
}

// marks are what a question is known by, each one once: its words, their stems,
// and stems beside one another, one apart, and in threes.
func marks(words []string) []uint64 {
	words = slices.Concat([]string{"^"}, words, []string{"$"})
	stems := make([]string, len(words))
	for i, w := range words {
		if number(w) {
			w = "#"
			words[i] = w
		}
		stems[i] = stem(w)
	}
	out := make([]uint64, 0, 5*len(words))
	for i, w := range words {
		out = append(out, hash(hash(start, "="), w))
		one := hash(start, stems[i])
		out = append(out, one)
		if i+1 < len(words) {
			out = append(out, hash(one, stems[i+1]))
		}
		if i+2 < len(words) {
			out = append(out, hash(hash(one, ".."), stems[i+2]), hash(hash(one, stems[i+1]), stems[i+2]))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// start is the hash of nothing, hash that of a word added to what was hashed
// before (FNV-1a).
const start = 14695981039346656037

func hash(h uint64, word string) uint64 {
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return (h ^ ' ') * 1099511628211
}

// stem takes the commonest endings off a word.
func stem(w string) string {
	for _, end := range []string{"ing", "ed", "es", "s", "ly"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return w[:len(w)-len(end)]
		}
	}
	return w
}
