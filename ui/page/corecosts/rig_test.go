package corecosts_test

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/page"
	"bidwright/ui/page/corecosts"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
)

func pounds(text string) money.Pounds     { return money.MustPounds(text) }
func share(text string) money.Share       { return money.MustShare(text) }
func quantity(text string) money.Quantity { return money.MustQuantity(text) }

// school is a schedule of 16 places whose printed fee is £692.31 a place and week, with
// a qualified fee, a referral, a discount, a block and a claim.
func school() bid.CoreSchedule {
	return bid.CoreSchedule{
		ID: "day", Name: "Day places", Template: bid.TemplateSENDay, Establishment: "Torridge House", Buyer: "North Devon",
		Places: quantity("16"), Occupancy: share("0.875"), Weeks: "52",
		Categories: []bid.CoreCategory{
			{ID: "premises", Code: "C2", Name: "Premises", Lines: []bid.ScheduleLine{
				{ID: "rent", Name: "Rent", Amount: pounds("48000")}, {ID: "heat", Name: "Energy", Amount: pounds("25200")}}},
			{ID: "staff", Code: "C7", Name: "Establishment core staffing", Lines: []bid.ScheduleLine{{ID: "pay", Name: "Teachers", Amount: pounds("302400")}}},
			{ID: "central", Code: "C6", Name: "Central and organisational", Lines: []bid.ScheduleLine{{ID: "office", Name: "Office", Amount: pounds("128400")}}},
			{ID: "vehicles", Code: "C3", Name: "Vehicles", None: true},
		},
		Included: []bid.Inclusion{{ID: "pocket", Name: "Pocket money", Included: bid.Yes}, {ID: "holidays", Name: "Holidays"}},
		Cap:      bid.CoreCap{State: bid.CapKnown, Amount: pounds("720")},
		Versions: []bid.CoreVersion{{ID: "v1", Name: "Qualification", On: date.MustISO("2026-04-01"), ValidFrom: date.MustISO("2026-04-01"), Status: bid.VersionAccepted, Weeks: "52",
			Fees: []bid.CategoryFee{{CategoryID: "premises", Year: pounds("5228.57"), Week: pounds("100.55")}, {CategoryID: "staff", Year: pounds("21600"), Week: pounds("415.38")},
				{CategoryID: "central", Year: pounds("9171.43"), Week: pounds("176.37")}}}},
		Discounts: []bid.Discount{{ID: "sibling", Name: "Brothers and sisters", Rate: share("0.05"), Base: bid.DiscountCore}},
		Blocks: []bid.Block{{ID: "block", Name: "Four places", Places: quantity("4"), Weeks: quantity("52"), Rate: pounds("1500"), Occupancy: share("0.85"),
			Void: share("0.5"), VoidKnown: bid.Yes, Refusal: "No payment for that place"}},
		Referrals: []bid.Referral{{ID: "ref", Name: "ND-114", Date: date.MustISO("2026-09-01"), DiscountID: "sibling", Child: 2,
			Fees:  []bid.CategoryFee{{CategoryID: "central", Week: pounds("170")}},
			Needs: []bid.NeedsLine{{ID: "therapy", Name: "Speech therapy", Unit: "session", Quantity: quantity("1"), Rate: pounds("62")}}}},
		Claims: []bid.Claim{{ID: "claim", LineID: "staff", Change: share("0.041"), Index: bid.GrowthPayFloor, Cause: "Pay floor", Evidence: "Order of 2027", Date: date.MustISO("2027-04-01")}},
	}
}

