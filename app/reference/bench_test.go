package reference_test

import (
	"testing"

	"bidwright/app/reference"
	"bidwright/assets/facts"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := reference.Load(facts.Files()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAt(b *testing.B) {
	l := library(b)
	for b.Loop() {
		l.At("ni.secondary_rate", reference.England, on("2027-09-01"), reference.Overrides{Carry: true})
	}
}
