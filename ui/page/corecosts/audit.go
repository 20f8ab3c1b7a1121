package corecosts

import (
	"errors"
	"strings"

	"bidwright/app/audit"
	"bidwright/app/bid"
	"bidwright/app/workspace"
	"bidwright/ui/kit"
	"bidwright/ui/page"

	"fyne.io/fyne/v2"
)

// auditPart adds up somebody's typed schedule again. Nothing of it is kept in the bid
// and the source stays as it is.
type auditPart struct {
	p     *Page
	view  *fyne.Container
	empty fyne.CanvasObject
	body  *fyne.Container

	path    string // of the file, empty for pasted text
	table   audit.Table
	roles   map[string]audit.Role
	report  audit.Report
	reading int // counts what was asked for: an older file may come late

	summary  *kit.Marked
	sheet    *kit.Picker
	sheets   *kit.Field
	findings *kit.Table[audit.Finding]
	meaning  *fyne.Container
	totals   *kit.Table[audit.Total]
	unread   *kit.Table[audit.Unread]
	columns  *kit.Table[audit.Column]
	role     *kit.Picker
	notes    *fyne.Container
}

func newAuditPart(p *Page) *auditPart {
	h := &auditPart{p: p}
	h.empty = kit.NewEmptyState("Does it add up? Copy a schedule out of a spreadsheet, a document or a message, or open the file. Every sum, percentage and share is worked out again.",
		"For example: lines that add to £89,700 with “+ 10 %” printed as £97,700. The right figure is £98,670.", "Paste from the clipboard", h.paste)
	h.summary = kit.NewMarked(kit.Note, "")
	h.sheet = kit.NewPicker("The first sheet", nil, func(name string) { h.read(h.path, name) })
	h.sheets = kit.NewField("Sheet of the workbook", h.sheet)
	h.findings, h.meaning = h.newFindings(), kit.Close()
	h.totals, h.unread, h.columns = h.newTotals(), h.newUnread(), h.newColumns()
	h.role = kit.NewPicker("Not understood", roleOptions(), h.correct)
	h.notes = kit.Close()
	h.body = kit.Stack(h.summary, h.sheets,
		kit.Section("What was found"), h.findings, h.meaning,
		kit.Section("Totals"), h.totals,
		kit.Section("Not read"), h.unread,
		kit.Close(kit.Section("How the columns were understood"), kit.NewSmall("Wrong? Choose the column, and say what it is. Everything is then worked out again.")),
		h.columns, kit.Form(kit.NewField("The chosen column is", h.role)), h.notes)
	h.view = kit.Stack(
		kit.Text("Add up a schedule again, your own or one that you were given. It is only read: nothing here changes it, and nothing of it goes into your bid."),
		kit.Row(kit.NewButton("Paste", h.paste), kit.NewButton("Open a file …", h.open)),
		h.empty, h.body)
	h.body.Hide()
	return h
}

func (h *auditPart) content() fyne.CanvasObject { return h.view }

func (h *auditPart) refresh(bool) {} // what is audited is not of the bid

// paste takes what was copied.
func (h *auditPart) paste() {
	text := fyne.CurrentApp().Clipboard().Content()
	if strings.TrimSpace(text) == "" {
		h.p.s.Warn("There is no text on the clipboard. Select the schedule where it stands, copy it with Ctrl+C, and come back.")
		return
	}
	h.take(text)
}

// take shows text as a schedule.
func (h *auditPart) take(text string) {
	h.reading++
	h.path, h.roles = "", nil
	h.show(audit.Paste(text))
}

// AuditFile shows the part on auditing with a file in it, as if it had been opened.
func (p *Page) AuditFile(path string) {
	p.show(partAudit)
	p.built[partAudit].(*auditPart).read(path, "")
}

// Audit shows the part on auditing with text in it, as if it had been pasted.
func (p *Page) Audit(text string) {
	p.show(partAudit)
	p.built[partAudit].(*auditPart).take(text)
}

func (h *auditPart) open() {
	h.p.s.AskFile(kit.FileQuestion{Title: "Open a schedule", Extensions: []string{".xlsx", ".csv", ".tsv", ".txt"}, Chosen: func(path string) { h.read(path, "") }})
}

