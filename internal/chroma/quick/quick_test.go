package quick_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2/quick"
)

func TestHighlightKeepsTheText(t *testing.T) {
	for _, source := range []string{"", "a", "func main() {\n\tprintln(\"<b>\")\n}\n"} {
		var b strings.Builder
		if err := quick.Highlight(&b, source, "go", "terminal256", "charm"); err != nil {
			t.Fatal(err)
		}
		if b.String() != source {
			t.Errorf("Highlight(%q) wrote %q", source, b.String())
		}
	}
}

type closed struct{}

var errClosed = errors.New("closed")

func (closed) Write([]byte) (int, error) { return 0, errClosed }

func TestHighlightReturnsTheWritersError(t *testing.T) {
	if err := quick.Highlight(closed{}, "a", "", "", ""); !errors.Is(err, errClosed) {
		t.Errorf("got %v, want %v", err, errClosed)
	}
}
