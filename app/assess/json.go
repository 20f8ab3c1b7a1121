package assess

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"bidwright/app/bid"
)

// Parts of an assessment that can be asked for by themselves.
var Parts = []string{"price", "core-costs", "eligibility", "consortium", "social-value", "answers", "what-if"}

// jsonFigure is a figure for machines: the exact decimal as text, or null and why.
type jsonFigure struct {
	Value  *string `json:"value"`
	Unit   string  `json:"unit"`
	Label  string  `json:"label"`
	Reason string  `json:"reason,omitempty"`
}

type jsonIssue struct {
	Code     string       `json:"code"`
	Severity bid.Severity `json:"severity"`
	Message  string       `json:"message"`
	Path     string       `json:"path"`
	Question string       `json:"question,omitempty"` // drafted for the buyer
	Accepted string       `json:"accepted,omitempty"`
}

// ofTender reports figures of the tender engines.
func ofTender(id string) bool {
	space, _, _ := strings.Cut(id, ".")
	return slices.Contains([]string{"route", "elig", "dps", "bid", "fair", "marks"}, space)
}

// ofTenderCode reports findings of the tender engines and of the notice they rest on.
func ofTenderCode(code string) bool {
	space, _, _ := strings.Cut(code, "-")
	return slices.Contains([]string{"ROUTE", "ELIG", "DPS", "BID", "FAIR", "PRIN", "OCDS"}, space)
}

// ofGroup reports figures of the group.
func ofGroup(id string) bool { return strings.HasPrefix(id, "cons.") }

// ofSocial reports figures of the social value case.
func ofSocial(id string) bool { return strings.HasPrefix(id, "sv.") }

// inPart reports whether a figure belongs to a part of the assessment.
func inPart(part, id string) bool {
	switch part {
	case "core-costs":
		return strings.HasPrefix(id, "core.") || id == "cost.core"
	case "eligibility":
		return ofTender(id)
	case "consortium":
		return ofGroup(id)
	case "social-value":
		return ofSocial(id)
	case "answers":
		return false // only counts of words, which are no results
	case "price":
		return !ofTender(id) && !ofGroup(id) && !ofSocial(id)
	}
	return true
}

// findingIn reports whether a finding belongs to a part of the assessment.
func findingIn(part string, i bid.Issue) bool {
	section := SectionOf(i.Path)
	switch part {
	case "core-costs":
		return section == "core-costs"
	case "eligibility":
		return ofTenderCode(i.Code)
	case "consortium":
		return section == "partners" && !ofTenderCode(i.Code) || strings.HasPrefix(i.Code, "CONS-")
	case "social-value":
		return strings.HasPrefix(i.Code, "SV-") || section == "social-value"
	case "answers":
		return section == "answers"
	case "price":
		return !ofTenderCode(i.Code) && section != "answers" && section != "partners" && section != "social-value" && (section != "opportunity" || strings.HasPrefix(i.Code, "PRICE-")) && !strings.HasPrefix(i.Code, "CONS-")
	}
	return true
}

// JSON is the assessment for the command line:
// {"figures":{ID:{"value","unit","label"}},"issues":[{"code","severity","message","path"}]}.
// A part narrows it; empty takes everything but "what-if", which works scenarios,
// sensitivity and trials out, and the trials of "social-value". Equal assessments give equal bytes.
func (a *Assessment) JSON(part string) ([]byte, error) {
	if part != "" && !slices.Contains(Parts, part) {
		return nil, fmt.Errorf("there is no part %.40q; choose one of: %s", part, strings.Join(Parts, ", "))
	}
	out := struct {
		Figures map[string]jsonFigure `json:"figures"`
		Issues  []jsonIssue           `json:"issues"`
	}{map[string]jsonFigure{}, []jsonIssue{}}
	if part == "what-if" {
		out.Figures, out.Issues = a.whatIfFigures()
		return encoded(out)
	}
	for _, f := range a.Figures {
		if !inPart(part, f.ID) {
			continue
		}
		j := jsonFigure{Unit: f.Unit, Label: f.Text, Reason: f.Reason}
		if f.Available {
			text := f.Value.String()
			j.Value = &text
		}
		out.Figures[f.ID] = j
	}
	if part == "social-value" {
		for id, f := range a.socialWhatIf() {
			out.Figures[id] = f
		}
	}
	if part == "answers" {
		for _, q := range a.Response.Questions {
			words := strconv.Itoa(q.Words)
			out.Figures["answers."+q.ID+".words"] = jsonFigure{Value: &words, Unit: "words", Label: q.Name + ": " + q.Count()}
		}
	}
	for _, i := range a.Issues {
		if !findingIn(part, i) {
			continue
		}
		out.Issues = append(out.Issues, jsonIssue{i.Code, i.Severity, i.Message, i.Path, i.Question, i.Accepted})
	}
	return encoded(out)
}

func encoded(v any) ([]byte, error) {
	var raw bytes.Buffer
	enc := json.NewEncoder(&raw)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("writing the assessment: %w", err)
	}
	return raw.Bytes(), nil
}
