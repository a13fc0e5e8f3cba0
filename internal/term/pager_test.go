package term_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"druginfo/internal/term"

	"github.com/google/go-cmp/cmp"
)

// The test binary doubles as a pager, so that no test depends on what is
// installed: DRUGINFO_TEST_PAGER says how it behaves.
func TestMain(m *testing.M) {
	switch os.Getenv("DRUGINFO_TEST_PAGER") {
	case "":
		os.Exit(m.Run())
	case "show": // everything that matters, then the text
		fmt.Printf("pager %q LESS=%s LV=%s\n", os.Args[1:], os.Getenv("LESS"), os.Getenv("LV"))
		io.Copy(os.Stdout, os.Stdin)
	case "quit": // after the first line
		line, _ := bufio.NewReaderSize(os.Stdin, 16).ReadString('\n')
		fmt.Print(line)
	case "fail":
		fmt.Fprintln(os.Stderr, "no such option")
		os.Exit(1)
	}
}

func TestPage(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	self = "'" + self + "'"
	missing := t.TempDir() + "/no-such-pager"

	short := strings.Repeat("line\n", 9)  // fits on 10 rows, the prompt below it
	long := strings.Repeat("line\n", 10)  // does not
	huge := strings.Repeat("line\n", 1e5) // more than a pipe holds

	for _, test := range []struct {
		name    string
		prepare func(*term.Term)
		env     []string
		text    string
		want    string // stdout
		wantErr string // stderr; {} stands for the command
	}{
		{
			name: "paged",
			env:  []string{"PAGER=" + self + " -a 'b c'", "DRUGINFO_TEST_PAGER=show"},
			text: long,
			want: "pager [\"-a\" \"b c\"] LESS=FRX LV=-c\n" + long,
		},
		{
			name: "what is set is kept",
			env:  []string{"PAGER=" + self, "LESS=-M", "LV=", "DRUGINFO_TEST_PAGER=show"},
			text: long,
			want: "pager [] LESS=-M LV=\n" + long,
		},
		{
			name: "DRUGINFO_PAGER first",
			env:  []string{"PAGER=" + missing, "DRUGINFO_PAGER=" + self, "DRUGINFO_TEST_PAGER=show"},
			text: long,
			want: "pager [] LESS=FRX LV=-c\n" + long,
		},
		{
			name: "long text whole",
			env:  []string{"PAGER=" + self, "DRUGINFO_TEST_PAGER=show"},
			text: huge,
			want: "pager [] LESS=FRX LV=-c\n" + huge,
		},
		{
			name: "quits early",
			env:  []string{"PAGER=" + self, "DRUGINFO_TEST_PAGER=quit"},
			text: huge,
			want: "line\n",
		},
		{
			name:    "fails",
			env:     []string{"PAGER=" + self, "DRUGINFO_TEST_PAGER=fail"},
			text:    long,
			want:    long,
			wantErr: "no such option\ndruginfo: PAGER={}: exit status 1\n",
		},
		{
			name:    "fails without reading much",
			env:     []string{"DRUGINFO_PAGER=" + self, "DRUGINFO_TEST_PAGER=fail"},
			text:    huge,
			want:    huge,
			wantErr: "no such option\ndruginfo: DRUGINFO_PAGER={}: exit status 1\n",
		},
		{
			name:    "missing",
			env:     []string{"PAGER=druginfo-has-no-such-pager"},
			text:    long,
			want:    long,
			wantErr: "druginfo: PAGER={}: exec: \"druginfo-has-no-such-pager\": executable file not found in $PATH\n",
		},
		{
			name:    "open quote",
			env:     []string{"PAGER=less '-R\x1b"},
			text:    long,
			want:    long,
			wantErr: "druginfo: PAGER=less '-R\\x1b: no closing '\n",
		},
		{name: "fits", env: []string{"PAGER=" + self, "DRUGINFO_TEST_PAGER=show"}, text: short, want: short},
		{name: "empty", env: []string{"PAGER=" + missing}, text: "", want: ""},
		{name: "PAGER empty", env: []string{"PAGER="}, text: long, want: long},
		{name: "PAGER blank", env: []string{"PAGER= "}, text: long, want: long},
		{name: "PAGER=cat", env: []string{"PAGER=cat"}, text: long, want: long},
		{name: "DRUGINFO_PAGER empty", env: []string{"DRUGINFO_PAGER=", "PAGER=" + missing}, text: long, want: long},
		{name: "dumb", env: []string{"TERM=dumb", "PAGER=" + missing}, text: long, want: long},
		{
			name:    "not a terminal",
			prepare: func(tt *term.Term) { tt.OutTTY = false },
			env:     []string{"PAGER=" + missing}, text: long, want: long,
		},
		{
			name:    "height not known",
			prepare: func(tt *term.Term) { tt.Rows = 0 },
			env:     []string{"PAGER=" + missing}, text: long, want: long,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			tt, out, errOut := term.Test("", test.env...)
			// Under -cover and -race a test binary has habits of its own
			// at exit: a warning, a second's sleep.
			tt.Environ = append(tt.Environ, "GOCOVERDIR="+t.TempDir(), "GORACE=atexit_sleep_ms=0")
			tt.OutTTY, tt.Cols, tt.Rows = true, 80, 10
			if test.prepare != nil {
				test.prepare(tt)
			}
			if err := tt.Page(test.text); err != nil {
				t.Fatal(err)
			}
			if got := out.String(); got != test.want {
				t.Errorf("stdout: %d bytes beginning %.80q\nwant %d beginning %.80q", len(got), got, len(test.want), test.want)
			}
			command := tt.Getenv("DRUGINFO_PAGER")
			if command == "" {
				command = tt.Getenv("PAGER")
			}
			wantErr := strings.ReplaceAll(test.wantErr, "{}", term.Clean(command))
			if diff := cmp.Diff(wantErr, errOut.String()); diff != "" {
				t.Errorf("stderr (-want +got):\n%s", diff)
			}
		})
	}
}

