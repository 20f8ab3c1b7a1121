package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type audited struct {
	Findings []struct {
		Code, Severity, Where, Message string
		Stated, Computed, Difference   string
		Implied                        string
	}
	Totals []struct{ Where, Stated, Computed, Difference string }
	Unread []struct{ Where, Text, Reason string }
}

// pricingCase reads one worked case from the shared folder.
func pricingCase(t *testing.T, id string) (c struct {
	Inputs   map[string]json.RawMessage
	Expected map[string]any
}) {
	t.Helper()
	shared := os.Getenv("BIDWRIGHT_SHARED")
	if shared == "" {
		shared = "../../../shared"
	}
	raw, err := os.ReadFile(filepath.Join(shared, "cases", "pricing_cases.json"))
	if err != nil {
		t.Skipf("the worked cases are not beside this copy: %v", err)
	}
	var all struct {
		Cases []struct {
			ID       string
			Inputs   map[string]json.RawMessage
			Expected map[string]any
		}
	}
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	for _, one := range all.Cases {
		if one.ID == id {
			c.Inputs, c.Expected = one.Inputs, one.Expected
			return c
		}
	}
	t.Fatalf("there is no case %s", id)
	return c
}

func text(raw json.RawMessage) string {
	var s *string
	if json.Unmarshal(raw, &s) != nil || s == nil {
		return ""
	}
	return *s
}

func runOn(t *testing.T, table string, args ...string) (int, audited) {
	t.Helper()
	code, out, errOut := bidpack(t, table, append([]string{"audit", "-"}, args...)...)
	var a audited
	if code != 2 {
		if err := json.Unmarshal([]byte(out), &a); err != nil {
			t.Fatalf("%v\n%s%s", err, out, errOut)
		}
	}
	return code, a
}

func TestAuditFindsTheMisaddedContingencyOfTheCase(t *testing.T) {
	c := pricingCase(t, "seed-procurement-contingency")
	var lines []map[string]json.RawMessage
	if err := json.Unmarshal(c.Inputs["lines"], &lines); err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("label,days,cost,stated\n")
	for _, l := range lines {
		fmt.Fprintf(&table, "%q,%s,%s,%q\n", text(l["label"]), text(l["days"]), text(l["cost"]), text(l["stated"]))
	}
	fmt.Fprintf(&table, "Subtotal,,%s,\n+ %s %%,,%s,\n", text(c.Inputs["printed_subtotal"]), text(c.Inputs["contingency_percent"]), text(c.Inputs["printed_total"]))
	code, a := runOn(t, table.String())
	if code != 1 || len(a.Findings) != 2 || a.Findings[0].Code != "CORE-024" || a.Findings[1].Code != "CORE-021" {
		t.Fatalf("exit %d, %+v", code, a.Findings)
	}
	f := a.Findings[1]
	if f.Stated != text(c.Inputs["printed_total"]) || f.Computed != c.Expected["total"] || f.Difference != c.Expected["difference_printed_minus_computed"] || f.Implied != c.Expected["percent_implied_by_printed_total"] {
		t.Errorf("%+v, want %v", f, c.Expected)
	}
	if len(a.Totals) != 2 || a.Totals[0].Computed != c.Expected["subtotal"] || a.Totals[0].Difference != "0.00" {
		t.Errorf("totals %+v", a.Totals)
	}
}

func TestAuditAsksAboutTheHalfPostOfTheCase(t *testing.T) {
	c := pricingCase(t, "seed-salary-fte")
	var lines []struct{ Quantity, Each string }
	if err := json.Unmarshal(c.Inputs["lines"], &lines); err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("quantity\teach\n")
	for _, l := range lines {
		fmt.Fprintf(&table, "%s\t%s\n", l.Quantity, l.Each)
	}
	fmt.Fprintf(&table, "Total\t%s\n", text(c.Inputs["printed_total"]))
	code, a := runOn(t, table.String())
	if code != 1 || len(a.Findings) != 2 || a.Findings[0].Code != "CORE-025" || a.Findings[1].Code != "CORE-022" {
		t.Fatalf("exit %d, %+v", code, a.Findings)
	}
	f := a.Findings[1]
	if f.Stated != c.Expected["total_if_0.5_is_already_in_the_figure"] || f.Computed != c.Expected["total_if_multiplied_by_0.5"] || f.Difference != c.Expected["difference"] {
		t.Errorf("%+v, want %v", f, c.Expected)
	}
}

func TestAuditExitCodesAndOptions(t *testing.T) {
	const good = "Item,Cost\nRent,100\nHeat,50\nTotal,150\n"
	if code, a := runOn(t, good); code != 0 || len(a.Totals) != 1 {
		t.Errorf("exit %d, %+v", code, a)
	}
	path := saved(t, "costs.tsv", "Item\tCost\nRent\t100\nHeat\t50\nTotal\t140\n")
	code, out, _ := bidpack(t, "", "audit", "--text", path)
	if code != 1 || !strings.Contains(out, "£10.00 too little") {
		t.Errorf("exit %d\n%s", code, out)
	}
	// A column of points is no money: the user says so.
	points := "Item,Points,Cost\nRent,3,100\nHeat,4,50\nTotal,9,150\n"
	if code, _ := runOn(t, points); code != 1 {
		t.Errorf("exit %d for a wrong total", code)
	}
	if code, a := runOn(t, points, "--column", "B=notes"); code != 0 {
		t.Errorf("exit %d, %+v", code, a)
	}
	for name, args := range map[string][]string{
		"no table":      {"audit"},
		"no file":       {"audit", filepath.Join(t.TempDir(), "none.csv")},
		"no role":       {"audit", path, "--column", "B=money"},
		"no column":     {"audit", path, "--column", "7=amount"},
		"no sheet":      {"audit", path, "--sheet", "Costs"},
		"no figures":    {"audit", saved(t, "a.csv", "a,b\nc,d\n")},
		"other commas":  {"audit", saved(t, "c.csv", "Item;Cost\nRent;1.200,50\nTotal;1.200,50\n")},
		"not a table":   {"audit", saved(t, "a.pdf", "%PDF-1.7")},
		"empty":         {"audit", saved(t, "b.csv", "")},
		"damaged sheet": {"audit", saved(t, "a.xlsx", "PK\x03\x04nothing")},
	} {
		code, out, errOut := bidpack(t, "", args...)
		if code != 2 || out != "" || strings.Count(errOut, "\n") != 1 {
			t.Errorf("%s: exit %d, %q, %q", name, code, out, errOut)
		}
	}
}
