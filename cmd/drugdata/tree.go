package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"druginfo/internal/source"
)

// moduleRoot finds the folder of go.mod at or above the working directory.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("no go.mod here or above: run drugdata inside the checkout, or give --data")
		}
		dir = up
	}
}

// dataDir is the folder of the records.
func dataDir(flag string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	root, err := moduleRoot()
	return filepath.Join(root, "data"), err
}

func loadTree(flag string) (*source.Tree, string, error) {
	dir, err := dataDir(flag)
	if err != nil {
		return nil, "", err
	}
	t, err := source.Load(os.DirFS(dir))
	return t, dir, err
}

// yamlFiles lists the files given, or all of data/, as paths below dir.
func yamlFiles(dir string, args []string) ([]string, error) {
	if len(args) > 0 {
		var out []string
		for _, a := range args {
			abs, err := filepath.Abs(a)
			if err != nil {
				return nil, err
			}
			base, err := filepath.Abs(dir)
			if err != nil {
				return nil, err
			}
			rel, err := filepath.Rel(base, abs)
			if err != nil {
				return nil, err
			}
			out = append(out, filepath.ToSlash(rel))
		}
		return out, nil
	}
	var out []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && filepath.Ext(p) == ".yaml" {
			out = append(out, p)
		}
		return err
	})
	return out, err
}
