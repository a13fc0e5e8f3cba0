package source

import (
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"druginfo/internal/fold"
	"druginfo/internal/record"
	"druginfo/internal/snapshot"
)

// Lint checks the whole tree and returns every problem, sorted by file and
// line. Dates after today are problems; a review that is past due is not (the
// page says so itself).
func (t *Tree) Lint(today time.Time) []Problem {
	l := &linter{tree: t, comp: newCompiler(t), today: today.Format(time.DateOnly), problems: slices.Clone(t.problems)}
	l.vocabularies()
	for i := range t.Classes {
		l.class(&t.Classes[i])
	}
	for i := range t.Drugs {
		l.drug(&t.Drugs[i])
	}
	l.help()
	l.interactionFiles()
	l.topics()
	l.monographs()
	l.names()
	l.identifiers()
	locate(l.problems, t.text)
	sortProblems(l.problems)
	return l.problems
}

// text is the bytes of a file that was read.
func (t *Tree) text(file string) []byte {
	for _, f := range t.Drugs {
		if f.Path == file {
			return f.Bytes
		}
	}
	for _, f := range t.Classes {
		if f.Path == file {
			return f.Bytes
		}
	}
	for _, f := range t.Interactions {
		if f.Path == file {
			return f.Bytes
		}
	}
	for p, b := range map[string][]byte{
		t.Topics.Path: t.Topics.Bytes, t.Questions.Path: t.Questions.Bytes, t.Uses.Path: t.Uses.Bytes, t.Effects.Path: t.Effects.Bytes, t.Sources.Path: t.Sources.Bytes,
		t.Publishers.Path: t.Publishers.Bytes, t.Regions.Path: t.Regions.Bytes, t.Substances.Path: t.Substances.Bytes,
		t.SharedNames.Path: t.SharedNames.Bytes, t.Help.Path: t.Help.Bytes, t.Refused.Path: t.Refused.Bytes,
	} {
		if p == file {
			return b
		}
	}
	return nil
}

type linter struct {
	tree     *Tree
	comp     *compiler
	today    string
	problems []Problem

	uses, effects vocabulary
	publishers    map[string]bool
}

// vocabulary finds terms and the term a synonym stands for.
type vocabulary struct {
	file  string
	names map[string]bool
	also  map[string]string // folded synonym -> term
}

func (l *linter) add(file, field, msg, hint string) {
	l.problems = append(l.problems, Problem{File: file, Field: field, Message: msg, Hint: hint})
}

func (l *linter) vocabularies() {
	l.uses = l.terms(l.tree.Uses)
	l.effects = l.terms(l.tree.Effects)
	l.publishers = map[string]bool{}
	for _, p := range l.tree.Publishers.Value {
		l.publishers[p.Name] = true
	}
	seen := map[string]bool{}
	for i, s := range l.tree.Sources.Value {
		l.source(l.tree.Sources.Path, fmt.Sprintf("[%d]", i), s)
		if seen[s.ID] {
			l.add(l.tree.Sources.Path, fmt.Sprintf("[%d]", i), fmt.Sprintf("source id %q is used twice", s.ID), "give each document its own id")
		}
		seen[s.ID] = true
	}
}

func (l *linter) terms(f File[[]record.Term]) vocabulary {
	v := vocabulary{file: f.Path, names: map[string]bool{}, also: map[string]string{}}
	for i, t := range f.Value {
		at := fmt.Sprintf("[%d]", i)
		if t.Name == "" {
			l.add(f.Path, at, "term without a name", "write name:")
			continue
		}
		v.names[t.Name] = true
		own := map[string]bool{}
		for _, w := range slices.Concat([]string{t.Name}, t.Lay, t.Clinical) {
			l.plain(f.Path, at, w)
			k := fold.Key(w)
			if other, ok := v.also[k]; ok && other != t.Name {
				l.add(f.Path, at, fmt.Sprintf("%q also stands for %q", w, other), "a word may belong to one term only")
			} else if own[k] {
				l.add(f.Path, at, fmt.Sprintf("%q is listed twice", w), "remove one")
			}
			v.also[k], own[k] = t.Name, true
		}
	}
	return v
}

