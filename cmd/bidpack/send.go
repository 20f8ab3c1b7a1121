package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/google/uuid"

	"bidwright/app/bid"
	"bidwright/app/exchange"
	"bidwright/app/pack"
	"bidwright/app/workspace"
	"bidwright/data/file"
	"bidwright/data/ocds"
	"bidwright/data/packfile"
)

// sending is an export to one partner or to the lead.
type sending struct {
	bid, partner string // FILE.bidwright#ID or a document; the partner's id or name
	audience     pack.Audience
	format       string // of the pages, or data for the signed data alone
	target       string
	key          string // file; in a workspace its own key signs
	passphrase   string // file that holds it
	recipient    string // age1…
	record       string // file for the document with the pack recorded
	on           string
}

// ready is a pack that was composed and signed.
type ready struct {
	source    pack.Source
	made      *exchange.Made
	signature []byte
	// sent writes a finished file and records that the pack left; nil where nothing keeps records.
	sent func(content []byte, verify func([]byte) error) error
	// close ends the use of a workspace.
	close func() error
}

func (e env) send(s sending) error {
	if s.target == "-" && s.record == "-" {
		return errors.New("-o and --record cannot both be standard output")
	}
	if s.recipient != "" && s.passphrase != "" {
		return errors.New("a file is locked with a passphrase or for a key, not with both")
	}
	secret, err := e.secret(s.passphrase)
	if err != nil {
		return err
	}
	r, err := e.prepare(s, secret)
	if err != nil {
		return err
	}
	defer r.close()
	parts := packfile.Parts{Manifest: r.made.ManifestBytes, Data: r.made.DataBytes, Signature: r.signature}
	var content []byte
	verify := func(raw []byte) error { return sameParts(raw, parts, packfile.Secrets{}) }
	if s.format == "data" {
		if content, err = packfile.Envelope(parts); err != nil {
			return err
		}
	} else {
		maker, err := painter(s.format)
		if err != nil {
			return err
		}
		done, err := pack.Finish(context.Background(), maker, s.audience, r.source, false, nil)
		var leak *pack.LeakError
		switch {
		case errors.As(err, &leak):
			fmt.Fprintf(e.err, "bidpack export: %v\n", err)
			return errFound
		case err != nil:
			return err
		}
		content = done.Bytes
		if s.format != "pdf" {
			verify = func(raw []byte) error { return maker.Verify(raw, done.Document) }
		}
	}
	if err := r.write(e, s, content, secret, verify); err != nil {
		return err
	}
	if s.target == "-" {
		return nil
	}
	m := r.made.Manifest
	return writeJSON(e, map[string]any{"file": s.target, "format": s.format, "audience": s.audience, "to": m.To.Name, "packId": m.PackID, "sequence": m.Sequence,
		"pack": r.made.Short, "manifest": r.made.Hash, "bytes": len(content), "recorded": r.sent != nil && s.counts() || s.record != ""})
}

// counts reports the formats that another Bidwright reads: only those take a number.
func (s sending) counts() bool { return s.format == "pdf" || s.format == "data" }

// write puts the file where it is wanted, locked where asked.
func (r *ready) write(e env, s sending, content []byte, secret string, verify func([]byte) error) error {
	var err error
	switch {
	case s.recipient != "":
		if content, err = packfile.LockForKey(content, s.recipient); err != nil {
			return err
		}
		verify = nil
	case secret != "" && r.sent == nil:
		if content, err = packfile.LockFor(content, secret); err != nil {
			return err
		}
		verify = nil
	}
	switch {
	case s.target == "-":
		_, err = e.out.Write(content)
		return err
	case r.sent != nil && s.counts():
		return explained(r.sent(content, verify))
	}
	return explained((file.Files{}).WriteAtomic(s.target, content, verify))
}

// secret is the first line of the file that holds a passphrase.
func (e env) secret(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	raw, err := e.read(name, 4<<10)
	if err != nil {
		return "", err
	}
	first, _, _ := strings.Cut(string(raw), "\n")
	return strings.TrimSpace(first), nil
}

// sameParts opens a finished file again.
func sameParts(raw []byte, want packfile.Parts, secrets packfile.Secrets) error {
	back, err := packfile.Open(context.Background(), raw, secrets)
	if err != nil {
		return err
	}
	if string(back.Manifest) != string(want.Manifest) || string(back.Data) != string(want.Data) || string(back.Signature) != string(want.Signature) {
		return errors.New("the finished pack did not read back as it was signed, so it was not written")
	}
	return nil
}

