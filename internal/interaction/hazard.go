package interaction

import (
	"strconv"
	"strings"
)

// hazards tells harms apart by the words effects are written in, so that a
// record and a rule that warn of the same thing are shown once. The first that
// fits is taken; a text in which none is found stands for itself.
var hazards = []struct {
	name  string
	words []string
}{
	{"opposite", []string{"bring on withdrawal", "sudden withdrawal", "sudden, severe withdrawal", "block the effect"}},
	{"serotonin", []string{"serotonin"}},
	{"rhythm", []string{"heart rhythm", "qt interval", "torsades"}},
	{"sedation", []string{"breathing", "sleepiness", "drows", "sedat", "sleepy", "coordination", "unsteadi"}},
	{"bleeding", []string{"bleed", "inr"}},
	{"potassium", []string{"high potassium"}},
	{"lithium", []string{"lithium"}},
	{"muscle", []string{"breakdown of muscle", "rhabdomyolysis", "muscle damage"}},
	{"pressure up", []string{"rise in blood pressure", "high blood pressure", "blood pressure crisis"}},
	{"pressure down", []string{"fall in blood pressure", "low blood pressure", "drop in blood pressure", "blood pressure can fall"}},
	{"seizures", []string{"seizure"}},
}

// hazard names the harm an effect is about, "" when it is not plain.
func hazard(effect string) string {
	s := strings.ToLower(effect)
	for _, h := range hazards {
		for _, w := range h.words {
			if strings.Contains(s, w) {
				return h.name
			}
		}
	}
	return ""
}

func itoa(i int) string { return strconv.Itoa(i) }
