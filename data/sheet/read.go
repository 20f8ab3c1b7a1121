package sheet

import (
	"bytes"
	"fmt"

	"bidwright/app/audit"
)

// MaxBytes is the largest table file that is read.
const MaxBytes = 20 << 20

// Refusal is why a file was not read: one sentence of what happened, what it means
// and what to do.
type Refusal struct{ Message string }

func (r *Refusal) Error() string { return r.Message }

func refuse(format string, args ...any) error {
	return &Refusal{fmt.Sprintf(format, args...)}
}

// Tables is the port through which the window reads tables.
type Tables struct{}

// ReadTable is Read.
func (Tables) ReadTable(name string, raw []byte, sheet string) (audit.Table, error) {
	return Read(name, raw, sheet)
}

// Read takes a table out of a CSV, tab-separated or XLSX file, told apart by what is
// in it, not by its name. sheet chooses a sheet of a workbook by name; empty takes
// the first visible one with figures. Nothing in a workbook is run or followed. Every
// error is a *Refusal.
func Read(name string, raw []byte, sheet string) (audit.Table, error) {
	switch {
	case len(raw) > MaxBytes:
		return audit.Table{}, refuse("The file is larger than %d MB, so it was not read. Save only the sheet with the schedule and try that.", MaxBytes>>20)
	case len(bytes.TrimSpace(raw)) == 0:
		return audit.Table{}, refuse("The file is empty, so there is nothing to audit. Choose the file that holds the schedule.")
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return readWorkbook(name, raw, sheet)
	case bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")):
		return audit.Table{}, refuse("The file is an old .xls workbook or is locked with a password, so it was not read. Open it in your spreadsheet program and save it as .xlsx without a password.")
	case bytes.HasPrefix(raw, []byte("%PDF")):
		return audit.Table{}, refuse("The file is a PDF, so it was not read as a table. Copy the table from it and paste it, or save it as CSV.")
	case sheet != "":
		return audit.Table{}, refuse("The file is plain text and has no sheets, so %.40q cannot be chosen. Leave the sheet out.", sheet)
	}
	return readText(name, raw)
}
