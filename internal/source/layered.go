package source

import (
	"io/fs"
	"testing/fstest"
)

// Layered is a file system with files of its own over another's.
type Layered struct {
	Base fs.FS
	Over map[string][]byte
}

// Open implements [fs.FS].
func (l Layered) Open(name string) (fs.File, error) {
	if b, ok := l.Over[name]; ok {
		return fstest.MapFS{name: {Data: b}}.Open(name)
	}
	return l.Base.Open(name)
}

// ReadDir implements [fs.ReadDirFS].
func (l Layered) ReadDir(name string) ([]fs.DirEntry, error) {
	m := fstest.MapFS{}
	for p, b := range l.Over {
		m[p] = &fstest.MapFile{Data: b}
	}
	out, err := fs.ReadDir(l.Base, name)
	over, overErr := fs.ReadDir(m, name)
	if overErr != nil {
		return out, err
	}
	for _, e := range over {
		found := false
		for _, o := range out {
			found = found || o.Name() == e.Name()
		}
		if !found {
			out = append(out, e)
		}
	}
	return out, nil
}
