// Package scoring marks the price asked beside the bids that are expected of others,
// by the formula that the tender prints (F1 to F10 of the specification), and says
// what a pound costs, what a quality mark is worth and what it takes to be first.
// Everything here is internal. Figure ids are listed in app/assess/doc.go.
package scoring

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Input is what is marked.
type Input struct {
	Sheet      *working.Sheet
	Scoring    bid.Scoring
	Asked      calc.Node // unit price asked in year 1
	Contract   calc.Node // contract value at the price asked
	Years      []Year    // the priced contract years, at least one
	Milestones calc.Node // set-up billed by itself; unusable without any
	Singular   string    // the unit in words
	// HasExplanation says that an answer to a low-bid challenge is written.
	HasExplanation bool
}

// Year is the full cost of one unit in a contract year, and the units.
type Year struct{ FullUnit, Volume calc.Node }

// Row is one bid in the table of marks. A figure that is not usable does not apply.
type Row struct {
	ID, Name          string
	Own, Phantom, Out bool
	Price, Quality    calc.Node // as typed
	PriceMarks, Total calc.Node
	QualityMarks      calc.Node // as they count
	Rank              int       // 0 when not ranked
	Why               string    // why it is not ranked
	Entry             Entry
}

// Room is how much more may be asked for so many more marks of quality.
type Room struct {
	Marks int64
	Node  calc.Node
}

// Point is one price and what it scores, for a chart.
type Point struct{ Price, Marks, Total decimal.Decimal }

// Result is the simulation. Method is empty when no formula is picked.
type Result struct {
	Method Method
	Rules  Rules
	Rows   []Row // own first, then the rivals
	Rank   calc.Node
	// PerPound is what one pound more costs in price marks; PerPoundWords says how it
	// was found.
	PerPound      calc.Node
	PerPoundWords string
	Rooms         []Room
	First         calc.Node // price to be first or level
	FirstSubsidy  calc.Node // what that leaves to put in a year
	FirstWords    string
	Phantom       *Row   // nil without a phantom bidder
	PhantomWords  string // what that further bid does to the order of the others
	TotalWords    string // what Total is: marks, or the index and which end wins
	Issues        []bid.Issue

	entries []Entry
}

// Picked reports that a formula is picked.
func (r *Result) Picked() bool { return r != nil && r.Method.Formula != "" }

type builder struct {
	*working.Sheet
	in    Input
	out   *Result
	unit  calc.Unit
	nodes struct{ marks, quality, highest, best, cap, floor, premium calc.Node }
}

// Build simulates the buyer's marking. It never panics on any values.
func Build(in Input) *Result {
	method, found := MethodOf(in.Scoring.Formula)
	out := &Result{Method: method}
	if !found {
		return out
	}
	b := &builder{Sheet: in.Sheet, in: in, out: out, unit: calc.Pounds}
	if in.Scoring.Basis == bid.ScoreUnitPrice {
		b.unit = calc.PoundsPer(in.Singular)
	}
	before := len(b.Issues)
	b.rules()
	b.rows()
	b.marks()
	b.perPound()
	b.rooms()
	b.first()
	b.phantom()
	b.checks()
	out.Issues = append([]bid.Issue(nil), b.Issues[before:]...)
	return out
}

type fig = working.Fig

