package sqlite

import (
	"crypto/sha256"
	"database/sql"
	"errors"

	"bidwright/app/workspace"
)

// Save applies a commit in one transaction: documents, list, totals and history
// all change or none does.
func (s *Store) Save(c workspace.Commit) error {
	err := s.write("save", func(tx *sql.Tx) error {
		for _, w := range c.Writes {
			if err := saveDocument(tx, w); err != nil {
				return err
			}
		}
		for _, a := range c.Attach {
			if err := saveAttachment(tx, a.BidID, a.File); err != nil {
				return err
			}
		}
		for _, v := range c.Versions {
			if err := saveVersion(tx, v); err != nil {
				return err
			}
		}
		if err := saveHistory(tx, c); err != nil {
			return err
		}
		_, err := tx.Exec(`UPDATE workspace SET last_saved = ?, edits = edits + 1`, instant(c.At))
		return err
	})
	if err == nil {
		s.saved = c.At
	}
	return err
}

// write runs f in one transaction.
func (s *Store) write(doing string, f func(*sql.Tx) error) error {
	if s.readOnly {
		return explained(&workspace.Failure{Kind: workspace.ReadOnly, Doing: doing, Name: s.Info().Name}, doing, s.path)
	}
	if gone(s.path) {
		// Some systems let a program go on writing to a file that was deleted.
		return &workspace.Failure{Kind: workspace.Missing, Doing: doing, Name: s.Info().Name}
	}
	tx, err := s.db.Begin()
	if err != nil {
		return explained(err, doing, s.path)
	}
	defer rollback(tx)
	if err := f(tx); err != nil {
		return explained(err, doing, s.path)
	}
	return explained(tx.Commit(), doing, s.path)
}

func saveDocument(tx *sql.Tx, w workspace.Write) error {
	if w.Key.Kind == workspace.EntryBid {
		if err := saveRow(tx, w); err != nil {
			return err
		}
	}
	if w.Content == nil {
		_, err := tx.Exec(`DELETE FROM document WHERE kind = ? AND id = ?`, string(w.Key.Kind), w.Key.ID)
		return err
	}
	_, err := tx.Exec(`INSERT INTO document (kind, id, schema, sum, content) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (kind, id) DO UPDATE SET schema = excluded.schema, sum = excluded.sum, content = excluded.content`,
		string(w.Key.Kind), w.Key.ID, schemaNow, sumOf(w.Content), string(w.Content))
	return err
}

// saveRow keeps the list and the totals. The totals move by the difference, so
// that comparing them with the sums later means something.
func saveRow(tx *sql.Tx, w workspace.Write) error {
	var before sql.NullInt64
	had := true
	err := tx.QueryRow(`SELECT value_pence FROM bid WHERE id = ?`, w.Key.ID).Scan(&before)
	if errors.Is(err, sql.ErrNoRows) {
		had = false
	} else if err != nil {
		return err
	}
	count, pence := 0, -before.Int64
	if had {
		count--
	}
	if w.Content == nil {
		_, err = tx.Exec(`DELETE FROM bid WHERE id = ?`, w.Key.ID)
	} else {
		count++
		pence += w.Row.ValuePence
		r := w.Row
		_, err = tx.Exec(`INSERT INTO bid (id, title, buyer, deadline, deadline_utc, value_pence, status, decision, updated)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET title = excluded.title, buyer = excluded.buyer, deadline = excluded.deadline,
			deadline_utc = excluded.deadline_utc, value_pence = excluded.value_pence, status = excluded.status,
			decision = excluded.decision, updated = excluded.updated`,
			r.ID, r.Title, r.Buyer, r.Deadline, r.DeadlineUTC, sql.NullInt64{Int64: r.ValuePence, Valid: r.HasValue},
			string(r.Status), string(r.Decision), instant(r.Updated))
	}
	if err != nil {
		return err
	}
	_, err = tx.Exec(`UPDATE workspace SET bids = bids + ?, value_pence = value_pence + ?`, count, pence)
	return err
}

func saveHistory(tx *sql.Tx, c workspace.Commit) error {
	if c.Undone != 0 {
		_, err := tx.Exec(`UPDATE step SET undone = 1 WHERE number = ?`, c.Undone)
		return err
	}
	if c.Redone != 0 {
		_, err := tx.Exec(`UPDATE step SET undone = 0 WHERE number = ?`, c.Redone)
		return err
	}
	if c.Step == nil {
		return nil
	}
	dropped, err := tx.Exec(`DELETE FROM step WHERE undone = 1`)
	if err != nil {
		return err
	}
	var number int64
	if err := tx.QueryRow(`SELECT coalesce(max(number), 0) + 1 FROM step`).Scan(&number); err != nil {
		return err
	}
	if _, err := tx.Exec(`INSERT INTO step (number, name, at, undone, size) VALUES (?, ?, ?, 0, ?)`,
		number, c.Step.Name, instant(c.Step.At), c.Step.Size()); err != nil {
		return err
	}
	for part, p := range c.Step.Patches {
		if _, err := tx.Exec(`INSERT INTO step_patch (step, part, kind, id, had, has, prefix, suffix, before, after, before_sum, after_sum)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, number, part, string(p.Key.Kind), p.Key.ID, p.Had, p.Has,
			p.Prefix, p.Suffix, blob(p.Before), blob(p.After), blob(p.BeforeSum), blob(p.AfterSum)); err != nil {
			return err
		}
	}
	n, err := dropped.RowsAffected()
	if err != nil {
		return err
	}
	pruned, err := pruneSteps(tx)
	if err != nil || n == 0 && !pruned {
		return err
	}
	return forgetOrphans(tx)
}

// sumOf is the digest kept beside a document.
func sumOf(content []byte) []byte {
	sum := sha256.Sum256(content)
	return sum[:16]
}

// blob keeps an empty value from becoming NULL.
func blob(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// pruneSteps drops the oldest steps beyond the limits of the history; the last
// step always stays.
func pruneSteps(tx *sql.Tx) (bool, error) {
	var count, size int64
	if err := tx.QueryRow(`SELECT count(*), coalesce(sum(size), 0) FROM step`).Scan(&count, &size); err != nil {
		return false, err
	}
	pruned := false
	for count > 1 && (count > workspace.MaxSteps || size > workspace.MaxStepBytes) {
		var number, oldest int64
		if err := tx.QueryRow(`SELECT number, size FROM step ORDER BY number LIMIT 1`).Scan(&number, &oldest); err != nil {
			return pruned, err
		}
		if _, err := tx.Exec(`DELETE FROM step WHERE number = ?`, number); err != nil {
			return pruned, err
		}
		count, size, pruned = count-1, size-oldest, true
	}
	return pruned, nil
}

// forgetOrphans drops what belongs to bids that are gone and can no longer be
// brought back, so that a deleted bid does not stay in the file for ever. Files without
// a bid are the organisation's and stay.
func forgetOrphans(tx *sql.Tx) error {
	const dead = ` bid NOT IN (SELECT id FROM bid) AND bid NOT IN (SELECT id FROM step_patch WHERE kind = 'bid')`
	for _, query := range []string{
		`DELETE FROM version WHERE` + dead,
		`DELETE FROM pack WHERE` + dead,
		`DELETE FROM bid_attachment WHERE bid <> '' AND` + dead,
		`DELETE FROM attachment WHERE sha256 NOT IN (SELECT sha256 FROM bid_attachment)`,
	} {
		if _, err := tx.Exec(query); err != nil {
			return err
		}
	}
	return nil
}
