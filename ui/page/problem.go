package page

// Problem is what is wrong with something typed, as a whole sentence for people.
type Problem string

// Error is the sentence.
func (p Problem) Error() string { return string(p) }
