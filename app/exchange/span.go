package exchange

import "math/big"

// row is a linear combination of unknowns: coefficient by unknown, none of them zero.
type row map[int]*big.Rat

func (r row) plus(other row) {
	for k, v := range other {
		r.add(k, v)
	}
}

func (r row) add(k int, v *big.Rat) {
	sum := new(big.Rat).Set(v)
	if have := r[k]; have != nil {
		sum.Add(sum, have)
	}
	if sum.Sign() == 0 {
		delete(r, k)
		return
	}
	r[k] = sum
}

// span is all that follows from the combinations whose values are known: rows in
// echelon form, each with a leading unknown that no later row has. Exact, so that no
// rounding hides that a figure can be worked out.
type span struct {
	rows map[int]row // by leading unknown
}

func newSpan() *span { return &span{rows: map[int]row{}} }

// reduce takes away from a combination what is known of it.
func (s *span) reduce(r row) row {
	rest := row{}
	rest.plus(r)
	for {
		lead, found := 0, false
		for k := range rest {
			if s.rows[k] != nil && (!found || k < lead) {
				lead, found = k, true
			}
		}
		if !found {
			return rest
		}
		factor := new(big.Rat).Neg(rest[lead])
		for k, v := range s.rows[lead] {
			rest.add(k, new(big.Rat).Mul(v, factor))
		}
	}
}

// add takes in a combination whose value is known.
func (s *span) add(r row) {
	rest := s.reduce(r)
	if len(rest) == 0 {
		return
	}
	first := true
	lead := 0
	for k := range rest {
		if first || k < lead {
			lead, first = k, false
		}
	}
	scale := new(big.Rat).Inv(rest[lead])
	for k, v := range rest {
		rest[k] = new(big.Rat).Mul(v, scale)
	}
	s.rows[lead] = rest
}

// has reports that the value of a combination follows from what is known.
func (s *span) has(r row) bool { return len(r) > 0 && len(s.reduce(r)) == 0 }
