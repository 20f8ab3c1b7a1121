package risk

import (
	"fmt"
	"math"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
)

// The number of trials, and the seed of a bid that names none [design].
const (
	DefaultSeed   = 1
	DefaultTrials = 5_000
	MaxTrials     = 100_000
	progressEvery = 256
)

// Outcome is what trials showed. The same seed, drivers, figures and version of the
// program give the same outcome on every computer.
type Outcome struct {
	Seed      int64
	Asked     int // trials asked for, after the default
	Done      int
	Stopped   bool // stopped as asked; nothing is shown of a part
	Generator string
	Drivers   []Drawn
	Figures   []Spread
	Held      string   // what is held, in words
	Words     []string // the result in plain sentences
}

// Control stops long work and follows it; both may be nil. Stop is asked, and Progress
// told, every few hundred trials, on the goroutine that called Trials.
type Control struct {
	Stop     func() bool
	Progress func(done, total int)
}

// Trials draws the drivers of a bid so many times and works out the named figures for
// every draw. A driver that cannot be drawn is a finding and stays at its
// value; the others vary. Trials in which a figure is not available are counted and
// left out of its spread.
func Trials(g *calc.Graph, figures []string, r bid.Risk, o Options, c Control) (Outcome, []bid.Issue) {
	var found findings
	if r.Seed == 0 {
		r.Seed = DefaultSeed
	}
	out := Outcome{Seed: r.Seed, Asked: trials(r.Trials, &found), Generator: Generator, Held: HeldWords(g, o.Hold)}
	var known []string
	for _, id := range figures {
		if _, exists := g.Node(id); !exists {
			found.add(CodeNoFigure, bid.Warns, "", "There is no figure “%s” to follow. Choose another result.", clipped(id))
			continue
		}
		known = append(known, id)
	}
	if out.Asked == 0 || len(known) == 0 {
		return out, found.list
	}
	p, err := g.CompileHeld(o.Hold, known...)
	if err != nil {
		found.add(CodeNoFigure, bid.Warns, "", "The trials cannot be run: %v.", err)
		return out, found.list
	}
	drawings, shown, streams := inputsOf(g).drivers(r.Drivers, o, &found)
	reach(drawings, p, &found)
	out.Drivers = shown
	if len(drawings) == 0 {
		why := "No figure has a lowest and a highest value yet"
		if len(r.Drivers) > 0 {
			why = "None of the ranges can be used"
		}
		found.add(CodeNoDriver, bid.Warns, "pricing.risk.drivers", "%s, so every trial would give the same result. Choose what is uncertain and type its range.", why)
		return out, found.list
	}
	t := &trialRun{drawings: drawings, streams: streams, source: newSource(r.Seed), known: known}
	t.prepare(p, out.Asked)
	if !t.run(out.Asked, c) {
		out.Done, out.Stopped = t.done, true
		out.Words = []string{fmt.Sprintf("Stopped after %s of %s trials, as asked. Nothing is shown of a part.", count(t.done), count(out.Asked))}
		return out, found.list
	}
	out.Done = t.done
	for k, id := range known {
		n, _ := g.Node(id)
		s := spread(n, t.results[k], o.Lines[id])
		if s.Missing > 0 {
			s.MissingWhy = t.reason(g, o, id, t.firstMissing[k])
		}
		s.Words = s.words(out)
		out.Figures = append(out.Figures, s)
		out.Words = append(out.Words, s.Words)
	}
	return out, found.list
}

// trials is the number to run; 0 with a finding when it cannot be.
func trials(asked int, found *findings) int {
	const path = "pricing.risk.trials"
	switch {
	case asked == 0:
		return DefaultTrials
	case asked < 0:
		found.add(CodeTrials, bid.Warns, path, "%s trials cannot be run. Type a number from 1 to %s.", count(asked), count(MaxTrials))
		return 0
	case asked > MaxTrials:
		found.add(CodeTrials, bid.Warns, path, "%s trials are more than Bidwright runs at once, and more would not tell more. Type a number from 1 to %s.", count(asked), count(MaxTrials))
		return 0
	}
	return asked
}

type trialRun struct {
	drawings     []drawing
	streams      int
	source       source
	known        []string
	part         *calc.Program
	state        calc.State
	to           []int
	draws        []float64
	results      [][]float64
	firstMissing [][]float64 // the draws of the first trial without the figure
	done         int
}

func (t *trialRun) prepare(p *calc.Program, total int) {
	var reached []string
	for i := range t.drawings {
		reached = append(reached, t.drawings[i].ids...)
	}
	part, err := p.Only(reached...)
	if err != nil { // every id has a slot, so this cannot be; the whole program is as good
		part = p
	}
	t.part, t.state = part, p.NewState()
	t.draws = make([]float64, t.streams)
	t.firstMissing = make([][]float64, len(t.known))
	for _, id := range t.known {
		slot, _ := p.Slot(id)
		t.to = append(t.to, slot)
		t.results = append(t.results, make([]float64, 0, total))
	}
}

// run is false when it was asked to stop.
func (t *trialRun) run(total int, c Control) bool {
	for t.done < total {
		if t.done%progressEvery == 0 {
			if c.Progress != nil {
				c.Progress(t.done, total)
			}
			if c.Stop != nil && c.Stop() {
				return false
			}
		}
		for k := range t.draws {
			t.draws[k] = t.source.uniform()
		}
		for i := range t.drawings {
			d := &t.drawings[i]
			value := d.value(t.draws[d.stream])
			for _, slot := range d.slots {
				t.state[slot] = value
			}
		}
		t.part.Run(t.state)
		for k, slot := range t.to {
			x := t.state[slot]
			if math.IsNaN(x) && t.firstMissing[k] == nil {
				t.firstMissing[k] = append([]float64(nil), t.draws...)
			}
			t.results[k] = append(t.results[k], x)
		}
		t.done++
	}
	if c.Progress != nil {
		c.Progress(t.done, total)
	}
	return true
}

// reason works a trial out again exactly, to say why a figure is not available in it.
func (t *trialRun) reason(g *calc.Graph, o Options, id string, draws []float64) calc.Reason {
	overrides := map[string]decimal.Decimal{}
	for i := range t.drawings {
		d := &t.drawings[i]
		if value, ok := fromFloat(d.value(draws[d.stream])); ok {
			for _, input := range d.ids {
				overrides[input] = value
			}
		}
	}
	run, err := g.EvaluateHeld(o.Hold, overrides)
	if err != nil {
		return calc.Reason{Code: calc.CodeFault, Text: err.Error()}
	}
	if reason := run.Reason(id); reason.Text != "" {
		return reason
	}
	// Exactly it has a value, but the trial fell on the far side of an edge.
	return calc.Reason{Code: calc.CodeTooLarge, Text: "the figures are at the edge of what can be calculated"}
}

func valueOf(d decimal.Decimal) money.Value { return money.ValueOf(d) }

func count(n int) string { return money.FormatQuantity(decimal.NewFromInt(int64(n))) }
