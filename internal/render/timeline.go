package render

import (
	"math"
	"strings"

	"druginfo/internal/record"
)

// timeline draws the course of withdrawal: when it begins, is worst and ends,
// on one axis of time. The axis is not linear, so that the first days, where
// most happens, have room. The height of the curve says earlier or later than
// the worst, not how bad it is.
func timeline(w *record.Withdrawal, caption Text) Drawing {
	return Drawing{
		Caption: caption,
		Draw:    func(width int, ascii bool) []Text { return drawTimeline(w, min(width, 80), ascii) },
	}
}

func drawTimeline(w *record.Withdrawal, width int, ascii bool) []Text {
	const label = 7
	cols := width - label
	if cols < 20 {
		return nil
	}
	c := newCourse(w)
	if c.end == 0 {
		return nil
	}
	unit, h := "hours", 1.0
	switch {
	case c.end > 24*7*14:
		unit, h = "weeks", 24*7
	case c.end > 72:
		unit, h = "days", 24
	}
	// Position on the axis: time to the power 0.6.
	at := func(t float64) int {
		return min(int(math.Round(math.Pow(t/c.end, 0.6)*float64(cols-1))), cols-1)
	}
	axis := []rune(strings.Repeat(" ", cols))
	next := 0
	for _, t := range ticks(c.end / h) {
		s := []rune(trimNumber(t))
		x := at(t * h)
		if x < next || x+len(s) > cols {
			continue
		}
		copy(axis[x:], s)
		next = x + len(s) + 2
	}
	levels := []rune(pick(ascii, "_.-=+*#@", "▁▂▃▄▅▆▇█"))
	quiet := pick(ascii, '.', '┄')
	curve := make([]rune, cols)
	for x := range curve {
		t := math.Pow(float64(x)/float64(cols-1), 1/0.6) * c.end
		v := c.level(t)
		if v <= 0 {
			curve[x] = quiet
			continue
		}
		curve[x] = levels[min(int(v*float64(len(levels))), len(levels)-1)]
	}
	return []Text{
		join(muted(unit+strings.Repeat(" ", label-len(unit))), plain(strings.TrimRight(string(axis), " "))),
		join(plain(strings.Repeat(" ", label)), alert(string(curve))),
	}
}

// course is the times of a withdrawal in hours. What is not known is negative.
type course struct{ onset, onsetTo, peakFrom, peakTo, end float64 }

func newCourse(w *record.Withdrawal) course {
	c := course{onset: -1, peakFrom: -1}
	if q := w.Onset; q != nil {
		c.onset, c.onsetTo = q.Hours()
		c.onsetTo = max(c.onsetTo, c.onset)
	}
	if q := w.Peak; q != nil {
		c.peakFrom, c.peakTo = q.Hours()
		c.peakTo = max(c.peakTo, c.peakFrom)
	}
	if q := w.Duration; q != nil {
		lo, hi := q.Hours()
		c.end = max(lo, hi)
	}
	// A curve needs an end; without one it is drawn to twice the last time known.
	last := max(c.onsetTo, c.peakTo)
	if c.end < last {
		c.end = 2 * last
	}
	return c
}

// level is the height of the curve at a time: 0 before the onset, 1 at the
// worst, falling to the end.
func (c course) level(t float64) float64 {
	onset := max(c.onset, 0)
	if t < onset {
		return 0
	}
	if c.peakFrom < 0 {
		return 0.45 // when it is worst is not known: a level line
	}
	switch {
	case t < c.peakFrom:
		return 0.1 + 0.85*(t-onset)/(c.peakFrom-onset)
	case t <= c.peakTo:
		return 0.95
	case c.end > c.peakTo:
		return 0.95 - 0.9*(t-c.peakTo)/(c.end-c.peakTo)
	}
	return 0.95
}

// ticks are round numbers from 0 to about end.
func ticks(end float64) []float64 {
	out := []float64{0}
	for _, t := range []float64{1, 2, 4, 7, 10, 14, 21, 28, 42, 56, 70, 84, 98} {
		if t <= end {
			out = append(out, t)
		}
	}
	if len(out) < 3 {
		out = []float64{0, end / 2, end}
	}
	return out
}

func trimNumber(v float64) string {
	return (record.Range{Min: v, Max: v}).String()
}
