package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
)

// plantedField is one field of the bid with what stands in it: a word or digits that
// stand nowhere else.
type plantedField struct {
	path  string
	signs []string
}

// planting fills a bid field by field.
type planting struct {
	all    bool // also what was empty; otherwise only texts and amounts that were there
	fields []plantedField
}

// words that a program reads rather than a person: a choice, a link, an instant, a key.
var notWords = regexp.MustCompile(`(^|\.)(id|[a-zA-Z]+Ids?|links|codes|excluded|benchmarks|utc|day|at|merged|created|audience|path|hash|sha256|key|signer|removed|dismissed|currency|kind|code|dimension|transfer|series|priceYear|splitCode|proxyCode|today|planned|driver|body|kinds|regime|clauseId|scheme|technique|tags)$`)

// fill goes through everything below v. Every list that is empty gets one entry, so that
// no field is passed over.
func (p *planting) fill(v reflect.Value, path string) {
	n := len(p.fields)
	put := func(signs ...string) { p.fields = append(p.fields, plantedField{path, signs}) }
	switch v.Kind() {
	case reflect.String:
		if v.Type() != reflect.TypeFor[string]() || notWords.MatchString(plainPath(path)) || v.Len() == 0 && !p.all {
			return
		}
		word := fmt.Sprintf("Zqx%05dk", n)
		v.SetString(word)
		put(word)
	case reflect.Pointer:
		if v.IsNil() && p.all && v.Type() != reflect.TypeFor[*bid.Invitation]() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if !v.IsNil() {
			p.fill(v.Elem(), path)
		}
	case reflect.Slice:
		if v.Len() == 0 && p.all && (v.Type().Elem().Kind() == reflect.Struct || v.Type().Elem() == reflect.TypeFor[string]() && !notWords.MatchString(plainPath(path))) {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			if e := v.Index(0); e.Kind() == reflect.Struct && e.FieldByName("ID").IsValid() {
				e.FieldByName("ID").SetString(fmt.Sprintf("6f0c1d1e-0000-4000-8000-%012x", 0xabc000+n))
			}
		}
		for i := range v.Len() {
			p.fill(v.Index(i), path+"["+idOf(v.Index(i))+"]")
		}
	case reflect.Struct:
		// seven digits that are nobody else's, also when rounded up
		whole := int64(4_100_000 + 13*n)
		switch x := v.Interface().(type) {
		case money.Pounds:
			if x.IsSet() || p.all {
				v.Set(reflect.ValueOf(money.PoundsOf(decimal.New(whole*100+59, -2))))
				put(fmt.Sprint(whole), fmt.Sprint(whole+1))
			}
			return
		case money.Quantity:
			if p.all {
				v.Set(reflect.ValueOf(money.QuantityOf(decimal.New(whole*10+3, -1))))
				put(fmt.Sprint(whole))
			}
			return
		case money.Value:
			if p.all {
				v.Set(reflect.ValueOf(money.ValueOf(decimal.New(whole*10+3, -1))))
				put(fmt.Sprint(whole))
			}
			return
		case money.Share:
			if p.all { // shares that stay apart when they are rounded
				share := decimal.New(int64(100_001+457*n%899_000), -6)
				v.Set(reflect.ValueOf(money.ShareOf(share)))
				put(share.String(), share.Shift(2).String()+" %")
			}
			return
		}
		if strings.HasSuffix(v.Type().PkgPath(), "/date") {
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				p.fill(v.Field(i), strings.TrimPrefix(path+"."+name, "."))
			}
		}
	}
}

func idOf(v reflect.Value) string {
	if v.Kind() == reflect.Struct {
		for _, name := range []string{"ID", "MemberID"} {
			if f := v.FieldByName(name); f.IsValid() && f.Kind() == reflect.String {
				return f.String()
			}
		}
	}
	return ""
}

var elements = regexp.MustCompile(`\[[^\]]*\]`)

