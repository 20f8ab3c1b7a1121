package fairness

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
	"bidwright/app/working"
)

// Band is where the share of quality lies beside the limits, which are our own.
type Band string

// The bands; empty when the share is not known.
const (
	Red   Band = "red"
	Amber Band = "amber"
	Green Band = "green"
)

// Quality is how much quality counts beside price.
type Quality struct {
	Figure calc.Node // fair.quality_share: quality ÷ (quality + price); the lowest of the lots where they differ
	Band   Band
	Words  string // the split and the band, for people
	Why    string // why it is not available
	Asked  string // question for the buyer when the weights do not tell
	Path   string
	Lots   []LotQuality // where the lots differ
	// Social is the weight of wider benefits that a criterion names; set only where every
	// weight is known.
	Social money.Share
	Red    reference.FairnessLimit
	Amber  reference.FairnessLimit
}

// LotQuality is the share of one lot.
type LotQuality struct {
	LotID, Name string
	Figure      calc.Node // fair.lot.<id>.quality_share
	Band        Band
	Why         string
}

var (
	priceWord  = regexp.MustCompile(`(?i)\b(price|prices|pricing|cost|costs|commercial|fee|fees|rate card)\b`)
	socialWord = regexp.MustCompile(`(?i)social value|social benefit|sustainab|environment|carbon|net zero|community benefit|local econom|wider benefit|well-?being of future`)
)

// whole is all of the marks, as a share.
var whole = decimal.NewFromInt(1)

// quality works out the share from the notice's criteria, else from the marks typed for
// scoring, else from the weights of the dynamic purchasing scheme.
func (r *Result) quality(s *working.Sheet) Quality {
	doc := r.in.Document
	o := doc.Bid.Opportunity
	q := Quality{Path: "opportunity.criteria"}
	q.Red, _ = r.library.FairnessLimit("quality_red")
	q.Amber, _ = r.library.FairnessLimit("quality_amber")
	r.Certainty = lower(r.Certainty, lower(or(q.Red.Certainty), or(q.Amber.Certainty)))
	fig := working.Fig{ID: "fair.quality_share", Label: "Share of quality beside price", Unit: calc.Percent, Path: q.Path}
	scoring, scheme := doc.Bid.Pricing.Scoring, doc.Bid.Dynamic.Scheme
	lots := lotsWithCriteria(o)
	switch {
	case len(lots) > 0:
		q.lots(s, fig, lots)
	case len(o.Criteria) > 0:
		q.Figure, q.Why = share(s, fig, o.Criteria, "opportunity.criteria", "")
		q.Social = social(o.Criteria)
	case scoring.Marks.IsSet() && scoring.Quality.IsSet():
		q.Path = "pricing.scoring.qualityMarks"
		q.Figure = ratio(s, fig, scoring.Quality, q.Path, "Marks for quality", scoring.Marks, "pricing.scoring.priceMarks", "Marks for price")
	case scheme.Quality.IsSet() && scheme.Price.IsSet():
		q.Path = "dynamicPurchasing.scheme.qualityWeight"
		q.Figure = ratio(s, fig, scheme.Quality, q.Path, "Weight of quality", scheme.Price, "dynamicPurchasing.scheme.priceWeight", "Weight of price")
	default:
		q.Why = "The weights of price and quality are not known. Type them from the tender documents."
		q.Figure = s.None(fig, q.Why)
	}
	value, known := q.Figure.Value()
	if known {
		q.Band = q.band(value)
		q.Words = split(value) + bandWords[q.Band]
		return q
	}
	if q.Why == "" {
		q.Why = q.Figure.Reason().Text
	}
	q.Words = q.Why
	if len(lots) > 0 || len(o.Criteria) > 0 || o.Notice != nil {
		q.Asked = "What weight do price and quality carry, and how do the weights add up to 100 %?"
	}
	return q
}

var bandWords = map[Band]string{
	Red:   ". Red: price decides nearly alone (a limit of our own).",
	Amber: ". Amber: price counts for more than quality (a limit of our own).",
	Green: ". Green: quality counts for at least as much as price.",
	"":    ".",
}

func split(quality decimal.Decimal) string {
	return "Quality " + money.FormatPercent(quality, places(quality)) + ", price " + money.FormatPercent(whole.Sub(quality), places(quality))
}

// places keeps round percentages short.
func places(share decimal.Decimal) int32 {
	if share.Shift(2).IsInteger() {
		return 0
	}
	return 1
}

func (q *Quality) band(value decimal.Decimal) Band {
	percent := value.Shift(2)
	switch {
	case !q.Red.Value.IsSet() || !q.Amber.Value.IsSet():
		return ""
	case percent.LessThan(q.Red.Value.Decimal()):
		return Red
	case percent.LessThan(q.Amber.Value.Decimal()):
		return Amber
	}
	return Green
}

