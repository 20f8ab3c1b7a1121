package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"

	"bidwright/app/bid"
	"bidwright/app/socialvalue/ownvalues"
	"bidwright/data/file"
)

func init() {
	commands["values"] = command{usage: "TABLE.csv|- --into BID [-o FILE]",
		summary: "take unit values of your own for social value into a bid; without -o a document is only read and what would be taken is listed", run: runValues}
}

// valuesTaken is what the command prints: never the values themselves.
type valuesTaken struct {
	Taken      int              `json:"taken"`
	Replaced   int              `json:"replaced"`
	Restricted int              `json:"restricted"`
	Left       []ownvalues.Left `json:"left"`
	Written    bool             `json:"written"`
}

func runValues(e env, args []string) error {
	flags := flag.NewFlagSet("values", flag.ContinueOnError)
	into, target := flags.String("into", "", ""), flags.String("o", "", "")
	plain, err := arguments(flags, args, "the table of values")
	if err != nil {
		return err
	}
	if *into == "" {
		return errors.New("--into BID is missing: the bid that is to hold the values")
	}
	if plain[0] == "-" && *into == "-" {
		return errors.New("only one of the table and the bid can come from standard input")
	}
	stored, id, found := workspaceBid(*into)
	if found && *target != "" {
		return errors.New("-o goes with a bid document; in a workspace the values go into the bid itself")
	}
	raw, err := e.read(plain[0], ownvalues.MaxBytes)
	if err != nil {
		return err
	}
	doc, err := e.document(*into)
	if err != nil {
		return err
	}
	r, err := ownvalues.Read(bytes.NewReader(raw), doc.Bid.SocialValue.Values)
	if err != nil {
		return fmt.Errorf("%s: %w", base(plain[0]), err)
	}
	out := valuesTaken{Taken: len(r.Taken), Replaced: r.Replaced, Restricted: r.Restricted, Left: append([]ownvalues.Left{}, r.Left...)}
	switch {
	case len(r.Taken) == 0:
	case found:
		if err := takeStored(stored, id, r); err != nil {
			return err
		}
		out.Written = true
	case *target != "":
		ownvalues.Into(&doc.Bid, r)
		content, err := bid.Encode(doc)
		if err != nil {
			return err
		}
		if err := (file.Files{}).WriteAtomic(*target, content, nil); err != nil {
			return explained(err)
		}
		out.Written = true
	}
	if err := writeJSON(e, out); err != nil {
		return err
	}
	if len(r.Left) > 0 {
		return errFound
	}
	return nil
}

// takeStored puts values into a bid of a workspace, as one step that can be undone in the
// window.
func takeStored(path, id string, r ownvalues.Result) error {
	s, err := openToWrite(path)
	if err != nil {
		return err
	}
	defer s.Close()
	return explained(s.EditBid(id, ownvalues.Step, func(b *bid.Bid) error { ownvalues.Into(b, r); return nil }))
}
