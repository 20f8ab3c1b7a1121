package socialvalue

import (
	"strings"

	"bidwright/app/bid"
)

// crimeCount is which crimes something counts: those that happened, or those that the
// police wrote down, of which there are fewer.
type crimeCount int

const (
	notCrime crimeCount = iota
	actualCrime
	recordedCrime
)

// crimeOf reads from words which crimes are counted. Words that name both are taken as
// those that happened: the sources of the library say "per actual crime, recorded crime
// needs a multiplier".
func crimeOf(words ...string) crimeCount {
	text := strings.ToLower(strings.Join(words, " "))
	has := func(which string) bool {
		for _, what := range []string{"crime", "offence", "incident", "burglar", "theft", "assault"} {
			if strings.Contains(text, which+" "+what) {
				return true
			}
		}
		return false
	}
	switch {
	case has("actual"):
		return actualCrime
	case has("recorded") || strings.Contains(text, "recorded by the police"):
		return recordedCrime
	}
	return notCrime
}

// crimes finds values for crimes that happened which multiply a count of recorded ones,
// or the other way round (SV-028).
func (b *builder) crimes(out *Row) {
	r, p := out.bid, out.proxy
	value := crimeOf(p.row.Note)
	if !p.library {
		value = crimeOf(p.name, p.unit)
		if v := b.own[r.ValueID]; value == notCrime && v != nil {
			value = crimeOf(v.Note)
		}
	}
	e := r.Quantity
	if s := b.shared[e.SharedID]; s != nil {
		e = *s
	}
	count := crimeOf(r.Name, r.Event, e.Name, e.Reason, e.Source)
	if value == notCrime || count == notCrime || value == count {
		return
	}
	words := map[crimeCount]string{actualCrime: "crimes that happened", recordedCrime: "crimes that the police recorded"}
	b.Issue("SV-028", bid.Warns, out.Path+".quantity", "%s multiplies a value for %s by a count of %s. Count the same on both sides; a source for the multiplier between them has to be named.", out.Name, words[value], words[count])
}