// rules reads the figures of the formula.
func (b *builder) rules() {
	s := &b.in.Scoring
	r := &b.out.Rules
	r.Formula, r.Normalise = s.Formula, s.NormaliseQuality
	number := func(to *decimal.Decimal, node *calc.Node, field, label string, unit calc.Unit, value working.Typed) bool {
		if !value.IsSet() || value.Decimal().IsNegative() {
			return false
		}
		*to = value.Decimal()
		*node = b.Input(fig{Label: label, Unit: unit, Path: "pricing.scoring." + field}, value)
		return true
	}
	n := &b.nodes
	r.marksSet = number(&r.Marks, &n.marks, "priceMarks", "Marks for price", calc.Counted("marks"), s.Marks)
	r.topSet = number(&r.Quality, &n.quality, "qualityMarks", "Marks for quality", calc.Counted("marks"), s.Quality)
	switch s.Formula {
	case bid.ScoreRange:
		high := number(&r.Highest, &n.highest, "highest", "Price that scores nothing", b.unit, s.Highest)
		best := number(&r.Best, &n.best, "best", "Price that scores everything", b.unit, s.Best)
		r.rangeSet = high && best
	case bid.ScoreBudget:
		limit := number(&r.Cap, &n.cap, "cap", "Cap: a price above it is out", b.unit, s.Cap)
		floor := number(&r.Floor, &n.floor, "floor", "Floor: the price that scores everything", b.unit, s.Floor)
		r.limitSet = limit && floor
	case bid.ScorePremium:
		r.premiumSet = number(&r.Premium, &n.premium, "premium", "Pounds that a quality mark is worth", calc.PoundsPer("mark"), s.Premium)
	}
	r.Judged = r.topSet && r.Quality.IsPositive() || s.OwnQuality.IsSet() || s.Formula == bid.ScoreTopNormalised
	switch s.Formula {
	case bid.ScorePerQuality:
		b.out.TotalWords = "pounds for a mark of quality; the lowest is first"
	case bid.ScoreValueIndex:
		b.out.TotalWords = "marks of quality for a pound; the highest is first"
	case bid.ScorePremium:
		b.out.TotalWords = "price less what the quality is worth; the lowest is first"
	default:
		b.out.TotalWords = "marks; the highest is first"
	}
}

// rows lists our bid and the rivals with their prices and quality.
func (b *builder) rows() {
	s := &b.in.Scoring
	price := b.in.Asked
	label := "Price that is marked: the unit price of year 1"
	if s.Basis == bid.ScoreContract {
		price, label = b.in.Contract, "Price that is marked: the contract value"
	}
	own := Row{ID: "own", Name: "This bid", Own: true}
	own.Price = b.Name(price, fig{ID: "score.own.price", Label: label, Unit: b.unit, Key: "score"})
	own.Quality = b.quality("score.own.quality", "Quality mark expected", "pricing.scoring.ownQuality", s.OwnQuality)
	own.Entry = entry(own)
	b.out.Rows = append(b.out.Rows, own)
	taken := map[string]bool{"own": true, "phantom": true, "room": true}
	for i, rival := range s.Rivals {
		id := rival.ID
		for n := i + 1; id == "" || taken[id]; n++ {
			id = "rival" + strconv.Itoa(n)
		}
		taken[id] = true
		row := Row{ID: id, Name: working.Named(rival.Name, "Rival "+strconv.Itoa(i+1))}
		path := "pricing.scoring.rivals." + id
		row.Price = b.Name(b.Input(fig{Label: row.Name + ": price", Unit: b.unit, Path: path + ".price"}, rival.Price,
			working.Ask(row.Name+": the price is missing. Type what you expect it to be.")), fig{ID: "score." + id + ".price", Label: row.Name + ": price", Unit: b.unit, Key: "score"})
		row.Quality = b.quality("score."+id+".quality", row.Name+": quality mark", path+".quality", rival.Quality)
		row.Entry = entry(row)
		b.out.Rows = append(b.out.Rows, row)
	}
	for _, row := range b.out.Rows {
		b.out.entries = append(b.out.entries, row.Entry)
	}
}

// quality is a quality mark as typed; unusable where quality does not count.
func (b *builder) quality(id, label, path string, value money.Quantity) calc.Node {
	if !b.out.Rules.judges() {
		return calc.Node{}
	}
	unit := calc.Counted("marks")
	n := b.Input(fig{Label: label + ", typed", Unit: unit, Path: path}, value, working.Ask("The quality mark is missing. Type what you expect it to be."))
	return b.Name(n, fig{ID: id, Label: label, Unit: unit, Key: "score"})
}

func entry(r Row) Entry {
	var e Entry
	e.Price, e.Priced = r.Price.Value()
	e.Quality, e.Judged = r.Quality.Value()
	return e
}

