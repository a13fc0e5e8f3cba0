package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"druginfo/internal/drugdb"
	"druginfo/internal/export"
	"druginfo/internal/fold"
	"druginfo/internal/lookup"
	"druginfo/internal/record"
	"druginfo/internal/search"
	"druginfo/internal/term"
)

// Code is an exit code.
type Code int

// The exit codes, fixed from the first release.
const (
	OK        Code = 0 // found, done
	NotFound  Code = 1 // no drug of that name
	Failed    Code = 2 // usage, or anything that went wrong
	Ambiguous Code = 3 // the name may mean several drugs
)

// codeError is an error that carries its exit code and what to do about it.
type codeError struct {
	code Code
	err  error
	hint string
}

func (e *codeError) Error() string { return e.err.Error() }
func (e *codeError) Unwrap() error { return e.err }

// usage is an error in how the program was called.
func usage(hint, format string, args ...any) error {
	return &codeError{code: Failed, err: fmt.Errorf(format, args...), hint: hint}
}

// errSilent ends the program with a code after everything has been said.
type errSilent struct{ code Code }

func (errSilent) Error() string { return "" }

// codeOf is the exit code of an error.
func codeOf(err error) Code {
	var silent errSilent
	var ce *codeError
	switch {
	case err == nil:
		return OK
	case errors.As(err, &silent):
		return silent.code
	case errors.As(err, &ce):
		return ce.code
	}
	return Failed
}

// notFound says why a lookup gave no drug, for people. The name of a class is
// no drug, but there is a page for it.
func (a *App) notFound(r lookup.Result) error {
	q := term.Clean(r.Query)
	if strings.TrimSpace(r.Query) != "" {
		if classes, err := drugdb.Classes(); err == nil {
			if i := search.FindClass(classes, r.Query); i >= 0 {
				c := classes[i]
				return &codeError{
					code: NotFound, err: fmt.Errorf("%q is no drug but a class of drugs", q),
					hint: fmt.Sprintf("see: druginfo class %s, or druginfo list --class %s", c.ID, c.ID),
				}
			}
		}
	}
	if strings.TrimSpace(r.Query) == "" {
		return usage("try: druginfo klonopin", "the name is empty")
	}
	if e := a.called(r, q); e != nil {
		return e
	}
	if r.Status == lookup.Ambiguous && len(r.Candidates) == 1 && strings.Contains(fold.Key(r.Query), fold.Key(r.Candidates[0].Match)) {
		return &codeError{
			code: Ambiguous, err: fmt.Errorf("%q is no name of the catalogue; a part of it is:%s", q, candidates(r.Candidates)),
			hint: "with the other words it may be another product, with other ingredients: check the package",
		}
	}
	if r.Status == lookup.Ambiguous && !slices.ContainsFunc(r.Candidates, func(c lookup.Candidate) bool { return !spelledLike(c) }) {
		return &codeError{
			code: Ambiguous, err: fmt.Errorf("no drug called %q; it may be a misspelling of:%s", q, candidates(r.Candidates)),
			hint: "if that is what you mean, ask for it by its own name, as in: druginfo " + r.Candidates[0].ID,
		}
	}
	if r.Status == lookup.Ambiguous {
		return &codeError{code: Ambiguous, err: fmt.Errorf("%q may mean several things:%s", q, candidates(r.Candidates)), hint: "ask for one of them by its own name"}
	}
	e := &codeError{code: NotFound, err: fmt.Errorf("no drug called %q", q), hint: "check the spelling, or try the generic name printed on the package"}
	if len(r.Candidates) > 0 {
		e.err = fmt.Errorf("no drug called %q; names that look like it:%s", q, candidates(r.Candidates))
		e.hint = "these are other drugs unless the name was misspelled"
	}
	return e
}

// spelledLike reports whether a candidate is only near in spelling.
func spelledLike(c lookup.Candidate) bool { return strings.HasPrefix(c.Reason, "spelled like") }

func candidates(cs []lookup.Candidate) string {
	var b strings.Builder
	width := 0
	for _, c := range cs {
		width = max(width, len([]rune(c.Name)))
	}
	for _, c := range cs {
		fmt.Fprintf(&b, "\n  %-*s  %s", width, c.Name, c.Reason)
	}
	return b.String()
}

// failure is the same for programs.
func failure(r lookup.Result) export.Failure {
	f := export.Failure{SchemaVersion: 1, Query: r.Query, Error: export.Error{Code: "not_found", Message: "no drug of that name", Candidates: r.Candidates}}
	if r.Status == lookup.Ambiguous {
		f.Error.Code, f.Error.Message = "ambiguous", "the name may mean several drugs"
	}
	return f
}

// called is the error for a word that is in no record but that people use for a
// class or, on the street, for a drug. It is a pointer and no answer.
func (a *App) called(r lookup.Result, q string) error {
	topics, err := drugdb.Topics()
	if err != nil || r.Status == lookup.Ambiguous && !spelledLike(r.Candidates[0]) && !strings.HasPrefix(r.Candidates[0].Reason, "beginning of") {
		return nil
	}
	means := func(cs []record.ClassWords) string {
		for _, c := range cs {
			if slices.ContainsFunc(c.Words, func(w string) bool { return fold.Key(w) == fold.Key(r.Query) }) {
				return c.ID
			}
		}
		return ""
	}
	if id := means(topics.Classes); id != "" {
		table, err := a.table()
		if err != nil {
			return err
		}
		if g, ok := table.OfGroup(id); ok {
			some := table.Members(id)
			return &codeError{
				code: NotFound, err: fmt.Errorf("%q is no drug but a word for %s: %s", q, g.Name, strings.Join(some, ", ")),
				hint: fmt.Sprintf("ask for one of them, or for what it is taken with: druginfo mix %s NAME", id),
			}
		}
		return &codeError{
			code: NotFound, err: fmt.Errorf("%q is no drug but a word for a class of drugs", q),
			hint: fmt.Sprintf("see: druginfo class %s, or druginfo list --class %s", id, id),
		}
	}
	if id := means(topics.Aliases); id != "" {
		return &codeError{
			code: Ambiguous, err: fmt.Errorf("%q is no name of the catalogue; people use it for %s", q, id),
			hint: fmt.Sprintf("what is sold under such a name varies; see: druginfo %s", id),
		}
	}
	return nil
}
