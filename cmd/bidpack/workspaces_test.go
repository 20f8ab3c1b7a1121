package main

import (
	"path/filepath"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/workspace"
)

// file is a workspace of its own with one organisation.
func newFile(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+workspace.Extension)
	in(t, path, true, func(s *workspace.Service) {
		if err := s.EditOrganisation("Name", func(o *bid.Organisation) error { o.Name = name; return nil }); err != nil {
			t.Fatal(err)
		}
	})
	return path
}

// in works in a workspace as the window would and closes it again.
func in(t *testing.T, path string, fresh bool, f func(*workspace.Service)) {
	t.Helper()
	s := service(path)
	open := s.Open
	if fresh {
		open = s.Create
	}
	if err := open(path); err != nil {
		t.Fatal(explained(err))
	}
	defer s.Close()
	f(s)
}

// Two workspaces on one machine play lead and partner: packs are numbered and signed with
// their own keys, a merge is one step that can be taken back, and nothing is sent twice
// under one number.
func TestTwoWorkspacesExchangePacks(t *testing.T) {
	lead, partner := newFile(t, "Wren Valley Support CIC"), newFile(t, "Harbour Minds")
	var leadBid string
	in(t, lead, false, func(s *workspace.Service) {
		doc, err := bid.Decode(countyExample(t))
		if err != nil {
			t.Fatal(err)
		}
		for i := range doc.Bid.Consortium.Members {
			doc.Bid.Consortium.Members[i].Part.OrganisationID = ""
		}
		if leadBid, err = s.AddDocument("Add the example", doc); err != nil {
			t.Fatal(err)
		}
	})
	run := func(args ...string) {
		t.Helper()
		if code, _, errOut := bidpack(t, "", args...); code != 0 {
			t.Fatalf("bidpack %v: exit %d, %s", args, code, errOut)
		}
	}
	dir := t.TempDir()
	offer, answer := filepath.Join(dir, "offer.pdf"), filepath.Join(dir, "answer.pdf")
	send := func() {
		t.Helper()
		run("export", lead+"#"+leadBid, "--audience", "partner", "--partner", "mem-harbour", "--format", "pdf", "-o", offer)
	}
	send()
	run("new", "--invitation", offer, "--into", partner)
	var partnerBid string
	in(t, partner, false, func(s *workspace.Service) {
		state, err := s.State()
		if err != nil || len(state.Bids) != 1 {
			t.Fatal(err, len(state.Bids))
		}
		partnerBid = state.Bids[0].ID
		if err := s.EditBid(partnerBid, "Price", func(b *bid.Bid) error {
			b.Invitation.Part.Most = money.MustQuantity("3100")
			b.Pricing.WalkAway = money.MustPounds("43210.98")
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	})
	run("export", partner+"#"+partnerBid, "--audience", "lead", "--format", "pdf", "-o", answer)
	run("merge", lead+"#"+leadBid, answer, "--accept", "all")
	most := func() (got string, sequence int, signers int) {
		in(t, lead, false, func(s *workspace.Service) {
			doc, err := s.Document(leadBid)
			if err != nil {
				t.Fatal(err)
			}
			m := doc.Bid.Consortium.Members[0]
			got, sequence, signers = m.Part.Most.String(), m.Exchange.Sequence, len(doc.Organisation.Signers)
		})
		return got, sequence, signers
	}
	if got, sequence, signers := most(); got != "3100" || sequence != 1 || signers != 1 {
		t.Fatalf("after the merge: %q, %d packs sent, %d known keys", got, sequence, signers)
	}
	in(t, lead, false, func(s *workspace.Service) {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	})
	if got, _, signers := most(); got == "3100" || signers != 0 {
		t.Errorf("one undo leaves %q and %d known keys", got, signers)
	}
	run("merge", lead+"#"+leadBid, answer, "--accept", "all")
	send()
	send()
	if got, sequence, _ := most(); got != "3100" || sequence != 3 {
		t.Errorf("in the end: %q, %d packs sent", got, sequence)
	}
	run("merge", partner+"#"+partnerBid, offer, "--accept", "all")

	// A pack signed with another key in a known name is refused in a sentence.
	in(t, partner, false, func(s *workspace.Service) {
		if _, err := s.ReplaceKey(); err != nil {
			t.Fatal(err)
		}
	})
	run("export", partner+"#"+partnerBid, "--audience", "lead", "--format", "pdf", "-o", answer)
	if code, _, errOut := bidpack(t, "", "merge", lead+"#"+leadBid, answer, "--accept", "all"); code != 2 || errOut == "" {
		t.Errorf("another key: exit %d, %s", code, errOut)
	}
}
