package exchange

import (
	"encoding/json"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
)

// kind is how a field is printed.
type kindOf int

const (
	plainText kindOf = iota
	pounds
	percentage
	quantity
	days
	day
	answer
)

// field is one field of the part or the offer in plain words.
type field struct {
	words string
	kind  kindOf
	money bool // an amount, a share or a term: confirmed even when one-sided
}

// fields are keyed by the path with * for the id of an entry.
var fields = map[string]field{
	"organisationId": {"Identity of the organisation", plainText, false},
	"name":           {"Name", plainText, false}, "legalForm": {"Legal form", plainText, false},
	"companyNumber": {"Company number", plainText, false}, "charityNumber": {"Charity number", plainText, false},
	"contactName": {"Contact person", plainText, false}, "contactEmail": {"Contact e-mail", plainText, false},
	"capacity.*": {"Capacity", plainText, false}, "capacity.*.amount": {"Capacity a year", quantity, false}, "capacity.*.note": {"Note on the capacity", plainText, false},
	"most":     {"Most in all parts together", quantity, false},
	"prices.*": {"Price", plainText, true}, "prices.*.price": {"Price", pounds, true}, "prices.*.name": {"Name of the price", plainText, false},
	"prices.*.unit": {"Unit of the price", plainText, true}, "prices.*.cellId": {"Part of the contract that the price is for", plainText, true},
	"prices.*.note": {"Note on the price", plainText, false},
	"proofs.*":      {"Proof", plainText, false}, "proofs.*.name": {"Name of the proof", plainText, false}, "proofs.*.itemId": {"Kind of proof", plainText, false},
	"proofs.*.have": {"Is the proof there?", answer, false}, "proofs.*.level": {"Level of the proof", quantity, false},
	"proofs.*.reference": {"Reference of the proof", plainText, false}, "proofs.*.expires": {"Proof valid until", day, false},
	"replies.*": {"Answer to what was asked", plainText, false}, "replies.*.done": {"Is it done?", answer, false}, "replies.*.text": {"Answer to what was asked", plainText, false},
	"short":  {"Is the value below its own cost?", answer, true},
	"agrees": {"Agrees to the heads of terms?", answer, true}, "agreedOn": {"Agreed on", day, true},
	"comment": {"Comment", plainText, false},

	"offer.groupBidId": {"The group's bid", plainText, false}, "offer.memberId": {"Partner in the group", plainText, false},
	"offer.partner": {"Name of the partner", plainText, false}, "offer.lead.name": {"Lead", plainText, false},
	"offer.lead.organisationId": {"Identity of the lead", plainText, false}, "offer.lead.legalForm": {"Legal form of the lead", plainText, false},
	"offer.lead.contactName": {"Contact person of the lead", plainText, false}, "offer.lead.contactEmail": {"E-mail of the lead", plainText, false},
	"offer.group": {"Name of the group", plainText, false}, "offer.model": {"Arrangement", plainText, true}, "offer.liability": {"Liability", plainText, true},
	"offer.members":      {"Other members", plainText, false},
	"offer.tender.title": {"Tender", plainText, false}, "offer.tender.reference": {"Reference of the tender", plainText, false},
	"offer.tender.description": {"Description of the tender", plainText, false}, "offer.tender.buyer": {"Buyer", plainText, false},
	"offer.tender.nation": {"Nation", plainText, false}, "offer.tender.regime": {"Law of the tender", plainText, false}, "offer.tender.procedure": {"Procedure", plainText, false},
	"offer.tender.deadline": {"Deadline", plainText, false}, "offer.tender.questions": {"Last day for questions", plainText, false},
	"offer.tender.start": {"Start of the contract", day, true}, "offer.tender.end": {"End of the contract", day, true}, "offer.tender.years": {"Contract years", plainText, true},
	"offer.tender.places": {"Places", plainText, false}, "offer.tender.lots.*": {"Lot", plainText, false}, "offer.tender.lots.*.text": {"Title of the lot", plainText, false},
	"offer.tender.cpv.*": {"Code of the tender", plainText, false}, "offer.tender.link": {"Address of the notice", plainText, false}, "offer.tender.tupe": {"Do staff transfer?", answer, true},
	"offer.unit": {"Unit of demand", plainText, true}, "offer.cells.*": {"Part of the contract", plainText, true},
	"offer.cells.*.lotId": {"Lot", plainText, true}, "offer.cells.*.area": {"Area", plainText, true}, "offer.cells.*.specialism": {"Specialism", plainText, true},
	"offer.cells.*.demand": {"Demand a year", quantity, false}, "offer.cells.*.share": {"Your share", percentage, true},
	"offer.cells.*.cover": {"Covered by the group", percentage, false}, "offer.cells.*.others": {"Others who serve it", plainText, false},
	"offer.cells.*.value": {"Your value", pounds, true},
	"offer.value":         {"Your value over the term", pounds, true}, "offer.feeRate": {"Management fee", percentage, true}, "offer.feeMonthly": {"Management fee a month", pounds, true},
	"offer.feeBuys.*": {"What the fee buys", plainText, true}, "offer.feeBuys.*.name": {"What the fee buys", plainText, true},
	"offer.years.*": {"Your value in a year", plainText, true}, "offer.years.*.value": {"Your value in a year", pounds, true},
	"offer.days":      {"Days to pay you", days, true},
	"offer.terms.via": {"Paid by", plainText, true}, "offer.terms.days": {"Days to pay you", days, true}, "offer.terms.cycle": {"How often you invoice", plainText, true},
	"offer.terms.inAdvance": {"Paid in advance", plainText, true}, "offer.terms.payWhenPaid": {"Paid only when the lead is paid?", answer, true},
	"offer.terms.results": {"Your part that hangs on outcomes", percentage, true}, "offer.terms.uncapped": {"Indemnity without a cap?", answer, true}, "offer.terms.note": {"Note on the terms", plainText, true},
	"offer.results.share": {"Part that hangs on outcomes", percentage, true}, "offer.results.lagMonths": {"Months until that money arrives", quantity, true}, "offer.results.clawback": {"Clawback", plainText, true},
	"offer.risks.*": {"Risk", plainText, true}, "offer.risks.*.name": {"Risk", plainText, true}, "offer.risks.*.share": {"Your share of the risk", percentage, true},
	"offer.heads.*": {"Heads of terms", plainText, true}, "offer.heads.*.title": {"Heads of terms, title", plainText, true}, "offer.heads.*.text": {"Heads of terms", plainText, true},
	"offer.asks.*": {"Asked of you", plainText, false}, "offer.asks.*.text": {"Asked of you", plainText, false}, "offer.asks.*.due": {"Asked for by", day, false},
	"offer.steps.*": {"Timetable", plainText, false}, "offer.steps.*.name": {"Step of the timetable", plainText, false}, "offer.steps.*.on": {"Day of the step", day, false}, "offer.steps.*.who": {"Who does the step", plainText, false},
	"offer.withheld": {"What is left out", plainText, false},
}

