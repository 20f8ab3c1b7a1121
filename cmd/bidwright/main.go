// Command bidwright is the window program. It reads the flags and hands over;
// what a page shows and does lives in ui and app.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"bidwright/ui/shell"
)

const usage = `Usage: bidwright [flags] [FILE.bidwright]

  --version           print the version and stop
  --smoke             open the window, draw it, and stop
  --ready             print "window ready" once the first frame is drawn, then carry on
  --screenshots DIR   write a picture of each page to DIR, without a display, and stop
  --example NAME      of this worked example: meals (the usual one), home-care, sen-day,
                      new-provider, new-provider-partners, county-partners or stationery
`

// options is the command line, read.
type options struct {
	version     bool
	smoke       bool
	ready       bool
	screenshots string
	example     string
	file        string
}

func main() {
	opts, err := parseOptions(os.Args[1:])
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Print(usage)
	case err != nil:
		fmt.Fprintf(os.Stderr, "bidwright: %v\n%s", err, usage)
		os.Exit(2)
	default:
		if err := run(opts, os.Stdout); err != nil {
			fmt.Fprintf(os.Stderr, "bidwright: %v\n", err)
			os.Exit(1)
		}
	}
}

func parseOptions(args []string) (options, error) {
	var opts options
	flags := flag.NewFlagSet("bidwright", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.BoolVar(&opts.version, "version", false, "")
	flags.BoolVar(&opts.smoke, "smoke", false, "")
	flags.BoolVar(&opts.ready, "ready", false, "")
	flags.StringVar(&opts.screenshots, "screenshots", "", "")
	flags.StringVar(&opts.example, "example", "", "")
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	if flags.NArg() > 1 {
		return options{}, fmt.Errorf("only one file can be opened at a time, and %d were named", flags.NArg())
	}
	opts.file = flags.Arg(0)
	return opts, nil
}

func run(opts options, out io.Writer) error {
	switch {
	case opts.version:
		_, err := fmt.Fprintf(out, "%s %s\n", appName, appVersion)
		return err
	case opts.screenshots != "":
		return writeScreenshots(opts.screenshots, opts.example, shell.Looks())
	default:
		return openWindow(opts, out)
	}
}
