package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"bidwright/app/pack"
	"bidwright/app/pack/everything"
	"bidwright/app/workspace"
	"bidwright/data/file"
)

// exportAll writes every file of a bid into a new or empty folder. What could not be
// written is told line by line; the exit code says so. Ctrl C stops between files.
func (e env) exportAll(name, folder, on string, draft bool) error {
	doc, err := e.document(name)
	if err != nil {
		return err
	}
	a, lib, today, err := assessment(doc, on)
	if err != nil {
		return err
	}
	painters := map[string]pack.Painter{}
	for _, format := range everything.Formats {
		if painters[format], err = painter(format); err != nil {
			return err
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	report, err := everything.Write(ctx, everything.Params{
		Source:   pack.Source{Document: doc, Assessment: a, Library: lib, On: today},
		Painters: painters, Folder: folder, Join: filepath.Join, Disk: folders{}, Draft: draft, Sentence: sentence,
	})
	if err != nil {
		return explained(err)
	}
	if err := writeJSON(e, map[string]any{"folder": folder, "list": everything.ListName, "report": report}); err != nil {
		return err
	}
	switch failed := report.NotWritten(); {
	case report.Stopped:
		fmt.Fprintf(e.err, "bidpack export: stopped after %d files; each of them is whole\n", report.Written())
		return errFound
	case len(failed) > 0:
		fmt.Fprintf(e.err, "bidpack export: not written: %s\n", strings.Join(failed, " "))
		return errFound
	}
	return nil
}

// folders writes exports to the disk.
type folders struct{ file.Files }

// WriteFile is part of everything.Disk.
func (f folders) WriteFile(path string, content []byte, verify func([]byte) error) error {
	return f.WriteAtomic(path, content, verify)
}

// sentence is an error as a whole sentence.
func sentence(err error) string {
	text := err.Error()
	var failure *workspace.Failure
	if errors.As(err, &failure) {
		text = explained(err).Error()
	}
	first, size := utf8.DecodeRuneInString(text)
	text = string(unicode.ToUpper(first)) + text[size:]
	if last, _ := utf8.DecodeLastRuneInString(text); last != '.' {
		text += "."
	}
	return text
}
