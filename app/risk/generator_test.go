package risk_test

import (
	"math"
	"math/bits"
)

// generator is PCG-DXSM written again from its publication (a 128-bit congruential
// generator with the "double xorshift multiply" output), seeded as the engine seeds it.
func generator(seed int64) func() float64 {
	hi, lo := uint64(seed), uint64(0x42696477726967)
	const mulHi, mulLo = 2549297995355413924, 4865540595714422341
	const incHi, incLo = 6364136223846793005, 1442695040888963407
	return func() float64 {
		h, l := bits.Mul64(lo, mulLo)
		h += hi*mulLo + lo*mulHi
		l, carry := bits.Add64(l, incLo, 0)
		h, _ = bits.Add64(h, incHi, carry)
		hi, lo = h, l
		h ^= h >> 32
		h *= 0xda942042e4dd58b5
		h ^= h >> 48
		h *= l | 1
		return float64(h>>11) / (1 << 53)
	}
}

// quantileOpen is the inverse of a triangular distribution by bisection, also where
// the most likely value is at an end.
func quantileOpen(a, m, b, u float64) float64 {
	share := func(x float64) float64 {
		if x < m {
			return (x - a) * (x - a) / ((b - a) * (m - a))
		}
		if b == m {
			return 1
		}
		return 1 - (b-x)*(b-x)/((b-a)*(b-m))
	}
	low, high := a, b
	for range 200 {
		if mid := low + (high-low)/2; share(mid) < u && !math.IsNaN(share(mid)) {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}
