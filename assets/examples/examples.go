// Package examples holds the worked examples as bid documents. People, bodies,
// places and prices in them are invented; the rates they rest on are the dated facts.
package examples

import (
	"embed"
	"path"
	"sort"
	"strings"
)

//go:embed *.json
var files embed.FS

// Names lists the examples in alphabetical order.
func Names() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), path.Ext(e.Name())))
	}
	sort.Strings(names)
	return names
}

// Document is the named example as JSON; ok is false when there is none of that name.
func Document(name string) (document []byte, ok bool) {
	raw, err := files.ReadFile(name + ".json")
	return raw, err == nil
}
