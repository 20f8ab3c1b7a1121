package assess_test

import (
	"fmt"
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/risk"
)

// largeRisk varies the pay of every post, the quantities and the share of core cost:
// most of the bid.
func largeRisk(g *calc.Graph, doc bid.Document) bid.Risk {
	r := bid.Risk{Seed: 42, Trials: 10_000}
	add := func(path, linked string) {
		if n, found := g.Node(path); found && n.Available() {
			base := n.Decimal()
			r.Drivers = append(r.Drivers, bid.Driver{ID: path, Path: path, Low: money.ValueOf(base.Mul(dec("0.9"))), Central: money.ValueOf(base), High: money.ValueOf(base.Mul(dec("1.1")))})
			r.Drivers[len(r.Drivers)-1].Linked = linked
		}
	}
	for _, p := range doc.Bid.Pricing.People {
		add("pricing.people."+p.ID+".hourlyPay", "pay")
	}
	for y := range doc.Bid.Pricing.Volume {
		add(fmt.Sprintf("pricing.volume.%d.quantity", y+1), "volume")
	}
	add("core.share", "")
	return r
}

func BenchmarkTrials10000(b *testing.B) {
	for _, times := range []int{1, 4, 16} {
		doc := Large(times)
		g := priced(doc)
		r, o := largeRisk(g, doc), risk.Options{Hold: risk.Held(g)}
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			b.ReportMetric(float64(g.Len()), "nodes")
			for b.Loop() {
				if out, issues := risk.Trials(g, []string{"contract.gap", "year.1.gap", "price.break_even"}, r, o, risk.Control{}); out.Done != r.Trials {
					b.Fatal(issues)
				}
			}
		})
	}
}

func BenchmarkTornado(b *testing.B) {
	for _, times := range []int{1, 4, 16} {
		g := priced(Large(times))
		o := risk.Options{Hold: risk.Held(g)}
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			rows := 0
			for b.Loop() {
				s, _ := risk.Tornado(g, "contract.gap", nil, 0, o)
				rows = len(s.Own) + len(s.Facts)
			}
			b.ReportMetric(float64(rows), "rows")
		})
	}
}
