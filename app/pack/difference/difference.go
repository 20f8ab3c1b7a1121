// Package difference tells two packs apart in words: what a reader of the second one
// would find changed, added, gone or moved. It reads the two trees and nothing else, so it
// never says more than the audience could read in them.
package difference

import (
	"fmt"
	"slices"
	"strings"

	"bidwright/app/pack"
)

// Kind is what happened to a place.
type Kind string

// The kinds.
const (
	Changed Kind = "changed"
	Added   Kind = "added"
	Gone    Kind = "gone"
	Moved   Kind = "moved"
)

// Change is one difference. Where names the place as it is printed, Words is the whole
// difference as a sentence without its full stop.
type Change struct {
	Kind       Kind
	Where      string
	Was, Is    string
	Words      string
	Identifies bool // of the version, date or hash alone: two issues of one file always differ there
}

// Between lists what changed from one pack to another, in reading order: particulars of the
// cover first, then section by section.
func Between(was, is pack.Document) []Change {
	c := &comparison{}
	c.particulars(was, is)
	c.sections(was.Sections, is.Sections)
	return c.out
}

// Same reports that nothing differs but what tells two issues of a file apart.
func Same(changes []Change) bool {
	return !slices.ContainsFunc(changes, func(c Change) bool { return !c.Identifies })
}

type comparison struct{ out []Change }

func (c *comparison) add(kind Kind, where, was, is string) {
	x := Change{Kind: kind, Where: where, Was: was, Is: is}
	switch kind {
	case Added:
		x.Words = where + ": new"
		if is != "" {
			x.Words += ", " + quoted(is)
		}
	case Gone:
		x.Words = where + ": no longer there"
		if was != "" {
			x.Words += ", it was " + quoted(was)
		}
	case Moved:
		x.Words = where + ": stands in another place"
	default:
		x.Words = where + ": " + quoted(is) + ", was " + quoted(was) + moved(was, is)
		if long(was) || long(is) {
			x.Words = where + ": " + prose(was, is)
		}
	}
	c.out = append(c.out, x)
}

// pair reports one place whose text may have changed.
func (c *comparison) pair(where, was, is string) {
	switch {
	case was == is:
	case was == "":
		c.add(Added, where, was, is)
	case is == "":
		c.add(Gone, where, was, is)
	default:
		c.add(Changed, where, was, is)
	}
}

// particulars are the cover and what stands on every page.
func (c *comparison) particulars(was, is pack.Document) {
	c.pair("Title", was.Title, is.Title)
	c.pair("Subject", was.Subject, is.Subject)
	c.pair("Organisation", was.Organisation, is.Organisation)
	c.pair("Reference", was.Reference, is.Reference)
	c.pair("Lot", was.Lot, is.Lot)
	c.pair("Confidentiality", was.Confidential, is.Confidential)
	c.identifying(func() {
		if was.Version != is.Version {
			c.pair("Version", fmt.Sprintf("version %d", was.Version), fmt.Sprintf("version %d", is.Version))
		}
		c.pair("Date", was.Date.String(), is.Date.String())
	})
	about := map[string]bool{"Contract": true, "Bidder": true, "Reference": true, "Lot": true} // told above
	c.keyed("Cover", slices.DeleteFunc(slices.Clone(was.Cover), func(kv pack.KeyValue) bool { return about[kv.Key] }),
		slices.DeleteFunc(slices.Clone(is.Cover), func(kv pack.KeyValue) bool { return about[kv.Key] }))
}

// identifying marks what f adds as telling two issues of a file apart.
func (c *comparison) identifying(f func()) {
	from := len(c.out)
	f()
	for i := range c.out[from:] {
		c.out[from+i].Identifies = true
	}
}

// sections compares by id, or by title where there is none.
func (c *comparison) sections(was, is []pack.Section) {
	name := func(s pack.Section) string {
		if s.ID != "" {
			return s.ID
		}
		return s.Title
	}
	old, now := keysOf(was, name), keysOf(is, name)
	for i, s := range was {
		if !slices.Contains(now, old[i]) {
			c.add(Gone, "The section “"+s.Title+"”", "", "")
		}
	}
	still := slices.DeleteFunc(slices.Clone(old), func(k string) bool { return !slices.Contains(now, k) })
	kept := slices.DeleteFunc(slices.Clone(now), func(k string) bool { return !slices.Contains(old, k) })
	stays := common(still, kept)
	for i, s := range is {
		at := slices.Index(old, now[i])
		if at < 0 {
			c.add(Added, "The section “"+s.Title+"”", "", "")
			continue
		}
		if !slices.Contains(stays, now[i]) {
			c.add(Moved, "The section “"+s.Title+"”", "", "")
		}
		c.pair("Title of the section", was[at].Title, s.Title)
		compare := func() { c.blocks(s.Title, was[at].Blocks, s.Blocks) }
		if s.ID == control {
			c.identifying(compare)
		} else {
			compare()
		}
	}
}

// keysOf names each of a list; what stands there twice is numbered.
func keysOf[T any](list []T, name func(T) string) []string {
	seen := map[string]int{}
	out := make([]string, len(list))
	for i, x := range list {
		key := name(x)
		seen[key]++
		if n := seen[key]; n > 1 {
			key = fmt.Sprintf("%s (%d)", key, n)
		}
		out[i] = key
	}
	return out
}

// The particular on the cover, and the section, that name the issue of a file.
const (
	version = "Version and date"
	control = "control"
)

// keyed compares particulars by their names.
func (c *comparison) keyed(where string, was, is []pack.KeyValue) {
	name := func(kv pack.KeyValue) string { return kv.Key }
	old, now := keysOf(was, name), keysOf(is, name)
	for i, kv := range was {
		if !slices.Contains(now, old[i]) {
			c.add(Gone, where+", "+old[i], "", kv.Value.Text)
		}
	}
	for i, kv := range is {
		compare := func() {
			if at := slices.Index(old, now[i]); at >= 0 {
				c.pair(where+", "+now[i], was[at].Value.Text, kv.Value.Text)
			} else {
				c.add(Added, where+", "+now[i], "", kv.Value.Text)
			}
		}
		if kv.Key == version {
			c.identifying(compare)
		} else {
			compare()
		}
	}
}

func textOf(runs []pack.Run) string {
	var out strings.Builder
	for _, r := range runs {
		out.WriteString(r.Text)
	}
	return out.String()
}
