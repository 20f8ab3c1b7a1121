package standing

import (
	"math/big"
	"strings"

	"bidwright/app/reference"
)

// nearMiss is how far from its mark a figure may lie to count as a near miss. No source
// gives a limit: this one is our own.
var nearMiss = big.NewRat(1, 10)

// near reports whether a figure that fails lies within nearMiss of a mark other than 0.
func (d *definition) near(v *big.Rat) bool {
	if d.mark == nil || d.mark.Sign() == 0 || d.judge(v) == Pass {
		return false
	}
	gap := new(big.Rat).Sub(v, d.mark)
	limit := new(big.Rat).Mul(nearMiss, d.mark)
	return gap.Abs(gap).Cmp(limit.Abs(limit)) <= 0
}

// mitigation are the prompts that the note of a test lists after "mitigation:".
func mitigation(fact reference.FinancialTest) []string {
	_, list, found := strings.Cut(fact.Note, "mitigation:")
	if fact.OnFail != "mitigation" || !found {
		return nil
	}
	var out []string
	for _, one := range strings.Split(list, ",") {
		if one = strings.Trim(one, " ."); one != "" {
			out = append(out, one)
		}
	}
	return out
}
