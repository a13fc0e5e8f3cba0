package term_test

import (
	"errors"
	"fmt"
	"io"
	"syscall"
	"testing"

	"druginfo/internal/term"

	"github.com/google/go-cmp/cmp"
)

func TestTestHasNoTerminal(t *testing.T) {
	tt, out, errOut := term.Test("typed\n", "A=1", "A=2", "EMPTY=")
	in, err := io.ReadAll(tt.In)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(tt.Out, "data")
	fmt.Fprint(tt.Err, "note")
	if diff := cmp.Diff([]string{"typed\n", "data", "note"}, []string{string(in), out.String(), errOut.String()}); diff != "" {
		t.Errorf("streams (-want +got):\n%s", diff)
	}
	if tt.InTTY || tt.OutTTY || tt.ErrTTY || tt.ColorOut() || tt.ColorErr() || tt.Hyperlinks() {
		t.Errorf("a terminal in a test: %+v", tt)
	}
	if got := tt.Getenv("A"); got != "2" {
		t.Errorf("A = %q, want the last value", got)
	}
	if v, ok := tt.LookupEnv("EMPTY"); v != "" || !ok {
		t.Errorf("EMPTY = %q, %t", v, ok)
	}
	if _, ok := tt.LookupEnv("PATH"); ok {
		t.Error("the environment of the test process shows through")
	}
}

func TestSystem(t *testing.T) {
	t.Setenv("DRUGINFO_TEST", "here")
	tt := term.System()
	if tt.In == nil || tt.Out == nil || tt.Err == nil || tt.Getenv("DRUGINFO_TEST") != "here" {
		t.Errorf("System() = %+v", tt)
	}
	if !tt.OutTTY && (tt.Cols != 0 || tt.Rows != 0) {
		t.Errorf("size %dx%d without a terminal", tt.Cols, tt.Rows)
	}
}

func TestWhen(t *testing.T) {
	for _, s := range []string{"auto", "always", "never"} {
		var w term.When
		if err := w.Set(s); err != nil || w.String() != s {
			t.Errorf("Set(%q) = %v, then String %q", s, err, w)
		}
	}
	w := term.Never
	if err := w.Set("sometimes"); err == nil || w != term.Never {
		t.Errorf("Set(sometimes) = %v, now %v", err, w)
	}
}

func TestColor(t *testing.T) {
	type answer struct{ Terminal, Pipe bool }
	for _, test := range []struct {
		name string
		when term.When
		env  []string
		want answer
	}{
		{"nothing said", term.Auto, nil, answer{true, false}},
		{"always", term.Always, nil, answer{true, true}},
		{"always beats everything", term.Always, []string{"NO_COLOR=1", "CLICOLOR=0", "TERM=dumb"}, answer{true, true}},
		{"never", term.Never, nil, answer{false, false}},
		{"never beats everything", term.Never, []string{"CLICOLOR_FORCE=1"}, answer{false, false}},
		{"NO_COLOR", term.Auto, []string{"NO_COLOR=0"}, answer{false, false}},
		{"NO_COLOR empty", term.Auto, []string{"NO_COLOR="}, answer{true, false}},
		{"NO_COLOR beats CLICOLOR_FORCE", term.Auto, []string{"NO_COLOR=1", "CLICOLOR_FORCE=1"}, answer{false, false}},
		{"CLICOLOR_FORCE", term.Auto, []string{"CLICOLOR_FORCE=1"}, answer{true, true}},
		{"CLICOLOR_FORCE empty", term.Auto, []string{"CLICOLOR_FORCE="}, answer{true, false}},
		{"CLICOLOR_FORCE=0", term.Auto, []string{"CLICOLOR_FORCE=0"}, answer{true, false}},
		{"CLICOLOR_FORCE beats CLICOLOR and dumb", term.Auto, []string{"CLICOLOR_FORCE=1", "CLICOLOR=0", "TERM=dumb"}, answer{true, true}},
		{"CLICOLOR=0", term.Auto, []string{"CLICOLOR=0"}, answer{false, false}},
		{"CLICOLOR=1", term.Auto, []string{"CLICOLOR=1"}, answer{true, false}},
		{"dumb", term.Auto, []string{"TERM=dumb"}, answer{false, false}},
	} {
		t.Run(test.name, func(t *testing.T) {
			tt, _, _ := term.Test("", test.env...)
			tt.Color = test.when

			tt.OutTTY, tt.ErrTTY = true, false
			if diff := cmp.Diff(test.want, answer{tt.ColorOut(), tt.ColorErr()}); diff != "" {
				t.Errorf("stdout a terminal, stderr a pipe (-want +got):\n%s", diff)
			}
			tt.OutTTY, tt.ErrTTY = false, true
			if diff := cmp.Diff(test.want, answer{tt.ColorErr(), tt.ColorOut()}); diff != "" {
				t.Errorf("stdout a pipe, stderr a terminal (-want +got):\n%s", diff)
			}
		})
	}
}

