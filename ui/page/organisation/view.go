package organisation

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/allocation"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The parts of the page.
const (
	partProfile = "profile"
	partTax     = "tax"
	partPay     = "pay"
	partCosts   = "costs"
	partShared  = "services"
)

// Page is the page.
type Page struct {
	s      *page.Session
	m      Model
	fields *kit.FieldSet
	part   *kit.Choice
	parts  map[string]*fyne.Container
	load   []func(bid.Organisation) // put the stored values into the fields
	pay    *payPart
	costs  *costPart
	shared *allocation.Part
}

// New makes the page.
func New(s *page.Session) *Page { return &Page{s: s, m: NewModel(s)} }

// ID, Title and Group are part of shell.Page.
func (p *Page) ID() string { return page.Organisation }

// Title is the word in the navigation.
func (p *Page) Title() string { return "Organisation" }

// Group says that the page stands with those of the workspace.
func (p *Page) Group() shell.Group { return shell.Workspace }

// View draws the page.
func (p *Page) View() fyne.CanvasObject {
	p.fields = kit.NewFieldSet()
	p.pay, p.costs, p.shared = newPayPart(p), newCostPart(p), allocation.New(p.s, p.fields)
	p.parts = map[string]*fyne.Container{partProfile: p.profile(), partTax: p.tax(), partPay: p.pay.View, partCosts: p.costs.View, partShared: p.shared.View}
	p.part = kit.NewChoice([]kit.Option{{ID: partProfile, Text: "Profile"}, {ID: partTax, Text: "Tax and reserves"}, {ID: partPay, Text: "People and pay scales"}, {ID: partCosts, Text: "Running costs"}, {ID: partShared, Text: "Services"}}, p.show)
	p.part.SetLabel("Part of the page")
	p.show(partProfile)
	return kit.NewPage(kit.Scaffold{
		Title: "Organisation", Purpose: "Say once what every bid asks about you. All your bids take it from here.",
		Body: []fyne.CanvasObject{p.part, container.NewStack(p.parts[partProfile], p.parts[partTax], p.parts[partPay], p.parts[partCosts], p.parts[partShared])},
	})
}

func (p *Page) show(part string) {
	p.part.Set(part)
	for id, c := range p.parts {
		if id == part {
			c.Show()
		} else {
			c.Hide()
		}
	}
	kit.Relayout(p.parts[part])
}

// field registers a field by the name of its value below the organisation.
func (p *Page) field(path, label, why string, control fyne.CanvasObject) fyne.CanvasObject {
	return p.fields.Add("organisation."+path, kit.NewField(label, control).Why(why))
}

func (p *Page) text(path, label, why string, of func(*bid.Organisation) *string) fyne.CanvasObject {
	e := kit.NewTextEntry(func(v string) {
		p.m.Set("Change: "+label, func(o *bid.Organisation) { *of(o) = v })
	})
	p.load = append(p.load, func(o bid.Organisation) { e.Set(*of(&o)) })
	return p.field(path, label, why, e)
}

func (p *Page) money(path, label, why string, of func(*bid.Organisation) *money.Pounds) fyne.CanvasObject {
	e := kit.NewMoneyEntry(func(v money.Pounds) {
		p.m.Set("Change: "+label, func(o *bid.Organisation) { *of(o) = v })
	})
	p.load = append(p.load, func(o bid.Organisation) { e.Set(*of(&o)) })
	return p.field(path, label, why, e)
}

func (p *Page) answer(path, label, why string, of func(*bid.Organisation) *bid.Answer) fyne.CanvasObject {
	e := kit.NewYesNoUnknown(func(id string) {
		p.m.Set("Change: "+label, func(o *bid.Organisation) { *of(o) = bid.Answer(id) })
	})
	p.load = append(p.load, func(o bid.Organisation) { e.Set(string(*of(&o))) })
	return p.field(path, label, why, e)
}

var nations = []kit.Option{
	{ID: string(bid.England), Text: "England"}, {ID: string(bid.Wales), Text: "Wales"},
	{ID: string(bid.Scotland), Text: "Scotland"}, {ID: string(bid.NorthernIreland), Text: "Northern Ireland"},
}

