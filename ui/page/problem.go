package page

import (
	"fmt"

	"bidwright/app/bid"
)

// Problem is what is wrong with something typed, as a whole sentence for people.
type Problem string

// Error is the sentence.
func (p Problem) Error() string { return string(p) }

// NameProblem is what is wrong with a name that a dialog asks for, nil when nothing is;
// missing is the sentence for none at all.
func NameProblem(name, missing string) error {
	if name == "" {
		return Problem(missing)
	}
	if n := len([]rune(name)); n > bid.MaxName {
		return Problem(fmt.Sprintf("This name has %d characters; at most %d can be kept on a page. Shorten it.", n, bid.MaxName))
	}
	return nil
}
