package render

import (
	"math"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"druginfo/internal/record"
)

// Compare sets drugs side by side: one table, one column each. Where the screen
// is too narrow for that, the drugs stand below each other, line by line.
func Compare(drugs []*record.Drug) *Document {
	doc := new(Document)
	names := make([]string, len(drugs))
	for i, d := range drugs {
		names[i] = d.Name
	}
	doc.add(Title{Left: strings.Join(names, " · ")}, Gap{})
	for _, r := range CompareRows() {
		cells := make([]Text, len(drugs))
		for i, d := range drugs {
			cells[i] = r.Cell(d)
			if len(cells[i]) == 0 {
				cells[i] = muted("not recorded")
			}
		}
		doc.add(columns(r.Label, names, cells))
		if r.Label == "half-life" {
			doc.add(halfLives(drugs))
		}
	}
	doc.add(Gap{}, Para{muted("\"Not recorded\" is no evidence of safety. Sources: each drug's own page. " + Disclaimer)})
	return doc
}

// CompareRow is one line of a comparison.
type CompareRow struct {
	Label string
	Cell  func(*record.Drug) Text
}

// CompareRows lists what drugs are compared by.
func CompareRows() []CompareRow {
	firstOf := func(list []record.Statement) Text {
		if len(list) == 0 {
			return nil
		}
		return plain(first(list[0].Text))
	}
	return []CompareRow{
		{"class", func(d *record.Drug) Text { return plain(d.Class.Name) }},
		{"US schedule", func(d *record.Drug) Text {
			switch us := d.Legal.US; {
			case us == nil || us.Schedule == "" || us.Schedule == "unknown":
				return nil
			case us.Schedule == "none":
				return plain("not scheduled")
			default:
				return plain(string(us.Schedule))
			}
		}},
		{"uses", func(d *record.Drug) Text {
			var names []string
			for _, u := range d.Uses {
				if u.Status == "approved" || u.Status == "otc" {
					names = append(names, u.Name)
				}
			}
			return terms(names)
		}},
		{"addictive?", func(d *record.Drug) Text {
			if d.Dependence == nil || d.Dependence.Addictive == nil {
				return nil
			}
			return addictiveWord(d.Dependence.Addictive.Answer)
		}},
		{"withdrawal", func(d *record.Drug) Text {
			w := d.Withdrawal
			if w == nil {
				return nil
			}
			switch {
			case w.Occurs == record.OccursNo:
				return plain("none described")
			case w.Severity == "life-threatening":
				return alert("life-threatening")
			case w.Severity != "":
				return plain(strings.ReplaceAll(string(w.Severity), "-", " "))
			}
			return plain(strings.ReplaceAll(string(w.Occurs), "-", " "))
		}},
		{"stop suddenly?", func(d *record.Drug) Text {
			if d.Stopping == nil {
				return nil
			}
			return abruptWord(d.Stopping.Abrupt)
		}},
		{"half-life", func(d *record.Drug) Text {
			if d.Kinetics == nil || d.Kinetics.HalfLife == nil {
				return nil
			}
			return plain(d.Kinetics.HalfLife.String())
		}},
		{"alcohol", func(d *record.Drug) Text { return firstOf(d.Alcohol) }},
		{"pregnancy", func(d *record.Drug) Text { return firstOf(d.Pregnancy) }},
		{"boxed warnings", func(d *record.Drug) Text {
			var names []string
			for _, b := range d.Boxed {
				names = append(names, b.Title)
			}
			return terms(names)
		}},
	}
}

// columns writes one row of the table.
func columns(label string, names []string, cells []Text) Drawing {
	return Drawing{Draw: func(width int, _ bool) []Text {
		const labelCols, gap = 15, 2
		col := (width - labelCols - gap*(len(cells)-1)) / max(len(cells), 1)
		if col < 16 {
			out := []Text{strong(label)}
			for i, c := range cells {
				for j, line := range wrap(join(strong(names[i]+":"), plain(" "), c), width-2) {
					out = append(out, join(plain(pick(j == 0, "  ", "    ")), line))
				}
			}
			return out
		}
		lines := make([][]Text, len(cells))
		height := 1
		for i, c := range cells {
			lines[i] = wrap(c, col)
			height = max(height, len(lines[i]))
		}
		var out []Text
		if label == CompareRows()[0].Label {
			head := plain(strings.Repeat(" ", labelCols))
			for i, n := range names {
				head = join(head, padded(strong(n), pick(i+1 < len(names), col+gap, 0)))
			}
			out = append(out, head)
		}
		for y := range height {
			line := padded(strong(pick(y == 0, label, "")), labelCols)
			for i := range cells {
				var t Text
				if y < len(lines[i]) {
					t = lines[i][y]
				}
				line = join(line, padded(t, pick(i+1 < len(cells), col+gap, 0)))
			}
			out = append(out, line)
		}
		return out
	}, Caption: nil}
}

func padded(t Text, width int) Text {
	w := 0
	for _, s := range t {
		w += ansi.StringWidth(s.Text)
	}
	return join(t, plain(strings.Repeat(" ", max(0, width-w))))
}

// halfLives draws half-lives as bars on one axis of hours; the axis is
// logarithmic, a bar runs from the lower to the upper end of the range.
func halfLives(drugs []*record.Drug) Drawing {
	return Drawing{Draw: func(width int, ascii bool) []Text {
		const label = 15
		cols := min(width, 80) - label
		lo, hi := math.Inf(1), 0.0
		type bar struct {
			name   string
			lo, hi float64
		}
		var bars []bar
		for _, d := range drugs {
			if d.Kinetics == nil || d.Kinetics.HalfLife == nil {
				continue
			}
			a, b := d.Kinetics.HalfLife.Hours()
			if a == 0 {
				a = b
			}
			if b == 0 {
				b = a
			}
			bars = append(bars, bar{d.Name, a, b})
			lo, hi = min(lo, a), max(hi, b)
		}
		if len(bars) < 2 || cols < 20 {
			return nil
		}
		lo, hi = lo/1.5, hi*1.2
		at := func(h float64) int {
			return min(cols-1, int(math.Log(h/lo)/math.Log(hi/lo)*float64(cols)))
		}
		axis := []rune(strings.Repeat(" ", cols))
		next := 0
		for _, h := range []float64{0.25, 0.5, 1, 2, 4, 8, 12, 24, 48, 96, 168, 336, 720, 1440} {
			s := []rune(trimNumber(h) + " h")
			if h < lo || h > hi || at(h) < next || at(h)+len(s) > cols {
				continue
			}
			copy(axis[at(h):], s)
			next = at(h) + len(s) + 2
		}
		out := []Text{join(plain(strings.Repeat(" ", label)), muted(strings.TrimRight(string(axis), " ")))}
		for _, b := range bars {
			x0, x1 := at(b.lo), at(b.hi)
			out = append(out, join(
				padded(strong(ansi.Truncate(b.name, label-1, "…")), label),
				plain(strings.Repeat(" ", x0)),
				alert(strings.Repeat(pick(ascii, "#", "█"), max(1, x1-x0+1))),
			))
		}
		return out
	}}
}
