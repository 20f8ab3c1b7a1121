package pack

import (
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/reference"
)

// replyTitle is what an answer is called: the criterion in the tender's words, else the
// item of the Social Value Model that it answers.
func replyTitle(a bid.MissionReply, library *reference.Library) string {
	if a.Criterion != "" {
		return a.Criterion
	}
	if path := library.ModelPath(a.ModelID); len(path) > 0 {
		return path[len(path)-1].Wording
	}
	if a.OutcomeID != "" {
		return "Outcome " + a.OutcomeID
	}
	return "Social value"
}

// modelRows are the mission, the outcome and the criterion that an answer was mapped to.
func (b *builder) modelRows(id string) []KeyValue {
	var rows []KeyValue
	for _, m := range b.s.Library.ModelPath(id) {
		b.answered = append(b.answered, m.Title())
		rows = append(rows, KeyValue{Key: modelWord(m.Kind), Value: plain(m.Title())})
	}
	return rows
}

func modelWord(kind reference.ModelKind) string {
	switch kind {
	case reference.ModelMission:
		return "Mission"
	case reference.ModelOutcome:
		return "Outcome"
	}
	return "Criterion"
}

// labels are the narrowest item of the model and the codes of frameworks, as labels
// beside a commitment or a row; they carry no value.
func (b *builder) labels(id string, codes []string) string {
	var parts []string
	if path := b.s.Library.ModelPath(id); len(path) > 0 {
		last := path[len(path)-1]
		parts = append(parts, "Social Value Model "+last.Title())
	}
	if len(codes) > 0 {
		parts = append(parts, strings.Join(codes, ", "))
	}
	return strings.Join(parts, "; ")
}

// behind names what stands behind an answer and its metric: the commitment, and the
// outcomes of the map that were mapped to the same outcome of the model.
func (b *builder) behind(a bid.MissionReply) string {
	var parts []string
	for i, c := range b.bid.SocialValue.Commitments {
		if c.ID == a.CommitmentID && c.ID != "" {
			parts = append(parts, "C"+numeral(i+1)+" "+c.Text)
		}
	}
	outcome := modelOutcome(b.s.Library, a.ModelID)
	for i, r := range b.bid.SocialValue.Rows {
		if outcome != "" && modelOutcome(b.s.Library, r.ModelID) == outcome && r.Name != "" && !r.Left {
			parts = append(parts, "V"+numeral(i+1)+" "+r.Name)
		}
	}
	return strings.Join(slices.Compact(parts), "; ")
}

// modelOutcome is the outcome of an item of the model; empty for a mission.
func modelOutcome(library *reference.Library, id string) string {
	for _, m := range library.ModelPath(id) {
		if m.Kind == reference.ModelOutcome {
			return m.ID
		}
	}
	return ""
}
