package shell

// history is where the user has been; at points to the place on show.
type history struct {
	routes []Route
	at     int
}

// maxHistory bounds what Back remembers.
const maxHistory = 100

// visit adds a place and forgets what lay ahead; the same place twice is one.
func (h *history) visit(r Route) {
	if len(h.routes) > 0 {
		if h.routes[h.at] == r {
			return
		}
		h.routes = h.routes[:h.at+1]
	}
	h.routes = append(h.routes, r)
	if len(h.routes) > maxHistory {
		h.routes = h.routes[len(h.routes)-maxHistory:]
	}
	h.at = len(h.routes) - 1
}

// move goes back (−1) or forward (+1); false at the end.
func (h *history) move(by int) (Route, bool) {
	to := h.at + by
	if to < 0 || to >= len(h.routes) {
		return Route{}, false
	}
	h.at = to
	return h.routes[to], true
}
