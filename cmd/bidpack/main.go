// Command bidpack does Bidwright's work without a window: JSON on standard
// output, one-line errors on standard error. It is built without cgo, so it runs
// where no window can open.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sort"

	"bidwright/app/exchange"
)

const version = "0.1.0"

// Exit codes, part of the contract with scripts.
const (
	exitFine   = 0
	exitFound  = 1 // the command worked and its checks found problems
	exitBadUse = 2 // bad input or usage
)

// env is what a command may touch besides the files named on its command line.
type env struct {
	in       io.Reader
	out, err io.Writer
}

// command is one verb. Each verb's file adds itself to commands.
type command struct {
	usage   string // the arguments, as the usage text shows them
	summary string // one line
	run     func(e env, args []string) error
}

// commands holds every verb by name.
var commands = map[string]command{}

// errFound is returned by a command that did its work and found problems: its
// output is whole, and the exit code says so.
var errFound = errors.New("problems were found")

func main() {
	os.Exit(run(env{in: os.Stdin, out: os.Stdout, err: os.Stderr}, commands, os.Args[1:]))
}

func run(e env, verbs map[string]command, args []string) int {
	if len(args) == 0 {
		printUsage(e.err, verbs)
		return exitBadUse
	}
	switch args[0] {
	case "--version":
		fmt.Fprintln(e.out, "bidpack", version)
		return exitFine
	case "--help", "-h", "help":
		printUsage(e.out, verbs)
		return exitFine
	}
	verb, ok := verbs[args[0]]
	if !ok {
		fmt.Fprintf(e.err, "bidpack: there is no command %q; run bidpack --help for the list\n", args[0])
		return exitBadUse
	}
	switch err := verb.run(e, args[1:]); {
	case err == nil:
		return exitFine
	case errors.Is(err, errFound):
		return exitFound
	default:
		code := exchange.CodeOf(err)
		if code != "" {
			code += ": "
		}
		fmt.Fprintf(e.err, "bidpack %s: %s%v\n", args[0], code, err)
		return exitBadUse
	}
}

func printUsage(w io.Writer, verbs map[string]command) {
	fmt.Fprintln(w, "Usage: bidpack COMMAND [arguments], or bidpack --version")
	names := make([]string, 0, len(verbs))
	for name := range verbs {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Fprintf(w, "\n  bidpack %s %s\n      %s\n", name, verbs[name].usage, verbs[name].summary)
	}
}
