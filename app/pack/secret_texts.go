package pack

import (
	"reflect"
	"regexp"
	"strings"

	"bidwright/app/bid"
)

// texts walks every text of the document. A text is secret unless it is known to be
// open, so that a field added later is withheld until somebody decides otherwise: the
// name of a line follows the line's own label, notes and reasons never leave.
func (b *builder) texts(secrets *[]Secret, allowed *[]string) {
	t := wordings{may: b.may, open: func(text string) { *allowed = append(*allowed, unpriced(prose(text))) },
		hide: func(path string, label Label, text string) {
			if b.may[label] {
				*allowed = append(*allowed, b.words(text))
				return
			}
			*secrets = append(*secrets, Secret{Path: path, Label: label, Text: text})
		}}
	d, x := b.s.Document, *b.bid
	opportunity := x.Opportunity
	x.Opportunity = bid.Opportunity{}
	t.contact = x.Pack.Contact
	t.walk(reflect.ValueOf(d.Organisation), "organisation", "", false)
	t.walk(reflect.ValueOf(x), "", "", false)
	t.walk(reflect.ValueOf(d.Facts), "facts", "", false)
	t.hide("opportunity.contact", LabelInternal, opportunity.Contact)
	if b.priceless { // the price may be one that the buyer published: words and dates alone are open
		worded(reflect.ValueOf(opportunity), b.words, allowed)
		return
	}
	published(reflect.ValueOf(opportunity), allowed)
}

// openTexts are the fields, by path without ids, that every audience may read.
var openTexts = map[string]bool{
	"organisation.name": true, "organisation.legalForm": true, "organisation.companyNumber": true, "organisation.charityNumber": true, "organisation.address": true,
	"title": true, "pack.offer": true, "pack.exclusions": true, "pricing.uplift.wording": true, "pricing.scoring.wording": true,
	"pricing.unit.singular": true, "pricing.unit.plural": true, "pricing.service.offers.name": true,
	"pricing.service.offers.unit.singular": true, "pricing.service.offers.unit.plural": true, "pricing.service.visits.lengths.name": true,
	"core.schedules.name": true, "core.schedules.establishment": true, "core.schedules.buyer": true, "core.schedules.categories.name": true,
	"core.schedules.included.name": true, "core.schedules.included.note": true, "core.schedules.versions.name": true,
	"core.schedules.discounts.name": true, "core.schedules.referrals.name": true, "core.schedules.referrals.needs.name": true,
}

// askedTexts are the tender's own words in the response.
var askedTexts = regexp.MustCompile(`^response\.(questions\.(number|title|text)|declarations\.(name|text))$`)

// openAnswers are the words of the response that are written for the buyer. Names of those
// who sign are open only where they are printed.
var openAnswers = regexp.MustCompile(`^response\.(questions\.(answer|kpis\.\w+)|(mobilisation|risks|confidential)\.\w+|letter\.text)$`)

// commonTexts are words of any pack: how often, a role, a percentage, a subject such as
// food safety, what is counted once.
var commonTexts = regexp.MustCompile(`^((response\.questions|organisation\.answers)\.kpis\.(baseline|target|measured|often|owner)|organisation\.answers\.(name|topic|owner)|response\.(mobilisation|risks)\.owner|response\.(letter|declarations)\.role|socialValue\.rows\.event)$`)

// contactTexts are open when the user chose to print the contact person.
var contactTexts = map[string]bool{"organisation.contactName": true, "organisation.contactEmail": true, "organisation.contactPhone": true}

// notTexts are fields that hold a link, a code or a count rather than words.
var notTexts = map[string]bool{"path": true, "code": true, "weeks": true, "month": true, "hash": true, "audience": true, "driver": true, "unit": true, "linked": true,
	"dimension": true, "body": true, "transfer": true, "series": true, "priceYear": true, "splitCode": true, "proxyCode": true, "today": true, "planned": true, "principles": true, "colour": true}

type wordings struct {
	may     map[Label]bool
	contact bool
	open    func(text string)
	hide    func(path string, label Label, text string)
}

// walk takes every text below v. label is that of the line it stands in; named says
// that the line has one, so that its name follows it.
func (t *wordings) walk(v reflect.Value, path string, label Label, named bool) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && v.Len() > 0 {
			t.text(path, v.String(), label, named)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			t.walk(v.Elem(), path, label, named)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return // a picture
		}
		for i := range v.Len() {
			t.walk(v.Index(i), path, label, named)
		}
	case reflect.Struct:
		if strings.HasSuffix(v.Type().PkgPath(), "/money") || strings.HasSuffix(v.Type().PkgPath(), "/date") {
			return
		}
		if own := v.FieldByName("Label"); own.IsValid() && own.Type() == reflect.TypeFor[Label]() {
			label, named = own.Interface().(Label).Or(LabelInternal), true
		} else {
			label, named = LabelInternal, false
		}
		for i := range v.NumField() {
			field := v.Type().Field(i)
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			if !field.IsExported() || field.Name == "ID" || strings.HasSuffix(field.Name, "ID") || notTexts[name] {
				continue
			}
			t.walk(v.Field(i), strings.TrimPrefix(path+"."+name, "."), label, named)
		}
	}
}

func (t *wordings) text(path, text string, label Label, named bool) {
	field := path[strings.LastIndexByte(path, '.')+1:]
	switch {
	case openTexts[path], askedTexts.MatchString(path), openAnswers.MatchString(path) && t.may[LabelBuyer], contactTexts[path] && t.contact:
		t.open(text)
	case named && (field == "name" || field == "role" || field == "category") && t.may[label]:
		t.open(text)
	case path == "core.excluded", path == "pricing.benchmarks": // ids of other lines and of facts
	case named && (field == "name" || field == "role"):
		t.hide(path, label, text)
	case commonTexts.MatchString(path):
	case field == "category": // a group such as "meals": too common a word to be told apart
	case field == "name" && len([]rune(text)) < 8: // "Base", "Lot 2": words of any pack
	default:
		t.hide(path, LabelInternal, text)
	}
}
