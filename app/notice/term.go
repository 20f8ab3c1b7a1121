package notice

import (
	"bidwright/app/bid"
)

// terms reads how long the lots run; the opportunity's own term is the one that all
// lots share. Renewals stay prose and never become years.
func (d *drafter) terms() {
	t, o := d.in.Tender, &d.out
	whole := d.term(t.Term, "term")
	for i := range o.Lots {
		if i < len(t.Lots) {
			o.Lots[i].Term = d.term(t.Lots[i].Term, "lots."+o.Lots[i].ID+".term")
		}
	}
	switch {
	case whole != (bid.Term{}):
		o.Term = whole
		d.from("term", "tender.contractPeriod")
	case len(t.Lots) > 0:
		for _, lot := range o.Lots[1:] {
			if lot.Term != o.Lots[0].Term {
				d.found.add(CodeDaysOnly, bid.Informs, "term", "The lots run for different terms, so the term is shown with each lot. Choose your lots first.")
				return
			}
		}
		o.Term = o.Lots[0].Term
		if o.Term != (bid.Term{}) {
			d.from("term", "tender.lots[].contractPeriod, renewal and options")
		}
	}
	if o.Term.Months > 0 || o.Term.Days > 0 {
		d.daysSaid()
	}
	if words := otherLength(*o); words != "" {
		d.found.add(CodeDaysOnly, bid.Warns, "term", "The fields of the notice give a term of %d months, but its text speaks of a “%s”. Ask which is right, and whether extensions are counted.", termMonths(o.Term), words)
	}
}

// term reads one contract period (OCDS-033).
func (d *drafter) term(in Term, path string) bid.Term {
	out := bid.Term{
		Start: d.contractDay(in.Start), End: d.contractDay(in.End), Latest: d.contractDay(in.Latest),
		HasRenewal: in.HasRenewal, Renewal: d.long(in.Renewal, path+".renewal"),
		HasOptions: in.HasOptions, OptionsText: d.long(in.Options, path+".optionsText"),
	}
	for _, day := range []string{in.Start, in.End} {
		if day != "" && d.contractDay(day).IsZero() {
			text, _ := cleanLine(day)
			d.found.add(CodeDaysOnly, bid.Warns, path, "The contract period names “%s”, which is no date Bidwright understands. Type the dates in.", clip(text, 60))
		}
	}
	if !out.Start.IsZero() && !out.End.IsZero() {
		if out.End.Before(out.Start) {
			d.found.add(CodeDaysOnly, bid.Warns, path, "The contract ends (%s) before it starts (%s). Ask the buyer for the right dates.", out.End, out.Start)
		}
		return out // dates say it all
	}
	if months, ok, _ := readWhole(in.Months); ok && months > 0 && months <= 1200 {
		out.Months = months
		return out
	}
	days, ok, _ := readWhole(in.Days)
	switch {
	case !ok || days == 0 || days > 36_500:
	case days%30 == 0:
		out.Months = days / 30
	default:
		out.Days = days
	}
	return out
}

// daysSaid tells once how a length in days was read.
func (d *drafter) daysSaid() {
	days := d.in.Tender.Term.Days
	if days == "" && len(d.in.Tender.Lots) > 0 {
		days = d.in.Tender.Lots[0].Term.Days
	}
	switch {
	case days == "":
	case d.out.Term.Months > 0:
		d.found.add(CodeDaysOnly, bid.Informs, "term", "The notice gives the term only as %s days. That is read as %d months of 30 days, the way Find a Tender writes months; confirm it with the tender documents.", clip(days, 12), d.out.Term.Months)
	default:
		d.found.add(CodeDaysOnly, bid.Informs, "term", "The notice gives the term only as %d days, without dates. Look up the start and the end in the tender documents.", d.out.Term.Days)
	}
}
