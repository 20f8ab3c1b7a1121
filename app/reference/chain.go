package reference

import (
	"regexp"
	"slices"

	"bidwright/app/money"
)

// DiligenceItem is one thing to check of a partner before relying on it.
type DiligenceItem struct {
	ID    string
	Name  string
	Asks  string
	ToSee string // what shows it
	Source
	Note string
}

var diligenceHeading = []string{"item_id", "name", "asks", "to_see", "source_title", "source_url", "read_on", "certainty", "note"}

func (r row) diligenceItem() DiligenceItem {
	return DiligenceItem{ID: r.must("item_id"), Name: r.must("name"), Asks: r.must("asks"), ToSee: r.must("to_see"), Source: r.source(), Note: r.text("note")}
}

// LatePayment is what the law adds to a late debt: the margin over the base rate in
// percent, or the fixed sum in pounds on debts from DebtFrom up to the next row.
type LatePayment struct {
	ID       string
	Kind     string // margin or fixed
	Label    string
	DebtFrom money.Value
	Value    money.Value
	Unit     string // percent or GBP
	Source
	Note string
}

var latePaymentHeading = []string{"row_id", "kind", "label", "debt_from", "value", "unit", "source_title", "source_url", "read_on", "certainty", "note"}

func (r row) latePayment() LatePayment {
	p := LatePayment{
		ID: r.must("row_id"), Kind: r.word("kind", "margin", "fixed"), Label: r.must("label"), Value: r.mustNumber("value"),
		Unit: r.word("unit", "percent", "GBP"), Source: r.source(), Note: r.text("note"),
	}
	r.natural("value")
	p.DebtFrom, _ = r.natural("debt_from")
	if p.Kind == "fixed" && !p.DebtFrom.IsSet() {
		r.wrong("debt_from", "a fixed sum needs the debt from which it counts")
	}
	return p
}

// HeadFigures are the figures that a clause of the heads of terms may name in braces.
// “open” is always to be agreed. None of them is a party's own value, price or cost,
// because every party reads the heads.
var HeadFigures = []string{
	"group", "parties", "lead", "model", "tender", "buyer", "deadline", "steps", "bid_cost", "roles", "split", "fee", "fee_buys",
	"fee_borne", "days", "interest", "results", "people", "liability", "end", "open",
}

var headFigure = regexp.MustCompile(`\{([^{}]*)\}`)

// HeadClause is one clause of the heads of terms with its figures in braces.
type HeadClause struct {
	ID      string
	Title   string
	Text    string
	Models  []string // arrangements that it belongs to; all when empty
	Binding bool     // meant to bind from signature
	Source
	Note string
}

// Fits reports whether the clause belongs to an arrangement; one for some arrangements
// only does not belong to an undecided one, except where it says what the most say.
func (c HeadClause) Fits(model string) bool {
	if len(c.Models) == 0 || slices.Contains(c.Models, model) {
		return true
	}
	return model == "" && len(c.Models) > 1
}

// Fill puts text in place of each figure.
func (c HeadClause) Fill(figure func(name string) string) string {
	return headFigure.ReplaceAllStringFunc(c.Text, func(found string) string { return figure(found[1 : len(found)-1]) })
}

var headHeading = []string{"clause_id", "title", "text", "models", "binding", "source_title", "source_url", "read_on", "certainty", "note"}

func (r row) headClause() HeadClause {
	c := HeadClause{
		ID: r.must("clause_id"), Title: r.must("title"), Text: r.must("text"), Models: r.list("models"), Binding: r.yes("binding"),
		Source: r.source(), Note: r.text("note"),
	}
	for _, found := range headFigure.FindAllStringSubmatch(c.Text, -1) {
		if !slices.Contains(HeadFigures, found[1]) {
			r.wrong("text", "%q is no figure that a clause may name", clip(found[1]))
		}
	}
	return c
}

// DiligenceItems are what to check of a partner, in the order in which they are asked.
func (l *Library) DiligenceItems() []DiligenceItem { return slices.Clone(l.diligence) }

// DiligenceItem is one of them by its id.
func (l *Library) DiligenceItem(id string) (DiligenceItem, bool) {
	for _, item := range l.diligence {
		if item.ID == id {
			return item, true
		}
	}
	return DiligenceItem{}, false
}

// LatePayments are what the law adds to a late debt.
func (l *Library) LatePayments() []LatePayment { return slices.Clone(l.latePayments) }

// HeadClauses are the clauses of the heads of terms in printing order.
func (l *Library) HeadClauses() []HeadClause { return slices.Clone(l.headClauses) }