func TestProfile(t *testing.T) {
	for _, test := range []struct {
		name string
		when term.When
		env  []string
		want string
	}{
		{"nothing said", term.Auto, nil, "16"},
		{"no colour", term.Never, []string{"COLORTERM=truecolor"}, "none"},
		{"NO_COLOR", term.Auto, []string{"NO_COLOR=1", "COLORTERM=truecolor"}, "none"},
		{"dumb", term.Auto, []string{"TERM=dumb", "COLORTERM=truecolor"}, "none"},
		{"dumb by force", term.Always, []string{"TERM=dumb"}, "16"},
		{"linux console", term.Auto, []string{"TERM=linux"}, "16"},
		{"xterm", term.Auto, []string{"TERM=xterm"}, "16"},
		{"256", term.Auto, []string{"TERM=xterm-256color"}, "256"},
		{"COLORTERM", term.Auto, []string{"TERM=xterm-256color", "COLORTERM=truecolor"}, "truecolor"},
		{"COLORTERM 24bit", term.Auto, []string{"TERM=xterm", "COLORTERM=24bit"}, "truecolor"},
		{"COLORTERM of another kind", term.Auto, []string{"TERM=xterm", "COLORTERM=gnome-terminal"}, "16"},
		{"direct", term.Auto, []string{"TERM=xterm-direct"}, "truecolor"},
		{"kitty", term.Auto, []string{"TERM=xterm-kitty"}, "truecolor"},
		{"iTerm", term.Auto, []string{"TERM=xterm-256color", "TERM_PROGRAM=iTerm.app"}, "truecolor"},
		{"Terminal.app", term.Auto, []string{"TERM=xterm-256color", "TERM_PROGRAM=Apple_Terminal"}, "256"},
		{"Windows Terminal", term.Auto, []string{"WT_SESSION=1"}, "truecolor"},
		{"tmux with COLORTERM", term.Auto, []string{"TERM=screen-256color", "TMUX=/tmp/t", "COLORTERM=truecolor"}, "truecolor"},
		{"tmux inside kitty", term.Auto, []string{"TERM=tmux-256color", "TMUX=/tmp/t", "KITTY_WINDOW_ID=1"}, "256"},
		{"screen with COLORTERM", term.Auto, []string{"TERM=screen-256color", "STY=1", "COLORTERM=truecolor"}, "256"},
		{"screen", term.Auto, []string{"TERM=screen", "COLORTERM=truecolor"}, "16"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tt, _, _ := term.Test("", test.env...)
			tt.OutTTY, tt.Color = true, test.when
			if got := tt.Profile().String(); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestWidth(t *testing.T) {
	for _, test := range []struct {
		name string
		flag int
		cols int // of the terminal; -1: not a terminal
		env  []string
		want int
	}{
		{"pipe", 0, -1, nil, 80},
		{"pipe with COLUMNS", 0, -1, []string{"COLUMNS=60"}, 60},
		{"pipe with wide COLUMNS", 0, -1, []string{"COLUMNS=400"}, 100},
		{"pipe with narrow COLUMNS", 0, -1, []string{"COLUMNS=3"}, 20},
		{"COLUMNS=0", 0, -1, []string{"COLUMNS=0"}, 80},
		{"COLUMNS negative", 0, -1, []string{"COLUMNS=-60"}, 80},
		{"COLUMNS empty", 0, -1, []string{"COLUMNS="}, 80},
		{"COLUMNS no number", 0, -1, []string{"COLUMNS=60x"}, 80},
		{"COLUMNS too large a number", 0, -1, []string{"COLUMNS=99999999999999999999"}, 80},
		{"terminal", 0, 72, nil, 72},
		{"wide terminal", 0, 200, nil, 100},
		{"narrow terminal", 0, 10, nil, 20},
		{"the terminal knows better than COLUMNS", 0, 72, []string{"COLUMNS=60"}, 72},
		{"terminal of unknown size", 0, 0, nil, 80},
		{"terminal of unknown size with COLUMNS", 0, 0, []string{"COLUMNS=60"}, 60},
		{"flag", 50, 72, []string{"COLUMNS=60"}, 50},
		{"flag wider than the terminal", 132, 72, nil, 132},
		{"flag in a pipe", 132, -1, nil, 132},
		{"narrow flag", 1, 72, nil, 20},
		{"absurd flag", 1 << 30, 72, nil, 1000},
		{"negative flag", -5, 72, nil, 72},
	} {
		t.Run(test.name, func(t *testing.T) {
			tt, _, _ := term.Test("", test.env...)
			tt.WidthFlag = test.flag
			tt.OutTTY, tt.Cols = test.cols >= 0, max(test.cols, 0)
			if got := tt.Width(); got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}

func TestHyperlinks(t *testing.T) {
	for _, test := range []struct {
		name string
		tty  bool
		when term.When
		env  []string
		want bool
	}{
		{"unknown terminal", true, term.Auto, []string{"TERM=xterm-256color"}, false},
		{"Terminal.app", true, term.Auto, []string{"TERM_PROGRAM=Apple_Terminal"}, false},
		{"iTerm", true, term.Auto, []string{"TERM_PROGRAM=iTerm.app"}, true},
		{"WezTerm", true, term.Auto, []string{"TERM_PROGRAM=WezTerm"}, true},
		{"vscode", true, term.Auto, []string{"TERM_PROGRAM=vscode"}, true},
		{"ghostty", true, term.Auto, []string{"TERM_PROGRAM=ghostty"}, true},
		{"kitty", true, term.Auto, []string{"KITTY_WINDOW_ID=1"}, true},
		{"foot", true, term.Auto, []string{"TERM=foot"}, true},
		{"Windows Terminal", true, term.Auto, []string{"WT_SESSION=1"}, true},
		{"VTE", true, term.Auto, []string{"VTE_VERSION=7006"}, true},
		{"VTE that crashes", true, term.Auto, []string{"VTE_VERSION=5000"}, false},
		{"VTE before links", true, term.Auto, []string{"VTE_VERSION=4601"}, false},
		{"VTE no number", true, term.Auto, []string{"VTE_VERSION=new"}, false},
		{"VTE around tmux", true, term.Auto, []string{"VTE_VERSION=7006", "TMUX=/tmp/t"}, false},
		{"kitty around screen", true, term.Auto, []string{"KITTY_WINDOW_ID=1", "TERM=screen"}, false},
		{"pipe", false, term.Auto, []string{"KITTY_WINDOW_ID=1"}, false},
		{"pipe with colour", false, term.Always, []string{"KITTY_WINDOW_ID=1"}, false},
		{"pipe with colour, forced", false, term.Always, []string{"FORCE_HYPERLINK=1"}, true},
		{"pipe, forced", false, term.Auto, []string{"FORCE_HYPERLINK=1"}, false},
		{"forced", true, term.Auto, []string{"TERM=xterm", "FORCE_HYPERLINK=1"}, true},
		{"forced in tmux", true, term.Auto, []string{"TMUX=/tmp/t", "FORCE_HYPERLINK=1"}, true},
		{"force empty", true, term.Auto, []string{"FORCE_HYPERLINK="}, false},
		{"forced off", true, term.Auto, []string{"KITTY_WINDOW_ID=1", "FORCE_HYPERLINK=0"}, false},
		{"no colour", true, term.Never, []string{"KITTY_WINDOW_ID=1", "FORCE_HYPERLINK=1"}, false},
		{"NO_COLOR", true, term.Auto, []string{"KITTY_WINDOW_ID=1", "NO_COLOR=1"}, false},
		{"dumb", true, term.Auto, []string{"KITTY_WINDOW_ID=1", "TERM=dumb"}, false},
		{"dumb, forced", true, term.Always, []string{"FORCE_HYPERLINK=1", "TERM=dumb"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			tt, _, _ := term.Test("", test.env...)
			tt.OutTTY, tt.Color = test.tty, test.when
			if got := tt.Hyperlinks(); got != test.want {
				t.Errorf("got %t, want %t", got, test.want)
			}
		})
	}
}

func TestIsBrokenPipe(t *testing.T) {
	for _, test := range []struct {
		err  error
		want bool
	}{
		{nil, false},
		{io.EOF, false},
		{errors.New("broken pipe"), false},
		{syscall.EPIPE, true},
		{fmt.Errorf("writing the page: %w", syscall.EPIPE), true},
		{io.ErrClosedPipe, true},
	} {
		if got := term.IsBrokenPipe(test.err); got != test.want {
			t.Errorf("IsBrokenPipe(%v) = %t, want %t", test.err, got, test.want)
		}
	}
}

// failing is a stdout that takes nothing.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestPageReturnsTheErrorOfStdout(t *testing.T) {
	tt, _, _ := term.Test("")
	tt.Out = failing{syscall.EPIPE}
	if err := tt.Page("text\n"); !term.IsBrokenPipe(err) {
		t.Errorf("got %v", err)
	}
}