// read reads a file elsewhere and shows it when it is there.
func (h *auditPart) read(path, sheet string) {
	h.reading++
	asked := h.reading
	h.p.s.Run(func() {
		table, err := h.p.s.Service.ReadTable(path, sheet)
		h.p.s.Post(func() {
			if asked != h.reading || !h.can(err) {
				return
			}
			h.path, h.roles = path, nil
			h.show(table)
		})
	})
}

// can says why a file was not read, if it was not.
func (h *auditPart) can(err error) bool {
	var disk *workspace.Failure
	if err == nil || errors.As(err, &disk) {
		return h.p.s.Do(err)
	}
	h.p.s.Warn(sentence(err)) // what the reader refuses, it says itself
	return false
}

func (h *auditPart) show(t audit.Table) {
	h.table = t
	h.check()
}

// correct says what the chosen column is.
func (h *auditPart) correct(role string) {
	column, ok := h.columns.Selected()
	if !ok {
		return
	}
	roles := map[string]audit.Role{column.Column: audit.Role(role)}
	for letter, before := range h.roles {
		if letter != column.Column {
			roles[letter] = before
		}
	}
	h.roles = roles
	h.check()
}

// check works everything out again and shows it.
func (h *auditPart) check() {
	h.report = audit.Check(h.table, audit.Options{Columns: h.roles})
	r := h.report
	setShown(h.empty, false)
	setShown(h.body, true)
	h.summary.Set(summaryState(r), summaryWords(r))
	var sheets []kit.Option
	for _, name := range h.table.Sheets {
		sheets = append(sheets, kit.Option{ID: name, Text: name})
	}
	h.sheet.SetOptions(sheets)
	h.sheet.Set(h.table.Sheet)
	setShown(h.sheets, len(sheets) > 1)
	h.findings.SetRows(r.Findings)
	h.totals.SetRows(r.Totals)
	h.unread.SetRows(r.Unread)
	h.columns.SetRows(r.Columns)
	if _, ok := h.findings.Selected(); !ok && len(r.Findings) > 0 {
		h.findings.Select(findingKey(r.Findings[0]))
	}
	if _, ok := h.columns.Selected(); !ok && len(r.Columns) > 0 {
		h.columns.Select(r.Columns[0].Column)
	}
	h.showMeaning()
	h.showRole()
	h.notes.Objects = nil
	for _, note := range r.Notes {
		h.notes.Add(kit.NewSmall(note))
	}
	kit.Relayout(h.body)
}

func summaryState(r audit.Report) kit.State {
	switch {
	case r.Lines == 0, r.Clean() && len(r.Totals) == 0:
		return kit.Attention
	case r.Clean():
		return kit.Ready
	}
	for _, f := range r.Findings {
		if f.Severity == bid.Blocks {
			return kit.Blocked
		}
	}
	return kit.Attention
}

func summaryWords(r audit.Report) string {
	if r.Lines == 0 {
		return "No lines with figures were found. Copy the whole table with its headings, or say below which column holds the amounts."
	}
	words := page.Count(len(r.Findings), "thing was", "things were") + " found in " + page.Count(r.Lines, "line", "lines") + "."
	if r.Clean() {
		if len(r.Totals) == 0 {
			return page.Count(r.Lines, "line was", "lines were") + " read and no total, so there was nothing to add up. If there is one, say below which column holds the amounts."
		}
		words = "Everything adds up: " + page.Count(r.Lines, "line", "lines") + " and " + page.Count(len(r.Totals), "total", "totals") + " were worked out again."
	}
	if len(r.Unread) > 0 {
		words += " " + page.Count(len(r.Unread), "cell could", "cells could") + " not be read."
	}
	return words
}

// showMeaning says the chosen finding in whole sentences.
func (h *auditPart) showMeaning() {
	h.meaning.Objects = nil
	if f, ok := h.findings.Selected(); ok {
		h.meaning.Add(kit.Text(f.Message + " (" + f.Code + ")"))
		for _, r := range f.Readings {
			words := r.Meaning + ": " + h.figure(f.Where, r.Total)
			if r.Matches {
				words += ", which is what is printed"
			}
			h.meaning.Add(kit.NewSmall(words))
		}
	} else if h.report.Lines > 0 {
		h.meaning.Add(kit.Text("Nothing."))
	}
	h.meaning.Refresh()
	kit.Relayout(h.meaning)
}

func (h *auditPart) showRole() {
	if c, ok := h.columns.Selected(); ok {
		h.role.Set(string(c.Role))
	}
}
