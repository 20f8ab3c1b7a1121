package socialvalue_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/assets/examples"
	"bidwright/ui/kit"
	"bidwright/ui/page"
	"bidwright/ui/page/pagetest"
	"bidwright/ui/page/socialvalue"
	"bidwright/ui/shell"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func at(path string) shell.Route { return shell.Route{Page: page.SocialValue, Path: path} }

// onPart is the page with one of its parts on show from the first.
type onPart struct {
	*socialvalue.Page
	part string
}

func (p onPart) View() fyne.CanvasObject {
	view := p.Page.View()
	p.ShowPart(p.part)
	return view
}

// stationery is the worked example of a social firm.
func stationery(t *testing.T) *page.Session {
	t.Helper()
	s := pagetest.Empty(t)
	raw, ok := examples.Document("stationery")
	if !ok {
		t.Fatal("the worked example is missing")
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	if !s.Ensure() {
		t.Fatal("no workspace")
	}
	id, err := s.Service.AddDocument("Add the worked example", doc)
	if err != nil {
		t.Fatal(err)
	}
	s.OpenBid(id, page.Overview)
	return s
}

// long is the example with texts longer than anybody types.
func long(t *testing.T) *page.Session {
	t.Helper()
	s := stationery(t)
	words := strings.Repeat("A very long text ", 30)
	s.Edit("Lengthen", func(b *bid.Bid) error {
		v := &b.SocialValue
		for i := range v.Rows {
			v.Rows[i].Name, v.Rows[i].Stakeholder = words, words
		}
		for i := range v.Boxes {
			v.Boxes[i].Text = words
		}
		for i := range v.Commitments {
			v.Commitments[i].Text, v.Commitments[i].Owner = words, words
		}
		v.Values = append(v.Values, bid.OwnValue{ID: "long", Name: words, Unit: words})
		v.Groups = append(v.Groups, bid.PeopleGroup{ID: "long", Name: words})
		v.Themes = append(v.Themes, bid.SoftTheme{ID: "long", Name: words})
		v.Local.Options = append(v.Local.Options, bid.LocalOption{ID: "long", Name: words})
		return nil
	})
	return s
}

// text is every word on show.
func text(w fyne.Window) string {
	var out strings.Builder
	root := fyne.CanvasObject(w.Content())
	if top := w.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	for _, o := range test.LaidOutObjects(root) {
		switch o := o.(type) {
		case *widget.Label:
			out.WriteString(o.Text + "\n")
		case *kit.Small:
			out.WriteString(o.Text() + "\n")
		case *kit.Line:
			out.WriteString(o.Text + "\n")
		case *kit.Marked:
			out.WriteString(o.Text() + "\n")
		case *canvas.Text:
			out.WriteString(o.Text + "\n")
		}
	}
	return strings.ReplaceAll(out.String(), "\u00a0", " ")
}

func contains(t *testing.T, w fyne.Window, wanted ...string) {
	t.Helper()
	shown := text(w)
	for _, want := range wanted {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown in\n%s", want, shown)
		}
	}
}

// open shows a part of the page in a window.
func open(t *testing.T, s *page.Session, part string) (*shell.Shell, fyne.Window) {
	t.Helper()
	p := socialvalue.New(s)
	frame, w := pagetest.Window(t, s, p)
	p.ShowPart(part)
	return frame, w
}
