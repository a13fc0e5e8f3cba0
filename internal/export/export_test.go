package export_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"druginfo/internal/drugdb"
	"druginfo/internal/export"
	"druginfo/internal/lookup"
	"druginfo/internal/record"
)

// Every exported record is valid under the schema that the program prints, and
// the schema is strict: it refuses a field it does not know.
func TestRecordsValidate(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(record.JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	db, err := drugdb.Open()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := export.NDJSON(&out, db); err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(out.String()) {
		n++
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("line %d: %v", n, err)
		}
	}
	if n == 0 {
		t.Fatal("no record")
	}
	line, _ := db.Line("clonazepam")
	b, err := export.Record(line, "klonopin", &lookup.Match{Kind: "brand", Matched: "Klonopin"})
	if err != nil {
		t.Fatal(err)
	}
	v, _ := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err := schema.Validate(v); err != nil {
		t.Errorf("with a match: %v", err)
	}
	v.(map[string]any)["surprise"] = 1.0
	if schema.Validate(v) == nil {
		t.Error("the schema accepts an unknown field")
	}
}

func TestASCIIControls(t *testing.T) {
	in, _ := json.Marshal(map[string]string{"q": "a\u202eb\u0085c\x7fd\U000e0001é"})
	out := export.ASCIIControls(in)
	for _, r := range string(out) {
		if r == 0x7f || r == 0x85 || r == 0x202e || r == 0xe0001 {
			t.Errorf("%U passed: %s", r, out)
		}
	}
	var a, b map[string]string
	if err := json.Unmarshal(in, &a); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &b); err != nil || a["q"] != b["q"] {
		t.Errorf("changed: %q, %q, %v", a["q"], b["q"], err)
	}
}
