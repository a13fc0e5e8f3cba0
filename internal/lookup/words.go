package lookup

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"druginfo/internal/fold"
	"druginfo/internal/snapshot"
)

// words is the second rung: a name, or several, among the other words of a
// label or prescription.
//
//	Klonopin 0.5mg tab         Klonopin; strength and form removed: clonazepam
//	sertraline HCl 50 MG       sertraline; salt and strength removed
//	OXYCODONE-APAP 5-325       oxycodone and APAP, joined: their combination
//	Exelon (rivastigmine)      a brand and its own drug: rivastigmine
//	aspirin or ibuprofen       one of two: ambiguous
//	Osmitrol 10% in water      what it is dissolved in does not count: mannitol
//	klonopin clonidine         two names, no known combination: ambiguous
//
// The words are read from the left and the longest run of them that is a name
// is taken each time, so that "potassium chloride" is a drug and the potassium
// of "losartan potassium" is a salt. What is left over when something was found
// is no obstacle, unless it is joined to a name as an ingredient would be; then
// it has to be explained, by the lower rungs if need be. When no word is a name,
// what is left of the string goes down the ladder.
func (f *Finder) words(query, key string, o Options, split bool) Result {
	p := f.parse(query)
	if len(p.parts) == 0 {
		return f.guess(p, key, split)
	}
	for i := range p.loose {
		p.explain(f, i)
	}
	p.variants()
	p.free(f)
	slices.SortStableFunc(p.parts, func(a, b part) int { return a.at - b.at })
	r := f.combine(p, split)
	if r.Status == Found && r.Match.Kind == string(snapshot.Brand) { // what else the brand is, elsewhere
		if whole, ok := f.exact(fold.Key(r.Match.Matched)); ok {
			r.Also = whole.Also
		}
	}
	return r
}

// maxWords bounds the words of a query that are looked at, maxRun the words of
// one name.
const (
	maxWords = 64
	maxRun   = 8
)

// token is a word with what stands before it.
type token struct {
	key    string
	class  labelClass
	joined bool // by / + ; , & - or a word like "and"
	hard   bool // by / + ; &: an ingredient must follow
	comma  bool // by a comma, which may mean nothing
	paren  bool // inside brackets
}

// part is a name found among the words.
type part struct {
	at, n int // its first token, and how many
	names []snapshot.Name
	match Match
	hard  bool
	join  bool
	salt  bool // may be the salt of the name before it: betamethasone sodium phosphate
	fluid bool // may be what the others are dissolved in: nicardipine in 0.9% sodium chloride
}

// parse is a query taken to pieces.
type parse struct {
	tokens  []token
	parts   []part
	loose   []int           // tokens that are neither label words nor part of a name
	absent  []snapshot.Name // named as what the product is free of
	removed []string
	either  bool // has "or"
	broken  bool // an ingredient could not be explained
}

// tokens splits a query into words. Runs of more than maxWords are cut.
func tokens(query string) []token {
	var out []token
	start, depth := -1, 0
	var sep struct{ joined, hard, comma bool }
	flush := func(end int) {
		if start < 0 {
			return
		}
		if k := fold.Key(query[start:end]); k != "" {
			t := token{key: k, class: classOf(k), joined: sep.joined, hard: sep.hard, comma: sep.comma, paren: depth > 0}
			out = append(out, t)
			if t.class == join {
				sep.joined = true
			} else {
				sep.joined, sep.hard, sep.comma = false, false, false
			}
		}
		start = -1
	}
	for i, r := range query {
		if len(out) >= maxWords {
			return out
		}
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r) || r == '\'' || r == '’' || r == '®' || r == '™' {
			if start < 0 {
				start = i
			}
			continue
		}
		flush(i)
		switch r {
		case '/', '+', ';', '&':
			sep.joined, sep.hard = true, true
		case ',':
			sep.joined, sep.comma = true, true
		case '-', '–', '—':
			sep.joined = true
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(0, depth-1)
		case utf8.RuneError:
		}
	}
	flush(len(query))
	return out
}

// parse finds the names in a query.
func (f *Finder) parse(query string) *parse {
	p := &parse{tokens: tokens(query)}
	p.read(f, false)
	if len(p.parts) == 0 {
		p.read(f, true)
	}
	return p
}

