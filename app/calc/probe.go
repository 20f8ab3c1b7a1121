package calc

import "math/bits"

// Probe tries values of a few inputs of a program, one set at a time, each against the
// base. It runs only what a change reaches, so that trying every input of a large bid
// stays quick. A probe is for one goroutine.
type Probe struct {
	p       *Program
	state   State // the base between tries
	from    []int32
	readers []int32 // instructions that read slot s are readers[from[s]:from[s+1]]
	waiting []uint64
	changed []int32
}

// Probe prepares tries on the program.
func (p *Program) Probe() *Probe {
	q := &Probe{p: p, state: p.NewState(), from: make([]int32, len(p.base)+1), waiting: make([]uint64, (len(p.code)+63)/64)}
	for k := range p.code {
		p.code[k].operands(p.args, func(slot int32) { q.from[slot+1]++ })
	}
	for s := range p.base {
		q.from[s+1] += q.from[s]
	}
	q.readers = make([]int32, q.from[len(p.base)])
	next := append([]int32(nil), q.from...)
	for k := range p.code {
		p.code[k].operands(p.args, func(slot int32) {
			q.readers[next[slot]] = int32(k)
			next[slot]++
		})
	}
	return q
}

// operands calls back with every slot that the instruction reads.
func (in *instruction) operands(args []int32, each func(slot int32)) {
	if in.long {
		for _, a := range args[in.a:in.b] {
			each(a)
		}
		return
	}
	for _, a := range [...]int32{in.a, in.b, in.c} {
		if a >= 0 {
			each(a)
		}
	}
}

// Try sets input slots to values, works out what depends on them, shows the state and
// puts it back. The state is only valid during the call of read.
func (q *Probe) Try(slots []int, values []float64, read func(State)) {
	for k, slot := range slots {
		q.state[slot] = values[k]
		q.wake(int32(slot))
	}
	for w := 0; w < len(q.waiting); w++ {
		for q.waiting[w] != 0 { // an instruction wakes only later ones, perhaps of this word
			bit := bits.TrailingZeros64(q.waiting[w])
			q.waiting[w] &^= 1 << bit
			in := &q.p.code[w*64+bit]
			in.run(q.p.args, q.state)
			if now, base := q.state[in.to], q.p.base[in.to]; now != base && (now == now || base == base) {
				q.wake(in.to)
			}
		}
	}
	read(q.state)
	for _, slot := range q.changed {
		q.state[slot] = q.p.base[slot]
	}
	q.changed = q.changed[:0]
}

func (q *Probe) wake(slot int32) {
	q.changed = append(q.changed, slot)
	for _, k := range q.readers[q.from[slot]:q.from[slot+1]] {
		q.waiting[k/64] |= 1 << (k % 64)
	}
}
