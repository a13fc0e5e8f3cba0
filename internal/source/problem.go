package source

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Problem is one thing that is wrong with the data, where it stands, and what
// to do about it.
type Problem struct {
	File    string // below data/
	Line    int    // 1-based
	Field   string // path of the field, such as uses[2].sources; may be empty
	Message string
	Hint    string
}

// String is the problem in the form compilers use: file:line: message.
func (p Problem) String() string {
	s := fmt.Sprintf("data/%s:%d: ", p.File, p.Line)
	if p.Field != "" {
		s += p.Field + ": "
	}
	s += p.Message
	if p.Hint != "" {
		s += " (" + p.Hint + ")"
	}
	return s
}

func sortProblems(ps []Problem) {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), strings.Compare(a.Field, b.Field))
	})
}

// locate fills in the line of each problem from its field path. Files are
// parsed again for this, and only the files that have a problem.
func locate(ps []Problem, text func(file string) []byte) {
	roots := map[string]*yaml.Node{}
	for i := range ps {
		if ps[i].Line > 0 {
			continue
		}
		ps[i].Line = 1
		root, ok := roots[ps[i].File]
		if !ok {
			root = new(yaml.Node)
			if yaml.Unmarshal(text(ps[i].File), root) != nil {
				root = nil
			}
			roots[ps[i].File] = root
		}
		if root != nil && len(root.Content) > 0 {
			ps[i].Line = lineOf(root.Content[0], ps[i].Field)
		}
	}
}

// lineOf walks a path such as withdrawal.symptoms[3].name as far as it exists.
func lineOf(n *yaml.Node, field string) int {
	line := n.Line
	for _, step := range strings.FieldsFunc(field, func(r rune) bool { return r == '.' || r == '[' || r == ']' }) {
		switch n.Kind {
		case yaml.SequenceNode:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(n.Content) {
				return line
			}
			n = n.Content[i]
		case yaml.MappingNode:
			next := -1
			for i := 0; i+1 < len(n.Content); i += 2 {
				if n.Content[i].Value == step {
					next = i
				}
			}
			if next < 0 {
				return line
			}
			line = n.Content[next].Line
			n = n.Content[next+1]
			continue
		default:
			return line
		}
		line = n.Line
	}
	return line
}
