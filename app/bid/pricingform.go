package bid

// PricingForm is the buyer's own pricing workbook: which file it is, and what goes into
// which of its cells. The file itself is kept beside the bid, by its digest.
type PricingForm struct {
	Name   string     `json:"name,omitempty"`   // of the file as it was chosen
	SHA256 string     `json:"sha256,omitempty"` // of the buyer's empty file, lower-case hexadecimal
	Cells  []FormCell `json:"cells,omitempty"`
}

// FormCell is one cell of the buyer's workbook and what belongs there.
type FormCell struct {
	ID    string `json:"id"`
	Sheet string `json:"sheet"` // as its tab says
	Cell  string `json:"cell"`  // such as C5
	// Item is what goes there: the id of a figure of the commercial response, or text.… for
	// words of it (see the package pricingform).
	Item string `json:"item,omitempty"`
	// Compare leaves the cell as it is: it holds the buyer's own formula, and its result is
	// compared with our figure.
	Compare bool   `json:"compare,omitempty"`
	Note    string `json:"note,omitempty"` // internal, never written into the workbook
}
