package opportunity

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// profilesPath is where the buyers' own rules for small sums stand, as the user edited them.
const profilesPath = "organisation.quoteProfiles."

// bandChoice chooses whose rules for small sums hold.
type bandChoice struct {
	p      *Page
	field  *kit.Field
	picker *kit.Picker
	about  *kit.Listing
	copy   fyne.CanvasObject
}

func (p *Page) bandsField(g form.Group) *bandChoice {
	c := &bandChoice{p: p, about: kit.NewListing()}
	c.picker = kit.NewPicker("The usual profile", nil, func(id string) {
		g.Change("whose rules for small sums hold", func(b *bid.Bid) { routeOf(b).Bands = id })
	})
	c.field = g.Field(routePath+"bands", "Whose rules for small sums hold?", "Every council has its own contract procedure rules. Choose the nearest, then copy and change it.", c.picker)
	c.copy = kit.Row(kit.NewButton("Copy this profile to edit it", c.copyProfile))
	return c
}

func (c *bandChoice) refresh() {
	options := []kit.Option{{ID: "", Text: "The usual profile", Detail: "Until you choose the one of this buyer"}}
	for _, own := range c.p.Organisation().Profiles {
		options = append(options, kit.Option{ID: own.ID, Text: first(own.Name, "Profile without a name"), Detail: "Edited by you"})
	}
	for _, x := range c.p.Library().QuoteProfiles() {
		options = append(options, kit.Option{ID: x.ID, Text: x.Name, Detail: "From the dated facts"})
	}
	id := c.p.Bid().Opportunity.Route.Bands
	c.picker.SetOptions(withOwn(options, id))
	c.picker.Set(id)
	chosen := c.chosen()
	key := chosen.Name
	for _, b := range chosen.Bands {
		key += "\n" + b.ID + bandRange(b) + string(b.WithVAT) + b.Quotes.Format() + b.Asks + b.Note
	}
	c.about.Set(key, func() []fyne.CanvasObject {
		if len(chosen.Bands) == 0 {
			return []fyne.CanvasObject{kit.NewMarked(kit.Attention, "This profile has no bands: add them below, or choose another.")}
		}
		var out []string
		for _, b := range chosen.Bands {
			out = append(out, "• "+bandRange(b)+": "+bandAsks(b))
		}
		return []fyne.CanvasObject{kit.Strong(chosen.Name), kit.Text(strings.Join(out, "\n")), kit.NewSmall(joined(", ", chosen.Source, chosen.Read.String()))}
	})
}

// chosen is the profile that holds now: the user's own, the chosen one of the facts, or
// the usual one.
func (c *bandChoice) chosen() bid.QuoteProfile {
	id := c.p.Bid().Opportunity.Route.Bands
	for _, own := range c.p.Organisation().Profiles {
		if own.ID == id {
			return own
		}
	}
	for _, x := range c.p.Library().QuoteProfiles() {
		if x.ID == id || id == "" && x.Default {
			return ownOf(x)
		}
	}
	return bid.QuoteProfile{}
}

// ownOf is a profile of the facts in the form in which it is edited.
func ownOf(x reference.QuoteProfile) bid.QuoteProfile {
	out := bid.QuoteProfile{Name: x.Name, BasedOn: x.ID}
	for _, b := range x.Bands {
		out.Source, out.Read = joined(" ", b.Title, b.URL), b.ReadOn
		band := bid.QuoteBand{ID: b.Band, Over: b.Over, UpTo: b.UpTo, Quotes: b.Quotes, Asks: b.Route, Note: b.Note}
		switch b.VATBasis {
		case "inc":
			band.WithVAT = bid.Yes
		case "ex":
			band.WithVAT = bid.No
		}
		switch b.ValueScope {
		case "cumulative":
			band.AddsUp = bid.Yes
		case "total":
			band.AddsUp = bid.No
		}
		out.Bands = append(out.Bands, band)
	}
	return out
}

func (c *bandChoice) copyProfile() {
	own := c.chosen()
	id := c.p.NewID()
	own.ID, own.Name = id, joined(" ", first(c.p.Bid().Opportunity.Buyer.Name, own.Name), "(own copy)")
	bands := make([]bid.QuoteBand, len(own.Bands))
	for i, b := range own.Bands {
		b.ID = c.p.NewID()
		bands[i] = b
	}
	own.Bands = bands
	if !c.p.EditOrganisation("Copy a profile for small sums", func(o *bid.Organisation) error {
		o.Profiles = append(o.Profiles, own)
		return nil
	}) {
		return
	}
	if c.p.Edit("Use your own profile for small sums", func(b *bid.Bid) error { routeOf(b).Bands = id; return nil }) {
		c.p.GoTo(profilesPath + id + ".name")
	}
}

func bandRange(b bid.QuoteBand) string {
	over, upTo := b.Over.Format(), b.UpTo.Format()
	zero := b.Over.IsSet() && b.Over.Decimal().IsZero()
	switch {
	case upTo == "" && (over == "" || zero):
		return "any sum"
	case upTo == "":
		return "over " + over
	case over == "" || zero:
		return "up to " + upTo
	}
	return "over " + over + " up to " + upTo
}

func bandAsks(b bid.QuoteBand) string {
	words := first(optionText(bandAskOptions, b.Asks), "not known")
	if b.Quotes.IsSet() {
		words += ", " + b.Quotes.Format() + " asked for"
	}
	switch b.WithVAT {
	case bid.Yes:
		words += ", VAT counted"
	case bid.No:
		words += ", without VAT"
	}
	if b.AddsUp == bid.Yes {
		words += "; small pieces add up"
	}
	return words
}

