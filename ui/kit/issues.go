package kit

import (
	"bidwright/app/bid"
	"bidwright/assets/words"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ErrorSummary lists findings, the weightiest first as given: a mark, the word of its
// weight, its code, what to do, and a way to the field.
type ErrorSummary struct {
	widget.BaseWidget
	// OnGoTo is told the finding whose field to go to.
	OnGoTo func(bid.Issue)
	issues []bid.Issue
	box    *fyne.Container
}

// NewErrorSummary makes an empty list.
func NewErrorSummary(onGoTo func(bid.Issue)) *ErrorSummary {
	s := &ErrorSummary{OnGoTo: onGoTo, box: Stack()}
	s.ExtendBaseWidget(s)
	s.SetIssues(nil)
	return s
}

// SetIssues replaces the findings; accepted ones say so and weigh no more than a note.
func (s *ErrorSummary) SetIssues(issues []bid.Issue) {
	s.issues = issues
	s.box.Objects = nil
	for _, issue := range issues {
		s.box.Objects = append(s.box.Objects, s.entry(issue))
	}
	if len(issues) == 0 {
		s.box.Objects = append(s.box.Objects, NewMarked(Ready, words.T("issues.none")))
	}
	s.box.Refresh()
	s.Refresh()
}

// Issues are the findings shown.
func (s *ErrorSummary) Issues() []bid.Issue { return s.issues }

func (s *ErrorSummary) entry(issue bid.Issue) fyne.CanvasObject {
	state := StateOf(issue.Severity)
	if issue.Accepted != "" {
		state = Note
	}
	head := NewMarked(state, words.T("issues.head", state.Word(), issue.Code))
	parts := []fyne.CanvasObject{head, Text(issue.Message)}
	if issue.Accepted != "" {
		parts = append(parts, NewSmall(words.T("issues.accepted", issue.Accepted)))
	}
	if issue.Path != "" && s.OnGoTo != nil {
		button := NewButton(words.T("issues.goto"), func() { s.OnGoTo(issue) })
		button.name = words.T("issues.gotoName", issue.Code)
		parts = append(parts, indented(Row(button)))
	}
	return On(state.ground(), state.Colour(), parts...)
}

// CreateRenderer is part of fyne.Widget.
func (s *ErrorSummary) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }
