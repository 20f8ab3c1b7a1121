package price

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/pricing"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// vatQuestions are what decides how the price is taxed; the answers lead to a
// suggestion with its sources, and the choice stays with the user.
func (p *Page) vatQuestions(f *form.Form) fyne.CanvasObject {
	answers := func(b *bid.Bid) *bid.VATAnswers { return &b.Pricing.VATAnswers }
	question := func(path, label, why string, of func(*bid.VATAnswers) *bid.Answer) fyne.CanvasObject {
		make := func(chosen func(string)) interface{ Set(string) } { return kit.NewYesNoUnknown(chosen) }
		return f.Field("pricing.vatAnswers."+path, label, why, form.Picked(f, label, make, func(b *bid.Bid) *bid.Answer { return of(answers(b)) }))
	}
	p.advice = kit.NewMarked(kit.Note, "")
	return kit.Close(
		kit.Form(
			question("welfare", "Is it care, treatment or instruction for people’s welfare?", "", func(a *bid.VATAnswers) *bid.Answer { return &a.Welfare }),
			question("assessed", "Is it for an assessed need, under a plan?", "", func(a *bid.VATAnswers) *bid.Answer { return &a.Assessed }),
			question("regulated", "Are you regulated by the state for this service?", "Such as by the Care Quality Commission.", func(a *bid.VATAnswers) *bid.Answer { return &a.Regulated }),
			question("staff", "Do your staff work under the buyer’s control?", "Supplying staff is not supplying care.", func(a *bid.VATAnswers) *bid.Answer { return &a.Staff }),
			question("grant", "Is it a grant, for nothing in return?", "", func(a *bid.VATAnswers) *bid.Answer { return &a.Grant }),
			question("turnover", "Is your taxable turnover above the registration threshold?", "The threshold stands on the Facts page.", func(a *bid.VATAnswers) *bid.Answer { return &a.Turnover }),
		),
		p.advice)
}

func (p *Page) showAdvice() {
	advice := pricing.VATSuggestion(p.s.Document())
	state := kit.Ready
	if advice.Ask {
		state = kit.Attention
	}
	text := advice.Text
	if len(advice.Sources) > 0 {
		text += " (" + strings.Join(advice.Sources, "; ") + ")"
	}
	p.advice.Set(state, text)
}
