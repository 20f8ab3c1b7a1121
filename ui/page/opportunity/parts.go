package opportunity

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

type day = date.Date

func dayAt(at func(*bid.Term) *day) func(*bid.Opportunity) *day {
	return func(o *bid.Opportunity) *day { return at(&o.Term) }
}

func clipped(text string) string { return page.Clip(text, 60) }

// shortProse is how much of a long text is shown at first.
const shortProse = 500

// prose shows a long published text as plain words, shortened until asked for, and
// lets it be changed.
type prose struct {
	widget.BaseWidget
	label  string
	text   *widget.Label
	from   *kit.Small
	more   *kit.Button
	change *kit.Button
	entry  *kit.TextEntry
	field  *kit.Field
	box    *fyne.Container
	whole  string
	all    bool
	typing bool
}

func newProse(label string, commit func(string)) *prose {
	r := &prose{label: label, text: kit.Text(""), from: kit.NewSmall("")}
	r.entry = kit.NewValueEntry(func(text string) (string, error) {
		text = strings.TrimSpace(text)
		if n := len([]rune(text)); n > bid.MaxText {
			return "", fmt.Errorf("this text has %d characters, more than the %d that fit – shorten it", n, bid.MaxText)
		}
		return text, nil
	}, func(text string) string { return text }, commit)
	r.entry.MultiLine, r.entry.Wrapping, r.entry.Scroll = true, fyne.TextWrapWord, fyne.ScrollVerticalOnly
	r.entry.SetMinRowsVisible(8)
	r.field = kit.NewField(label, r.entry)
	r.more = kit.NewButton("Show all", func() { r.all = !r.all; r.lay() })
	r.change = kit.NewButton("Change", func() {
		if r.typing && !r.entry.Commit() {
			return
		}
		r.typing = !r.typing
		if r.typing {
			r.entry.Load(r.whole) // only now: setting a long text costs time
		}
		r.lay()
		if r.typing {
			r.field.Focus()
		}
	})
	r.box = kit.Close(kit.Strong(label), r.text, r.field, r.from, kit.Row(r.more, r.change))
	r.ExtendBaseWidget(r)
	return r
}

// show shows a text that came from the document.
func (r *prose) show(text, from string) {
	if from != "" {
		from = "From " + from
	}
	if r.typing {
		r.entry.Set(text)
	}
	if text == r.whole && from == r.from.Text() && r.shown() {
		return
	}
	r.whole = text
	r.from.SetText(from)
	r.lay()
}

func (r *prose) shown() bool { return r.text.Text != "" || r.typing }

func (r *prose) lay() {
	long := len([]rune(r.whole)) > shortProse
	text := r.whole
	if long && !r.all {
		text = page.Clip(text, shortProse)
	}
	if text == "" {
		text = "No description yet."
	}
	r.text.SetText(text)
	show(r.text, !r.typing)
	show(r.field, r.typing)
	show(r.from, r.from.Text() != "")
	show(r.more, long && !r.typing)
	r.more.SetText(map[bool]string{false: "Show all", true: "Show less"}[r.all])
	r.more.SetName(r.more.Text + ": " + r.label)
	r.change.SetText(map[bool]string{false: "Change", true: "Done"}[r.typing])
	r.change.SetName(r.change.Text + ": " + r.label)
	r.Refresh()
	kit.Relayout(r)
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// CreateRenderer is part of fyne.Widget.
func (r *prose) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.box) }

func (p *Page) description() *prose {
	return newProse("Description", func(text string) {
		p.edit("description", "Change “Description”", func(o *bid.Opportunity) { o.Description = text })
	})
}

// bannerBox says that a notice cannot be bid for, so that nobody reads past it.
func bannerBox(title, why string) fyne.CanvasObject {
	return kit.On(theme.ColorErrorGround, fynetheme.ColorNameError,
		kit.NewMarked(kit.Blocked, "This notice cannot be bid for as it stands."), kit.Section(title), kit.Text(strings.TrimSpace(strings.TrimPrefix(why, title+"."))))
}

