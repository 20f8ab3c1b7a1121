// Package file touches ordinary files: exports that are whole or not there,
// bounded reading, checked copies. It keeps the list of documents that are open
// in a database, because closing any other descriptor on such a file would drop
// the database's lock.
package file

import (
	"os"
	"sync"
)

var (
	openMu   sync.Mutex
	openDocs = map[int]os.FileInfo{}
	nextDoc  int
)

// MarkOpen enters a document in the list of open ones, unless the same file is
// already there under any name. release takes it off again.
func MarkOpen(info os.FileInfo) (release func(), ok bool) {
	openMu.Lock()
	defer openMu.Unlock()
	for _, other := range openDocs {
		if os.SameFile(info, other) {
			return nil, false
		}
	}
	id := nextDoc
	nextDoc++
	openDocs[id] = info
	var once sync.Once
	return func() {
		once.Do(func() {
			openMu.Lock()
			defer openMu.Unlock()
			delete(openDocs, id)
		})
	}, true
}

// IsOpen reports whether path is an open document under any name.
func IsOpen(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	openMu.Lock()
	defer openMu.Unlock()
	for _, other := range openDocs {
		if os.SameFile(info, other) {
			return true
		}
	}
	return false
}
