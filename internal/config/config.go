// Package config reads the optional configuration file,
// $XDG_CONFIG_HOME/druginfo/config.toml. A value is taken from the first of:
// the flag, the variable DRUGINFO_<NAME>, the file, the default. A broken file
// is an error that names the line, never a silent default.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// Config is what can be set.
type Config struct {
	Style  string `toml:"style"`  // auto, dark, light, plain, or the path of a glamour style file
	Width  int    `toml:"width"`  // columns of the page; 0 for the terminal's
	Region string `toml:"region"` // region of the help lines
	Pager  string `toml:"pager"`  // the pager's command line
	Data   string `toml:"data"`   // your own records, as for --data
}

// Setting is one value and where it came from.
type Setting struct {
	Name, Value, Origin string
}

// Path is where the file is looked for; empty when neither XDG_CONFIG_HOME nor
// HOME is set.
func Path(getenv func(string) string) string {
	if dir := getenv("XDG_CONFIG_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "druginfo", "config.toml")
	}
	if home := getenv("HOME"); home != "" {
		return filepath.Join(home, ".config", "druginfo", "config.toml")
	}
	return ""
}

// Load reads the file, if there is one, and the environment. It returns the
// values and where each came from.
func Load(getenv func(string) string, skipFile bool) (Config, []Setting, error) {
	var c Config
	origin := map[string]string{}
	path := Path(getenv)
	if path != "" && !skipFile {
		b, err := os.ReadFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return c, nil, fmt.Errorf("reading the configuration: %w", err)
		default:
			md, err := toml.Decode(string(b), &c)
			if err != nil {
				return c, nil, fmt.Errorf("%s: %w", path, describe(err))
			}
			if extra := md.Undecoded(); len(extra) > 0 {
				return c, nil, fmt.Errorf("%s: line %d: unknown key %q (known: style, width, region, pager, data)", path, lineOf(string(b), extra[0].String()), extra[0])
			}
			if c.Width < 0 {
				return c, nil, fmt.Errorf("%s: line %d: width must not be negative", path, lineOf(string(b), "width"))
			}
			for _, k := range md.Keys() {
				origin[k.String()] = path
			}
		}
	}
	for _, v := range []struct {
		name string
		to   *string
	}{{"style", &c.Style}, {"region", &c.Region}, {"pager", &c.Pager}, {"data", &c.Data}} {
		env := "DRUGINFO_" + strings.ToUpper(v.name)
		if s := getenv(env); s != "" {
			*v.to, origin[v.name] = s, env
		}
	}
	if s := getenv("DRUGINFO_WIDTH"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return c, nil, fmt.Errorf("DRUGINFO_WIDTH is %q: want a number of columns", s)
		}
		c.Width, origin["width"] = n, "DRUGINFO_WIDTH"
	}
	width := ""
	if c.Width > 0 {
		width = strconv.Itoa(c.Width)
	}
	var out []Setting
	for _, s := range []Setting{{Name: "style", Value: c.Style}, {Name: "width", Value: width}, {Name: "region", Value: c.Region}, {Name: "pager", Value: c.Pager}, {Name: "data", Value: c.Data}} {
		s.Origin = origin[s.Name]
		if s.Origin == "" {
			s.Origin = "default"
			s.Value = map[string]string{"style": "auto", "width": "the terminal's", "region": "from the locale", "pager": "PAGER, or less -FRX", "data": "none"}[s.Name]
		}
		out = append(out, s)
	}
	return c, out, nil
}

// describe shortens a TOML error to its line and message.
func describe(err error) error {
	var pe toml.ParseError
	if errors.As(err, &pe) {
		msg := pe.Message
		if msg == "" {
			msg = strings.TrimPrefix(pe.Error(), "toml: ")
		}
		return fmt.Errorf("line %d: %s", pe.Position.Line, msg)
	}
	return err
}

// lineOf is the first line that sets a key.
func lineOf(text, key string) int {
	for i, l := range strings.Split(text, "\n") {
		if k, _, ok := strings.Cut(l, "="); ok && strings.Trim(strings.TrimSpace(k), `"'`) == key {
			return i + 1
		}
	}
	return 1
}