// fill prepares a session whose core costs fill every part of the page.
func fill(t *testing.T) *page.Session {
	t.Helper()
	s := with(t, func(c *bid.CoreCosts) { c.Schedules = []bid.CoreSchedule{school()} })
	if !s.EditOrganisation("Prepare the test", func(o *bid.Organisation) error {
		o.Allocation = bid.Allocation{Method: bid.AllocateStepDown, Accounts: pounds("250000"),
			Services: []bid.Activity{
				{ID: "meals", Name: "Community meals", Direct: pounds("60000"), Income: pounds("66000"), Keys: bid.Keys{Heads: quantity("10"), FTE: quantity("4"), FloorArea: quantity("120"), Transactions: quantity("300"), Hours: quantity("6200")}},
				{ID: "cafe", Name: "Café", Direct: pounds("80000"), Income: pounds("90000"), Keys: bid.Keys{Heads: quantity("8"), FTE: quantity("5"), FloorArea: quantity("80"), Transactions: quantity("200"), Hours: quantity("7900")}},
				{ID: "idle", Name: "Empty room", Keys: bid.Keys{FloorArea: quantity("40")}}},
			Departments: []bid.Department{{ID: "hr", Name: "Staff office", Key: bid.KeyHeads, Keys: bid.Keys{}}, {ID: "finance", Name: "Finance", Key: bid.KeyTransactions, Keys: bid.Keys{Heads: quantity("2")}}}}
		for i := range o.RunningCosts {
			o.RunningCosts[i].Key = bid.KeyFloorArea
			if i == 1 {
				o.RunningCosts[i].DepartmentID = "hr"
			}
			if i == 2 {
				o.RunningCosts[i].DepartmentID = "finance"
			}
		}
		return nil
	}) {
		t.Fatal("the test's own organisation was refused")
	}
	return s
}

// onPart is the page with one of its parts on show from the first.
type onPart struct {
	*corecosts.Page
	path string
}

func (p onPart) View() fyne.CanvasObject {
	view := p.Page.View()
	p.GoTo(p.path)
	return view
}

// places are paths in every part and topic.
var places = []string{"core.method", "organisation.allocation.services", "core.schedules", "core.schedules.day.cap.state",
	"core.schedules.day.referrals", "core.schedules.day.discounts", "core.schedules.day.claims"}

func picture(t *testing.T, w fyne.Window, name string, dark bool, scale float32, size fyne.Size) {
	dir := os.Getenv("BIDWRIGHT_PICTURES")
	if dir == "" {
		return
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(dark, scale))
	w.Resize(size)
	w.Content().Refresh()
	w.Content().Refresh()
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

func TestPicturesOfEveryPart(t *testing.T) {
	if os.Getenv("BIDWRIGHT_PICTURES") == "" {
		return // drawn for people to look at, by naming a folder
	}
	for _, filled := range []bool{true, false} {
		s, word := pagetest.Meals(t), "empty"
		if filled {
			s, word = fill(t), "full"
		}
		p := corecosts.New(s)
		frame, w := pagetest.Window(t, s, p)
		for _, part := range p.Parts() {
			p.ShowPart(part)
			name := "core-" + part + "-" + word
			picture(t, w, name+"-light", false, 1, shell.DesignedSize)
			picture(t, w, name+"-dark", true, 1, shell.DesignedSize)
			picture(t, w, name+"-150", false, 1.5, shell.LeastSize)
			picture(t, w, name+"-long", false, 1, fyne.NewSize(1280, 4000))
		}
		if filled {
			for i, path := range places[3:] {
				frame.Go(shell.Route{Page: page.CoreCosts, Path: path})
				picture(t, w, "core-topic-"+[]string{"fee", "referrals", "discounts", "claims"}[i]+"-long", false, 1, fyne.NewSize(1280, 2600))
			}
			p.Audit(typed)
			picture(t, w, "core-audit-found-light", false, 1, shell.DesignedSize)
			picture(t, w, "core-audit-found-long", false, 1, fyne.NewSize(1280, 1900))
			picture(t, w, "core-audit-found-150", true, 1.5, shell.LeastSize)
			// Last, because a test that looks for a control makes lists anew.
			p.ShowPart("fees")
			pressChoice(t, w, "Topic", "occupancy")
		}
	}
}
