package guide_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/guide"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/price"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// onStep is the page with one of its steps on show from the first.
type onStep struct {
	*guide.Page
	step string
}

func (p onStep) View() fyne.CanvasObject {
	view := p.Page.View()
	p.ShowPart(p.step)
	return view
}

func TestInvariants(t *testing.T) {
	for _, step := range strings.Fields("bought term rates delivery visits travel carers managers away employer used premises running more setup office share contingency surplus uplift vat budget price done") {
		uitest.Invariants(t, func() shell.Page { return onStep{guide.New(care(t)), step} })
	}
	uitest.Invariants(t, func() shell.Page { return guide.New(pagetest.Meals(t)) })
	uitest.Invariants(t, func() shell.Page { return guide.New(pagetest.Empty(t)) })
}

// care is a session with a home-care bid of every step.
func care(t *testing.T) *page.Session {
	s := pagetest.Meals(t)
	b := bid.Bid{Title: "Home care, zone 3"}
	b.Pricing.Unit = bid.Unit{Kind: bid.UnitHour, Singular: "hour", Plural: "hours"}
	b.Pricing.Years = 3
	b.Pricing.Service.Visits.Lengths = []bid.VisitLength{{ID: "v30", Minutes: money.MustQuantity("30"), Quantity: money.MustQuantity("18200")}}
	id, err := s.Service.AddBid("Start", b)
	if err != nil {
		t.Fatal(err)
	}
	s.OpenBid(id, page.Guide)
	return s
}

// walk is somebody on the path: what they see is what they act on.
type walk struct {
	t *testing.T
	s *page.Session
	f *shell.Shell
	w fyne.Window
}

func begin(t *testing.T) *walk {
	s := pagetest.Empty(t)
	if !s.Ensure() {
		t.Fatal("no workspace")
	}
	id, err := s.Service.AddBid("Start a bid", bid.Bid{Title: "Our first"})
	if err != nil {
		t.Fatal(err)
	}
	frame, w := pagetest.Window(t, s, guide.New(s), price.New(s))
	s.OpenBid(id, page.Guide)
	return &walk{t, s, frame, w}
}

// text is all that the window says.
func (k *walk) text() string {
	var out []string
	for _, o := range test.LaidOutObjects(k.w.Content()) {
		if !o.Visible() {
			continue
		}
		switch o := o.(type) {
		case interface{ Text() string }:
			out = append(out, o.Text())
		case interface{ String() string }:
			out = append(out, o.String())
		}
	}
	return strings.ReplaceAll(strings.Join(out, "\n"), "\u00a0", " ")
}

// asks checks the question on show.
func (k *walk) asks(question string) {
	k.t.Helper()
	if !strings.Contains(k.text(), question) {
		k.t.Fatalf("not asked %q but:\n%s", question, k.text())
	}
}

func (k *walk) fill(name, text string) { k.t.Helper(); pagetest.Type(k.t, k.w, name, text) }

// ctrlEnter confirms and goes on from wherever the keyboard is.
func (k *walk) ctrlEnter() {
	k.t.Helper()
	at, ok := k.w.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		k.t.Fatalf("the keyboard is at %v", k.w.Canvas().Focused())
	}
	at.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
}