// plainPath is a path without the ids of its entries.
func plainPath(path string) string { return elements.ReplaceAllString(path, "") }

// bytesOf takes a finished file apart by means of its own: streams inflated, parts
// unzipped, entities and escapes undone, the noughts of UTF-16 and thousands commas
// dropped.
func bytesOf(t *testing.T, format string, raw []byte) string {
	t.Helper()
	all := [][]byte{raw}
	switch format {
	case "xlsx":
		archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.File {
			in, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(in)
			if err := errors.Join(err, in.Close()); err != nil {
				t.Fatal(err)
			}
			all = append(all, []byte(f.Name), content)
		}
	case "pdf":
		for rest := raw; ; {
			at := bytes.Index(rest, []byte("stream"))
			if at < 0 {
				break
			}
			rest = rest[at+len("stream"):]
			if in, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(rest, "\r\n"))); err == nil {
				content, _ := io.ReadAll(in) // what follows the stream is not its own
				all = append(all, content)
			}
		}
	}
	text := string(bytes.ReplaceAll(bytes.Join(all, []byte("\n")), []byte{0}, nil))
	return strings.ReplaceAll(text+html.UnescapeString(text)+hexRuns.ReplaceAllStringFunc(text, unhex), ",", "")
}

// richest is the example of a group with the parts that others of the examples have.
func richest(t *testing.T) bid.Document {
	doc := exampleBid(t, "county-partners")
	to := reflect.ValueOf(&doc.Bid).Elem()
	for _, name := range []string{"sen-day", "home-care", "meals", "new-provider-partners"} {
		from := exampleBid(t, name)
		for i := range to.NumField() {
			if to.Field(i).IsZero() && to.Type().Field(i).Name != "Invitation" {
				to.Field(i).Set(reflect.ValueOf(from.Bid).Field(i))
			}
		}
		if len(doc.Bid.Core.Schedules) == 0 {
			doc.Bid.Core.Schedules = from.Bid.Core.Schedules
		}
	}
	return doc
}

// reader is one audience: which fields it may read is written down here anew, from the
// labels of the domain, and owes nothing to the lists of the program.
type reader struct {
	name    string
	may     *regexp.Regexp
	formats []string
	least   int // fields that are found, or the search proves nothing
	make    func(t *testing.T, doc bid.Document, maker pack.Painter) pack.Finished
}

func may(patterns ...string) *regexp.Regexp {
	return regexp.MustCompile(`^(` + strings.ReplaceAll(strings.Join(patterns, "|"), ".", `\.`) + `)`)
}

const anyID = `\[[^]]*]`

// fromTheLead is what a partner may read of the lead's bid: what the buyer published,
// what all members share, and what is its own.
func fromTheLead(member string, named bid.Answer) *regexp.Regexp {
	own := `bid.consortium.members\[` + member + `]`
	names := own + `.name`
	if named == bid.Yes {
		names = `bid.consortium.members` + anyID + `.name`
	}
	return may(`organisation.(name|legalForm|contactName|contactEmail)`, `bid.title`,
		`bid.opportunity.(title|reference|description|buyer.name|procedure|places|lots`+anyID+`.title|cpv|dates.(deadline|questions).text|notice.link)`,
		`bid.consortium.(name|unit|heads|steps|split.fee.(rate|monthly|buys)|chain.(days|results.(share|lag|clawback)))`,
		`bid.consortium.asks`+anyID, `bid.consortium.cells`+anyID+`.(area|specialism|demand)`, `bid.consortium.cells`+anyID+`.parts\[`+member+`].share`,
		names, own+`.part`, own+`.terms.(days|results|note)`, `bid.consortium.risks`+anyID+`.name`, `bid.consortium.risks`+anyID+`.parts\[`+member+`].share`)
}

// toTheLead is what the lead may read of a partner's bid: the offer it made itself, and
// the part that answers it.
var toTheLead = may(`organisation.(name|legalForm)`, `bid.invitation.offer`, `bid.invitation.part`)

