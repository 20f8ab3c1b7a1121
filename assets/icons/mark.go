// Package icons holds the program's own mark.
package icons

import _ "embed"

// Mark is the application icon, 512 × 512 pixels, drawn from bidwright.svg beside it.
//
//go:embed bidwright.png
var Mark []byte
