// Package notice turns a published procurement notice into a draft opportunity:
// what it says, where each field came from, and what a person has to decide. It
// never fills a gap by guessing. Basis: Open Contracting Data Standard 1.1, its EU
// profile and the Cabinet Office's UK extension.
package notice

import "bidwright/app/bid"

// File is a saved notice file, decoded but not yet interpreted.
type File struct {
	Shape     string // "release package", "record package", "record", "release", "list of releases"
	Publisher string
	URI       string
	SHA256    string // of Original, in hexadecimal
	Original  []byte // exactly as saved
	Repaired  int    // bare Infinity and NaN values mended in the copy that was read
	Releases  []Release
	Skipped   []string // parts of the envelope that were not understood
}

// Release is one notice as published: texts and number texts, nothing interpreted.
// Every text may hold markup and hidden characters.
type Release struct {
	ID, OCID, Date, Description string
	Tags                        []string
	Buyer                       Ref
	Parties                     []Body
	Planning                    []Document
	Tender                      Tender
	Awards                      []Award
	Contracts                   int
	Links                       []string
	Skipped                     []string // top-level parts that were not understood
}

// Ref points to a party.
type Ref struct{ ID, Name string }

// Body is a party with its roles.
type Body struct {
	Ref
	Roles                                       []string
	Street, Locality, Region, Postcode, Country string
	Kinds                                       []string
	ContactName, Email, Telephone, ContactURL   string
	Profile                                     string
}

// Tender is the procedure.
type Tender struct {
	ID, Title, Description, Status  string
	LegalScheme, LegalID            string
	Value, MinValue                 Amount
	Above                           bid.Answer
	Method, Procedure               string
	Lots                            []Lot
	MaxLotsBid, MaxLotsAward        string // number texts
	Codes                           []bid.Code
	Items                           []Item
	TenderEnd, EnquiryEnd, Interest string
	AwardStart, NextNotice          string
	Term                            Term
	Award, Selection                Criteria
	Reduction                       string
	SME, VCSE                       bid.Answer
	Reserved                        []string
	ReservedPlace                   string
	Framework, DPS                  bid.Answer
	Submission                      []string // labelled lines: where, how, on what terms, with what fee
	Documents                       []Document
}

// Amount is a value as number texts.
type Amount struct{ Net, Gross, Currency string }

// Term is how long a contract runs, as published.
type Term struct {
	Start, End, Latest     string
	Days, Months           string
	HasRenewal, HasOptions bid.Answer
	Renewal, Options       string
}

// Lot is a separately awarded part.
type Lot struct {
	ID, Title, Description, Status string
	Value                          Amount
	Term                           Term
	Award, Selection               Criteria
	SME, VCSE                      bid.Answer
}

// Criteria is a list of criteria with the words around it.
type Criteria struct {
	Lines []Criterion
	Words string // how they are weighted, in prose
}

// Criterion is one line of it.
type Criterion struct {
	Kind, Name, Text, Minimum string
	Numbers                   []Weight
}

// Weight is a number with what it means, such as percentageExact.
type Weight struct{ Number, Kind string }

// Item is what is bought, and where.
type Item struct {
	Codes    []bid.Code
	Places   []Place
	Location string
	Lot      string
}

// Place is a delivery address.
type Place struct{ Region, Postcode, Country string }

// Document is a paper published with the notice.
type Document struct{ ID, Kind, NoticeType, Description, URL, Date string }

// Award is a decision on who won.
type Award struct {
	Suppliers []string
	Value     Amount
	Date      string
	Status    string
}
