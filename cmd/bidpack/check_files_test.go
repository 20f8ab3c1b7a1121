//go:build check

package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"bidwright/assets/examples"
)

// outline is an entry of the outline as qpdf reads it.
type outline struct {
	Title string
	Page  int `json:"destpageposfrom1"`
	Kids  []outline
}

// Every file of every bundled example is sound to qpdf; its bookmarks come in the order of
// the pages and lead to a page on which poppler reads their title; its links lead to pages.
func TestCheckEveryFileOfEveryExample(t *testing.T) {
	files := []string{"commercial", "technical", "selection", "clarification", "social-value", "board"}
	for _, name := range examples.Names() {
		raw, _ := examples.Document(name)
		for _, of := range files {
			audience, paper := "commissioner", of
			if of == "board" {
				audience, paper = "board", "commercial"
			}
			file := filepath.Join(t.TempDir(), "pack.pdf")
			if code, _, errOut := bidpack(t, string(raw), "export", "-", "--audience", audience, "--paper", paper, "--format", "pdf", "--draft", "-o", file, "--on", "2026-11-22"); code != exitFine {
				t.Errorf("%s, %s: exit %d, %s", name, of, code, errOut)
				continue
			}
			tool(t, "qpdf", "--check", file)
			var told struct{ Outlines []outline }
			if err := json.Unmarshal([]byte(tool(t, "qpdf", "--json=2", "--json-key=outlines", file)), &told); err != nil {
				t.Fatal(err)
			}
			pages, last := printedPages(t, file), 1
			var follow func([]outline)
			follow = func(all []outline) {
				for _, o := range all {
					if o.Page < last || o.Page > len(pages) {
						t.Errorf("%s, %s: the bookmark %q leads to page %d of %d, after page %d", name, of, o.Title, o.Page, len(pages), last)
						continue
					}
					last = o.Page
					if !strings.Contains(pages[o.Page-1], squeezed(o.Title)) {
						t.Errorf("%s, %s: %q is not on page %d", name, of, o.Title, o.Page)
					}
					follow(o.Kids)
				}
			}
			follow(told.Outlines)
			if len(told.Outlines) == 0 && len(pages) > 2 {
				t.Errorf("%s, %s: %d pages without a bookmark", name, of, len(pages))
			}
			for _, fault := range deadLinks(t, file) {
				t.Errorf("%s, %s: %s", name, of, fault)
			}
		}
	}
}

// squeezed is a text without its spaces: lines break anywhere.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }

// printedPages are the texts of the pages as poppler reads them.
func printedPages(t *testing.T, file string) []string {
	t.Helper()
	var out []string
	for _, page := range strings.Split(strings.TrimSuffix(tool(t, "pdftotext", "-enc", "UTF-8", file, "-"), "\f"), "\f") {
		out = append(out, squeezed(page))
	}
	return out
}

// deadLinks are the links of a file that lead to no page of it, or out of it.
func deadLinks(t *testing.T, file string) []string {
	t.Helper()
	var told struct {
		QPDF []map[string]json.RawMessage `json:"qpdf"`
	}
	if err := json.Unmarshal([]byte(tool(t, "qpdf", "--json=2", "--json-key=qpdf", file)), &told); err != nil {
		t.Fatal(err)
	}
	type value struct {
		Type    string          `json:"/Type"`
		Subtype string          `json:"/Subtype"`
		Dest    []any           `json:"/Dest"`
		Action  json.RawMessage `json:"/A"`
		Annots  []value         `json:"/Annots"`
	}
	objects := map[string]value{}
	for key, raw := range told.QPDF[len(told.QPDF)-1] {
		var object struct{ Value value }
		if json.Unmarshal(raw, &object) == nil {
			objects[strings.TrimPrefix(key, "obj:")] = object.Value
		}
	}
	var out []string
	links := 0
	for _, page := range objects {
		for _, link := range page.Annots {
			links++
			to := ""
			if len(link.Dest) > 0 {
				to = fmt.Sprint(link.Dest[0])
			}
			if link.Subtype != "/Link" || len(link.Action) > 0 || objects[to].Type != "/Page" {
				out = append(out, "a link leads to "+strconv.Quote(to))
			}
		}
	}
	if strings.Contains(tool(t, "pdftotext", file, "-"), "\nContents\n") && links == 0 {
		out = append(out, "a page of contents without links")
	}
	return out
}
