package term

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
)

const defaultPager = "less -FRX"

// Page shows text, which ends in a newline, through a pager when stdout is a
// terminal that knows its height, TERM is not dumb, and text with the prompt
// after it is longer than the screen. Otherwise it writes text to Out.
//
// The pager is the first of these that is set: DRUGINFO_PAGER, PAGER,
// `less -FRX`. Set to nothing or to "cat" means no pager. The command is split
// into words at spaces, with quotes and backslashes as in a shell, and run
// without one: nothing in it is expanded, and it works where there is no sh.
// Whoever wants a pipeline says so: PAGER="sh -c '...'". LESS and LV are set for
// the pager when they are not, so that colour comes through.
//
// A pager that quits before reading everything is not an error. One that cannot
// be run or that fails is no loss: text is then written to Out, and if the
// command came from the environment a line to Err says what was wrong with it.
// So text may be seen twice, and never not at all.
//
// The error is that of writing to Out.
func (t *Term) Page(text string) error {
	if !t.OutTTY || t.dumb() || t.Rows <= 0 || strings.Count(text, "\n") < t.Rows {
		return t.write(text)
	}
	command, from := t.pager()
	words, err := split(command, runtime.GOOS != "windows")
	if err == nil {
		if len(words) == 0 || len(words) == 1 && words[0] == "cat" {
			return t.write(text)
		}
		err = t.pipe(words, text)
	}
	if err == nil {
		return nil
	}
	if from != "" {
		fmt.Fprintf(t.Err, "druginfo: %s=%s: %s\n", from, Clean(command), Clean(err.Error()))
	}
	return t.write(text)
}

// pager returns the pager's command and the variable that it comes from, ""
// for the default.
func (t *Term) pager() (command, from string) {
	for _, key := range []string{"DRUGINFO_PAGER", "PAGER"} {
		if v, ok := t.LookupEnv(key); ok {
			return v, key
		}
	}
	return defaultPager, ""
}

func (t *Term) write(text string) error {
	_, err := io.WriteString(t.Out, text)
	return err
}

// pipe runs the command with text as its input and waits for it.
func (t *Term) pipe(words []string, text string) error {
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Stdout, cmd.Stderr = t.Out, t.Err
	cmd.Env = append([]string{"LESS=FRX", "LV=-c"}, t.Environ...) // the last one of a key counts
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	// An interrupt typed at the terminal reaches both processes. The pager
	// decides what it means; this one must not die first and leave the pager
	// fighting the shell for the keyboard. Catching, unlike ignoring, is not
	// inherited.
	interrupt := make(chan os.Signal, 1)
	signal.Notify(interrupt, os.Interrupt)
	defer signal.Stop(interrupt)

	if err := cmd.Start(); err != nil {
		return err
	}
	_, writeErr := io.WriteString(stdin, text)
	if err := stdin.Close(); writeErr == nil {
		writeErr = err
	}
	if err := cmd.Wait(); err != nil && !dismissed(err) {
		return err
	}
	if writeErr != nil && !IsBrokenPipe(writeErr) {
		return writeErr
	}
	return nil
}

// dismissed reports whether err says that a person ended the pager from
// outside, which is a way of having read enough.
func dismissed(err error) bool {
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok {
		return false
	}
	status, ok := exit.Sys().(interface {
		Signaled() bool
		Signal() syscall.Signal
	})
	if !ok || !status.Signaled() {
		return false
	}
	switch status.Signal() {
	case syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP:
		return true
	}
	return false
}

// split cuts a command into words as a shell does, as far as quoting goes:
// blanks separate, '...' is literal, "..." may hold any blank, and with
// backslash set \ takes the next character as it is (within "..." only before
// " and \). Everything else stands for itself.
func split(s string, backslash bool) ([]string, error) {
	var (
		words  []string
		word   strings.Builder
		inWord bool
		quote  rune
		escape bool
	)
	for _, r := range s {
		switch {
		case escape:
			if quote == '"' && r != '"' && r != '\\' {
				word.WriteRune('\\')
			}
			word.WriteRune(r)
			escape = false
		case backslash && r == '\\' && quote != '\'':
			escape, inWord = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, inWord = r, true
		case r == ' ' || r == '\t' || r == '\n':
			if inWord {
				words = append(words, word.String())
				word.Reset()
				inWord = false
			}
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	switch {
	case quote != 0:
		return nil, fmt.Errorf("no closing %c", quote)
	case escape:
		return nil, errors.New("nothing after the last backslash")
	}
	if inWord {
		words = append(words, word.String())
	}
	return words, nil
}
