package ocds

import (
	"fmt"

	"bidwright/app/notice"
)

// open finds the releases in whatever envelope they came.
func open(root node, f *notice.File) *Refusal {
	var found []node
	switch {
	case root.kind == isList:
		f.Shape = "list of releases"
		for i, entry := range root.values {
			switch {
			case entry.get("releases").kind == isList && !isRelease(entry):
				found = append(found, entry.get("releases").values...)
			case isRecord(entry):
				found = fromRecord(entry, found, f, fmt.Sprintf("[%d]", i))
			default:
				found = append(found, entry)
			}
		}
	case root.kind != isObject:
		return notOCDS()
	case isRecord(root):
		f.Shape = "record"
		found = fromRecord(root, nil, f, "record")
	case root.get("records").kind == isList:
		f.Shape = "record package"
		for i, record := range root.get("records").values {
			found = fromRecord(record, found, f, fmt.Sprintf("records[%d]", i))
		}
	case root.get("releases").kind == isList:
		f.Shape = "release package"
		found = root.get("releases").values
	case isRelease(root):
		f.Shape = "release"
		found = []node{root}
	default:
		return notOCDS()
	}
	if f.Shape == "release package" || f.Shape == "record package" {
		f.Publisher, f.URI = root.at("publisher", "name"), root.at("uri")
		f.Skipped = append(f.Skipped, root.unread("releases", "records", "publisher", "uri", "version", "extensions", "publishedDate", "license", "publicationPolicy", "links", "packages")...)
	}
	if len(found) > MaxReleases {
		return refuse(notice.CodeRefused, "This file holds %d notices, and at most %d are read at once. Save fewer notices from the portal and try again.", len(found), MaxReleases)
	}
	for i, entry := range found {
		if !isRelease(entry) {
			f.Skipped = append(f.Skipped, fmt.Sprintf("entry %d of the file, which is not a notice", i+1))
			continue
		}
		if lots := len(entry.get("tender", "lots").values); lots > MaxLots {
			return refuse(notice.CodeRefused, "A notice in this file has %d lots, and at most %d are read. Nothing was imported.", lots, MaxLots)
		}
		f.Releases = append(f.Releases, release(entry))
	}
	if len(f.Releases) == 0 {
		return notOCDS()
	}
	return nil
}

func notOCDS() *Refusal {
	return refuse(notice.CodeNotOCDS, "This is not an OCDS notice: it holds neither a release nor a record. Nothing was imported. On the portal, save the notice in the OCDS (JSON) form.")
}

// isRelease asks for a process id or a tag together with something to read; a
// release that only links to another file has neither.
func isRelease(n node) bool {
	if n.kind != isObject || n.get("compiledRelease").kind == isObject {
		return false
	}
	contents := n.get("tender").kind == isObject || n.get("planning").kind == isObject || n.get("awards").kind == isList || n.get("contracts").kind == isList
	return contents || n.at("ocid") != "" && (n.get("tag").kind != isNull || n.at("id") != "" && n.at("date") != "")
}

func isRecord(n node) bool {
	return n.kind == isObject && (n.get("compiledRelease").kind == isObject || n.at("ocid") != "" && n.get("releases").kind == isList && n.get("tender").kind != isObject)
}

// fromRecord takes the compiled release, else the last release, by its date where
// all have one.
func fromRecord(record node, found []node, f *notice.File, where string) []node {
	if compiled := record.get("compiledRelease"); compiled.kind == isObject {
		if compiled.at("ocid") == "" && record.at("ocid") != "" {
			compiled.keys = append(append([]string(nil), compiled.keys...), "ocid")
			compiled.values = append(append([]node(nil), compiled.values...), record.get("ocid"))
		}
		return append(found, compiled)
	}
	best, when, any := node{}, "", false
	for _, entry := range record.get("releases").values {
		if !isRelease(entry) {
			continue
		}
		if date := entry.at("date"); !any || date >= when || date == "" {
			best, when, any = entry, date, true
		}
	}
	if !any {
		f.Skipped = append(f.Skipped, where+", which only points to other files")
		return found
	}
	return append(found, best)
}
