package main

import "testing"

// long marks a test that takes many packs apart, one after the other. The race detector
// makes it eight times as slow and has nothing to see in it, so `make test` runs it in a
// stage of its own without.
func long(t *testing.T) {
	t.Helper()
	if underRace {
		t.Skip("runs without the race detector")
	}
}
