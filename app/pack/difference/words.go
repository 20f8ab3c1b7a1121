package difference

import (
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/money"
	"bidwright/app/pack"
)

// mostCompared bounds the table of the longest common sequence: 2,000 × 2,000 lines are
// more than any section has. Beyond it lines are compared from both ends only.
const mostCompared = 4_000_000

// common is the longest sequence of texts that stands in both lists, in order.
func common(a, b []string) []string {
	var head, tail []string
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		head, a, b = append(head, a[0]), a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		tail, a, b = append(tail, a[len(a)-1]), a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) > 0 && len(b) > 0 && len(a)*len(b) <= mostCompared {
		length := make([][]int, len(a)+1)
		for i := range length {
			length[i] = make([]int, len(b)+1)
		}
		for i := len(a) - 1; i >= 0; i-- {
			for k := len(b) - 1; k >= 0; k-- {
				if a[i] == b[k] {
					length[i][k] = length[i+1][k+1] + 1
				} else {
					length[i][k] = max(length[i+1][k], length[i][k+1])
				}
			}
		}
		for i, k := 0, 0; i < len(a) && k < len(b); {
			switch {
			case a[i] == b[k]:
				head, i, k = append(head, a[i]), i+1, k+1
			case length[i+1][k] >= length[i][k+1]:
				i++
			default:
				k++
			}
		}
	}
	for i := len(tail) - 1; i >= 0; i-- {
		head = append(head, tail[i])
	}
	return head
}

// moved is by how much a figure changed: “ (+£0.30, +2.2 %)”; nothing for other texts.
func moved(was, is string) string {
	from, form, ok := pack.PrintedNumber(was)
	to, formNow, ok2 := pack.PrintedNumber(is)
	if !ok || !ok2 || from.Equal(to) || (form == pack.FormPounds || form == pack.FormRate) != (formNow == pack.FormPounds || formNow == pack.FormRate) {
		return ""
	}
	by := to.Sub(from)
	sign := "+"
	if by.IsNegative() {
		sign = "−"
	}
	amount := money.FormatQuantity(by.Abs())
	switch form {
	case pack.FormPounds, pack.FormRate:
		amount = money.FormatRate(by.Abs())
	case pack.FormShare:
		return " (" + sign + money.FormatQuantity(by.Abs().Shift(2)) + " percentage points)"
	}
	if from.IsZero() || from.IsNegative() || to.IsNegative() {
		return " (" + sign + amount + ")"
	}
	share := by.Abs().DivRound(from, 6)
	if share.LessThan(decimal.New(5, -4)) {
		return " (" + sign + amount + ")"
	}
	return " (" + sign + amount + ", " + sign + money.FormatPercent(share, 1) + ")"
}

// most is how many letters of a text are told.
const most = 90

func long(text string) bool { return len([]rune(text)) > most }

func quoted(text string) string {
	if _, _, number := pack.PrintedNumber(text); number {
		return text
	}
	if r := []rune(text); len(r) > most {
		text = string(r[:most-1]) + "…"
	}
	return "“" + text + "”"
}

// prose tells two long texts apart by the words that differ, with a few before them.
func prose(was, is string) string {
	a, b := strings.Fields(was), strings.Fields(is)
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	end := 0
	for end < len(a)-at && end < len(b)-at && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	from := max(at-4, 0)
	lead := strings.Join(a[from:at], " ")
	if from > 0 {
		lead = "… " + lead
	}
	old, now := strings.Join(a[at:len(a)-end], " "), strings.Join(b[at:len(b)-end], " ")
	after := ""
	if lead != "" {
		after = " after " + quoted(lead)
	}
	switch {
	case old == "":
		return quoted(now) + " is new" + after
	case now == "":
		return quoted(old) + " is gone" + after
	}
	return quoted(now) + ", was " + quoted(old) + after
}
