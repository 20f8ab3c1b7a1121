package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"time"

	"github.com/google/uuid"

	"bidwright/app/bid"
	"bidwright/app/notice"
	"bidwright/data/ocds"
)

func init() {
	commands["new"] = command{usage: "--notice NOTICE.json [--release ID] [--repair] [--at TIME]\n  bidpack new --invitation PACK [--into FILE.bidwright] [--organisation NAME] [--passphrase-file FILE]",
		summary: "a new bid document from a saved OCDS notice (choose with --release when there are several), or from a lead’s invitation", run: runNew}
}

// bidSpace makes the id of a bid from its notice, so that the same file gives the
// same bid.
var bidSpace = uuid.NewSHA1(uuid.NameSpaceOID, []byte("bidwright.bid"))

func runNew(e env, args []string) error {
	flags := flag.NewFlagSet("new", flag.ContinueOnError)
	name := flags.String("notice", "", "")
	release := flags.String("release", "", "")
	repair := flags.Bool("repair", false, "")
	at := flags.String("at", "", "")
	invitation, into := flags.String("invitation", "", ""), flags.String("into", "", "")
	organisation, passphrase := flags.String("organisation", "", ""), flags.String("passphrase-file", "", "")
	if _, err := arguments(flags, args); err != nil {
		return err
	}
	if (*name == "") == (*invitation == "") {
		return errors.New("name one of --notice NOTICE.json and --invitation PACK; run bidpack --help for the usage")
	}
	now := time.Now()
	if *at != "" {
		var err error
		if now, err = time.Parse(time.RFC3339, *at); err != nil {
			return fmt.Errorf("--at takes a time such as 2026-11-22T09:00:00Z, not %.40q", *at)
		}
	}
	if *invitation != "" {
		return e.invited(*invitation, *into, *organisation, *passphrase, now)
	}
	raw, err := e.read(*name, ocds.MaxBytes)
	if err != nil {
		return err
	}
	file, err := ocds.ReadBytes(context.Background(), raw, nil)
	var refusal *ocds.Refusal
	if errors.As(err, &refusal) && refusal.Repairable {
		if !*repair {
			return fmt.Errorf("%s: %s Run the command again with --repair to read a mended copy", refusal.Code, refusal.Message)
		}
		file, err = ocds.ReadRepaired(context.Background(), raw, nil)
	}
	if err != nil {
		if errors.As(err, &refusal) {
			return fmt.Errorf("%s: %s", refusal.Code, refusal.Message)
		}
		return err
	}
	reading := notice.Reading{Now: now, London: ocds.London()}
	chosen, err := notice.Find(file, *release)
	if err != nil {
		if choices := notice.Choices(file, reading); len(choices) > 1 {
			if jsonErr := writeJSON(e, map[string]any{"choices": choices}); jsonErr != nil {
				return jsonErr
			}
		}
		return err
	}
	opportunity, _ := notice.Draft(file, chosen, reading)
	doc := bid.Document{Schema: bid.SchemaVersion, Bid: bid.Bid{
		ID: uuid.NewSHA1(bidSpace, []byte(opportunity.Notice.ID+"\n"+opportunity.Notice.SHA256)).String(), Title: opportunity.Title, Opportunity: opportunity}}
	n := 0
	bid.Normalise(&doc, func() string {
		n++
		return uuid.NewSHA1(bidSpace, fmt.Appendf(nil, "%s %d", doc.Bid.ID, n)).String()
	})
	out, err := bid.Encode(doc)
	if err != nil {
		return err
	}
	_, err = e.out.Write(out)
	return err
}
