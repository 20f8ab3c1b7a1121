package plan

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

type fig = working.Fig

// Fee is the management fee. It stands inside the price to the buyer.
type Fee struct {
	// Value is the contract value over the term, in pounds.
	Value calc.Node
	// Fee is pounds over the term, half-up to the penny; PassedOn is the value less it.
	Fee, PassedOn calc.Node
	// Share of the value that the fee takes.
	Share calc.Node
	// BreakEven is the contract value a year at which the fee pays for the hub; Volume is
	// what is expected.
	BreakEven, Volume calc.Node
	Monthly           bool // a fixed sum a month instead of a rate
	Words             string
	Buys              []string
	refused           string // why the fee cannot come off
}

const (
	splitPath = "consortium.split."
	feePath   = splitPath + "fee."
)

// fee works out the contract value and the fee: value × rate to the penny, or so much a
// month (key cons.fee), and break-even volume = yearly cost of the hub ÷ rate.
func (b *builder) fee() {
	f, in := b.out.Fee, &b.group.Split.Fee
	f.Value = b.value()
	for _, item := range in.Buys {
		f.Buys = append(f.Buys, item.Name)
	}
	of := fig{ID: "cons.fee", Label: "Management fee over the term", Unit: calc.Pounds, Key: "cons.fee", Path: feePath + "rate"}
	switch {
	case in.Monthly.IsSet():
		of.Path, f.Monthly = feePath+"monthly", true
		months := b.Input(fig{Label: "Months for which the fee is paid", Unit: calc.Counted("months"), Path: feePath + "months"}, in.Months, b.orTerm())
		monthly := b.Input(fig{Label: "Management fee a month", Unit: calc.PoundsPer("month"), Path: of.Path}, in.Monthly)
		f.Fee = b.Pence(of, b.Graph.Mul(monthly, months), money.R2)
		f.Words = "A fixed sum a month."
		if in.Rate.IsSet() {
			b.Issue("CONS-070", bid.Informs, of.Path, "A fee a month and a rate are both typed; the sum a month counts. Empty the one that was not agreed.")
		}
	case in.Rate.IsSet():
		rate := b.Input(fig{Label: "Rate of the management fee", Unit: calc.Percent, Path: of.Path}, in.Rate, working.UpToOne)
		f.Fee = b.Pence(of, b.Graph.Mul(f.Value, rate), money.R2)
		f.Words = "A share of the contract value, half-up to the penny."
	default:
		f.Fee = b.Name(b.Zero, of)
		f.Words = "No management fee is typed, so none comes off."
	}
	value, known := f.Value.Value()
	if amount, ok := f.Fee.Value(); ok && known && amount.IsPositive() && !amount.LessThan(value) {
		f.refused = fmt.Sprintf("The fee, %s, takes all of the contract value, %s, or more, so nothing is left to share. Correct the fee or the value.", money.FormatPounds(amount), money.FormatPounds(value))
		b.Issue("CONS-020", bid.Blocks, of.Path, "%s", f.refused)
	}
	f.PassedOn = b.Sub(fig{ID: "cons.passed_on", Label: "Contract value less the fee", Unit: calc.Pounds, Key: "cons.fee"}, f.Value, f.Fee)
	f.Share = b.Div(fig{ID: "cons.fee_share", Label: "Fee as a share of the contract value", Unit: calc.Percent, Key: "cons.fee", Path: splitPath + "value"}, f.Fee, f.Value, "the contract value is zero")
	b.feeChecks(of.Path)
	b.breakEven()
}

// value is the contract value as typed, or that of the priced bid.
func (b *builder) value() calc.Node {
	of := fig{ID: "cons.value", Label: "Contract value that the group shares", Unit: calc.Pounds, Key: "cons.split", Path: splitPath + "value"}
	if b.group.Split.Value.IsSet() {
		return b.Name(b.Input(fig{Label: "Contract value as typed", Unit: calc.Pounds, Path: of.Path}, b.group.Split.Value), of)
	}
	if b.in.Pricing != nil && working.Usable(b.in.Pricing.Contract.Value) {
		if b.in.Pricing.Contract.Value.Available() {
			return b.Name(b.in.Pricing.Contract.Value, of)
		}
		return b.None(of, "The contract value is not known: nothing is typed, and the priced bid has none yet. "+b.in.Pricing.Contract.Value.Reason().Text)
	}
	return b.None(of, "The contract value is not known. Type it, or price the bid.")
}

// orTerm is the typed months of a monthly fee, or the contract's.
func (b *builder) orTerm() working.Option {
	if b.out.Term.Months > 0 {
		return working.OrDefault(strconv.Itoa(b.out.Term.Months))
	}
	return working.Ask(b.out.Term.Words)
}

func (b *builder) feeChecks(path string) {
	most, found := b.limit("fee_rate")
	share, known := b.out.Fee.Share.Value()
	if found && known && share.GreaterThan(most) {
		b.Issue("CONS-025", bid.Informs, path, "The fee takes %s of the value; published practice is normally at most %s. What does it buy, and does the group agree?", percent(share), percent(most))
	}
}

// breakEven is the yearly contract value at which the fee pays for the hub (CONS-024).
func (b *builder) breakEven() {
	f, in := b.out.Fee, &b.group.Split.Fee
	of := fig{ID: "cons.break_even", Label: "Contract value a year at which the fee pays for the hub", Unit: calc.PoundsYear, Key: "cons.break_even", Path: feePath + "hubCost"}
	cost := b.Input(fig{Label: "Yearly cost of the hub or of managing", Unit: calc.PoundsYear, Path: of.Path}, in.HubCost, working.Ask("What running the hub, or managing the contract, costs a year is not typed."))
	rate := f.Share
	if in.Rate.IsSet() && !f.Monthly {
		rate = b.Input(fig{Path: feePath + "rate"}, in.Rate)
	}
	if v, known := rate.Value(); known && v.IsZero() {
		of.Path = feePath + "rate"
		f.BreakEven = b.None(of, "There is no fee, so no volume pays for the hub.")
	} else {
		f.BreakEven = b.Div(of, cost, rate, "there is no fee")
	}
	f.Volume = b.Input(fig{Label: "Contract value a year expected through the hub", Unit: calc.PoundsYear, Path: feePath + "volume"}, in.Volume, working.Ask("The contract value a year that is expected is not typed."))
	need, known := f.BreakEven.Value()
	if volume, typed := f.Volume.Value(); known && typed && volume.LessThan(need) {
		b.Issue("CONS-024", bid.Warns, feePath+"volume", "%s a year is expected, and the fee pays for the hub only from %s a year. Raise the fee, lower the cost, or find %s a year more.",
			money.FormatPounds(volume), money.FormatPounds(need), money.FormatPounds(need.Sub(volume)))
	}
}

// percent prints a share with the decimals it has, up to 6.
func percent(d decimal.Decimal) string { return money.ShareOf(d).Format() }