func (l *linter) term(v vocabulary, file, field, word string) {
	if v.names[word] {
		return
	}
	hint := "add it to data/" + v.file + " with its lay and clinical synonyms"
	if t, ok := v.also[fold.Key(word)]; ok {
		hint = fmt.Sprintf("write %q", t)
	}
	l.add(file, field, fmt.Sprintf("%q is not a term of the vocabulary", word), hint)
}

var (
	idForm   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	dateForm = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)
	// dose finds an amount of substance in prose.
	dose = regexp.MustCompile(`(?i)\b\d[\d.,]*(\s*(-|–|to)\s*\d[\d.,]*)?\s*-?(mg|mcg|µg|μg|ug|ng|g|kg|ml|mL|iu|meq|mmol|micrograms?|milligrams?|grams?|millilit(er|re)s?|units?|drops|puffs)\b(/\w+)?`)
	// taper finds a rate of reduction in prose.
	taper = regexp.MustCompile(`(?i)(\d+(\.\d+)?\s*(%|percent|per cent)\s*(\w+\s+){0,4}(every|each|per|a)\s+(\d+\s*)?(to\s+\d+\s+)?(day|week|month|two|three|four|fortnight)|(reduc|decreas|lower|cut|taper)\w*\s+(\w+\s+){0,4}by\s+(a\s+)?(\d|quarter|half|third|tenth))`)
)

// drug checks one record by itself.
func (l *linter) drug(f *File[record.Drug]) {
	d := &f.Value
	l.id(f.Path, d.ID)
	if d.ID != "" && !strings.HasPrefix(f.Path, "drugs/"+d.ID[:1]+"/") {
		l.add(f.Path, "id", "the file is in the wrong folder", "move it to data/drugs/"+d.ID[:1]+"/")
	}
	for field, v := range map[string]string{"name": d.Name, "summary": d.Summary, "class": d.Class.ID, "kind": string(d.Kind), "detail": string(d.Detail)} {
		if v == "" {
			l.add(f.Path, field, field+" is missing", "every record needs it")
		}
	}
	if d.Class.ID != "" && l.comp.classes[d.Class.ID] == nil {
		l.add(f.Path, "class", fmt.Sprintf("no class %q", d.Class.ID), "see data/classes")
	}
	for _, id := range d.Class.Also {
		if l.comp.classes[id] == nil {
			l.add(f.Path, "class", fmt.Sprintf("no class %q", id), "see data/classes")
		}
	}
	if len(d.Uses) == 0 && d.UsesNote == "" {
		l.add(f.Path, "", "no use", "list uses, or say in uses_note why there is none")
	}
	if (d.Kind == record.Combination) != (len(d.Ingredients) > 1) {
		l.add(f.Path, "ingredients", "a combination has at least two ingredients, and only a combination lists them", "")
	}
	for i, id := range d.Ingredients {
		if l.comp.drugs[id] == nil {
			l.add(f.Path, fmt.Sprintf("ingredients[%d]", i), fmt.Sprintf("no record %q", id), "write the ingredient's record first")
		}
	}
	l.body(f.Path, d, d.Sources)
	if len(citations(d)) == 0 {
		l.add(f.Path, "sources", "the record cites no source", "every record needs at least one")
	}
	for i, u := range d.Uses {
		l.term(l.uses, f.Path, fmt.Sprintf("uses[%d].name", i), u.Name)
	}
	for i, x := range d.Interactions {
		if x.With == d.ID {
			l.add(f.Path, fmt.Sprintf("interactions[%d]", i), "the drug interacts with itself", "")
		}
	}
	for i, x := range d.ConfusedWith {
		if x.ID == d.ID || l.comp.drugs[x.ID] == nil {
			l.add(f.Path, fmt.Sprintf("confused_with[%d]", i), fmt.Sprintf("no other record %q", x.ID), "")
		}
	}
	l.review(f.Path, d.Review, true)
}

