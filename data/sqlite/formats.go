package sqlite

import (
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"sort"
	"strings"

	"bidwright/app/workspace"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// format is one version of the file: the statements that lead to it from the one
// before, and the digest of the whole schema once they have run.
type format struct {
	SQL  string
	Hash string
}

// hashes are the digests of every released version; a released one never changes.
var hashes = []string{
	"36e248384f1271b65387fca54e25b8cab6bab79302410d08055a5125fbc2e981",
	"36e248384f1271b65387fca54e25b8cab6bab79302410d08055a5125fbc2e981",
	"36e248384f1271b65387fca54e25b8cab6bab79302410d08055a5125fbc2e981",
	"36e248384f1271b65387fca54e25b8cab6bab79302410d08055a5125fbc2e981",
	"309ce44a5d0876204e8d68015751f7013a693ece693d94d18feb07a570d25d31",
}

// released lists the formats, version 1 first.
func released() []format {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		panic(err) // the pattern is fixed
	}
	sort.Strings(names)
	out := make([]format, len(names))
	for i, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic(err) // embedded at build time
		}
		out[i] = format{SQL: strings.ReplaceAll(string(text), "\r\n", "\n"), Hash: hashes[i]}
	}
	return out
}

type querier interface {
	Query(query string, args ...any) (*sql.Rows, error)
	QueryRow(query string, args ...any) *sql.Row
	Exec(query string, args ...any) (sql.Result, error)
}

// schemaHash is the digest of everything that the schema table holds. A trigger,
// view or table that somebody planted changes it.
func schemaHash(db querier) (string, error) {
	rows, err := db.Query(`SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name`)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	sum := sha256.New()
	for rows.Next() {
		var kind, name, table, text string
		if err := rows.Scan(&kind, &name, &table, &text); err != nil {
			return "", err
		}
		for _, part := range []string{kind, name, table, text} {
			fmt.Fprintf(sum, "%d:%s\n", len(part), part)
		}
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// upgradeFunc brings one stored document to the present schema version.
type upgradeFunc func(key workspace.Key, schema int, content []byte) ([]byte, error)
