// Package words holds the visible sentences of the window's frame and widgets by
// id, so that rewording one never breaks a translation.
package words

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"
)

//go:embed en-GB.json
var english []byte

var table = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	if err := json.Unmarshal(english, &out); err != nil {
		panic("words: en-GB.json: " + err.Error()) // embedded and tested: cannot happen in a built program
	}
	return out
})

// T is the sentence with that id, filled with args as fmt does; an unknown id is
// returned as it is, so that it is seen rather than lost.
func T(id string, args ...any) string {
	text, ok := table()[id]
	if !ok {
		return id
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// Has reports whether the id is known.
func Has(id string) bool {
	_, ok := table()[id]
	return ok
}
