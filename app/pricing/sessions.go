package pricing

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/working"
)

// SessionResult is the cost of one session of group work (key unit.session): the time
// of its staff at their cost of a free hour, room and materials.
type SessionResult struct {
	ID, Name      string
	Cost, PerHead calc.Node
	// Extras are room and materials of a year, which join the cost of the bid; its staff
	// are posts already. Usable only where there are some.
	Extras calc.Node
}

const sessionPath = "pricing.service.sessions"

// sessions builds every kind of session once the posts are costed.
func (b *builder) sessions() {
	for i := range b.in.Document.Bid.Pricing.Service.Sessions {
		b.out.Sessions = append(b.out.Sessions, b.session(&b.in.Document.Bid.Pricing.Service.Sessions[i]))
	}
}

func (b *builder) session(s *bid.Session) *SessionResult {
	path, id := sessionPath+"."+s.ID, "session."+s.ID
	r := &SessionResult{ID: s.ID, Name: working.Named(s.Name, "Session")}
	one := calc.PoundsPer("session")
	var parts, extras []calc.Node
	for _, x := range working.Unique(s.Staff, func(x *bid.SessionStaff) *string { return &x.ID }) {
		parts = append(parts, b.sessionStaff(r, x, path+".staff."+x.ID))
	}
	if s.Room.IsSet() {
		extras = append(extras, b.Input(fig{Label: r.Name + ": room", Unit: one, Path: path + ".room"}, s.Room))
	}
	if s.Materials.IsSet() {
		extras = append(extras, b.Input(fig{Label: r.Name + ": materials", Unit: one, Path: path + ".materials"}, s.Materials))
	}
	cost := fig{ID: id + ".cost", Label: r.Name + ": direct cost of one", Unit: one, Key: "unit.session", Path: path}
	if len(parts)+len(extras) == 0 {
		r.Cost = b.None(cost, r.Name+": nothing is costed. Say who delivers it.")
	} else {
		r.Cost = b.Sum(cost, append(parts, extras...)...)
	}
	if len(extras) > 0 {
		r.Extras = b.Mul(fig{ID: id + ".year", Label: r.Name + ": room and materials a year", Unit: unitYear, Key: "unit.session", Path: path}, b.Total(extras...), b.sessionCount(s))
	}
	head := fig{ID: id + ".per_head", Label: r.Name + ": direct cost for one person", Unit: calc.PoundsPer("person"), Key: "unit.session", Path: path + ".capacity"}
	if !s.Capacity.IsSet() {
		r.PerHead = b.NoneCode(head, "", r.Name+": how many people a session is for is not typed.")
		return r
	}
	people := b.Input(fig{Label: r.Name + ": people", Unit: unitPeople, Path: path + ".capacity"}, s.Capacity)
	fill := b.Input(fig{Label: r.Name + ": share of places filled", Unit: unitShare, Path: path + ".fill"}, s.Fill, working.OrDefault("1"), working.UpToOne)
	r.PerHead = b.Div(head, r.Cost, b.Graph.Mul(people, fill), "nobody comes")
	return r
}

// sessionStaff is people × their hours × the cost of an hour of the post.
func (b *builder) sessionStaff(r *SessionResult, x bid.SessionStaff, path string) calc.Node {
	var post *PersonResult
	for _, p := range b.out.People {
		if p.ID == x.PostID {
			post = p
		}
	}
	if post == nil {
		return b.None(fig{Label: r.Name + ": who delivers it", Unit: unitPounds, Path: path + ".postId"}, r.Name+": the post that delivers it is not chosen or was removed.")
	}
	hours := calc.Counted("hours")
	in := func(name, label string, value working.Typed) calc.Node {
		return b.Input(fig{Label: r.Name + ": " + label, Unit: hours, Path: path + "." + name}, value, working.OrDefault("0"))
	}
	people := b.Input(fig{Label: r.Name + ": " + post.Role + ", people", Unit: unitPeople, Path: path + ".people"}, x.People, working.OrDefault("1"))
	time := b.Graph.Add(in("deliveryHours", "hours of delivery", x.Delivery), in("preparationHours", "hours of preparation", x.Preparation), in("travelHours", "hours of travel", x.Travel))
	return b.Mul(fig{Label: r.Name + ": " + post.Role, Unit: unitPounds, Key: "unit.session"}, people, time, post.CostPerHour)
}

// sessionExtras are room and materials of all sessions a year.
func (b *builder) sessionExtras() []calc.Node {
	var extras []calc.Node
	for _, r := range b.out.Sessions {
		if working.Usable(r.Extras) {
			extras = append(extras, r.Extras)
		}
	}
	return extras
}
