package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"druginfo/internal/export"
	"druginfo/internal/lookup"
	"druginfo/internal/term"
)

// The stream is cut into batches of whole lines, the batches are resolved side
// by side and written in order. At most a few batches exist at a time, so
// memory does not grow with the input.
const (
	batchBytes = 64 << 10
	maxLine    = 4 << 10 // what is kept of a line; longer ones are no names
)

type batch struct {
	lines []line
	out   bytes.Buffer
	count [3]int // found, ambiguous, not found
	err   error
	done  chan struct{}
}

type line struct {
	text string
	long bool // cut: the line was longer than maxLine
}

func (a *App) resolveCommand() *cobra.Command {
	format := "jsonl"
	cmd := &cobra.Command{
		Use:   "resolve [FILE]",
		Short: "a column of names: one line in, one JSON line out, in order",
		Long: `Resolve reads one name or messy string a line, from FILE or standard input, and
prints one line for each, in order: status, match and drugs; all ingredients of
a combination; the candidates of an ambiguous line, best first. An empty line
gives a line that says not_found. It uses all processors and constant memory.`,
		Example: `  druginfo resolve names.txt
  cut -f3 prescriptions.tsv | druginfo resolve --format tsv
  parallel --pipe --keep-order druginfo resolve < names.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if format != "jsonl" && format != "tsv" {
				return usage("formats: jsonl, tsv", "no format %q", term.Clean(format))
			}
			_, f, err := a.records()
			if err != nil {
				return err
			}
			in, size, name := a.Term.In, int64(0), "standard input"
			if len(args) == 1 && args[0] != "-" {
				file, err := os.Open(args[0])
				if err != nil {
					return &codeError{code: Failed, err: fmt.Errorf("reading names: %w", err)}
				}
				defer file.Close()
				in, name = file, args[0]
				if st, err := file.Stat(); err == nil && st.Mode().IsRegular() {
					size = st.Size()
				}
			}
			// A stream makes much garbage and keeps little: collect early.
			defer debug.SetGCPercent(debug.SetGCPercent(60))
			p := &progress{w: a.Term.Err, size: size, on: a.Term.ErrTTY && size > 0}
			count, err := resolve(f, in, a.Term.Out, format, p.add)
			p.clear()
			if err != nil {
				if term.IsBrokenPipe(err) {
					return err
				}
				return &codeError{code: Failed, err: fmt.Errorf("resolving %s: %w", term.Clean(name), err)}
			}
			fmt.Fprintf(a.Term.Err, "%d lines: %d found, %d ambiguous, %d not found\n", count[0]+count[1]+count[2], count[0], count[1], count[2])
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", format, "jsonl, or tsv: query, status, ids, names, kind, matched")
	return cmd
}

// resolve streams lines from r to w. It returns how many were found, ambiguous
// and not found.
func resolve(f *lookup.Finder, r io.Reader, w io.Writer, format string, progress func(int)) (count [3]int, err error) {
	workers := runtime.GOMAXPROCS(0)
	todo := make(chan *batch, workers)
	order := make(chan *batch, 2*workers)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for b := range todo {
				b.resolve(f, format)
				close(b.done)
			}
		})
	}
	readErr := make(chan error, 1)
	go func() {
		defer close(order)
		defer close(todo)
		readErr <- read(r, func(lines []line, n int) bool {
			b := &batch{lines: lines, done: make(chan struct{})}
			select {
			case order <- b:
			case <-stop:
				return false
			}
			todo <- b
			progress(n)
			return true
		})
	}()
	out := bufio.NewWriterSize(w, 64<<10)
	for b := range order {
		<-b.done
		if err == nil {
			err = b.err
		}
		if err == nil {
			_, err = out.Write(b.out.Bytes())
		}
		if err == nil && len(order) == 0 {
			err = out.Flush() // someone may be waiting at the other end of a pipe
		}
		if err != nil {
			select {
			case <-stop:
			default:
				close(stop)
			}
			continue
		}
		for i := range count {
			count[i] += b.count[i]
		}
	}
	wg.Wait()
	return count, errors.Join(err, <-readErr, out.Flush())
}

// read cuts a stream into batches of lines. A line ends with a line feed, a
// carriage return before it belongs to it, and the last one may lack it.
func read(r io.Reader, yield func([]line, int) bool) error {
	in := bufio.NewReaderSize(r, batchBytes)
	var lines []line
	var cur []byte
	size, long, open := 0, false, false
	for {
		chunk, err := in.ReadSlice('\n')
		size += len(chunk)
		open = open || len(chunk) > 0
		end := bytes.HasSuffix(chunk, []byte("\n"))
		chunk = bytes.TrimSuffix(chunk, []byte("\n"))
		if room := maxLine - len(cur); len(chunk) > room {
			chunk, long = chunk[:room], true
		}
		cur = append(cur, chunk...)
		if end || (err != nil && open && !errors.Is(err, bufio.ErrBufferFull)) {
			lines = append(lines, line{string(bytes.TrimSuffix(cur, []byte("\r"))), long})
			cur, long, open = cur[:0], false, false
		}
		// A batch is handed on when it is full, and when nothing more has
		// arrived yet, so that a reader at the other end does not wait.
		if len(lines) > 0 && (size >= batchBytes || in.Buffered() == 0) {
			if !yield(lines, size) {
				return nil
			}
			lines, size = nil, 0
		}
		switch {
		case err == nil || errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			return nil
		default:
			return err
		}
	}
}

// resolved is a line of the output.
type resolved struct {
	Query      string             `json:"query"`
	Status     lookup.Status      `json:"status"`
	Match      *lookup.Match      `json:"match"`
	Drugs      []lookup.Drug      `json:"drugs"`
	Candidates []lookup.Candidate `json:"candidates,omitempty"`
	Also       []lookup.Candidate `json:"also,omitempty"` // other meanings of the name
	Error      string             `json:"error,omitempty"`
}

func (b *batch) resolve(f *lookup.Finder, format string) {
	for _, l := range b.lines {
		var r lookup.Result
		out := resolved{Query: strings.ToValidUTF8(l.text, "\uFFFD"), Status: lookup.NotFound}
		switch {
		case l.long:
			out.Query, out.Error = term.Clean(l.text), fmt.Sprintf("longer than %d bytes", maxLine)
		case strings.ContainsRune(l.text, 0):
			out.Error = "contains a NUL byte"
		case !utf8.ValidString(l.text):
			out.Error = "invalid UTF-8"
			r = f.Resolve(out.Query)
			out.Status, out.Match, out.Drugs, out.Candidates, out.Also = r.Status, r.Match, r.Drugs, r.Candidates, r.Also
		default:
			r = f.Resolve(l.text)
			out.Status, out.Match, out.Drugs = r.Status, r.Match, r.Drugs
			if r.Status == lookup.Ambiguous {
				out.Candidates = r.Candidates
			}
		}
		switch out.Status {
		case lookup.Found:
			b.count[0]++
		case lookup.Ambiguous:
			b.count[1]++
		default:
			b.count[2]++
		}
		if out.Drugs == nil {
			out.Drugs = []lookup.Drug{}
		}
		if format == "tsv" {
			b.tsv(out)
			continue
		}
		obj, err := export.Object(out)
		if err != nil {
			b.err = err
			return
		}
		b.out.Write(obj)
		b.out.WriteByte('\n')
	}
}

// tsv writes query, status, ids, names, kind, matched. Tabs and control
// characters of the query become visible escapes.
func (b *batch) tsv(r resolved) {
	var ids, names []string
	for _, d := range r.Drugs {
		ids, names = append(ids, d.ID), append(names, d.Name)
	}
	if r.Status == lookup.Ambiguous {
		for _, c := range r.Candidates {
			ids, names = append(ids, c.ID), append(names, c.Name)
		}
	}
	kind, matched := "", ""
	if r.Match != nil {
		kind, matched = r.Match.Kind, r.Match.Matched
	}
	fmt.Fprintf(&b.out, "%s\t%s\t%s\t%s\t%s\t%s\n", term.Clean(r.Query), r.Status, strings.Join(ids, "+"), strings.Join(names, "+"), kind, matched)
}

// progress is a bar on a terminal, for an input whose size is known.
type progress struct {
	w          io.Writer
	on         bool
	size, done int64
	last       time.Time
	mu         sync.Mutex
}

func (p *progress) add(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += int64(n)
	if !p.on || time.Since(p.last) < 100*time.Millisecond {
		return
	}
	p.last = time.Now()
	const width = 30
	full := int(min(p.done, p.size) * width / p.size)
	fmt.Fprintf(p.w, "\r[%s%s] %3d %%", strings.Repeat("#", full), strings.Repeat(".", width-full), min(p.done, p.size)*100/p.size)
}

func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.on && !p.last.IsZero() {
		fmt.Fprintf(p.w, "\r%*s\r", 40, "") // blanks, not an escape: the terminal may be a dumb one
	}
}
