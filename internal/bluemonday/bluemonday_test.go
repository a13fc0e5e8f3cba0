package bluemonday_test

import (
	"html"
	"testing"

	"github.com/microcosm-cc/bluemonday"
)

func TestSanitizeKeepsTheText(t *testing.T) {
	for _, s := range []string{"", "a", "<LLOQ> & <b>x</b>", "&lt;", `"'`} {
		if got := html.UnescapeString(bluemonday.StrictPolicy().Sanitize(s)); got != s {
			t.Errorf("got %q, want %q", got, s)
		}
	}
}
