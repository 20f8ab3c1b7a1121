// Package licences holds the licence texts of everything that is linked into the
// programs. generate_test.go writes and checks them.
package licences

import _ "embed"

// ThirdParty is the licence text of each module, with its name and version.
//
//go:embed THIRD_PARTY.txt
var ThirdParty string
