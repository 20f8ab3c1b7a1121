package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"bidwright/app/bid"
	"bidwright/app/exchange"
	"bidwright/app/workspace"
	"bidwright/data/file"
	"bidwright/data/packfile"
)

func init() {
	commands["read"] = command{usage: "PACK [--passphrase-file FILE] [--key FILE]",
		summary: "what is in a received pack, whether it is whole, who signed it, whether its totals re-add", run: runRead}
	commands["merge"] = command{usage: "BID|FILE.bidwright#ID PACK [--accept all|none|PATH,…] [-o BID] [--passphrase-file FILE] [--key FILE]",
		summary: "the differences of a partner’s pack; with --accept they are taken over, in a workspace as one step", run: runMerge}
}

// received is a pack taken out of a file, with what the signature says.
type received struct {
	*exchange.Pack
	file   *packfile.Received
	signed exchange.Signed
	// altered says why it may be looked at only.
	altered *exchange.Refusal
}

// receive opens a pack under limits; every refusal is one sentence.
func (e env) receive(name, passphrase, keyFile string) (*received, error) {
	raw, err := e.read(name, packfile.MaxFile)
	if err != nil {
		return nil, err
	}
	var secrets packfile.Secrets
	if secrets.Passphrase, err = e.secret(passphrase); err != nil {
		return nil, err
	}
	if keyFile != "" {
		if secrets.Key, _, err = key(keyFile); err != nil {
			return nil, err
		}
	}
	opened, err := packfile.Open(context.Background(), raw, secrets)
	switch {
	case errors.Is(err, packfile.ErrNeedsPassphrase), errors.Is(err, packfile.ErrPassphrase):
		return nil, fmt.Errorf("%s: %w", base(name), err)
	case err != nil:
		return nil, &exchange.Refusal{Code: exchange.CodeNotPack, Message: base(name) + ": " + err.Error()}
	}
	read, err := exchange.Read(opened.Data, opened.Manifest)
	if read == nil {
		return nil, fmt.Errorf("%s: %w", base(name), err)
	}
	r := &received{Pack: read, file: opened, signed: exchange.Signed{Key: opened.SignedBy, Good: opened.Verdict == packfile.Signed}}
	if opened.Verdict == packfile.Changed {
		r.signed.Key = "unreadable" // there is a signature, of nobody
	}
	if err != nil && !errors.As(err, &r.altered) {
		return nil, err
	}
	return r, nil
}

// packShown is a received pack for people and scripts.
type packShown struct {
	File      string          `json:"file"`
	Form      string          `json:"form"`
	Locked    bool            `json:"locked,omitempty"`
	Kind      exchange.Kind   `json:"kind"`
	From      exchange.Party  `json:"from"`
	To        exchange.Party  `json:"to"`
	BidID     string          `json:"bidId"`
	PackID    string          `json:"packId"`
	Sequence  int             `json:"sequence"`
	Created   string          `json:"created"`
	Hash      string          `json:"pack"`
	Manifest  string          `json:"manifest"`
	Signature string          `json:"signature"` // signed, unsigned or changed
	SignedBy  string          `json:"signedBy,omitempty"`
	Words     string          `json:"words,omitempty"`
	Whole     bool            `json:"whole"` // signed, and the data are those that were signed
	Newer     bool            `json:"newer,omitempty"`
	Older     bool            `json:"older,omitempty"`
	Totals    exchange.Totals `json:"totals"`
	Findings  []bid.Issue     `json:"findings"`
	Data      exchange.Data   `json:"data"`
}

func (r *received) shown(name string) packShown {
	m := r.Pack.Manifest
	s := packShown{File: base(name), Form: string(r.file.Form), Locked: r.file.Locked, Kind: m.Kind, From: m.From, To: m.To, BidID: m.BidID, PackID: m.PackID, Sequence: m.Sequence,
		Created: m.Created, Hash: r.Short(), Manifest: r.Hash, Signature: string(r.file.Verdict), SignedBy: r.file.SignedBy, Words: wordsOf(r.file.SignedBy),
		Whole: r.signed.Good && !r.Altered, Newer: r.Newer, Older: r.Older, Totals: m.Totals, Findings: append([]bid.Issue{}, r.Findings...), Data: r.Pack.Data}
	if r.altered != nil {
		s.Findings = append(s.Findings, bid.Issue{Code: r.altered.Code, Severity: bid.Blocks, Message: r.altered.Message})
	}
	return s
}

