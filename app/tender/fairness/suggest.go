package fairness

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/working"
)

// hint is what the bid already shows about an item.
type hint struct {
	met     bid.FairMet
	because string
}

var (
	variantsBarred  = regexp.MustCompile(`(?i)\bno variants?\b|\bvariants?( bids?| tenders?)?( are| is| will| shall)*( not| no)( be)? (allowed|accepted|permitted|considered)`)
	variantsWelcome = regexp.MustCompile(`(?i)\bvariants?( bids?| tenders?)?( are| is| will| may)( be)? (allowed|accepted|permitted|welcome|considered)`)
	jointBarred     = regexp.MustCompile(`(?i)\b(consortia|consortium( bids?)?|joint bids?|joint tenders?)( are| is| will| shall)*( not| no)( be)? (allowed|accepted|permitted|considered)|\bno (consortia|consortium bids?|joint bids?)\b`)
	jointWelcome    = regexp.MustCompile(`(?i)\b(consortia|consortium bids?|joint bids?|joint tenders?)( are| is| will| may)( be)? (allowed|accepted|permitted|welcome|encouraged)`)
)

// suggestions are what the bid already shows, by item. An item that is missing here is
// one that the bid says nothing about.
func (r *Result) suggestions(s *working.Sheet) map[string]hint {
	out := map[string]hint{}
	set := func(id string, met bid.FairMet, because ...string) {
		out[id] = hint{met, strings.Join(because, " ")}
	}
	o := r.in.Document.Bid.Opportunity
	texts := buyerTexts(o)
	switch {
	case variantsBarred.MatchString(texts):
		set("FAIR-04", bid.FairNo, "The notice says that variants are not accepted.")
	case variantsWelcome.MatchString(texts):
		set("FAIR-04", bid.FairYes, "The notice says that variants are accepted.")
	}
	switch {
	case jointBarred.MatchString(texts):
		set("PRIN-4", bid.FairNo, "The notice says that joint bids are not accepted.")
	case jointWelcome.MatchString(texts):
		set("PRIN-4", bid.FairYes, "The notice says that joint bids are accepted.")
	}
	r.money(s, set)
	r.process(s, set)
	r.selection(set)
	r.principles(set)
	return out
}

type setter func(id string, met bid.FairMet, because ...string)

// money suggests from the priced bid and its contract terms: items 07, 11, 13 and 29.
func (r *Result) money(s *working.Sheet, set setter) {
	p := r.in.Document.Bid.Pricing
	var why []string
	full, fullKnown := figure(s, "ladder.full_cost")
	ceiling, ceilingKnown := figure(s, "ladder.ceiling")
	if fullKnown && ceilingKnown && ceiling.LessThan(full) {
		why = append(why, "The highest price the buyer will consider, "+money.FormatRate(ceiling)+", is under your full cost of "+money.FormatRate(full)+".")
	}
	gap, gapKnown := figure(s, "afford.gap")
	if gapKnown && gap.IsNegative() {
		short := money.FormatWholePounds(gap.Abs())
		set("FAIR-11", bid.FairNo, "The buyer’s budget for a year is "+short+" under the full cost of what is asked.")
		why = append(why, "The budget is "+short+" a year under full cost.")
	} else if gapKnown {
		set("FAIR-11", bid.FairYes, "The buyer’s budget for a year covers the full cost of what is asked.")
	}
	if p.Uplift.Kind == bid.UpliftNone && (p.Years > 1 || months(r.in.Document.Bid.Opportunity.Term) > 12) {
		why = append(why, "The contract has no uplift for its later years.")
	}
	if len(why) > 0 {
		if !hasTraining(p) {
			why = append(why, "No line of your price is marked as training, so the price cannot show what is left out.")
		}
		set("FAIR-07", bid.FairNo, why...)
	}
	if cost, known := bidCost(r.in.Document.Bid.Choice); known {
		if surplus, ok := figure(s, "year.1.gap"); ok && cost.GreaterThan(surplus) {
			set("FAIR-13", bid.FairNo, "Making this bid takes "+money.FormatWholePounds(cost)+" or more; the first year leaves "+money.FormatWholePounds(surplus)+".")
		}
	}
	if line, found := r.line("fair.passed_down_days"); found {
		switch line.Beyond {
		case bid.Yes:
			set("FAIR-29", bid.FairNo, "Sub-contractors are paid in "+line.Shown+", longer than "+line.Beside+".")
		case bid.No:
			set("FAIR-29", bid.FairYes, "Sub-contractors are paid in "+line.Shown+"; the yardstick is "+line.Beside+".")
		}
	}
}

