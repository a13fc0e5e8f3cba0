// Package lookup finds the drug a person means, and says how it knows.
//
// A query goes down a ladder and stops at the first rung that says anything:
//
//	exact        klonopin                  a name, as it is
//	words        Klonopin 0.5mg tab        a name among strength, form, route, salt, ...
//	prefix       clonaz                    the beginning of one drug's names
//	spelling     klonapin                  one likely misspelling of one drug's names
//	subsequence  clnzpm                    letters of a name, in order
//
// Every rung answers in one of three ways: this drug, several it cannot choose
// between, or nothing. Being fooled is worse than finding nothing, so each rung
// below the first has reasons to refuse; they stand with the rung. The name of
// a drug is never corrected into another one, because an exact name never
// reaches the lower rungs.
//
// The names are searched where they lie (see package snapshot). A [Finder]
// prepares nothing when it is made; what a rung needs is made when it is first
// reached.
package lookup

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"druginfo/internal/fold"
	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

// Status is how a lookup ended.
type Status string

// The ways a lookup ends.
const (
	Found     Status = "found"
	Ambiguous Status = "ambiguous"
	NotFound  Status = "not_found"
)

// Kinds of match beside the kinds of name of package snapshot.
const (
	KindPrefix      = "prefix"
	KindTypo        = "typo"
	KindSubsequence = "subsequence"
)

// Options change how hard a [Finder] tries.
type Options struct {
	Exact bool // only names as they are: no words removed, nothing guessed
	Limit int  // most candidates; 0 is 5
}

func (o Options) limit() int {
	if o.Limit <= 0 {
		return 5
	}
	return o.Limit
}

// Result is what became of one query.
type Result struct {
	Query  string `json:"query"` // as asked; valid UTF-8, cut short when very long
	Status Status `json:"status"`
	// Match says how; nil when nothing was found. When several names in one
	// line matched it describes the least certain of them.
	Match *Match `json:"match"`
	// Drugs holds the records found: one from [Finder.Find], all ingredients
	// from [Finder.Resolve]. Empty unless Status is Found.
	Drugs []Drug `json:"drugs"`
	// Candidates are what it could have meant, best first, when Status is
	// Ambiguous; what looks a little like it, if anything, when it is NotFound.
	Candidates []Candidate `json:"candidates,omitempty"`
	// Also holds other meanings of a name that was found, such as the drugs it
	// is a street name of.
	Also []Candidate `json:"also,omitempty"`

	name  *snapshot.Name // the name that was found, when it is one
	price float32        // of the likeliest misspelling
}

// Drug is a record that was found.
type Drug struct {
	ID   string `json:"id"`
	Name string `json:"name"` // the generic name
}

// Match is the reason for a result.
type Match struct {
	Kind     string   `json:"kind"`              // a snapshot.NameKind, or prefix, typo, subsequence
	Matched  string   `json:"matched"`           // the name as printed
	Distance int      `json:"distance"`          // letters inserted, dropped, changed or swapped; 0 unless typo
	Removed  []string `json:"removed,omitempty"` // words of the query that are no part of the name
	Unknown  []string `json:"unknown,omitempty"` // those of them that are no words of a label either; to be announced
}

// Corrected reports whether the query was not a name and had to be guessed at,
// which must be announced.
func (m *Match) Corrected() bool {
	return m != nil && (m.Kind == KindPrefix || m.Kind == KindTypo || m.Kind == KindSubsequence)
}

// Candidate is a drug a query could mean.
type Candidate struct {
	ID     string `json:"id"`
	Name   string `json:"name"`            // the generic name
	Match  string `json:"match"`           // the name that is like the query, as printed
	Kind   string `json:"kind"`            // what sort of name Match is
	Class  string `json:"class,omitempty"` // the class of the drug
	Reason string `json:"reason"`          // "brand of zolpidem", "spelled like clonidine"
}

// Finder looks names up. It is safe for concurrent use.
type Finder struct {
	// Region is where the names are read: a brand that is another drug in another
	// region is taken for what it is here, and says so. Without one it is
	// ambiguous. To be set before the first lookup.
	Region record.Region

	db   *snapshot.DB
	meta sync.Map // id -> *meta
	lazy lazy
}

