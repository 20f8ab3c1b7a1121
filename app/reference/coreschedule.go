package reference

// CoreScheduleRow is one row of the templates of core-cost schedules: a template, a
// category, an item that a fee may include, or a service for specific needs.
type CoreScheduleRow struct {
	Template string
	Kind     string // template, category, included or needs
	Code     string // of a category, C1
	Name     string
	Prompts  []string // example lines of a category
	Key      string   // usual measure; the unit of a service for specific needs
	Pay      string   // yes, part or no: is the category pay?
	Received bool     // asked for by buyers; else Bidwright’s own proposal
	Note     string
}

var coreScheduleHeading = []string{"template", "kind", "code", "name", "prompts", "key", "pay", "origin", "note"}

func (r row) coreSchedule() CoreScheduleRow {
	c := CoreScheduleRow{
		Template: r.must("template"), Kind: r.word("kind", "template", "category", "included", "needs"), Code: r.text("code"),
		Name: r.must("name"), Prompts: r.list("prompts"), Key: r.text("key"), Pay: r.word("pay", "", "yes", "part", "no"),
		Received: r.word("origin", "received", "proposal") == "received", Note: r.text("note"),
	}
	if (c.Kind == "category") != (c.Code != "" && c.Pay != "") {
		r.wrong("code", "a category, and nothing else, has a code and says whether it is pay")
	}
	return c
}

// CoreSchedules are the templates of core-cost schedules in the order of the table.
func (l *Library) CoreSchedules() []CoreScheduleRow { return l.coreSchedules }
