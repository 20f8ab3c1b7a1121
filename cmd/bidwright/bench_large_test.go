//go:build bench

package main

import (
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"os"
	"strings"
)

// The large bid: the size at which the speeds are promised.
const (
	largePeople     = 60
	largeCosts      = 200
	largeParagraphs = 330
	largeYears      = 5
)

// enlarge makes the large bid from the worked example, by repeating its lines
// under new ids and carrying its last volume on.
func enlarge(example []byte) ([]byte, error) {
	var document map[string]any
	if err := json.Unmarshal(example, &document); err != nil {
		return nil, err
	}
	repeat := func(where map[string]any, key string, want int) {
		lines, _ := where[key].([]any)
		for i := 0; len(lines) > 0 && len(lines) < want; i++ {
			line, _ := lines[i].(map[string]any)
			line = maps.Clone(line)
			line["id"] = fmt.Sprintf("%v-%d", line["id"], len(lines))
			lines = append(lines, line)
		}
		where[key] = lines
	}
	part := func(from map[string]any, key string) map[string]any {
		m, _ := from[key].(map[string]any)
		return m
	}
	organisation, pricing := part(document, "organisation"), part(part(document, "bid"), "pricing")
	if organisation == nil || pricing == nil {
		return nil, fmt.Errorf("the example holds no organisation or no pricing")
	}
	repeat(organisation, "runningCosts", largeCosts)
	repeat(pricing, "people", largePeople)
	pricing["years"] = largeYears
	volumes, _ := pricing["volume"].([]any)
	for len(volumes) > 0 && len(volumes) < largeYears {
		last, _ := volumes[len(volumes)-1].(map[string]any)
		next := maps.Clone(last)
		next["year"] = len(volumes) + 1
		volumes = append(volumes, next)
	}
	pricing["volume"] = volumes
	// Every line is opened to the buyer, and the offer is long: a pack of 30 pages.
	for _, key := range []string{"people", "costs"} {
		lines, _ := pricing[key].([]any)
		for _, line := range lines {
			line.(map[string]any)["label"] = "buyer"
		}
	}
	handed := part(part(document, "bid"), "pack")
	handed["depth"] = "lines"
	handed["offer"] = strings.Repeat("We deliver a hot midday meal and a short welfare check on every day of the year, bank holidays included, to adults who need help to eat well at home, and we tell the council when somebody is not well.\n", largeParagraphs)
	return json.Marshal(document)
}

// The long response: answers with lists and tables that fill 200 pages.
const (
	longQuestions = 24
	longAnswer    = 8 // times the example's own
)

// lengthen makes the long response from the worked example, by repeating its questions
// and what they are answered with.
func lengthen(example []byte) ([]byte, error) {
	var document struct {
		Schema       json.RawMessage            `json:"schema"`
		Organisation json.RawMessage            `json:"organisation"`
		Bid          map[string]json.RawMessage `json:"bid"`
	}
	if err := json.Unmarshal(example, &document); err != nil {
		return nil, err
	}
	var response map[string]json.RawMessage
	if err := json.Unmarshal(document.Bid["response"], &response); err != nil {
		return nil, err
	}
	var questions, all []map[string]any
	if err := json.Unmarshal(response["questions"], &questions); err != nil {
		return nil, err
	}
	if len(questions) == 0 {
		return nil, fmt.Errorf("the example holds no question")
	}
	for i := range longQuestions {
		q := maps.Clone(questions[i%len(questions)])
		q["id"], q["number"] = fmt.Sprintf("long-%d", i), fmt.Sprint(i+1)
		q["answer"] = strings.Repeat(fmt.Sprint(q["answer"])+"\n\n", longAnswer)
		all = append(all, q)
	}
	var err error
	if response["questions"], err = json.Marshal(all); err != nil {
		return nil, err
	}
	if document.Bid["response"], err = json.Marshal(response); err != nil {
		return nil, err
	}
	return json.Marshal(document)
}

// spreadsheet writes a bid's schedule as a user would keep it: a line for each
// person and cost, a column for each year, formulas without stored answers, so
// that opening it computes everything.
func spreadsheet(name string, bid []byte) error {
	var document struct {
		Organisation struct {
			RunningCosts []struct{ Name, Amount string }
		}
		Bid struct {
			Pricing struct {
				People []struct{ Role, HourlyPay, HoursPerWeek string }
				Costs  []struct{ Name, Amount string }
			}
		}
	}
	if err := json.Unmarshal(bid, &document); err != nil {
		return err
	}
	var rows strings.Builder
	line := 0
	add := func(label, base string) {
		line++
		fmt.Fprintf(&rows, `<table:table-row><table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>`, html.EscapeString(label))
		fmt.Fprintf(&rows, `<table:table-cell table:formula="of:=%s"/>`, base)
		for year := 1; year < largeYears; year++ {
			fmt.Fprintf(&rows, `<table:table-cell table:formula="of:=ROUND([.%c%d]*1.03;2)"/>`, 'A'+year, line)
		}
		rows.WriteString(`</table:table-row>`)
	}
	number := func(text string) string {
		if text == "" {
			return "0"
		}
		return text
	}
	for _, p := range document.Bid.Pricing.People {
		add(p.Role, fmt.Sprintf("ROUND(%[1]s*%[2]s*52*(1+5.6/46.4)+MAX(0;%[1]s*%[2]s*52-5000)*0.15+MAX(0;%[1]s*%[2]s*52-6240)*0.03;2)", number(p.HourlyPay), number(p.HoursPerWeek)))
	}
	for _, c := range append(document.Bid.Pricing.Costs, document.Organisation.RunningCosts...) {
		add(c.Name, "ROUND("+number(c.Amount)+";2)")
	}
	last := line
	rows.WriteString(`<table:table-row><table:table-cell office:value-type="string"><text:p>Total</text:p></table:table-cell>`)
	for year := range largeYears {
		fmt.Fprintf(&rows, `<table:table-cell table:formula="of:=SUM([.%[1]c1:.%[1]c%[2]d])"/>`, 'B'+year, last)
	}
	rows.WriteString(`</table:table-row>`)
	return os.WriteFile(name, []byte(`<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="Schedule">`+
		rows.String()+`</table:table></office:spreadsheet></office:body></office:document>`), 0o600)
}
