package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/workspace"
	"bidwright/data/file"
	"bidwright/data/sqlite"
)

func init() {
	commands["workspace"] = command{usage: "FILE list|check|backup [-o COPY]|extract ID|packs ID|reissue PACK -o FILE|differ PACK [PACK]", summary: "look into a workspace file, check it, copy it, take a bid out; list the packs of a bid, write one again, tell two apart", run: runWorkspace}
}

// explained turns any error of opening or writing into its sentence.
func explained(err error) error {
	if s := workspace.Explain(err); !s.IsZero() {
		return errors.New(s.String())
	}
	return err
}

// open opens a workspace for reading only, with every check of opening.
func open(path string) (*workspace.Service, error) {
	s := workspace.New(workspace.Params{Keeper: sqlite.NewKeeper(), Files: file.Files{}, Now: time.Now, NewID: uuid.NewString})
	if err := s.OpenReadOnly(path); err != nil {
		return nil, explained(err)
	}
	return s, nil
}

func fromWorkspace(path, id string) (bid.Document, error) {
	s, err := open(path)
	if err != nil {
		return bid.Document{}, err
	}
	defer s.Close()
	doc, err := s.Document(id)
	if err != nil {
		return bid.Document{}, fmt.Errorf("%s holds no bid %.60q; bidpack workspace %s list shows them", base(path), id, base(path))
	}
	return doc, nil
}

func runWorkspace(e env, args []string) error {
	flags := flag.NewFlagSet("workspace", flag.ContinueOnError)
	target := flags.String("o", "", "")
	names := []string{"the workspace file", "list, check, backup, extract, packs, reissue or differ"}
	for i, a := range args {
		switch a {
		case "extract", "packs":
			names = append(names, "the id of a bid")
		case "reissue":
			names = append(names, "the id of a pack")
		case "differ":
			names = append(names, "the id of a pack")
			if i+2 < len(args) {
				names = append(names, "the id of a later pack")
			}
		}
	}
	plain, err := arguments(flags, args, names...)
	if err != nil {
		return err
	}
	path := plain[0]
	switch plain[1] {
	case "extract":
		doc, err := fromWorkspace(path, plain[2])
		if err != nil {
			return err
		}
		raw, err := bid.Encode(doc)
		if err != nil {
			return err
		}
		_, err = e.out.Write(raw)
		return err
	case "packs":
		return listPacks(e, path, plain[2])
	case "reissue":
		return reissue(e, path, plain[2], *target)
	case "differ":
		return differ(e, path, plain[2:])
	case "list", "check", "backup":
	default:
		return fmt.Errorf("there is no %.20q; choose list, check, backup, extract ID, packs ID, reissue PACK or differ PACK", plain[1])
	}
	s, err := open(path)
	if err != nil {
		if plain[1] == "check" {
			if jsonErr := writeJSON(e, map[string]any{"file": path, "whole": false, "reason": err.Error()}); jsonErr != nil {
				return jsonErr
			}
			return errFound
		}
		return err
	}
	defer s.Close()
	state, err := s.State()
	if err != nil {
		return explained(err)
	}
	switch plain[1] {
	case "list":
		return writeJSON(e, map[string]any{"organisation": state.Organisation.Name, "bids": listed(state.Bids)})
	case "check":
		return writeJSON(e, map[string]any{"file": path, "whole": true, "bids": len(state.Bids)})
	}
	copyTo := *target
	if copyTo == "" {
		stem := strings.TrimSuffix(path, workspace.Extension)
		copyTo = stem + " backup " + time.Now().UTC().Format("2006-01-02 150405") + workspace.Extension
	}
	if err := s.SaveCopy(copyTo); err != nil {
		return explained(err)
	}
	return writeJSON(e, map[string]any{"file": filepath.ToSlash(copyTo), "bids": len(state.Bids)})
}

// listedBid is a bid in a list for machines; the buyer's estimate is in pounds.
type listedBid struct {
	ID       string  `json:"id"`
	Title    string  `json:"title"`
	Buyer    string  `json:"buyer,omitempty"`
	Deadline string  `json:"deadline,omitempty"`
	Value    *string `json:"value"`
	Status   string  `json:"status"`
	Decision string  `json:"decision,omitempty"`
	Updated  string  `json:"updated"`
}

func listed(rows []workspace.Row) []listedBid {
	out := make([]listedBid, 0, len(rows))
	for _, r := range rows {
		b := listedBid{ID: r.ID, Title: r.Title, Buyer: r.Buyer, Deadline: r.Deadline, Status: string(r.Status), Decision: string(r.Decision),
			Updated: r.Updated.UTC().Format(time.RFC3339)}
		if r.HasValue {
			value := decimal.New(r.ValuePence, -2).StringFixed(2)
			b.Value = &value
		}
		out = append(out, b)
	}
	return out
}
