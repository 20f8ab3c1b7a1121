package sqlite

import "os"

// runChild runs the part of a child process when the test binary was started as one.
func runChild() bool {
	switch os.Getenv("BIDWRIGHT_TEST_CHILD") {
	case "":
		return false
	}
	return true
}
