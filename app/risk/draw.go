package risk

import (
	"math"
	"math/rand/v2"
)

// Generator names how trials are drawn; it is printed with every result, because the
// same seed with another generator gives another result.
const Generator = "PCG-DXSM of Go’s math/rand/v2, triangular by its inverse"

// second is the fixed other half of the generator's seed: a bid stores one number.
const second = 0x42696477726967 // "Bidwrig"

// source gives uniform numbers from 0 up to, not including, 1, of 53 bits.
type source struct{ pcg *rand.PCG }

func newSource(seed int64) source { return source{rand.NewPCG(uint64(seed), second)} }

func (s source) uniform() float64 { return float64(s.pcg.Uint64()>>11) / (1 << 53) }

// triangle is the triangular distribution of a driver (pricing.md section 11).
type triangle struct{ low, central, high float64 }

// at is the value below which a share u of draws lies.
func (t triangle) at(u float64) float64 {
	width := t.high - t.low
	if width <= 0 {
		return t.central
	}
	if rise := t.central - t.low; u < rise/width {
		return min(t.low+math.Sqrt(u*width*rise), t.central)
	}
	return max(t.high-math.Sqrt((1-u)*width*(t.high-t.central)), t.central)
}
