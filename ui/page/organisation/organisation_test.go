package organisation_test

import (
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/organisation"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/shell"
	"bidwright/ui/uitest"

	"fyne.io/fyne/v2"
)

func TestInvariants(t *testing.T) {
	uitest.Invariants(t, func() shell.Page { return organisation.New(pagetest.Meals(t)) })
	uitest.Invariants(t, func() shell.Page { return organisation.New(pagetest.Empty(t)) })
	uitest.Invariants(t, func() shell.Page { return onServices{organisation.New(pagetest.Meals(t))} })
}

// onServices is the page with the services on show from the first.
type onServices struct{ *organisation.Page }

func (p onServices) View() fyne.CanvasObject {
	view := p.Page.View()
	p.ShowPart("services")
	return view
}

func at(path string) shell.Route { return shell.Route{Page: "organisation", Path: path} }

func TestTheProfileIsKeptFieldByField(t *testing.T) {
	s := pagetest.Empty(t)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	pagetest.Type(t, w, "Name", "Tarka Kitchen CIC ŵ")
	frame.Go(at("organisation.freeReserves"))
	pagetest.Type(t, w, "Free reserves", "12,500")
	choice := pagetest.Field(t, w, "Are you a charity?").(*kit.Choice)
	w.Canvas().Focus(choice)
	choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	o := s.Organisation()
	if o.Name != "Tarka Kitchen CIC ŵ" || o.FreeReserves != money.MustPounds("12500") && o.FreeReserves.String() != "12500" || o.Charity == bid.Unknown {
		t.Errorf("%+v", o)
	}
	for range 3 {
		if err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if o := s.Organisation(); o.Name != "" || o.FreeReserves.IsSet() || o.Charity != bid.Unknown {
		t.Errorf("after undo: %+v", o)
	}
}

func TestTextInANumberStaysAndSaysWhatIsWrong(t *testing.T) {
	s := pagetest.Empty(t)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	frame.Go(at("organisation.freeReserves"))
	pagetest.Type(t, w, "Free reserves", "about ten thousand")
	entry := pagetest.Field(t, w, "Free reserves").(*kit.MoneyEntry)
	if entry.Text != "about ten thousand" || entry.Problem() == nil || s.Organisation().FreeReserves.IsSet() {
		t.Errorf("text %q, problem %v", entry.Text, entry.Problem())
	}
}

func TestRunningCostsAreAddedTotalledMovedAndRemoved(t *testing.T) {
	s := pagetest.Empty(t)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	frame.Go(at("organisation.runningCosts"))
	for _, c := range []struct{ name, amount string }{{"Rent", "14400"}, {"Insurance", "1250.51"}, {"Director", ""}} {
		pagetest.Press(t, w, "Add a running cost")
		pagetest.Type(t, w, "What it is", c.name)
		if c.amount != "" {
			pagetest.Type(t, w, "Amount, a year", c.amount)
		}
	}
	rows := s.Organisation().RunningCosts
	if len(rows) != 3 || rows[0].Name != "Rent" || rows[2].Name != "Director" {
		t.Fatalf("%+v", rows)
	}
	if total, without := organisation.NewModel(s).Total(); without != 1 || total.Format() != "£15,650.51" {
		t.Errorf("total %s, %d without an amount", total.Format(), without)
	}
	frame.Go(at("organisation.runningCosts." + rows[0].ID + ".amount"))
	if f, ok := w.Canvas().Focused().(kit.Labelled); !ok || f.AccessibilityLabel() != "Amount, a year" {
		t.Errorf("the keyboard is at %v", w.Canvas().Focused())
	}
	if e := pagetest.Field(t, w, "What it is").(*kit.TextEntry); e.Text != "Rent" {
		t.Errorf("the form shows %q", e.Text)
	}
	pagetest.Press(t, w, "Remove this running cost")
	if got := s.Organisation().RunningCosts; len(got) != 2 || got[0].Name != "Insurance" {
		t.Errorf("%+v", got)
	}
	pagetest.Press(t, w, "Undo")
	if got := s.Organisation().RunningCosts; len(got) != 3 {
		t.Errorf("not brought back: %+v", got)
	}
}

func TestAPayScaleTakesItsPay(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	frame.Go(at("organisation.payScales"))
	pagetest.Press(t, w, "Add a pay scale")
	pagetest.Type(t, w, "Role", "Driver")
	pagetest.Type(t, w, "Pay an hour", "12.9050")
	rows := s.Organisation().PayScales
	last := rows[len(rows)-1]
	if last.Role != "Driver" || organisation.PayWords(last) != "£12.905 an hour" && organisation.PayWords(last) != "£12.9050 an hour" {
		t.Errorf("%+v: %s", last, organisation.PayWords(last))
	}
}

func TestEveryFieldIsReachedByItsPath(t *testing.T) {
	s := pagetest.Meals(t)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	for path, label := range map[string]string{"name": "Name", "charity": "Are you a charity?", "niBill": "National Insurance bill now, a year",
		"vatRegistered": "Are you registered for VAT?", "overdraft": "Agreed overdraft", "address": "Address"} {
		frame.Go(at("organisation." + path))
		if f, ok := w.Canvas().Focused().(kit.Labelled); !ok || f.AccessibilityLabel() != label {
			t.Errorf("%s: the keyboard is at %v", path, w.Canvas().Focused())
		}
	}
}

// What the organisation does is begun in one step and reached by path, field by field.
func TestServicesAreBegunAndReached(t *testing.T) {
	s := pagetest.Empty(t)
	frame, w := pagetest.Window(t, s, organisation.New(s))
	frame.Go(at("organisation.allocation.services"))
	pagetest.Press(t, w, "Start with four usual services")
	services := s.Organisation().Allocation.Services
	if len(services) != 4 {
		t.Fatalf("%+v", services)
	}
	frame.Go(at("organisation.allocation.services." + services[1].ID + ".keys.floorArea"))
	pagetest.Type(t, w, "Floor area, in square metres", "120")
	if got := s.Organisation().Allocation.Services[1].Keys.FloorArea.String(); got != "120" {
		t.Errorf("floor area %q", got)
	}
	frame.Go(at("organisation.allocation.services." + services[1].ID + ".keys.fte"))
	pagetest.Type(t, w, "Full-time equivalents", "lots")
	if e := pagetest.Field(t, w, "Full-time equivalents").(*kit.QuantityEntry); e.Text != "lots" || e.Problem() == nil {
		t.Errorf("%q %v", e.Text, e.Problem())
	}
	frame.Go(at("organisation.allocation.method"))
	choice := pagetest.Field(t, w, "The way").(*kit.Choice)
	choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	pagetest.Press(t, w, "Add a department")
	pagetest.Type(t, w, "Department", "Finance")
	if a := s.Organisation().Allocation; a.Method != bid.AllocateStepDown || len(a.Departments) != 1 || a.Departments[0].Name != "Finance" {
		t.Errorf("%+v", a)
	}
	if err := s.Undo(); err != nil || s.Organisation().Allocation.Departments[0].Name != "" {
		t.Errorf("undo: %v", err)
	}
}