// profileEditor edits the user's own profiles and the bands of the chosen one.
type profileEditor struct {
	p        *Page
	profiles *lines.Editor[bid.QuoteProfile]
	bands    *lines.Editor[bid.QuoteBand]
	view     fyne.CanvasObject
}

func (p *Page) newProfiles() *profileEditor {
	type one = bid.QuoteProfile
	x := &profileEditor{p: p}
	e := &lines.Editor[one]{List: lines.List[one]{Noun: "profile for small sums", NewID: p.NewID, Removed: p.Removed,
		ID: func(x *one) *string { return &x.ID }, Name: func(x one) string { return x.Name },
		Read: func() []one { return p.Organisation().Profiles },
		Change: func(step string, f func(*[]one)) bool {
			return p.EditOrganisation(step, func(o *bid.Organisation) error { f(&o.Profiles); return nil })
		}}}
	e.Table = kit.NewTable("Your own profiles", func(x one) string { return x.ID },
		kit.Text("You have no profile of your own. “Copy this profile to edit it” makes one from the rules above; it then serves every bid."),
		kit.Column[one]{Title: "Profile", Ems: 10, Weight: 2, Text: func(x one) string { return x.Name }},
		kit.Column[one]{Title: "Source", Ems: 9, Weight: 1, Optional: true, Text: func(x one) string { return x.Source }})
	e.Table.VisibleRows = 4
	l := form.Line[one]{S: p.Session, Fields: p.fields, Prefix: profilesPath, List: e}
	name := l.Text("name", "Name of the profile", "The buyer that it is for.", 1, func(x *one) *string { return &x.Name })
	e.First = name
	x.profiles = e
	x.bands = p.newBands(e)
	e.Form = kit.Stack(kit.Panel(kit.Form(name,
		l.Text("source", "Where it is written", "Such as the contract procedure rules, part 4.", 1, func(x *one) *string { return &x.Source }),
		l.Day("read", "Read on", "", func(x *one) *date.Date { return &x.Read })),
		kit.Strong("Its bands"), x.bands.Table, kit.Row(kit.NewButton("Add a band", x.bands.Add)), x.bands.Form))
	e.OnShow = func(bid.QuoteProfile) { x.bands.Refresh() }
	e.Wire("Remove this profile")
	tree := &lines.Tree{Prefix: profilesPath, List: e, Within: []*lines.Tree{{Prefix: profilesPath + "bands.", List: x.bands}}}
	p.lists.Add(form.List{Prefix: profilesPath, OfShown: tree.OfShown, Forget: func() { e.Forget(); x.bands.Forget() },
		GoTo: func(_, path string) bool { return tree.GoTo(p.fields, path) }})
	x.view = kit.Close(e.Table, e.Form)
	return x
}

func (p *Page) newBands(of *lines.Editor[bid.QuoteProfile]) *lines.Editor[bid.QuoteBand] {
	type one = bid.QuoteBand
	e := &lines.Editor[one]{List: lines.List[one]{Noun: "band", NewID: p.NewID, Removed: p.Removed,
		ID: func(x *one) *string { return &x.ID }, Name: bandRange,
		Read: func() []one {
			x, _ := of.Table.Selected()
			return x.Bands
		},
		Change: func(step string, f func(*[]one)) bool {
			id := of.Selected()
			return p.EditOrganisation(step, func(o *bid.Organisation) error {
				for i := range o.Profiles {
					if o.Profiles[i].ID == id {
						f(&o.Profiles[i].Bands)
					}
				}
				return nil
			})
		}}}
	e.Table = kit.NewTable("Bands of the chosen profile", func(x one) string { return x.ID }, kit.Text("No bands yet."),
		kit.Column[one]{Title: "Band", Ems: 10, Weight: 1, Text: bandRange},
		kit.Column[one]{Title: "Asks for", Ems: 12, Weight: 2, Text: bandAsks})
	e.Table.VisibleRows = 4
	l := form.Line[one]{S: p.Session, Fields: p.fields, Prefix: profilesPath + "bands.", List: e}
	over := l.Amount("over", "Over", "The band begins above this sum.", func(x *one) *money.Pounds { return &x.Over })
	asks := kit.NewPicker("Not known yet", bandAskOptions, lines.Chosen(e, "what is asked", func(x *one) *string { return &x.Asks }))
	e.Fill(func(x one, _ bool) {
		asks.SetOptions(withOwn(bandAskOptions, x.Asks))
		asks.Set(x.Asks)
	})
	e.First = over
	e.Form = kit.Stack(kit.Form(over,
		l.Amount("upTo", "Up to and including", "Empty where there is no upper end.", func(x *one) *money.Pounds { return &x.UpTo }),
		l.Field("asks", "What the buyer asks for", "", asks),
		l.Quantity("quotes", "How many quotes", "", func(x *one) *money.Quantity { return &x.Quotes }),
		l.Answer("withVat", "Do these sums count VAT?", "", func(x *one) *bid.Answer { return &x.WithVAT }),
		l.Answer("addsUp", "Do small pieces of work add up?", "", func(x *one) *bid.Answer { return &x.AddsUp }),
		l.Text("note", "Note", "", 1, func(x *one) *string { return &x.Note })))
	e.Wire("Remove this band")
	return e
}

func (x *profileEditor) refresh() { x.profiles.Refresh() }
