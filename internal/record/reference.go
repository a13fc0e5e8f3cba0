package record

import (
	"fmt"
	"strings"
)

// Reference is the field reference in markdown: a table of every field, its
// type and its meaning.
func Reference() string {
	var b strings.Builder
	b.WriteString("| field | type | meaning |\n|---|---|---|\n")
	for _, f := range Fields() {
		doc := f.Doc
		if len(f.Enum) > 0 {
			doc += " One of: `" + strings.Join(f.Enum, "`, `") + "`."
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.Path, f.Type, strings.ReplaceAll(doc, "|", `\|`))
	}
	return b.String()
}
