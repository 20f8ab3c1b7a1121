package fairness

import (
	"reflect"
	"regexp"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// Guard keeps own figures and names of rivals out of what is sent to a buyer. Own
// figures are all sums of money of the calculation and of the document, apart from
// those that the buyer itself set or wrote and from published facts.
type Guard struct {
	graph  *calc.Graph
	doc    bid.Document
	ready  bool
	own    []decimal.Decimal // above zero
	public map[string]bool
	rivals []string // folded
}

// Fault is a reason why a text may not be sent.
type Fault struct {
	Code  string
	Words string
}

// NewGuard knows the figures of a graph, which may be nil, and of a document. Nothing is
// gathered until a text with a figure or a word is looked at.
func NewGuard(graph *calc.Graph, doc bid.Document) *Guard { return &Guard{graph: graph, doc: doc} }

// Faults are why a text may not be sent: a figure of three digits or more that is one of
// our own in any printed form – to the penny, in whole pounds, cut off or rounded, in
// pence, thousands or millions –, or the name of a rival.
func (g *Guard) Faults(text string) []Fault {
	var faults []Fault
	tokens := figuresIn(text)
	if len(tokens) > 0 {
		g.gather()
		for _, t := range tokens {
			if g.isOwn(t) {
				faults = append(faults, Fault{CodeOwnFigure, "It holds " + t.text + ", which is one of your own figures. Take the figure out: the buyer would learn from it what your work costs."})
				break
			}
		}
	}
	folded := " " + fold(text) + " "
	for _, name := range g.names() {
		if strings.Contains(folded, " "+name+" ") {
			faults = append(faults, Fault{CodeRival, "It names “" + name + "”, whom you entered as a rival. Ask without the name."})
			break
		}
	}
	return faults
}

// printed is a figure in a text: what it may mean, and in which unit of pounds.
type printed struct {
	text   string
	values []decimal.Decimal // one for each way in which its separators may be read
	scale  decimal.Decimal   // pounds that one stands for
	marked bool              // it says that it is money
}

var (
	figurePattern = regexp.MustCompile(`(?i)(£\s?|\bgbp\s?|\beur\s?)?(\d{1,3}(?:[ ,.'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(\s?(?:k|m|mn|bn|thousand|million|p|pence|pounds|quid|gbp)\b)?`)
	yearBefore    = regexp.MustCompile(`(?i)\b(january|february|march|april|may|june|july|august|september|october|november|december)\s$`)
	placeBefore   = regexp.MustCompile(`(?i)\b(page|pages|p|pp|section|clause|question|paragraph|para|appendix|annex|schedule|item|lot|table|line|no|number)[. ]{1,2}$`)
	scales        = map[string]decimal.Decimal{
		"k": decimal.New(1, 3), "thousand": decimal.New(1, 3), "m": decimal.New(1, 6), "mn": decimal.New(1, 6),
		"million": decimal.New(1, 6), "bn": decimal.New(1, 9), "p": decimal.New(1, -2), "pence": decimal.New(1, -2),
	}
)

// plain gives a text one form: digits of any script as 0 to 9, one kind of space, and no
// characters that cannot be seen.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.Is(unicode.Nd, r):
			return digit(r)
		case unicode.IsSpace(r):
			return ' '
		case r == '٬' || r == '、':
			return ','
		case r == '٫' || r == '·':
			return '.'
		}
		return r
	}, norm.NFKC.String(text))
}

// digit is the decimal digit of any script: each script has its ten in a row, from 0.
func digit(r rune) rune {
	for _, run := range unicode.Nd.R16 {
		if lo := rune(run.Lo); r >= lo && r <= rune(run.Hi) {
			return '0' + (r-lo)%10
		}
	}
	return r
}

// figuresIn finds the figures of a text that are long enough to tell something: three
// digits where money is marked, else three that are not zeros at the end, or four.
func figuresIn(text string) []printed {
	text = plain(text)
	var out []printed
	for _, m := range figurePattern.FindAllStringSubmatchIndex(text, -1) {
		before, number := text[:m[2*2]], text[m[4]:m[5]]
		prefix, unit := m[2] >= 0, ""
		if m[6] >= 0 {
			unit = strings.ToLower(strings.TrimSpace(text[m[6]:m[7]]))
		}
		digits := strings.TrimLeft(strings.Map(onlyDigits, number), "0")
		marked := prefix || unit != ""
		if len(digits) < 3 || !marked && len(digits) < 4 && len(strings.TrimRight(digits, "0")) < 3 {
			continue
		}
		if !marked && len(digits) <= 4 && digits == number && (placeBefore.MatchString(before) || yearBefore.MatchString(before)) {
			continue // page 123; 1 April 2026
		}
		t := printed{text: strings.TrimSpace(text[m[0]:m[1]]), values: readings(number), scale: decimal.New(1, 0), marked: marked}
		if scale, known := scales[unit]; known {
			t.scale = scale
		}
		out = append(out, t)
		if strings.Contains(number, " ") { // “4 125” may also be two figures
			for _, piece := range strings.Fields(number) {
				out = append(out, figuresIn(piece)...)
			}
		}
	}
	return out
}

func onlyDigits(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}