// read walks the tokens once. Single words that are label words are no names,
// but when nothing else is found salts may be: "calcium 500 mg tablet".
func (p *parse) read(f *Finder, salts bool) {
	p.parts, p.loose, p.absent, p.removed, p.either = p.parts[:0], p.loose[:0], p.absent[:0], p.removed[:0], false
	var buf [128]byte
	for i := 0; i < len(p.tokens); {
		t := p.tokens[i]
		names, n := p.longest(f, buf[:0], i, salts)
		switch {
		case n > 0 && p.without(i+n):
			p.absent = append(p.absent, names...)
			p.removed = append(p.removed, t.key)
			i += n
			continue
		case n > 0:
			p.parts = append(p.parts, part{
				at: i, n: n, names: names, hard: t.hard, join: t.joined, salt: p.isSalt(i, n), fluid: p.isFluid(i, names),
				match: Match{Kind: string(names[0].Kind), Matched: names[0].Display},
			})
			i += n
			continue
		case t.class == either:
			p.either = true
		case t.class == notLabel:
			p.loose = append(p.loose, i)
		}
		p.removed = append(p.removed, t.key)
		i++
	}
}

// without reports whether the word at token i says that what stands before it
// is not in the product: "aspirin free", but not the salt "free acid".
func (p *parse) without(i int) bool {
	return i < len(p.tokens) && p.tokens[i].key == "free" && (i+1 == len(p.tokens) || p.tokens[i+1].key != "acid" && p.tokens[i+1].key != "base")
}

// free refuses a name of a product that holds what the query says it is free of.
func (p *parse) free(f *Finder) {
	for _, pt := range p.parts {
		for _, n := range pt.names {
			holds := f.Ingredients(n.ID)
			p.broken = p.broken || slices.ContainsFunc(p.absent, func(a snapshot.Name) bool { return slices.Contains(holds, a.ID) })
		}
	}
}

// isSalt reports whether the n tokens from i can be read as the salt of a name
// that ends before them.
func (p *parse) isSalt(i, n int) bool {
	if len(p.parts) == 0 || p.tokens[i].joined || !p.named(i, -1) {
		return false
	}
	for _, t := range p.tokens[i : i+n] {
		if t.class != salt {
			return false
		}
	}
	return true
}

// isFluid reports whether the name at token i is that of an infusion fluid that
// names found before are dissolved in.
func (p *parse) isFluid(i int, names []snapshot.Name) bool {
	if len(p.parts) == 0 || len(names) != 1 || !strings.Contains(infusionFluids, " "+names[0].ID+" ") {
		return false
	}
	for i--; i >= 0 && strings.Trim(p.tokens[i].key, "0123456789") == ""; i-- {
	}
	return i >= 0 && p.tokens[i].key == "in"
}

// infusionFluids are the ids of what medicines are dissolved in. Where the
// fluid counts as an ingredient, there is a record of the combination.
const infusionFluids = " water dextrose sodium-chloride "

// longest returns the names of the longest run of tokens from i that is one,
// and its length.
func (p *parse) longest(f *Finder, key []byte, i int, salts bool) (best []snapshot.Name, n int) {
	for j := i; j < min(len(p.tokens), i+maxRun); j++ {
		key = append(key, p.tokens[j].key...)
		next, ok := f.first(string(key))
		if !ok {
			break
		}
		if next.Key != string(key) {
			continue
		}
		if c := p.tokens[i].class; j == i && c != notLabel && (c != salt || !salts) {
			continue
		}
		if names := f.usable(string(key)); len(names) > 0 {
			best, n = names, j-i+1
		}
	}
	return best, n
}

// first is the first name whose key begins with prefix.
func (f *Finder) first(prefix string) (snapshot.Name, bool) {
	for n := range f.db.Prefixed(prefix) {
		return n, true
	}
	return snapshot.Name{}, false
}