var legalForms = []string{
	"Community interest company", "Charitable incorporated organisation", "Company limited by guarantee",
	"Registered charity (unincorporated)", "Co-operative society", "Community benefit society",
	"Company limited by shares", "Limited liability partnership", "Sole trader", "Partnership",
}

func (p *Page) profile() *fyne.Container {
	nation := kit.NewPicker("Choose a nation", nations, func(id string) {
		p.m.Set("Change: nation", func(o *bid.Organisation) { o.Nation = bid.Nation(id) })
	})
	var forms []kit.Option
	for _, f := range legalForms {
		forms = append(forms, kit.Option{ID: f, Text: f})
	}
	form := kit.NewPicker("Choose a legal form", forms, func(id string) {
		p.m.Set("Change: legal form", func(o *bid.Organisation) { o.LegalForm = id })
	})
	yearEnd := kit.NewDateEntry(p.s.Today, func(d date.Date) {
		p.m.Set("Change: end of your year", func(o *bid.Organisation) { o.YearEnd = d })
	})
	p.load = append(p.load, func(o bid.Organisation) {
		nation.Set(string(o.Nation))
		options := forms
		if o.LegalForm != "" && !known(forms, o.LegalForm) {
			options = append(options[:len(options):len(options)], kit.Option{ID: o.LegalForm, Text: o.LegalForm})
		}
		form.SetOptions(options)
		form.Set(o.LegalForm)
		yearEnd.Set(o.YearEnd)
	})
	type org = bid.Organisation
	return kit.Stack(
		kit.Section("Who you are"),
		kit.Form(
			p.text("name", "Name", "As it stands on the register; printed on every pack.", func(o *org) *string { return &o.Name }),
			p.field("nation", "Nation", "Which pay floors, thresholds and rules count for you.", nation),
			p.field("legalForm", "Legal form", "Buyers ask for it, and some contracts are kept for some forms.", form),
			p.text("companyNumber", "Company number", "", func(o *org) *string { return &o.CompanyNumber }),
			p.text("charityNumber", "Charity number", "", func(o *org) *string { return &o.CharityNumber }),
			p.text("address", "Address", "", func(o *org) *string { return &o.Address }),
			p.field("yearEnd", "End of your accounting year", "For example 31 March 2027.", yearEnd),
			p.text("contactName", "Contact person", "Printed on a pack only when you say so.", func(o *org) *string { return &o.ContactName }),
			p.text("contactEmail", "Email", "", func(o *org) *string { return &o.ContactEmail }),
			p.text("contactPhone", "Telephone", "", func(o *org) *string { return &o.ContactPhone }),
		),
	)
}

// taxPaths are the values that stand in the part about tax and reserves.
var taxPaths = []string{"charity", "employmentAllowance", "publicFunctions", "connectedEmployers", "niBill", "paybill",
	"vatRegistered", "vatRecovery", "freeReserves", "overdraft"}

func (p *Page) tax() *fyne.Container {
	recovery := kit.NewPercentEntry(func(v money.Share) {
		p.m.Set("Change: VAT you get back", func(o *bid.Organisation) { o.VATRecovery = v })
	})
	p.load = append(p.load, func(o bid.Organisation) { recovery.Set(o.VATRecovery) })
	type org = bid.Organisation
	return kit.Stack(
		kit.Section("Employer’s National Insurance"),
		kit.Form(
			p.answer("charity", "Are you a charity?", "Charities may claim Employment Allowance even for public work, and VAT can differ.", func(o *org) *bid.Answer { return &o.Charity }),
			p.answer("employmentAllowance", "May you claim Employment Allowance?", "It takes a sum off the bill, once a year for the whole organisation. Not known counts as nothing, so that a price never rests on it.", func(o *org) *bid.Answer { return &o.EmploymentAllowance }),
			p.answer("publicFunctions", "Is half or more of your work publicly funded public functions?", "If so, only a charity may claim the allowance.", func(o *org) *bid.Answer { return &o.PublicFunctions }),
			p.answer("connectedEmployers", "Do you share the allowance with a connected employer?", "Connected companies or charities have one allowance between them.", func(o *org) *bid.Answer { return &o.ConnectedEmployers }),
			p.money("niBill", "National Insurance bill now, a year", "Employer’s part for everybody, before this bid. It shows how much of the allowance is used up already.", func(o *org) *money.Pounds { return &o.NIBill }),
			p.money("paybill", "Pay bill now, a year", "Pay of everybody before this bid. Large employers also pay the apprenticeship levy.", func(o *org) *money.Pounds { return &o.Paybill }),
		),
		kit.Section("VAT and reserves"),
		kit.Form(
			p.answer("vatRegistered", "Are you registered for VAT?", "If not, VAT on what you buy is a cost to you.", func(o *org) *bid.Answer { return &o.VATRegistered }),
			p.field("vatRecovery", "Share of VAT that you get back", "For example 40 %, where only some of what you supply bears VAT. Leave it empty if all or nothing comes back.", recovery),
			p.money("freeReserves", "Free reserves", "Money you could use for anything. It shows how long you can wait to be paid. Never printed in a buyer’s pack.", func(o *org) *money.Pounds { return &o.FreeReserves }),
			p.money("overdraft", "Agreed overdraft", "", func(o *org) *money.Pounds { return &o.Overdraft }),
		),
	)
}

