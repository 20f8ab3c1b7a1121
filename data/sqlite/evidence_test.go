package sqlite

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/workspace"
)

func withProof(t *testing.T, r *rig) {
	t.Helper()
	must(t, r.EditOrganisation("Add a proof", func(o *bid.Organisation) error {
		o.Standing.Evidence = append(o.Standing.Evidence, bid.Evidence{ID: "ev-1", ItemID: "EV-11"})
		return nil
	}))
}

func fileOf(t *testing.T, r *rig) bid.EvidenceFile {
	t.Helper()
	return state(t, r.Service).Organisation.Standing.Evidence[0].File
}

func TestAFileOfTheVaultIsKeptCheckedAndComesBack(t *testing.T) {
	r := newRig(t)
	withProof(t, r)
	policy := append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte{0, 255, 'x'}, 9000)...)
	sum := sha256.Sum256(policy)
	kept, err := r.AttachEvidence("Keep the certificate", "ev-1", "Public liability ŵ.pdf", policy)
	must(t, err)
	if kept.SHA256 != hex.EncodeToString(sum[:]) || kept.Bytes != len(policy) || fileOf(t, r) != kept {
		t.Fatalf("%+v", kept)
	}
	// Undo takes it off the proof and Redo puts it back, with its content.
	_, err = r.Undo()
	must(t, err)
	if fileOf(t, r) != (bid.EvidenceFile{}) {
		t.Error("undo left the file on the proof")
	}
	_, err = r.Redo()
	must(t, err)
	// Deleting a bid for good, which forgets its files, leaves the organisation's alone.
	id, err := r.AddBid("Add", sampleBid("Meals", "1000"), workspace.Attachment{Name: "n", Content: []byte("x")})
	must(t, err)
	must(t, r.DeleteBid(id, "Delete"))
	_, err = r.Undo()
	must(t, err)
	_, err = r.Undo()
	must(t, err)
	must(t, r.EditOrganisation("Name", func(o *bid.Organisation) error { o.Name = "Tamar Care CIC"; return nil }))
	must(t, r.Close())
	must(t, r.Open(r.path))
	a, err := r.EvidenceFile(fileOf(t, r))
	must(t, err)
	if !bytes.Equal(a.Content, policy) || a.Name != "Public liability ŵ.pdf" {
		t.Errorf("%q, %d bytes", a.Name, len(a.Content))
	}
}

func TestWhatIsNotEvidenceIsRefusedWithASentence(t *testing.T) {
	r := newRig(t)
	withProof(t, r)
	png := []byte("\x89PNG\r\n\x1a\nrest")
	for _, c := range []struct {
		name    string
		content []byte
		want    workspace.Kind // empty: it is kept
	}{
		{"a.pdf", []byte("%PDF-1.4 x"), ""}, {"b.PNG", png, ""}, {"c.jpeg", []byte{0xFF, 0xD8, 0xFF, 0xE0}, ""},
		{"d.txt", []byte("£5m cover, ŷ\r\n"), ""}, {"e.csv", []byte("name,level\nLiability,\xa35m\n"), ""},
		{"a.pdf", png, workspace.WrongType}, {"a.exe", []byte("MZ\x00"), workspace.WrongType}, {"a.pdf.exe", []byte("%PDF-1.4"), workspace.WrongType},
		{"a.txt", []byte("MZ\x00\x01"), workspace.WrongType}, {"empty.csv", nil, workspace.WrongType}, {"noending", []byte("x"), workspace.WrongType},
		{"a\u202efdp.txt", []byte("x"), workspace.BadPath}, {"../a.pdf", []byte("%PDF-1.4"), workspace.BadPath}, {"", []byte("x"), workspace.BadPath},
		{"big.txt", bytes.Repeat([]byte("x"), workspace.MaxAttachment+1), workspace.TooLarge},
	} {
		before := fileOf(t, r)
		_, err := r.AttachEvidence("Keep", "ev-1", c.name, c.content)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && !errors.Is(err, c.want):
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		case c.want != "" && (fileOf(t, r) != before || r.Service.Explain(err).Do == ""):
			t.Errorf("%s: %+v", c.name, r.Service.Explain(err))
		}
	}
	_, err := r.AttachEvidence("Keep", "gone", "a.txt", []byte("x"))
	want(t, err, workspace.NoVersion)
}

// However many files are kept, the workspace can be opened again.
func TestFilesTakeNoMoreRoomThanAWorkspaceHas(t *testing.T) {
	r := newRig(t)
	withProof(t, r)
	var err error
	n := 0
	for ; err == nil && n < 20; n++ {
		_, err = r.AttachEvidence("Keep", "ev-1", "scan.txt", bytes.Repeat([]byte{byte('a' + n)}, workspace.MaxAttachment))
	}
	want(t, err, workspace.Full)
	if n != 6 {
		t.Errorf("the %dth file of 20 MB was refused, want the sixth", n)
	}
	must(t, r.Close())
	must(t, r.Open(r.path))
}

func TestABidThatIsSentInKeepsTheCopyThatItUsed(t *testing.T) {
	r := newRig(t)
	withProof(t, r)
	old, err := r.AttachEvidence("Keep", "ev-1", "2026.txt", []byte("cover to 31 March 2027"))
	must(t, err)
	b := sampleBid("Meals", "1000")
	b.Eligibility.Requirements = []bid.Requirement{{ID: "r1", Name: "Public liability", EvidenceID: "ev-1"}, {ID: "r2", Name: "Theirs", EvidenceID: "ev-1", ByID: "m1"}}
	id, err := r.AddBid("Add", b)
	must(t, err)
	must(t, r.EditBid(id, "Send it in", func(b *bid.Bid) error { b.Status = bid.StatusSubmitted; return nil }))
	_, err = r.AttachEvidence("Renew", "ev-1", "2027.txt", []byte("cover to 31 March 2028"))
	must(t, err)
	must(t, r.EditOrganisation("Remove the proof", func(o *bid.Organisation) error { o.Standing.Evidence = nil; return nil }))
	files, err := r.Attachments(id)
	must(t, err)
	if len(files) != 1 || files[0].SHA256 != old.SHA256 || files[0].Name != "2026.txt" || files[0].Type != workspace.TypeEvidence {
		t.Fatalf("%+v", files)
	}
	a, err := r.Attachment(files[0].SHA256)
	must(t, err)
	if string(a.Content) != "cover to 31 March 2027" {
		t.Errorf("%q", a.Content)
	}
}

func TestABackupBringsTheFilesOfTheVaultBack(t *testing.T) {
	r := newRig(t)
	withProof(t, r)
	kept, err := r.AttachEvidence("Keep", "ev-1", "a.txt", []byte("cover"))
	must(t, err)
	backup, err := r.Backup(workspace.ReasonAsked)
	must(t, err)
	must(t, r.EditOrganisation("Clear", func(o *bid.Organisation) error { o.Standing.Evidence = nil; return nil }))
	must(t, r.Restore(backup, "Restore"))
	a, err := r.EvidenceFile(kept)
	must(t, err)
	if string(a.Content) != "cover" || fileOf(t, r) != kept {
		t.Errorf("%q %+v", a.Content, fileOf(t, r))
	}
}
