package pack

import (
	"regexp"
	"strings"
)

// amountWritten finds numbers that are written as an amount of money: with a pound sign or
// the word, to the penny, or as so much a unit. A percentage or a number of things is
// none: 98.5 %, 26,000 meals.
var amountWritten = regexp.MustCompile(`£ ?[0-9][0-9, ]*(?:\.[0-9]+)?` +
	`|[0-9][0-9,]*(?:\.[0-9]+)? ?(?:pounds?|pence|p|GBP|a|an|per|each|every|for)\b` +
	`|[0-9][0-9,]*\.[0-9]{2}\b[^ %]? ?%?`)

// unpriced is a text without the amounts of money in it. What may be read is excused from
// the search for prices and costs: so the words of an answer are open, and an amount in
// them is not, unless it is nobody's secret.
func unpriced(text string) string {
	return amountWritten.ReplaceAllStringFunc(text, func(found string) string {
		if strings.HasSuffix(found, "%") {
			return found
		}
		return " "
	})
}
