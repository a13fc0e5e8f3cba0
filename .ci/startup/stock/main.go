// Stock renders a markdown file with glamour as it comes.
package main

import (
	"fmt"
	"os"

	"github.com/charmbracelet/glamour"
)

func main() {
	b, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	out, err := glamour.Render(string(b), "dark")
	if err != nil {
		panic(err)
	}
	fmt.Print(out)
}
