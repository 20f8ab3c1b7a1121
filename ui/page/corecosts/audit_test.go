package corecosts_test

import (
	"strings"
	"testing"

	"bidwright/ui/kit"
	"bidwright/ui/page/corecosts"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// typed is a schedule as people type it: the lines add to 89,700; with ten in a hundred
// more that is 98,670, not the 97,700 that is printed.
const typed = "Item\tCost £\nResearch\t40,000\nWorkshops\t29,700\nReport\t20,000\nAdvice to partners\t\nContingency 10%\t8,000\nTotal\t97,700\n"

func TestAPastedScheduleIsAddedUp(t *testing.T) {
	s := pagetest.Meals(t)
	p := corecosts.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("audit")
	fyne.CurrentApp().Clipboard().SetContent(typed)
	pagetest.Press(t, w, "Paste from the clipboard")
	for _, words := range []string{"£97,700.00", "Likely cause"} {
		if !reads(w, words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	list := pagetest.Field(t, w, "Findings").(fyne.Focusable)
	w.Canvas().Focus(list)
	seen := ""
	for range 6 {
		seen += said(w)
		press(list, fyne.KeyDown)
	}
	if !strings.Contains(seen, "98,670") || !strings.Contains(seen, "CORE-021") || !strings.Contains(seen, "CORE-024") {
		t.Errorf("the findings are %q", seen)
	}
}

// said is all that can be read on the page.
func said(w fyne.Window) string {
	var out strings.Builder
	for _, o := range test.LaidOutObjects(w.Content()) {
		if text, ok := textOf(o); ok && o.Visible() {
			out.WriteString(text + "\n")
		}
	}
	return out.String()
}

func TestAnEmptyClipboardIsSaid(t *testing.T) {
	s := pagetest.Meals(t)
	p := corecosts.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("audit")
	fyne.CurrentApp().Clipboard().SetContent("  ")
	pagetest.Press(t, w, "Paste from the clipboard")
	if !reads(w, "There is no text on the clipboard") {
		t.Error("nothing was said")
	}
}

// A file is read where it lies; one that cannot be read says so in the reader's words.
func TestAFileIsAuditedOrRefused(t *testing.T) {
	disk := &pagetest.Disk{}
	disk.Put("/home/costs.tsv", []byte(typed))
	disk.Put("/home/costs.xlsx", []byte("PK and rubbish"))
	s := pagetest.MealsOn(t, disk)
	p := corecosts.New(s)
	_, w := pagetest.Window(t, s, p)
	p.AuditFile("/home/costs.xlsx")
	if !reads(w, pagetest.Refused) || reads(w, "does not recognise") {
		t.Error("the refusal is not said")
	}
	p.AuditFile("/home/none.csv")
	if reads(w, "found in 3 lines") {
		t.Error("something was found in a file that is not there")
	}
	p.AuditFile("/home/costs.tsv")
	if !reads(w, "2 things were found in 3 lines") {
		t.Errorf("the page says %q", said(w))
	}
}

// A column that was misunderstood is put right, and everything is worked out again.
func TestAColumnIsCorrected(t *testing.T) {
	s := pagetest.Meals(t)
	p := corecosts.New(s)
	_, w := pagetest.Window(t, s, p)
	p.ShowPart("audit")
	fyne.CurrentApp().Clipboard().SetContent(typed)
	pagetest.Press(t, w, "Paste from the clipboard")
	list := pagetest.Field(t, w, "Columns of the schedule").(fyne.Focusable)
	w.Canvas().Focus(list)
	press(list, fyne.KeyEnd)
	for _, o := range test.LaidOutObjects(w.Content()) {
		if picker, ok := o.(*kit.Picker); ok && strings.HasPrefix(picker.AccessibilityLabel(), "The chosen column is") {
			w.Canvas().Focus(picker)
		}
	}
	pick(t, w, "Notes")
	if !reads(w, "there was nothing to add up") {
		t.Errorf("the audit was not done again: %q", said(w))
	}
}

func TestTheAuditKeepsTheInvariants(t *testing.T) {
	uitest.Invariants(t, func() shell.Page { return onAudit{corecosts.New(pagetest.Meals(t)), typed} })
	uitest.Invariants(t, func() shell.Page {
		return onAudit{corecosts.New(pagetest.Empty(t)), strings.Repeat("Very long \u202eknil 🧾 ", 900) + "\t£1e9\n" + typed}
	})
}

// onAudit is the page with an audited schedule from the first.
type onAudit struct {
	*corecosts.Page
	text string
}

func (p onAudit) View() fyne.CanvasObject {
	view := p.Page.View()
	p.ShowPart("audit")
	p.Audit(p.text)
	return view
}
