//go:build journey

package main

import (
	"encoding/json"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bidwright/data/pdf"
)

func TestJourneySmoke(t *testing.T) {
	d := newDesktop(t)
	if out, err := d.tool(builtProgram(t), "--smoke"); err != nil || out != "window ready\n" {
		t.Errorf("--smoke printed %q and ended with %v", out, err)
	}
}

func TestJourneyWindowIsOnScreen(t *testing.T) {
	p := newDesktop(t).open()
	if !hasTwoColours(readPicture(t, p.picture("first-window"))) {
		t.Error("the window is blank")
	}
}

func TestJourneyScreenshotsNeedNoDisplay(t *testing.T) {
	d := &desktop{t: t, home: t.TempDir()}
	dir := filepath.Join(d.home, "pictures")
	cmd := exec.Command(builtProgram(t), "--screenshots", dir)
	cmd.Env = slices.DeleteFunc(d.env(), func(pair string) bool { return strings.HasPrefix(pair, "DISPLAY=") })
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no picture was written (%v)", err)
	}
	for _, name := range names {
		if !hasTwoColours(readPicture(t, name)) {
			t.Errorf("%s is blank", filepath.Base(name))
		}
	}
}

func readPicture(t *testing.T, name string) image.Image {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func hasTwoColours(img image.Image) bool {
	b := img.Bounds()
	first := img.At(b.Min.X, b.Min.Y)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if img.At(x, y) != first {
				return true
			}
		}
	}
	return false
}

// journeyNotice is a notice as a portal saves it; the buyer is invented.
const journeyNotice = `{"version":"1.1","publisher":{"name":"Example"},"releases":[{"ocid":"ocds-h6vhtk-0aaaaa","id":"000001-2026",
"date":"2026-01-05T10:00:00Z","tag":["tender"],"buyer":{"id":"GB-1","name":"Wrenshire County Council"},
"parties":[{"id":"GB-1","name":"Wrenshire County Council","roles":["buyer"]}],
"tender":{"id":"WCC-77","title":"Day support for adults","description":"Day support in a welcoming place.","status":"active",
"legalBasis":{"id":"2023/54","scheme":"UKPGA"},"value":{"amount":150000,"currency":"GBP"},"tenderPeriod":{"endDate":"2036-02-01T12:00:00Z"}}}]}`

// TestJourneyFromANoticeToAPack is the main job, by keyboard in the real window: first
// run, import a notice, price it, and hand over a PDF that says the price; ended by
// kill −9 in the middle, with nothing committed lost.
func TestJourneyFromANoticeToAPack(t *testing.T) {
	d := newDesktop(t)
	file := filepath.Join(d.home, "Documents", "Bids.bidwright")
	saved := filepath.Join(d.home, "Documents", "notice.json")
	if err := os.WriteFile(saved, []byte(journeyNotice), 0o600); err != nil {
		t.Fatal(err)
	}

	p := d.open()
	p.press("ctrl+o")
	p.settle()
	p.write(saved)
	p.press("Return")
	p.until("the workspace file is made", func() bool { return exists(file) })
	p.settle()
	p.picture("journey-1-notice")
	p.press("Return") // Make it a bid
	p.settle()
	p.press("ctrl+9") // the Price page; its parts have the keyboard
	p.settle()
	p.press("Tab", "Tab")
	p.write("session")
	p.press("Tab", "Tab")
	p.write("1/4/26")
	p.press("Tab")
	p.write("1")
	p.press("Tab", "Tab")
	p.write("1,000")
	p.press("Tab")
	p.settle()
	p.press("ctrl+9", "Right", "Right", "Right", "space") // People
	p.settle()
	p.press("Tab", "Return") // Add a post
	p.settle()
	p.write("Support worker")
	p.press("Tab", "Tab")
	p.write("20")
	p.press("Tab", "Tab")
	p.write("13.45")
	p.press("Tab")
	p.settle()
	p.picture("journey-2-people")
	p.kill() // in the middle: the next field has the keyboard

	// What was committed is in the file, to a program that is not the window.
	price := func() string { return d.figure(t, file, "price.target.printed") }
	// 20 × 52 × £13.45 = £13,988; NI 15 % of £8,988; pension 3 % of £7,748: £15,568.64.
	if got := price(); got != "15.57" {
		t.Fatalf("after kill −9 the price is %s", got)
	}

	p = d.open()
	p.settle()
	p.press("ctrl+9", "Right", "Right", "Right", "Right", "space") // Other costs
	p.settle()
	p.press("Tab", "Return") // Add a cost
	p.settle()
	p.write("Room hire")
	p.press("Tab")
	p.write("1200")
	p.press("Tab")
	p.settle()
	p.picture("journey-3-cost")
	p.press("ctrl+p") // the Pack page, on Next page
	p.settle()
	p.press("shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab") // back over the open check, the parts and the audience to Export a draft
	p.picture("journey-4-pack")
	p.press("Return")
	p.settle()
	target := filepath.Join(d.home, "Documents", "draft.pdf")
	p.press("ctrl+a")
	p.write(target)
	p.press("Return")
	p.until("the pack is written", func() bool { return exists(target) })
	p.picture("journey-5-exported")
	p.kill()

	raw, err := os.ReadFile(target)
	if err != nil {
		t.Fatal(err)
	}
	facts, err := pdf.Verify(raw)
	if err != nil {
		t.Fatal(err)
	}
	if got := price(); got != "16.77" || !strings.Contains(facts.All(), "£"+got) {
		t.Errorf("the price is %s; the pack reads:\n%s", got, facts.All())
	}
}

// settle waits for the window to draw what was asked for. Nothing is asserted about
// time: what must have happened is waited for with until, or read from the file.
func (p *running) settle() {
	p.t.Helper()
	time.Sleep(1200 * time.Millisecond)
}

// figure reads one figure of the only bid of a workspace with the command-line program.
func (d *desktop) figure(t *testing.T, file, id string) string {
	t.Helper()
	bidpack := filepath.Join(filepath.Dir(builtProgram(t)), "bidpack")
	var list struct{ Bids []struct{ ID string } }
	if err := json.Unmarshal([]byte(d.must(bidpack, "workspace", file, "list")), &list); err != nil || len(list.Bids) != 1 {
		t.Fatalf("the workspace lists %v, %v", list.Bids, err)
	}
	cmd := exec.Command(bidpack, "assess", file+"#"+list.Bids[0].ID, "--json")
	cmd.Env = d.env()
	out, _ := cmd.Output() // exit 1 tells of checks that block, which a first bid has
	var a struct {
		Figures map[string]struct{ Value *string }
	}
	if err := json.Unmarshal(out, &a); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if a.Figures[id].Value == nil {
		return "not available"
	}
	return *a.Figures[id].Value
}
