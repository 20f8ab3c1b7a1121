package socialvalue

import (
	"fmt"
	"regexp"
	"strconv"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/reference"
)

// PriceYear is the year in whose pounds the case is told.
type PriceYear struct {
	Text   string // as printed; empty where values of several years wait for a choice
	Common bool   // no year was chosen, and all values share this one
}

// yearText reads "2019" as a calendar year and "2019/20" or "2019-20" as a financial one.
var yearText = regexp.MustCompile(`^((?:19|20)\d\d)(?:[/–-](\d\d))?$`)

type priceYear struct {
	from      int
	financial bool
}

// readYear reads a price year; false for anything else, such as 2019/21.
func readYear(text string) (priceYear, bool) {
	m := yearText.FindStringSubmatch(text)
	if m == nil {
		return priceYear{}, false
	}
	from, _ := strconv.Atoi(m[1])
	if m[2] == "" {
		return priceYear{from: from}, true
	}
	to, _ := strconv.Atoi(m[2])
	return priceYear{from: from, financial: true}, to == (from+1)%100
}

// IsPriceYear reports words that are a price year: 2019, 2019/20 or 2019-20.
func IsPriceYear(text string) bool {
	_, ok := readYear(text)
	return ok
}

// OldAfter is the age in years beyond which a unit value is doubted (SV-021; a limit of
// this project).
const OldAfter = 10

// Age is how many whole calendar years a price year lies back; 0 for words that are none.
func Age(text string, on date.Date) int {
	y, ok := readYear(text)
	if !ok {
		return 0
	}
	return max(0, on.Year()-y.from)
}

// String is the year as the facts spell it.
func (y priceYear) String() string {
	if y.financial {
		return fmt.Sprintf("%d/%02d", y.from, (y.from+1)%100)
	}
	return strconv.Itoa(y.from)
}

// move is how a value goes from its own price year to that of the case.
type move struct {
	from, to          priceYear
	series            string
	low, high         reference.Deflator // index of from and of to
	bridged, forecast bool
}

// mover finds one series that holds both years: the chosen one first, then any that
// holds both as they are, then one in which a financial year stands for the calendar
// year in which it begins. Outside every series there is no value, never a guess.
func (b *builder) mover(from, to priceYear) (move, bool) {
	m := move{from: from, to: to}
	if from == to {
		return m, true
	}
	series := map[string]map[string]reference.Deflator{}
	var order []string
	for _, d := range b.in.Library.Deflators() {
		if series[d.Series] == nil {
			series[d.Series] = map[string]reference.Deflator{}
			order = append(order, d.Series)
		}
		series[d.Series][d.Year] = d
	}
	try := func(name string, bridge bool) bool {
		a, z := from, to
		if bridge {
			a.financial, z.financial = false, false
		}
		low, ok1 := series[name][a.String()]
		high, ok2 := series[name][z.String()]
		if !ok1 || !ok2 || !low.Index.IsSet() || !high.Index.IsSet() {
			return false
		}
		m.series, m.low, m.high, m.bridged = name, low, high, a != from || z != to
		m.forecast = low.Status == "forecast" || high.Status == "forecast"
		return true
	}
	if b.sv.Series != "" {
		return m, try(b.sv.Series, false) || try(b.sv.Series, true)
	}
	for _, bridge := range []bool{false, true} {
		for _, name := range order {
			if try(name, bridge) {
				return m, true
			}
		}
	}
	return m, false
}

// moved is a value in the price year of the case: value × index(to) ÷ index(from), once,
// on the original value, the factor unrounded.
func (b *builder) moved(f fig, value calc.Node, m move) calc.Node {
	if m.from == m.to {
		return b.Name(value, f)
	}
	return b.Name(b.Graph.Div(b.Graph.Mul(value, b.indexed(m.high)), b.indexed(m.low)), f)
}

func (b *builder) indexed(d reference.Deflator) calc.Node {
	id := "sv.index." + d.Series + "." + d.Year
	if n, found := b.Graph.Node(id); found {
		return n
	}
	b.Labels[id] = bid.LabelPublic
	return b.Graph.Input(id, "Price index "+d.Series+", "+d.Year, calc.Quantity, d.Index.Decimal(),
		calc.Origin{Kind: calc.Fact, Source: &calc.Source{ID: "gdp_deflator " + d.Series + " " + d.Year, Status: d.Status, Certainty: string(d.Certainty), Text: d.Title}})
}

// caseYear is the price year of the case: the chosen one, else the one that all values
// share.
func (b *builder) caseYear() (priceYear, bool) {
	if b.sv.PriceYear != "" {
		y, ok := readYear(b.sv.PriceYear)
		if !ok {
			b.Issue("SV-006", bid.Blocks, "socialValue.priceYear", "“%s” is no price year. Type a calendar year such as 2024, or a financial year such as 2024/25.", clip(b.sv.PriceYear))
			return y, false
		}
		b.out.PriceYear.Text = y.String()
		return y, true
	}
	var common priceYear
	for i := range b.sv.Rows {
		text := b.proxyOf(&b.sv.Rows[i]).year
		y, ok := readYear(text)
		switch {
		case text == "" || !ok || common == y:
		case common == (priceYear{}):
			common = y
		default:
			b.Issue("SV-006", bid.Blocks, "socialValue.priceYear", "The values are in pounds of different years (%s and %s). Choose the price year in which the case is told.", common, y)
			return y, false
		}
	}
	if common == (priceYear{}) {
		return common, false
	}
	b.out.PriceYear = PriceYear{Text: common.String(), Common: true}
	return common, true
}

func clip(text string) string {
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return text
}
