package corecosts

import (
	"strconv"
	"strings"

	"bidwright/app/audit"
	"bidwright/app/money"
	"bidwright/ui/kit"
)

// roleNames are what a column may hold, in words.
var roleNames = []kit.Option{
	{ID: string(audit.Description), Text: "What it is"}, {ID: string(audit.Reference), Text: "Number or code"},
	{ID: string(audit.Quantity), Text: "How many"}, {ID: string(audit.FTE), Text: "Full-time equivalents"},
	{ID: string(audit.Rate), Text: "Pounds for one"}, {ID: string(audit.Salary), Text: "Salary"}, {ID: string(audit.Money), Text: "Amount"},
	{ID: string(audit.Weekly), Text: "Pounds a week"}, {ID: string(audit.Weeks), Text: "Weeks"}, {ID: string(audit.Annual), Text: "Pounds a year"},
	{ID: string(audit.Share), Text: "Share of the total"}, {ID: string(audit.Percent), Text: "Percentage"},
	{ID: string(audit.Running), Text: "Running total"}, {ID: string(audit.Notes), Text: "Notes"},
}

func roleOptions() []kit.Option { return roleNames }

func roleWords(role audit.Role) string {
	for _, o := range roleNames {
		if o.ID == string(role) {
			return o.Text
		}
	}
	return "not understood"
}

// figure prints an amount in the unit of the column that it stands in.
func (h *auditPart) figure(where string, a *audit.Amount) string {
	if a == nil {
		return "–"
	}
	letter := strings.TrimRight(where, "0123456789")
	for _, c := range h.report.Columns {
		if c.Column != letter {
			continue
		}
		switch c.Role {
		case audit.Quantity, audit.FTE, audit.Weeks:
			return money.FormatQuantity(a.Decimal)
		case audit.Share, audit.Percent:
			return money.FormatPercent(a.Decimal, 2)
		}
	}
	return money.FormatPounds(a.Decimal)
}

// findingKey tells findings apart: one cell may have several.
func findingKey(f audit.Finding) string { return f.Code + " " + f.Where + " " + f.Message }

func (h *auditPart) newFindings() *kit.Table[audit.Finding] {
	type one = audit.Finding
	t := kit.NewTable("Findings", findingKey, nil,
		kit.Column[one]{Title: "Where", Ems: 5, Text: func(f one) string { return f.Where }},
		kit.Column[one]{Title: "Line", Ems: 8, Weight: 1, Optional: true, Text: func(f one) string { return f.Label }},
		kit.Column[one]{Title: "Stated", Ems: 7, Right: true, Text: func(f one) string { return h.figure(f.Where, f.Stated) }},
		kit.Column[one]{Title: "Worked out", Ems: 7, Right: true, Text: func(f one) string { return h.figure(f.Where, f.Computed) }},
		kit.Column[one]{Title: "Difference", Ems: 7, Right: true, Text: func(f one) string { return h.figure(f.Where, f.Difference) }},
		kit.Column[one]{Title: "Likely cause", Ems: 10, Weight: 3, Optional: true, Text: func(f one) string { return f.Message }})
	t.OnSelect = func(one) { h.showMeaning() }
	return t
}

func (h *auditPart) newTotals() *kit.Table[audit.Total] {
	type one = audit.Total
	t := kit.NewTable("Totals of the schedule", func(t one) string { return t.Where + strconv.Itoa(t.Row) },
		kit.Text("No totals were found."),
		kit.Column[one]{Title: "Where", Ems: 5, Text: func(t one) string { return t.Where }},
		kit.Column[one]{Title: "Total", Ems: 9, Weight: 2, Text: func(t one) string { return t.Label }},
		kit.Column[one]{Title: "Stated", Ems: 7, Right: true, Text: func(t one) string { return h.figure(t.Where, t.Stated) }},
		kit.Column[one]{Title: "Adds to", Ems: 7, Right: true, Text: func(t one) string {
			if t.Computed == nil {
				return "not available"
			}
			return h.figure(t.Where, t.Computed)
		}},
		kit.Column[one]{Title: "Difference", Ems: 7, Right: true, Text: func(t one) string { return h.figure(t.Where, t.Difference) }},
		kit.Column[one]{Title: "Put right", Ems: 7, Right: true, Optional: true, Text: func(t one) string { return h.figure(t.Where, t.Corrected) }},
		kit.Column[one]{Title: "Of", Ems: 9, Weight: 2, Optional: true, Text: func(t one) string {
			if t.Computed == nil {
				return t.Reason
			}
			return t.Of
		}})
	return t
}

func (h *auditPart) newUnread() *kit.Table[audit.Unread] {
	type one = audit.Unread
	return kit.NewTable("Cells that were not read", func(u one) string { return u.Where + u.Text }, kit.Text("Everything was read."),
		kit.Column[one]{Title: "Where", Ems: 5, Text: func(u one) string { return u.Where }},
		kit.Column[one]{Title: "Text", Ems: 9, Weight: 1, Text: func(u one) string { return u.Text }},
		kit.Column[one]{Title: "Why", Ems: 14, Weight: 3, Text: func(u one) string { return u.Reason }})
}

func (h *auditPart) newColumns() *kit.Table[audit.Column] {
	type one = audit.Column
	t := kit.NewTable("Columns of the schedule", func(c one) string { return c.Column }, nil,
		kit.Column[one]{Title: "Column", Ems: 5, Text: func(c one) string { return c.Column }},
		kit.Column[one]{Title: "Heading", Ems: 10, Weight: 2, Text: func(c one) string { return c.Heading }},
		kit.Column[one]{Title: "Understood as", Ems: 10, Weight: 1, Text: func(c one) string { return roleWords(c.Role) }})
	t.VisibleRows = 5
	t.OnSelect = func(one) { h.showRole() }
	return t
}