// class checks one class by itself.
func (l *linter) class(f *File[record.Class]) {
	c := &f.Value
	l.id(f.Path, c.ID)
	if c.Name == "" || c.Summary == "" {
		l.add(f.Path, "", "name or summary is missing", "every class needs both")
	}
	if c.Parent != "" && l.comp.classes[c.Parent] == nil {
		l.add(f.Path, "parent", fmt.Sprintf("no class %q", c.Parent), "see data/classes")
	}
	seen := map[string]bool{}
	for p := c; p != nil && p.Parent != ""; p = l.comp.classes[p.Parent] {
		if seen[p.ID] {
			l.add(f.Path, "parent", "the class is its own ancestor", "")
			break
		}
		seen[p.ID] = true
	}
	for i, id := range c.Except {
		below := id != c.ID && slices.Contains(l.comp.path(id), l.comp.classes[c.ID])
		if l.comp.drugs[id] == nil && !below {
			l.add(f.Path, fmt.Sprintf("except[%d]", i), fmt.Sprintf("%q is neither a record nor a narrower class", id), "")
		}
	}
	l.body(f.Path, c, c.Sources)
	l.review(f.Path, c.Review, len(c.Sources) > 0)
}

func (l *linter) id(file, id string) {
	if id != idOf(file) || !idForm.MatchString(id) {
		l.add(file, "id", fmt.Sprintf("id %q does not match the file name", id), "kebab-case ASCII, the same as the file name")
	}
}

// body checks what drugs and classes share, field by field.
func (l *linter) body(file string, v any, own []record.Source) {
	ids := map[string]bool{}
	for i, s := range own {
		at := fmt.Sprintf("sources[%d]", i)
		l.source(file, at, s)
		if ids[s.ID] {
			l.add(file, at, fmt.Sprintf("source id %q is used twice", s.ID), "give each document its own id")
		}
		if _, ok := l.comp.shared[s.ID]; ok {
			l.add(file, at, fmt.Sprintf("source id %q is that of a shared source", s.ID), "cite the shared source, or choose another id")
		}
		ids[s.ID] = true
	}
	cited := map[string]bool{}
	walk(reflect.ValueOf(v), "", func(at string, v reflect.Value, f *reflect.StructField) {
		if f != nil && cites(*f) {
			list := v.Interface().([]string)
			if len(list) == 0 && !strings.Contains(f.Tag.Get("yaml"), "omitempty") {
				l.add(file, at, "a statement without a source", "cite the document it was taken from, or remove it")
			}
			for _, id := range list {
				cited[id] = true
				if _, shared := l.comp.shared[id]; !shared && !ids[id] {
					l.add(file, at, fmt.Sprintf("no source %q", id), "list it under sources, or cite a shared one of data/vocab/sources.yaml")
				}
			}
		}
		l.value(file, at, v, f)
	})
	for i, s := range own {
		if !cited[s.ID] {
			l.add(file, fmt.Sprintf("sources[%d]", i), fmt.Sprintf("source %q is cited nowhere", s.ID), "cite it, move it to see_also, or remove it")
		}
	}
}

