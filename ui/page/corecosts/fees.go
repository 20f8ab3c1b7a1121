package corecosts

import (
	"strings"

	"bidwright/ui/kit"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The topics of the part on qualification and referrals.
const (
	topicFee       = "fee"
	topicReferrals = "referrals"
	topicDiscounts = "discounts"
	topicOccupancy = "occupancy"
	topicUplift    = "uplift"
)

var topicNames = []kit.Option{
	{ID: topicFee, Text: "Fee and cap"}, {ID: topicReferrals, Text: "Referrals"}, {ID: topicDiscounts, Text: "Discounts and blocks"},
	{ID: topicOccupancy, Text: "Occupancy"}, {ID: topicUplift, Text: "Uplift"},
}

// topicOf is the topic that holds a field of a schedule, empty when it stands in the
// schedule itself.
func topicOf(field string) string {
	list, _, _ := strings.Cut(field, ".")
	switch list {
	case "cap", "versions":
		return topicFee
	case "referrals":
		return topicReferrals
	case "discounts", "blocks":
		return topicDiscounts
	case "claims":
		return topicUplift
	}
	return ""
}

// feesPart is what happens to a schedule after it is stated: the fee is locked, then
// carried into referrals, and may only fall.
type feesPart struct {
	p      *Page
	c      *schedules
	view   *fyne.Container
	which  *kit.Picker
	field  *kit.Field
	empty  fyne.CanvasObject
	body   *fyne.Container
	choice *kit.Choice
	stage  *fyne.Container
	topics map[string]fyne.CanvasObject
	fill   []func() // put calculated figures in place
}

func newFeesPart(p *Page) *feesPart {
	h := &feesPart{p: p, c: p.schedules, topics: map[string]fyne.CanvasObject{}}
	h.which = kit.NewPicker("Choose a schedule", nil, func(id string) {
		h.c.Choose(id)
		p.showIssues()
	})
	h.field = kit.NewField("Schedule", h.which)
	h.empty = kit.NewEmptyState("Fees are locked, discounted and reviewed here, once there is a schedule to take them from.", "For example: £692.31 for a place and week, qualified on 1 April 2027.",
		"Go to the schedules", func() { p.show(partSchedule) })
	h.choice = kit.NewChoice(topicNames, h.show)
	h.choice.SetLabel("Topic")
	h.stage = container.NewStack()
	h.body = kit.Stack(h.field, h.choice, h.stage)
	h.view = kit.Stack(h.empty, h.body)
	h.c.watch = append(h.c.watch, func() { h.refresh(false) })
	h.show(topicFee)
	return h
}

func (h *feesPart) content() fyne.CanvasObject { return h.view }

func (h *feesPart) show(topic string) {
	h.choice.Set(topic)
	one := h.topics[topic]
	if one == nil {
		one = h.build(topic)
		h.topics[topic] = one
		h.refresh(false)
	}
	h.stage.Objects = []fyne.CanvasObject{one}
	h.stage.Refresh()
	kit.Relayout(h.stage)
	if h.p.fees == h {
		h.p.showIssues()
	}
}

func (h *feesPart) build(topic string) fyne.CanvasObject {
	switch topic {
	case topicReferrals:
		return h.referrals()
	case topicDiscounts:
		return h.discounts()
	case topicOccupancy:
		return h.occupancy()
	case topicUplift:
		return h.uplift()
	}
	return h.fee()
}

func (h *feesPart) refresh(bool) {
	some := h.c.Selected() != ""
	setShown(h.empty, !some)
	setShown(h.body, some)
	h.which.SetOptions(h.p.m.Schedules())
	h.which.Set(h.c.Selected())
	setShown(h.field, len(h.p.m.Schedules()) > 1)
	if !some {
		return
	}
	for _, f := range h.fill {
		f()
	}
}

// goTo goes to the field of a path in a schedule, first to the topic that holds it.
func (h *feesPart) goTo(path string) bool {
	_, field, _ := strings.Cut(strings.TrimPrefix(path, schedulesPath), ".")
	h.show(topicOf(field))
	return h.c.tree.GoTo(h.p.fields, path)
}

// at is the list that what has the keyboard belongs to, else the first of the topic.
func (h *feesPart) at(focused fyne.Focusable) lines.Listed {
	if at := h.c.tree.At(focused); at != nil && at != lines.Listed(h.c.Editor) {
		return at
	}
	switch h.choice.Chosen() {
	case topicReferrals:
		return h.c.referrals
	case topicDiscounts:
		return h.c.discounts
	case topicUplift:
		return h.c.claims
	}
	return nil
}
