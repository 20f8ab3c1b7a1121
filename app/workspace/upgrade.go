package workspace

import (
	"encoding/json"
	"fmt"

	"bidwright/app/bid"
)

// upgrades lead a stored document from one schema version to the next, by the
// version they start from. Versions differ by decoding, so each works on JSON.
var upgrades = map[int]func(key Key, content []byte) ([]byte, error){
	1: asItIs, // schema 2 only adds fields
	2: renamedCodes,
	3: asItIs, // schema 4 only adds fields
}

func asItIs(_ Key, content []byte) ([]byte, error) { return content, nil }

// renamedCodes gives accepted findings the codes of schema 3; all else is as it is.
func renamedCodes(key Key, content []byte) ([]byte, error) {
	if key.Kind != EntryBid {
		return content, nil
	}
	var whole map[string]json.RawMessage
	if err := json.Unmarshal(content, &whole); err != nil {
		return nil, err
	}
	if whole["accepted"] == nil {
		return content, nil
	}
	var accepted []bid.Acceptance
	if err := json.Unmarshal(whole["accepted"], &accepted); err != nil {
		return nil, err
	}
	bid.RenameCodes(accepted)
	var err error
	if whole["accepted"], err = json.Marshal(accepted); err != nil {
		return nil, err
	}
	return json.Marshal(whole)
}

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