func partnerReader(member string, named bid.Answer) reader {
	return reader{"the partner " + member + map[bid.Answer]string{bid.No: " without names"}[named], fromTheLead(member, named), everyFormat, 10, func(t *testing.T, doc bid.Document, maker pack.Painter) pack.Finished {
		return finished(t, maker, pack.Partner, offerTo(t, doc, member))
	}}
}

func finished(t *testing.T, maker pack.Painter, audience pack.Audience, src pack.Source) pack.Finished {
	t.Helper()
	done, err := pack.Finish(context.Background(), maker, audience, src, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func plantedBid(t *testing.T, doc bid.Document, all bool) (bid.Document, []plantedField) {
	t.Helper()
	p := planting{all: all}
	p.fill(reflect.ValueOf(&doc).Elem(), "")
	return doc, p.fields
}

// Every text and figure of a bid is replaced by one of its own. What a reader may not
// see, by the label of its field, stands in no byte of any of its files.
func TestNoFieldReachesWhoMayNotReadIt(t *testing.T) {
	long(t)
	for _, all := range []bool{false, true} {
		lead, fields := plantedBid(t, richest(t), all)
		if least := map[bool]int{false: 350, true: 1000}[all]; len(fields) < least {
			t.Fatalf("only %d fields were planted", len(fields))
		}
		for _, m := range []string{"mem-harbour", "mem-moorland"} {
			for _, named := range []bid.Answer{bid.Yes, bid.No} {
				lead.Bid.Consortium.Named = named
				partnerReader(m, named).reads(t, lead, fields)
			}
		}
		partner := richest(t)
		partner.Bid.Consortium = bid.Consortium{}
		invited := invitedBy(t, offerTo(t, exampleBid(t, "county-partners"), "mem-harbour"))
		partner.Bid.Invitation = invited.Bid.Invitation
		partner.Organisation.ID, partner.Organisation.Signers = invited.Organisation.ID, nil
		partner, fields = plantedBid(t, partner, all)
		reader{"the lead", toTheLead, everyFormat, 10, func(t *testing.T, doc bid.Document, maker pack.Painter) pack.Finished {
			return finished(t, maker, pack.Lead, answerOf(t, doc))
		}}.reads(t, partner, fields)
	}
}

func (r reader) reads(t *testing.T, doc bid.Document, fields []plantedField) {
	for _, format := range r.formats {
		t.Run(fmt.Sprintf("%s as %s, %d fields", r.name, format, len(fields)), func(t *testing.T) {
			maker, err := painter(format)
			if err != nil {
				t.Fatal(err)
			}
			text := bytesOf(t, format, r.make(t, doc, maker).Bytes)
			shown := 0
			for _, f := range fields {
				if i := slices.IndexFunc(f.signs, func(sign string) bool { return strings.Contains(text, sign) }); i < 0 {
					continue
				} else if r.may.MatchString(f.path) && f.path != "bid.opportunity.contact" {
					shown++
				} else {
					t.Errorf("%s (%s) is in the file", f.path, f.signs[i])
				}
			}
			if shown < r.least {
				t.Errorf("only %d fields that may be read were found, so the search proves nothing", shown)
			}
		})
	}
}

// The search of this test must be able to find: what is put into a file by hand, in any
// place of it, is in its bytes.
func TestTheSearchFindsWhatIsPlanted(t *testing.T) {
	src := offerTo(t, exampleBid(t, "county-partners"), "mem-harbour")
	for _, format := range everyFormat {
		maker, err := painter(format)
		if err != nil {
			t.Fatal(err)
		}
		raw := finished(t, maker, pack.Partner, src).Bytes
		for place, put := range plants[format] {
			for _, sign := range []string{"Zqx00042k", "4,100,371.59"} {
				planted, err := put(raw, sign)
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(bytesOf(t, format, planted), strings.ReplaceAll(sign, ",", "")) {
					t.Errorf("%s in %s of a %s is not found", sign, place, format)
				}
			}
		}
	}
}
