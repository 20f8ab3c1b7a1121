package packpage

// Format is a kind of file that a pack leaves as.
type Format string

// The formats. The names are the endings of the files.
const (
	PDF  Format = "pdf"
	HTML Format = "html"
	JSON Format = "json"
	XLSX Format = "xlsx"
	CSV  Format = "csv"
)

// Words says what the format is for.
func (f Format) Words() string {
	switch f {
	case PDF:
		return "PDF"
	case HTML:
		return "web page"
	case XLSX:
		return "spreadsheet"
	case CSV:
		return "plain table (CSV)"
	}
	return "data file (JSON)"
}
