package question_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"druginfo/internal/drugdb"
	"druginfo/internal/interaction"
	"druginfo/internal/lookup"
	"druginfo/internal/question"
	"druginfo/internal/record"
)

var asker = sync.OnceValues(func() (*question.Asker, error) {
	db, err := drugdb.Open()
	if err != nil {
		return nil, err
	}
	in, err := drugdb.Interactions()
	if err != nil {
		return nil, err
	}
	topics, err := drugdb.Topics()
	if err != nil {
		return nil, err
	}
	classes, err := drugdb.Classes()
	if err != nil {
		return nil, err
	}
	f := lookup.New(db)
	f.Region = "us"
	return question.New(db, f, topics, classes, interaction.New(in)), nil
})

func open(t testing.TB) *question.Asker {
	t.Helper()
	a, err := asker()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// row is a question with what it should be understood as.
type row struct {
	question, topic string
	drugs           []string
	context         bool // the drug is not in the sentence
}

func rows(t *testing.T, path string) []row {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []row
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 3 || f[0] == "question" {
			continue
		}
		r := row{question: f[0], topic: f[2], context: len(f) > 3 && f[3] == "1"}
		if f[1] != "" {
			r.drugs = strings.FieldsFunc(f[1], func(c rune) bool { return c == '/' || c == '+' })
		}
		out = append(out, r)
	}
	return out
}

// score asks every question and counts topics and drugs that are right. A
// combination is right for each of its ingredients.
func score(t *testing.T, rows []row, loud bool) (topics, drugs, wrong int) {
	t.Helper()
	a := open(t)
	for _, r := range rows {
		u := a.Understand(r.question)
		got := ""
		if u.Topic != nil {
			got = u.Topic.ID
		}
		if slices.Contains(strings.Split(r.topic, "|"), got) {
			topics++
		} else if loud {
			t.Logf("topic %-22s want %-22s %s", got, r.topic, r.question)
		}
		var ids []string
		for _, s := range u.Drugs {
			ids = append(ids, s.ID)
		}
		right := len(u.Drugs) == len(r.drugs)
		stray := false
		for _, s := range u.Drugs {
			ok := slices.ContainsFunc(r.drugs, func(want string) bool {
				return want == s.ID || slices.Contains(s.Ingredients, want) || strings.TrimSuffix(want, "s") == s.ID
			})
			right = right && ok
			stray = stray || !ok
		}
		if r.context && len(u.Drugs) == 0 {
			right = true
		}
		if right {
			drugs++
		} else if loud {
			t.Logf("drugs %v want %v: %s", ids, r.drugs, r.question)
		}
		if stray {
			wrong++
		}
	}
	return topics, drugs, wrong
}

// Questions of our own. data/questions.yaml was made of these, but for
// questions_unseen.tsv, questions_aside.tsv and questions_reserve.tsv, which
// measure what is to be expected of wordings that nobody has thought of. Of questions_beyond.tsv no topic is
// right: what is asked stands in no record.
func TestQuestions(t *testing.T) {
	for _, tt := range []struct {
		file          string
		topics, drugs int // percent that must be right
		wrong         int // how many may name a drug that is not the one expected
	}{
		{"questions_dev.tsv", 95, 98, 0},
		{"questions_held_out.tsv", 95, 98, 0},
		{"questions_plain.tsv", 90, 96, 0},
		{"questions_voices.tsv", 94, 96, 6},
		{"questions_forms.tsv", 97, 98, 7},
		{"questions_spelling.tsv", 92, 96, 0},
		{"questions_search.tsv", 97, 97, 4},
		{"questions_headings.tsv", 95, 94, 4},
		{"questions_beyond.tsv", 88, 90, 0},
		{"questions_unseen.tsv", 90, 98, 4},
		{"questions_aside.tsv", 87, 96, 5},
		{"questions_reserve.tsv", 90, 95, 6},
	} {
		t.Run(tt.file, func(t *testing.T) {
			t.Parallel()
			rs := rows(t, "testdata/"+tt.file)
			topics, drugs, wrong := score(t, rs, testing.Verbose())
			t.Logf("%d questions, topics %d, drugs %d, another drug named %d", len(rs), topics, drugs, wrong)
			if 100*topics < tt.topics*len(rs) || 100*drugs < tt.drugs*len(rs) || wrong > tt.wrong {
				t.Errorf("of %d, topics %d (want %d %%), drugs %d (want %d %%), another drug %d (at most %d)", len(rs), topics, tt.topics, drugs, tt.drugs, wrong, tt.wrong)
			}
		})
	}
}

