package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"bidwright/app/pack"
	"bidwright/app/pack/difference"
	"bidwright/app/reference"
	"bidwright/app/workspace"
	"bidwright/assets/facts"
	"bidwright/data/file"
)

// handedOver is a pack in a list for machines.
type handedOver struct {
	ID       string `json:"id"`
	Bid      string `json:"bid"`
	Audience string `json:"audience"`
	Partner  string `json:"partner,omitempty"`
	Version  int    `json:"version"`
	Format   string `json:"format"`
	Name     string `json:"name"`
	SHA256   string `json:"sha256"`
	At       string `json:"at"`
	Kept     bool   `json:"kept"` // it can be made again
}

// listPacks lists the packs that were handed over of a bid, newest first.
func listPacks(e env, path, bidID string) error {
	s, err := open(path)
	if err != nil {
		return err
	}
	defer s.Close()
	packs, err := s.Packs(bidID)
	if err != nil {
		return explained(err)
	}
	out := make([]handedOver, 0, len(packs))
	for _, p := range packs {
		out = append(out, handedOver{p.ID, p.BidID, p.Audience, p.Partner, p.Version, p.Format, p.Name, p.SHA256, p.At.UTC().Format(time.RFC3339), p.Kept})
	}
	return writeJSON(e, map[string]any{"packs": out})
}

// issued finds a pack of any bid by its id, with what it was made from.
func issued(s *workspace.Service, id string) (workspace.IssuedPack, pack.Issue, error) {
	state, err := s.State()
	if err != nil {
		return workspace.IssuedPack{}, pack.Issue{}, explained(err)
	}
	for _, row := range state.Bids {
		packs, err := s.Packs(row.ID)
		if err != nil {
			return workspace.IssuedPack{}, pack.Issue{}, explained(err)
		}
		for _, p := range packs {
			if p.ID != id {
				continue
			}
			raw, err := s.Snapshot(id)
			if err != nil {
				return p, pack.Issue{}, explained(err)
			}
			issue, err := pack.DecodeIssue(raw)
			return p, issue, err
		}
	}
	return workspace.IssuedPack{}, pack.Issue{}, fmt.Errorf("no pack has the id %.60q; bidpack workspace FILE packs ID lists those of a bid", id)
}

// reissue writes the very bytes of a pack that was handed over.
func reissue(e env, path, id, target string) error {
	if target == "" {
		return errors.New("-o FILE is missing; run bidpack --help for the usage")
	}
	s, err := open(path)
	if err != nil {
		return err
	}
	defer s.Close()
	p, issue, err := issued(s, id)
	if err != nil {
		return err
	}
	maker, err := painter(p.Format)
	if err != nil {
		return err
	}
	lib, err := reference.Load(facts.Files())
	if err != nil {
		return err
	}
	done, err := pack.Again(context.Background(), maker, issue, lib, nil, p.SHA256, "")
	var differs *pack.DiffersError
	if errors.As(err, &differs) {
		fmt.Fprintf(e.err, "bidpack workspace: %v\n", err)
		return errFound
	}
	if err != nil {
		return err
	}
	if err := (file.Files{}).WriteAtomic(target, done.Bytes, func(raw []byte) error { return maker.Verify(raw, done.Document) }); err != nil {
		return explained(err)
	}
	return writeJSON(e, map[string]any{"file": target, "sha256": done.SHA256, "bytes": len(done.Bytes)})
}

// differ tells an issued pack from another one, or from the bid as it now stands, in words.
func differ(e env, path string, ids []string) error {
	s, err := open(path)
	if err != nil {
		return err
	}
	defer s.Close()
	p, was, err := issued(s, ids[0])
	if err != nil {
		return err
	}
	lib, err := reference.Load(facts.Files())
	if err != nil {
		return err
	}
	is := was
	if len(ids) > 1 {
		if _, is, err = issued(s, ids[1]); err != nil {
			return err
		}
	} else if is.Document, err = s.Document(p.BidID); err != nil {
		return explained(err)
	}
	before, err := pack.Build(was.Audience, was.Source(lib, nil))
	if err != nil {
		return err
	}
	after, err := pack.Build(is.Audience, is.Source(lib, nil))
	if err != nil {
		return err
	}
	changes := difference.Between(before.Document, after.Document)
	for _, c := range changes {
		fmt.Fprintln(e.out, c.Words+".")
	}
	if difference.Same(changes) {
		fmt.Fprintln(e.out, "No difference but the version and the date.")
	}
	return nil
}
