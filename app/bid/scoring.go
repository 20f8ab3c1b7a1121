package bid

import "bidwright/app/money"

// Scoring is how the buyer marks prices, and guesses of what others ask. It never
// leaves the organisation.
type Scoring struct {
	Formula Formula        `json:"formula,omitempty"`
	Wording string         `json:"wording,omitempty"` // as the tender prints it
	Basis   ScoreBasis     `json:"basis,omitempty"`
	Marks   money.Quantity `json:"priceMarks,omitzero"`
	Quality money.Quantity `json:"qualityMarks,omitzero"`
	// OwnQuality is the mark that we expect of the quality marks.
	OwnQuality money.Quantity `json:"ownQuality,omitzero"`
	// NormaliseQuality gives the best quality all its marks and the others in proportion (F10).
	NormaliseQuality bool `json:"normaliseQuality,omitempty"`

	Highest money.Pounds `json:"highest,omitzero"` // F4: price that scores nothing
	Best    money.Pounds `json:"best,omitzero"`    // F4: price that scores everything
	Cap     money.Pounds `json:"cap,omitzero"`     // F5
	Floor   money.Pounds `json:"floor,omitzero"`   // F5
	Premium money.Pounds `json:"premium,omitzero"` // F9: pounds that a quality mark is worth
	Rivals  []Rival      `json:"rivals,omitempty"`
	// PhantomPrice is a further bid that may or may not come.
	PhantomPrice   money.Pounds   `json:"phantomPrice,omitzero"`
	PhantomQuality money.Quantity `json:"phantomQuality,omitzero"`
}

// Formula is a way of marking prices.
type Formula string

// The formulas of section 14 of the specification.
const (
	ScoreProportional  Formula = "F1"
	ScorePercentOver   Formula = "F2"
	ScoreMean          Formula = "F3"
	ScoreRange         Formula = "F4"
	ScoreBudget        Formula = "F5"
	ScorePerQuality    Formula = "F6"
	ScoreValueIndex    Formula = "F7"
	ScoreFixedPrice    Formula = "F8"
	ScorePremium       Formula = "F9"
	ScoreTopNormalised Formula = "F10" // F1 with quality normalised
)

// ScoreBasis is which price is marked.
type ScoreBasis string

// The unit price of year 1 when empty, or the value of the contract.
const (
	ScoreUnitPrice ScoreBasis = ""
	ScoreContract  ScoreBasis = "contract"
)

// Rival is a guess at another bid.
type Rival struct {
	ID      string         `json:"id"`
	Name    string         `json:"name"`
	Price   money.Pounds   `json:"price,omitzero"`
	Quality money.Quantity `json:"quality,omitzero"`
	Note    string         `json:"note,omitempty"`
}
