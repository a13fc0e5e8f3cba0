package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"druginfo/internal/config"
)

func load(t *testing.T, file string, skip bool, env ...string) (config.Config, map[string]config.Setting, error) {
	t.Helper()
	dir := t.TempDir()
	if file != "" {
		if err := os.MkdirAll(filepath.Join(dir, "druginfo"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "druginfo", "config.toml"), []byte(file), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	vars := map[string]string{"XDG_CONFIG_HOME": dir}
	for _, e := range env {
		k, v, _ := strings.Cut(e, "=")
		vars[k] = v
	}
	c, list, err := config.Load(func(k string) string { return vars[k] }, skip)
	m := map[string]config.Setting{}
	for _, s := range list {
		m[s.Name] = s
	}
	return c, m, err
}

func TestPrecedence(t *testing.T) {
	c, s, err := load(t, "style = \"dark\"\nwidth = 72\nregion = \"uk\"\n", false, "DRUGINFO_REGION=au")
	if err != nil {
		t.Fatal(err)
	}
	if c.Style != "dark" || c.Width != 72 || c.Region != "au" {
		t.Errorf("%+v", c)
	}
	if !strings.HasSuffix(s["style"].Origin, "config.toml") || s["region"].Origin != "DRUGINFO_REGION" || s["pager"].Origin != "default" {
		t.Errorf("%+v", s)
	}
	if c, _, err := load(t, "style = \"dark\"\n", true); err != nil || c.Style != "" {
		t.Errorf("--no-config read the file: %+v %v", c, err)
	}
	if c, _, err := load(t, "", false); err != nil || c != (config.Config{}) {
		t.Errorf("no file: %+v %v", c, err)
	}
	if _, _, err := config.Load(func(string) string { return "" }, false); err != nil {
		t.Errorf("no home: %v", err)
	}
}

func TestBroken(t *testing.T) {
	for file, want := range map[string]string{
		"style = \"dark\"\nwidth = \n":           "line 2",
		"style = \"dark\"\n\ncolour = \"red\"\n": `line 3: unknown key "colour"`,
		"width = \"wide\"\n":                     "line 1",
		"width = -3\n":                           "line 1: width must not be negative",
	} {
		if _, _, err := load(t, file, false); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", file, err, want)
		}
	}
	if _, _, err := load(t, "", false, "DRUGINFO_WIDTH=wide"); err == nil {
		t.Error("DRUGINFO_WIDTH=wide was taken")
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("style = \"dark\"\n")
	f.Add("[a]\nb = 1\n")
	f.Fuzz(func(t *testing.T, s string) { _, _, _ = load(t, s, false) })
}
