package reference

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"bidwright/app/date"
)

// The format of a facts file: what an adviser sends round.
const (
	FileFormat  = "bidwright-facts"
	FileVersion = 1
)

// File is a small set of facts to exchange: own figures for known facts, and rows
// that are not held yet.
type File struct {
	Format    string     `json:"format"`
	Version   int        `json:"version"`
	Title     string     `json:"title,omitempty"`
	From      string     `json:"from,omitempty"` // who made it
	Date      date.Date  `json:"date,omitzero"`
	Overrides []Override `json:"overrides,omitempty"`
	Rows      []FileRow  `json:"rows,omitempty"`
}

// FileRow is an added fact, with the columns of the shipped tables as text.
type FileRow struct {
	ID          string `json:"id"`
	Nation      string `json:"nation"`
	Label       string `json:"label"`
	Value       string `json:"value,omitempty"`
	Unit        string `json:"unit"`
	ValidFrom   string `json:"validFrom,omitempty"`
	ValidTo     string `json:"validTo,omitempty"`
	Status      string `json:"status"`
	SourceTitle string `json:"sourceTitle,omitempty"`
	SourceURL   string `json:"sourceUrl,omitempty"`
	ReadOn      string `json:"readOn,omitempty"`
	Certainty   string `json:"certainty"`
	Note        string `json:"note,omitempty"`
	Benchmark   bool   `json:"benchmark,omitempty"`
}

func (r FileRow) row(line int, problems *Problems) row {
	return row{file: "facts file, rows", line: line, problems: problems, fields: map[string]string{
		"id": r.ID, "nation": r.Nation, "label": r.Label, "value": r.Value, "unit": r.Unit,
		"valid_from": r.ValidFrom, "valid_to": r.ValidTo, "status": r.Status,
		"source_title": r.SourceTitle, "source_url": r.SourceURL, "read_on": r.ReadOn,
		"certainty": r.Certainty, "note": r.Note,
	}}
}

// Encode writes the file; reading it back and writing it again gives the same bytes.
func (f File) Encode() ([]byte, error) {
	f.Format, f.Version = FileFormat, FileVersion
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(f); err != nil {
		return nil, fmt.Errorf("write facts file: %w", err)
	}
	return out.Bytes(), nil
}

// ReadFile reads a facts file from outside and checks it against what is held.
// The error is a Problems; then nothing of the file is used.
func (l *Library) ReadFile(raw []byte) (File, error) {
	if len(raw) > MaxFileBytes {
		return File{}, whole("The file is larger than %d MB, so it was not read. A facts file is small: check that it is the right one.", MaxFileBytes>>20)
	}
	var f File
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff"))))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		return File{}, whole("This is not a facts file that can be read, so nothing was changed. Ask for it again. (%.200s)", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return File{}, whole("Something follows after the end of the facts file, so nothing was changed. Ask for it again.")
	}
	if f.Format != FileFormat {
		return File{}, whole("This file does not say that it is a Bidwright facts file, so nothing was changed. Check that it is the right one.")
	}
	if f.Version != FileVersion {
		return File{}, whole("This facts file is of version %d and this program reads version %d, so nothing was changed. Update Bidwright, or ask for an older file.", f.Version, FileVersion)
	}
	if len(f.Overrides)+len(f.Rows) > MaxRows {
		return File{}, whole("This facts file has more than %d rows, so nothing was changed. Divide it.", MaxRows)
	}
	var problems Problems
	for _, text := range []string{f.Title, f.From} {
		if message := unfit(text); message != "" {
			problems.add("facts file", 0, "title", "%s", message)
		}
	}
	wider, err := l.With(f.Rows)
	var inRows Problems
	if errors.As(err, &inRows) {
		problems = append(problems, inRows...)
	} else {
		seen := map[string]bool{}
		for i, o := range f.Overrides {
			if message := wider.refuse(o); message != "" {
				problems.add("facts file, overrides", i+1, "", "%s", message)
			}
			if seen[o.FactID] {
				problems.add("facts file, overrides", i+1, "factId", "%q stands twice", clip(o.FactID))
			}
			seen[o.FactID] = true
		}
	}
	if len(problems) > 0 {
		return File{}, problems
	}
	return f, nil
}

// whole is a problem of the file as a whole, in a sentence that stands alone.
func whole(format string, arguments ...any) Problems {
	return Problems{{Message: fmt.Sprintf(format, arguments...)}}
}

// With is a library that holds added rows as well. An id that is held already is
// refused: that takes an override. The error, if any, is a Problems.
func (l *Library) With(added []FileRow) (*Library, error) {
	var problems Problems
	if len(added) > MaxRows {
		problems.add("facts file", 0, "", "more than %d rows; divide the file", MaxRows)
		return nil, problems
	}
	wider := *l
	wider.facts = slices.Clone(l.facts)
	seen := once{}
	for i, one := range added {
		r := one.row(i+1, &problems)
		f := r.fact()
		f.Benchmark = one.Benchmark
		seen.check(r, "id", f.ID)
		if _, held := l.byID[f.ID]; held {
			r.wrong("id", "%q is held already; give your own figure for it instead of a second row", clip(f.ID))
		}
		if strings.Count(f.ID, "@") > 1 {
			r.wrong("id", "%q has more than one @", clip(f.ID))
		}
		wider.facts = append(wider.facts, f)
	}
	if len(problems) == 0 {
		wider.index(&problems)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return &wider, nil
}
