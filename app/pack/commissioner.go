package pack

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/brand"
	"bidwright/app/money"
	"bidwright/app/pricing"
)

// commissioner builds the commercial response: what is offered, the pricing schedule
// by year, how the price changes, the build-up as deep as the user opens it, and the
// assumptions with their dated sources.
func (b *builder) commissioner() {
	p := b.s.Assessment.Pricing
	b.head("Draft commercial response", "Commercial in confidence")
	b.control()
	b.about()
	b.letter()
	b.offer(p)
	b.schedule(p)
	b.uplift(p)
	b.buildUp(p)
	b.coreSchedules()
	if b.bid.Pack.LowBid {
		b.lowBid(p)
	}
	b.assumptions(p)
	b.declarations()
	b.disclosure()
}

// head sets the particulars that stand on every page, and the cover.
func (b *builder) head(draft, confidential string) {
	o, org := b.bid.Opportunity, b.s.Document.Organisation
	day := b.bid.Pack.Date
	if day.IsZero() {
		day = b.s.On
	}
	b.doc = Document{
		Title: PaperTitle(b.audience, b.s.Paper), Subject: or(o.Title, b.bid.Title), Organisation: or(org.Name, "Organisation not named"),
		Reference: o.Reference, Lot: b.lot(), Audience: string(b.audience), Version: max(b.bid.Pack.Version, 1), Date: day,
		Confidential: confidential, Label: LabelBuyer,
	}
	if len(b.blockers) > 0 {
		b.draft(draft)
	}
	b.branded()
	b.cover(day.String())
}

// branded gives the pack the organisation's own look, where that is fit for print.
func (b *builder) branded() {
	of := b.s.Document.Organisation.Brand
	if _, _, ok := brand.Size(of.Logo); ok {
		b.doc.Logo = of.Logo
	}
	if c, _, err := brand.Colour(of.Colour); err == nil {
		b.doc.Accent = fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	}
}

const draftWords = "DRAFT, not for submission"

// draft marks every page of the file.
func (b *builder) draft(title string) { b.doc.Title, b.doc.Confidential = title, draftWords }

func or(text, standard string) string {
	if text == "" {
		return standard
	}
	return text
}

func (b *builder) lot() string {
	var names []string
	for _, id := range b.bid.Opportunity.LotIDs {
		for _, l := range b.bid.Opportunity.Lots {
			if l.ID == id {
				names = append(names, lotWords(l))
			}
		}
	}
	return strings.Join(names, "; ")
}

// lotWords are the number and name of a lot.
func lotWords(l bid.Lot) string {
	return strings.TrimSpace("Lot " + strings.TrimPrefix(l.ID, "Lot ") + " " + l.Title)
}

// lotName is a lot by its id.
func (b *builder) lotName(id string) string {
	for _, l := range b.bid.Opportunity.Lots {
		if l.ID == id {
			return lotWords(l)
		}
	}
	return "Lot " + id
}

func (b *builder) cover(day string) {
	o, org := b.bid.Opportunity, b.s.Document.Organisation
	rows := [][2]string{
		{"Contract", or(o.Title, b.bid.Title)}, {"Buyer", o.Buyer.Name}, {"Reference", o.Reference}, {"Lot", b.lot()},
		{"Bidder", org.Name}, {"Legal form", org.LegalForm}, {"Company number", org.CompanyNumber},
		{"Charity number", org.CharityNumber}, {"Address", org.Address},
		{"Version and date", fmt.Sprintf("Version %d, %s", b.doc.Version, day)},
	}
	if b.bid.Pack.Contact {
		rows = append(rows, [2]string{"Contact", strings.Join(nonEmpty(org.ContactName, org.ContactEmail, org.ContactPhone), ", ")})
	} else if org.ContactName+org.ContactEmail+org.ContactPhone != "" {
		b.omit("The contact person", "Personal data stays out unless you choose to print it")
	}
	for _, row := range rows {
		if row[1] != "" {
			b.doc.Cover = append(b.doc.Cover, KeyValue{Key: row[0], Value: plain(row[1])})
		}
	}
}

