// Package icons holds our own pictures: the marks of a state, the signs on a few
// buttons and the program's icon. They are drawn in one colour, to be tinted.
package icons

import "embed"

//go:embed *.svg app.png
var files embed.FS

// SVG is the drawing of that name, or nil when there is none.
func SVG(name string) []byte {
	raw, err := files.ReadFile(name + ".svg")
	if err != nil {
		return nil
	}
	return raw
}

// AppPNG is the program's icon at 256 × 256.
func AppPNG() []byte {
	raw, err := files.ReadFile("app.png")
	if err != nil {
		panic("icons: app.png is embedded: " + err.Error())
	}
	return raw
}
