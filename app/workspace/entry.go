package workspace

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"bidwright/app/bid"
	"bidwright/app/date"

	"github.com/shopspring/decimal"
)

// EntryKind is one of the things a workspace stores as a document.
type EntryKind string

// The kinds of entry. Organisation and facts exist once each, with an empty id.
const (
	EntryBid          EntryKind = "bid"
	EntryOrganisation EntryKind = "organisation"
	EntryFacts        EntryKind = "facts"
)

// Key names one stored document.
type Key struct {
	Kind EntryKind
	ID   string
}

func bidKey(id string) Key { return Key{EntryBid, id} }

var (
	organisationKey = Key{Kind: EntryOrganisation}
	factsKey        = Key{Kind: EntryFacts}
)

// Row is what a list of bids shows, kept beside the document so that a list never
// reads a thousand documents.
type Row struct {
	ID          string
	Title       string
	Buyer       string
	Deadline    string // ISO day in the United Kingdom, empty when not known
	DeadlineUTC string // RFC 3339, empty when the time of day is not known
	HasValue    bool
	ValuePence  int64 // the buyer's estimate without VAT, else with it, in pence
	Status      bid.Status
	Decision    bid.Decision
	Updated     time.Time
}

// maxPence keeps the sum of a list far inside 64 bits.
const maxPence = int64(100_000_000_000_000)

// RowOf is the list row of a bid. Value is rounded half away from zero to the penny.
func RowOf(b bid.Bid, updated time.Time) Row {
	row := Row{
		ID: b.ID, Title: b.Title, Buyer: b.Opportunity.Buyer.Name,
		Deadline: b.Opportunity.Dates.Deadline.Day, DeadlineUTC: b.Opportunity.Dates.Deadline.UTC,
		Status: b.Status, Decision: b.Decision, Updated: updated.UTC().Truncate(time.Millisecond),
	}
	if row.Title == "" {
		row.Title = b.Opportunity.Title
	}
	value := b.Opportunity.Value.Net
	if !value.IsSet() {
		value = b.Opportunity.Value.Gross
	}
	if value.IsSet() {
		pence := value.Decimal().Shift(2).Round(0)
		if pence.Abs().LessThanOrEqual(decimal.NewFromInt(maxPence)) {
			row.HasValue, row.ValuePence = true, pence.IntPart()
		}
	}
	return row
}

// DeadlineDay is the deadline as a calendar day; zero when it is not known.
func (r Row) DeadlineDay() date.Date {
	d, err := date.ParseISO(r.Deadline)
	if err != nil {
		return date.Date{}
	}
	return d
}

// CheckEntry reads a stored document as strictly as one from a stranger and gives
// its list row (for bids, without the time of change). Storage calls it on every
// document when a file is opened.
func CheckEntry(key Key, content []byte) (Row, error) {
	switch key.Kind {
	case EntryBid:
		b, err := decodeBid(content)
		if err != nil {
			return Row{}, err
		}
		if b.ID != key.ID {
			return Row{}, fail(BadDocument, "read", fmt.Errorf("the bid's id differs from its place"))
		}
		return RowOf(b, time.Time{}), nil
	case EntryOrganisation:
		_, err := decodeAs[bid.Organisation](content)
		return Row{}, err
	case EntryFacts:
		_, err := decodeAs[[]bid.FactOverride](content)
		return Row{}, err
	}
	return Row{}, fail(BadDocument, "read", fmt.Errorf("unknown kind of document %q", string(key.Kind)))
}

func decodeBid(content []byte) (bid.Bid, error) { return decodeAs[bid.Bid](content) }

// strangersBid reads a bid from someone else's file with every rule of a received
// document: also no repeated or differently capitalised fields.
func strangersBid(content []byte) (bid.Bid, error) {
	doc := append([]byte(`{"schema":1,"organisation":{},"bid":`), content...)
	read, err := bid.Decode(append(doc, '}'))
	if err != nil {
		return bid.Bid{}, fail(BadDocument, "read", err)
	}
	return read.Bid, nil
}

// decodeAs refuses unknown fields, trailing data, bad UTF-8 and anything too long.
func decodeAs[T any](content []byte) (T, error) {
	var out, none T
	if len(content) > bid.MaxBytes {
		return none, fail(TooLarge, "read", fmt.Errorf("a document of %d bytes", len(content)))
	}
	if !utf8.Valid(content) {
		return none, fail(BadDocument, "read", fmt.Errorf("text that is not UTF-8"))
	}
	reader := json.NewDecoder(bytes.NewReader(content))
	reader.DisallowUnknownFields()
	if err := reader.Decode(&out); err != nil {
		return none, fail(BadDocument, "read", err)
	}
	if _, err := reader.Token(); err != io.EOF {
		return none, fail(BadDocument, "read", fmt.Errorf("something follows the end of the document"))
	}
	return out, nil
}

// encode writes the canonical form: the same content always gives the same bytes,
// because fields have a fixed order and maps are sorted.
func encode(v any) ([]byte, error) {
	var out bytes.Buffer
	writer := json.NewEncoder(&out)
	writer.SetEscapeHTML(false)
	if err := writer.Encode(v); err != nil {
		return nil, fail(BadDocument, "save", err)
	}
	content := bytes.TrimSuffix(out.Bytes(), []byte("\n"))
	if len(content) > bid.MaxBytes {
		return nil, fail(TooLarge, "save", fmt.Errorf("a document of %d bytes", len(content)))
	}
	return content, nil
}
