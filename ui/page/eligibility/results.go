package eligibility

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/reference"
	"bidwright/app/tender/selection"
	"bidwright/ui/kit"
)

// standing says in words how a requirement stands.
func (p *Page) standing(x bid.Requirement) (string, kit.State) {
	if r := p.selected(); r != nil {
		for _, q := range r.Requirements {
			if q.ID == x.ID {
				return stateWords(q.State)
			}
		}
	}
	return metWords(x.Met), kit.NotStarted
}

func stateWords(s selection.State) (string, kit.State) {
	switch s {
	case selection.Met:
		return "Met", kit.Ready
	case selection.ByAward:
		return "By the award", kit.Attention
	case selection.Gap:
		return "Not met", kit.Blocked
	}
	return "Not known yet", kit.NotStarted
}

// standingWords says the same with its reason, where no finding beside a field does.
func (p *Page) standingWords(x bid.Requirement) (string, kit.State) {
	text, state := p.standing(x)
	if r := p.selected(); r != nil {
		for _, q := range r.Requirements {
			if q.ID == x.ID && q.Why != "" && len(p.s.Issues(func(path string) bool { return path == q.Path })) == 0 {
				return text + ": " + strings.TrimSuffix(q.Why, ".") + ".", state
			}
		}
	}
	return "", state
}

// judged is what came of the questions about somebody; false where they are not asked.
func (p *Page) judged(x subject) (selection.Body, bool) {
	if r := p.selected(); r != nil {
		if i := slices.IndexFunc(r.Bodies, func(b selection.Body) bool { return b.MemberID == x.member && b.ID == x.about }); i >= 0 {
			return r.Bodies[i], true
		}
	}
	return selection.Body{}, false
}

// excluded says in a word or two how somebody stands.
func (p *Page) excluded(x subject) (string, kit.State) {
	b, ok := p.judged(x)
	if !ok {
		return "Not asked", kit.Note
	}
	switch b.State {
	case selection.CellClear:
		return "None applies", kit.Ready
	case selection.CellOld:
		return "Too long ago", kit.Note
	case selection.CellDeclare:
		return "Declare it", kit.Attention
	case selection.CellExcludable:
		return "May be left out", kit.Attention
	case selection.CellExcluded:
		return "Must be left out", kit.Blocked
	}
	return "Not known yet", kit.NotStarted
}

// excludedWords says the same in a sentence.
func (p *Page) excludedWords(x subject) (string, kit.State) {
	b, ok := p.judged(x)
	if !ok {
		return "A guarantor, or a sub-contractor that no requirement relies on, is not asked. You may answer all the same.", kit.Note
	}
	open := 0
	for _, c := range b.Cells {
		if c.State == selection.CellUnanswered {
			open++
		}
	}
	_, state := p.excluded(x)
	switch b.State {
	case selection.CellClear:
		return "No ground applies.", state
	case selection.CellOld:
		return "What happened is too long ago to count by our data. Check before you leave it out.", state
	case selection.CellDeclare:
		return "Something happened and has ended: declare it, with what was put right.", state
	case selection.CellExcludable:
		return "A buyer may leave the bid out for this: show what was put right, and ask which proof counts.", state
	case selection.CellExcluded:
		if x.member != "" {
			return "A buyer must leave this partner out. It may be replaced first: look for another one.", state
		}
		return "A buyer must leave the bid out as it stands. Take advice before you go on.", state
	}
	return fmt.Sprintf("Questions without an answer: %d of %d.", open, len(b.Cells)), state
}

// groundWords is what follows from one answer.
func (p *Page) groundWords(x subject, g reference.ExclusionGround, e bid.Exclusion) (string, kit.State) {
	b, _ := p.judged(x)
	for _, c := range b.Cells {
		if c.Ground.ID != g.ID || e.Applies != bid.Yes {
			continue
		}
		switch c.State {
		case selection.CellOld:
			return "It ended before the years that count. Check, then you need not declare it.", kit.Note
		case selection.CellDeclare:
			return "It has ended: declare it, with what was put right.", kit.Attention
		case selection.CellExcludable:
			return "A buyer may leave the bid out. Show what was put right.", kit.Attention
		case selection.CellExcluded:
			return "A buyer must leave the bid out, while it goes on or may happen again.", kit.Blocked
		}
		return "Say below whether it goes on or may happen again, and when it ended.", kit.NotStarted
	}
	return "", kit.Note
}
