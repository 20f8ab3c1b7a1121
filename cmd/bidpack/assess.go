package main

import (
	"flag"
	"fmt"
	"strings"
	"text/tabwriter"

	"bidwright/app/assess"
)

func init() {
	commands["assess"] = command{usage: "BID [--part price|core-costs|eligibility|consortium|social-value|answers|what-if] [--json] [--on DATE]", summary: "figures and issues of a bid", run: runAssess}
	commands["explain"] = command{usage: "BID FIGURE [--json] [--on DATE]", summary: "the working of one figure", run: runExplain}
}

func runAssess(e env, args []string) error {
	flags := flag.NewFlagSet("assess", flag.ContinueOnError)
	part, asJSON, on := flags.String("part", "", ""), flags.Bool("json", false, ""), day(flags)
	plain, err := arguments(flags, args, "the bid document")
	if err != nil {
		return err
	}
	doc, err := e.document(plain[0])
	if err != nil {
		return err
	}
	a, _, _, err := assessment(doc, *on)
	if err != nil {
		return err
	}
	raw, err := a.JSON(*part) // also refuses a part that does not exist
	if err != nil {
		return err
	}
	if *asJSON || *part == "what-if" {
		if _, err := e.out.Write(raw); err != nil {
			return err
		}
	} else if err := writeAssessment(e, a, *part); err != nil {
		return err
	}
	if a.Blocked() {
		return errFound
	}
	return nil
}

// writeAssessment is the assessment for people: headline, key figures, findings.
func writeAssessment(e env, a *assess.Assessment, part string) error {
	fmt.Fprintf(e.out, "%s\n\n", a.Headline)
	table := tabwriter.NewWriter(e.out, 0, 4, 2, ' ', 0)
	for _, f := range a.Figures {
		if strings.HasPrefix(f.ID, "fact.") || strings.HasPrefix(f.ID, "growth.") || strings.HasPrefix(f.ID, "cpi.") {
			continue
		}
		if part == "core-costs" && !coreFigure(f.ID) || part == "consortium" && !strings.HasPrefix(f.ID, "cons.") || part == "social-value" && !strings.HasPrefix(f.ID, "sv.") || part == "answers" {
			continue
		}
		value := f.Printed
		if !f.Available {
			value = "not available: " + f.Reason
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", f.ID, f.Text, value)
	}
	for _, q := range a.Response.Questions {
		if part == "" || part == "answers" {
			fmt.Fprintf(table, "%s\t%s\t%s\n", "answers."+q.ID+".words", q.Name, q.Count())
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(e.out)
	for _, i := range a.Issues {
		state := string(i.Severity)
		if i.Accepted != "" {
			state = "accepted: " + i.Accepted
		}
		fmt.Fprintf(e.out, "%s (%s) %s [%s]\n", i.Code, state, i.Message, i.Path)
	}
	return nil
}

// coreFigure reports whether a figure belongs to the core costs.
func coreFigure(id string) bool {
	for _, prefix := range []string{"core.", "schedule.", "allocation.", "fcr."} {
		if strings.HasPrefix(id, prefix) {
			return true
		}
	}
	return id == "cost.core"
}

func runExplain(e env, args []string) error {
	flags := flag.NewFlagSet("explain", flag.ContinueOnError)
	asJSON, on := flags.Bool("json", false, ""), day(flags)
	plain, err := arguments(flags, args, "the bid document", "the id of a figure")
	if err != nil {
		return err
	}
	doc, err := e.document(plain[0])
	if err != nil {
		return err
	}
	a, _, _, err := assessment(doc, *on)
	if err != nil {
		return err
	}
	working, ok := a.Explain(plain[1])
	if !ok {
		return fmt.Errorf("there is no figure %.80q; bidpack assess lists them", plain[1])
	}
	movers := a.Pricing.Graph.Movers(plain[1], 3)
	if *asJSON {
		return writeJSON(e, map[string]any{"working": working, "movers": movers})
	}
	fmt.Fprintf(e.out, "%s\n", working.Formula)
	if working.Numbers != "" {
		fmt.Fprintf(e.out, "%s\n", working.Numbers)
	}
	if working.Reason.Text != "" {
		fmt.Fprintf(e.out, "Not available: %s\n", working.Reason.Text)
	}
	fmt.Fprintf(e.out, "%s\n\nIt rests on:\n", working.Rounding)
	table := tabwriter.NewWriter(e.out, 0, 4, 2, ' ', 0)
	for _, part := range working.Inputs {
		fmt.Fprintf(table, "  %s\t%s\t%s\n", part.Label, part.Value, part.Origin)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if len(movers) > 0 {
		fmt.Fprintln(e.out, "\nWhat would move it most:")
		for _, m := range movers {
			fmt.Fprintf(e.out, "  %s\n", m.Words())
		}
	}
	return nil
}
