// Package sheet reads and writes spreadsheets: typed schedules to be audited, and
// the twins of a pack with live formulas. It alone imports the spreadsheet library.
package sheet

import _ "github.com/xuri/excelize/v2" // the room's one library
