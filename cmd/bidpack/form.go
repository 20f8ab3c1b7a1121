package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"slices"

	"bidwright/app/pack"
	"bidwright/app/pack/pricingform"
	"bidwright/data/file"
	"bidwright/data/sheet"
)

func init() {
	commands["form"] = command{usage: "BID TEMPLATE.xlsx --list | -o FILE.xlsx [--draft] [--on DATE]",
		summary: "the buyer's own pricing workbook: list its open cells and what may go there, or fill a copy as the bid says (pack.form) and read it back", run: runForm}
}

// openCell is one cell of the list.
type openCell struct {
	Cell    string `json:"cell"`
	Text    string `json:"text,omitempty"`
	Formula bool   `json:"formula,omitempty"`
	Locked  bool   `json:"locked,omitempty"`
}

type listedSheet struct {
	pricingform.Sheet
	Cells []openCell `json:"cells"`
}

func runForm(e env, args []string) error {
	flags := flag.NewFlagSet("form", flag.ContinueOnError)
	list, target, draft, on := flags.Bool("list", false, ""), flags.String("o", "", ""), flags.Bool("draft", false, ""), day(flags)
	plain, err := arguments(flags, args, "the bid document", "the buyer's workbook")
	if err != nil {
		return err
	}
	if *list == (*target != "") {
		return errors.New("choose one of --list and -o FILE; run bidpack --help for the usage")
	}
	doc, err := e.document(plain[0])
	if err != nil {
		return err
	}
	raw, err := e.read(plain[1], sheet.MaxBytes)
	if err != nil {
		return err
	}
	a, lib, today, err := assessment(doc, *on)
	if err != nil {
		return err
	}
	offer, err := pricingform.Take(pack.Source{Document: doc, Assessment: a, Library: lib, On: today})
	if err != nil {
		return err
	}
	if *list {
		return e.listForm(base(plain[1]), raw, offer)
	}
	form := doc.Bid.Pack.Form
	form.Name = base(plain[1])
	if len(offer.Blockers) > 0 && !*draft {
		fmt.Fprintf(e.err, "bidpack form: %v\n", &pack.BlockedError{Issues: offer.Blockers})
		return errFound
	}
	r, err := pricingform.Fill(sheet.Forms{}, form, raw, offer)
	if err != nil {
		return err
	}
	if r.Copy == nil {
		if err := writeJSON(e, r); err != nil {
			return err
		}
		return errFound
	}
	// The file as it lies on the disk is read again, cell by cell.
	verify := func(written []byte) error { return pricingform.Verify(sheet.Forms{}, written, r) }
	if err := (file.Files{}).WriteAtomic(*target, r.Copy, verify); err != nil {
		return explained(err)
	}
	if err := writeJSON(e, map[string]any{"file": *target, "cells": r.Lines, "right": r.Right(), "draft": len(offer.Blockers) > 0}); err != nil {
		return err
	}
	if !r.Right() {
		return errFound
	}
	return nil
}

// listForm prints the workbook and what may go into it.
func (e env) listForm(name string, raw []byte, offer pricingform.Offer) error {
	t, err := sheet.Forms{}.OpenForm(name, raw)
	if err != nil {
		return err
	}
	var sheets []listedSheet
	for _, s := range t.Sheets {
		out := listedSheet{Sheet: s, Cells: []openCell{}}
		order := slices.SortedFunc(maps.Keys(s.Cells), func(a, b pricingform.At) int {
			if a.Row != b.Row {
				return a.Row - b.Row
			}
			return a.Column - b.Column
		})
		for _, at := range order {
			c := s.Cells[at]
			if c.Text == "" && !c.Formula && (!s.Protected || c.Locked) {
				continue // an empty cell that nobody is asked to fill
			}
			out.Cells = append(out.Cells, openCell{Cell: at.String(), Text: c.Text, Formula: c.Formula, Locked: s.Locked(at)})
		}
		sheets = append(sheets, out)
	}
	return writeJSON(e, map[string]any{"name": t.Name, "sha256": t.SHA256, "holds": t.Holds, "sheets": sheets, "items": offer.Items})
}