// value checks one value by its type.
func (l *linter) value(file, at string, v reflect.Value, f *reflect.StructField) {
	switch x := v.Interface().(type) {
	case record.Enum:
		if s := v.String(); s != "" && !record.Valid(x, s) {
			l.add(file, at, fmt.Sprintf("%q is not one of %s", s, strings.Join(x.Values(), ", ")), "")
		}
	case string:
		l.plain(file, at, x)
		if f != nil && slices.Contains([]string{"URL", "Title", "Name", "Licence"}, f.Name) || strings.HasPrefix(at, "sources") ||
			strings.HasPrefix(at, "identifiers") || strings.HasPrefix(at, "brands") || strings.HasPrefix(at, "synonyms") {
			return
		}
		if m := dose.FindString(x); m != "" {
			l.add(file, at, fmt.Sprintf("%q looks like a dose", m), "records print no amounts; say it without the number")
		}
		if m := taper.FindString(x); m != "" {
			l.add(file, at, fmt.Sprintf("%q looks like a taper rate", m), "records print no rates; say who draws up the taper")
		}
	case record.Quantity:
		if x.Unit == "" || (x.Min == 0 && x.Max == 0) || (x.Max != 0 && x.Min > x.Max) || x.Min < 0 {
			l.add(file, at, fmt.Sprintf("not a range of time: min %v, max %v, unit %q", x.Min, x.Max, x.Unit), "")
		}
	case record.Range:
		if x.Min < 0 || x.Max > 100 || x.Min > x.Max {
			l.add(file, at, fmt.Sprintf("not a range of percent: %v to %v", x.Min, x.Max), "")
		}
	case record.Effect:
		l.term(l.effects, file, at+".name", x.Name)
	case record.Named:
		for i, n := range x.Names {
			l.term(l.effects, file, fmt.Sprintf("%s.names[%d]", at, i), n)
			if i > 0 && n <= x.Names[i-1] {
				l.add(file, at, fmt.Sprintf("%q stands after %q", n, x.Names[i-1]), "sort by alphabet, each term once")
			}
		}
	case record.Symptom:
		l.term(l.effects, file, at+".name", x.Name)
		if x.Level == "" {
			l.add(file, at, "a symptom without a level", "common or serious")
		}
	case record.Overdose:
		for i, s := range x.Signs {
			l.term(l.effects, file, fmt.Sprintf("%s.signs[%d]", at, i), s)
		}
	case record.Statement:
		l.required(file, at, "text", x.Text)
	case record.Boxed:
		l.required(file, at, "title and text", x.Title, x.Text)
	case record.Stopping:
		l.required(file, at, "abrupt and text", string(x.Abrupt), x.Text)
	case record.AddictiveAnswer:
		l.required(file, at, "answer and text", string(x.Answer), x.Text)
	case record.Use:
		l.required(file, at, "status", string(x.Status))
	case record.Interaction:
		l.required(file, at, "severity and effect", string(x.Severity), x.Effect)
		if err := l.comp.known(x.With); err != nil {
			l.add(file, at+".with", err.Error(), "see data/vocab/substances.yaml for what is neither drug nor class")
		}
	case record.Compatible:
		l.required(file, at, "text", x.Text)
		if err := l.comp.known(x.With); err != nil {
			l.add(file, at+".with", err.Error(), "see data/vocab/substances.yaml for what is neither drug nor class")
		}
	case record.Alternative:
		l.term(l.uses, file, at+".for", x.For)
		if x.ID != "" && l.comp.drugs[x.ID] == nil {
			l.add(file, at+".id", fmt.Sprintf("no record %q", x.ID), "write name: for an option that is no drug")
		}
		if (x.ID == "") == (x.Name == "") {
			l.add(file, at, "an alternative has either an id or a name", "")
		}
	case record.Comparison:
		l.required(file, at, "text", x.Text)
		if l.comp.drugs[x.ID] == nil {
			l.add(file, at+".id", fmt.Sprintf("no record %q", x.ID), "")
		}
	}
}

func (l *linter) required(file, at, what string, values ...string) {
	if slices.Contains(values, "") {
		l.add(file, at, what+" missing", "")
	}
}

// plain checks that a text can be shown as it is.
func (l *linter) plain(file, at, s string) {
	if !utf8.ValidString(s) {
		l.add(file, at, "invalid UTF-8", "save the file as UTF-8")
		return
	}
	for _, r := range s {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			l.add(file, at, fmt.Sprintf("control character %U", r), "remove it")
			return
		}
	}
	if s != strings.TrimSpace(s) || strings.Contains(s, "  ") {
		l.add(file, at, "stray blanks", "one space between words, none at the ends")
	}
}

func (l *linter) source(file, at string, s record.Source) {
	l.required(file, at, "a source needs id, title, publisher, url and checked; one of them is", s.ID, s.Title, s.Publisher, s.URL, s.Checked)
	if s.URL != "" && !strings.HasPrefix(s.URL, "https://") && !strings.HasPrefix(s.URL, "http://") {
		l.add(file, at+".url", fmt.Sprintf("%q is no address", s.URL), "write it whole, with https://")
	}
	if u, err := url.Parse(s.URL); err == nil {
		host := strings.TrimPrefix(u.Hostname(), "www.")
		for _, r := range l.tree.Refused.Value {
			if host == r || strings.HasSuffix(host, "."+r) {
				l.add(file, at+".url", fmt.Sprintf("%s is no place to cite (data/vocab/refused_hosts.yaml)", r), "cite the document where its publisher keeps it, or remove what rests on it")
			}
		}
	}
	if s.Publisher != "" && !l.publishers[s.Publisher] && file != l.tree.Help.Path {
		l.add(file, at+".publisher", fmt.Sprintf("unknown publisher %q", s.Publisher), "see data/vocab/publishers.yaml")
	}
	l.date(file, at+".revised", s.Revised)
	l.date(file, at+".checked", s.Checked)
}