// A machine without less shows the page all the same, and says nothing of it.
func TestPageWithoutLess(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	tt, out, errOut := term.Test("")
	tt.OutTTY, tt.Rows = true, 2
	const text = "1\n2\n3\n"
	if err := tt.Page(text); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{text, ""}, []string{out.String(), errOut.String()}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSplit(t *testing.T) {
	for _, test := range []struct {
		in      string
		windows bool // backslash is an ordinary character
		want    []string
		wantErr string
	}{
		{in: "", want: nil},
		{in: " \t\n", want: nil},
		{in: "less", want: []string{"less"}},
		{in: "  less  -F\t-R ", want: []string{"less", "-F", "-R"}},
		{in: `less -P'a b' ""`, want: []string{"less", "-Pa b", ""}},
		{in: `sh -c 'less -R | tee "log"'`, want: []string{"sh", "-c", `less -R | tee "log"`}},
		{in: `"/my apps/less" -R`, want: []string{"/my apps/less", "-R"}},
		{in: `/my\ apps/less`, want: []string{"/my apps/less"}},
		{in: `a"b\"c\\d\e"f`, want: []string{`ab"c\d\ef`}},
		{in: `'a\'b`, want: []string{`a\b`}},
		{in: `less $HOME ~ *`, want: []string{"less", "$HOME", "~", "*"}},
		{in: "a\x00b", want: []string{"a\x00b"}},
		{in: `"C:\Program Files\less.exe" -R`, windows: true, want: []string{`C:\Program Files\less.exe`, "-R"}},
		{in: `'less`, wantErr: "no closing '"},
		{in: `less "-R`, wantErr: `no closing "`},
		{in: `less \`, wantErr: "nothing after the last backslash"},
	} {
		got, err := term.Split(test.in, !test.windows)
		message := ""
		if err != nil {
			message = err.Error()
		}
		if diff := cmp.Diff(test.wantErr, message); diff != "" {
			t.Errorf("Split(%q) error (-want +got):\n%s", test.in, diff)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("Split(%q) (-want +got):\n%s", test.in, diff)
		}
	}
}

// Words quoted one by one and joined come back as they were.
func FuzzSplit(f *testing.F) {
	f.Add("less", "-R")
	f.Add("it's", `a "b" \c`)
	f.Add("", "\x00\n")
	f.Fuzz(func(t *testing.T, a, b string) {
		term.Split(a, true)
		term.Split(a, false)

		want := strings.ToValidUTF8(a, "\ufffd")
		want2 := strings.ToValidUTF8(b, "\ufffd")
		quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
		got, err := term.Split(quote(want)+" "+quote(want2), true)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{want, want2}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
