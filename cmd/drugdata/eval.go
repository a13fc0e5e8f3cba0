package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"druginfo/internal/fold"
	"druginfo/internal/lookup"
	"druginfo/internal/snapshot"
)

// newEval measures the lookup. What a file holds is told by its columns:
//
//	misspelling, expected_generic          what should be corrected into what
//	kind, input, must_be, must_not_be      names that must find themselves (valid), and
//	                                       strings that must not be answered (ambiguous-hard)
//	string, expected_ingredients           lines with all their ingredients
//	string, class                          strings that are no drugs
//
// Several drugs are joined by +, alternatives by |. A column drugbank, if there
// is one, settles expected names that are no names of the catalogue. Rows whose
// drug is not in the catalogue are counted as skipped.
func newEval(data *string) *cobra.Command {
	e := &eval{}
	cmd := &cobra.Command{
		Use:   "eval FILE...",
		Short: "measure the lookup on labelled strings (TSV)",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			e.w = cmd.OutOrStdout()
			if err := e.open(*data); err != nil {
				return err
			}
			for _, file := range args {
				if err := e.file(file); err != nil {
					return fmt.Errorf("%s: %w", file, err)
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVarP(&e.verbose, "verbose", "v", false, "print every row that did not come out as expected")
	cmd.Flags().StringVar(&e.compiled, "compiled", "", "folder of the compiled files to measure with (default: data/, compiled now)")
	return cmd
}

type eval struct {
	w        io.Writer
	verbose  bool
	compiled string
	finder   *lookup.Finder
	drugbank map[string]string // DrugBank id -> record id
}

func (e *eval) open(data string) error {
	var records, names, shared []byte
	if e.compiled != "" {
		var err error
		if records, err = os.ReadFile(filepath.Join(e.compiled, "records.jsonl")); err != nil {
			return err
		}
		if names, err = os.ReadFile(filepath.Join(e.compiled, "names.tsv")); err != nil {
			return err
		}
		if shared, err = os.ReadFile(filepath.Join(e.compiled, "shared.tsv")); err != nil {
			return err
		}
	} else {
		t, _, err := loadTree(data)
		if err != nil {
			return err
		}
		files, err := t.Build()
		if err != nil {
			return err
		}
		records, names, shared = files["records.jsonl"], files["names.tsv"], files["shared.tsv"]
	}
	db, err := snapshot.Open(snapshot.Texts{Records: string(records), Names: string(names), Shared: string(shared)})
	if err != nil {
		return err
	}
	e.finder, e.drugbank = lookup.New(db), map[string]string{}
	e.finder.Region = "us" // as the program does without a locale
	for d, err := range db.Drugs() {
		if err != nil {
			return err
		}
		if id := d.Identifiers.DrugBank; id != "" {
			e.drugbank[id] = d.ID
		}
	}
	return nil
}

// row is one line by the names of its columns.
type row map[string]string

func (e *eval) file(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	if !sc.Scan() {
		return fmt.Errorf("empty: %w", cmpErr(sc.Err(), io.ErrUnexpectedEOF))
	}
	head := strings.Split(sc.Text(), "\t")
	var rows []row
	for sc.Scan() {
		r := row{}
		for i, v := range strings.Split(sc.Text(), "\t") {
			if i < len(head) {
				r[head[i]] = v
			}
		}
		rows = append(rows, r)
	}
	if err := sc.Err(); err != nil {
		return err
	}
	fmt.Fprintf(e.w, "%s: %d rows\n", filepath.Base(name), len(rows))
	has := func(col string) bool { return slices.Contains(head, col) }
	switch {
	case has("misspelling"):
		e.misspellings(rows)
	case has("must_be"):
		e.neverCross(rows)
	case has("expected_ingredients"):
		e.lines(rows)
	case has("class"):
		e.notDrugs(rows)
	default:
		return fmt.Errorf("no known columns in %q", head)
	}
	return nil
}

func cmpErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// set is the sorted ingredients of records.
func (e *eval) set(ids ...string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, e.finder.Ingredients(id)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (e *eval) ids(r lookup.Result) []string {
	var ids []string
	for _, d := range r.Drugs {
		ids = append(ids, d.ID)
	}
	return e.set(ids...)
}

// expected are the sets of ingredients that count as right: by name and by
// DrugBank id.
func (e *eval) expected(names, drugbank string) (sets [][]string) {
	collect := func(list string, find func(string) (string, bool)) {
		var ids []string
		for _, s := range strings.Split(list, "+") {
			id, ok := find(s)
			if !ok {
				return
			}
			ids = append(ids, id)
		}
		sets = append(sets, e.set(ids...))
	}
	collect(names, func(s string) (string, bool) {
		r := e.finder.Find(s, lookup.Options{Exact: true})
		if r.Status != lookup.Found {
			return "", false
		}
		return r.Drugs[0].ID, true
	})
	collect(drugbank, func(s string) (string, bool) { id, ok := e.drugbank[s]; return id, ok })
	return sets
}

func contains(sets [][]string, ids []string) bool {
	return slices.ContainsFunc(sets, func(s []string) bool { return slices.Equal(s, ids) })
}

// tally counts outcomes and, within them, rungs.
type tally struct {
	count map[string]int
	rungs map[string]map[string]int
	n     int
}

func (t *tally) add(outcome, rung string) {
	if t.count == nil {
		t.count, t.rungs = map[string]int{}, map[string]map[string]int{}
	}
	if t.rungs[outcome] == nil {
		t.rungs[outcome] = map[string]int{}
	}
	t.count[outcome]++
	t.n++
	if rung != "" {
		t.rungs[outcome][rung]++
	}
}

func (t *tally) print(w io.Writer, title string, outcomes ...string) {
	fmt.Fprintf(w, "  %s\n", title)
	for _, o := range outcomes {
		fmt.Fprintf(w, "    %-34s %5d  %6.2f %%", o, t.count[o], 100*float64(t.count[o])/float64(max(1, t.n)))
		for _, rung := range slices.Sorted(maps.Keys(t.rungs[o])) {
			fmt.Fprintf(w, "  %s %d", rung, t.rungs[o][rung])
		}
		fmt.Fprintln(w)
	}
}

const (
	right    = "right"
	offered3 = "ambiguous, right one among three"
	offered  = "ambiguous, right one among five"
	unhelped = "ambiguous without the right one"
	wrong    = "silently wrong"
	none     = "not found"
	skipped  = "not in the catalogue"
)

var outcomes = []string{right, offered3, offered, unhelped, wrong, none}

func (e *eval) misspellings(rows []row) {
	var ladder, nearest, subsequence tally
	out := 0
	start := time.Now()
	for _, r := range rows {
		want := e.expected(r["expected_generic"], r["drugbank"])
		if len(want) == 0 {
			out++
			continue
		}
		got := e.finder.Find(r["misspelling"], lookup.Options{})
		o := e.outcome(got, want)
		rung := ""
		if got.Status == lookup.Found {
			rung = got.Match.Kind
		}
		ladder.add(o, rung)
		if o != right {
			e.say(o, r["misspelling"], r["expected_generic"], got)
		}
	}
	took := time.Since(start)
	for _, r := range rows {
		want := e.expected(r["expected_generic"], r["drugbank"])
		if len(want) == 0 {
			continue
		}
		for _, base := range []struct {
			t    *tally
			find func(string) (string, bool)
		}{{&nearest, e.finder.NearestName}, {&subsequence, e.finder.FirstSubsequence}} {
			id, ok := base.find(r["misspelling"])
			switch {
			case !ok:
				base.t.add(none, "")
			case contains(want, e.set(id)):
				base.t.add(right, "")
			default:
				base.t.add(wrong, "")
			}
		}
	}
	fmt.Fprintf(e.w, "  %s: %d\n", skipped, out)
	ladder.print(e.w, fmt.Sprintf("the ladder, %d strings in %v", ladder.n, took.Round(time.Millisecond)), outcomes...)
	nearest.print(e.w, "the name with the fewest edits", right, wrong, none)
	subsequence.print(e.w, "sahilm/fuzzy alone", right, wrong, none)
}

func (e *eval) outcome(got lookup.Result, want [][]string) string {
	switch got.Status {
	case lookup.Found:
		if contains(want, e.ids(got)) {
			return right
		}
		return wrong
	case lookup.Ambiguous:
		at := slices.IndexFunc(got.Candidates, func(c lookup.Candidate) bool { return contains(want, e.set(c.ID)) })
		switch {
		case at < 0:
			return unhelped
		case at < 3:
			return offered3
		}
		return offered
	}
	return none
}

func (e *eval) neverCross(rows []row) {
	var valid, hard, soft tally
	for _, r := range rows {
		got := e.finder.Find(r["input"], lookup.Options{})
		if r["kind"] == "valid" {
			want := e.expected(r["must_be"], r["drugbank_must_be"])
			if len(want) == 0 {
				valid.add(skipped, "")
				continue
			}
			o := e.outcome(got, want)
			valid.add(o, "")
			if o != right {
				e.say(o, r["input"], r["must_be"], got)
			}
			continue
		}
		t := &hard
		if r["kind"] != "ambiguous-hard" {
			t = &soft
		}
		t.add(map[lookup.Status]string{lookup.Found: "answered", lookup.Ambiguous: "several offered", lookup.NotFound: none}[got.Status], "")
		if got.Status == lookup.Found && t == &hard {
			e.say("answered", r["input"], r["must_be"], got)
		}
	}
	valid.print(e.w, fmt.Sprintf("names that must find themselves, %d", valid.n), append(outcomes, skipped)...)
	hard.print(e.w, fmt.Sprintf("strings that must not be answered, %d", hard.n), "answered", "several offered", none)
	soft.print(e.w, fmt.Sprintf("strings that may be answered, %d", soft.n), "answered", "several offered", none)
}

func (e *eval) lines(rows []row) {
	var t tally
	for _, r := range rows {
		want := e.expected(r["expected_ingredients"], r["drugbank"])
		if len(want) == 0 {
			t.add(skipped, "")
			continue
		}
		got := e.finder.Resolve(r["string"])
		o := e.outcome(got, want)
		rung := ""
		if got.Match != nil {
			rung = got.Match.Kind
		}
		t.add(o, rung)
		if o != right {
			e.say(o, r["string"], r["expected_ingredients"], got)
		}
	}
	t.print(e.w, fmt.Sprintf("ingredients of lines, %d", t.n), append(outcomes, skipped)...)
}

func (e *eval) notDrugs(rows []row) {
	var t, nearest, subsequence tally
	for _, r := range rows {
		got := e.finder.Find(r["string"], lookup.Options{})
		o := map[lookup.Status]string{lookup.Found: "accepted", lookup.Ambiguous: "several offered", lookup.NotFound: none}[got.Status]
		t.add(o, r["class"])
		if o == "accepted" {
			e.say(o, r["string"], r["class"], got)
		}
		for _, base := range []struct {
			t    *tally
			find func(string) (string, bool)
		}{{&nearest, e.finder.NearestName}, {&subsequence, e.finder.FirstSubsequence}} {
			if _, ok := base.find(fold.Key(r["string"])); ok {
				base.t.add("accepted", "")
			} else {
				base.t.add(none, "")
			}
		}
	}
	t.print(e.w, fmt.Sprintf("strings that are no drugs, %d", t.n), "accepted", "several offered")
	nearest.print(e.w, "the name with the fewest edits", "accepted")
	subsequence.print(e.w, "sahilm/fuzzy alone", "accepted")
}

// say prints one row that did not come out as expected.
func (e *eval) say(outcome, query, want string, got lookup.Result) {
	if !e.verbose {
		return
	}
	var what []string
	if got.Match != nil {
		what = append(what, got.Match.Kind+" "+got.Match.Matched+":")
	}
	for _, d := range got.Drugs {
		what = append(what, d.ID)
	}
	for _, c := range got.Candidates {
		what = append(what, c.ID+" ("+c.Match+")")
	}
	fmt.Fprintf(e.w, "  %s: %q, expected %s, got %s\n", outcome, query, want, strings.Join(what, " "))
}
