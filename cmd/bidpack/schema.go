package main

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/invopop/jsonschema"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
)

func init() {
	commands["schema"] = command{usage: "", summary: "the JSON Schema of the bid document", run: runSchema}
}

// numberPattern is the only form of a number in a document.
const numberPattern = `^-?\d{1,12}(\.\d{1,12})?$`

// describe gives the types that are written as text.
func describe(t reflect.Type) *jsonschema.Schema {
	number := func(what string) *jsonschema.Schema {
		return &jsonschema.Schema{Type: "string", Pattern: numberPattern, Description: what}
	}
	switch t {
	case reflect.TypeFor[money.Pounds]():
		return number("pounds sterling as an exact decimal, such as \"12.50\"")
	case reflect.TypeFor[money.Share]():
		return number("a percentage as a fraction: 12.5 % is \"0.125\"")
	case reflect.TypeFor[money.Quantity]():
		return number("an exact quantity")
	case reflect.TypeFor[money.Value]():
		return number("an exact number in the unit of its fact")
	case reflect.TypeFor[date.Date]():
		return &jsonschema.Schema{Type: "string", Format: "date"}
	}
	return nil
}

// documentSchema is generated from the structs that read and write documents.
func documentSchema() ([]byte, error) {
	r := jsonschema.Reflector{Mapper: describe, Anonymous: true}
	s := r.Reflect(&bid.Document{})
	s.Title = fmt.Sprintf("Bidwright bid document, schema %d", bid.SchemaVersion)
	raw, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(raw, '\n'), nil
}

func runSchema(e env, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("schema takes no argument; run bidpack --help for the usage")
	}
	raw, err := documentSchema()
	if err != nil {
		return err
	}
	_, err = e.out.Write(raw)
	return err
}
