package organisation

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/working"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

const accountsPath = "organisation.standing.accounts."

// accounts is the part with two years beside each other, the newer at the left.
type accounts struct {
	p       *Page
	columns [2]*column
	back    int // how many newer years are not on show
	empty   fyne.CanvasObject
	table   *fyne.Container
	titles  [2]*widget.Label
	remove  [2]*kit.Button
	figures *working.Sheet // of the ratios
	usual   *kit.Table[workspace.Ratio]
	ratios  *page.FigureBox
	results *fyne.Container
	older   *kit.Button
	newer   *kit.Button
}

// column is one year: which, and how its values get into the fields.
type column struct {
	id   string
	load []func(y *year, fresh bool)
}

// Years are the accounts as stored, the newest first; a year without an end comes last.
func (m Model) Years() []bid.AccountsYear {
	all := slices.Clone(m.s.Organisation().Standing.Accounts)
	slices.SortStableFunc(all, func(a, b bid.AccountsYear) int {
		if a.YearEnd.IsZero() != b.YearEnd.IsZero() {
			if a.YearEnd.IsZero() {
				return 1
			}
			return -1
		}
		return strings.Compare(b.YearEnd.ISO(), a.YearEnd.ISO())
	})
	return all
}

// AddYears adds years of accounts: the two that ended last, or one more.
func (m Model) AddYears() {
	have := m.Years()
	o := m.s.Organisation()
	newest := o.YearEnd
	if len(have) > 0 {
		newest = date{}
		if end := have[0].YearEnd; !end.IsZero() {
			newest = end.AddYears(1)
		}
	} else {
		for !newest.IsZero() && newest.After(m.s.Today()) {
			newest = newest.AddYears(-1)
		}
	}
	ends := []date{newest}
	if len(have) == 0 {
		before := date{}
		if !newest.IsZero() {
			before = newest.AddYears(-1)
		}
		ends = append(ends, before)
	}
	m.s.EditOrganisation("Add a year of accounts", func(o *bid.Organisation) error {
		for _, end := range ends {
			o.Standing.Accounts = append(o.Standing.Accounts, bid.AccountsYear{ID: m.s.NewID(), YearEnd: end})
		}
		return nil
	})
}

// AddYearBefore adds the year before the oldest.
func (m Model) AddYearBefore() {
	have := m.Years()
	before := date{}
	if n := len(have); n > 0 && !have[n-1].YearEnd.IsZero() {
		before = have[n-1].YearEnd.AddYears(-1)
	}
	m.s.EditOrganisation("Add the year before", func(o *bid.Organisation) error {
		o.Standing.Accounts = append(o.Standing.Accounts, bid.AccountsYear{ID: m.s.NewID(), YearEnd: before})
		return nil
	})
}

// EditYear changes one year of the accounts.
func (m Model) EditYear(id, what string, f func(*bid.AccountsYear)) {
	m.Set("Change the accounts: "+what, func(o *bid.Organisation) {
		for i := range o.Standing.Accounts {
			if o.Standing.Accounts[i].ID == id {
				f(&o.Standing.Accounts[i])
			}
		}
	})
}

// RemoveYear takes one year away and tells so.
func (m Model) RemoveYear(id string) {
	if m.s.EditOrganisation("Remove a year of accounts", func(o *bid.Organisation) error {
		o.Standing.Accounts = slices.DeleteFunc(o.Standing.Accounts, func(y bid.AccountsYear) bool { return y.ID == id })
		return nil
	}) {
		m.s.Removed("a year of accounts")
	}
}

func (p *Page) newAccountsPart() *form.Part {
	a := &accounts{p: p, columns: [2]*column{{}, {}}}
	a.empty = kit.NewEmptyState("What do your last two sets of accounts say? Typed once, they answer the financial tests of every tender.",
		"For example: year to 31 March 2026, turnover £412,300, current assets £88,200. What you leave empty counts as not known, never as zero.", "Type your accounts", p.m.AddYears)
	body := []fyne.CanvasObject{a.heading()}
	body = append(body,
		dateLine(a, "yearEnd", "Last day of the year", "", func(y *year) *date { return &y.YearEnd }),
		a.months(),
		a.answer("filed", "Filed with the register?", "Signed or filed accounts count as proof.", func(y *year) *bid.Answer { return &y.Filed }),
		a.answer("audited", "Audited?", "Only those who must be, need be.", func(y *year) *bid.Answer { return &y.Audited }))
	tests := p.s.Library().FinancialTests()
	for _, g := range groups {
		body = append(body, kit.Section(g.title), kit.NewSmall(g.why))
		for _, line := range g.lines {
			why := strings.TrimSpace(line.why + " " + usedBy(tests, line.symbols))
			body = append(body, moneyLine(a, line.path, line.label, why, line.of))
		}
	}
	body = append(body, kit.Section("Bought and noted"),
		yearLine(a, "bureauScore", "Score of a credit bureau", "Bought from the bureau, never worked out here. "+usedBy(tests, []string{"score"}),
			func() *kit.QuantityEntry { return kit.NewQuantityEntry(nil) }, func(y *year) *money.Quantity { return &y.BureauScore }),
		yearLine(a, "note", "Note on the year", "For you only.", func() *kit.TextEntry { return kit.NewTextEntry(nil) }, func(y *year) *string { return &y.Note }))
	a.older = kit.NewButton("Show the years before", func() { a.back++; a.refresh(true) })
	a.newer = kit.NewButton("Show the newer years", func() { a.back--; a.refresh(true) })
	a.ratios = p.s.FigureBox(3)
	a.usual = a.newRatioTable()
	a.results = kit.Stack(kit.Section("The tests of the open bid"), kit.NewSmall("Each figure says how it came about when you press it. Which tests a tender sets is typed on the Eligibility page."), a.ratios.View)
	a.table = kit.Stack(kit.Row(kit.NewButton("Another year has ended", p.m.AddYears), kit.NewButton("Add the year before", p.m.AddYearBefore), a.older, a.newer),
		kit.Stack(body...),
		kit.Section("Your ratios"), kit.NewSmall("The tests that buyers set most, with their usual marks. Each tender prints its own: those are on the Eligibility page. Press Enter on a line to see how it came about."),
		a.usual, a.results)
	view := kit.Stack(a.empty, a.table)
	p.lists.Add(form.List{Prefix: accountsPath, OfShown: a.ofShown, GoTo: a.goTo, Forget: a.forget})
	p.main[partAccounts] = adder(p.m.AddYears)
	return form.NewPart(view, a.refresh)
}

