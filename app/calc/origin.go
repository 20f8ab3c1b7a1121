package calc

import "strings"

// Kind says where an input's value came from.
type Kind uint8

// The kinds of origin. The zero kind is a value that the program itself set.
const (
	Typed      Kind = iota + 1 // entered for this bid
	Profile                    // from the organisation's profile
	Fact                       // a dated, sourced row of the reference data
	Default                    // the program's own assumption, which can be changed
	Imported                   // from a notice, a pack or a sheet
	Overridden                 // a fact or default replaced by the user, with a reason
)

// String is the kind for machines.
func (k Kind) String() string {
	if k > Overridden {
		k = 0
	}
	return [...]string{"set", "typed", "profile", "fact", "default", "imported", "overridden"}[k]
}

// Source describes a dated fact. Dates are as printed, empty when open.
type Source struct {
	ID        string
	From      string
	To        string
	Status    string
	Certainty string
	Text      string // who published it, where
	Projected bool   // used beyond the last date it is known for
}

// Origin is where an input's value came from.
type Origin struct {
	Kind   Kind
	Path   string  // the field in the document, when there is one
	Note   string  // the reason of an override, the notice of an import
	Source *Source // the fact, also when it is overridden
}

// Words says where the value came from, in a phrase.
func (o Origin) Words() string {
	switch o.Kind {
	case Typed:
		return "typed"
	case Profile:
		return "from the organisation’s profile"
	case Fact:
		return "dated fact" + o.Source.words()
	case Default:
		return with("Bidwright’s default", o.Note)
	case Imported:
		return with("imported", o.Note)
	case Overridden:
		text := with("overridden", o.Note)
		if o.Source != nil {
			text += "; replaces dated fact" + o.Source.words()
		}
		return text
	}
	return with("set by Bidwright", o.Note)
}

func with(text, note string) string {
	if note == "" {
		return text
	}
	return text + ": " + note
}

func (s *Source) words() string {
	if s == nil {
		return ""
	}
	var parts []string
	switch {
	case s.From != "" && s.To != "":
		parts = append(parts, s.From+" to "+s.To)
	case s.From != "":
		parts = append(parts, "from "+s.From)
	case s.To != "":
		parts = append(parts, "until "+s.To)
	}
	if s.Projected {
		parts = append(parts, "projected beyond its dates")
	}
	if s.Status != "" {
		parts = append(parts, "status "+s.Status)
	}
	if s.Certainty != "" {
		parts = append(parts, "certainty "+s.Certainty)
	}
	if s.Text != "" {
		parts = append(parts, "source: "+s.Text)
	}
	text := " " + s.ID
	if len(parts) > 0 {
		text += " (" + strings.Join(parts, ", ") + ")"
	}
	return text
}

// Reason says why a figure is not available: a permanent check code and a phrase
// such as "no hours entered".
type Reason struct {
	Code string
	Text string
	Path string // the field to mend, when there is one
	From string // id of the figure where it began, filled in by the graph
}

// Codes that the graph itself gives.
const (
	CodeZeroDivisor = "PRICE-106" // division by zero: "not defined"
	CodeTooLarge    = "CALC-001"  // a result of 10^18 or more
	CodeFault       = "CALC-002"  // a mistake in the program, also returned by Graph.Err
)