// date checks a date that must not lie in the future.
func (l *linter) date(file, at, s string) {
	if s == "" {
		return
	}
	if !dateForm.MatchString(s) {
		l.add(file, at, fmt.Sprintf("%q is no date", s), "YYYY, YYYY-MM or YYYY-MM-DD")
	} else if s > l.today {
		l.add(file, at, fmt.Sprintf("%s lies in the future", s), "")
	}
	if len(s) == len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			l.add(file, at, fmt.Sprintf("%q is no day", s), "")
		}
	}
}

func (l *linter) review(file string, r record.Review, need bool) {
	if r == (record.Review{}) && !need {
		return
	}
	l.required(file, "review", "review needs checked, due and method; one of them is", r.Checked, r.Due, string(r.Method))
	l.date(file, "review.checked", r.Checked)
	if r.Due != "" && r.Due <= r.Checked {
		l.add(file, "review.due", "due is not after checked", "")
	}
	if r.Due != "" && len(r.Due) != len(time.DateOnly) {
		l.add(file, "review.due", fmt.Sprintf("%q is no day", r.Due), "YYYY-MM-DD")
	}
}

func (l *linter) help() {
	h := l.tree.Help
	ids := map[string]bool{}
	for i, s := range h.Value.Sources {
		l.source(h.Path, fmt.Sprintf("sources[%d]", i), s)
		ids[s.ID] = true
	}
	walk(reflect.ValueOf(&h.Value), "", func(at string, v reflect.Value, f *reflect.StructField) {
		if f != nil && cites(*f) {
			if v.Len() == 0 {
				l.add(h.Path, at, "a number without a source", "cite the page it was seen on")
			}
			for _, id := range v.Interface().([]string) {
				if !ids[id] {
					l.add(h.Path, at, fmt.Sprintf("no source %q", id), "")
				}
			}
		}
		l.valueOfHelp(h.Path, at, v)
	})
}

func (l *linter) valueOfHelp(file, at string, v reflect.Value) {
	switch x := v.Interface().(type) {
	case record.Enum:
		if !record.Valid(x, v.String()) {
			l.add(file, at, fmt.Sprintf("%q is not one of %s", v.String(), strings.Join(x.Values(), ", ")), "")
		}
	case string:
		l.plain(file, at, x)
	case record.HelpLine:
		l.required(file, at, "name or phone", x.Name, x.Phone)
	}
}

// monographs checks, after the merge, that each monograph has its sections.
func (l *linter) monographs() {
	files := map[string]string{}
	for _, f := range l.tree.Drugs {
		files[f.Value.ID] = f.Path
	}
	for _, d := range l.tree.Compile().Drugs {
		file := files[d.ID]
		for _, s := range []struct {
			name string
			ok   bool
		}{
			{"mechanism", d.Mechanism != nil},
			{"legal.us", d.Legal.US != nil},
			{"side_effects.common", len(d.SideEffects.Common) > 0},
			{"side_effects.serious", len(d.SideEffects.Serious) > 0},
			{"dependence.addictive", d.Dependence != nil && d.Dependence.Addictive != nil},
			{"withdrawal.occurs", d.Withdrawal != nil && d.Withdrawal.Occurs != ""},
			{"stopping", d.Stopping != nil},
			{"overdose", d.Overdose != nil},
			{"interactions", len(d.Interactions) > 0 || d.InteractNote != nil},
			{"alcohol", len(d.Alcohol) > 0 || d.ID == "alcohol"},
			{"driving", len(d.Driving) > 0},
			{"pregnancy", len(d.Pregnancy) > 0},
			{"breastfeeding", len(d.Breastfeeding) > 0},
			{"pharmacokinetics", d.Kinetics != nil},
			{"two sources", len(d.Sources) >= 2},
			{"review.method label-checked", d.Review.Method == record.LabelChecked},
		} {
			if d.Detail == record.Monograph && !s.ok {
				l.add(file, "", "a monograph without "+s.name, "write it here or in the class, or make the record a summary")
			}
		}
		if w := d.Withdrawal; w != nil && w.Occurs == record.OccursYes && len(w.Symptoms) == 0 {
			l.add(file, "withdrawal", "withdrawal occurs but no symptom is listed", "")
		}
		if d.Detail == record.Summary && d.Review.Method == record.LabelChecked {
			l.add(file, "review", "a summary is not label-checked", "method: compiled, or write the monograph")
		}
	}
}

