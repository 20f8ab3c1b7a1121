package scoring

import "bidwright/app/bid"

// Method is a formula in words, for whoever picks one.
type Method struct {
	Formula bid.Formula
	Name    string
	Text    string // as a formula
	Words   string // what it does, in a sentence
}

// Methods are the formulas in the order of the specification. Names clash between
// guides, so the formula itself is always shown beside the name.
var Methods = []Method{
	{bid.ScoreProportional, "Proportional to the lowest", "marks × lowest price ÷ price", "The lowest price gets all price marks and the others the share that it is of theirs."},
	{bid.ScorePercentOver, "Percentage over the lowest", "marks × (1 − (price − lowest) ÷ lowest), not below 0", "Every per cent above the lowest price costs a per cent of the price marks."},
	{bid.ScoreMean, "Distance from the mean", "marks × (50 − 100 × (price − mean) ÷ mean) ÷ 100, the bracket held between 0 and 100", "A price at the mean of all bids gets half of the price marks; each per cent below or above it adds or takes one in a hundred."},
	{bid.ScoreRange, "Range between two prices", "marks × (highest − price) ÷ (highest − best), between 0 and all marks", "Marks fall in a straight line from the price that scores everything to the one that scores nothing."},
	{bid.ScoreBudget, "Within the budget", "marks × (cap − price) ÷ (cap − floor), between 0 and all marks", "Marks fall in a straight line from the floor to the cap; a price above the cap is out."},
	{bid.ScorePerQuality, "Price for a quality mark", "price ÷ quality", "The lowest price for one mark of quality wins."},
	{bid.ScoreValueIndex, "Quality for a pound", "quality ÷ price", "The most quality for a pound wins."},
	{bid.ScoreFixedPrice, "Fixed price", "quality", "The price is set, so only quality counts."},
	{bid.ScorePremium, "Quality premium", "price − pounds for a quality mark × quality", "The buyer takes what the quality is worth off each price; the lowest that is left wins."},
	{bid.ScoreTopNormalised, "Proportional, best quality lifted to full marks", "marks × lowest price ÷ price + quality marks × quality ÷ best quality", "As the first, and the best quality gets all quality marks with the others in proportion."},
}

// MethodOf finds a formula in words.
func MethodOf(f bid.Formula) (Method, bool) {
	for _, m := range Methods {
		if m.Formula == f {
			return m, true
		}
	}
	return Method{}, false
}