// adder lets a function serve Ctrl+Enter.
type adder func()

// Add does it.
func (a adder) Add() { a() }

// heading names the two years above their columns, each with the way to take it away.
func (a *accounts) heading() fyne.CanvasObject {
	var sides [2]fyne.CanvasObject
	for i := range sides {
		c := a.columns[i]
		a.titles[i] = kit.Strong("")
		a.remove[i] = kit.NewButton("Remove this year", func() { a.p.m.RemoveYear(c.id) })
		sides[i] = kit.Close(a.titles[i], kit.Row(a.remove[i]))
	}
	return kit.Columns(2, 15, kit.Text("Whole pounds are enough. Empty means not known."), kit.Columns(2, 7, sides[0], sides[1]))
}

func (a *accounts) refresh(fresh bool) {
	years := a.p.m.Years()
	a.back = max(min(a.back, len(years)-2), 0)
	form.SetShown(a.empty, len(years) == 0)
	form.SetShown(a.table, len(years) > 0)
	form.SetShown(a.older, len(years) > a.back+2)
	form.SetShown(a.newer, a.back > 0)
	for i, c := range a.columns {
		var y year
		if at := a.back + i; at < len(years) {
			y = years[at]
		}
		other := y.ID != c.id
		c.id = y.ID
		for _, load := range c.load {
			load(&y, fresh || other)
		}
		form.SetShown(a.remove[i], y.ID != "")
		switch {
		case y.ID == "":
			a.titles[i].SetText("No year before")
		case y.YearEnd.IsZero():
			a.titles[i].SetText("Year without its last day")
		default:
			a.titles[i].SetText("Year to " + y.YearEnd.String())
		}
	}
	if r, err := a.p.s.Service.Ratios(); a.p.s.Do(err) {
		a.figures = r.Sheet
		a.usual.SetRows(r.Tests)
	}
	var tests []string
	if as := a.p.s.Assessment(); as != nil {
		for _, t := range as.Document.Bid.Eligibility.Tests {
			id := "elig.fin." + t.TestID
			if t.TestID == "" {
				id = "elig.fin.own." + t.ID
			}
			tests = append(tests, id)
		}
	}
	a.ratios.Show(tests...)
	form.SetShown(a.results, len(a.ratios.View.Objects) > 0)
}

func (a *accounts) forget() {
	for _, c := range a.columns {
		c.id = ""
	}
}

// side is the place of a column in the paths of fields.
func side(i int) string { return []string{"newer.", "older."}[i] }

// ofShown turns the findings on years into findings on the columns on show.
func (a *accounts) ofShown(all []bid.Issue) []bid.Issue {
	var out []bid.Issue
	for _, issue := range all {
		rest, ok := strings.CutPrefix(issue.Path, accountsPath)
		id, field, _ := strings.Cut(rest, ".")
		for i, c := range a.columns {
			if ok && id != "" && id == c.id {
				issue.Path = accountsPath + side(i) + field
				out = append(out, issue)
			}
		}
	}
	return out
}

// goTo shows the year of that id and goes to the field.
func (a *accounts) goTo(id, path string) bool {
	at := slices.IndexFunc(a.p.m.Years(), func(y year) bool { return y.ID == id })
	if at < 0 {
		return false
	}
	if at < a.back || at > a.back+1 {
		a.back = max(at-1, 0)
		a.refresh(false)
	}
	for i, c := range a.columns {
		if c.id == id {
			return a.p.fields.Focus(accountsPath + side(i) + strings.TrimPrefix(path, accountsPath+id+"."))
		}
	}
	return false
}
