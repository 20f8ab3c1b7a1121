package page

import "strings"

// Mover is an input of the open bid that would change a figure much: in words, and the
// field that it is typed in, empty where it is none.
type Mover struct{ ID, Words, Path string }

// Movers are the inputs that would change a figure most, at most so many.
func (s *Session) Movers(id string, most int) []Mover {
	a := s.Assessment()
	if a == nil {
		return nil
	}
	var out []Mover
	for _, m := range a.Pricing.Graph.Movers(id, most) {
		// Several posts have hours and pay: say whose they are.
		if who := s.post(m.Path); who != "" {
			m.Label = Clip(who, 60) + ": " + strings.ToLower(m.Label[:1]) + m.Label[1:]
		}
		out = append(out, Mover{ID: m.ID, Words: m.Words(), Path: m.Path})
	}
	return out
}

// post is the role of the post that a path belongs to, empty when it is none.
func (s *Session) post(path string) string {
	for _, p := range s.Bid().Pricing.People {
		if p.ID != "" && strings.HasPrefix(path, "pricing.people."+p.ID+".") {
			return p.Role
		}
	}
	return ""
}
