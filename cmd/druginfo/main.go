package main

import (
	_ "embed" // the manual
	"os"

	"druginfo/internal/cli"
	"druginfo/internal/term"
)

//go:embed druginfo.1
var manual string

func main() {
	os.Exit(int(cli.New(term.System(), manual).Run(os.Args[1:])))
}
