package notice

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
)

// field is one field of an opportunity as a unit of comparison: lists count as one
// field each, lots one field per lot.
type field struct {
	path, label string
	text        func(*bid.Opportunity) string
	copy        func(into, from *bid.Opportunity)
}

// text makes a field out of a plain string.
func text(path, label string, at func(*bid.Opportunity) *string) field {
	return field{path, label,
		func(o *bid.Opportunity) string { return *at(o) },
		func(into, from *bid.Opportunity) { *at(into) = *at(from) }}
}

// part makes a field out of any value with words for it.
func part[T any](path, label string, at func(*bid.Opportunity) *T, words func(T) string) field {
	return field{path, label,
		func(o *bid.Opportunity) string { return words(*at(o)) },
		func(into, from *bid.Opportunity) { *at(into) = *at(from) }}
}

func lines(list []string) string { return strings.Join(list, "\n") }

// fields are all fields that a notice can fill, in the order of the page.
var fields = []field{
	text("title", "Title", func(o *bid.Opportunity) *string { return &o.Title }),
	text("reference", "Reference", func(o *bid.Opportunity) *string { return &o.Reference }),
	{"stage", "Stage",
		func(o *bid.Opportunity) string { return joined(": ", string(o.Stage), o.StageWhy) },
		func(into, from *bid.Opportunity) { into.Stage, into.StageWhy = from.Stage, from.StageWhy }},
	text("description", "Description", func(o *bid.Opportunity) *string { return &o.Description }),
	part("buyer", "Buyer", func(o *bid.Opportunity) *bid.Party { return &o.Buyer }, func(p bid.Party) string {
		return joined("\n", p.Name, p.ID, p.Address, p.Region, strings.Join(p.Kinds, ", "))
	}),
	text("contact", "Contact", func(o *bid.Opportunity) *string { return &o.Contact }),
	text("regime", "Rules", func(o *bid.Opportunity) *string { return &o.Regime }),
	text("procedure", "Procedure", func(o *bid.Opportunity) *string { return &o.Procedure }),
	text("technique", "Framework or dynamic purchasing system", func(o *bid.Opportunity) *string { return &o.Technique }),
	part("value", "Value", func(o *bid.Opportunity) *bid.Value { return &o.Value }, valueWords),
	part("term", "Term", func(o *bid.Opportunity) *bid.Term { return &o.Term }, termWords),
	part("dates.published", "Published", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.Published }, momentWords),
	part("dates.deadline", "Deadline", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.Deadline }, momentWords),
	part("dates.questions", "Questions until", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.Questions }, momentWords),
	part("dates.interest", "Interest until", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.Interest }, momentWords),
	part("dates.awardFrom", "Award from", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.AwardFrom }, momentWords),
	part("dates.nextNotice", "Next notice", func(o *bid.Opportunity) *bid.Moment { return &o.Dates.NextNotice }, momentWords),
	text("maxLotsBid", "Lots one supplier may bid for", func(o *bid.Opportunity) *string { return &o.MaxLotsBid }),
	text("maxLotsAward", "Lots one supplier may win", func(o *bid.Opportunity) *string { return &o.MaxLotsAward }),
	part("cpv", "What is bought (CPV)", func(o *bid.Opportunity) *[]bid.Code { return &o.CPV }, codeWords),
	part("places", "Places", func(o *bid.Opportunity) *[]string { return &o.Places }, lines),
	part("criteria", "Award criteria", func(o *bid.Opportunity) *[]bid.Criterion { return &o.Criteria }, criteriaWords),
	part("selection", "Selection criteria", func(o *bid.Opportunity) *[]bid.Criterion { return &o.Selection }, criteriaWords),
	part("suggestions", "Amounts and insurances seen in the text", func(o *bid.Opportunity) *[]string { return &o.Suggestions }, lines),
	part("socialValue", "Social value in the notice", func(o *bid.Opportunity) *[]string { return &o.SocialValue }, lines),
	text("sme", "Suits small and medium firms", func(o *bid.Opportunity) *string { return &o.SME }),
	text("vcse", "Suits voluntary organisations", func(o *bid.Opportunity) *string { return &o.VCSE }),
	text("reserved", "Reserved for", func(o *bid.Opportunity) *string { return &o.Reserved }),
	text("howToBid", "How to bid", func(o *bid.Opportunity) *string { return &o.HowToBid }),
}