// usable are the names of a key that may be picked out of a longer string: no
// slang, no numbers, no words too short to be meant.
func (f *Finder) usable(key string) []snapshot.Name {
	if strings.Trim(key, "0123456789") == "" {
		return nil
	}
	r, ok := f.exact(key)
	if ok && r.Status == Found && r.name != nil && len(r.Also) > 0 && r.name.Kind == snapshot.Brand {
		return []snapshot.Name{*r.name}
	}
	if ok && r.Status == Ambiguous && slices.ContainsFunc(r.Candidates, func(c Candidate) bool { return c.Kind == string(snapshot.Street) }) {
		return ambiguousNames(f.db.Names(key)) // "oxy 30 mg"
	}
	names := f.db.Names(key)
	names = slices.DeleteFunc(names, func(n snapshot.Name) bool {
		switch n.Kind {
		case snapshot.Street:
			return true
		case snapshot.Code:
			return len(key) < 5
		case snapshot.Synonym:
			return len(key) < 4
		case snapshot.Abbreviation:
			return len(key) < 2
		}
		return len(key) < 3
	})
	slices.SortStableFunc(names, byWeight)
	var best []snapshot.Name // of the best kind, one per drug
	for _, n := range names {
		if tier(n.Kind) == tier(names[0].Kind) && !slices.ContainsFunc(best, func(b snapshot.Name) bool { return b.ID == n.ID }) {
			best = append(best, n)
		}
	}
	return best
}

// ambiguousNames are the names of a word that is a brand of one drug and a
// street name of another; nothing when it is slang only.
func ambiguousNames(names []snapshot.Name) []snapshot.Name {
	if !slices.ContainsFunc(names, func(n snapshot.Name) bool { return tier(n.Kind) == snapshot.Brand.Rank() }) {
		return nil
	}
	slices.SortStableFunc(names, byWeight)
	return names
}

// explain looks at a left-over word while names were found in other words. It
// matters only when it stands where an ingredient stands.
func (p *parse) explain(f *Finder, i int) {
	at := p.loose[i]
	t := p.tokens[at]
	if t.paren || len(t.key) < 4 {
		return
	}
	before := t.joined && !t.comma && p.named(at, -1)
	next := at+1 < len(p.tokens) && p.tokens[at+1].joined && !p.tokens[at+1].comma && p.named(at, +1)
	if !before && !next && !p.either {
		return
	}
	r := f.lower(t.key)
	if r.Status == Ambiguous { // settled when all but one are in the line already
		others := slices.DeleteFunc(slices.Clone(r.Candidates), func(c Candidate) bool {
			return slices.ContainsFunc(p.parts, func(pt part) bool {
				return slices.ContainsFunc(pt.names, func(n snapshot.Name) bool { return n.ID == c.ID || f.related(n.ID, c.ID) })
			})
		})
		if len(others) == 1 && len(r.Candidates) > 1 && strings.HasPrefix(fold.Key(others[0].Match), t.key) {
			r = Result{
				Status: Found, Match: &Match{Kind: KindPrefix, Matched: others[0].Match},
				Drugs: []Drug{{others[0].ID, others[0].Name}},
			}
		}
	}
	switch {
	case r.Status == Found && len(r.Drugs) > 0:
		n := snapshot.Name{ID: r.Drugs[0].ID, Display: r.Match.Matched}
		if r.name != nil {
			n = *r.name
		}
		p.parts = append(p.parts, part{at: at, n: 1, names: []snapshot.Name{n}, match: *r.Match, hard: t.hard, join: t.joined})
		p.removed = slices.DeleteFunc(p.removed, func(w string) bool { return w == t.key })
	case (before && t.hard || next && p.tokens[at+1].hard) && len(t.key) >= 5 && !common(t.key):
		p.broken = true
	}
}

// variantWords follow a brand to name a product with other ingredients: Tylenol
// PM is not Tylenol. Where the product is in the catalogue its whole name is
// found; where it is not, the brand alone would be another product.
const variantWords = " pm dm pe d hct hctz comp compound co forte duo cold flu sinus allergy cough congestion mucus nighttime complete multisymptom advance advanced "

// Variant reports whether a key is a word that makes another product of the
// brand before it.
func Variant(key string) bool { return key != "" && strings.Contains(variantWords, " "+key+" ") }

// variants refuses a brand beside a word that makes it another product. "Plus"
// does so unless a drug follows, as in "Advil plus codeine".
func (p *parse) variants() {
	for _, pt := range p.parts {
		if pt.match.Kind != string(snapshot.Brand) {
			continue
		}
		if before := pt.at - 1; before >= 0 && p.tokens[before].key == "co" && p.tokens[pt.at].joined {
			p.broken = true
		}
		after := pt.at + pt.n
		if after == len(p.tokens) || p.tokens[after].paren {
			continue
		}
		key := p.tokens[after].key
		if Variant(key) && slices.Contains(p.loose, after) || key == "plus" && !p.named(after, +1) {
			p.broken = true
		}
	}
}

