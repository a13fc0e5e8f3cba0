package lookup

import "druginfo/internal/snapshot"

// Distance, Channel and the two ways to find near names, for tests.
var (
	Distance = distance
	Common   = common
)

// Scanned and Indexed return the keys near key by either way.
func (f *Finder) Scanned(key string) []string { return f.keysOf(f.scanned(key, reach(len(key)))) }
func (f *Finder) Indexed(key string) []string { return f.keysOf(f.indexed(key, reach(len(key)))) }

func (f *Finder) keysOf(ns []near) (keys []string) {
	for _, n := range ns {
		keys = append(keys, f.key(n.entry))
	}
	return keys
}

// NewWith returns a Finder with other weights.
func NewWith(db *snapshot.DB, text string) (*Finder, error) {
	c, err := parseChannel(text)
	if err != nil {
		return nil, err
	}
	f := New(db)
	f.lazy.cost.Do(func() { f.lazy.channel = c })
	return f, nil
}

// Price is what it costs to write typed for name.
func Price(name, typed string) float32 { return new(Finder).Price(name, typed) }

// LabelWords calls yield for every label word.
func LabelWords(yield func(string)) {
	for w := range labels() {
		yield(w)
	}
}

// EverydayText is the text of everyday.txt.
func EverydayText() string { return everyday }
