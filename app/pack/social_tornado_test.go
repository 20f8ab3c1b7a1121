package pack_test

import (
	"strings"
	"testing"

	"bidwright/app/bid"
)

// A bar of the tornado is the ratio of the same bid with that one assumption typed at
// its end: each is worked out again from the changed document.
func TestABarOfTheTornadoIsTheRatioWithThatEndTyped(t *testing.T) {
	_, a := socialPack(t, nil)
	bars := a.Social.Tornado(a.Pricing.Graph)
	if len(bars) == 0 || len(bars) > 8 {
		t.Fatalf("%d bars", len(bars))
	}
	tried := 0
	for i, bar := range bars {
		if i > 0 && bar.Size().GreaterThan(bars[i-1].Size()) {
			t.Errorf("%s is wider than the bar above it", bar.ID)
		}
		for _, high := range []bool{false, true} {
			done := false
			_, moved := socialPack(t, func(b *bid.Bid) {
				for i := range b.SocialValue.Rows {
					r := &b.SocialValue.Rows[i]
					for kind, e := range map[string]*bid.Estimate{"quantity": &r.Quantity, "deadweight": &r.Deadweight, "attribution": &r.Attribution, "displacement": &r.Displacement, "dropOff": &r.DropOff} {
						if strings.HasSuffix(bar.ID, "."+r.ID+"."+kind+".central") {
							end := e.Low
							if high {
								end = e.High
							}
							if end.IsSet() {
								e.Central = end
							}
							done = true
						}
					}
				}
			})
			if !done {
				continue
			}
			tried++
			n, _ := moved.Pricing.Graph.Node("sv.ratio")
			v, known := n.Value()
			want := bar.AtLow
			if high {
				want = bar.AtHigh
			}
			if !known || !v.Equal(want) {
				t.Errorf("%s, high %v: the changed bid has %s, the bar %s", bar.ID, high, v, want)
			}
		}
	}
	if tried == 0 {
		t.Fatal("no bar was worked out again")
	}
}
