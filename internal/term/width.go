package term

import "strconv"

// Widths in columns.
const (
	// MinWidth is the narrowest page. Below it tables and boxes fall apart,
	// and wrapping by the terminal is the lesser evil.
	MinWidth = 20
	// MaxWidth is the widest page on a terminal that could show more: longer
	// lines are hard to read.
	MaxWidth = 100
	// MaxWidthFlag is the widest page on request.
	MaxWidthFlag = 1000
	// DefaultWidth is the width where none is known, as in a pipe.
	DefaultWidth = 80
)

// Width returns the columns a page may use. The first of these that is known
// decides:
//
//  1. --width, kept between MinWidth and MaxWidthFlag
//  2. the terminal's width, kept between MinWidth and MaxWidth
//  3. COLUMNS when it is a positive number, kept between the same two; shells
//     do not export it, so one that is here was put here
//  4. DefaultWidth
func (t *Term) Width() int {
	if t.WidthFlag > 0 {
		return clamp(t.WidthFlag, MinWidth, MaxWidthFlag)
	}
	if t.OutTTY && t.Cols > 0 {
		return clamp(t.Cols, MinWidth, MaxWidth)
	}
	if n, err := strconv.Atoi(t.Getenv("COLUMNS")); err == nil && n > 0 {
		return clamp(n, MinWidth, MaxWidth)
	}
	return DefaultWidth
}

func clamp(n, low, high int) int { return max(low, min(n, high)) }
