package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

// A picker that its page has not given any room yet, because what stands around it is
// only then laid out, is drawn without harm.
func TestAPickerWithoutRoomIsDrawn(t *testing.T) {
	test.NewTempApp(t)
	p := NewPicker("Choose", []Option{{ID: "a", Text: "A"}}, func(string) {})
	c := software.NewCanvas()
	c.SetContent(container.NewWithoutLayout(p))
	c.Resize(fyne.NewSize(200, 100))
	for _, size := range []fyne.Size{{Width: 120, Height: 0}, {Width: 0, Height: 30}, {Width: 3, Height: 3}} {
		p.Resize(size)
		c.Capture()
	}
}
