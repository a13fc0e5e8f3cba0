package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

// JSON writes all records as one array.
func JSON(w io.Writer, db *snapshot.DB) error {
	sep := "[\n"
	for line := range db.Records() {
		b, err := Record(line, "", nil)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, sep+string(b)); err != nil {
			return err
		}
		sep = ",\n"
	}
	end := "\n]\n"
	if sep == "[\n" {
		end = "[]\n"
	}
	_, err := io.WriteString(w, end)
	return err
}

// CSV writes one flat line per drug; lists are joined by "; ".
func CSV(w io.Writer, db *snapshot.DB) error {
	out := csv.NewWriter(w)
	cols := columns()
	head := make([]string, len(cols))
	for i, c := range cols {
		head[i] = c.name
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for d, err := range db.Drugs() {
		if err != nil {
			return err
		}
		row := make([]string, len(cols))
		for i, c := range cols {
			row[i] = c.of(d)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// column is one column of the flat form, and of the table drugs in SQL.
type column struct {
	name string
	of   func(*record.Drug) string
}

func columns() []column {
	join := func(list []string) string { return strings.Join(list, "; ") }
	first := func(s []record.Statement) string {
		if len(s) == 0 {
			return ""
		}
		return s[0].Text
	}
	return []column{
		{"id", func(d *record.Drug) string { return d.ID }},
		{"name", func(d *record.Drug) string { return d.Name }},
		{"kind", func(d *record.Drug) string { return string(d.Kind) }},
		{"detail", func(d *record.Drug) string { return string(d.Detail) }},
		{"summary", func(d *record.Drug) string { return d.Summary }},
		{"class_id", func(d *record.Drug) string { return d.Class.ID }},
		{"class", func(d *record.Drug) string { return d.Class.Name }},
		{"brands", func(d *record.Drug) string {
			var l []string
			for _, b := range d.Brands {
				l = append(l, b.Name)
			}
			return join(l)
		}},
		{"synonyms", func(d *record.Drug) string { return join(d.Synonyms) }},
		{"uses", func(d *record.Drug) string {
			var l []string
			for _, u := range d.Uses {
				l = append(l, u.Name)
			}
			return join(l)
		}},
		{"us_schedule", func(d *record.Drug) string {
			if d.Legal.US == nil {
				return ""
			}
			return string(d.Legal.US.Schedule)
		}},
		{"us_status", func(d *record.Drug) string {
			if d.Legal.US == nil {
				return ""
			}
			return string(d.Legal.US.Status)
		}},
		{"addictive", func(d *record.Drug) string {
			if d.Dependence == nil || d.Dependence.Addictive == nil {
				return ""
			}
			return string(d.Dependence.Addictive.Answer)
		}},
		{"withdrawal", func(d *record.Drug) string {
			if d.Withdrawal == nil {
				return ""
			}
			return string(d.Withdrawal.Occurs)
		}},
		{"withdrawal_severity", func(d *record.Drug) string {
			if d.Withdrawal == nil {
				return ""
			}
			return string(d.Withdrawal.Severity)
		}},
		{"withdrawal_symptoms", func(d *record.Drug) string {
			if d.Withdrawal == nil {
				return ""
			}
			var l []string
			for _, s := range d.Withdrawal.Symptoms {
				l = append(l, s.Name)
			}
			return join(l)
		}},
		{"stop_abruptly", func(d *record.Drug) string {
			if d.Stopping == nil {
				return ""
			}
			return string(d.Stopping.Abrupt)
		}},
		{"half_life_hours_min", func(d *record.Drug) string { return halfLife(d, false) }},
		{"half_life_hours_max", func(d *record.Drug) string { return halfLife(d, true) }},
		{"boxed_warnings", func(d *record.Drug) string {
			var l []string
			for _, b := range d.Boxed {
				l = append(l, b.Title)
			}
			return join(l)
		}},
		{"alcohol", func(d *record.Drug) string { return first(d.Alcohol) }},
		{"rxcui", func(d *record.Drug) string { return d.Identifiers.RxCUI }},
		{"unii", func(d *record.Drug) string { return d.Identifiers.UNII }},
		{"cas", func(d *record.Drug) string { return d.Identifiers.CAS }},
		{"atc", func(d *record.Drug) string { return join(d.Identifiers.ATC) }},
		{"drugbank", func(d *record.Drug) string { return d.Identifiers.DrugBank }},
		{"chembl", func(d *record.Drug) string { return d.Identifiers.ChEMBL }},
		{"pubchem", func(d *record.Drug) string { return d.Identifiers.PubChem }},
		{"medlineplus", func(d *record.Drug) string { return d.Identifiers.MedlinePlus }},
		{"method", func(d *record.Drug) string { return string(d.Review.Method) }},
		{"checked", func(d *record.Drug) string { return d.Review.Checked }},
		{"due", func(d *record.Drug) string { return d.Review.Due }},
	}
}

func halfLife(d *record.Drug, upper bool) string {
	if d.Kinetics == nil || d.Kinetics.HalfLife == nil {
		return ""
	}
	lo, hi := d.Kinetics.HalfLife.Hours()
	v := lo
	if upper {
		v = hi
	}
	if v == 0 {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// SQL writes a script that sqlite3 loads: tables with foreign keys and a
// full-text index over names, summaries and texts.
func SQL(w io.Writer, db *snapshot.DB) error {
	p := &sqlWriter{w: w}
	p.line("-- druginfo records. Information, not medical advice; not reviewed by a clinician.")
	p.line("PRAGMA foreign_keys = ON;\nBEGIN;")
	cols := columns()
	names := make([]string, len(cols))
	for i, c := range cols {
		names[i] = c.name + " TEXT"
		if c.name == "id" {
			names[i] += " PRIMARY KEY"
		}
		if strings.HasPrefix(c.name, "half_life") {
			names[i] = c.name + " REAL"
		}
	}
	p.line("CREATE TABLE drugs (" + strings.Join(names, ", ") + ");")
	ref := "drug_id TEXT NOT NULL REFERENCES drugs(id)"
	p.line("CREATE TABLE names (" + ref + ", name TEXT NOT NULL, kind TEXT NOT NULL);")
	p.line("CREATE TABLE ingredients (" + ref + ", ingredient_id TEXT NOT NULL REFERENCES drugs(id));")
	p.line("CREATE TABLE uses (" + ref + ", name TEXT NOT NULL, status TEXT NOT NULL, note TEXT);")
	p.line("CREATE TABLE side_effects (" + ref + ", name TEXT NOT NULL, level TEXT NOT NULL, frequency TEXT, percent_min REAL, percent_max REAL, note TEXT);")
	p.line("CREATE TABLE withdrawal_symptoms (" + ref + ", name TEXT NOT NULL, level TEXT NOT NULL);")
	p.line("CREATE TABLE interactions (" + ref + ", with_id TEXT NOT NULL, with_name TEXT NOT NULL, severity TEXT NOT NULL, basis TEXT NOT NULL, effect TEXT NOT NULL);")
	p.line("CREATE TABLE compatible (" + ref + ", with_id TEXT NOT NULL, with_name TEXT NOT NULL, text TEXT NOT NULL);")
	p.line("CREATE TABLE boxed_warnings (" + ref + ", title TEXT NOT NULL, text TEXT NOT NULL);")
	p.line("CREATE TABLE sources (" + ref + ", source_id TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, url TEXT NOT NULL, revised TEXT, checked TEXT NOT NULL);")
	p.line("CREATE VIRTUAL TABLE text USING fts5(drug_id UNINDEXED, name, names, summary, body);")

	var later []func() // rows that refer to drugs that come later
	for d, err := range db.Drugs() {
		if err != nil {
			return err
		}
		row := make([]any, len(cols))
		for i, c := range cols {
			v := c.of(d)
			switch {
			case v == "":
				row[i] = nil
			case strings.HasPrefix(c.name, "half_life"):
				row[i] = raw(v)
			default:
				row[i] = v
			}
		}
		p.insert("drugs", row...)
		var allNames []string
		for _, n := range snapshot.NamesOf(d) {
			p.insert("names", d.ID, n.Display, string(n.Kind))
			allNames = append(allNames, n.Display)
		}
		for _, id := range d.Ingredients {
			later = append(later, func() { p.insert("ingredients", d.ID, id) })
		}
		for _, u := range d.Uses {
			p.insert("uses", d.ID, u.Name, string(u.Status), null(u.Note))
		}
		effects(p, d.ID, "common", d.SideEffects.Common)
		effects(p, d.ID, "serious", d.SideEffects.Serious)
		if a := d.SideEffects.Also; a != nil {
			for _, n := range a.Names {
				effects(p, d.ID, "also", []record.Effect{{Name: n}})
			}
		}
		if d.Withdrawal != nil {
			for _, s := range d.Withdrawal.Symptoms {
				p.insert("withdrawal_symptoms", d.ID, s.Name, string(s.Level))
			}
		}
		for _, in := range d.Interactions {
			p.insert("interactions", d.ID, in.With, in.Name, string(in.Severity), string(in.Basis), in.Effect)
		}
		for _, c := range d.Compatible {
			p.insert("compatible", d.ID, c.With, c.Name, c.Text)
		}
		for _, b := range d.Boxed {
			p.insert("boxed_warnings", d.ID, b.Title, b.Text)
		}
		for _, s := range d.Sources {
			p.insert("sources", d.ID, s.ID, s.Title, s.Publisher, s.URL, null(s.Revised), s.Checked)
		}
		p.insert("text", d.ID, d.Name, strings.Join(allNames, " "), d.Summary, body(d))
		if p.err != nil {
			return p.err
		}
	}
	for _, f := range later {
		f()
	}
	for _, t := range []string{"names", "ingredients", "uses", "side_effects", "withdrawal_symptoms", "interactions", "compatible", "boxed_warnings", "sources"} {
		p.line("CREATE INDEX " + t + "_drug ON " + t + "(drug_id);")
	}
	p.line("CREATE INDEX symptom_name ON withdrawal_symptoms(name);")
	p.line("COMMIT;")
	return p.err
}

func effects(p *sqlWriter, id, level string, list []record.Effect) {
	for _, e := range list {
		var lo, hi any
		if e.Percent != nil {
			lo, hi = raw(strconv.FormatFloat(e.Percent.Min, 'f', -1, 64)), raw(strconv.FormatFloat(e.Percent.Max, 'f', -1, 64))
		}
		p.insert("side_effects", id, e.Name, level, null(string(e.Frequency)), lo, hi, null(e.Note))
	}
}

// body is the texts of a record that are worth a full-text search.
func body(d *record.Drug) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if d.Mechanism != nil {
		add(d.Mechanism.Text)
	}
	if w := d.Withdrawal; w != nil {
		add(w.Text)
	}
	if s := d.Stopping; s != nil {
		add(s.Text)
	}
	if x := d.Dependence; x != nil {
		if x.Addictive != nil {
			add(x.Addictive.Text)
		}
		add(x.Versus)
	}
	if o := d.Overdose; o != nil {
		add(o.Text)
	}
	for _, list := range [][]record.Statement{d.Alcohol, d.Driving, d.Pregnancy, d.Breastfeeding, d.OlderAdults, d.LongTerm, d.NotFor} {
		for _, s := range list {
			add(s.Text)
		}
	}
	return strings.Join(parts, " ")
}

type raw string

func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}

type sqlWriter struct {
	w   io.Writer
	err error
}

func (p *sqlWriter) line(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s+"\n")
	}
}

func (p *sqlWriter) insert(table string, values ...any) {
	cells := make([]string, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case nil:
			cells[i] = "NULL"
		case raw:
			cells[i] = string(v)
		default:
			cells[i] = "'" + strings.ReplaceAll(fmt.Sprint(v), "'", "''") + "'"
		}
	}
	p.line("INSERT INTO " + table + " VALUES (" + strings.Join(cells, ", ") + ");")
}
