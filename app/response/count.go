package response

import "strings"

// Words counts an answer as a word processor does: whatever stands between spaces is a
// word, also in headings, lists and tables; the signs of the markup and the numbers of a
// list are none. Buyers count with their own program: leave a few words to spare.
func Words(text string) int {
	n := 0
	for _, p := range Parse(text) {
		n += p.words()
	}
	return n
}

func (p Part) words() int {
	n := len(strings.Fields(p.Text))
	for _, list := range append([][]string{p.Items, p.Head}, p.Rows...) {
		for _, text := range list {
			n += len(strings.Fields(text))
		}
	}
	return n
}
