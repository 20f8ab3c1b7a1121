package socialvalue_test

import (
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/assets/examples"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/socialvalue"
	"bidwright/ui/shell"
	"bidwright/ui/theme"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Each part keeps what must be true of every page: with nothing, with the worked example,
// and with very long texts.
func TestInvariants(t *testing.T) {
	for _, part := range socialvalue.New(pagetest.Empty(t)).Parts() {
		uitest.Invariants(t, func() shell.Page { return onPart{socialvalue.New(pagetest.Empty(t)), part} })
		uitest.Invariants(t, func() shell.Page { return onPart{socialvalue.New(stationery(t)), part} })
		uitest.Invariants(t, func() shell.Page { return onPart{socialvalue.New(long(t)), part} })
	}
}

// BIDWRIGHT_PICTURES is a folder for pictures of every part, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("BIDWRIGHT_PICTURES")
	if dir == "" {
		t.Log("BIDWRIGHT_PICTURES names no folder: nothing is drawn")
		return
	}
	for name, s := range map[string]*page.Session{"stationery": stationery(t), "meals": pagetest.Meals(t), "longtext": long(t)} {
		app := test.NewTempApp(t)
		err := shell.Pictures(shell.Deps{App: app, Host: s, Pages: []shell.Page{socialvalue.New(s)}, Run: func(f func()) { f() }}, shell.Looks(), func(look string, picture image.Image) error {
			f, err := os.Create(filepath.Join(dir, name+"-"+look+".png"))
			if err != nil {
				return err
			}
			defer f.Close()
			return png.Encode(f, picture)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// An outcome is typed from blank, its value is picked from the library, and the answer
// stands on the first part; the line waits, by name, for what is missing.
func TestAnOutcomeByTyping(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := open(t, s, "stand")
	contains(t, w, "What will change for people because of this contract?")
	pagetest.Press(t, w, "Go to the impact map")
	contains(t, w, "Which changes can you count?")
	pagetest.Press(t, w, "Add an outcome")
	pagetest.Type(t, w, "What changes", "Tenancies that do not fail")
	pagetest.Field(t, w, "Value No value chosen").(*kit.Picker).OnChosen("SEED-1")
	contains(t, w, "Not counted yet", "Licence: ", "Waits")
	pagetest.Type(t, w, "How many a year", "2")
	pagetest.Type(t, w, "Years that it lasts", "1")
	for _, share := range []struct{ name, amount string }{{"Would happen anyway", "50"}, {"Owed to others", "30"}, {"Only moved elsewhere", "0"}} {
		pagetest.Type(t, w, share.name, share.amount)
		pagetest.Type(t, w, share.name+": why", "Asked those on the waiting list")
		pagetest.Type(t, w, share.name+": where that is from", "Register, 2026")
	}
	pagetest.Field(t, w, "Grade of the evidence Not said").(*kit.Picker).OnChosen("2")
	r := s.Bid().SocialValue.Rows[0]
	if r.Deadweight.Central.String() != "0.5" || r.ProxyCode != "SEED-1" || r.Evidence.String() != "2" {
		t.Errorf("%+v", r)
	}
	contains(t, w, "Counted")
	frame.Go(at("socialValue"))
	contains(t, w, "For each pound put in, ", "What would cover the price")
	frame.Go(at("socialValue.trials.runs"))
	contains(t, w, "How far may it move?", "From low to high")
	pagetest.Press(t, w, "Run the trials")
	contains(t, w, "No assumption of the impact map has a lowest and a highest value yet")
}

// What is wrong stands beside its field, and what was typed stays.
func TestAShareAboveTheWhole(t *testing.T) {
	s := stationery(t)
	frame, w := open(t, s, "impact")
	pagetest.Type(t, w, "Would happen anyway", "140")
	contains(t, w, "SV-007")
	pagetest.Type(t, w, "How many a year", "about 500")
	if e := pagetest.Field(t, w, "How many a year").(*kit.ValueEntry[money.Value]); e.Text != "about 500" || e.Problem() == nil {
		t.Errorf("%q, %v", e.Text, e.Problem())
	}
	s.Edit("Empty", func(b *bid.Bid) error {
		b.SocialValue.Rows[0].Deadweight = bid.Estimate{}
		return nil
	})
	frame.Go(at("socialValue.rows." + s.Bid().SocialValue.Rows[0].ID + ".deadweight"))
	contains(t, w, "SV-001")
}

// The path of every finding of the case, and of every figure that is typed, leads to a
// field of the page.
func TestPathsLeadToTheirFields(t *testing.T) {
	s := stationery(t)
	frame, _ := open(t, s, "stand")
	for path, label := range map[string]string{
		"socialValue.rows.r-tenancy.quantity.central": "How many a year",
		"socialValue.rows.r-hostel.deadweight":        "Would happen anyway",
		"socialValue.rows.r-tenancy.dropOff.low":      "Fades each year, lowest",
		"socialValue.groups.trainees.size":            "Different people a year",
		"socialValue.score.best":                      "Highest value a rival may claim",
		"socialValue.target":                          "Ratio to reach",
		"socialValue.library.SEED-1":                  "Value One failed tenancy",
	} {
		frame.Go(at(path))
		if got := kit.FocusedLabel(); got != label {
			t.Errorf("%s leads to %q, not %q", path, got, label)
		}
	}
}

// A promise is typed, and says what it still lacks until it has a number, a day and an
// owner.
func TestACommitmentByTyping(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := open(t, s, "commitments")
	pagetest.Press(t, w, "Add a commitment")
	pagetest.Type(t, w, "What is promised", "Work placements")
	contains(t, w, "SV-040")
	pagetest.Type(t, w, "Number", "3")
	pagetest.Type(t, w, "By", "31/03/2028")
	pagetest.Type(t, w, "Who answers for it", "The manager")
	pagetest.Type(t, w, "Cost of one", "250")
	contains(t, w, "£750.00")
	for _, issue := range s.Issues(page.Below("socialValue")) {
		if issue.Code == "SV-040" {
			t.Errorf("a whole promise is still called unfinished: %s", issue.Message)
		}
	}
}

// Every finding of a case in which everything is wrong leads to a field or to a table of
// this page, and none ends at the choice of parts.
func TestEveryFindingLeadsToAField(t *testing.T) {
	s := stationery(t)
	if !s.Edit("Break everything", func(b *bid.Bid) error {
		v := &b.SocialValue
		v.PriceYear = "3024"
		r := v.Rows[0]
		bad := func(id string, change func(*bid.ImpactRow)) {
			x := r
			x.ID, x.Name = id, "Broken "+id
			change(&x)
			v.Rows = append(v.Rows, x)
		}
		bad("a", func(x *bid.ImpactRow) {
			x.Deadweight, x.Attribution, x.Displacement = bid.Estimate{}, bid.Estimate{}, bid.Estimate{}
		})
		bad("b", func(x *bid.ImpactRow) { x.Duration = money.MustQuantity("61") })
		bad("c", func(x *bid.ImpactRow) { x.Duration, x.DropOff = money.MustQuantity("9"), bid.Estimate{} })
		bad("d", func(x *bid.ImpactRow) { x.ProxyCode, x.ValueID = "NO-SUCH", "" })
		bad("e", func(x *bid.ImpactRow) { x.ProxyCode, x.ValueID = "", "" })
		bad("f", func(x *bid.ImpactRow) { x.Quantity = bid.Estimate{Central: money.MustValue("99999")} })
		bad("g", func(x *bid.ImpactRow) {
			x.Bodies = []bid.BodyShare{{Body: "nhs", Share: money.MustShare("0.9")}, {Body: "council", Share: money.MustShare("0.9")}}
		})
		bad("h", func(x *bid.ImpactRow) {
			x.Claims = []bid.ClaimShare{{Share: money.MustShare("0.9")}, {MemberID: "m", Share: money.MustShare("0.9")}}
		})
		bad("i", func(x *bid.ImpactRow) { x.ByYear = []bid.QuantityInYear{{Year: 77, Amount: money.MustQuantity("1")}} })
		bad("j", func(x *bid.ImpactRow) {
			x.Deadweight.Low, x.Deadweight.Central = money.MustValue("0.9"), money.MustValue("0.1")
		})
		bad("k", func(x *bid.ImpactRow) { x.Ledger, x.Transfer = bid.LedgerSocial, "yes" })
		bad("l", func(x *bid.ImpactRow) { x.Cashable, x.How = bid.CashableNow, bid.QuantityRates })
		v.Values = append(v.Values, bid.OwnValue{ID: "own", Name: "No year", Value: money.MustValue("10")})
		bad("m", func(x *bid.ImpactRow) { x.ProxyCode, x.ValueID = "", "own" })
		bad("n", func(x *bid.ImpactRow) { x.Evidence = money.Quantity{} })
		v.Boxes = append(v.Boxes, bid.ChainBox{ID: "far", Column: bid.ColumnValue, Text: strings.Repeat("Volunteers ", 20), Links: []string{"gone", v.Boxes[0].ID}})
		v.Inputs.Volunteers = nil
		v.Commitments = append(v.Commitments, bid.Commitment{ID: "empty", Kind: bid.CommitJob, Text: "Jobs", Target: "local people"})
		v.Local.Meaning = ""
		v.Local.Options = append(v.Local.Options, bid.LocalOption{ID: "wide", Income: money.MustPounds("1"), Round2: money.MustPounds("2"), Round3: money.MustPounds("3")})
		v.Steps = append(v.Steps, bid.ResultStep{ID: "s", Mid: money.MustShare("2")})
		v.Themes = append(v.Themes, bid.SoftTheme{ID: "t", Pairs: []bid.SoftPair{{Start: money.MustQuantity("12"), End: money.MustQuantity("1")}}})
		v.Together = bid.CoProduction{Today: "users/users", Consulted: true}
		v.Score = bid.SocialScore{Weight: money.MustShare("0.05"), Points: money.MustQuantity("10"), Best: money.MustPounds("0"), Model: bid.Yes}
		v.Answers = append(v.Answers, bid.MissionReply{ID: "answer", What: "Jobs"})
		v.Checked = bid.SocialChecked{Price: money.MustPounds("1")}
		return nil
	}) {
		t.Fatal("nothing was changed")
	}
	p := socialvalue.New(s)
	frame, w := pagetest.Window(t, s, p)
	seen := map[string]bool{}
	for _, i := range s.Assessment().Issues {
		if !strings.HasPrefix(i.Path, "socialValue") || seen[i.Code] {
			continue // one of each kind
		}
		seen[i.Code] = true
		p.ShowPart("together")
		p.FocusFirst()
		frame.Go(at(i.Path))
		got := w.Canvas().Focused()
		if p.FocusFirst(); got == nil || got == w.Canvas().Focused() {
			t.Errorf("%s at %s leads nowhere: %s", i.Code, i.Path, i.Message)
		}
	}
	if len(seen) < 25 {
		t.Errorf("only %d kinds of findings were looked at: %v", len(seen), seen)
	}
}

// One press puts a commitment into the price, and the finding that it is not there goes;
// undo takes both back.
func TestACommitmentIsCarriedIntoThePrice(t *testing.T) {
	s := pagetest.Meals(t)
	_, w := open(t, s, "commitments")
	pagetest.Press(t, w, "Add a commitment")
	pagetest.Type(t, w, "What is promised", "Work placements")
	pagetest.Type(t, w, "Number", "3")
	pagetest.Type(t, w, "Cost of one", "250")
	contains(t, w, "Not in the price yet.", "SV-042")
	before := len(s.Bid().Pricing.Costs)
	pagetest.Press(t, w, "Carry this cost into the price")
	costs := s.Bid().Pricing.Costs
	if len(costs) != before+1 || costs[before].Amount.Format() != "£750.00" {
		t.Fatalf("%+v", costs)
	}
	contains(t, w, "In the price: Commitment: Work placements.")
	for _, issue := range s.Issues(page.Below("socialValue")) {
		if issue.Code == "SV-042" {
			t.Error("a carried commitment is still called missing in the price")
		}
	}
	if err := s.Undo(); err != nil || len(s.Bid().Pricing.Costs) != before {
		t.Errorf("undo leaves the line: %v", err)
	}
}

// The map is marked as checked against the price; after the price moved, the page says so
// at the mark.
func TestTheMapIsCheckedAgainstThePrice(t *testing.T) {
	s := stationery(t)
	frame, w := open(t, s, "impact")
	pagetest.Press(t, w, "I have checked the map against this price")
	contains(t, w, "Checked against this price and this volume on ")
	s.Edit("More of it", func(b *bid.Bid) error {
		b.Pricing.Volume[0].Quantity = money.MustQuantity("4321")
		return nil
	})
	contains(t, w, "has changed since the map was checked")
	frame.Go(at("socialValue.checked"))
	if got := kit.FocusedLabel(); got != "I have checked the map against this price" {
		t.Errorf("the finding leads to %q", got)
	}
}

// addKey presses Ctrl+Enter where the keyboard is.
func addKey(w fyne.Window) {
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
}

// Ctrl+Enter adds to the list whose field has the keyboard, though the part has several.
func TestTheKeyAddsToTheListInHand(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := open(t, s, "impact")
	pagetest.Press(t, w, "Add an outcome")
	frame.Go(at("socialValue.rows." + s.Bid().SocialValue.Rows[0].ID + ".duration"))
	addKey(w)
	if v := s.Bid().SocialValue; len(v.Rows) != 2 || len(v.Shared) != 0 {
		t.Fatalf("%d outcomes, %d shared assumptions", len(v.Rows), len(v.Shared))
	}
	if undo := s.State().Undo; undo != "Add an outcome" {
		t.Errorf("the step is called %q", undo)
	}
	pagetest.Press(t, w, "Add a group")
	addKey(w)
	if v := s.Bid().SocialValue; len(v.Groups) != 2 || len(v.Rows) != 2 {
		t.Errorf("%d groups, %d outcomes", len(v.Groups), len(v.Rows))
	}
}

// A whole case of five outcomes from blank, typed as a newcomer types it. The answer is
// worked out again here: 3 a year of each, half would have happened anyway, a fifth is
// owed to others, and each year is divided by 1.035 once more than the one before.
func TestANewcomersCase(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := open(t, s, "values")
	sum := 0.0
	for i, value := range []string{"100", "250", "400", "1000", "50"} {
		if i == 0 {
			pagetest.Press(t, w, "Add a value")
		} else {
			addKey(w)
		}
		for _, f := range [][2]string{{"Value of what", "A change worth " + value}, {"Pounds for one", value}, {"One what", "person and year"},
			{"Pounds of which year", "2024"}, {"Source", "Council budget 2024, page 3"}, {"Licence", "Open Government Licence"}} {
			pagetest.Type(t, w, f[0], f[1])
		}
		pagetest.Field(t, w, "Purse of the value Not said").(*kit.Picker).OnChosen("social")
		number, _ := strconv.ParseFloat(value, 64)
		sum += number
	}
	frame.Go(at("socialValue.rows"))
	for i, v := range s.Bid().SocialValue.Values {
		if i == 0 {
			pagetest.Press(t, w, "Add an outcome")
		} else {
			addKey(w)
		}
		pagetest.Type(t, w, "What changes", "Change "+strconv.Itoa(i+1))
		pagetest.Type(t, w, "How many a year", "3")
		pagetest.Field(t, w, "Value No value chosen").(*kit.Picker).OnChosen("own " + v.ID)
		for _, share := range [][2]string{{"Would happen anyway", "50"}, {"Owed to others", "20"}, {"Only moved elsewhere", "0"}} {
			pagetest.Type(t, w, share[0], share[1])
			pagetest.Type(t, w, share[0]+": why", "Asked those on the waiting list")
			pagetest.Type(t, w, share[0]+": where that is from", "Register, 2026")
		}
		pagetest.Type(t, w, "Years that it lasts", "1")
		pagetest.Field(t, w, "Grade of the evidence Not said").(*kit.Picker).OnChosen("2")
	}
	want, factor := 0.0, 1.0
	for range s.Assessment().Pricing.Years {
		factor /= 1.035
		want += sum * 3 * 0.5 * 0.8 * factor
	}
	figure, ok := s.Assessment().Figure("sv.pv.social")
	if got, _ := figure.Value.Float64(); !ok || math.Abs(got-want) > 0.01 {
		t.Errorf("%v, not %.2f: %s", figure.Value, want, figure.Reason)
	}
	frame.Go(at("socialValue"))
	contains(t, w, "For each pound put in, ")
}

// The heads of the tables stand whole at the size the window is designed for: only what
// somebody typed may be too long for its place.
func TestHeadsStandWhole(t *testing.T) {
	raw, ok := examples.Document("stationery")
	if !ok {
		t.Fatal("the worked example is missing")
	}
	seen := 0
	for _, part := range socialvalue.New(pagetest.Empty(t)).Parts() {
		_, w := open(t, stationery(t), part)
		for _, o := range test.LaidOutObjects(w.Content()) {
			l, ok := o.(*kit.Line)
			if !ok || !l.Bold || !l.Visible() || strings.Contains(string(raw), l.Text) {
				continue
			}
			seen++
			room := l.Size().Width - 2*theme.Size(fynetheme.SizeNameInnerPadding)
			if needs := fyne.MeasureText(l.Text, theme.Size(l.TextSize), fyne.TextStyle{Bold: true}).Width; needs > room+0.5 {
				t.Errorf("%s: %q needs %.0f and has %.0f", part, l.Text, needs, room)
			}
		}
	}
	if seen < 20 {
		t.Fatalf("only %d heads were looked at", seen)
	}
}
