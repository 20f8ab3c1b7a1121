package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/pack"
	"bidwright/app/pack/layout"
	"bidwright/assets/fonts"
	"bidwright/data/file"
	"bidwright/data/html"
	"bidwright/data/pdf"
	"bidwright/data/sheet"
)

func init() {
	commands["export"] = command{usage: "BID --audience commissioner|board [--paper commercial|technical|selection|clarification|social-value] --format pdf|html|xlsx|csv|json -o FILE [--draft] [--on DATE]\n  bidpack export BID|FILE.bidwright#ID --audience partner --partner ID | --audience lead --format pdf|data|html|xlsx|csv|json -o FILE [--key FILE] [--record BID] [--passphrase-file FILE | --for age1…]\n  bidpack export BID --all -o FOLDER [--draft] [--on DATE]",
		summary: "a pack for an audience, checked for leaks before it is written; packs between partners are signed, and carry their data as PDF or data; --all writes every file for the buyer and the board into a new folder, apart from each other, with a list", run: runExport}
}

// papers are the buyer's files by the names of the command line.
var papers = map[string]bid.Paper{"commercial": bid.PaperCommercial, "technical": bid.PaperTechnical, "selection": bid.PaperSelection, "clarification": bid.PaperClarification, "social-value": bid.PaperSocial}

// painter is the maker of one format.
func painter(format string) (pack.Painter, error) {
	makers := map[string]func() (pack.Painter, error){
		"pdf": func() (pack.Painter, error) { return pdfPainter() },
		"html": func() (pack.Painter, error) {
			p, err := pdfPainter()
			if err != nil {
				return nil, err
			}
			return html.Painter{Measure: p.Faces().Width}, nil
		},
		"json": func() (pack.Painter, error) { return pack.DataPainter{}, nil },
		"xlsx": func() (pack.Painter, error) { return sheet.Painter{}, nil },
		"csv":  func() (pack.Painter, error) { return sheet.CSVPainter{}, nil },
	}
	make, ok := makers[format]
	if !ok {
		return nil, fmt.Errorf("there is no format %.20q; choose one of: %s", format, strings.Join(slices.Sorted(maps.Keys(makers)), ", "))
	}
	return make()
}

func pdfPainter() (*pdf.Painter, error) {
	return pdf.NewPainter(pdf.Typeface{Regular: fonts.Regular(), Bold: fonts.Bold()})
}

func runExport(e env, args []string) error {
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	audience, format := flags.String("audience", "", ""), flags.String("format", "", "")
	paper := flags.String("paper", "commercial", "")
	partner, keyFile, record := flags.String("partner", "", ""), flags.String("key", "", ""), flags.String("record", "", "")
	passphrase, recipient := flags.String("passphrase-file", "", ""), flags.String("for", "", "")
	target, draft, on := flags.String("o", "", ""), flags.Bool("draft", false, ""), day(flags)
	all := flags.Bool("all", false, "")
	plain, err := arguments(flags, args, "the bid document")
	if err != nil {
		return err
	}
	switch {
	case *all && *target == "":
		return errors.New("-o FOLDER is missing; run bidpack --help for the usage")
	case *all && (*audience+*format+*partner+*keyFile+*record+*passphrase+*recipient != "" || *paper != "commercial"):
		return errors.New("--all writes every file, so only -o, --draft and --on go with it")
	case *all:
		return e.exportAll(plain[0], *target, *on, *draft)
	case *audience == "":
		return errors.New("--audience is missing; run bidpack --help for the usage")
	case *format == "":
		return errors.New("--format is missing; run bidpack --help for the usage")
	case *target == "":
		return errors.New("-o FILE is missing; run bidpack --help for the usage")
	}
	if to := pack.Audience(*audience); to.Carries() {
		return e.send(sending{bid: plain[0], partner: *partner, audience: to, format: *format, target: *target, key: *keyFile, passphrase: *passphrase, recipient: *recipient, record: *record, on: *on})
	}
	if *partner+*keyFile+*record+*passphrase+*recipient != "" {
		return errors.New("--partner, --key, --record, --passphrase-file and --for go with --audience partner or lead")
	}
	which, known := papers[*paper]
	if !known {
		return fmt.Errorf("there is no paper %.20q; choose one of: %s", *paper, strings.Join(slices.Sorted(maps.Keys(papers)), ", "))
	}
	maker, err := painter(*format)
	if err != nil {
		return err
	}
	doc, err := e.document(plain[0])
	if err != nil {
		return err
	}
	a, lib, today, err := assessment(doc, *on)
	if err != nil {
		return err
	}
	done, err := pack.Finish(context.Background(), maker, pack.Audience(*audience), pack.Source{Document: doc, Assessment: a, Library: lib, On: today, Paper: which}, *draft, nil)
	var blocked *pack.BlockedError
	var leak *pack.LeakError
	switch {
	case errors.As(err, &blocked), errors.As(err, &leak):
		fmt.Fprintf(e.err, "bidpack export: %v\n", err)
		return errFound
	case err != nil:
		return err
	}
	if *target == "-" {
		_, err = e.out.Write(done.Bytes)
		return err
	}
	verify := func(raw []byte) error { return maker.Verify(raw, done.Document) }
	if err := (file.Files{}).WriteAtomic(*target, done.Bytes, verify); err != nil {
		return explained(err)
	}
	if limit := doc.Bid.Pack.Pages; which == bid.PaperTechnical && *format == "pdf" && limit > 0 {
		pages, err := pagesOf(done.Document)
		if err != nil {
			return err
		}
		if pages > limit {
			fmt.Fprintf(e.err, "bidpack export: the technical response has %d pages with its cover and contents; the tender allows %d\n", pages, limit)
		}
	}
	return writeJSON(e, map[string]any{"file": *target, "format": *format, "audience": *audience, "paper": *paper, "draft": len(done.Blockers) > 0,
		"pack": done.Document.Hash(), "version": done.Document.Version, "sha256": done.SHA256, "bytes": len(done.Bytes)})
}

// pagesOf is how many pages a file has.
func pagesOf(doc pack.Document) (int, error) {
	p, err := pdfPainter()
	if err != nil {
		return 0, err
	}
	laid, err := layout.Layout(context.Background(), doc, p.Faces(), nil)
	return len(laid.Pages), err
}
