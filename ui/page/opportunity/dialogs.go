package opportunity

import (
	"fmt"
	"strconv"

	"bidwright/app/notice"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// dialogs asks what an import asks, one dialog at a time.
type dialogs struct{ s *page.Session }

var _ screen = dialogs{}

// NewImporter makes the way in for notices; read is the reader of saved files.
func NewImporter(s *page.Session, read ReadNotice) *Importer {
	return &Importer{Session: s, read: read, screen: dialogs{s}}
}

// Working shows progress until done is called, or until the user stops it.
func (d dialogs) Working(text string, stop func()) (set func(done, total int64), done func()) {
	return d.s.Working("One moment", text, stop)
}

// then shuts the dialog on show before the next step may open its own; it is false, for
// the shut dialog not to be shut twice.
func (d dialogs) then(next func()) bool {
	if all := d.s.Dialogs(); all != nil {
		all.Close()
	}
	next()
	return false
}

// Refused says why nothing was brought in.
func (d dialogs) Refused(sentence string) {
	d.s.Ask(kit.Dialog{Title: "The notice was not brought in", Content: kit.Text(sentence), Cancel: "Close"})
}

// OfferRepair offers to read a mended copy.
func (d dialogs) OfferRepair(sentence string, yes func()) {
	d.s.Ask(kit.Dialog{Title: "This file needs mending", Accept: "Read a mended copy", Cancel: "Leave it",
		Content:  kit.Stack(kit.Text(sentence), kit.Text("A mended copy can be read instead. Your file stays exactly as it is, and is kept as it is with the bid.")),
		OnAccept: func() bool { return d.then(yes) }})
}

// Choose lists the notices of a file.
func (d dialogs) Choose(choices []notice.Choice, chosen func(int)) {
	line := func(c notice.Choice) string { return strconv.Itoa(c.Number) }
	table := kit.NewTable("Notices in this file", line, nil,
		kit.Column[notice.Choice]{Title: "No.", Ems: 3, Right: true, Text: line},
		kit.Column[notice.Choice]{Title: "Title", Ems: 14, Weight: 3, Text: func(c notice.Choice) string { return first(c.Title, c.ID) }},
		kit.Column[notice.Choice]{Title: "Buyer", Ems: 9, Weight: 2, Text: func(c notice.Choice) string { return c.Buyer }},
		kit.Column[notice.Choice]{Title: "Deadline", Ems: 9, Weight: 1, Text: func(c notice.Choice) string { return first(c.Deadline, "not given") }},
		kit.Column[notice.Choice]{Title: "Stage", Ems: 7, Optional: true, Text: func(c notice.Choice) string { return optionText(stageOptions, string(c.Stage)) }},
		kit.Column[notice.Choice]{Title: "Notice", Ems: 8, Optional: true, Text: func(c notice.Choice) string { return c.ID }})
	table.VisibleRows = 8
	table.SetRows(choices)
	table.Select("1")
	take := func() bool {
		if c, ok := table.Selected(); ok {
			return d.then(func() { chosen(c.Number) })
		}
		return false
	}
	table.OnOpen = func(notice.Choice) { take() }
	d.s.Ask(kit.Dialog{Title: fmt.Sprintf("This file holds %d notices", len(choices)), Ems: 52, Accept: "Choose this notice", OnAccept: take, First: table.Keyboard(),
		Content: kit.Stack(kit.Text("Choose the one to bring in. The others stay in the file."), table)})
}

// Review shows what will become a new bid.
func (d dialogs) Review(c Candidate, create func()) {
	o := c.Draft
	var parts []fyne.CanvasObject
	if banner := Banner(o.Stage); banner != "" {
		parts = append(parts, bannerBox(banner, o.StageWhy+" It can be brought in for information."))
	}
	if c.Said != "" {
		parts = append(parts, kit.NewMarked(kit.Note, c.Said))
	}
	for _, line := range [][2]string{
		{"Title", first(o.Title, "not given")}, {"Buyer", first(o.Buyer.Name, "not given")}, {"Reference", o.Reference},
		{"Deadline", joined(" – ", first(notice.Shown(o.Dates.Deadline, d.s.London), "not given"), countdown(o.Dates.Deadline, d.s.Now(), d.s.London))},
		{"Value", first(valueText(o.Value), "not given")}, {"Term", first(termText(o.Term), "not given")},
		{"Rules", optionText(regimeOptions, o.Regime)}, {"Lots", fmt.Sprint(len(o.Lots))}, {"Award criteria", fmt.Sprint(len(o.Criteria))},
	} {
		if line[1] != "" {
			parts = append(parts, kit.Text(line[0]+": "+page.Clip(line[1], 300)))
		}
	}
	if n := o.Notice; n != nil {
		parts = append(parts, kit.Text(counted(len(n.Findings), "thing to know or decide", "things to know or decide")+", "+counted(len(n.Skipped), "part", "parts")+" not understood. Both are listed on the page; nothing is guessed."))
	}
	d.s.Ask(kit.Dialog{Title: "Bring in this notice?", Content: kit.Close(parts...), Accept: "Make it a bid", Ems: 44,
		OnAccept: func() bool { return d.then(create) }})
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Compare shows the differences field by field. What the user has changed since the
// import is left unticked.
func (d dialogs) Compare(c Candidate, differences []notice.Difference, apply func([]string), asNew func()) {
	parts := []fyne.CanvasObject{kit.NewMarked(kit.Note, c.Said)}
	if banner := Banner(c.Draft.Stage); banner != "" {
		parts = append(parts, kit.NewMarked(kit.Attention, "This notice says: "+banner+". "+c.Draft.StageWhy))
	}
	if len(differences) == 0 {
		parts = append(parts, kit.Text("No field differs from what your bid says."))
	}
	checks := make([]*kit.Check, len(differences))
	for i, x := range differences {
		checks[i] = kit.NewCheck("Take over: "+x.Label, nil)
		checks[i].Set(!x.Edited)
		block := []fyne.CanvasObject{checks[i], kit.Text("Now in the bid: " + first(page.Clip(x.Now, 240), "nothing")), kit.Text("The notice says: " + first(page.Clip(x.New, 240), "nothing any more"))}
		if x.Edited {
			block = append(block, kit.NewMarked(kit.Note, "You changed this field yourself, so it is not ticked."))
		}
		parts = append(parts, kit.Panel(block...))
	}
	if asNew != nil {
		parts = append(parts, kit.Row(kit.NewButton("Make it a bid of its own instead", func() { d.then(asNew) })))
	}
	d.s.Ask(kit.Dialog{Title: "What has changed in the notice", Content: kit.Stack(parts...), Accept: "Take over what is ticked", Ems: 48,
		OnAccept: func() bool {
			var paths []string
			for i, check := range checks {
				if check.Checked {
					paths = append(paths, differences[i].Path)
				}
			}
			return d.then(func() { apply(paths) })
		}})
}
