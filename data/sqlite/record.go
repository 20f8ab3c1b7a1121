package sqlite

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"io"

	"bidwright/app/bid"
	"bidwright/app/workspace"
)

// SaveVersion keeps a named state of a bid.
func (s *Store) SaveVersion(v workspace.Version) error {
	return s.write("save version", func(tx *sql.Tx) error { return saveVersion(tx, v) })
}

func saveVersion(tx *sql.Tx, v workspace.Version) error {
	_, err := tx.Exec(`INSERT INTO version (id, bid, name, at, schema, sum, content) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		v.ID, v.BidID, v.Name, instant(v.At), schemaNow, sumOf(v.Content), string(v.Content))
	return err
}

// DeleteVersion forgets a named state.
func (s *Store) DeleteVersion(id string) error {
	return s.write("delete version", func(tx *sql.Tx) error {
		_, err := tx.Exec(`DELETE FROM version WHERE id = ?`, id)
		return err
	})
}

// Versions lists the named states of a bid, newest first, without content.
func (s *Store) Versions(bidID string) ([]workspace.Version, error) {
	return list(s, `SELECT id, bid, name, at FROM version WHERE bid = ? ORDER BY at DESC, id`, bidID,
		func(scan func(...any) error) (v workspace.Version, err error) {
			var at string
			err = scan(&v.ID, &v.BidID, &v.Name, &at)
			v.At = parseInstant(at)
			return v, err
		})
}

// Version gives a named state with its content.
func (s *Store) Version(id string) (workspace.Version, error) {
	v := workspace.Version{ID: id}
	var at, content string
	var sum []byte
	err := s.db.QueryRow(`SELECT bid, name, at, sum, content FROM version WHERE id = ?`, id).Scan(&v.BidID, &v.Name, &at, &sum, &content)
	if errors.Is(err, sql.ErrNoRows) {
		return v, &workspace.Failure{Kind: workspace.NoVersion, Doing: "read"}
	}
	v.At, v.Content = parseInstant(at), []byte(content)
	if err == nil && !bytes.Equal(sum, sumOf(v.Content)) {
		return v, &workspace.Failure{Kind: workspace.BadDocument, Doing: "read", Cause: errors.New("the version differs from its digest")}
	}
	return v, explained(err, "read", s.path)
}

// SaveAttachment keeps a file with a bid.
func (s *Store) SaveAttachment(bidID string, a workspace.Attachment) error {
	return s.write("attach", func(tx *sql.Tx) error { return saveAttachment(tx, bidID, a) })
}

func saveAttachment(tx *sql.Tx, bidID string, a workspace.Attachment) error {
	if _, err := tx.Exec(`INSERT INTO attachment (sha256, size, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
		a.SHA256, a.Size, blob(a.Content)); err != nil {
		return err
	}
	_, err := tx.Exec(`INSERT INTO bid_attachment (bid, sha256, name, type, added) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		bidID, a.SHA256, a.Name, a.Type, instant(a.Added))
	return err
}

// Attachments lists the files kept with a bid, without content.
func (s *Store) Attachments(bidID string) ([]workspace.Attachment, error) {
	return list(s, `SELECT sha256, name, type, size, added FROM bid_attachment JOIN attachment USING (sha256)
		WHERE bid = ? ORDER BY added, sha256`, bidID,
		func(scan func(...any) error) (a workspace.Attachment, err error) {
			var added string
			err = scan(&a.SHA256, &a.Name, &a.Type, &a.Size, &added)
			a.Added = parseInstant(added)
			return a, err
		})
}

// Attachment gives a kept file with its content.
func (s *Store) Attachment(sha256 string) (workspace.Attachment, error) {
	a := workspace.Attachment{SHA256: sha256}
	var added string
	err := s.db.QueryRow(`SELECT name, type, size, added, content FROM bid_attachment JOIN attachment USING (sha256)
		WHERE sha256 = ? ORDER BY bid LIMIT 1`, sha256).Scan(&a.Name, &a.Type, &a.Size, &added, &a.Content)
	if errors.Is(err, sql.ErrNoRows) {
		return a, &workspace.Failure{Kind: workspace.NoVersion, Doing: "read"}
	}
	a.Added = parseInstant(added)
	return a, explained(err, "read", s.path)
}

// Setting gives a setting; false when it was never set.
func (s *Store) Setting(key string) (string, bool, error) {
	var value string
	err := s.db.QueryRow(`SELECT value FROM setting WHERE name = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	return value, err == nil, explained(err, "read", s.path)
}

// SaveSetting keeps a setting.
func (s *Store) SaveSetting(key, value string) error {
	return s.write("save setting", func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, key, value)
		return err
	})
}

