package trial

import (
	"strconv"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/risk"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// driverPath is where the ranges stand.
const driverPath = "pricing.risk.drivers."

// suggested is how many ranges are offered at once.
const suggested = 8

// newRiskPart edits what is uncertain, and runs the trials.
func (p *Page) newRiskPart() *form.Part {
	e := p.newDrivers()
	p.main[partRisk] = e
	form.Keep(p.lists, driverPath, e)
	f := form.New(p.s, p.fields)
	trials := f.Whole("number of trials", 1, risk.MaxTrials, func(b *bid.Bid) *int { return &b.Pricing.Risk.Trials })
	trials.SetPlaceHolder(strconv.Itoa(risk.DefaultTrials))
	seed := kit.NewWholeEntry(1, maxSeed, func(w kit.Whole) {
		f.Change("seed", func(b *bid.Bid) { b.Pricing.Risk.Seed = int64(w.N) })
	})
	seed.SetPlaceHolder(strconv.Itoa(risk.DefaultSeed))
	f.OnLoad(func(b *bid.Bid, fresh bool) {
		w := kit.Whole{N: int(b.Pricing.Risk.Seed), Set: b.Pricing.Risk.Seed != 0}
		if fresh {
			seed.Load(w)
		} else {
			seed.Set(w)
		}
	})
	r := p.newRun()
	view := kit.Stack(
		kit.Text("Say for each uncertain figure how low and how high it may come out. Bidwright then plays the contract through thousands of times and counts how often it loses money."),
		kit.Row(kit.NewPrimaryButton("Add a range", e.Add), kit.NewButton("Suggest ranges", p.suggest)),
		e.Table, e.Form,
		kit.Section("Run the trials"),
		kit.Form(
			f.Field("pricing.risk.trials", "Number of trials", "More trials settle the last digits; they do not make the ranges any better.", trials),
			f.Field("pricing.risk.seed", "Seed", "The same seed gives the same answer on every computer.", seed)),
		kit.Row(kit.NewButton("Run the trials", r.start)),
		r.view,
	)
	return form.NewPart(view, func(fresh bool) {
		e.Refresh()
		f.Refresh(fresh)
		r.refresh()
	})
}

// maxSeed keeps a typed seed to nine digits, which can be read out.
const maxSeed = 999_999_999

// newDrivers edits the ranges.
func (p *Page) newDrivers() *lines.Editor[bid.Driver] {
	type one = bid.Driver
	path := func(x *one) string { return x.Path }
	e := &lines.Editor[one]{List: form.Of(p.s, "range", func(b *bid.Bid) *[]one { return &b.Pricing.Risk.Drivers },
		func(x *one) *string { return &x.ID }, func(x one) string { return p.inputs.label(x.Path) })}
	in := func(of func(*one) *money.Value) func(one) string {
		return func(x one) string {
			c, _ := p.inputs.at(x.Path)
			return orDash(risk.FormatIn(c.Unit, *of(&x)))
		}
	}
	low, central, high := func(x *one) *money.Value { return &x.Low }, func(x *one) *money.Value { return &x.Central }, func(x *one) *money.Value { return &x.High }
	e.Table = kit.NewTable("What is uncertain", func(x one) string { return x.ID },
		kit.NewEmptyState("Which figures may come out differently?", "For example: meals a year, 22,000 at the lowest, 26,000 most likely, 28,000 at the highest.", "Suggest ranges", p.suggest),
		kit.Column[one]{Title: "Figure", Ems: 12, Weight: 2, Text: func(x one) string { return p.inputs.label(x.Path) }},
		kit.Column[one]{Title: "Lowest", Ems: 6, Right: true, Text: in(low)},
		kit.Column[one]{Title: "Most likely", Ems: 7, Right: true, Optional: true, Text: func(x one) string {
			if !x.Central.IsSet() {
				return "as in the bid"
			}
			return in(central)(x)
		}},
		kit.Column[one]{Title: "Highest", Ems: 6, Right: true, Text: in(high)},
		kit.Column[one]{Title: "Moves with", Ems: 7, Optional: true, Text: func(x one) string { return orDash(x.Linked) }})
	e.Table.VisibleRows = 8
	field := func(path, label, why string, control fyne.CanvasObject) *kit.Field {
		return p.fields.Add(driverPath+path, kit.NewField(label, control).Why(why))
	}
	picker, now := figurePicker(p, e, func(x *one) *string { return &x.Path })
	figure := field("path", "Uncertain figure", "", picker)
	e.First = figure
	e.Form = kit.Stack(kit.Section("The chosen range"), kit.Form(figure,
		field("low", "At the lowest", "Worse than this would surprise you.", valueEntry(p, e, "lowest value", path, low)),
		field("central", "Most likely", "Empty means the figure of the bid.", valueEntry(p, e, "most likely value", path, central)),
		field("high", "At the highest", "", valueEntry(p, e, "highest value", path, high)),
		field("linked", "Moves together with", "Ranges with the same word go up and down together, such as: pay.", lines.Entry(e, "link", kit.NewTextEntry(nil), func(x *one) *string { return &x.Linked })),
		field("why", "Why this range", "What you have seen, and where.", lines.Entry(e, "reason", kit.NewMultilineEntry(2, nil), func(x *one) *string { return &x.Why }))), now)
	e.Wire("Remove this range")
	return e
}

// suggest adds drafts of ranges for what moves the contract most, for a person to edit.
func (p *Page) suggest() {
	g := p.graph()
	if g == nil {
		return
	}
	b := p.s.Bid()
	have := map[string]bool{}
	for _, d := range b.Pricing.Risk.Drivers {
		have[d.Path] = true
	}
	var drafts []bid.Driver
	for _, d := range risk.Suggest(g, "contract.gap", suggested, p.options(true)) {
		if !have[d.Path] {
			d.ID = p.s.NewID()
			drafts = append(drafts, d)
		}
	}
	if len(drafts) == 0 {
		p.s.Warn("There is no further figure to suggest a range for. Price the bid first, or add a range of your own.")
		return
	}
	if p.s.Edit("Suggest ranges", func(b *bid.Bid) error {
		b.Pricing.Risk.Drivers = append(b.Pricing.Risk.Drivers, drafts...)
		return nil
	}) {
		p.s.Say("Ranges of a tenth either way are drafted. They are a start, not evidence: change each to what you have seen.")
	}
}
