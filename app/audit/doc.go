// Package audit re-adds a typed or imported schedule: every line, subtotal, total,
// percentage, full-time share and weekly figure, beside what it should be. The
// source is never altered and nothing is guessed: what could mean two things is
// shown with both, what cannot be read is listed as unread.
//
// Sums of printed figures must agree exactly. A product or a percentage may differ
// by half the last printed digit, because its line was rounded.
//
// Codes are permanent. Those that block stop only a schedule of our own, never the
// reading of someone else's.
//
//	CORE-020  blocks  a sum, subtotal, total or quantity × rate is wrong
//	CORE-021  blocks  a percentage (contingency, VAT, overhead, share of the total) is not what its figures come to
//	CORE-022  warns   part-time post: is the figure already for the part, or for full time? Both totals are shown
//	CORE-023  warns   weekly × weeks does not meet the yearly figure
//	CORE-024  warns   work with no cost
//	CORE-025  warns   on-costs left out of a table of salaries
//	CORE-026  warns   a line seems to be there twice
//	CORE-027  warns   a gap or a repeat in the numbering
//	CORE-028  warns   more than one currency, or lines with and without VAT
//	CORE-029  warns   a line of a category that may hide surplus
package audit

// The codes of findings; see the package comment.
const (
	CodeSum     = "CORE-020"
	CodePercent = "CORE-021"
	CodeFTE     = "CORE-022"
	CodeWeeks   = "CORE-023"
	CodeNoCost  = "CORE-024"
	CodeOnCosts = "CORE-025"
	CodeTwice   = "CORE-026"
	CodeGap     = "CORE-027"
	CodeMix     = "CORE-028"
	CodeSurplus = "CORE-029"
)