// process suggests from the notice and the timetable: items 08, 09, 12, 18 and 28.
func (r *Result) process(s *working.Sheet, set setter) {
	doc := r.in.Document
	o, p := doc.Bid.Opportunity, doc.Bid.Pricing
	entered := o.Title != "" || o.Notice != nil || o.Buyer.Name != ""
	_, fromService := s.Graph.Node("volume.year")
	switch {
	case p.Guaranteed.IsSet() && p.Guaranteed.Decimal().IsPositive():
		set("FAIR-08", bid.FairYes, "A quantity is guaranteed.")
	case entered && len(p.Volume) == 0 && !fromService:
		set("FAIR-08", bid.FairNo, "No quantity is entered: the tender seems to give none.")
	case entered && (o.Kind == bid.KindCallOff || o.Kind == bid.KindDynamic || o.Kind == bid.KindAssistive):
		set("FAIR-08", bid.FairPartly, "A list of this kind promises no quantity, and none is guaranteed.")
	}
	if o.Notice != nil && o.Notice.Type == "UK2" {
		set("FAIR-09", bid.FairYes, "The notice is one about early talks with the market (UK2).")
	}
	for _, e := range doc.Organisation.Occasions {
		if e.Kind == bid.OccasionEvent && e.Buyer != "" && fold(e.Buyer) == fold(o.Buyer.Name) {
			set("FAIR-09", bid.FairYes, "Your calendar has a market event of this buyer: "+clip(e.Name, 80)+".")
		}
	}
	term, _ := r.line("fair.term_months")
	early, _ := r.line("fair.break_months")
	switch {
	case term.Beyond == bid.Yes:
		set("FAIR-12", bid.FairNo, "The first term is "+term.Shown+"; set-up and training take "+term.Beside+" to earn back.")
	case early.Beyond == bid.Yes:
		set("FAIR-12", bid.FairPartly, "The buyer may end the contract after "+early.Shown+", before set-up and training are earned back.")
	case term.Beyond == bid.No && early.Beyond == bid.No:
		set("FAIR-12", bid.FairYes, "The first term is "+term.Shown+", and it cannot be ended early.")
	}
	if o.SME == "no" || o.VCSE == "no" {
		set("FAIR-18", bid.FairPartly, "The notice says that it is not suitable for small or voluntary bidders.")
	}
	result := doc.Bid.Result
	limit, limited := r.library.FairnessLimit("feedback_days")
	switch {
	case strings.TrimSpace(result.Feedback) != "" || !result.FeedbackCame.IsZero():
		set("FAIR-28", bid.FairYes, "The buyer gave feedback.")
	case limited && !result.FeedbackAsked.IsZero() && !r.in.On.IsZero() && int64(result.FeedbackAsked.DaysUntil(r.in.On)) > limit.Value.Decimal().IntPart():
		set("FAIR-28", bid.FairNo, "Feedback was asked for on "+result.FeedbackAsked.String()+" and none has come for more than "+limit.Value.String()+" days.")
	}
}

// selection suggests from what is asked of bidders: items 15, 19 and 20.
func (r *Result) selection(set setter) {
	var names []string
	for _, d := range r.in.Doubts {
		names = append(names, clip(d.Name, 60)+" ("+d.Code+")")
		if d.Code == string(bid.DoubtAudited) {
			set("FAIR-19", bid.FairPartly, "Audited accounts are asked for, and no other proof is named.")
		}
	}
	if len(names) > 0 {
		more := ""
		if len(names) > 4 {
			more, names = " and "+strconv.Itoa(len(names)-4)+" more", names[:4]
		}
		set("FAIR-15", bid.FairPartly, "There is doubt whether these belong to the contract: "+strings.Join(names, "; ")+more+".")
	}
	var beyond, early, within []string
	for _, line := range r.Lines {
		if !strings.HasPrefix(line.ID, "fair.insurance.") {
			continue
		}
		switch line.Beyond {
		case bid.Yes:
			beyond = append(beyond, line.Label+": "+line.Shown+", beside "+line.Beside+".")
		case bid.No:
			within = append(within, line.Label)
		}
	}
	open := false
	for _, q := range unique(r.in.Document) {
		item, ok := r.evidence(q.ItemID)
		if !ok || item.Group != "insurance" {
			continue
		}
		if q.AtBid == bid.Yes {
			early = append(early, item.Label+" has to be in force before the award.")
		}
		open = open || q.AtBid == bid.Unknown || !q.Level.IsSet()
	}
	switch {
	case len(beyond) > 0:
		set("FAIR-20", bid.FairNo, append(beyond, early...)...)
	case len(early) > 0:
		set("FAIR-20", bid.FairPartly, early...)
	case len(within) > 0 && !open:
		set("FAIR-20", bid.FairYes, "Cover is asked for at the usual level and only from the award.")
	}
}

