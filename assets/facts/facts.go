// Package facts holds the dated facts that ship with the program, as CSV tables.
// Where they come from and how they may be used: ATTRIBUTION.md.
package facts

import (
	"embed"
	"io/fs"
)

//go:embed *.csv
var files embed.FS

// Files is the folder of tables.
func Files() fs.FS { return files }