// Curve is what our price would score at prices between low and high, for a chart.
func (r *Result) Curve(points int) []Point {
	if !r.Picked() || len(r.entries) == 0 || points < 2 || !r.Rules.Mark(r.entries)[0].Known {
		return nil
	}
	low, high := zero, zero
	for _, e := range r.entries {
		if e.Priced && (low.IsZero() || e.Price.LessThan(low)) {
			low = e.Price
		}
		high = decimal.Max(high, e.Price)
	}
	low, high = low.Mul(decimal.New(8, -1)), high.Mul(decimal.New(12, -1))
	step := high.Sub(low).DivRound(decimal.NewFromInt(int64(points-1)), places)
	var curve []Point
	for i := range points {
		p := low.Add(step.Mul(decimal.NewFromInt(int64(i)))).Round(2)
		if m := r.Rules.at(r.entries, p); m.Known {
			curve = append(curve, Point{Price: p, Marks: m.Price, Total: m.Total})
		}
	}
	return curve
}

// perPound is the price marks that one pound more costs.
func (b *builder) perPound() {
	f := fig{ID: "score.per_pound", Label: "Price marks that one pound more costs", Unit: calc.Counted("marks"), Key: "score.per_pound"}
	if Index(b.out.Rules.Formula) {
		f.Label, f.Unit = "How much worse the index gets with one pound more", calc.Ratio
	}
	lost, slope, why := b.out.Rules.LostPerPound(b.out.entries)
	switch {
	case why != "":
		b.out.PerPound = b.NoneCode(f, codeNoValue, why)
	case slope:
		own := b.out.Rows[0].Price
		b.out.PerPoundWords = "the slope of the formula at your price: marks × lowest price ÷ price²"
		b.out.PerPound = b.Div(f, b.Graph.Mul(b.nodes.marks, b.lowest()), b.Graph.Mul(own, own), "the price is 0")
	default:
		b.out.PerPoundWords = "the formula worked out again one pound higher"
		if b.out.Rules.sloped() {
			b.out.PerPoundWords += "; yours is the lowest price, so a pound more first gives the others marks instead of costing you any"
		}
		b.out.PerPound = b.solved(f, lost, b.out.PerPoundWords)
	}
}

// solved is a figure that a search found; a search is no formula.
func (b *builder) solved(f fig, value decimal.Decimal, how string) calc.Node {
	b.Labels[f.ID] = bid.LabelInternal
	return b.Graph.Input(f.ID, f.Label, f.Unit, value, calc.Origin{Note: how}).Key(f.Key)
}

// rooms are the price rooms for 1, 2, 5 and 10 more marks of quality.
func (b *builder) rooms() {
	for _, marks := range []int64{1, 2, 5, 10} {
		f := fig{ID: fmt.Sprintf("score.room.%d", marks), Label: fmt.Sprintf("How much more you may ask for %d more quality marks", marks), Unit: b.unit, Key: "score.room"}
		if marks == 1 {
			f.ID, f.Label = "score.room_per_mark", "How much more you may ask for one more quality mark"
		}
		b.out.Rooms = append(b.out.Rooms, Room{Marks: marks, Node: b.room(f, marks)})
	}
}

func (b *builder) room(f fig, marks int64) calc.Node {
	more := decimal.NewFromInt(marks)
	value, why := b.out.Rules.Room(b.out.entries, more)
	if why.is() {
		return b.NoneCode(f, why.code, why.text)
	}
	g, own, times := b.Graph, b.out.Rows[0].Price, b.Graph.Int(marks)
	switch b.out.Rules.Formula {
	case bid.ScoreProportional, bid.ScoreTopNormalised:
		return b.Div(f, g.Mul(own, own, times), g.Sub(g.Mul(b.nodes.marks, b.lowest()), g.Mul(own, times)), "the price marks are used up")
	case bid.ScorePerQuality, bid.ScoreValueIndex:
		return b.Mul(f, g.Div(own, b.out.Rows[0].QualityMarks), times)
	case bid.ScorePremium:
		return b.Mul(f, b.nodes.premium, times)
	}
	return b.solved(f, value, "found by trying prices with the same formula, to the penny")
}

// lowest is the lowest price of all bids that have one, named once by field.
func (b *builder) lowest() calc.Node {
	if n, found := b.Graph.Node("score.lowest"); found {
		return n
	}
	var prices []calc.Node
	for _, row := range b.out.Rows {
		if row.Entry.Priced {
			prices = append(prices, row.Price)
		}
	}
	return b.Min(fig{ID: "score.lowest", Label: "Lowest price of all bids", Unit: b.unit, Key: "score"}, prices...)
}