// named reports whether the next token in a direction, salts and the word "and"
// aside, is part of a name that was found.
func (p *parse) named(at, step int) bool {
	for i := at + step; i >= 0 && i < len(p.tokens); i += step {
		for _, pt := range p.parts {
			if pt.at <= i && i < pt.at+pt.n {
				return true
			}
		}
		if c := p.tokens[i].class; c != salt && c != join {
			return false
		}
	}
	return false
}

// combine makes one answer of the names found.
func (f *Finder) combine(p *parse, split bool) Result {
	var all []snapshot.Name
	for _, pt := range p.parts {
		all = append(all, pt.names...)
	}
	ambiguous := Result{Status: Ambiguous, Candidates: f.candidates(all, f.reason)}
	if p.either && len(ambiguous.Candidates) > 1 || p.broken {
		return ambiguous
	}
	// A word that is a name of several drugs is settled by the others.
	union := func(skip int) []string {
		var ids []string
		for i, pt := range p.parts {
			if i != skip && len(pt.names) == 1 {
				ids = append(ids, f.Ingredients(pt.names[0].ID)...)
			}
		}
		return ids
	}
	for i := range p.parts {
		pt := &p.parts[i]
		if len(pt.names) == 1 {
			continue
		}
		rest := union(i)
		j := slices.IndexFunc(pt.names, func(n snapshot.Name) bool {
			return slices.ContainsFunc(f.Ingredients(n.ID), func(id string) bool { return slices.Contains(rest, id) })
		})
		if j < 0 {
			return ambiguous
		}
		pt.names = pt.names[j : j+1]
	}
	ids := union(-1)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	match := p.match()
	for _, pt := range p.parts { // one name covers all
		id := pt.names[0].ID
		if own := slices.Sorted(slices.Values(f.Ingredients(id))); slices.Equal(own, ids) {
			return Result{Status: Found, Match: match, Drugs: []Drug{{id, f.Name(id)}}}
		}
	}
	joined := true
	for _, pt := range p.parts[1:] {
		joined = joined && (pt.join || p.tokens[pt.at].paren)
	}
	id, known := f.combination(ids)
	switch {
	case known:
		return Result{Status: Found, Match: match, Drugs: []Drug{{id, f.Name(id)}}}
	case joined && split:
		r := Result{Status: Found, Match: match}
		for _, pt := range p.parts {
			r.Drugs = append(r.Drugs, Drug{pt.names[0].ID, f.Name(pt.names[0].ID)})
		}
		return r
	}
	for _, spare := range []func(part) bool{func(pt part) bool { return pt.salt }, func(pt part) bool { return pt.fluid }} {
		if without := slices.DeleteFunc(slices.Clone(p.parts), spare); len(without) < len(p.parts) {
			p.parts = without
			return f.combine(p, split)
		}
	}
	return ambiguous
}

// match describes the least certain of the names found.
func (p *parse) match() *Match {
	worst := slices.MaxFunc(p.parts, func(a, b part) int {
		return cmp.Or(certainty(a.match.Kind)-certainty(b.match.Kind), b.at-a.at)
	})
	m := worst.match
	m.Removed = p.removed
	for _, at := range p.loose {
		if k := p.tokens[at].key; slices.Contains(p.removed, k) {
			m.Unknown = append(m.Unknown, k)
		}
	}
	return &m
}

// certainty orders kinds of match, the most certain first.
func certainty(kind string) int {
	return slices.Index([]string{
		string(snapshot.Generic), string(snapshot.Brand), string(snapshot.Synonym), string(snapshot.Abbreviation), string(snapshot.Code),
		KindPrefix, KindTypo, KindSubsequence, string(snapshot.Street),
	}, kind)
}

