// Package fonts holds the one typeface used on screen and paper, as bytes. Its
// licence is LICENSE.txt beside it. Open Sans was chosen over
// Noto Sans because it has the true minus (U+2212), in figures' width.
package fonts

import _ "embed"

//go:embed OpenSans-Regular.ttf
var regular []byte

//go:embed OpenSans-Bold.ttf
var bold []byte

// Regular is Open Sans Regular (TrueType). The bytes are shared: clone them before
// giving them to code that may write to its input.
func Regular() []byte { return regular }

// Bold is Open Sans Bold (TrueType), shared as Regular is.
func Bold() []byte { return bold }
