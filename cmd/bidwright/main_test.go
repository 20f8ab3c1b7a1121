package main

import (
	"bytes"
	"testing"
)

func TestParseOptions(t *testing.T) {
	for _, c := range []struct {
		args []string
		want options
		ok   bool
	}{
		{nil, options{}, true},
		{[]string{"--version"}, options{version: true}, true},
		{[]string{"--smoke", "a b#.bidwright"}, options{smoke: true, file: "a b#.bidwright"}, true},
		{[]string{"--screenshots", "out"}, options{screenshots: "out"}, true},
		{[]string{"--screenshots", "out", "--example", "sen-day"}, options{screenshots: "out", example: "sen-day"}, true},
		{[]string{"--colour"}, options{}, false},
		{[]string{"one", "two"}, options{}, false},
	} {
		got, err := parseOptions(c.args)
		if got != c.want || (err == nil) != c.ok {
			t.Errorf("parseOptions(%q) = %+v, %v", c.args, got, err)
		}
	}
}

func TestVersionIsPrinted(t *testing.T) {
	var out bytes.Buffer
	if err := run(options{version: true}, &out); err != nil || out.String() != "Bidwright 0.1.0\n" {
		t.Errorf("printed %q, %v", out.String(), err)
	}
}
