package cash_test

import (
	"testing"

	"bidwright/app/bid"
	. "bidwright/app/bid/bidtest"
	"bidwright/app/cash"
	"bidwright/app/pricing"
)

// BenchmarkCash is the cash of the large bid: its five priced years are built outside
// the measured time.
func BenchmarkCash(b *testing.B) {
	doc := Large(1)
	doc.Bid.Pricing.VAT = bid.VATStandard
	in := pricing.Input{Document: doc, Library: library(), On: D("2026-11-22")}
	for b.Loop() {
		b.StopTimer()
		p := pricing.Build(in)
		b.StartTimer()
		if r := cash.Build(doc, p); r.Why != "" {
			b.Fatal(r.Why)
		}
	}
}
