package record

// Reserved lists the words that the command line keeps for itself. No drug may
// be found by one of them, or `druginfo list` could mean two things.
func Reserved() []string {
	return []string{
		"about", "alternatives", "ask", "class", "classes", "compare", "completion", "config", "export",
		"fields", "help", "helplines", "list", "man", "mix", "resolve", "schema", "search", "version",
	}
}