// principles suggests for PRIN-2, 3 and 5; PRIN-4 comes from the notice's words.
func (r *Result) principles(set setter) {
	o := r.in.Document.Bid.Opportunity
	switch weight := r.Quality.Social; {
	case weight.IsSet() && weight.Decimal().IsPositive():
		set("PRIN-2", bid.FairYes, "Wider benefits carry "+weight.Format()+" of the marks.")
	case weight.IsSet() && len(o.SocialValue) > 0:
		set("PRIN-2", bid.FairPartly, "The notice speaks of social value, but no criterion gives it a weight.")
	case weight.IsSet():
		set("PRIN-2", bid.FairNo, "No criterion gives wider benefits a weight.")
	case len(o.SocialValue) > 0:
		set("PRIN-2", bid.FairPartly, "The notice speaks of social value; its weight is not stated.")
	}
	limit, found := r.library.FairnessLimit("large_lot")
	switch {
	case len(o.Lots) > 1:
		set("PRIN-3", bid.FairYes, "The tender has "+strconv.Itoa(len(o.Lots))+" lots.")
	case found && o.Value.Net.IsSet() && o.Value.Net.Decimal().GreaterThanOrEqual(limit.Value.Decimal()):
		set("PRIN-3", bid.FairNo, "The whole is one lot of "+money.FormatWholePounds(o.Value.Net.Decimal())+"; "+money.FormatWholePounds(limit.Value.Decimal())+" or more counts as large (a limit of our own).")
	}
	switch r.Quality.Band {
	case Red:
		set("PRIN-5", bid.FairNo, r.Quality.Words)
	case Amber:
		set("PRIN-5", bid.FairPartly, r.Quality.Words)
	case Green:
		set("PRIN-5", bid.FairYes, r.Quality.Words)
	}
}

func (r *Result) line(id string) (Line, bool) {
	for _, line := range r.Lines {
		if line.ID == id {
			return line, true
		}
	}
	return Line{}, false
}

// figure is a figure of an earlier engine, where it is there and known.
func figure(s *working.Sheet, id string) (decimal.Decimal, bool) {
	n, found := s.Graph.Node(id)
	if !found {
		return decimal.Zero, false
	}
	return n.Value()
}

func hasTraining(p bid.Pricing) bool {
	for _, post := range p.People {
		if post.Purpose == bid.PurposeTraining {
			return true
		}
	}
	for _, cost := range p.Costs {
		if cost.Purpose == bid.PurposeTraining {
			return true
		}
	}
	return false
}

// bidCost is what is known of the cost of making the bid: a line without a rate adds
// nothing, so the whole is this or more.
func bidCost(c bid.Choice) (total decimal.Decimal, known bool) {
	for _, e := range c.Effort {
		if e.Hours.IsSet() && e.Rate.IsSet() && !e.Hours.Decimal().IsNegative() && !e.Rate.Decimal().IsNegative() {
			total, known = total.Add(e.Hours.Decimal().Mul(e.Rate.Decimal())), true
		}
		if e.Amount.IsSet() && !e.Amount.Decimal().IsNegative() {
			total, known = total.Add(e.Amount.Decimal()), true
		}
	}
	return total, known
}

// buyerTexts is what the buyer wrote, for words that say how bids may look.
func buyerTexts(o bid.Opportunity) string {
	texts := []string{o.Description, o.HowToBid, o.Procedure, o.Term.OptionsText}
	for _, lot := range o.Lots {
		texts = append(texts, lot.Description)
	}
	for _, c := range o.Criteria {
		texts = append(texts, c.Text)
	}
	texts = append(texts, o.Suggestions...)
	return strings.Join(texts, "\n")
}
