package sqlite

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"sync"

	"bidwright/app/bid"
	"bidwright/app/workspace"
)

// checkFile makes the checks of opening that hold for every version: the whole
// integrity check (the quick one misses a fifth of damaged files), the foreign
// keys, which it does not include, and the schema.
func (k *Keeper) checkFile(db querier, path string) (version int, err error) {
	if err := expectOK(db, path); err != nil {
		return 0, err
	}
	rows, err := db.Query(`PRAGMA foreign_key_check`)
	if err != nil {
		return 0, explained(err, "open", path)
	}
	orphan := rows.Next()
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return 0, explained(err, "open", path)
	}
	if orphan {
		return 0, damaged(path, "a row refers to one that is not there")
	}
	if err := db.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil {
		return 0, explained(err, "open", path)
	}
	if version < 1 || version > len(k.formats) {
		return 0, damaged(path, "impossible file version")
	}
	hash, err := schemaHash(db)
	if err != nil {
		return 0, explained(err, "open", path)
	}
	if hash != k.formats[version-1].Hash {
		return 0, &workspace.Failure{Kind: workspace.Altered, Doing: "open", Name: filepath.Base(path),
			Cause: errors.New("the schema is not ours")}
	}
	return version, nil
}

func expectOK(db querier, path string) error {
	rows, err := db.Query(`PRAGMA integrity_check(1)`)
	if err != nil {
		return explained(err, "open", path)
	}
	defer rows.Close()
	var answer string
	for rows.Next() {
		if err := rows.Scan(&answer); err != nil {
			return explained(err, "open", path)
		}
	}
	if err := rows.Err(); err != nil {
		return explained(err, "open", path)
	}
	if answer != "ok" {
		return damaged(path, "integrity check failed")
	}
	return nil
}

var idPattern = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// checkContent makes the checks of meaning on a file of the present version:
// every document can be read, lists say what the documents say, totals equal the
// sums, nothing belongs to nothing.
func checkContent(db querier, path string) error {
	var id string
	var bids, pence, edits int64
	err := db.QueryRow(`SELECT id, bids, value_pence, edits FROM workspace`).Scan(&id, &bids, &pence, &edits)
	if errors.Is(err, sql.ErrNoRows) {
		return damaged(path, "the workspace row is missing")
	}
	if err != nil {
		return explained(err, "open", path)
	}
	if !idPattern.MatchString(id) {
		return damaged(path, "the workspace id is not one")
	}
	rows, err := listRows(db)
	if err != nil {
		return explained(err, "open", path)
	}
	listed := make(map[string]workspace.Row, len(rows))
	var sum int64
	for _, row := range rows {
		listed[row.ID] = row
		sum += row.ValuePence
	}
	if int64(len(rows)) != bids || sum != pence {
		return damaged(path, "totals differ from the sums")
	}
	if err := checkDocuments(db, path, listed); err != nil {
		return err
	}
	return checkSteps(db, path)
}

type stored struct {
	key     workspace.Key
	schema  int
	sum     []byte
	content string
}

// checkDocuments decodes every document as strictly as a stranger's.
func checkDocuments(db querier, path string, listed map[string]workspace.Row) error {
	all, err := documents(db)
	if err != nil {
		return explained(err, "open", path)
	}
	const workers = 4
	faults := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(all) && faults[w] == nil; i += workers {
				faults[w] = checkDocument(all[i], listed, path)
			}
		})
	}
	wg.Wait()
	for _, fault := range faults {
		if fault != nil {
			return fault
		}
	}
	bids := 0
	for _, d := range all {
		if d.key.Kind == workspace.EntryBid {
			bids++
		}
	}
	if bids != len(listed) {
		return damaged(path, "a listed bid has no document")
	}
	return nil
}

func checkDocument(d stored, listed map[string]workspace.Row, path string) error {
	if d.schema != bid.SchemaVersion {
		return damaged(path, "a document of another version")
	}
	if !bytes.Equal(d.sum, sumOf([]byte(d.content))) {
		return damaged(path, "a document differs from its digest")
	}
	row, err := workspace.CheckEntry(d.key, []byte(d.content))
	if err != nil {
		return damaged(path, fmt.Sprintf("a document of kind %s cannot be read", d.key.Kind))
	}
	if d.key.Kind != workspace.EntryBid {
		if d.key.ID != "" {
			return damaged(path, "a shared document with an id")
		}
		return nil
	}
	there, ok := listed[d.key.ID]
	if !ok || !idPattern.MatchString(d.key.ID) {
		return damaged(path, "a document is not listed")
	}
	row.Updated = there.Updated
	if row != there {
		return damaged(path, "the list differs from a document")
	}
	return nil
}

func documents(db querier) ([]stored, error) {
	rows, err := db.Query(`SELECT kind, id, schema, sum, content FROM document`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []stored
	for rows.Next() {
		var d stored
		if err := rows.Scan(&d.key.Kind, &d.key.ID, &d.schema, &d.sum, &d.content); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// checkSteps: steps taken back follow all others, and every step has its patches.
func checkSteps(db querier, path string) error {
	var wrong int
	err := db.QueryRow(`SELECT
		(SELECT count(*) FROM step WHERE undone = 0 AND number > (SELECT min(number) FROM step WHERE undone = 1)) +
		(SELECT count(*) FROM step WHERE number < 1) +
		(SELECT count(*) FROM step WHERE NOT EXISTS (SELECT 1 FROM step_patch WHERE step_patch.step = step.number))`).Scan(&wrong)
	if err != nil {
		return explained(err, "open", path)
	}
	if wrong != 0 {
		return damaged(path, "the history is out of order")
	}
	return nil
}
