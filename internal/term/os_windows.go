package term

import (
	"errors"
	"os"
	"syscall"
)

// takesEscapes switches f, a console, to reading escape sequences and reports
// whether it does. Consoles before Windows 10 do not.
func takesEscapes(f *os.File) bool {
	const virtualTerminalProcessing = 0x4
	handle := syscall.Handle(f.Fd())
	var mode uint32
	if syscall.GetConsoleMode(handle, &mode) != nil {
		return true // not a console of this kind: a Unix-like pseudo-terminal
	}
	if mode&virtualTerminalProcessing != 0 {
		return true
	}
	set := syscall.NewLazyDLL("kernel32.dll").NewProc("SetConsoleMode")
	ok, _, _ := set.Call(uintptr(handle), uintptr(mode|virtualTerminalProcessing))
	return ok != 0
}

func isBrokenPipe(err error) bool {
	const (
		brokenPipe = syscall.Errno(109) // ERROR_BROKEN_PIPE
		noData     = syscall.Errno(232) // ERROR_NO_DATA: the pipe is being closed
	)
	return errors.Is(err, brokenPipe) || errors.Is(err, noData)
}