// combination is the record of the fixed combination of exactly these
// ingredients, sorted.
func (f *Finder) combination(ids []string) (string, bool) {
	f.lazy.combine.Do(func() {
		m := map[string]string{}
		for line := range f.db.AllStored() {
			head := line[:min(len(line), 200)]
			if !strings.Contains(head, `"kind":"combination"`) {
				continue
			}
			if id, ok := field(head, `{"id":"`); ok {
				m[strings.Join(slices.Sorted(slices.Values(f.Ingredients(id))), "+")] = id
			}
		}
		f.lazy.combinations = m
	})
	id, ok := f.lazy.combinations[strings.Join(ids, "+")]
	return id, ok
}

// guess goes down the ladder with what is left of a string in which no word is
// a name: all words that are no label words as one name, and if that is none
// each word by itself, everyday words aside.
//
//	klonapin 0.5 mg        klonapin: Klonopin
//	clona zapem            clonazapem: clonazepam
//	asprin or advill       asprin: aspirin; advill: Advil; one of two: ambiguous
func (f *Finder) guess(p *parse, key string, split bool) Result {
	var rest strings.Builder
	var unusual []int
	for _, i := range p.loose {
		t := p.tokens[i]
		if t.paren && len(p.loose) > 1 {
			continue
		}
		rest.WriteString(t.key)
		if !common(t.key) {
			unusual = append(unusual, i)
		}
	}
	left := rest.String()
	if left == "" {
		return Result{Status: NotFound}
	}
	removed := p.removed
	p.removed = nil
	for _, t := range p.tokens {
		if t.class != notLabel {
			p.removed = append(p.removed, t.key)
		}
	}
	if left != key {
		if r, ok := f.exact(left); ok && r.Status == Found && r.Match.Kind != string(snapshot.Street) {
			r.Match.Removed = p.removed
			return r
		}
	}
	r := f.lower(left)
	if r.Match != nil {
		r.Match.Removed = p.removed
	}
	if r.Status != NotFound || len(p.loose) == 1 || len(unusual) > maxGuesses {
		return r
	}
	p.removed = removed
	for _, i := range unusual {
		t := p.tokens[i]
		if len(t.key) < shortest+1 {
			return r
		}
		one := f.lower(t.key)
		if one.Status != Found {
			return r
		}
		p.parts = append(p.parts, part{at: i, n: 1, names: []snapshot.Name{*one.name}, match: *one.Match, hard: t.hard, join: t.joined})
		p.removed = slices.DeleteFunc(slices.Clone(p.removed), func(w string) bool { return w == t.key })
	}
	if len(p.parts) == 0 {
		return r
	}
	return f.combine(p, split)
}

// maxGuesses bounds the words of one string that are guessed at.
const maxGuesses = 4

// lower is the part of the ladder that guesses. A beginning that several drugs
// share may still be one drug's name with its last letter missing, and what
// looks like the beginning of one name may be another one misspelled, so
// spelling is asked in either case.
//
//	amlodipin    begins amlodipine and combinations     found by the beginning
//	prednisol    begins prednisolone; prednisone is no
//	             likelier than that                     found by the beginning
//	naproxene    begins "Naproxen + Esomeprazole", but
//	             is one letter from naproxen            found by spelling
func (f *Finder) lower(key string) Result {
	const likelier = 7 // the price of a misspelling that a beginning does not beat
	begun := f.prefix(key)
	spelled := f.spelling(key)
	if begun.Status == Found {
		switch {
		case spelled.Status == Ambiguous && spelled.Candidates[0].ID != begun.Drugs[0].ID && spelled.price <= likelier:
			return spelled
		case spelled.Status != Found || spelled.Drugs[0].ID == begun.Drugs[0].ID:
			return begun
		case f.related(spelled.Drugs[0].ID, begun.Drugs[0].ID) || begun.name.Kind == snapshot.Synonym:
			return spelled
		case fold.Words(begun.name.Display)[0] == spelled.name.Key: // gabapentine, "gabapentin enacarbil"
			return spelled
		}
		both := append(f.candidates([]snapshot.Name{*begun.name}, f.beginning), f.candidates([]snapshot.Name{*spelled.name}, f.spelledLike)...)
		return Result{Status: Ambiguous, Candidates: both}
	}
	switch {
	case spelled.Status == Found:
		return spelled
	case begun.Status == Ambiguous:
		return begun
	case spelled.Status == Ambiguous:
		return spelled
	}
	r := f.subsequence(key)
	if r.Status == NotFound {
		r.Candidates = spelled.Candidates
	}
	return r
}
