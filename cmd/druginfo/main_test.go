package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"druginfo/internal/cli"
	"druginfo/internal/term"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"druginfo": main})
}

// The command line, each script one habit of it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}

func deps(t *testing.T, pkg string) map[string]bool {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", pkg).Output()
	if err != nil {
		t.Fatalf("go list -deps %s: %v", pkg, err)
	}
	m := map[string]bool{}
	for _, p := range strings.Fields(string(out)) {
		m[p] = true
	}
	return m
}

// What someone looks up never leaves the machine: the program links no network
// client, and no YAML either. Package net itself is linked because pflag parses
// IP addresses with it; .ci/run asserts that nothing of it that dials is.
func TestProgramLinksNoNetwork(t *testing.T) {
	d := deps(t, "druginfo/cmd/druginfo")
	for _, banned := range []string{
		"net/http", "crypto/tls", "go.yaml.in/yaml/v3", "gopkg.in/yaml.v3", "druginfo/internal/source",
		"github.com/dlclark/regexp2", // chroma's: its stand-in has fallen out of go.mod
	} {
		if d[banned] {
			t.Errorf("the program links %s", banned)
		}
	}
}

// Arrows between packages point one way.
func TestArrows(t *testing.T) {
	allowed := map[string][]string{
		"record":      {},
		"fold":        {},
		"term":        {},
		"snapshot":    {"record", "fold"},
		"drugdb":      {"snapshot", "record", "fold"},
		"lookup":      {"snapshot", "record", "fold"},
		"render":      {"record"},
		"export":      {"record", "lookup", "snapshot", "fold"},
		"source":      {"record", "fold", "snapshot"},
		"interaction": {"record", "snapshot", "fold"},
		"question":    {"record", "interaction", "lookup", "snapshot", "fold"},
	}
	for pkg, may := range allowed {
		for dep := range deps(t, "druginfo/internal/"+pkg) {
			if rest, ok := strings.CutPrefix(dep, "druginfo/internal/"); ok && rest != pkg {
				found := false
				for _, m := range may {
					found = found || m == rest
				}
				if !found {
					t.Errorf("internal/%s must not depend on internal/%s", pkg, rest)
				}
			}
		}
	}
	only := map[string]string{
		"github.com/charmbracelet/glamour": "render",
		"github.com/sahilm/fuzzy":          "lookup",
		"github.com/spf13/cobra":           "cli",
	}
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "druginfo/internal/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		for _, imp := range f[1:] {
			if pkg, ok := only[imp]; ok && f[0] != "druginfo/internal/"+pkg {
				t.Errorf("%s imports %s; only internal/%s may", f[0], imp, pkg)
			}
		}
	}
}

// The pages in README are what the program prints.
func TestReadmePages(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for mark, args := range map[string][]string{"page": {"klonopin", "--brief"}, "compare": {"compare", "klonopin", "xanax", "valium"}} {
		_, rest, _ := strings.Cut(string(b), "<!-- "+mark+" -->\n```\n")
		page, _, ok := strings.Cut(rest, "```\n<!-- /"+mark+" -->")
		if !ok {
			t.Fatalf("README.md has lost the marks around its %s", mark)
		}
		tt, out, _ := term.Test("", "LANG=en_US.UTF-8")
		if code := cli.New(tt).Run(append(args, "--width", "100")); code != cli.OK {
			t.Fatalf("%v: exit code %d", args, code)
		}
		if diff := cmp.Diff(page, out.String()); diff != "" {
			t.Errorf("README shows another %s (run .ci/readme):\n%s", mark, diff)
		}
	}
}