// SavePack records an issued pack.
func (s *Store) SavePack(p workspace.IssuedPack) error {
	return s.write("record pack", func(tx *sql.Tx) error {
		if _, err := tx.Exec(`INSERT INTO pack (id, bid, audience, partner, version, format, name, sha256, at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, p.ID, p.BidID, p.Audience, p.Partner, p.Version, p.Format, p.Name, p.SHA256, instant(p.At)); err != nil || p.Snapshot == nil {
			return err
		}
		content, err := packed(p.Snapshot)
		if err != nil {
			return err
		}
		sum := wholeSum(p.Snapshot)
		if _, err := tx.Exec(`INSERT INTO snapshot (sha256, size, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, sum, len(p.Snapshot), content); err != nil {
			return err
		}
		_, err = tx.Exec(`INSERT INTO issued (pack, snapshot) VALUES (?, ?)`, p.ID, sum)
		return err
	})
}

// Snapshot is what an issued pack was made from; nil where that was not kept.
func (s *Store) Snapshot(packID string) ([]byte, error) {
	var sum string
	var content []byte
	err := s.db.QueryRow(`SELECT sha256, content FROM issued JOIN snapshot ON sha256 = snapshot WHERE pack = ?`, packID).Scan(&sum, &content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, explained(err, "read", s.path)
	}
	raw, err := unpacked(content)
	if err != nil || wholeSum(raw) != sum {
		return nil, damaged(s.path, "what a pack was made from differs from its digest")
	}
	return raw, nil
}

func wholeSum(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// packed compresses a snapshot; equal content gives equal bytes.
func packed(raw []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err == nil {
		_, err = w.Write(raw)
	}
	if err == nil {
		err = w.Close()
	}
	return out.Bytes(), err
}

// maxSnapshot is far above the largest document with what stands beside it.
const maxSnapshot = 2 * bid.MaxBytes

func unpacked(content []byte) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(content)), maxSnapshot+1))
	if err == nil && len(raw) > maxSnapshot {
		err = errors.New("a snapshot is too large")
	}
	return raw, err
}

// Packs lists the packs issued for a bid, newest first.
func (s *Store) Packs(bidID string) ([]workspace.IssuedPack, error) {
	return list(s, `SELECT id, bid, audience, partner, version, format, name, sha256, at, issued.pack IS NOT NULL
		FROM pack LEFT JOIN issued ON issued.pack = pack.id WHERE bid = ? ORDER BY at DESC, id`, bidID,
		func(scan func(...any) error) (p workspace.IssuedPack, err error) {
			var at string
			err = scan(&p.ID, &p.BidID, &p.Audience, &p.Partner, &p.Version, &p.Format, &p.Name, &p.SHA256, &at, &p.Kept)
			p.At = parseInstant(at)
			return p, err
		})
}

// list reads all rows of a query with one argument.
func list[T any](s *Store, query, arg string, read func(scan func(...any) error) (T, error)) ([]T, error) {
	rows, err := s.db.Query(query, arg)
	if err != nil {
		return nil, explained(err, "read", s.path)
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := read(rows.Scan)
		if err != nil {
			return nil, explained(err, "read", s.path)
		}
		out = append(out, v)
	}
	return out, explained(rows.Err(), "read", s.path)
}
