//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// onTerminal runs the program on a pseudo-terminal of the given size and returns
// all that it showed.
func onTerminal(t *testing.T, cols, rows uint16, env []string, args ...string) string {
	t.Helper()
	cmd := exec.Command("druginfo", args...)
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=en_US.UTF-8"}, env...)
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: cols, Rows: rows})
	if err != nil {
		t.Skipf("no pseudo-terminal: %v", err)
	}
	defer f.Close()
	var out bytes.Buffer
	_, _ = io.Copy(&out, f) // ends with an error when the other side closes
	if err := cmd.Wait(); err != nil {
		t.Errorf("%v: %v", args, err)
	}
	return strings.ReplaceAll(out.String(), "\r\n", "\n")
}

func script(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pager")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTerminalWidth(t *testing.T) {
	for _, cols := range []uint16{40, 60, 80, 100, 200} {
		out := onTerminal(t, cols, 1000, nil, "klonopin", "withdrawal")
		widest := 0
		for line := range strings.Lines(ansi.Strip(out)) {
			if w := ansi.StringWidth(strings.TrimRight(line, "\n")); len(strings.Fields(line)) > 1 {
				widest = max(widest, w)
			}
		}
		if limit := min(int(cols), 100); widest > limit || widest < limit*3/4 {
			t.Errorf("at %d columns the widest line has %d", cols, widest)
		}
		if !strings.Contains(out, "\x1b[") {
			t.Errorf("no colour at %d columns", cols)
		}
	}
}

func TestPager(t *testing.T) {
	good := script(t, "echo PAGER STARTED\nexec cat\n")
	failing := script(t, "exit 3\n")
	quits := script(t, "head -n 1\n")
	const last = "Not reviewed by a"
	for _, tt := range []struct {
		name      string
		env       []string
		rows      uint16
		args      []string
		want, not string
	}{
		{"long page", []string{"DRUGINFO_PAGER=" + good}, 24, nil, "PAGER STARTED", ""},
		{"the whole page", []string{"DRUGINFO_PAGER=" + good}, 24, nil, last, ""},
		{"PAGER", []string{"PAGER=" + good}, 24, nil, "PAGER STARTED", ""},
		{"page shorter than the screen", []string{"DRUGINFO_PAGER=" + good}, 2000, nil, last, "PAGER STARTED"},
		{"--no-pager", []string{"DRUGINFO_PAGER=" + good}, 24, []string{"--no-pager"}, last, "PAGER STARTED"},
		{"missing pager", []string{"DRUGINFO_PAGER=/nonexistent/pager"}, 24, nil, last, ""},
		{"failing pager", []string{"DRUGINFO_PAGER=" + failing}, 24, nil, last, ""},
		{"pager that quits early", []string{"DRUGINFO_PAGER=" + quits}, 24, nil, "clonazepam", "broken pipe"},
		{"no pager", []string{"DRUGINFO_PAGER="}, 24, nil, last, ""},
		{"JSON", []string{"DRUGINFO_PAGER=" + good}, 24, []string{"--json"}, "\n  \"schema_version\": 1,", "PAGER STARTED"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := onTerminal(t, 80, tt.rows, tt.env, append([]string{"klonopin"}, tt.args...)...)
			flat := strings.Join(strings.Fields(ansi.Strip(out)), " ")
			want := strings.Join(strings.Fields(tt.want), " ")
			if !strings.Contains(flat, want) {
				t.Errorf("no %q in what was shown (%d bytes)", tt.want, len(out))
			}
			if tt.not != "" && strings.Contains(out, tt.not) {
				t.Errorf("%q was shown", tt.not)
			}
		})
	}
}

func TestTerminalColor(t *testing.T) {
	for env, want := range map[string]bool{"A=1": true, "NO_COLOR=1": false, "CLICOLOR=0": false, "TERM=dumb": false} {
		out := onTerminal(t, 80, 24, []string{env, "DRUGINFO_PAGER="}, "klonopin", "--brief")
		if got := strings.Contains(out, "\x1b["); got != want {
			t.Errorf("%s: colour %v, want %v", env, got, want)
		}
	}
	if out := onTerminal(t, 80, 24, []string{"NO_COLOR=1", "DRUGINFO_PAGER="}, "klonopin", "--brief", "--color=always"); !strings.Contains(out, "\x1b[") {
		t.Error("--color=always does not overrule NO_COLOR")
	}
	out := onTerminal(t, 80, 24, []string{"DRUGINFO_PAGER="}, "list", "--class", "z-drug", "--detail", "monograph")
	if !strings.Contains(ansi.Strip(out), "zolpidem  ") {
		t.Errorf("a list is no table on a screen:\n%s", out)
	}
}

// A window that was resized between two runs is read anew: nothing of its size
// is remembered.
func TestTerminalResize(t *testing.T) {
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal: %v", err)
	}
	defer master.Close()
	shown := make(chan string)
	go func() {
		var out bytes.Buffer
		_, _ = io.Copy(&out, master)
		shown <- out.String()
	}()
	const between = "=== resized ===\n"
	for _, cols := range []uint16{100, 50} {
		if err := pty.Setsize(tty, &pty.Winsize{Cols: cols, Rows: 1000}); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("druginfo", "klonopin", "withdrawal")
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "TERM=xterm-256color"}
		cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
		if err := cmd.Run(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(tty, between); err != nil {
			t.Fatal(err)
		}
	}
	tty.Close()
	parts := strings.Split(strings.ReplaceAll(<-shown, "\r\n", "\n"), between)
	for i, limit := range []int{100, 50} {
		widest := 0
		for line := range strings.Lines(ansi.Strip(parts[i])) {
			if len(strings.Fields(line)) > 1 {
				widest = max(widest, ansi.StringWidth(strings.TrimRight(line, "\n")))
			}
		}
		if widest > limit || widest < limit*3/4 {
			t.Errorf("after resizing to %d columns the widest line has %d", limit, widest)
		}
	}
}
