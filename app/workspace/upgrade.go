package workspace

import (
	"fmt"

	"bidwright/app/bid"
)

// upgrades lead a stored document from one schema version to the next, by the
// version they start from. Versions differ by decoding, so each works on JSON.
var upgrades = map[int]func(key Key, content []byte) ([]byte, error){
	1: asItIs, // schema 2 only adds fields
}

func asItIs(_ Key, content []byte) ([]byte, error) { return content, nil }

// UpgradeEntry brings a stored document from an earlier schema version to the
// present one. Storage calls it when it brings a file up to date.
func UpgradeEntry(key Key, schema int, content []byte) ([]byte, error) {
	for ; schema < bid.SchemaVersion; schema++ {
		up, ok := upgrades[schema]
		if !ok {
			return nil, fail(BadDocument, "update", fmt.Errorf("no way from document version %d", schema))
		}
		var err error
		if content, err = up(key, content); err != nil {
			return nil, fail(BadDocument, "update", err)
		}
	}
	if schema > bid.SchemaVersion {
		return nil, fail(Newer, "update", fmt.Errorf("document version %d", schema))
	}
	return content, nil
}