// pick chooses an option with the arrows and Space.
func (k *walk) pick(name string, right int) {
	k.t.Helper()
	c := pagetest.Field(k.t, k.w, name).(*kit.Choice)
	k.w.Canvas().Focus(c)
	for range 9 {
		c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	for range right {
		c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
}

// key presses a key where the keyboard is.
func (k *walk) key(name fyne.KeyName) { k.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }

func (k *walk) printed(id string) string { return k.s.Printed(id) }

// Meals from nothing to a price, by the keyboard alone. 13.45 × 20 h × 52 = 13,988 pay;
// NI 15 % of 8,988 = 1,348.20; pension 3 % of 7,748 = 232.44; food £2.30 × 8,000 =
// 18,400; together 33,968.64; contingency 2 % = 679.37; 34,648.01 / 8,000 / 0.97 = £4.46.
func TestAMealsBidFromBlankToAPrice(t *testing.T) {
	k := begin(t)
	k.asks("What does the buyer pay for?")
	k.pick("What is paid for", 6)
	k.asks("meal, meals")
	k.ctrlEnter() // confirms the words
	if u := k.s.Bid().Pricing.Unit; u.Kind != bid.UnitItem || u.Singular != "meal" || u.Plural != "meals" {
		t.Fatalf("%+v", u)
	}
	k.asks("When does it start")
	k.fill("First day of the contract", "1/4/26")
	k.fill("Contract years", "1") // Enter on the last field goes on
	k.asks("May rates that are not announced yet")
	k.ctrlEnter()
	k.asks("How much of it in a year?")
	k.fill("Quantity in year 1", "8,000")
	k.key(fyne.KeyReturn) // over the guaranteed quantity
	k.asks("Who does the work?")
	k.key(fyne.KeyReturn) // the keyboard stands at "Add a role"
	k.fill("Role", "Cook")
	k.fill("Hours a week of one", "20")
	k.fill("Pay an hour", "13.45")
	k.ctrlEnter()
	k.asks("Who manages and supports")
	k.asks("So far a meal costs £1.95 in full")
	k.asks("The step before gives a first cost of £1.95 a meal")
	pagetest.Press(t, k.w, "Skip for now")
	k.asks("How much paid time is not worked?")
	k.ctrlEnter()
	if x := k.s.Bid().Pricing.People[0]; x.Sickness.String() != "0.025" {
		t.Errorf("sickness %s", x.Sickness)
	}
	k.asks("May you claim the Employment Allowance?")
	k.pick("May you claim the Employment Allowance?", 1)
	k.ctrlEnter()
	k.asks("What is used up in the work?")
	k.fill("Food, materials and supplies", "2.30")
	k.asks("This step adds £2.30 a meal")
	k.ctrlEnter()
	k.asks("What does this contract need to work in")
	for range 4 {
		k.ctrlEnter()
	}
	k.asks("What does it cost to be there at all?")
	k.ctrlEnter()
	k.asks("What part of the running costs")
	k.ctrlEnter()
	k.asks("what nobody can foresee")
	k.ctrlEnter()
	k.asks("What should be left over?")
	k.ctrlEnter()
	k.asks("Is there VAT on your price?")
	k.pick("VAT on the price", 1)
	k.ctrlEnter()
	k.asks("What can the buyer pay?")
	k.fill("The buyer’s budget, a year", "40,000")
	k.ctrlEnter()
	k.asks("What price do you ask?")
	k.ctrlEnter()
	k.asks("What is left, and where to go on")
	k.asks("Still open")
	p := k.s.Bid().Pricing
	if got := k.printed("price.target.printed"); got != "£4.46" || p.Asked.String() != "4.46" && p.Asked.Format() != "£4.46" {
		t.Errorf("target %s, asked %s", got, p.Asked.Format())
	}
	if p.Surplus.String() != "0.03" || p.Contingency.String() != "0.02" || p.VAT != bid.VATExempt {
		t.Errorf("%+v", p)
	}
}

// Home care by the hour: what is typed as visits a week stands in the document as
// visits a year, with the journey on every length.
func TestAHomeCareBidFromBlank(t *testing.T) {
	k := begin(t)
	k.pick("What is paid for", 0)
	k.ctrlEnter()
	k.asks("When does it start")
	k.fill("First day of the contract", "1 April 2027") // rates of that day are not announced
	k.fill("Contract years", "3")
	k.ctrlEnter()
	k.asks("Is the work done in visits")
	k.pick("How the work is done", 0)
	k.ctrlEnter()
	k.asks("How many visits are there in a week?")
	k.fill("Visits of 30 minutes a week", "350")
	k.fill("Visits of 45 minutes a week", "100")
	k.fill("Visits of 60 minutes a week", "60")
	k.asks("How far is it from one visit to the next?")
	k.fill("Minutes to the next visit", "8")
	k.fill("Miles to the next visit", "2.5")
	k.ctrlEnter()
	k.asks("What do you pay your care workers?")
	k.fill("Pay for an hour of care", "13.90")
	k.fill("Paid hours a week of one care worker", "24")
	k.ctrlEnter()
	k.asks("Who manages and supports")
	pagetest.Press(t, k.w, "Add a manager or office role")
	k.fill("Role", "Registered manager")
	k.pick("Paid", 1)
	k.fill("Hours a week of one", "37.5")
	k.fill("Salary, a year", "36,000")
	k.fill("Hours of a full-time week", "37.5")
	k.fill("Share of their time for this contract", "40")
	k.ctrlEnter()
	k.asks("How much paid time is not worked?")
	k.ctrlEnter()
	k.asks("May you claim")
	v := k.s.Bid().Pricing.Service.Visits
	if len(v.Lengths) != 3 || v.Lengths[0].Quantity.String() != "18200" || v.Lengths[2].Minutes.String() != "60" {
		t.Fatalf("%+v", v.Lengths)
	}
	for _, x := range v.Lengths {
		if x.Travel.String() != "8" || x.Miles.String() != "2.5" || x.ID == "" {
			t.Errorf("%+v", x)
		}
	}
	if v.Pay.String() != "13.9" || v.MileRate.String() != "0.55" || v.Sickness.String() != "0.025" || v.Training.String() != "0.02" {
		t.Errorf("%+v", v)
	}
	m := k.s.Bid().Pricing.People[0]
	if !m.Fixed || m.Salary.String() != "36000" || m.TimeShare.String() != "0.4" {
		t.Errorf("%+v", m)
	}
	k.ctrlEnter()
	for range 30 { // what is left is confirmed or left open
		if strings.Contains(k.text(), "What is left, and where to go on") {
			break
		}
		k.ctrlEnter()
	}
	if got := k.printed("price.asked"); !strings.HasPrefix(got, "£2") && !strings.HasPrefix(got, "£3") {
		t.Errorf("an hour costs %s\n%s", got, k.text())
	}
	if !k.s.Bid().Pricing.Asked.IsSet() {
		t.Error("no price was asked")
	}
	// A length added later has the same journey; one emptied keeps it for another time.
	k.f.Go(shell.Route{Page: page.Guide, Path: "pricing.service.visits.lengths"})
	k.fill("Visits of 15 minutes a week", "20")
	if x := k.s.Bid().Pricing.Service.Visits.Lengths[0]; x.Minutes.String() != "15" || x.Travel.String() != "8" || x.Quantity.String() != "1040" {
		t.Errorf("%+v", x)
	}
}

// To the table and back is the same step and the same data.
func TestToTheTableAndBack(t *testing.T) {
	k := begin(t)
	k.pick("What is paid for", 6)
	k.ctrlEnter()
	k.fill("First day of the contract", "1/4/26")
	k.fill("Contract years", "2")
	pagetest.Press(t, k.w, "Skip for now")
	k.fill("Quantity in year 1", "500")
	k.f.Go(shell.Route{Page: page.Guide, Path: "pricing.volume.1.quantity"})
	pagetest.Press(t, k.w, "See it in the table")
	if at, ok := k.w.Canvas().Focused().(kit.Labelled); k.f.Current() != page.Price || !ok || at.AccessibilityLabel() != "Quantity in year 1" {
		t.Fatalf("on %s at %v", k.f.Current(), k.w.Canvas().Focused())
	}
	k.fill("Quantity in year 1", "600")
	pagetest.Press(t, k.w, "Guided path")
	k.asks("How much of it in a year?")
	if e := pagetest.Field(t, k.w, "Quantity in year 1").(*kit.QuantityEntry); e.Text != "600" {
		t.Errorf("the path shows %q", e.Text)
	}
}

// What cannot be read stays as typed, and the path does not go on over it.
func TestABadFigureKeepsTheStep(t *testing.T) {
	k := begin(t)
	k.pick("What is paid for", 6)
	k.ctrlEnter()
	k.asks("When does it start")
	for _, bad := range []string{"soon", "0", "99", "−1", "🙂", strings.Repeat("9", 300)} {
		k.fill("Contract years", bad)
		k.ctrlEnter()
		k.asks("When does it start")
		e := pagetest.Field(t, k.w, "Contract years").(*kit.WholeEntry)
		if e.Text != bad || e.Problem() == nil {
			t.Errorf("%.20q: shows %.20q, problem %v", bad, e.Text, e.Problem())
		}
	}
	if k.s.Bid().Pricing.Years != 0 {
		t.Error("something was stored")
	}
}