// names checks that a name means one drug.
func (l *linter) names() {
	type owner struct{ id, file, shown, kind string }
	owners := map[string][]owner{}
	reserved := map[string]bool{}
	for _, w := range record.Reserved() {
		reserved[fold.Key(w)] = true
	}
	for i := range l.tree.Drugs {
		f := &l.tree.Drugs[i]
		for _, n := range snapshot.NamesOf(&f.Value) {
			if reserved[n.Key] {
				l.add(f.Path, "", fmt.Sprintf("the name %q is a word of the command line", n.Display), "leave it out")
			}
			if len(n.Key) < 2 {
				l.add(f.Path, "", fmt.Sprintf("the name %q is too short to look up", n.Display), "leave it out")
			}
			os := owners[n.Key]
			if !slices.ContainsFunc(os, func(o owner) bool { return o.id == f.Value.ID && o.kind == string(n.Kind) }) {
				owners[n.Key] = append(os, owner{f.Value.ID, f.Path, n.Display, string(n.Kind)})
			}
		}
		for j, s := range slices.Concat(f.Value.Synonyms, f.Value.Abbreviations, []string{f.Value.Name}) {
			if fold.Key(s) == "" {
				l.add(f.Path, "", fmt.Sprintf("name %d, %q, has no letter or digit", j, s), "leave it out")
			}
		}
	}
	for i := range l.tree.Drugs { // "Potassium Chloride 20 mEq" is no name of a mixture
		f := &l.tree.Drugs[i]
		for _, b := range f.Value.Brands {
			words := slices.DeleteFunc(fold.Words(b.Name), func(w string) bool { return w[0] >= '0' && w[0] <= '9' })
			for _, o := range owners[strings.Join(words, "")] {
				if o.kind != string(snapshot.Brand) && slices.Contains(f.Value.Ingredients, o.id) {
					l.add(f.Path, "brands", fmt.Sprintf("%q is a name of its ingredient %s", b.Name, o.id), "leave it out")
				}
			}
		}
	}
	shared := map[string][]string{}
	for _, s := range l.tree.SharedNames.Value {
		shared[fold.Key(s.Name)] = s.IDs
	}
	for key, os := range owners {
		real := slices.DeleteFunc(slices.Clone(os), func(o owner) bool { return o.kind == string(snapshot.Street) })
		if len(real) == 0 {
			continue // a street name may mean several things
		}
		for _, o := range os {
			if o.id != real[0].id && !slices.Contains(shared[key], o.id) {
				l.add(o.file, "", fmt.Sprintf("the name %q (%s) also belongs to %s", o.shown, o.kind, real[0].id),
					"remove one, or list it with its reason in data/vocab/shared_names.yaml")
			}
		}
	}
}

// identifiers checks that an identifier belongs to one record.
func (l *linter) identifiers() {
	owner := map[string]string{}
	for _, f := range l.tree.Drugs {
		x := f.Value.Identifiers
		for kind, v := range map[string]string{
			"rxcui": x.RxCUI, "unii": x.UNII, "cas": x.CAS, "drugbank": x.DrugBank, "chembl": x.ChEMBL,
			"pubchem": x.PubChem, "medlineplus": x.MedlinePlus, "wikidata": x.Wikidata,
		} {
			if v == "" {
				continue
			}
			if o, ok := owner[kind+v]; ok {
				l.add(f.Path, "identifiers", fmt.Sprintf("%s %s also belongs to %s", kind, v, o), "an identifier belongs to one record")
			}
			owner[kind+v] = f.Value.ID
		}
	}
}
