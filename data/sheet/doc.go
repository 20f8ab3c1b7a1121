// Package sheet reads and writes spreadsheets: typed schedules to be audited, and
// the twins of a pack with live formulas. It alone imports the spreadsheet library.
package sheet
