package render

// Tone is how a piece of text is shown. Each tone is a kind of markdown
// emphasis, coloured by the style.
type Tone int

// The tones.
const (
	Plain Tone = iota
	Label      // names of rows: **strong**
	Alert      // dangers and the answers that matter: `code`
	Muted      // source numbers, notes: *emphasis*
)

// Span is a piece of text in one tone.
type Span struct {
	Text string
	Tone Tone
	Link string // address behind the text, where the terminal knows links
}

// Text is a line of spans that may be broken at blanks.
type Text []Span

// Block is a part of a page.
type Block interface{ block() }

// Title is the head of the page.
type Title struct {
	Left, Right string
}

// Heading opens a section.
type Heading struct {
	Text  string
	Right string // a note at the right margin
}

// Row is a label and a text that hangs beside it; without a label the text
// stands alone.
type Row struct {
	Label string
	Text  Text
}

// Para is a paragraph over the full width.
type Para struct{ Text Text }

// Box is a set of rows behind a bar, for warnings.
type Box struct {
	Title string
	Rows  []Row
}

// Drawing is lines that must not be broken, drawn for a width.
type Drawing struct {
	Draw    func(width int, ascii bool) []Text
	Caption Text // the same in words
}

// Gap is an empty line.
type Gap struct{}

func (Title) block()   {}
func (Heading) block() {}
func (Row) block()     {}
func (Para) block()    {}
func (Box) block()     {}
func (Drawing) block() {}
func (Gap) block()     {}

// Document is a page without a width.
type Document struct{ Blocks []Block }

func (d *Document) add(b ...Block) { d.Blocks = append(d.Blocks, b...) }

func plain(s string) Text  { return Text{{Text: s}} }
func muted(s string) Text  { return Text{{Text: s, Tone: Muted}} }
func strong(s string) Text { return Text{{Text: s, Tone: Label}} }
func alert(s string) Text  { return Text{{Text: s, Tone: Alert}} }

func join(parts ...Text) Text {
	var out Text
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}
