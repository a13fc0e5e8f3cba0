package term

import (
	"errors"
	"io"
	"syscall"
)

// IsBrokenPipe reports whether err means that whoever read the output has
// stopped reading, as `head` does. That is the end of the work, not a failure.
//
// On Unix the process is mostly ended by SIGPIPE before it sees such an error;
// it comes when a parent had that signal ignored.
func IsBrokenPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) || isBrokenPipe(err)
}
