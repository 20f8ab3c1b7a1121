package organisation

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
)

var nations = []kit.Option{
	{ID: string(bid.England), Text: "England"}, {ID: string(bid.Wales), Text: "Wales"},
	{ID: string(bid.Scotland), Text: "Scotland"}, {ID: string(bid.NorthernIreland), Text: "Northern Ireland"},
}

var legalForms = []string{
	"Community interest company", "Charitable incorporated organisation", "Company limited by guarantee",
	"Registered charity (unincorporated)", "Co-operative society", "Community benefit society",
	"Company limited by shares", "Limited liability partnership", "Sole trader", "Partnership",
}

func (p *Page) newProfilePart() *form.Part {
	f := &sheet{p: p}
	nation := kit.NewPicker("Choose a nation", nations, func(id string) {
		p.m.Set("Change: nation", func(o *bid.Organisation) { o.Nation = bid.Nation(id) })
	})
	var forms []kit.Option
	for _, f := range legalForms {
		forms = append(forms, kit.Option{ID: f, Text: f})
	}
	legal := kit.NewPicker("Choose a legal form", forms, func(id string) {
		p.m.Set("Change: legal form", func(o *bid.Organisation) { o.LegalForm = id })
	})
	f.load = append(f.load, func(o *bid.Organisation, _ bool) {
		nation.Set(string(o.Nation))
		options := forms
		if o.LegalForm != "" && !known(forms, o.LegalForm) {
			options = append(options[:len(options):len(options)], kit.Option{ID: o.LegalForm, Text: o.LegalForm})
		}
		legal.SetOptions(options)
		legal.Set(o.LegalForm)
	})
	type org = bid.Organisation
	return f.part(kit.Stack(
		kit.Section("Who you are"),
		kit.Form(
			f.text("name", "Name", "As it stands on the register; printed on every pack.", func(o *org) *string { return &o.Name }),
			f.field("nation", "Nation", "Which pay floors, thresholds and rules count for you.", nation),
			f.field("legalForm", "Legal form", "Buyers ask for it, and some contracts are kept for some forms.", legal),
			f.text("companyNumber", "Company number", "", func(o *org) *string { return &o.CompanyNumber }),
			f.text("charityNumber", "Charity number", "", func(o *org) *string { return &o.CharityNumber }),
			f.text("address", "Address", "", func(o *org) *string { return &o.Address }),
			value(f, "yearEnd", "End of your accounting year", "For example 31 March 2027.", kit.NewDateEntry(p.s.Today, nil), func(o *org) *date { return &o.YearEnd }),
			f.text("contactName", "Contact person", "Printed on a pack only when you say so.", func(o *org) *string { return &o.ContactName }),
			f.text("contactEmail", "Email", "", func(o *org) *string { return &o.ContactEmail }),
			f.text("contactPhone", "Telephone", "", func(o *org) *string { return &o.ContactPhone }),
		),
		p.look(f),
	))
}

func (p *Page) newTaxPart() *form.Part {
	f := &sheet{p: p}
	type org = bid.Organisation
	return f.part(kit.Stack(
		kit.Section("Employer’s National Insurance"),
		kit.Form(
			f.answer("charity", "Are you a charity?", "Charities may claim Employment Allowance even for public work, and VAT can differ.", func(o *org) *bid.Answer { return &o.Charity }),
			f.answer("employmentAllowance", "May you claim Employment Allowance?", "It takes a sum off the bill, once a year for the whole organisation. Not known counts as nothing, so that a price never rests on it.", func(o *org) *bid.Answer { return &o.EmploymentAllowance }),
			f.answer("publicFunctions", "Is half or more of your work publicly funded public functions?", "If so, only a charity may claim the allowance.", func(o *org) *bid.Answer { return &o.PublicFunctions }),
			f.answer("connectedEmployers", "Do you share the allowance with a connected employer?", "Connected companies or charities have one allowance between them.", func(o *org) *bid.Answer { return &o.ConnectedEmployers }),
			f.money("niBill", "National Insurance bill now, a year", "Employer’s part for everybody, before this bid. It shows how much of the allowance is used up already.", func(o *org) *money.Pounds { return &o.NIBill }),
			f.money("paybill", "Pay bill now, a year", "Pay of everybody before this bid. Large employers also pay the apprenticeship levy.", func(o *org) *money.Pounds { return &o.Paybill }),
		),
		kit.Section("VAT and reserves"),
		kit.Form(
			f.answer("vatRegistered", "Are you registered for VAT?", "If not, VAT on what you buy is a cost to you.", func(o *org) *bid.Answer { return &o.VATRegistered }),
			value(f, "vatRecovery", "Share of VAT that you get back", "For example 40 %, where only some of what you supply bears VAT. Leave it empty if all or nothing comes back.", kit.NewPercentEntry(nil), func(o *org) *money.Share { return &o.VATRecovery }),
			f.money("freeReserves", "Free reserves", "Money you could use for anything. It shows how long you can wait to be paid. Never printed in a buyer’s pack.", func(o *org) *money.Pounds { return &o.FreeReserves }),
			f.money("overdraft", "Agreed overdraft", "", func(o *org) *money.Pounds { return &o.Overdraft }),
		),
	))
}

func known(options []kit.Option, id string) bool {
	for _, o := range options {
		if o.ID == id {
			return true
		}
	}
	return false
}
