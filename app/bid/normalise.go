package bid

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Normalise tidies a document without changing what it says: texts are trimmed and
// brought to composed form (NFC), volumes are sorted by year, lines without an id
// get one from newID. Only defaults that are not guesses are filled in: the schema
// version and the status of a bid in preparation.
func Normalise(doc *Document, newID func() string) {
	if doc.Schema == 0 {
		doc.Schema = SchemaVersion
	}
	if doc.Bid.Status == "" {
		doc.Bid.Status = StatusPreparing
	}
	tidy(reflect.ValueOf(doc).Elem())
	slices.SortStableFunc(doc.Bid.Pricing.Volume, func(a, b Volume) int { return a.Year - b.Year })

	for _, id := range []*string{&doc.Bid.ID, &doc.Organisation.ID} {
		if *id == "" {
			*id = newID()
		}
	}
	number(reflect.ValueOf(&doc.Bid.Pricing).Elem(), newID)
	number(reflect.ValueOf(&doc.Bid.Core).Elem(), newID)
	number(reflect.ValueOf(&doc.Bid.Opportunity.Route).Elem(), newID)
	number(reflect.ValueOf(&doc.Bid.Eligibility).Elem(), newID)
	number(reflect.ValueOf(&doc.Bid.Consortium).Elem(), newID)
	if doc.Bid.Invitation != nil {
		number(reflect.ValueOf(doc.Bid.Invitation).Elem(), newID)
	}
	number(reflect.ValueOf(&doc.Bid.SocialValue).Elem(), newID)
	number(reflect.ValueOf(&doc.Bid.Response).Elem(), newID)
	number(reflect.ValueOf(&doc.Bid.Pack.Form).Elem(), newID)
	number(reflect.ValueOf(&doc.Bid.Fairness).Elem(), newID)
	number(reflect.ValueOf(&doc.Bid.Dynamic).Elem(), newID)
	number(reflect.ValueOf(&doc.Bid.Choice).Elem(), newID)
	number(reflect.ValueOf(&doc.Organisation).Elem(), newID)
}

// number gives every line below v that has none an id.
func number(v reflect.Value, newID func() string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				number(v.Field(i), newID)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return // a picture
		}
		for i := range v.Len() {
			entry := v.Index(i)
			if id := idOf(entry); id.IsValid() && id.String() == "" {
				id.SetString(newID())
			}
			number(entry, newID)
		}
	}
}

// Sequence returns an id maker for tests and for documents made without a source
// of randomness: line-1, line-2, …
func Sequence(prefix string) func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("%s-%d", prefix, n)
	}
}

// tidy trims and composes every text below v.
func tidy(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if text := v.String(); text != "" {
			if tidied := norm.NFC.String(strings.TrimSpace(text)); tidied != text {
				v.SetString(tidied)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Field(i).CanSet() {
				tidy(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return // a picture
		}
		for i := range v.Len() {
			tidy(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			tidy(v.Elem())
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if v.Type().Elem().Kind() != reflect.String {
				continue
			}
			text := v.MapIndex(key).String()
			if tidied := norm.NFC.String(strings.TrimSpace(text)); tidied != text {
				v.SetMapIndex(key, reflect.ValueOf(tidied).Convert(v.Type().Elem()))
			}
		}
	}
}
