package corecost

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/reference"
)

// Templates are the kinds of schedule that can be chosen, as data: Name and Note of
// each are for the page that offers them.
func Templates(l *reference.Library) []reference.CoreScheduleRow { return rowsOf(l, "", "template") }

// Template is the list of categories of a kind of schedule, without lines; an empty
// list for the organisation’s own. Ids are the codes in small letters.
func Template(l *reference.Library, t bid.CoreTemplate) []bid.CoreCategory {
	var out []bid.CoreCategory
	for _, r := range rowsOf(l, t, "category") {
		out = append(out, bid.CoreCategory{ID: strings.ToLower(r.Code), Code: r.Code, Name: r.Name})
	}
	return out
}

// New is a schedule of a template with its categories and its list of what is
// included, and nothing assumed: id, name, places and weeks are for the user.
func New(l *reference.Library, t bid.CoreTemplate) bid.CoreSchedule {
	return bid.CoreSchedule{Template: t, Categories: Template(l, t), Included: Included(l, t)}
}

// Prompts are example lines of a category with its usual key: what people forget.
// They are Bidwright’s own proposal in every template.
func Prompts(l *reference.Library, t bid.CoreTemplate, code string) (lines []string, key string) {
	for _, r := range rowsOf(l, t, "category") {
		if r.Code == code {
			return r.Prompts, r.Key
		}
	}
	return nil, ""
}

// Included are the things of which a schedule says whether the fee includes them.
func Included(l *reference.Library, t bid.CoreTemplate) []bid.Inclusion {
	var out []bid.Inclusion
	for _, r := range rowsOf(l, t, "included") {
		out = append(out, bid.Inclusion{ID: strings.ReplaceAll(strings.ToLower(r.Name), " ", "-"), Name: r.Name})
	}
	return out
}

// Needs are services for specific needs that are often priced at referral, each with
// its unit.
func Needs(l *reference.Library, t bid.CoreTemplate) []bid.NeedsLine {
	var out []bid.NeedsLine
	for _, r := range rowsOf(l, t, "needs") {
		out = append(out, bid.NeedsLine{Name: r.Name, Unit: r.Key})
	}
	return out
}

func rowsOf(l *reference.Library, t bid.CoreTemplate, kind string) []reference.CoreScheduleRow {
	if l == nil {
		return nil
	}
	var out []reference.CoreScheduleRow
	for _, r := range l.CoreSchedules() {
		if r.Kind == kind && (kind == "template" || r.Template == string(t)) {
			out = append(out, r)
		}
	}
	return out
}
