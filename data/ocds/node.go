package ocds

import (
	"bidwright/app/bid"
)

// get walks down by names; a missing step gives a null.
func (n node) get(path ...string) node {
	for _, name := range path {
		next := node{}
		if n.kind == isObject {
			for i, key := range n.keys {
				if key == name {
					next = n.values[i]
					break
				}
			}
		}
		n = next
	}
	return n
}

// at is the text or number text found there, else empty.
func (n node) at(path ...string) string { return n.get(path...).scalar() }

func (n node) scalar() string {
	if n.kind == isText || n.kind == isNumber {
		return n.text
	}
	return ""
}

// list is the entries of a list; a single value in its place counts as one entry,
// because publishers write both.
func (n node) list(path ...string) []node {
	found := n.get(path...)
	switch found.kind {
	case isList:
		return found.values
	case isNull:
		return nil
	}
	return []node{found}
}

// texts is the non-empty texts of a list.
func (n node) texts(path ...string) []string {
	var out []string
	for _, entry := range n.list(path...) {
		if text := entry.scalar(); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// answer is yes or no where the file says true or false, else not known.
func (n node) answer(path ...string) bid.Answer {
	switch found := n.get(path...); {
	case found.kind == isTrue, found.kind == isText && (found.text == "true" || found.text == "True"):
		return bid.Yes
	case found.kind == isFalse, found.kind == isText && (found.text == "false" || found.text == "False"):
		return bid.No
	}
	return bid.Unknown
}

// unread lists the names of an object that are not among the known ones.
func (n node) unread(known ...string) []string {
	var out []string
names:
	for _, key := range n.keys {
		for _, name := range known {
			if key == name {
				continue names
			}
		}
		out = append(out, key)
	}
	return out
}
