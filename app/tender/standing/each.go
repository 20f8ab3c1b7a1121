package standing

import "bidwright/app/working"

// BodyResult is how one body of the group stands in a test by its own accounts alone,
// whoever contracts. ID is empty for the organisation itself.
type BodyResult struct {
	ID, Name string
	Lead     bool
	Outcome  Outcome
	Why      string
}

// each reads a test for every body by itself. It works on a sheet of its own: what one
// body came to is told in words, the figures of the test are those of the ways of putting
// the group together.
func (b *builder) each(d *definition, years int) []BodyResult {
	trial := *b
	trial.Sheet, trial.annual = working.New(), map[string]figure{}
	out := make([]BodyResult, 0, len(b.bodies))
	for i, w := range b.bodies {
		one := BodyResult{ID: w.id, Name: w.name, Lead: w.lead, Outcome: Pass}
		for at := range years {
			r := trial.read1(d, b.bodies[i:i+1], at, nil)
			if at == 0 || worse(r.Outcome, one.Outcome) {
				one.Outcome, one.Why = r.Outcome, r.Why
			}
		}
		out = append(out, one)
	}
	return out
}
