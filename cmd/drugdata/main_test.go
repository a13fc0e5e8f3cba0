package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"drugdata": main})
}

// The editor's tool, on a small copy of the data: the vocabularies and classes
// of the project, and no drug.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			compiled, err := filepath.Abs(filepath.Join("..", "..", "internal", "drugdb"))
			if err != nil {
				return err
			}
			env.Setenv("DRUGDB", compiled)
			for _, name := range []string{"uses", "effects", "sources", "publishers", "regions", "substances", "shared_names", "refused_hosts"} {
				if err := copyFile(env.WorkDir, "vocab/"+name+".yaml"); err != nil {
					return err
				}
			}
			return copyFile(env.WorkDir, "classes/nervous-system-drug.yaml")
		},
	})
}

func copyFile(work, name string) error {
	b, err := os.ReadFile(filepath.Join("..", "..", "data", filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	to := filepath.Join(work, "data", filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}