var more = flag.String("questions", "", "a table of question, drugs, topic to score, such as one kept outside the repository")

func TestMoreQuestions(t *testing.T) {
	if *more == "" {
		t.Skip("no -questions")
	}
	rs := rows(t, *more)
	topics, drugs, wrong := score(t, rs, true)
	t.Logf("%d questions: topics %d (%.1f %%), drugs %d (%.1f %%), answered about another drug %d", len(rs),
		topics, 100*float64(topics)/float64(len(rs)), drugs, 100*float64(drugs)/float64(len(rs)), wrong)
}

// The examples of every topic are understood as that topic.
func TestExamples(t *testing.T) {
	f, err := drugdb.Topics()
	if err != nil {
		t.Fatal(err)
	}
	a := open(t)
	for _, topic := range f.Topics {
		for _, q := range topic.Examples {
			u := a.Understand(q)
			found := u.Topic
			if topic.Unanswered {
				found = u.Beyond
			}
			if found == nil || found.ID != topic.ID {
				got := "none"
				if found != nil {
					got = found.ID
				}
				t.Errorf("%q: %s, want %s", q, got, topic.ID)
			}
		}
	}
}

// Everyday words are no drugs in a sentence.
func TestOrdinaryWords(t *testing.T) {
	a := open(t)
	for _, q := range []string{
		"is it safe to take one today", "how do i speed up recovery", "can i have ice with it", "help me stop", "I can not sleep at night",
		"do bars serve alcohol free drinks", "what should i do now", "is the pin number needed", "my doctor said no", "who won the match", "",
		"white tires on my car", "should I plan ahead", "i feel blue today",
	} {
		for _, s := range a.Understand(q).Drugs {
			if s.ID != "alcohol" {
				t.Errorf("%q is about %s (%s)", q, s.ID, s.Matched)
			}
		}
	}
	for q, id := range map[string]string{"is acid addictive": "lsd", "is speed addictive": "amphetamine"} {
		u := a.Understand(q)
		if len(u.Drugs) != 1 || u.Drugs[0].ID != id || u.Drugs[0].Match != "street" {
			t.Errorf("%q: %+v", q, u.Drugs)
		}
	}
}

// A question that no topic covers is not answered.
func TestUnsure(t *testing.T) {
	a := open(t)
	for _, q := range []string{"klonopin", "what colour is klonopin", "who invented xanax", "klonopin klonopin klonopin", "hello", "how much does klonopin cost", "can my dog take xanax", "how do I store Suboxone strips"} {
		got, err := a.Ask(q)
		if err != nil {
			t.Fatal(err)
		}
		if got.Status != question.Unsure || got.Answer != "" || len(got.Passages) > 0 || len(got.Nearest) == 0 {
			t.Errorf("%q: %s %q", q, got.Status, got.Answer)
		}
	}
}

// Words of an emergency are heard whatever is asked.
func TestEmergency(t *testing.T) {
	a := open(t)
	for q, want := range map[string]bool{
		"i took too many klonopin": true, "my son swallowed my xanax": true, "he is not breathing after taking oxycodone": true,
		"I want to die, can i stop klonopin": true, "can xanax withdrawal cause seizures": true, "what are the signs of an overdose": true,
		"she wont wake up": true, "help my dad took 20 of his temazepam": true, "I took 2 tylenol, can i drink": false, "is klonopin addictive": false, "how long does zoloft take to work": false,
	} {
		if u := a.Understand(q); u.Emergency != want {
			t.Errorf("%q: emergency %v", q, u.Emergency)
		}
	}
}

// What is recorded in one of the places that answer a question is not called missing.
func TestNearest(t *testing.T) {
	a := open(t)
	for q, want := range map[string]bool{
		"how long does cannabis stay in urine": false, // no half-life, but a time of detection
		"how long does clonazepam stay in me":  false,
		"signs of addiction to butalbital":     true,
	} {
		ans, err := a.Ask(q)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(ans.Passages, func(p question.Passage) bool { return p.Text == question.NearFixed }); got != want {
			t.Errorf("%q: what was asked is called missing: %v", q, got)
		}
	}
}

