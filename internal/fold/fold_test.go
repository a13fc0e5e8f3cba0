package fold_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"druginfo/internal/fold"
)

func TestKey(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"clonazepam", "clonazepam"},
		{"Co-Trimoxazole", "cotrimoxazole"},
		{"Ambien CR®", "ambiencr"},
		{"Xanax™", "xanax"},
		{"β-Carotene", "betacarotene"},
		{"Β-CAROTENE", "betacarotene"},
		{"Épinéphrine", "epinephrine"},
		{"e\u0301pine", "epine"},
		{"oxycodone/acetaminophen", "oxycodoneacetaminophen"},
		{"St. John's wort", "stjohnswort"},
		{"ﬂuoxetine", "fluoxetine"},
		{"Œstradiol", "oestradiol"},
		{"Straße", "strasse"},
		{"ＸＡＮＡＸ", "xanax"},
		{"vitamin B₁₂", "vitaminb12"},
		{"25 µg", "25mug"},
		{"İbuprofen", "ibuprofen"},
		{"Диазепам", "диазепам"},
		{"\xff\x00xanax\xc3", "xanax"},
		{"\u200bxanax\ufeff", "xanax"},
		{"()[]{}\t\n", ""},
	} {
		if diff := cmp.Diff(tt.want, fold.Key(tt.in)); diff != "" {
			t.Errorf("Key(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"oxycodone/APAP 5-325", []string{"oxycodone", "apap", "5", "325"}},
		{"St John's wort", []string{"st", "johns", "wort"}},
		{"Xanax® XR", []string{"xanax", "xr"}},
		{"0.5mg", []string{"0", "5mg"}},
		{" ' ", nil},
	} {
		if diff := cmp.Diff(tt.want, fold.Words(tt.in)); diff != "" {
			t.Errorf("Words(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}

func TestKeyOfKeyDoesNotAllocate(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { fold.Key("levothyroxine") }); n != 0 {
		t.Errorf("Key allocates %v times", n)
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"Klonopin", "β-Carotene", "ẞ", "\xff", "İ", "가", "ΐ", "\u0345"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k := fold.Key(s)
		if again := fold.Key(k); again != k {
			t.Errorf("Key(%q) = %q, but its key is %q", s, k, again)
		}
		if !utf8.ValidString(k) || strings.ContainsAny(k, " \t\r\n\x00") {
			t.Errorf("Key(%q) = %q", s, k)
		}
		if got := string(fold.Append([]byte("x"), s)); got != "x"+k {
			t.Errorf("Append(%q) = %q, want x%s", s, got, k)
		}
		if got := strings.Join(fold.Words(s), ""); got != k {
			t.Errorf("Words(%q) joined = %q, want %q", s, got, k)
		}
	})
}

func BenchmarkKey(b *testing.B) {
	for _, s := range []string{"clonazepam", "Klonopin 0.5", "Épinéphrine"} {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				fold.Key(s)
			}
		})
	}
}
