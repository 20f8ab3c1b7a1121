package pack

// gramLength is how many bytes of a text are marked together.
const gramLength = 6

// grams marks every run of six bytes of a text, so that most texts that are not in it
// are known without reading it again. It may answer "perhaps" for one that is not
// there, never "no" for one that is: the leak test stays as strict as without it.
type grams struct {
	bits  []uint64
	shift uint
}

func newGrams(text string) grams {
	shift := uint(64 - 10)
	for size := 1 << 10; size < 16*len(text) && shift > 64-26; size <<= 1 {
		shift--
	}
	g := grams{bits: make([]uint64, 1<<(64-shift)/64), shift: shift}
	for i := 0; i+gramLength <= len(text); i++ {
		at := g.at(text, i)
		g.bits[at/64] |= 1 << (at % 64)
	}
	return g
}

// mayHold is false only when the text is certainly not there.
func (g grams) mayHold(text string) bool {
	for i := 0; i+gramLength <= len(text); i += gramLength {
		if at := g.at(text, i); g.bits[at/64]&(1<<(at%64)) == 0 {
			return false
		}
	}
	return true
}

func (g grams) at(text string, i int) uint64 {
	var word uint64
	for k := range gramLength {
		word = word<<8 | uint64(text[i+k])
	}
	return word * 0x9E3779B97F4A7C15 >> g.shift
}
