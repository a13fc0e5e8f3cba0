package source

import (
	"fmt"
	"reflect"
	"strings"
)

// walk calls visit for every value below v, parents first, with the path people
// know it by: uses[2].sources.
func walk(v reflect.Value, at string, visit func(at string, v reflect.Value, f *reflect.StructField)) {
	walkField(v, at, nil, visit)
}

func walkField(v reflect.Value, at string, f *reflect.StructField, visit func(string, reflect.Value, *reflect.StructField)) {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	visit(at, v, f)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			sf := v.Type().Field(i)
			if v.Field(i).IsZero() && !cites(sf) {
				continue
			}
			name, _, _ := strings.Cut(sf.Tag.Get("yaml"), ",")
			if at != "" {
				name = at + "." + name
			}
			walkField(v.Field(i), name, &sf, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkField(v.Index(i), fmt.Sprintf("%s[%d]", at, i), nil, visit)
		}
	}
}

// clone copies v deeply and passes every list of source ids through cite.
func clone[T any](v T, cite func(string) string) T {
	return cloneValue(reflect.ValueOf(v), cite).Interface().(T)
}

func cloneValue(v reflect.Value, cite func(string) string) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(cloneValue(v.Elem(), cite))
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		for i := range v.NumField() {
			c := cloneValue(v.Field(i), cite)
			if ids, ok := c.Interface().([]string); ok && cites(v.Type().Field(i)) && ids != nil {
				for j := range ids {
					ids[j] = cite(ids[j])
				}
			}
			out.Field(i).Set(c)
		}
		return out
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(cloneValue(v.Index(i), cite))
		}
		return out
	}
	return v
}

// cites reports whether a field holds ids of sources.
func cites(f reflect.StructField) bool {
	return strings.HasSuffix(f.Name, "Sources") && f.Type == reflect.TypeFor[[]string]()
}