func known(options []kit.Option, id string) bool {
	for _, o := range options {
		if o.ID == id {
			return true
		}
	}
	return false
}

// Refresh is part of shell.Page.
func (p *Page) Refresh() {
	o := p.s.Organisation()
	for _, load := range p.load {
		load(o)
	}
	p.pay.Refresh()
	p.costs.refresh()
	p.shared.Refresh()
	p.showIssues()
}

// showIssues shows each finding beside its field. The fields of a list serve the
// chosen line, so only that line's findings are shown there.
func (p *Page) showIssues() {
	all := p.s.Issues(page.Below("organisation"))
	shown := append(p.pay.OfShown("organisation.payScales.", all), p.costs.OfShown("organisation.runningCosts.", all)...)
	shown = append(shown, p.shared.OfShown(all)...)
	for _, issue := range all {
		if !page.Below("organisation.payScales.", "organisation.runningCosts.", allocation.Prefix)(issue.Path) {
			shown = append(shown, issue)
		}
	}
	p.fields.ShowIssues(shown)
}

// GoTo goes to the field of a path, first to the part that holds it.
func (p *Page) GoTo(path string) bool {
	rest := strings.TrimPrefix(path, "organisation.")
	collection, line, _ := strings.Cut(rest, ".")
	id, _, _ := strings.Cut(line, ".")
	switch collection {
	case "payScales":
		p.show(partPay)
		return p.pay.focus(p.fields, id, path)
	case "runningCosts":
		p.show(partCosts)
		return p.costs.focus(p.fields, id, path)
	case "allocation":
		p.show(partShared)
		return p.shared.GoTo(path)
	}
	if slices.Contains(taxPaths, collection) {
		p.show(partTax)
	} else {
		p.show(partProfile)
	}
	return p.fields.Focus(path)
}

// FocusFirst gives the choice of parts the keyboard.
func (p *Page) FocusFirst() {
	kit.Focus(p.part)
}

// AddLine is Ctrl+Enter.
func (p *Page) AddLine() {
	switch p.part.Chosen() {
	case partPay:
		p.pay.Add()
	case partCosts:
		p.costs.Add()
	case partShared:
		p.shared.At(p.focused()).Add()
	}
}

// Duplicate is Ctrl+D.
func (p *Page) Duplicate() {
	switch p.part.Chosen() {
	case partPay:
		p.pay.Duplicate()
	case partCosts:
		p.costs.Duplicate()
	case partShared:
		p.shared.At(p.focused()).Duplicate()
	}
}

// focused is what has the keyboard.
func (p *Page) focused() fyne.Focusable {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.part); c != nil {
		return c.Focused()
	}
	return nil
}

// Parts are the parts of the page, for pictures of each.
func (p *Page) Parts() []string {
	return []string{partProfile, partTax, partPay, partCosts, partShared}
}

// ShowPart shows the part of that name.
func (p *Page) ShowPart(name string) { p.show(name) }
