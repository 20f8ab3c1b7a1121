// Package fonts holds the one typeface used on screen and paper, as bytes. Its
// licence is OFL.txt beside it.
package fonts

import _ "embed"

//go:embed NotoSans-Regular.ttf
var regular []byte

//go:embed NotoSans-Bold.ttf
var bold []byte

// Regular is Noto Sans Regular (TrueType). The bytes are shared: clone them before
// giving them to code that may write to its input.
func Regular() []byte { return regular }

// Bold is Noto Sans Bold (TrueType), shared as Regular is.
func Bold() []byte { return bold }