// No sentence of an answer lacks a source, except the fixed ones: every topic
// over every monograph.
func TestEverySentenceHasASource(t *testing.T) {
	db, err := drugdb.Open()
	if err != nil {
		t.Fatal(err)
	}
	f, err := drugdb.Topics()
	if err != nil {
		t.Fatal(err)
	}
	a := open(t)
	fixed := []string{
		question.DoseFixed, question.TaperFixed, question.SwitchingFixed, question.TestFixed, question.NothingFixed, question.BetterFixed, question.AdviceFixed, question.NearFixed,
		"What is sold under a street name varies.", "This is not evidence that it is safe.",
	}
	n := 0
	for line := range db.Records() {
		if !strings.Contains(line[:min(len(line), 300)], `"detail":"monograph"`) {
			continue
		}
		id, _, _ := strings.Cut(line[len(`{"id":"`):], `"`)
		for i := range f.Topics {
			got, err := a.About(&f.Topics[i], id, "alcohol")
			if err != nil {
				t.Fatal(err)
			}
			n++
			for _, p := range got.Passages {
				switch {
				case p.Fixed && !slices.Contains(fixed, p.Text):
					t.Errorf("%s, %s: an unknown fixed sentence %q", id, f.Topics[i].ID, p.Text)
				case !p.Fixed && (len(p.Sources) == 0 || p.RecordPath == ""):
					t.Errorf("%s, %s: no source for %q", id, f.Topics[i].ID, p.Text)
				}
				for _, s := range p.Sources {
					if s < 1 || s > len(got.Sources) || got.Sources[s-1].URL == "" {
						t.Errorf("%s, %s: source %d of %d", id, f.Topics[i].ID, s, len(got.Sources))
					}
				}
			}
			if f.Topics[i].Subjects > 0 && (len(got.Passages) == 0 || got.Answer == "") {
				t.Errorf("%s, %s: no answer", id, f.Topics[i].ID)
			}
		}
	}
	if n < 30*len(f.Topics) {
		t.Errorf("%d answers looked at", n)
	}
}

// The dose question has one answer.
func TestDose(t *testing.T) {
	a := open(t)
	for _, q := range []string{"how much klonopin should i take", "is 2 mg of xanax a lot", "max dose of gabapentin"} {
		got, err := a.Ask(q)
		if err != nil {
			t.Fatal(err)
		}
		if got.Topic != "dose" || got.Answer != question.DoseFixed {
			t.Errorf("%q: %s %q", q, got.Topic, got.Answer)
		}
	}
}

func BenchmarkAsk(b *testing.B) {
	a := open(b)
	for b.Loop() {
		if _, err := a.Ask("Can you take melatonin and trazodone together for sleep?"); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzAsk(f *testing.F) {
	for _, s := range []string{"can you get addicted to klonopin?", "50 mg a", "''s 's", "é . ＋ x\x00", "is ice", strings.Repeat("a ", 500)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, q string) {
		got, err := open(t).Ask(q)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range got.Passages {
			if !p.Fixed && len(p.Sources) == 0 {
				t.Errorf("%q: no source for %q", q, p.Text)
			}
		}
	})
}

// messengers are given as drugs in hospital, but a sentence about them means
// the body's own: "does Wellbutrin raise dopamine".
var messengers = map[string]bool{"dopamine": true, "norepinephrine": true}

// Every drug is known by its generic name in a sentence: no word of the topics
// and no mended spelling gets in its way.
func TestNamesInSentences(t *testing.T) {
	db, err := drugdb.Open()
	if err != nil {
		t.Fatal(err)
	}
	a := open(t)
	n := 0
	for d, err := range db.Drugs() {
		if err != nil {
			t.Fatal(err)
		}
		if d.Kind != record.Ingredient || d.Detail != record.Monograph || messengers[d.ID] {
			continue
		}
		n++
		u := a.Understand("can you get addicted to " + d.Name + " and what happens then")
		if len(u.Drugs) != 1 || u.Drugs[0].ID != d.ID {
			t.Errorf("%s: %+v", d.Name, u.Drugs)
		}
	}
	if n < 300 {
		t.Errorf("%d names", n)
	}
}