func nonEmpty(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// vatWords say how the printed prices stand to VAT.
var vatWords = map[bid.VATTreatment]string{
	bid.VATUndecided: "Whether VAT is due on these prices is not yet decided",
	bid.VATExempt:    "Exempt from VAT: no VAT is added",
	bid.VATStandard:  "VAT is added at the standard rate",
	bid.VATReduced:   "VAT is added at the reduced rate",
	bid.VATZero:      "Zero-rated: VAT is charged at 0 %",
	bid.VATOutside:   "Outside the scope of VAT: no VAT is added",
}

func (b *builder) offer(p *pricing.Result) {
	var blocks []Block
	if text := b.bid.Pack.Offer; text != "" {
		for _, part := range strings.Split(text, "\n") {
			if part = strings.TrimSpace(part); part != "" {
				blocks = append(blocks, paragraph(part))
			}
		}
	}
	rows := []KeyValue{}
	add := func(key string, value Run) { rows = append(rows, KeyValue{Key: key, Value: value}) }
	if run, ok := b.figure(p.Asked); ok {
		run.Bold = true
		add("Price of one "+p.Singular+" in year 1, excluding VAT", run)
	}
	if run, ok := b.figure(p.Contract.Value); ok {
		run.Bold = true
		add("Contract value on the quantities below, excluding VAT", run)
	}
	add("VAT", plain(vatWords[b.bid.Pricing.VAT]))
	if len(p.Years) > 0 && p.Years[0].Period != "" {
		first, last := p.Years[0].Period, p.Years[len(p.Years)-1].Period
		from, _, _ := strings.Cut(first, " to ")
		_, to, _ := strings.Cut(last, " to ")
		add("Contract period", plain(from+" to "+to))
	}
	if days := b.bid.Pack.Validity; days > 0 {
		add("This offer stands for", plain(fmt.Sprintf("%d days from the deadline for offers", days)))
	}
	if days := b.bid.Opportunity.PaymentDays; days > 0 {
		add("Payment terms assumed", plain(fmt.Sprintf("%d days from a valid invoice", days)))
	}
	blocks = append(blocks, KeyValues{Rows: rows})
	if text := b.bid.Pack.Exclusions; text != "" {
		blocks = append(blocks, Heading{Level: 2, Text: "What the price does not include", Label: LabelBuyer}, paragraph(text))
	}
	b.section("offer", 1, "Our offer", blocks...)
}

// schedule is the table that a buyer re-adds: printed price × quantity = printed
// total, and the printed totals add to the contract value.
func (b *builder) schedule(p *pricing.Result) {
	t := Table{ID: "table-schedule", Title: "Pricing schedule", Unit: "£, excluding VAT", Columns: []Column{
		{Title: "Ref", Head: true, Weight: 0.5}, {Title: "Contract year", Weight: 1.6}, {Title: "Unit", Weight: 0.8},
		{Title: "Quantity", Align: Right, Weight: 0.8}, {Title: "Price of one", Align: Right, Weight: 0.8}, {Title: "Total", Align: Right, Weight: 1},
	}}
	for _, y := range p.Years {
		volume, ok1 := b.figure(y.Volume)
		price, ok2 := b.figure(y.Price)
		income, ok3 := b.figure(y.Income)
		if !ok1 || !ok2 || !ok3 {
			continue
		}
		name := fmt.Sprintf("Year %d", y.N)
		if y.Period != "" {
			name += ", " + y.Period
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(fmt.Sprintf("P%d", y.N)), plain(name), plain(p.Singular), volume, price, income}})
	}
	for i, c := range p.Costs {
		if !c.IsMilestone() {
			continue
		}
		if run, ok := b.figure(c.MilestonePrinted); ok {
			t.Rows = append(t.Rows, Row{Cells: []Run{plain(fmt.Sprintf("S%d", i+1)), plain("Set-up, billed once"), plain("once"), plain("1"), run, run}})
		}
	}
	value, ok := b.figure(p.Contract.Value)
	if ok {
		t.Rows = append(t.Rows, Row{Kind: Total, Cells: []Run{plain(""), plain("Contract value"), plain(""), plain(""), plain(""), value}})
	}
	blocks := []Block{b.table(t), Note{Runs: []Run{plain(b.checkLine(p))}}}
	if further, ok := b.offers(p); ok {
		blocks = append(blocks, further)
	}
	b.section("schedule", 1, "Pricing schedule", blocks...)
}

// offers are the further units in which the same service is priced.
func (b *builder) offers(p *pricing.Result) (Table, bool) {
	t := Table{ID: "table-offers", Title: "Prices of other units, year 1", Unit: "£, excluding VAT", Columns: []Column{
		{Title: "Unit", Head: true, Weight: 2}, {Title: "Quantity", Align: Right}, {Title: "Price of one", Align: Right}, {Title: "Total", Align: Right}}}
	for i, o := range p.Offers.Lines {
		price, ok := b.figure(o.Price)
		income, ok2 := b.figure(o.Income)
		if !ok || !ok2 {
			continue
		}
		name := o.Name
		if o.Whole {
			name += " (the whole service, said another way)"
		}
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(name), plain(b.bid.Pricing.Service.Offers[i].Quantity.Format()), price, income}})
	}
	if len(t.Rows) == 0 {
		return t, false
	}
	return b.table(t), true
}

