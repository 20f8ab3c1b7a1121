package pack

import (
	"reflect"
	"strings"

	"bidwright/app/bid"
)

// serves reports whether the bid says more of its service than a quantity.
func serves(s bid.Service) bool { return !reflect.ValueOf(s).IsZero() }

// serviceFigures are the beginnings of the ids of what is typed and worked out of visits,
// sessions, places and units.
var serviceFigures = []string{"pricing.service.", "visits.", "visit.", "session.", "occ.", "offers.", "offer.", "unit."}

// service is the tab of visits and units: one row for each visit length, session and
// unit offered, then every other figure of the service.
func (m *boardBook) service(tab int, s bid.Service) {
	lengths, sessions, offers := []line{}, []line{}, []line{}
	for _, l := range s.Visits.Lengths {
		lengths = append(lengths, line{l.ID, or(l.Name, "Visit")})
	}
	for _, x := range s.Sessions {
		sessions = append(sessions, line{x.ID, or(x.Name, "Session")})
	}
	for _, o := range s.Offers {
		offers = append(offers, line{o.ID, or(o.Name, "Unit")})
	}
	for _, part := range []struct {
		title       string
		lines       []line
		typed, made string
	}{
		{"Visit", lengths, "pricing.service.visits.lengths.", "visit."}, {"Session", sessions, "pricing.service.sessions.", "session."},
		{"Unit offered", offers, "pricing.service.offers.", "offer."},
	} {
		if len(part.lines) > 0 {
			m.matrix(tab, part.title, part.lines, part.typed, part.made)
			m.row(tab, SheetNormal)
		}
	}
	sheet, titled := m.book.Sheets[tab], false
	for len(sheet.Widths) < 3 {
		sheet.Widths = append(sheet.Widths, []int{46, 18, 70}[len(sheet.Widths)])
	}
	for _, n := range m.figures {
		if m.done[n.ID()] || !beginsWith(n.ID(), serviceFigures) {
			continue
		}
		if !titled {
			m.row(tab, SheetGroup, "Other figures of the service")
			titled = true
		}
		row := m.row(tab, SheetNormal, n.Label())
		m.place(Place{tab, row, 1}, n)
	}
}

func beginsWith(id string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(id, p) {
			return true
		}
	}
	return false
}
