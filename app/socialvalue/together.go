package socialvalue

// Way is one of the nine ways in which a service can be planned and delivered (section 13
// of the social value specification). ID is delivered/planned.
type Way struct {
	ID, Deliver, Plan string
	Name              string // empty where the source has no name for it
}

// Sides are who plans or delivers, from professionals to the community.
func Sides() []string { return []string{"professionals", "together", "users"} }

// SideName is a side in words.
func SideName(id string) string {
	return map[string]string{"professionals": "professionals", "together": "both together", "users": "users and community"}[id]
}

var wayNames = map[string]string{
	"professionals/professionals": "Traditional service", "professionals/together": "Professional service, users help plan",
	"together/professionals": "Users co-deliver a professional plan", "together/together": "Full co-production", "together/users": "Community delivers with little formal planning",
	"users/professionals": "Users deliver a professional plan", "users/together": "Users deliver a joint plan", "users/users": "Self-organised",
}

// Ways are the nine, row by row: who delivers, then who plans.
func Ways() []Way {
	var out []Way
	for _, deliver := range Sides() {
		for _, plan := range Sides() {
			id := deliver + "/" + plan
			out = append(out, Way{ID: id, Deliver: deliver, Plan: plan, Name: wayNames[id]})
		}
	}
	return out
}

// Principle is one of the four of co-production.
type Principle struct{ ID, Name string }

// Principles are the four.
func Principles() []Principle {
	return []Principle{{"assets", "People are assets, not cases"}, {"work", "Work is valued differently"}, {"reciprocity", "Giving goes both ways"}, {"networks", "Networks grow"}}
}
