package audit

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// String prints a report for a failing test.
func (r Report) String() string {
	raw, _ := json.MarshalIndent(r, "", " ")
	return string(raw)
}

// bars reads a table typed with | between the columns.
func bars(text string) Table {
	var rows [][]string
	for line := range strings.SplitSeq(strings.Trim(text, "\n"), "\n") {
		rows = append(rows, strings.Split(line, "|"))
	}
	return Table{}.WithText(rows)
}

// codes lists "code@where" of all findings.
func codes(r Report) []string {
	out := []string{}
	for _, f := range r.Findings {
		out = append(out, f.Code+"@"+f.Where)
	}
	return out
}

func expect(t *testing.T, r Report, want ...string) {
	t.Helper()
	if got := codes(r); !slices.Equal(got, want) && len(got)+len(want) > 0 {
		t.Errorf("found %q, want %q\n%s", got, want, r)
	}
}

func found(t *testing.T, r Report, code string) Finding {
	t.Helper()
	for _, f := range r.Findings {
		if f.Code == code {
			return f
		}
	}
	t.Fatalf("no %s\n%s", code, r)
	return Finding{}
}

func figures(t *testing.T, f Finding, stated, computed, difference string) {
	t.Helper()
	if f.Stated == nil || f.Computed == nil || f.Stated.Plain() != stated || f.Computed.Plain() != computed || f.Difference.Plain() != difference {
		t.Errorf("%s: %v %v %v, want %s %s %s", f.Where, f.Stated, f.Computed, f.Difference, stated, computed, difference)
	}
}

const procurement = `Activity|Days|Cost
Tender documents, specification and commercial model|20|40,000
Contract terms|20|10,000
Upload and project set-up|2|700
Tender period and clarifications|5|2,500
Mandatory and financial checks|20|20,000
Evaluation of responses||no cost, shared resource
Award notification|3|1,500
Feedback|7|5,000
Contract arrangements|20|10,000
`

func TestAMisaddedContingencyHoweverItIsPrinted(t *testing.T) {
	for form, where := range map[string]string{
		"Total||89,700\n+ 10 %||97,700":                                     "C12",
		"Total||89,700\nTotal with 10% contingency||97,700":                 "C12",
		"Sub-total||£89,700.00\nContingency at 10%||\nTotal||£97,700.00":    "C13",
		"Total||89,700\nTotal|+10%|97,700":                                  "C12",
		"|+ 10 %|97,700":                                                    "C11",
		"Total||89,700\nTotal including contingency of 10 per cent||97,700": "C12",
	} {
		r := Check(bars(procurement+form), Options{})
		expect(t, r, "CORE-024@row 7", "CORE-021@"+where)
		f := found(t, r, CodePercent)
		figures(t, f, "97700.00", "98670.00", "-970.00")
		if f.Implied.Plain() != "8.92" {
			t.Errorf("implied %s", f.Implied.Plain())
		}
	}
	r := Check(bars(procurement+"Contingency 10%||8,000\nTotal||97,700"), Options{})
	figures(t, found(t, r, CodePercent), "8000.00", "8970.00", "-970.00")
	if last := r.Totals[len(r.Totals)-1]; last.Corrected == nil || last.Corrected.Plain() != "98670.00" {
		t.Errorf("the total as it should be: %v", last)
	}
	expect(t, Check(bars(procurement+"Total||89,700\n+ 10 %||98,670"), Options{}), "CORE-024@row 7")
}

func TestAHalfTimePostHasTwoReadings(t *testing.T) {
	for _, head := range []string{"Post|FTE|Salary", "Role|Number|Annual salary", "Staff|Qty|Each", "Job title|WTE|£ per annum", "Role|Posts|Cost each"} {
		r := Check(bars(head+"\nManager|2|40,057\nOfficer|2|25,951\nAssistant|0.5|16,243\nHead|1|50,274\nTotal||198,533"), Options{})
		expect(t, r, "CORE-025@row 2", "CORE-022@C6")
		f := found(t, r, CodeFTE)
		figures(t, f, "198533.00", "190411.50", "8121.50")
		if len(f.Readings) != 2 || !f.Readings[0].Matches || f.Readings[1].Matches {
			t.Errorf("readings %v", f.Readings)
		}
	}
}