var groups = regexp.MustCompile(`^\d{1,3}(?:[ ,.'’]\d{3})+$`)

// readings are the values that a number may have: with the last dot or comma as the
// decimal sign, and, where threes of digits follow, with all of them between thousands.
func readings(number string) []decimal.Decimal {
	var out []decimal.Decimal
	add := func(text string) {
		if d, err := decimal.NewFromString(text); err == nil && len(text) < 40 {
			out = append(out, d)
		}
	}
	at := strings.LastIndexAny(number, ".,")
	if at < 0 || groups.MatchString(number) {
		add(strings.Map(onlyDigits, number))
	}
	if at >= 0 {
		add(strings.Map(onlyDigits, number[:at]) + "." + number[at+1:])
	}
	return out
}

// isOwn compares a printed figure with every own one, as rounded and as cut off.
func (g *Guard) isOwn(t printed) bool {
	two := decimal.NewFromInt(2)
	for _, value := range t.values {
		exact := value.Mul(t.scale)
		if g.public[exact.String()] {
			continue
		}
		step := decimal.New(1, value.Exponent()).Mul(t.scale) // one in the last place
		from, to := exact.Sub(step.DivRound(two, 12)), exact.Add(step)
		for _, own := range g.own {
			if own.GreaterThanOrEqual(from) && own.LessThan(to) {
				return true
			}
		}
	}
	return false
}

// gather collects own and public figures once.
func (g *Guard) gather() {
	if g.ready {
		return
	}
	g.ready, g.public = true, map[string]bool{}
	seen := map[string]bool{}
	own := func(d decimal.Decimal) {
		if d = d.Abs(); !d.IsZero() && !seen[d.String()] {
			seen[d.String()] = true
			g.own = append(g.own, d)
		}
	}
	o := g.doc.Bid.Opportunity
	g.amounts(reflect.ValueOf(g.doc), false, own)
	g.amounts(reflect.ValueOf(o), true, func(d decimal.Decimal) { g.public[d.Abs().String()] = true })
	texts := []string{buyerTexts(o)}
	for _, q := range g.doc.Bid.Eligibility.Requirements {
		texts = append(texts, q.Text)
		if q.Level.IsSet() {
			g.public[q.Level.Decimal().Abs().String()] = true
		}
	}
	for _, token := range figuresIn(strings.Join(texts, "\n")) {
		for _, value := range token.values {
			g.public[value.Mul(token.scale).String()] = true
		}
	}
	if g.graph == nil {
		return
	}
	for _, n := range g.graph.Figures() {
		value, known := n.Value()
		if !known || !strings.HasPrefix(n.Unit().String(), "GBP") {
			continue
		}
		origin, input := n.Origin()
		switch {
		case strings.HasPrefix(n.ID(), "fair.") || strings.HasPrefix(n.ID(), "route."):
		case input && (origin.Kind == calc.Fact || strings.HasPrefix(origin.Path, "opportunity.")):
			g.public[value.Abs().String()] = true
		default:
			own(value)
		}
	}
}

// amounts walks every typed sum of money; the opportunity's are the buyer's.
func (g *Guard) amounts(v reflect.Value, buyer bool, each func(decimal.Decimal)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			g.amounts(v.Elem(), buyer, each)
		}
	case reflect.Slice:
		for i := range v.Len() {
			g.amounts(v.Index(i), buyer, each)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[money.Pounds]() {
			if p := v.Interface().(money.Pounds); p.IsSet() {
				each(p.Decimal())
			}
			return
		}
		if !buyer && (v.Type() == reflect.TypeFor[bid.Opportunity]() || v.Type() == reflect.TypeFor[bid.QuoteProfile]()) {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				g.amounts(v.Field(i), buyer, each)
			}
		}
	}
}

var legalEnd = regexp.MustCompile(` (ltd|limited|plc|llp|cic|cio|inc|charity|trust)$`)

// names are the rivals that were typed, folded, with and without their legal form. The
// buyer itself is none.
func (g *Guard) names() []string {
	if g.rivals != nil {
		return g.rivals
	}
	g.rivals = []string{}
	add := func(name string) {
		name = fold(name)
		if len([]rune(name)) < 3 || name == fold(g.doc.Bid.Opportunity.Buyer.Name) || name == fold(g.doc.Organisation.Name) {
			return
		}
		g.rivals = append(g.rivals, name)
		if short := legalEnd.ReplaceAllString(name, ""); short != name && len([]rune(short)) >= 3 {
			g.rivals = append(g.rivals, short)
		}
	}
	for _, rival := range g.doc.Bid.Pricing.Scoring.Rivals {
		add(rival.Name)
	}
	for _, referral := range g.doc.Bid.Dynamic.Referrals {
		for _, bidder := range referral.Bidders {
			if !bidder.Own {
				add(bidder.Name)
			}
		}
	}
	add(g.doc.Bid.Result.Winner)
	if notice := g.doc.Bid.Opportunity.Notice; notice != nil {
		for _, winner := range notice.Winners {
			add(winner.Name)
		}
	}
	return g.rivals
}

// fold makes words comparable: letters and digits in lower case, one space between.
func fold(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(plain(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}
