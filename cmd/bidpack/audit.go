package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"bidwright/app/audit"
	"bidwright/data/sheet"
)

func init() {
	commands["audit"] = command{usage: "TABLE.csv|tsv|xlsx|- [--sheet NAME] [--column C=ROLE]… [--text]",
		summary: "re-add a typed schedule: every total beside what it should be, and what to ask", run: runAudit}
}

// columnRoles collects --column C=amount.
type columnRoles map[string]audit.Role

func (c columnRoles) String() string { return "" }

func (c columnRoles) Set(text string) error {
	letters, role, found := strings.Cut(text, "=")
	index, ok := audit.ColumnIndex(letters)
	if !found || !ok {
		return fmt.Errorf("%.40q does not name a column and its role; write it like C=amount", text)
	}
	if !slices.Contains(audit.Roles(), audit.Role(role)) {
		return fmt.Errorf("there is no role %.40q; choose one of: %s", role, roleList())
	}
	c[audit.ColumnName(index)] = audit.Role(role)
	return nil
}

func roleList() string {
	var names []string
	for _, r := range audit.Roles() {
		names = append(names, string(r))
	}
	return strings.Join(names, ", ")
}

func runAudit(e env, args []string) error {
	flags := flag.NewFlagSet("audit", flag.ContinueOnError)
	sheetName, asText := flags.String("sheet", "", ""), flags.Bool("text", false, "")
	flags.Bool("json", true, "") // the default, for those who write it as elsewhere
	roles := columnRoles{}
	flags.Var(roles, "column", "")
	plain, err := arguments(flags, args, "the table")
	if err != nil {
		return err
	}
	raw, err := e.read(plain[0], sheet.MaxBytes)
	if err != nil {
		return err
	}
	table, err := sheet.Read(base(plain[0]), raw, *sheetName)
	if err != nil {
		return err
	}
	report := audit.Check(table, audit.Options{Columns: roles})
	if report.Lines == 0 && len(report.Unread) > 0 {
		u := report.Unread[0]
		return fmt.Errorf("no figure could be read; the first is %s, %q: %s", u.Where, u.Text, lowerFirst(u.Reason))
	}
	if report.Lines == 0 {
		return errors.New("no lines with figures were found, so there is nothing to audit; name the column of amounts with --column C=amount")
	}
	if *asText {
		err = writeAudit(e, report)
	} else {
		err = writeJSON(e, report)
	}
	if err == nil && !report.Clean() {
		return errFound
	}
	return err
}

func lowerFirst(text string) string {
	return strings.ToLower(text[:1]) + strings.TrimSuffix(text[1:], ".")
}

// writeAudit is the report for people: the totals beside what they should be, then
// what is wrong or has to be asked.
func writeAudit(e env, r audit.Report) error {
	table := tabwriter.NewWriter(e.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(table, "WHERE\tTOTAL\tSTATED\tADDS TO\tDIFFERENCE")
	for _, t := range r.Totals {
		computed, difference := "not available: "+t.Reason, ""
		if t.Computed != nil {
			computed, difference = t.Computed.Plain(), t.Difference.Plain()
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", t.Where, t.Label, t.Stated.Plain(), computed, difference)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, f := range r.Findings {
		fmt.Fprintf(e.out, "\n%s %s (%s) %s\n  %s\n", f.Where, f.Code, f.Severity, f.Label, f.Message)
	}
	for _, u := range r.Unread {
		fmt.Fprintf(e.out, "\n%s not read: %q. %s\n", u.Where, u.Text, u.Reason)
	}
	for _, n := range r.Notes {
		fmt.Fprintf(e.out, "\n%s\n", n)
	}
	if r.Clean() {
		fmt.Fprintln(e.out, "\nEverything re-adds; nothing was found.")
	}
	return nil
}
