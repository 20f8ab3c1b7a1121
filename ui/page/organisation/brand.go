package organisation

import (
	"bytes"
	"image/png"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/brand"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// look is the organisation's logo and colour, as packs print them.
func (p *Page) look(f *sheet) fyne.CanvasObject {
	shown, note := kit.NewListing(), kit.NewSmall("")
	choose := kit.NewButton("Choose a logo …", p.m.AskLogo)
	remove := kit.NewButton("Print no logo", func() { p.m.Set("Print no logo", func(o *bid.Organisation) { o.Brand.Logo = nil }) })
	colour := kit.NewValueEntry(func(text string) (string, error) {
		text = strings.TrimSpace(text)
		if text == "" {
			return "", nil
		}
		_, _, err := brand.Colour(text)
		return strings.ToUpper("#" + strings.TrimPrefix(text, "#")), err
	}, func(text string) string { return text }, nil)
	f.load = append(f.load, func(o *bid.Organisation, _ bool) {
		shown.Set(string(o.Brand.Logo), func() []fyne.CanvasObject { return logoOf(o.Brand.Logo) })
		form.SetShown(remove, len(o.Brand.Logo) > 0)
		words := ""
		if _, darkened, err := brand.Colour(o.Brand.Colour); err == nil && darkened {
			words = "This colour is too light to be read on white paper, so headings are printed in a darker shade of it."
		}
		note.SetText(words)
		form.SetShown(note, words != "")
	})
	return kit.Stack(kit.Section("How your packs look"),
		kit.Text("The logo stands on the cover, the colour in headings and rules. Neither is needed."),
		shown, kit.Row(choose, remove),
		kit.Form(value(f, "brand.colour", "Colour", "# and six digits or letters, such as #1B4F5C.", colour, func(o *bid.Organisation) *string { return &o.Brand.Colour })), note)
}

// logoOf shows a logo as large as it is printed, on white as on paper.
func logoOf(raw []byte) []fyne.CanvasObject {
	w, h, ok := brand.Size(raw)
	if !ok {
		return nil
	}
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil
	}
	image := canvas.NewImageFromImage(picture)
	image.FillMode = canvas.ImageFillContain
	height := theme.Em(5)
	image.SetMinSize(fyne.NewSize(min(height*float32(w)/float32(h), theme.Em(15)), height))
	return []fyne.CanvasObject{container.NewHBox(image)}
}

// AskLogo asks for a picture and takes it as the logo.
func (m Model) AskLogo() {
	m.s.AskFile(kit.FileQuestion{Title: "Choose a logo", Extensions: []string{".png", ".jpg", ".jpeg"}, Chosen: m.TakeLogo})
}

// TakeLogo reads a picture, makes it fit for print off the window's thread, and keeps it.
func (m Model) TakeLogo(path string) {
	s := m.s
	s.Run(func() {
		raw, err := s.Service.ReadFile(path, brand.MaxFile)
		var logo []byte
		var unfit error
		if err == nil {
			logo, unfit = brand.Logo(raw)
		}
		s.Post(func() {
			switch {
			case unfit != nil:
				text := unfit.Error()
				s.Warn(strings.ToUpper(text[:1]) + text[1:] + ". Your packs are as they were.")
			case s.Do(err):
				m.Set("Take a logo", func(o *bid.Organisation) { o.Brand.Logo = logo })
			}
		})
	})
}
