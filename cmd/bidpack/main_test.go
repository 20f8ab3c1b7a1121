package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestExitCodes(t *testing.T) {
	verbs := map[string]command{
		"fine":  {run: func(e env, _ []string) error { fmt.Fprint(e.out, "{}"); return nil }},
		"found": {run: func(e env, _ []string) error { fmt.Fprint(e.out, "[1]"); return errFound }},
		"bad":   {run: func(env, []string) error { return errors.New("bid.json is not a bid document") }},
	}
	for _, c := range []struct {
		args     []string
		code     int
		out, err string
	}{
		{[]string{"fine"}, 0, "{}", ""},
		{[]string{"found"}, 1, "[1]", ""},
		{[]string{"bad"}, 2, "", "bidpack bad: bid.json is not a bid document\n"},
		{[]string{"fnie"}, 2, "", "bidpack: there is no command \"fnie\"; run bidpack --help for the list\n"},
		{[]string{"--version"}, 0, "bidpack 0.1.0\n", ""},
	} {
		var out, errOut bytes.Buffer
		code := run(env{in: strings.NewReader(""), out: &out, err: &errOut}, verbs, c.args)
		if code != c.code || out.String() != c.out || errOut.String() != c.err {
			t.Errorf("%q: exit %d, out %q, err %q", c.args, code, out.String(), errOut.String())
		}
	}
}

func TestUsageListsEveryCommand(t *testing.T) {
	verbs := map[string]command{"assess": {usage: "BID", summary: "figures and issues"}}
	var out, errOut bytes.Buffer
	if code := run(env{out: &out, err: &errOut}, verbs, []string{"--help"}); code != 0 {
		t.Errorf("--help exits %d", code)
	}
	if !strings.Contains(out.String(), "bidpack assess BID") {
		t.Errorf("usage was %q", out.String())
	}
	if code := run(env{out: &out, err: &errOut}, verbs, nil); code != 2 || errOut.Len() == 0 {
		t.Errorf("no command: exit %d, err %q", code, errOut.String())
	}
}
