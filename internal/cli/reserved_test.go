package cli

import (
	"slices"
	"testing"

	"druginfo/internal/fold"
	"druginfo/internal/record"
	"druginfo/internal/term"
)

// No drug may be named like a command: every command is a reserved word, and
// lint refuses those as names.
func TestCommandsAreReserved(t *testing.T) {
	tt, _, _ := term.Test("")
	root := New(tt).root()
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if !slices.Contains(record.Reserved(), fold.Key(c.Name())) {
			t.Errorf("the command %q is not in record.Reserved", c.Name())
		}
	}
}
