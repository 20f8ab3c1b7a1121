package selection

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/money"
)

// SuggestedRequirement is a condition that a notice seems to ask for, with its words.
// It is a suggestion: the user takes it over or ignores it.
type SuggestedRequirement struct {
	FromID string // of the criterion of the notice
	ItemID string // evidence item guessed by words; empty when none fits
	Level  money.Value
	Words  string
}

// asks are the words by which an evidence item is known in a notice, the first that fit.
var asks = []struct {
	item  string
	words *regexp.Regexp
}{
	{"EV-10", regexp.MustCompile(`(?i)employer\S* \(?(compulsory\)? )?liability`)},
	{"EV-11", regexp.MustCompile(`(?i)public (and products? )?liability`)},
	{"EV-12", regexp.MustCompile(`(?i)professional (indemnity|risk)`)},
	{"EV-13", regexp.MustCompile(`(?i)motor (vehicle )?insurance`)},
	{"EV-41", regexp.MustCompile(`(?i)cyber essentials`)},
	{"EV-60", regexp.MustCompile(`(?i)\biso ?9001|quality (management|assurance)`)},
	{"EV-30", regexp.MustCompile(`(?i)\bofsted`)},
	{"EV-32", regexp.MustCompile(`(?i)\bcqc\b|care quality commission|care inspectorate`)},
	{"EV-25", regexp.MustCompile(`(?i)\bdbs\b|\bpvg\b|criminal record`)},
	{"EV-24", regexp.MustCompile(`(?i)safeguarding`)},
	{"EV-20", regexp.MustCompile(`(?i)health (and|&) safety`)},
	{"EV-22", regexp.MustCompile(`(?i)\bequalit`)},
	{"EV-50", regexp.MustCompile(`(?i)modern slavery`)},
	{"EV-51", regexp.MustCompile(`(?i)carbon reduction|net zero`)},
	{"EV-40", regexp.MustCompile(`(?i)data protection|\bgdpr`)},
	{"EV-42", regexp.MustCompile(`(?i)business continuity`)},
	{"EV-61", regexp.MustCompile(`(?i)\breferences?\b|previous experience|similar contracts`)},
}

// pieces ends a piece of text at a new line, a semicolon, or a stop before a space.
var pieces = regexp.MustCompile(`[\r\n;]+|\.\s`)

// pounds is an amount in pounds: £5 million, £10m, £5,000,000, GBP 5 000 000.
var pounds = regexp.MustCompile(`(?i)(?:£|GBP) ?(\d{1,3}(?:[, ]\d{3})+|\d{1,12})(\.\d{1,2})? ?(million\b|m\b)?`)

// ReadNotice splits the selection criteria of a notice into suggested conditions. A
// level is read only for insurance and only where the piece holds just one amount.
func ReadNotice(o bid.Opportunity) []SuggestedRequirement {
	var out []SuggestedRequirement
	for _, c := range o.Selection {
		text := c.Text
		if strings.TrimSpace(text) == "" {
			text = c.Name
		}
		for _, piece := range pieces.Split(text, -1) {
			piece = strings.TrimSpace(piece)
			if piece == "" {
				continue
			}
			found := false
			for _, ask := range asks {
				if ask.words.MatchString(piece) {
					found = true
					out = append(out, SuggestedRequirement{FromID: c.ID, ItemID: ask.item, Level: cover(ask.item, piece), Words: piece})
				}
			}
			if !found {
				out = append(out, SuggestedRequirement{FromID: c.ID, Words: piece})
			}
		}
	}
	return out
}

func cover(item, piece string) money.Value {
	if !strings.HasPrefix(item, "EV-1") {
		return money.Value{}
	}
	return amount(piece)
}

// amount is the one amount in pounds of a piece of text; not set where it holds none or
// more than one.
func amount(piece string) money.Value {
	hits := pounds.FindAllStringSubmatch(piece, -1)
	if len(hits) != 1 {
		return money.Value{}
	}
	v, err := decimal.NewFromString(strings.NewReplacer(",", "", " ", "").Replace(hits[0][1]) + hits[0][2])
	if err != nil {
		return money.Value{}
	}
	if hits[0][3] != "" {
		v = v.Mul(decimal.NewFromInt(1_000_000))
	}
	return money.ValueOf(v)
}
