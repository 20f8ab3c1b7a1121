package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// tree is a value in its exchanged form, as nested groups of fields. Lists whose entries
// have an id (or a contract year) are groups by that id, so that a path stays right when
// lines move; other lists and all single values are leaves.
type tree struct {
	leaf   string // JSON, where there are no fields
	fields map[string]*tree
	order  []string // of the entries of a list
	list   bool
}

// grow makes the tree of any exchanged value.
func grow(value any) (*tree, error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("comparing packs: %w", err)
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var plain any
	if err := dec.Decode(&plain); err != nil {
		return nil, fmt.Errorf("comparing packs: %w", err)
	}
	return branch(plain), nil
}

func branch(plain any) *tree {
	switch v := plain.(type) {
	case map[string]any:
		t := &tree{fields: map[string]*tree{}}
		for key, inner := range v {
			t.fields[escape(key)] = branch(inner)
		}
		return t
	case []any:
		if t := byID(v); t != nil {
			return t
		}
	}
	raw, _ := json.Marshal(plain)
	return &tree{leaf: string(raw)}
}

// byID is the list as a group by id, nil where an entry has none or shares it.
func byID(list []any) *tree {
	t := &tree{fields: map[string]*tree{}, list: true}
	for _, entry := range list {
		fields, ok := entry.(map[string]any)
		if !ok {
			return nil
		}
		id := ""
		for _, key := range []string{"id", "year"} {
			if value, found := fields[key]; found && id == "" {
				id = escape(fmt.Sprint(value))
			}
		}
		if id == "" || t.fields[id] != nil {
			return nil
		}
		t.fields[id] = branch(entry)
		t.order = append(t.order, id)
	}
	return t
}

// plain gives the tree back as values that JSON writes.
func (t *tree) plain() any {
	if t.fields == nil {
		return json.RawMessage(t.leaf)
	}
	if t.list {
		list := make([]any, 0, len(t.order))
		for _, id := range t.order {
			if inner := t.fields[id]; inner != nil {
				list = append(list, inner.plain())
			}
		}
		return list
	}
	group := make(map[string]any, len(t.fields))
	for key, inner := range t.fields {
		group[unescape(key)] = inner.plain()
	}
	return group
}

// into stores the tree in a struct.
func (t *tree) into(target any) error {
	raw, err := json.Marshal(t.plain())
	if err != nil {
		return fmt.Errorf("taking the changes over: %w", err)
	}
	if err := json.Unmarshal(raw, target); err != nil {
		return fmt.Errorf("taking the changes over: %w", err)
	}
	return nil
}

// at is the branch at a path, nil when there is none.
func (t *tree) at(path string) *tree {
	for _, step := range strings.Split(path, ".") {
		if t == nil || t.fields == nil {
			return nil
		}
		t = t.fields[step]
	}
	return t
}

// set puts a branch at a path, growing the groups on the way; nil takes it away.
func (t *tree) set(path string, value *tree, like *tree) {
	step, rest, deeper := strings.Cut(path, ".")
	if t.fields == nil {
		return
	}
	if !deeper {
		if value == nil {
			delete(t.fields, step)
			t.order = slices.DeleteFunc(t.order, func(id string) bool { return id == step })
			return
		}
		if t.list && t.fields[step] == nil {
			t.order = append(t.order, step)
		}
		t.fields[step] = value
		return
	}
	var pattern *tree
	if like != nil && like.fields != nil {
		pattern = like.fields[step]
	}
	inner := t.fields[step]
	if inner == nil || inner.fields == nil {
		if value == nil || pattern == nil {
			return
		}
		inner = &tree{fields: map[string]*tree{}, list: pattern.list}
		t.set(step, inner, nil)
	}
	inner.set(rest, value, pattern)
}

// same compares two branches; nil is "nothing there". The order of a list's entries is
// not a difference.
func same(a, b *tree) bool {
	if a == nil || b == nil {
		return a == b
	}
	if (a.fields == nil) != (b.fields == nil) {
		return false
	}
	if a.fields == nil {
		return a.leaf == b.leaf
	}
	return maps.EqualFunc(a.fields, b.fields, same)
}

// paths lists the leaves and the entries of lists below a branch, sorted.
func (t *tree) paths() []string {
	var all []string
	var walk func(t *tree, at string)
	walk = func(t *tree, at string) {
		for _, key := range slices.Sorted(maps.Keys(t.fields)) {
			inner, path := t.fields[key], key
			if at != "" {
				path = at + "." + key
			}
			if t.list || inner.fields == nil {
				all = append(all, path)
			}
			if inner.fields != nil {
				walk(inner, path)
			}
		}
	}
	walk(t, "")
	return all
}

// escape keeps a dot inside an id from reading as a step of the path.
func escape(key string) string {
	return strings.NewReplacer("~", "~0", ".", "~1").Replace(key)
}

func unescape(key string) string {
	return strings.NewReplacer("~1", ".", "~0", "~").Replace(key)
}
