package socialvalue

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
)

// guardRow holds one row against the guards that need no other row.
func (b *builder) guardRow(out *Row, to priceYear, known bool) {
	r, p := out.bid, out.proxy
	b.duration(out)
	switch out.Ledger {
	case bid.LedgerFiscal, bid.LedgerEconomic, bid.LedgerSocial:
	default:
		b.Issue("SV-108", bid.Blocks, out.Path+".ledger", "%s belongs to no ledger yet, so the row is not counted. Choose fiscal, economic or social.", out.Name)
	}
	switch {
	case r.ProxyCode != "" && !p.library && p.name == "":
		b.Issue("SV-109", bid.Blocks, out.Path+".proxyCode", "%s names the unit value %s, which the library does not hold. Choose another, or type a value with its source.", out.Name, clip(r.ProxyCode))
	case p.value.IsSet() && (p.source == "" || p.unit == "" || !p.library && p.licence == "" && p.code == "" && r.ValueID != ""):
		b.Issue("SV-005", bid.Blocks, p.path, "%s: its unit value has no %s, so the row is not counted. Type it; a value nobody can check is worth nothing in a bid.", out.Name, missingOf(p))
	case p.value.IsSet() && p.library && (p.row.Ledger == "input" || p.row.Ledger == "parameter"):
		b.Issue("SV-110", bid.Blocks, out.Path+".proxyCode", "%s: “%s” is an input or a parameter, not the value of an outcome, so the row is not counted.", out.Name, clip(p.name))
	}
	b.guardYear(out, to, known)
	if p.transfer == "yes" && (out.Ledger == bid.LedgerEconomic || out.Ledger == bid.LedgerSocial) {
		b.Issue("SV-013", bid.Blocks, out.Path+".ledger", "%s is a transfer: what one side gains the other loses. It belongs in the fiscal ledger only, so the row is not counted here.", out.Name)
	}
	if sum, over := total(len(r.Bodies), func(i int) typedShare { return r.Bodies[i].Share }); over {
		b.Issue("SV-009", bid.Blocks, out.Path+".bodies", "%s: the shares of the bodies that gain add to %s %%, more than 100 %%. The row is not counted.", out.Name, sum)
	}
	if sum, over := total(len(r.Claims), func(i int) typedShare { return r.Claims[i].Share }); over {
		b.Issue("SV-009", bid.Blocks, out.Path+".claims", "%s: it is claimed by %s, together %s %%, more than 100 %%. The row is not counted. Agree who claims what.", out.Name, b.claimants(r.Claims), sum)
	}
	if r.Evidence.IsSet() {
		if v := r.Evidence.Decimal(); v.IsNegative() || v.GreaterThan(decimal.NewFromInt(5)) || !v.IsInteger() {
			b.Issue("SV-111", bid.Warns, out.Path+".evidence", "%s: grades of evidence are whole numbers from 0 (opinion) to 5 (randomised trial).", out.Name)
			out.evidence, out.Evidence = -1, ""
		}
	}
	b.doubtRow(out)
}

type typedShare interface {
	IsSet() bool
	Decimal() decimal.Decimal
}

// total is the sum of shares in per cent and whether it exceeds 100.
func total(n int, at func(int) typedShare) (string, bool) {
	sum := zero
	for i := range n {
		if s := at(i); s.IsSet() {
			sum = sum.Add(s.Decimal())
		}
	}
	return sum.Shift(2).String(), sum.GreaterThan(one)
}

func missingOf(p proxy) string {
	switch {
	case p.source == "":
		return "source"
	case p.unit == "":
		return "unit"
	}
	return "licence"
}

// guardYear holds the price year against the index (SV-006, SV-021, SV-023).
func (b *builder) guardYear(out *Row, to priceYear, known bool) {
	p := out.proxy
	if !p.value.IsSet() {
		return
	}
	from, ok := readYear(p.year)
	switch {
	case !ok && p.year != "":
		b.Issue("SV-006", bid.Blocks, p.path, "%s: “%s” is no price year, so the row is not counted. Type a year such as 2019, or 2019/20.", out.Name, clip(p.year))
		return
	case !ok:
		b.Issue("SV-006", bid.Blocks, p.path, "%s: the price year of its unit value is missing, so the row is not counted. Type the year whose pounds it is in.", out.Name)
		return
	case !known:
		return // one finding says it for all rows
	}
	m, found := b.mover(from, to)
	if !found {
		b.Issue("SV-006", bid.Blocks, p.path, "%s: no price index reaches from %s to %s, so the row is not counted. Choose a price year that the index holds; nothing is extrapolated.", out.Name, from, to)
		return
	}
	if m.forecast || m.bridged {
		what := "a forecast of the price index"
		if m.bridged {
			what = "a financial year that stands for the calendar year in which it begins"
		}
		b.doubts = append(b.doubts, doubt{"SV-023", out.Name, p.path, fmt.Sprintf("going from %s to %s rests on %s (price index %s)", from, to, what, m.series)})
	}
	if age := b.in.On.Year() - from.from; b.in.On.Year() > 0 && age > OldAfter {
		b.doubts = append(b.doubts, doubt{"SV-021", out.Name, p.path, fmt.Sprintf("the unit value is in pounds of %s, %d years ago", from, age)})
	}
}

// doubt is what a reader will doubt of one row in the same words as of others.
type doubt struct{ code, row, path, words string }