// lots works out each lot, and the lowest of them.
func (q *Quality) lots(s *working.Sheet, fig working.Fig, lots []bid.Lot) {
	var all []calc.Node
	least := money.Share{}
	for i, lot := range working.Unique(lots, func(l *bid.Lot) *string { return &l.ID }) {
		name := "Lot " + clip(lot.ID, 40)
		f := working.Fig{ID: "fair.lot." + lot.ID + ".quality_share", Label: name + ": share of quality beside price", Unit: calc.Percent, Path: "opportunity.lots." + lot.ID + ".criteria"}
		n, why := share(s, f, lot.Criteria, f.Path, name+": ")
		entry := LotQuality{LotID: lot.ID, Name: name, Figure: n, Why: why}
		if value, known := n.Value(); known {
			entry.Band = q.band(value)
		} else if q.Why == "" {
			q.Why = why
		}
		of := social(lot.Criteria)
		if i == 0 || !of.IsSet() || least.IsSet() && of.Decimal().LessThan(least.Decimal()) {
			least = of
		}
		q.Lots = append(q.Lots, entry)
		all = append(all, n)
	}
	q.Social = least
	fig.Label += ", lowest of the lots"
	q.Path = "opportunity.lots"
	q.Figure = s.Min(fig, all...)
}

// lotsWithCriteria are the lots bid for, or all of them, when they have criteria of their own.
func lotsWithCriteria(o bid.Opportunity) []bid.Lot {
	chosen := map[string]bool{}
	for _, id := range o.LotIDs {
		chosen[id] = true
	}
	var lots []bid.Lot
	for _, lot := range o.Lots {
		if len(lot.Criteria) > 0 && (len(chosen) == 0 || chosen[lot.ID]) {
			lots = append(lots, lot)
		}
	}
	return lots
}

// share is quality over quality and price of one list of criteria. Lines that are pass
// or fail carry no weight; any other line without one leaves the share unknown.
func share(s *working.Sheet, fig working.Fig, criteria []bid.Criterion, path, lot string) (calc.Node, string) {
	var quality, price []calc.Node
	total, unweighted := decimal.Zero, ""
	for i, c := range working.Unique(criteria, func(c *bid.Criterion) *string { return &c.ID }) {
		if !c.Weight.IsSet() {
			if !c.PassFail && unweighted == "" {
				unweighted = named(c, i)
			}
			continue
		}
		total = total.Add(c.Weight.Decimal())
		n := s.Input(working.Fig{Label: "Weight of " + named(c, i), Unit: calc.Percent, Path: path + "." + c.ID + ".weight"}, c.Weight, working.UpToOne)
		if isPrice(c) {
			price = append(price, n)
		} else {
			quality = append(quality, n)
		}
	}
	why := ""
	switch {
	case len(quality)+len(price) == 0:
		why = lot + "The tender gives no weights in numbers. Ask the buyer, or type them in."
	case unweighted != "":
		why = lot + "There is no weight in numbers for “" + unweighted + "”. Ask the buyer, or type it in."
	case !total.Equal(whole):
		why = lot + "The weights add to " + money.ShareOf(total).Format() + ", not 100 %. Ask the buyer how they fit together."
	}
	if why != "" {
		return s.None(fig, why), why
	}
	over := s.Total(quality...)
	return s.Div(fig, over, s.Graph.Add(over, s.Total(price...)), "quality and price carry no weight"), ""
}

func ratio(s *working.Sheet, fig working.Fig, quality money.Quantity, qualityPath, qualityLabel string, price money.Quantity, pricePath, priceLabel string) calc.Node {
	a := s.Input(working.Fig{Label: qualityLabel, Unit: calc.Quantity, Path: qualityPath}, quality)
	b := s.Input(working.Fig{Label: priceLabel, Unit: calc.Quantity, Path: pricePath}, price)
	return s.Div(fig, a, s.Graph.Add(a, b), "quality and price carry no weight")
}

// isPrice goes by the notice's own kind, else by the name.
func isPrice(c bid.Criterion) bool {
	switch strings.ToLower(strings.TrimSpace(c.Kind)) {
	case "price", "cost":
		return true
	case "":
		return priceWord.MatchString(c.Name)
	}
	return false
}

// social is the weight of wider benefits; not set while any weight is unknown.
func social(criteria []bid.Criterion) money.Share {
	sum := decimal.Zero
	for _, c := range criteria {
		if !c.Weight.IsSet() {
			if c.PassFail {
				continue
			}
			return money.Share{}
		}
		if socialWord.MatchString(c.Name) || socialWord.MatchString(c.Kind) || socialWord.MatchString(c.Text) {
			sum = sum.Add(c.Weight.Decimal())
		}
	}
	if len(criteria) == 0 {
		return money.Share{}
	}
	return money.ShareOf(sum)
}

func named(c bid.Criterion, i int) string {
	for _, name := range []string{c.Name, c.Kind} {
		if strings.TrimSpace(name) != "" {
			return clip(name, 60)
		}
	}
	return "line " + strconv.Itoa(i+1)
}

func or(c reference.Certainty) reference.Certainty {
	if c == "" {
		return reference.Low
	}
	return c
}