// prepare composes and signs the pack, from a workspace with its own key or from a
// document with a key file.
func (e env) prepare(s sending, secret string) (*ready, error) {
	if path, id, found := workspaceBid(s.bid); found {
		return e.prepareStored(s, path, id, secret)
	}
	doc, err := e.document(s.bid)
	if err != nil {
		return nil, err
	}
	a, lib, today, err := assessment(doc, s.on)
	if err != nil {
		return nil, err
	}
	r := &ready{source: pack.Source{Document: doc, Assessment: a, Library: lib, On: today, London: ocds.London()}, close: func() error { return nil }}
	now := time.Now()
	if s.on != "" {
		now = time.Date(today.Year(), time.Month(today.Month()), today.Day(), 12, 0, 0, 0, time.UTC)
	}
	if s.audience == pack.Lead {
		r.made, err = exchange.Answer(doc, uuid.NewString(), now)
	} else {
		member, err2 := memberNamed(doc, s.partner)
		if err2 != nil {
			return nil, err2
		}
		var issues []bid.Issue
		if r.made, issues, err = exchange.Offer(doc, exchange.FiguresOf(doc, a.Consortium), member, uuid.NewString(), now); err != nil && len(issues) > 0 {
			for _, i := range issues {
				fmt.Fprintf(e.err, "bidpack export: %s: %s\n", i.Code, i.Message)
			}
			return nil, errFound
		}
	}
	if err != nil {
		return nil, err
	}
	k, _, err := key(s.key)
	if err != nil {
		return nil, err
	}
	if r.signature, err = k.Sign(r.made.ManifestBytes); err != nil {
		return nil, err
	}
	r.source.Made, r.source.Attachments = r.made, attachments(r.made, r.signature)
	if s.record != "" {
		recorded, err := exchange.Sent(doc, r.made)
		if err != nil {
			return nil, err
		}
		raw, err := bid.Encode(recorded)
		if err != nil {
			return nil, err
		}
		if err := (file.Files{}).WriteAtomic(s.record, raw, nil); err != nil {
			return nil, explained(err)
		}
	}
	return r, nil
}

func (e env) prepareStored(s sending, path, id, secret string) (*ready, error) {
	if s.key != "" || s.record != "" {
		return nil, errors.New("--key and --record go with a bid document; a workspace has a key of its own and records what it sends")
	}
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("there is no file %s", base(path))
	}
	service, err := openToWrite(path)
	if err != nil {
		return nil, err
	}
	fail := func(err error) (*ready, error) {
		service.Close()
		return nil, explained(err)
	}
	doc, err := service.Document(id)
	if err != nil {
		return fail(err)
	}
	member := ""
	if s.audience == pack.Partner {
		if member, err = memberNamed(doc, s.partner); err != nil {
			service.Close()
			return nil, err
		}
	} else if exchange.Leads(doc) {
		service.Close()
		return nil, errNotInvited
	}
	p, err := service.PreparePack(id, member)
	if err != nil {
		return fail(err)
	}
	_, lib, today, err := assessment(p.Document, s.on)
	if err != nil {
		return fail(err)
	}
	return &ready{
		source: pack.Source{Document: p.Document, Assessment: p.Assessment, Library: lib, On: today, London: ocds.London(), Made: p.Made, Attachments: p.Attachments()},
		made:   p.Made, signature: p.Signature, close: service.Close,
		sent: func(content []byte, verify func([]byte) error) error {
			_, err := service.SendPack(p, workspace.Outgoing{Path: s.target, Name: base(s.target), Format: s.format, Content: content, Passphrase: secret, Verify: verify})
			return err
		},
	}, nil
}

var errNotInvited = errors.New("this bid was not started from an invitation, so there is no lead to answer; packs to partners are made with --audience partner --partner ID")

// attachments are the signed parts as the PDF carries them.
func attachments(made *exchange.Made, signature []byte) []pack.Attachment {
	return (&workspace.Prepared{Made: made, Signature: signature}).Attachments()
}

// memberNamed finds a partner by its id, or by its name where that is one partner's.
func memberNamed(doc bid.Document, name string) (string, error) {
	if !exchange.Leads(doc) {
		return "", errors.New("this bid was started from a lead’s invitation; its answer is made with --audience lead")
	}
	if name == "" {
		return "", errors.New("--partner is missing: the id or the name of the partner who gets the pack")
	}
	var found, all []string
	for _, m := range doc.Bid.Consortium.Members {
		if m.ID == name {
			return m.ID, nil
		}
		if strings.EqualFold(m.Name, name) {
			found = append(found, m.ID)
		}
		all = append(all, m.ID+" ("+m.Name+")")
	}
	if len(found) == 1 {
		return found[0], nil
	}
	if len(all) == 0 {
		return "", errors.New("this bid has no partners")
	}
	return "", fmt.Errorf("there is no partner %.60q; choose one of: %s", name, strings.Join(all, ", "))
}
