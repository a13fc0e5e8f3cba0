// Package styles is the stand-in for chroma's style registry. The doc comment of
// the module's root package says why it exists.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry holds what was registered, by name. It starts empty: the real one
// starts with every style chroma ships.
var Registry = map[string]*chroma.Style{}

// Register puts style into Registry under its name and returns it.
func Register(style *chroma.Style) *chroma.Style {
	Registry[style.Name] = style
	return style
}