// words prints paths and values for people; it knows the names behind the ids.
type words struct {
	names map[string]string // by escaped id
}

func newWords(doc bid.Document, ours, theirs bid.PartnerPart, offer bid.GroupOffer) words {
	w := words{names: map[string]string{}}
	put := func(id, name string) {
		if id != "" && name != "" && w.names[escape(id)] == "" {
			w.names[escape(id)] = name
		}
	}
	for _, cell := range doc.Bid.Consortium.Cells {
		put(cell.ID, cellName(doc.Bid, cell))
	}
	lots := map[string]string{}
	for _, lot := range offer.Tender.Lots {
		put(lot.ID, lot.Text)
		lots[lot.ID] = lot.Text
	}
	for _, cell := range offer.Cells {
		b := bid.Bid{}
		b.Opportunity.Lots = []bid.Lot{{ID: cell.LotID, Title: lots[cell.LotID]}}
		put(cell.ID, cellName(b, bid.Cell{LotID: cell.LotID, Area: cell.Area, Specialism: cell.Specialism}))
	}
	for _, part := range []bid.PartnerPart{ours, theirs} {
		for _, p := range part.Prices {
			put(p.ID, p.Name)
		}
		for _, p := range part.Proofs {
			put(p.ID, p.Name)
		}
	}
	for _, a := range offer.Asks {
		put(a.ID, a.Text)
	}
	for _, s := range offer.Steps {
		put(s.ID, s.Name)
	}
	for _, r := range offer.Risks {
		put(r.ID, r.Name)
	}
	for _, h := range offer.Heads {
		put(h.ID, h.Title)
	}
	for _, f := range offer.FeeBuys {
		put(f.ID, f.Name)
	}
	return w
}

// pattern replaces the ids in a path by *, and gives the last of them.
func pattern(path string) (shape, id string) {
	steps := strings.Split(path, ".")
	for i := range steps {
		if shape := strings.Join(append(append([]string{}, steps[:i]...), "*"), "."); i > 0 && known(shape) {
			id, steps[i] = steps[i], "*"
		}
	}
	return strings.Join(steps, "."), id
}

func known(shape string) bool {
	_, found := fields[shape]
	return found
}

// of is a path in words and whether it is money, a share or a term. A field that is not
// listed is treated as if it were.
func (w words) of(path string) (string, bool) {
	shape, id := pattern(path)
	f, found := fields[shape]
	if !found {
		f = field{words: path, money: true}
	}
	if id == "" {
		return f.words, f.money
	}
	name := w.names[id]
	if name == "" {
		name = unescape(id)
	}
	return f.words + ": " + shortened(name), f.money
}

func shortened(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}

// print is a value as people read it: one field, or an entry of a list by its fields.
func (w words) print(path string, t *tree) string {
	if t == nil {
		return ""
	}
	if t.fields != nil {
		return w.entry(path, t)
	}
	shape, _ := pattern(path)
	var text string
	if json.Unmarshal([]byte(t.leaf), &text) != nil {
		var list []string
		if json.Unmarshal([]byte(t.leaf), &list) == nil {
			return strings.Join(list, ", ")
		}
		switch t.leaf {
		case "true":
			return "yes"
		case "false":
			return "no"
		}
		return t.leaf
	}
	return spoken(fields[shape].kind, text)
}

func (w words) entry(path string, t *tree) string {
	var parts []string
	for _, key := range t.paths() {
		if key == "id" || key == "year" || strings.HasSuffix(key, "Id") {
			continue
		}
		inner := t.at(key)
		if inner == nil || inner.fields != nil {
			continue
		}
		if text := w.print(path+"."+key, inner); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ", ")
}

func spoken(kind kindOf, text string) string {
	switch kind {
	case answer:
		if text == "" {
			return "not known"
		}
		return text
	case day:
		if d, err := date.ParseISO(text); err == nil {
			return d.String()
		}
	case pounds, percentage, quantity, days:
		d, err := decimal.NewFromString(text)
		if err != nil {
			return text
		}
		switch kind {
		case pounds:
			return money.PoundsOf(d).FormatRate()
		case percentage:
			return money.ShareOf(d).Format()
		case days:
			return money.QuantityOf(d).Format() + " days"
		}
		return money.QuantityOf(d).Format()
	}
	return text
}
