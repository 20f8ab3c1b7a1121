package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/assets/examples"
)

func init() {
	commands["example"] = command{usage: "[NAME]", summary: "list the bundled examples, or write one as a bid document", run: runExample}
}

func runExample(e env, args []string) error {
	flags := flag.NewFlagSet("example", flag.ContinueOnError)
	if len(args) == 0 {
		type entry struct {
			Name  string `json:"name"`
			Title string `json:"title"`
		}
		var list []entry
		for _, name := range examples.Names() {
			raw, _ := examples.Document(name)
			doc, err := bid.Decode(raw)
			if err != nil {
				return fmt.Errorf("the example %s is damaged: %w", name, err)
			}
			list = append(list, entry{name, doc.Bid.Title})
		}
		return writeJSON(e, map[string]any{"examples": list})
	}
	plain, err := arguments(flags, args, "the name of an example")
	if err != nil {
		return err
	}
	raw, ok := examples.Document(plain[0])
	if !ok {
		return fmt.Errorf("there is no example %.40q; choose one of: %s", plain[0], strings.Join(examples.Names(), ", "))
	}
	_, err = e.out.Write(raw)
	return err
}

// writeJSON prints a value for machines and people alike.
func writeJSON(e env, value any) error {
	enc := json.NewEncoder(e.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}
