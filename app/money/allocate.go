package money

import (
	"errors"
	"fmt"
	"math/big"
	"sort"

	"github.com/shopspring/decimal"
)

// What an allocation cannot be made from.
var (
	ErrNegativeWeight = errors.New("a share cannot be negative")
	ErrNoWeight       = errors.New("there is nothing to share by: the shares add to zero")
	ErrFinerTotal     = errors.New("the total has more decimals than its parts may have")
)

// Allocate splits a total over weights so that the parts, each with the given
// number of decimals (2 for pence), add exactly to the total: largest remainder,
// key fcr.round. Every part is cut down, then one unit each goes to the largest
// cut-off parts, ties to the larger weight and then to the earlier. A negative
// total is split as its absolute value. It reports an error for a negative weight,
// weights that add to zero, or a total finer than its parts: round that first.
func Allocate(total decimal.Decimal, weights []decimal.Decimal, places int32) ([]decimal.Decimal, error) {
	if !total.Equal(total.Truncate(places)) {
		return nil, ErrFinerTotal
	}
	scale := int32(0)
	for i, w := range weights {
		if w.IsNegative() {
			return nil, fmt.Errorf("share %d is %s: %w", i+1, w, ErrNegativeWeight)
		}
		scale = max(scale, -w.Exponent())
	}
	keys := make([]*big.Int, len(weights))
	sum := new(big.Int)
	for i, w := range weights {
		keys[i] = w.Shift(scale).BigInt() // exact: no decimal is finer than scale
		sum.Add(sum, keys[i])
	}
	if sum.Sign() == 0 {
		return nil, ErrNoWeight
	}
	units := total.Abs().Shift(places).BigInt()
	left := new(big.Int).Set(units)
	parts := make([]*big.Int, len(keys))
	remainders := make([]*big.Int, len(keys))
	order := make([]int, len(keys))
	for i, key := range keys {
		parts[i], remainders[i] = new(big.Int).QuoRem(new(big.Int).Mul(units, key), sum, new(big.Int))
		left.Sub(left, parts[i])
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		i, j := order[a], order[b]
		if c := remainders[i].Cmp(remainders[j]); c != 0 {
			return c > 0
		}
		return keys[i].Cmp(keys[j]) > 0
	})
	one := big.NewInt(1)
	for _, i := range order[:left.Int64()] { // fewer left over than there are parts
		parts[i].Add(parts[i], one)
	}
	out := make([]decimal.Decimal, len(parts))
	for i, part := range parts {
		out[i] = decimal.NewFromBigInt(part, -places)
		if total.IsNegative() {
			out[i] = out[i].Neg()
		}
	}
	return out, nil
}