// few is how many lines of a long list stand open at first.
const few = 6

// folded shows the first lines of a list, and the rest when asked.
func folded(title string, lines []string) fyne.CanvasObject {
	if len(lines) == 0 {
		return kit.Close()
	}
	text := kit.Text("")
	all := false
	var more *kit.Button
	lay := func() {
		shown := lines
		if !all && len(lines) > few {
			shown = lines[:few]
		}
		var out []string
		for _, line := range shown {
			if !all {
				line = page.Clip(line, shortProse)
			}
			out = append(out, "• "+line)
		}
		text.SetText(strings.Join(out, "\n"))
		more.SetText(map[bool]string{false: fmt.Sprintf("Show all %d", len(lines)), true: "Show less"}[all])
		more.SetName(more.Text + ": " + title)
	}
	more = kit.NewButton("", func() { all = !all; lay(); kit.Relayout(text) })
	long := len(lines) > few
	for _, line := range lines {
		long = long || len([]rune(line)) > shortProse
	}
	lay()
	parts := []fyne.CanvasObject{kit.Strong(title), text}
	if long {
		parts = append(parts, kit.Row(more))
	}
	return kit.Close(parts...)
}

// showRead shows what was read in the notice and cannot be a field, what is to be
// decided, and the file itself.
func (p *Page) showRead(o *bid.Opportunity) {
	p.read.Set(fmt.Sprint(o.Selection, o.Suggestions, o.SocialValue), func() []fyne.CanvasObject {
		var selection []string
		for _, c := range o.Selection {
			selection = append(selection, joined(": ", c.Name, c.Text))
		}
		out := []fyne.CanvasObject{
			folded("What a bidder must show", selection),
			folded("Amounts and insurances seen in the text (suggestions only: check them in the tender documents)", o.Suggestions),
			folded("Where social value is spoken of", o.SocialValue),
		}
		if len(selection)+len(o.Suggestions)+len(o.SocialValue) == 0 {
			return []fyne.CanvasObject{kit.Text("Nothing else was read. What a bidder must show stands in the tender documents.")}
		}
		return out
	})
	n := o.Notice
	if n == nil {
		n = &bid.Notice{}
	}
	p.findings.Set(fmt.Sprint(n.Findings), func() []fyne.CanvasObject {
		if len(n.Findings) == 0 {
			return []fyne.CanvasObject{kit.NewMarked(kit.Ready, "Nothing in the notice is left open.")}
		}
		summary := kit.NewErrorSummary(func(i bid.Issue) { p.Session.GoTo(i.Path) })
		summary.SetIssues(n.Findings)
		return []fyne.CanvasObject{summary}
	})
	p.file.Set(fmt.Sprint(n.ID, n.SHA256, n.Skipped, n.Winners), func() []fyne.CanvasObject {
		if n.ID == "" {
			return []fyne.CanvasObject{kit.Text("No notice has been brought in for this bid.")}
		}
		lines := []string{"Notice " + n.ID, "Process " + n.OCID, joined(" ", n.Type, n.LegalBasis), n.Publisher, n.Link,
			"Read on " + n.ReadOn.String(), "Kept as published; its fingerprint (SHA-256) is " + n.SHA256}
		var kept []string
		for _, line := range lines {
			if strings.TrimSpace(line) != "" && line != "Process " {
				kept = append(kept, line)
			}
		}
		var winners []string
		for _, w := range n.Winners {
			winners = append(winners, joined(", ", w.Name, w.Value.Format(), w.Date.String()))
		}
		return []fyne.CanvasObject{kit.Text(strings.Join(kept, "\n")), folded("Who won before", winners), folded("Parts that were not understood", n.Skipped)}
	})
}

// joined puts texts together that are not empty.
func joined(between string, texts ...string) string {
	var kept []string
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, between)
}