func runRead(e env, args []string) error {
	flags := flag.NewFlagSet("read", flag.ContinueOnError)
	passphrase, keyFile := flags.String("passphrase-file", "", ""), flags.String("key", "", "")
	plain, err := arguments(flags, args, "the pack")
	if err != nil {
		return err
	}
	r, err := e.receive(plain[0], *passphrase, *keyFile)
	if err != nil {
		return err
	}
	s := r.shown(plain[0])
	if err := writeJSON(e, s); err != nil {
		return err
	}
	if !s.Whole || len(s.Findings) > 0 {
		return errFound
	}
	return nil
}

// changeShown is one difference.
type changeShown struct {
	Path    string         `json:"path"`
	Words   string         `json:"words"`
	State   exchange.State `json:"state"`
	Code    string         `json:"code,omitempty"`
	Ours    string         `json:"ours"`
	Theirs  string         `json:"theirs"`
	Base    string         `json:"base,omitempty"`
	Default bool           `json:"default"`
	Taken   bool           `json:"taken"`
}

type mergeShown struct {
	From     string        `json:"from"`
	Sequence int           `json:"sequence"`
	Pack     string        `json:"pack"`
	Signer   string        `json:"signer"` // known or new
	Words    string        `json:"words"`
	Merged   bool          `json:"mergedBefore,omitempty"`
	Older    bool          `json:"older,omitempty"`
	NoBase   bool          `json:"noBase,omitempty"`
	Changes  []changeShown `json:"changes"`
	Findings []bid.Issue   `json:"findings"`
	Written  bool          `json:"written"`
}

func runMerge(e env, args []string) error {
	flags := flag.NewFlagSet("merge", flag.ContinueOnError)
	accept, target := flags.String("accept", "", ""), flags.String("o", "", "")
	passphrase, keyFile := flags.String("passphrase-file", "", ""), flags.String("key", "", "")
	plain, err := arguments(flags, args, "the bid", "the pack")
	if err != nil {
		return err
	}
	if path, id, found := workspaceBid(plain[0]); found {
		if *target != "" {
			return errors.New("-o goes with a bid document; in a workspace the pack is merged into the bid itself")
		}
		return e.mergeStored(path, id, plain[1], *passphrase, *accept)
	}
	if *accept != "" && *target == "" {
		return errors.New("-o FILE is missing: where the merged bid is written")
	}
	doc, err := e.document(plain[0])
	if err != nil {
		return err
	}
	r, err := e.receive(plain[1], *passphrase, *keyFile)
	if err != nil {
		return err
	}
	c, err := exchange.Compare(doc, r.Pack, r.signed)
	if err != nil {
		return err
	}
	chosen, err := choose(c, *accept)
	if err != nil {
		return err
	}
	if *accept != "" {
		merged, err := exchange.Apply(doc, c, chosen, time.Now())
		if err != nil {
			return err
		}
		raw, err := bid.Encode(merged)
		if err != nil {
			return err
		}
		if err := (file.Files{}).WriteAtomic(*target, raw, nil); err != nil {
			return explained(err)
		}
	}
	return writeJSON(e, mergeOf(c, r.signed.Key, chosen, *accept != ""))
}

