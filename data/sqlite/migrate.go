package sqlite

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"bidwright/app/bid"
	"bidwright/app/workspace"
)

// migrateFile brings a checked file at place up to the newest version: tables and
// documents, the version number, the comparison of totals and every check of
// meaning in one transaction. When anything is wrong the file stays as it was.
func (k *Keeper) migrateFile(place, path string) error {
	db, err := open(place, modeWrite)
	if err != nil {
		return explained(err, "open", path)
	}
	err = k.migrate(db, path)
	if err := errors.Join(err, db.Close()); err != nil {
		if errors.Is(err, workspace.Damaged) || codeOf(err) == 0 {
			return &workspace.Failure{Kind: workspace.Unmigrated, Doing: "open", Name: filepath.Base(path), Cause: err}
		}
		return explained(err, "open", path)
	}
	return nil
}

func (k *Keeper) migrate(db *sql.DB, path string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer rollback(tx)
	var version int
	if err := tx.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil {
		return err
	}
	before, err := totalsOf(tx)
	if err != nil {
		return err
	}
	for ; version < k.newest(); version++ {
		if _, err := tx.Exec(k.formats[version].SQL); err != nil {
			return damaged(path, fmt.Sprintf("step to version %d: %v", version+1, err))
		}
	}
	hash, err := schemaHash(tx)
	if err != nil {
		return err
	}
	if hash != k.formats[k.newest()-1].Hash {
		return damaged(path, "the new schema is not the expected one")
	}
	if err := k.upgradeDocuments(tx); err != nil {
		return err
	}
	if _, err := tx.Exec(fmt.Sprintf(`PRAGMA user_version = %d`, k.newest())); err != nil {
		return err
	}
	if err := checkContent(tx, path); err != nil {
		return err
	}
	after, err := totalsOf(tx)
	if err != nil {
		return err
	}
	if after != before {
		return damaged(path, "totals changed")
	}
	return tx.Commit()
}

type totals struct{ bids, pence int64 }

func totalsOf(db querier) (t totals, err error) {
	err = db.QueryRow(`SELECT bids, value_pence FROM workspace`).Scan(&t.bids, &t.pence)
	return t, err
}

// upgradeDocuments rewrites documents and named versions of earlier schema
// versions. The history is made of patches to the old text, so it ends there.
func (k *Keeper) upgradeDocuments(tx *sql.Tx) error {
	all, err := documents(tx)
	if err != nil {
		return err
	}
	changed := false
	for _, d := range all {
		if d.schema == bid.SchemaVersion {
			continue
		}
		if !bytes.Equal(d.sum, sumOf([]byte(d.content))) {
			return errors.New("a document differs from its digest")
		}
		content, err := k.upgrade(d.key, d.schema, []byte(d.content))
		if err != nil {
			return err
		}
		changed = true
		if _, err := tx.Exec(`UPDATE document SET schema = ?, sum = ?, content = ? WHERE kind = ? AND id = ?`,
			bid.SchemaVersion, sumOf(content), string(content), string(d.key.Kind), d.key.ID); err != nil {
			return err
		}
	}
	if changed {
		if _, err := tx.Exec(`DELETE FROM step`); err != nil {
			return err
		}
	}
	return k.upgradeVersions(tx)
}

func (k *Keeper) upgradeVersions(tx *sql.Tx) error {
	rows, err := tx.Query(`SELECT id, bid, schema, content FROM version WHERE schema <> ?`, bid.SchemaVersion)
	if err != nil {
		return err
	}
	type old struct {
		id, bid, content string
		schema           int
	}
	var all []old
	for rows.Next() {
		var o old
		if err := rows.Scan(&o.id, &o.bid, &o.schema, &o.content); err != nil {
			return errors.Join(err, rows.Close())
		}
		all = append(all, o)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for _, o := range all {
		content, err := k.upgrade(workspace.Key{Kind: workspace.EntryBid, ID: o.bid}, o.schema, []byte(o.content))
		if err != nil {
			return err
		}
		if _, err := tx.Exec(`UPDATE version SET schema = ?, sum = ?, content = ? WHERE id = ?`,
			bid.SchemaVersion, sumOf(content), string(content), o.id); err != nil {
			return err
		}
	}
	return nil
}
