package export_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"druginfo/internal/export"
)

const object = `{"schema_version":1,"query":"x","id":"a","name":"A","class":{"id":"c","name":"C"},"withdrawal":{"symptoms":[{"name":"tremor","level":"common"},{"name":"seizures","level":"serious"}]}}`

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		paths []string
		want  string
	}{
		{[]string{"name"}, `{"name":"A"}`},
		{[]string{"name", "id"}, `{"name":"A","id":"a"}`},
		{[]string{"class.name", "name", "class.id"}, `{"class":{"name":"C","id":"c"},"name":"A"}`},
		{[]string{"withdrawal.symptoms.name"}, `{"withdrawal":{"symptoms":[{"name":"tremor"},{"name":"seizures"}]}}`},
		{[]string{"withdrawal.symptoms"}, `{"withdrawal":{"symptoms":[{"level":"common","name":"tremor"},{"level":"serious","name":"seizures"}]}}`},
		{[]string{"stopping.abrupt", "brands"}, `{"stopping":null,"brands":null}`},
	} {
		got, err := export.Cut([]byte(object), tt.paths)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, string(got)); diff != "" {
			t.Errorf("%v: %s", tt.paths, diff)
		}
	}
	_, err := export.Cut([]byte(object), []string{"withdrawal.symptom"})
	var unknown *export.UnknownPath
	if !errors.As(err, &unknown) || len(unknown.Near) == 0 {
		t.Errorf("unknown path: %v", err)
	}
}

func TestQuery(t *testing.T) {
	q, err := export.ParseQuery(`.withdrawal.symptoms[].name, .schema_version`)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := q.Run(&out, []byte(object)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("tremor\nseizures\n1\n", out.String()); diff != "" {
		t.Error(diff)
	}
	if _, err := export.ParseQuery(`.[`); err == nil {
		t.Error("a broken expression was taken")
	}
	q, err = export.ParseQuery(`.name | error`)
	if err != nil {
		t.Fatal(err)
	}
	if q.Run(&out, []byte(object)) == nil {
		t.Error("an error of the expression was lost")
	}
}

func TestTemplate(t *testing.T) {
	tpl, err := export.ParseTemplate(`{{range .withdrawal.symptoms}}{{tablerow .name .level}}{{end}}`)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for range 2 {
		if err := tpl.Run(&out, []byte(object)); err != nil {
			t.Fatal(err)
		}
	}
	if err := tpl.Close(&out); err != nil {
		t.Fatal(err)
	}
	want := "tremor    common\nseizures  serious\ntremor    common\nseizures  serious\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
	if _, err := export.ParseTemplate(`{{`); err == nil {
		t.Error("a broken template was taken")
	}
}
