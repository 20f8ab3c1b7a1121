package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
	"bidwright/app/workspace"
	"bidwright/assets/facts"
)

// arguments reads flags that may stand before or after the other arguments.
func arguments(flags *flag.FlagSet, args []string, names ...string) ([]string, error) {
	flags.SetOutput(io.Discard)
	var plain []string
	for {
		if err := flags.Parse(args); err != nil {
			return nil, fmt.Errorf("%w; run bidpack --help for the usage", err)
		}
		if flags.NArg() == 0 {
			break
		}
		plain, args = append(plain, flags.Arg(0)), flags.Args()[1:]
	}
	if len(plain) < len(names) {
		return nil, fmt.Errorf("%s is missing; run bidpack --help for the usage", names[len(plain)])
	}
	if len(plain) > len(names) {
		return nil, fmt.Errorf("%.60q is one argument too many; run bidpack --help for the usage", plain[len(names)])
	}
	return plain, nil
}

// day is a flag that sets the day of the assessment instead of today.
func day(flags *flag.FlagSet) *string {
	return flags.String("on", "", "")
}

func dayOf(text string) (date.Date, error) {
	if text == "" {
		return date.Of(time.Now()), nil
	}
	return date.ParseISO(text)
}

// document reads a bid: a file, - for standard input, or FILE.bidwright#ID.
func (e env) document(name string) (bid.Document, error) {
	if file, id, found := strings.Cut(name, workspace.Extension+"#"); found {
		return fromWorkspace(file+workspace.Extension, id)
	}
	raw, err := e.read(name, bid.MaxBytes)
	if err != nil {
		return bid.Document{}, err
	}
	if strings.HasPrefix(string(raw), "SQLite format 3\x00") {
		return bid.Document{}, fmt.Errorf("%s is a workspace; name one of its bids as %s#ID (bidpack workspace %s list shows them)", base(name), base(name), base(name))
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		return bid.Document{}, fmt.Errorf("%s: %w", base(name), err)
	}
	return doc, nil
}

// read gives a file or standard input of at most limit bytes.
func (e env) read(name string, limit int64) ([]byte, error) {
	if name == "-" {
		raw, err := io.ReadAll(io.LimitReader(e.in, limit+1))
		if err != nil {
			return nil, fmt.Errorf("standard input could not be read: %w", err)
		}
		if int64(len(raw)) > limit {
			return nil, tooLarge("standard input", limit)
		}
		return raw, nil
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s", base(name))
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w", base(name), unwrapped(err))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a file", base(name))
	case info.Size() > max(limit, 200<<20):
		return nil, tooLarge(base(name), limit)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", base(name), unwrapped(err))
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", base(name), unwrapped(err))
	}
	if int64(len(raw)) > limit && !strings.HasPrefix(string(raw[:16]), "SQLite format 3\x00") {
		return nil, tooLarge(base(name), limit)
	}
	return raw, nil
}

func tooLarge(name string, limit int64) error {
	return fmt.Errorf("%s is larger than %d MB, so it was not read", name, limit>>20)
}

func base(path string) string {
	if i := strings.LastIndexAny(path, `/\`); i >= 0 && i+1 < len(path) {
		return path[i+1:]
	}
	return path
}

// unwrapped drops the path that os errors repeat.
func unwrapped(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// assessment runs the engines over a document on a day.
func assessment(doc bid.Document, on string) (*assess.Assessment, *reference.Library, date.Date, error) {
	today, err := dayOf(on)
	if err != nil {
		return nil, nil, date.Date{}, err
	}
	lib, err := reference.Load(facts.Files())
	if err != nil {
		return nil, nil, date.Date{}, fmt.Errorf("the dated facts of this program are damaged: %w", err)
	}
	return assess.Assess(assess.Input{Document: doc, Library: lib, On: today}), lib, today, nil
}
