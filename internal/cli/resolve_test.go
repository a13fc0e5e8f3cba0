package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"druginfo/internal/cli"
	"druginfo/internal/term"
)

// run is one run of the program on the embedded records.
func run(t *testing.T, in io.Reader, args ...string) (code cli.Code, out, errs string) {
	t.Helper()
	tt, o, e := term.Test("", "LANG=en_US.UTF-8")
	if in != nil {
		tt.In = in
	}
	code = cli.New(tt).Run(args)
	return code, o.String(), e.String()
}

type answer struct {
	Query, Status, Error string
	Match                *struct{ Kind, Matched string }
	Drugs                []struct{ ID, Name string }
}

func answers(t *testing.T, out string) []answer {
	t.Helper()
	var as []answer
	for line := range strings.Lines(out) {
		var a answer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%v: %q", err, line)
		}
		as = append(as, a)
	}
	return as
}

// Whatever a line holds, it gives one line, in order.
func TestResolveOddLines(t *testing.T) {
	long := strings.Repeat("x", 10<<20)
	in := "klonopin\r\n\nbad\xff\nnul\x00byte\n" + long + "\n\x1b[31mred\nPercocet\nno final newline"
	code, out, errs := run(t, strings.NewReader(in), "resolve")
	if code != cli.OK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	as := answers(t, out)
	if len(as) != 8 {
		t.Fatalf("%d lines, want 8:\n%.2000s", len(as), out)
	}
	if as[0].Status != "found" || as[0].Drugs[0].ID != "clonazepam" || as[0].Query != "klonopin" {
		t.Errorf("first line: %+v", as[0])
	}
	for i, want := range map[int]string{2: "invalid UTF-8", 3: "contains a NUL byte", 4: "longer than 4096 bytes"} {
		if as[i].Error != want || as[i].Status != "not_found" {
			t.Errorf("line %d: %+v, want %q", i+1, as[i], want)
		}
	}
	if as[1].Status != "not_found" || as[1].Drugs == nil {
		t.Errorf("an empty line: %+v", as[1])
	}
	if len(as[6].Drugs) != 2 {
		t.Errorf("a combination gives its ingredients: %+v", as[6])
	}
	if strings.ContainsRune(out, 0x1b) {
		t.Error("an escape character passed")
	}
	if !strings.Contains(errs, "8 lines: 2 found") {
		t.Errorf("summary: %q", errs)
	}
}

// Order holds however many lines are under way at once.
func TestResolveOrder(t *testing.T) {
	var in strings.Builder
	names := []string{"klonopin", "xanax", "nosuchdrug", "percocet", "zoloft"}
	const n = 50_000
	for i := range n {
		fmt.Fprintln(&in, names[i%len(names)])
	}
	code, out, _ := run(t, strings.NewReader(in.String()), "resolve", "--format", "tsv")
	if code != cli.OK {
		t.Fatal(code)
	}
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != n {
		t.Fatalf("%d lines, want %d", len(lines), n)
	}
	for i, l := range lines {
		if !strings.HasPrefix(l, names[i%len(names)]+"\t") {
			t.Fatalf("line %d: %q", i+1, l)
		}
	}
}

// An answer comes while the writer at the other end is still thinking.
func TestResolveDoesNotWait(t *testing.T) {
	r, w := io.Pipe()
	outR, outW := io.Pipe()
	tt, _, _ := term.Test("")
	tt.In, tt.Out = r, outW
	done := make(chan cli.Code, 1)
	go func() {
		done <- cli.New(tt).Run([]string{"resolve"})
		outW.Close()
	}()
	if _, err := io.WriteString(w, "klonopin\n"); err != nil {
		t.Fatal(err)
	}
	buf := make([]byte, 4096)
	n, err := outR.Read(buf)
	if err != nil || !bytes.Contains(buf[:n], []byte("clonazepam")) {
		t.Fatalf("%q %v", buf[:n], err)
	}
	w.Close()
	if _, err := io.Copy(io.Discard, outR); err != nil {
		t.Fatal(err)
	}
	if code := <-done; code != cli.OK {
		t.Error(code)
	}
}

type brokenReader struct{ n int }

func (b *brokenReader) Read(p []byte) (int, error) {
	if b.n++; b.n > 1 {
		return 0, fmt.Errorf("disk on fire")
	}
	return copy(p, "klonopin\nxan"), nil
}

// A read error is reported; what was read is answered.
func TestResolveReadError(t *testing.T) {
	code, out, errs := run(t, &brokenReader{}, "resolve")
	if code != cli.Failed || !strings.Contains(errs, "disk on fire") || !strings.Contains(out, "clonazepam") {
		t.Errorf("%d %q %q", code, out, errs)
	}
}
