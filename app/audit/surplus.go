package audit

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
)

var (
	surplusWords = regexp.MustCompile(`\b(surplus|profit|margin|mark[- ]?up|management (fee|charge)s?|(contribution|transfer) to (reserves?|central|group)|return on (capital|investment)|dividends?|group charges?|head office (fee|charge)s?|franchise fees?|royalt(y|ies))\b`)
	vagueWords   = regexp.MustCompile(`\b(other|sundr(y|ies)|misc(ellaneous)?|general|central|admin(istration)?|overheads?|support|management|corporate|recharge|incidentals?|various)\b`)
)

// checkSurplus finds lines of a category that speak of surplus, and vague ones that
// are an exact percentage of all the rest.
func (g *grid) checkSurplus() {
	main := g.mainColumn()
	if main < 0 {
		return
	}
	sum, lines := decimal.Zero, 0
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] == line {
			v, _ := g.value(row, main)
			sum, lines = sum.Add(v), lines+1
		}
	}
	for row := g.first; row < g.rows; row++ {
		if g.kind[row] != line || !g.moneyIn(row) {
			continue
		}
		label := strings.ToLower(g.label[row])
		v, _ := g.value(row, main)
		if word := surplusWords.FindString(label); word != "" {
			if g.declared(row, label, word) {
				continue
			}
			g.find(CodeSurplus, row, -1, "This line speaks of “%s” among the costs. It may hide surplus: ask what it pays for, and show surplus on its own.", word)
			continue
		}
		rest := sum.Sub(v)
		if lines < 4 || !vagueWords.MatchString(label) || !v.IsPositive() || !rest.IsPositive() {
			continue
		}
		share := v.DivRound(rest, 8).Shift(2)
		whole := share.Round(1)
		if share.Equal(whole) && whole.Mul(decimal.NewFromInt(2)).IsInteger() && whole.LessThanOrEqual(decimal.NewFromInt(30)) && !v.Mod(decimal.NewFromInt(100)).IsZero() {
			g.find(CodeSurplus, row, -1, "This line is exactly %s of all the others, which a cost seldom is. It may be a percentage that hides surplus: ask what it pays for.", percentText(whole.Shift(-2)))
		}
	}
}

// declared reports a surplus that is shown openly: on its own after a total, or as
// the last line before the final one.
func (g *grid) declared(row int, label, word string) bool {
	if len(label) > len(word)+18 || strings.Contains(word, "management") || strings.Contains(word, "charge") || strings.Contains(word, "fee") {
		return false
	}
	for r := row - 1; r >= g.first; r-- {
		switch g.kind[r] {
		case total:
			return true
		case line, heading:
			return g.kind[r] == line && row+1 < g.rows && g.kind[row+1] == total && g.lastOfTotals(row+1) && !subWords.MatchString(strings.ToLower(g.label[row+1]))
		}
	}
	return false
}
