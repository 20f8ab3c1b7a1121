package response

import (
	"slices"

	"bidwright/app/bid"
)

// mobilisation looks at the dates and the order of the steps up to the first day.
func (c *checker) mobilisation() {
	steps, start := c.r.Mobilisation, c.start()
	byID := map[string]bid.MobilisationStep{}
	for _, s := range steps {
		byID[s.ID] = s
	}
	for _, s := range steps {
		path, name := "response.mobilisation."+s.ID, named(s.Name, "A step")
		switch {
		case s.End.IsZero():
			c.add("RESP-010", bid.Warns, path+".end", "“%s” has no last day. Type one, so that the buyer sees that you are ready in time.", name)
		case !s.Start.IsZero() && s.End.Before(s.Start):
			c.add("RESP-011", bid.Blocks, path+".end", "“%s” ends on %s, before it begins on %s. Change one of the days.", name, s.End, s.Start)
		case !start.IsZero() && start.Before(s.End) && (s.Start.IsZero() || s.Start.Before(start)): // what begins with the contract may run on
			c.add("RESP-012", bid.Warns, path+".end", "“%s” ends on %s, after the first day of the contract, %s. Say in the plan how the service runs until then, or bring it forward.", name, s.End, start)
		}
		for _, id := range s.AfterIDs {
			before, found := byID[id]
			switch {
			case !found:
				c.add("RESP-013", bid.Warns, path+".afterIds", "“%s” waits for a step that is not there any more. Choose it again.", name)
			case id != s.ID && !before.End.IsZero() && !s.Start.IsZero() && s.Start.Before(before.End):
				c.add("RESP-013", bid.Warns, path+".start", "“%s” begins on %s, before “%s” is done on %s, for which it waits.", name, s.Start, named(before.Name, "a step"), before.End)
			}
		}
		if waitsForItself(s.ID, byID) {
			c.add("RESP-014", bid.Blocks, path+".afterIds", "“%s” waits for steps that in the end wait for it, so none of them can begin. Take one of them out.", name)
		}
	}
}

func waitsForItself(id string, steps map[string]bid.MobilisationStep) bool {
	seen := map[string]bool{}
	todo := slices.Clone(steps[id].AfterIDs)
	for len(todo) > 0 {
		next := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if next == id {
			return true
		}
		if !seen[next] {
			seen[next] = true
			todo = append(todo, steps[next].AfterIDs...)
		}
	}
	return false
}

func (c *checker) risks() {
	for _, r := range c.r.Risks {
		path, name := "response.risks."+r.ID, named(r.Name, "A risk")
		for _, level := range []struct {
			field, word string
			value       int
		}{{"likelihood", "how likely it is", r.Likelihood}, {"effect", "how bad it would be", r.Effect}} {
			switch {
			case level.value == 0:
				c.add("RESP-020", bid.Warns, path+"."+level.field, "“%s” does not say %s. Choose 1 to 5.", name, level.word)
			case level.value < 0 || level.value > 5:
				c.add("RESP-021", bid.Blocks, path+"."+level.field, "%d is not on the scale of 1 to 5 by which “%s” says %s. Choose again.", level.value, name, level.word)
			}
		}
		if r.Response == "" {
			c.add("RESP-022", bid.Warns, path+".response", "“%s” does not say what you do about it. A risk without an answer worries the reader more than none.", name)
		}
	}
}
