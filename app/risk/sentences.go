package risk

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/money"
)

// words is what the trials say of one figure, for people who do not know quantiles.
func (s Spread) words(out Outcome) string {
	intro := fmt.Sprintf("In %s trials (seed %d) ", count(out.Done), out.Seed)
	if s.Counted == 0 {
		return intro + "“" + s.Label + "” could never be worked out: " + s.MissingWhy.Text
	}
	text := intro
	switch {
	case s.still:
		text += "“" + s.Label + "” is always " + s.Format(s.P50) + ": nothing that varies moves it."
	case s.Lowest.Equal(s.Highest):
		text += "“" + s.Label + "” is " + s.Format(s.P50) + " every time: what varies moves it by too little to print."
	case leftOver(s.ID, s.Unit):
		text += s.subject() + " " + s.losing() + "; " + s.middle() + "; " + s.tail() + "."
	default:
		text += fmt.Sprintf("“%s” is %s or less in half of them; it is %s or less in 1 of 10 and %s or less in 9 of 10. It goes from %s to %s, %s on average.", s.Label,
			s.Format(s.P50), s.Format(s.P10), s.Format(s.P90), s.Format(s.Lowest), s.Format(s.Highest), s.Format(s.Mean))
		if !s.Line.IsZero() {
			text += fmt.Sprintf(" It is below %s %s.", s.Unit.Format(s.Line), s.often())
		}
	}
	if s.Missing > 0 {
		text += fmt.Sprintf(" In %s of the trials it cannot be worked out (%s); these are left out.", count(s.Missing), strings.TrimRight(s.MissingWhy.Text, "."))
	}
	return text
}

// subject is who loses money.
func (s Spread) subject() string {
	if year, found := strings.CutPrefix(s.ID, "year."); found {
		n, what, _ := strings.Cut(year, ".")
		if _, err := strconv.Atoi(n); err == nil {
			if what == "cumulative" {
				return "the contract up to year " + n
			}
			return "year " + n + " of the contract"
		}
	}
	if strings.HasPrefix(s.ID, "contract.") {
		return "the contract"
	}
	if strings.HasPrefix(s.ID, "price.") {
		return "year 1 of the contract"
	}
	return "“" + s.Label + "”"
}

// losing is the chance of loss with how far another seed could shift it.
func (s Spread) losing() string {
	switch s.Below {
	case 0:
		return "never loses money (" + s.unseen() + ")"
	case s.Counted:
		return "loses money every time"
	}
	return "loses money " + s.often()
}

// often says in how many of 100 trials a figure is below its line.
func (s Spread) often() string {
	switch s.Below {
	case 0:
		return "in none of them (" + s.unseen() + ")"
	case s.Counted:
		return "in all of them"
	}
	of := s.Chance.Mul(hundred).Round(0)
	text := "in " + of.String() + " of 100"
	switch {
	case of.IsZero():
		text = "in fewer than 1 of 100"
	case of.Equal(hundred):
		text = "in more than 99 of 100"
	}
	low, high := s.ChanceLow.Mul(hundred).Floor(), s.ChanceHigh.Mul(hundred).Ceil()
	return fmt.Sprintf("%s (other seeds would say %s to %s)", text, low, high)
}

func (s Spread) unseen() string {
	return "what happens in fewer than " + fewer(s.Counted) + " may not have come up"
}

// fewer is the rule of three: what did not happen in n trials may still have a chance
// of 3 in n, 19 times in 20.
func fewer(n int) string {
	if n < 6 {
		return "half of all cases"
	}
	return "1 case in " + count(n/3)
}

func (s Spread) middle() string {
	if s.P50.IsNegative() {
		return "in half of them you put in " + money.FormatWholePounds(s.P50.Neg()) + " or more"
	}
	return "in half of them at least " + s.Format(s.P50) + " is left over"
}

func (s Spread) tail() string {
	if s.P10.IsNegative() {
		return "in the worst tenth you put in " + s.Format(s.P10.Neg()) + " or more, at the very worst " + s.worst()
	}
	text := "in the worst tenth " + s.Format(s.P10) + " or less is left over"
	if s.Lowest.IsNegative() {
		text += ", and at the very worst you put in " + s.worst()
	}
	return text
}

func (s Spread) worst() string { return s.Format(decimal.Zero.Sub(s.Lowest)) }