// lotField is the field of one lot, found by its id.
func lotField(id string) field {
	return field{"lots." + id, "Lot " + id,
		func(o *bid.Opportunity) string {
			if i := lotAt(o, id); i >= 0 {
				return lotWords(o.Lots[i])
			}
			return ""
		},
		func(into, from *bid.Opportunity) {
			at, fresh := lotAt(into, id), lotAt(from, id)
			switch {
			case fresh < 0 && at >= 0:
				into.Lots = append(into.Lots[:at:at], into.Lots[at+1:]...)
			case fresh >= 0 && at >= 0:
				lots := append([]bid.Lot(nil), into.Lots...)
				lots[at] = from.Lots[fresh]
				into.Lots = lots
			case fresh >= 0:
				into.Lots = append(into.Lots[:len(into.Lots):len(into.Lots)], from.Lots[fresh])
			}
		}}
}

func lotAt(o *bid.Opportunity, id string) int {
	for i := range o.Lots {
		if o.Lots[i].ID == id {
			return i
		}
	}
	return -1
}

// allFields are the fixed fields and those of the lots of all the opportunities.
func allFields(all ...*bid.Opportunity) []field {
	out := append([]field(nil), fields...)
	seen := make(map[string]bool)
	for _, o := range all {
		for _, lot := range o.Lots {
			if !seen[lot.ID] {
				seen[lot.ID] = true
				out = append(out, lotField(lot.ID))
			}
		}
	}
	return out
}

// fingerprints are the imported fields by path: the text itself, or for a long one
// its beginning and a hash, so that a later edit is recognised without keeping the
// text twice.
func fingerprints(o bid.Opportunity) map[string]string {
	out := make(map[string]string)
	for _, f := range allFields(&o) {
		if print := fingerprint(f.text(&o)); print != "" {
			out[f.path] = print
		}
	}
	return out
}

const printed = 200 // characters of a long text that its fingerprint shows

func fingerprint(text string) string {
	text = strings.TrimSpace(text)
	if len(text) <= 2*printed {
		return text
	}
	sum := sha256.Sum256([]byte(text))
	return strings.TrimSpace(clip(text, printed)) + " #" + hex.EncodeToString(sum[:16])
}

func valueWords(v bid.Value) string {
	var out []string
	say := func(label, amount string) {
		if amount != "" {
			out = append(out, label+amount)
		}
	}
	say("", v.Net.Format())
	say("with VAT ", v.Gross.Format())
	say("at least ", v.Min.Format())
	if v.Currency != "GBP" {
		say("currency ", v.Currency)
	}
	switch v.Above {
	case bid.Yes:
		out = append(out, "above threshold")
	case bid.No:
		out = append(out, "below threshold")
	}
	return strings.Join(out, ", ")
}

func termWords(t bid.Term) string {
	var out []string
	say := func(label, text string) {
		if text != "" {
			out = append(out, label+text)
		}
	}
	day := func(label string, d date.Date) { say(label, d.String()) }
	day("from ", t.Start)
	day("to ", t.End)
	day("at the latest to ", t.Latest)
	if t.Months > 0 {
		say("", strconv.Itoa(t.Months)+" months")
	}
	if t.Days > 0 {
		say("", strconv.Itoa(t.Days)+" days")
	}
	say("can be renewed: ", string(t.HasRenewal))
	say("", t.Renewal)
	say("options: ", string(t.HasOptions))
	say("", t.OptionsText)
	return strings.Join(out, ", ")
}

func momentWords(m bid.Moment) string {
	if m.UTC != "" {
		return m.UTC
	}
	return first(m.Day, m.Text)
}

func codeWords(codes []bid.Code) string {
	var out []string
	for _, c := range codes {
		out = append(out, joined(" ", c.Scheme, c.ID, c.Text))
	}
	return lines(out)
}

func criteriaWords(list []bid.Criterion) string {
	var out []string
	for _, c := range list {
		weight := c.Weight.Format()
		if c.PassFail {
			weight = first(c.Words, "pass or fail")
		}
		out = append(out, joined(" – ", joined(": ", c.Kind, c.Name), first(weight, c.Words), c.Text))
	}
	return lines(out)
}

func lotWords(l bid.Lot) string {
	return joined("\n", l.Title, l.Status, valueWords(l.Value), termWords(l.Term), strings.Join(l.Places, ", "),
		joined(", ", l.SME, l.VCSE), criteriaWords(l.Criteria), l.Description)
}