// New returns a Finder over db. It does no work.
func New(db *snapshot.DB) *Finder { return &Finder{db: db} }

// maxQuery is the length in bytes from which on a query is not looked at: the
// longest prescription lines are a tenth of it.
const maxQuery = 4096

// Find looks up one drug. A string that names several drugs finds the record
// of their fixed combination, or is ambiguous.
func (f *Finder) Find(query string, o Options) Result {
	return f.find(query, o, false)
}

// Resolve looks up one line of a column of names. It differs from [Finder.Find]
// in giving the ingredients of a combination instead of its record, and all
// drugs of a line that joins several without being a known combination.
func (f *Finder) Resolve(line string) Result {
	return f.find(line, Options{}, true)
}

func (f *Finder) find(query string, o Options, split bool) Result {
	if len(query) > maxQuery {
		return Result{Query: clip(query), Status: NotFound, Drugs: []Drug{}}
	}
	r := f.ladder(query, o, split)
	r.Query = strings.ToValidUTF8(query, "\uFFFD")
	r = f.settle(r)
	if r.Status != Found {
		r.Drugs = nil
	}
	if split {
		r.Drugs = f.ingredients(r.Drugs)
	}
	if r.Drugs == nil {
		r.Drugs = []Drug{}
	}
	if len(r.Candidates) > o.limit() {
		r.Candidates = r.Candidates[:o.limit()]
	}
	return r
}

// settle takes what is ambiguous only because the one name it is a misspelling
// of is another drug elsewhere for what it is in the Finder's region. A weak
// correction, with one candidate, stays a question.
func (f *Finder) settle(r Result) Result {
	if r.Status != Ambiguous || len(r.Candidates) < 2 {
		return r
	}
	for _, c := range r.Candidates {
		if !strings.HasPrefix(c.Reason, "spelled like") || c.Match != r.Candidates[0].Match {
			return r
		}
	}
	here, ok := f.exact(fold.Key(r.Candidates[0].Match))
	if !ok || here.Status != Found {
		return r
	}
	here.Query, here.Match.Kind = r.Query, KindTypo
	here.Match.Distance = distance(fold.Key(r.Candidates[0].Match), fold.Key(r.Query), maxKey)
	return here
}

// ladder tries the rungs in order.
func (f *Finder) ladder(query string, o Options, split bool) Result {
	var buf [96]byte
	k := fold.Append(buf[:0], query)
	if len(k) == 0 {
		return Result{Status: NotFound}
	}
	if r, ok := f.exact(string(k)); ok || o.Exact {
		return r
	}
	return f.words(query, string(k), o, split)
}

// clip is the beginning of a query that is too long to be one.
func clip(s string) string {
	s = s[:200]
	for len(s) > 0 && !utf8.ValidString(s[max(0, len(s)-utf8.UTFMax):]) && len(s) > 200-utf8.UTFMax {
		s = s[:len(s)-1]
	}
	return strings.ToValidUTF8(s, "\uFFFD") + "…"
}

// found is the result for one name.
func (f *Finder) found(n snapshot.Name, kind string) Result {
	return Result{
		Status: Found,
		Match:  &Match{Kind: kind, Matched: n.Display},
		Drugs:  []Drug{{n.ID, f.Name(n.ID)}},
		name:   &n,
	}
}

func (f *Finder) candidate(n snapshot.Name, reason string) Candidate {
	m := f.load(n.ID)
	return Candidate{ID: n.ID, Name: m.name, Match: n.Display, Kind: string(n.Kind), Class: m.class, Reason: reason}
}

// candidates makes one candidate per drug of names, in their order.
func (f *Finder) candidates(names []snapshot.Name, reason func(snapshot.Name) string) []Candidate {
	var out []Candidate
	for _, n := range names {
		if slices.ContainsFunc(out, func(c Candidate) bool { return c.ID == n.ID }) {
			continue
		}
		out = append(out, f.candidate(n, reason(n)))
	}
	return out
}

// byWeight orders names by kind and then by how common the drug is; the id
// decides ties, so that no order depends on chance.
func byWeight(a, b snapshot.Name) int {
	return cmp.Or(a.Kind.Rank()-b.Kind.Rank(), b.Weight-a.Weight, strings.Compare(a.ID, b.ID), strings.Compare(a.Key, b.Key))
}
