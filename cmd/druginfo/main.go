package main

import (
	"os"

	"druginfo/internal/cli"
	"druginfo/internal/term"
)

func main() {
	os.Exit(int(cli.New(term.System()).Run(os.Args[1:])))
}
