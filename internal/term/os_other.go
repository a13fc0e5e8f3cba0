//go:build !windows

package term

import "os"

func takesEscapes(*os.File) bool { return true }

func isBrokenPipe(error) bool { return false }