// mergeStored merges into a workspace, as one step that can be undone in the window.
func (e env) mergeStored(path, id, name, passphrase, accept string) error {
	raw, err := e.read(name, packfile.MaxFile)
	if err != nil {
		return err
	}
	secret, err := e.secret(passphrase)
	if err != nil {
		return err
	}
	s, err := openToWrite(path)
	if err != nil {
		return err
	}
	defer s.Close()
	p, err := s.OpenPack(context.Background(), base(name), raw, secret)
	if err != nil {
		return explained(err)
	}
	if p.Refusal != nil {
		return p.Refusal
	}
	if p.New {
		return fmt.Errorf("%s is an invitation to a bid that is not in this workspace; start it with bidpack new --invitation", base(name))
	}
	chosen, err := choose(p.Comparison, accept)
	if err != nil {
		return err
	}
	if accept != "" {
		if err := s.MergePack(id, p, chosen); err != nil {
			return explained(err)
		}
	}
	return writeJSON(e, mergeOf(p.Comparison, p.Key, chosen, accept != ""))
}

// choose reads what the user accepts: all, none, or paths of the list. Nothing said is
// the default of each change.
func choose(c exchange.Comparison, accept string) (map[string]bool, error) {
	switch accept {
	case "":
		return map[string]bool{}, nil
	case "all":
		return c.All(), nil
	}
	chosen := map[string]bool{}
	for path := range c.All() {
		chosen[path] = false
	}
	if accept == "none" {
		return chosen, nil
	}
	for path := range strings.SplitSeq(accept, ",") {
		path = strings.TrimSpace(path)
		if _, known := chosen[path]; !known {
			return nil, fmt.Errorf("there is no difference %.80q to accept; run merge without --accept for the list", path)
		}
		chosen[path] = true
	}
	return chosen, nil
}

func mergeOf(c exchange.Comparison, signer string, chosen map[string]bool, written bool) mergeShown {
	m := c.Pack.Manifest
	out := mergeShown{From: m.From.Name, Sequence: m.Sequence, Pack: c.Pack.Short(), Signer: string(c.Trust), Words: wordsOf(signer),
		Merged: c.Merged, Older: c.Older, NoBase: c.NoBase, Changes: []changeShown{}, Findings: append([]bid.Issue{}, c.Findings...), Written: written}
	for _, x := range c.Changes {
		taken, said := chosen[x.Path]
		if !said {
			taken = x.Default
		}
		out.Changes = append(out.Changes, changeShown{x.Path, x.Words, x.State, x.Code, x.Ours, x.Theirs, x.Base, x.Default, written && taken && x.Choosable()})
	}
	return out
}

// invited starts a bid from a lead's invitation: in a workspace where one is named, else
// as a document on standard output for the organisation that the lead addressed.
func (e env) invited(pack, into, organisation, passphrase string, now time.Time) error {
	if into != "" {
		if !strings.HasSuffix(into, workspace.Extension) {
			return fmt.Errorf("%s is no workspace (a file that ends in %s)", base(into), workspace.Extension)
		}
		return e.invitedInto(pack, into, passphrase)
	}
	r, err := e.receive(pack, passphrase, "")
	if err != nil {
		return err
	}
	to := r.Pack.Manifest.To
	org := bid.Organisation{ID: to.OrganisationID, Name: to.Name}
	if organisation != "" {
		org.Name = organisation
	}
	if org.ID == "" {
		org.ID = uuid.NewString()
	}
	doc, err := exchange.NewBid(r.Pack, r.signed, org, uuid.NewString, now)
	if err != nil {
		return err
	}
	out, err := bid.Encode(doc)
	if err != nil {
		return err
	}
	_, err = e.out.Write(out)
	return err
}

func (e env) invitedInto(name, path, passphrase string) error {
	raw, err := e.read(name, packfile.MaxFile)
	if err != nil {
		return err
	}
	secret, err := e.secret(passphrase)
	if err != nil {
		return err
	}
	s, err := openToWrite(path)
	if err != nil {
		return err
	}
	defer s.Close()
	p, err := s.OpenPack(context.Background(), base(name), raw, secret)
	if err != nil {
		return explained(err)
	}
	if p.Refusal != nil {
		return p.Refusal
	}
	id, err := s.AcceptInvitation(p)
	if err != nil {
		return explained(err)
	}
	return writeJSON(e, map[string]any{"bid": id, "from": p.From(), "words": p.Words, "signer": p.Signer, "title": p.Pack.Data.Offer.Tender.Title})
}
