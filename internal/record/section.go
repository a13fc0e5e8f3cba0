package record

import (
	"reflect"
	"strings"
)

// Sections lists, by their field names and in their order, the sections of d
// that hold something.
func Sections(d *Drug) []string {
	var out []string
	v := reflect.ValueOf(d).Elem()
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			out = append(out, name)
		}
	}
	return out
}
