package record

import (
	"math"
	"strconv"
)

// Quantity is a range of time. Min is 0 for "up to Max"; Max is 0 for "Min or
// more"; Min equal to Max is a single value.
type Quantity struct {
	Min     float64  `json:"min,omitempty" yaml:"min,omitempty" doc:"Lower end; left out for 'up to max'."`
	Max     float64  `json:"max,omitempty" yaml:"max,omitempty" doc:"Upper end; left out for 'min or more'. Equal to min for a single value."`
	Unit    Unit     `json:"unit" yaml:"unit" doc:"Unit of time."`
	Note    string   `json:"note,omitempty" yaml:"note,omitempty" doc:"A qualifier, such as 'about' or 'in adults'."`
	Sources []string `json:"sources,omitempty" yaml:"sources,omitempty" doc:"Ids of sources, where they differ from the section's."`
}

// Hours is the range in hours.
func (q Quantity) Hours() (lo, hi float64) {
	h := q.Unit.Hours()
	return q.Min * h, q.Max * h
}

// String is the range in words: "30–40 hours", "up to 4 weeks", "3 days or more".
func (q Quantity) String() string {
	switch {
	case q.Min == 0:
		return "up to " + amount(q.Max, q.Unit)
	case q.Max == 0:
		return amount(q.Min, q.Unit) + " or more"
	case q.Min == q.Max:
		return amount(q.Min, q.Unit)
	}
	return number(q.Min) + "–" + amount(q.Max, q.Unit)
}

// FiveHalfLives takes the quantity for a half-life and says, in a unit people think in, what five of it come to: after
// that about 3 % is left.
func (q Quantity) FiveHalfLives() string {
	lo, hi := q.Hours()
	if hi == 0 {
		hi = lo
	}
	if lo == 0 {
		lo = hi
	}
	lo, hi = 5*lo, 5*hi
	unit, h := Unit("hours"), 1.0
	switch {
	case lo < 1:
		unit, h = "minutes", 1.0/60
	case lo >= 24*28:
		unit, h = "weeks", 24*7
	case lo >= 47:
		unit, h = "days", 24
	}
	lo, hi = math.Round(lo/h), math.Round(hi/h)
	if lo == hi {
		return amount(lo, unit)
	}
	return number(lo) + " to " + amount(hi, unit)
}

func amount(v float64, u Unit) string {
	s := string(u)
	if v == 1 && len(s) > 0 {
		s = s[:len(s)-1]
	}
	return number(v) + " " + s
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Range is a range of numbers without a unit; Min may equal Max.
type Range struct {
	Min float64 `json:"min" yaml:"min" doc:"Lower end."`
	Max float64 `json:"max" yaml:"max" doc:"Upper end; equal to min for a single value."`
}

// String is the range in digits: "7–12".
func (r Range) String() string {
	if r.Min == r.Max {
		return number(r.Min)
	}
	return number(r.Min) + "–" + number(r.Max)
}