// checkLine re-adds the printed rows independently of the engine.
func (b *builder) checkLine(p *pricing.Result) string {
	sum := money.MustPounds("0").Decimal()
	for _, y := range p.Years {
		price, ok1 := y.Price.Value()
		volume, ok2 := y.Volume.Value()
		if !ok1 || !ok2 {
			return "The schedule cannot be added up yet, because a price or a quantity is missing."
		}
		sum = sum.Add(money.RoundPence(money.RoundPence(price).Mul(volume)))
	}
	for _, c := range p.Costs {
		if c.IsMilestone() {
			if v, ok := c.MilestonePrinted.Value(); ok {
				sum = sum.Add(v)
			}
		}
	}
	total, ok := p.Contract.Value.Value()
	if !ok {
		return "The schedule cannot be added up yet."
	}
	return fmt.Sprintf("Arithmetic check: each total is price × quantity, rounded to the penny. The lines add to %s; difference from the contract value %s.",
		money.FormatPounds(sum), money.FormatPounds(sum.Sub(total)))
}

// upliftWords name the clause.
func (b *builder) upliftWords() string {
	u := b.bid.Pricing.Uplift
	month := monthName(u.Month)
	cpi := "the change in the Consumer Prices Index over 12 months"
	if month != "" {
		cpi += " to " + month + " before each contract year"
	}
	switch u.Kind {
	case bid.UpliftNone:
		return "The price stays the same in every contract year."
	case bid.UpliftFixed:
		return "The price changes by a fixed rate a year, as shown."
	case bid.UpliftCPI:
		return "The price changes by " + cpi + "."
	case bid.UpliftCapped:
		text := "The price changes by " + cpi
		if u.Floor.IsSet() {
			text += ", not below " + u.Floor.Format()
		}
		if u.Cap.IsSet() {
			text += ", not above " + u.Cap.Format()
		}
		return text + "."
	case bid.UpliftBasket:
		return "The price changes by a weighted mix of indices, as shown."
	}
	return "The tender documents seen so far do not say how the price changes. It is shown unchanged."
}

func monthName(number string) string {
	names := []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	var n int
	if _, err := fmt.Sscanf(number, "%d", &n); err != nil || n < 1 || n > 12 {
		return ""
	}
	return names[n-1]
}

func (b *builder) uplift(p *pricing.Result) {
	u := b.bid.Pricing.Uplift
	blocks := []Block{paragraph(b.upliftWords())}
	if u.Wording != "" {
		blocks = append(blocks, Callout{Title: "The clause as the tender prints it", Label: LabelBuyer, Runs: []Run{plain(u.Wording)}})
	}
	if u.Kind == bid.UpliftBasket {
		t := Table{ID: "table-basket", Title: "Parts of the uplift", Columns: []Column{{Title: "Part", Head: true}, {Title: "Weight", Align: Right}}}
		for _, part := range u.Basket {
			t.Rows = append(t.Rows, Row{Cells: []Run{plain(part.Name), plain(part.Weight.Format())}})
		}
		blocks = append(blocks, b.table(t))
	}
	if len(p.Years) > 1 {
		t := Table{ID: "table-prices", Title: "Price of one " + p.Singular + " by contract year", Unit: "£, excluding VAT", Columns: []Column{
			{Title: "Contract year", Head: true, Weight: 2}, {Title: "Change", Align: Right}, {Title: "Price", Align: Right}}}
		for _, y := range p.Years {
			change, ok1 := b.figure(y.Uplift)
			price, ok2 := b.figure(y.Price)
			if ok1 && ok2 {
				if y.N == 1 {
					change = plain("first year")
				}
				t.Rows = append(t.Rows, Row{Cells: []Run{plain(fmt.Sprintf("Year %d", y.N)), change, price}})
			}
		}
		if u.Kind == bid.UpliftCPI || u.Kind == bid.UpliftCapped || u.Kind == bid.UpliftBasket {
			t.Note = "Prices of later years are indicative where the index is not yet published: the clause decides."
		}
		blocks = append(blocks, b.table(t))
	}
	b.section("uplift", 1, "How the price changes", blocks...)
}