// tellDoubts raises each of them once for all rows that share it, so that one old library
// does not fill the list of findings. The first row says where.
func (b *builder) tellDoubts() {
	advice := map[string]string{"SV-021": " Look for newer values, or say why they still hold."}
	done := map[string]bool{}
	for _, d := range b.doubts {
		key := d.code + d.words
		if done[key] {
			continue
		}
		done[key] = true
		var rows []string
		for _, o := range b.doubts {
			if o.code+o.words == key {
				rows = append(rows, o.row)
			}
		}
		name := rows[0]
		if n := len(rows); n > 1 {
			name = fmt.Sprintf("%d rows (%s and others)", n, clip(rows[0]))
		}
		b.Issue(d.code, bid.Warns, d.path, "%s: %s.%s", name, d.words, advice[d.code])
	}
}

// doubtRow raises what a reader will doubt; the row is counted.
func (b *builder) doubtRow(out *Row) {
	r, p := out.bid, out.proxy
	if out.Years > 5 && out.evidence < 3 {
		b.Issue("SV-020", bid.Warns, out.Path+".duration", "%s is counted for %d years without evidence from a comparison group. Shorten it or name the study.", out.Name, out.Years)
	}
	if p.library && p.typed && r.Proxy.Central.IsSet() && p.row.Value.IsSet() && p.row.Value.Decimal().IsPositive() {
		if x := r.Proxy.Central.Decimal().DivRound(p.row.Value.Decimal(), 6); x.GreaterThan(decimal.NewFromInt(2)) || x.LessThan(decimal.New(5, -1)) {
			b.Issue("SV-022", bid.Warns, out.Path+".proxy", "%s uses %s for a unit, but the library holds %s. Say why yours is right.", out.Name, r.Proxy.Central.String(), p.row.Value.String())
		}
	}
	if p.use == "service_cost" && out.Ledger == bid.LedgerFiscal {
		b.Issue("SV-024", bid.Warns, out.Path+".proxyCode", "%s takes the cost of a service as a saving. Nothing is saved until the service is smaller; say how it will be.", out.Name)
	}
	if p.unit == "hour" && r.Cashable == bid.CashableNow {
		b.Issue("SV-027", bid.Warns, out.Path+".cashable", "%s calls freed hours cash now. Hours are capacity until a post is not filled.", out.Name)
	}
	b.crimes(out)
	if box := b.boxes[r.BoxID]; box != nil && (box.Column == bid.ColumnActivity || box.Column == bid.ColumnOutput) {
		b.Issue("SV-033", bid.Warns, out.Path+".boxId", "%s values “%s”, which is something you do, not something that changes for somebody.", out.Name, clip(box.Text))
	}
}

// between holds rows for the same people against each other: the later row of a pair
// that counts the same is not counted.
func (b *builder) between() {
	b.claimedTwice()
	list := b.sv.Rows
	for i := range list {
		for j := range i {
			b.pair(&list[j], &list[i])
		}
	}
}

func (b *builder) pair(x, y *bid.ImpactRow) {
	if x.Left || y.Left || b.blocked[x.ID] || b.blocked[y.ID] {
		return
	}
	sameGroup := x.GroupID != "" && x.GroupID == y.GroupID
	sameEvent := x.Event != "" && strings.EqualFold(x.Event, y.Event)
	if !sameGroup && !sameEvent {
		return
	}
	if splits(x) && splits(y) && sameOutcome(x, y) { // each counts what its own parties claim
		return
	}
	p, q := b.proxyOf(x), b.proxyOf(y)
	block := func(code, words string) {
		b.blocked[y.ID] = true
		b.Issue(code, bid.Blocks, "socialValue.rows."+y.ID+".proxyCode", "“%s” and “%s”: %s. The second is not counted. Keep one of the two, or say that they are different people.", orWord(clip(x.Name), "A row"), orWord(clip(y.Name), "a row"), words)
	}
	switch {
	case sameGroup && p.code != "" && (q.row.Parent == p.code || p.row.Parent == q.code || b.twins(p.code, q.code) || p.code == q.code && x.BoxID == y.BoxID && x.BoxID != ""):
		block("SV-010", "one value already holds the other for the same people")
	case sameGroup && (p.wellbeing && q.wellbeing || p.wellbeing && healthGain(q) || q.wellbeing && healthGain(p)):
		block("SV-011", "a wellbeing value already holds what health and wellbeing gain for the same people")
	case sameGroup && p.lifetime != q.lifetime && (p.basis == "year" || q.basis == "year" || p.basis == "" || q.basis == ""):
		block("SV-012", "a value for a lifetime already holds the yearly one for the same people")
	case sameEvent && (p.mixed || q.mixed):
		block("SV-014", "a value that mixes kinds of cost already holds every part of the same event")
	case sameGroup && p.overlap && q.overlap:
		b.Issue("SV-025", bid.Warns, "socialValue.rows."+y.ID+".proxyCode", "“%s” and “%s” overlap by their own sources, for the same people. Take out what is counted in both.", clip(x.Name), clip(y.Name))
	}
	if sameEvent && p.value.IsSet() && q.value.IsSet() && p.body != "" && p.body == q.body && p.value.Decimal().Sign()*q.value.Decimal().Sign() < 0 {
		b.Issue("SV-026", bid.Warns, "socialValue.rows."+y.ID, "“%s” and “%s” are gain and loss of one body from one event. One row with the difference is clearer.", clip(x.Name), clip(y.Name))
	}
}

func healthGain(p proxy) bool {
	return p.use == "gain" && (p.row.Theme == "health" || p.row.Theme == "mental health" || p.row.Theme == "wellbeing")
}

// twins are two codes of the library for one thing.
func (b *builder) twins(x, y string) bool {
	p, q := b.proxies[x], b.proxies[y]
	return x != y && p.Label != "" && p.Value.IsSet() && q.Value.IsSet() && p.Value.Decimal().Equal(q.Value.Decimal()) && p.PriceYear == q.PriceYear && p.Unit == q.Unit && p.Ledger == q.Ledger && p.Body == q.Body
}
