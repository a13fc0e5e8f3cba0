package question

import (
	"slices"
	"strings"
	"testing"

	"druginfo/internal/record"
)

func TestLearned(t *testing.T) {
	l := learn([]record.Asked{
		{Topic: "alcohol", Questions: []string{"can i drink wine on X", "is a beer ok with X", "X and a glass of wine"}},
		{Topic: "driving", Questions: []string{"can i drive on X", "is it ok to drive after X", "X and long car journeys"}},
	})
	for _, tt := range []struct{ words, topic string }{
		{"may i have one beer with X", "alcohol"},
		{"driving to work on X", "driving"},
		{"a long journey and X", "driving"},
	} {
		p := l.guess(strings.Fields(tt.words))
		best := slices.Max(p)
		if got := l.topics[slices.Index(p, best)]; got != tt.topic || best <= 0.5 {
			t.Errorf("%q: %s %.2f, want %s", tt.words, got, best, tt.topic)
		}
		sum := 0.0
		for _, v := range p {
			sum += v
		}
		if sum < 0.999 || sum > 1.001 {
			t.Errorf("%q: probabilities add up to %v", tt.words, sum)
		}
		if again := l.guess(strings.Fields(tt.words)); !slices.Equal(p, again) {
			t.Errorf("%q: %v, then %v", tt.words, p, again)
		}
	}
	for _, words := range []string{"", "zzyzx qux"} {
		if p := learn(nil).guess(strings.Fields(words)); p != nil {
			t.Errorf("%q: %v from no questions", words, p)
		}
	}
}
