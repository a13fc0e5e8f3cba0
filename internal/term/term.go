// Package term knows where the output goes: the three streams, which of them
// are terminals, how wide, and what they can show. Every other package is told,
// so that a page can be rendered in a test with no terminal, no environment and
// no home directory.
//
// A [Term] holds facts (streams, sizes, environment) and the two flags that
// overrule them, --color and --width. Its methods are the decisions. Each
// decision has one order of precedence, written once, above the method that
// takes it: [Term.ColorOut], [Term.Width], [Term.Hyperlinks], [Term.Page].
//
// Three rules hold throughout.
//
// Nothing is asked of the terminal. Other programs find out whether the
// background is dark by sending a query and reading the reply as if it had been
// typed. Over a slow connection or inside a multiplexer the reply comes late,
// lands in the shell's next command line, or is waited for in vain. So the
// answer comes from a flag, the environment or a default. The only call made is
// for the size of the window, which the kernel answers.
//
// Plain means plain. Where there is no colour there is no escape sequence at
// all, hyperlinks included: what a script or a screen reader gets is text.
//
// The text is not lost. A pager that is missing, misspelt or failing costs the
// reader the paging and nothing else.
//
// Untrusted text, such as the name that was asked for, goes through [Clean]
// before it reaches a terminal.
package term

import (
	"bytes"
	"io"
	"os"
	"strings"

	xterm "golang.org/x/term"
)

// A Term is the program's surroundings. Its fields may be set freely before its
// methods are called; nothing is cached.
type Term struct {
	In  io.Reader
	Out io.Writer // data only: what a script reads
	Err io.Writer // notes, corrections, errors

	InTTY  bool // In is a terminal
	OutTTY bool // Out is a terminal
	ErrTTY bool // Err is a terminal

	Cols, Rows int // size of the terminal behind Out in characters; 0 when not known

	Environ []string // "KEY=value", as in os.Environ; the last one of a key counts

	Color     When // --color
	WidthFlag int  // --width in columns; 0 or less when it was not given
}

// System returns the surroundings of this process.
func System() *Term {
	t := &Term{
		In:      os.Stdin,
		Out:     os.Stdout,
		Err:     os.Stderr,
		InTTY:   xterm.IsTerminal(int(os.Stdin.Fd())),
		OutTTY:  xterm.IsTerminal(int(os.Stdout.Fd())),
		ErrTTY:  xterm.IsTerminal(int(os.Stderr.Fd())),
		Environ: os.Environ(),
	}
	if t.OutTTY {
		if cols, rows, err := xterm.GetSize(int(os.Stdout.Fd())); err == nil {
			t.Cols, t.Rows = cols, rows
		}
	}
	// A console that cannot take escape sequences is a dumb terminal by
	// another name.
	if t.OutTTY && !takesEscapes(os.Stdout) || t.ErrTTY && !takesEscapes(os.Stderr) {
		t.Environ = append(t.Environ, "TERM=dumb")
	}
	return t
}

// Test returns surroundings made of memory: in is what stdin holds, the two
// buffers take stdout and stderr, no stream is a terminal, and the environment
// is env ("KEY=value") and nothing else.
func Test(in string, env ...string) (t *Term, out, err *bytes.Buffer) {
	out, err = new(bytes.Buffer), new(bytes.Buffer)
	return &Term{In: strings.NewReader(in), Out: out, Err: err, Environ: env}, out, err
}

// LookupEnv returns the value of an environment variable and whether it is set.
func (t *Term) LookupEnv(key string) (string, bool) {
	for i := len(t.Environ) - 1; i >= 0; i-- {
		if k, v, ok := strings.Cut(t.Environ[i], "="); ok && k == key {
			return v, true
		}
	}
	return "", false
}

// Getenv returns the value of an environment variable, "" when it is not set.
func (t *Term) Getenv(key string) string {
	v, _ := t.LookupEnv(key)
	return v
}

// dumb reports whether the terminal says that it shows text and nothing else.
func (t *Term) dumb() bool { return t.Getenv("TERM") == "dumb" }
