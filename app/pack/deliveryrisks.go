package pack

import "strings"

// The words of the two scales from 1 to 5 on which a risk is judged.
var (
	likelihoodWords = [...]string{"not judged", "very unlikely", "unlikely", "possible", "likely", "very likely"}
	effectWords     = [...]string{"not judged", "slight", "minor", "moderate", "serious", "severe"}
)

func judged(words [6]string, n int) string {
	if n < 0 || n >= len(words) {
		n = 0
	}
	return sentence(words[n])
}

// deliveryRisks are risks to the service as told to the buyer. What they would cost us is
// kept elsewhere.
func (b *builder) deliveryRisks() {
	risks := b.bid.Response.Risks
	if len(risks) == 0 {
		return
	}
	t := Table{ID: "table-risks", Title: "Risks to the service", Columns: []Column{{Title: "No.", Head: true, Weight: 0.3}, {Title: "What may happen", Weight: 1.7}, {Title: "How likely; how bad", Weight: 1},
		{Title: "What we do about it", Weight: 2.2}, {Title: "First sign", Weight: 1.4}, {Title: "Who", Weight: 1}},
		Note: "Likelihood runs from very unlikely, unlikely, possible and likely to very likely; effect from slight, minor, moderate and serious to severe."}
	for i, r := range risks {
		t.Rows = append(t.Rows, Row{Cells: []Run{plain(numeral(i + 1)), b.say(r.Name), plain(judged(likelihoodWords, r.Likelihood) + "; " + strings.ToLower(judged(effectWords, r.Effect))), b.say(orDash(r.Response)), b.say(orDash(r.Sign)), b.say(orDash(r.Owner))}})
	}
	b.section("risks", 1, "Risks and how they are kept small", b.table(t))
}
