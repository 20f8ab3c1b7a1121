package notice

import (
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
)

func paths(list []Difference) string {
	var out []string
	for _, d := range list {
		mark := ""
		if d.Edited {
			mark = "*"
		}
		out = append(out, d.Path+mark)
	}
	return strings.Join(out, " ")
}

func TestDifferences(t *testing.T) {
	lots := func(r *Release) {
		r.Tender.Lots = []Lot{{ID: "1", Title: "North", Value: Amount{Net: "400000"}}, {ID: "2", Title: "South", Value: Amount{Net: "500000"}}}
		r.Tender.Description = strings.Repeat("A long description of hot meals. ", 60)
	}
	current, _ := draft(t, with(lots))
	same, _ := draft(t, with(lots))
	if d := Differences(current, same); len(d) != 0 {
		t.Fatalf("the same notice again: %+v", d)
	}
	// The user edits two fields; the same notice still gives no differences.
	current.Title = "Community meals (our name)"
	current.Value.Net = money.MustPounds("880000")
	current.Budget = money.MustPounds("290000")
	if d := Differences(current, same); len(d) != 0 {
		t.Fatalf("an edit is no change by the publisher: %+v", d)
	}
	fresh, _ := draft(t, with(func(r *Release) {
		lots(r)
		r.ID = "900009-2026"
		r.Tender.Title = "Community meals and company"
		r.Tender.TenderEnd = "2026-07-24T12:00:00+01:00"
		r.Tender.Description += "And tea."
		r.Tender.Lots[1].Value.Net = "550000"
		r.Tender.Lots = append(r.Tender.Lots, Lot{ID: "3", Title: "West"})
	}))
	list := Differences(current, fresh)
	if got := paths(list); got != "title* description dates.deadline lots.2 lots.3" {
		t.Fatalf("differences %q", got)
	}
	if d := list[0]; d.Was != "Community meals" || d.Now != "Community meals (our name)" || d.New != "Community meals and company" || d.Label != "Title" {
		t.Errorf("%+v", d)
	}
	if !strings.HasSuffix(list[1].New, "And tea.") || strings.Contains(list[1].Now, "tea") {
		t.Errorf("%+v", list[1])
	}
	before := current.Notice.Imported["title"]
	Apply(&current, fresh, []string{"dates.deadline", "lots.2", "lots.3", "description"})
	if current.Title != "Community meals (our name)" || current.Value.Net.String() != "880000" || current.Budget.String() != "290000" {
		t.Errorf("an edited field was overwritten: %q %s", current.Title, current.Value.Net)
	}
	if current.Dates.Deadline.Text != "2026-07-24T12:00:00+01:00" || len(current.Lots) != 3 || current.Lots[1].Value.Net.String() != "550000" || !strings.HasSuffix(current.Description, "And tea.") {
		t.Errorf("a chosen field was not taken over: %+v", current)
	}
	if current.Notice.ID != "900009-2026" || current.Notice.Imported["title"] != before {
		t.Errorf("%+v", current.Notice)
	}
	// What was not chosen is offered again, and nothing else.
	if got := paths(Differences(current, fresh)); got != "title*" {
		t.Errorf("after applying: %q", got)
	}
	Apply(&current, fresh, []string{"title"})
	if got := Differences(current, fresh); len(got) != 0 || current.Title != "Community meals and company" {
		t.Errorf("%+v", got)
	}
	// A lot that the publisher took away.
	fewer, _ := draft(t, with(func(r *Release) { lots(r); r.Tender.Lots = r.Tender.Lots[:1] }))
	if got := paths(Differences(same, fewer)); got != "lots.2" {
		t.Errorf("%q", got)
	}
	other := same
	Apply(&other, fewer, []string{"lots.2"})
	if len(other.Lots) != 1 || len(same.Lots) != 2 {
		t.Errorf("%d and %d lots", len(other.Lots), len(same.Lots))
	}
}

// A field that the user filled before any import is theirs.
func TestDifferencesWithTypedOpportunity(t *testing.T) {
	typed := bid.Opportunity{Title: "My title", Reference: "T1"}
	fresh, _ := draft(t, basic())
	list := Differences(typed, fresh)
	for _, d := range list {
		if d.Path == "reference" {
			t.Error("a field that already says the same is no difference")
		}
		if (d.Path == "title") != d.Edited {
			t.Errorf("%+v", d)
		}
	}
	Apply(&typed, fresh, nil)
	if typed.Title != "My title" || typed.Notice == nil || typed.Buyer.Name != "" {
		t.Errorf("%+v", typed)
	}
	if got := paths(Differences(typed, fresh)); got != paths(list) {
		t.Errorf("%q, then %q", paths(list), got)
	}
}

func TestRelation(t *testing.T) {
	fresh, _ := draft(t, basic())
	for _, c := range []struct {
		name  string
		known Known
		want  Kind
		code  string
	}{
		{"nothing known", Known{NoticeID: "1-2026", OCID: "other", Title: "Community meals"}, RelationNew, ""},
		{"same notice", Known{NoticeID: "900001-2026", OCID: "ocds-h6vhtk-0f0001"}, RelationSame, CodeImported},
		{"same number on another portal", Known{NoticeID: "900001-2026", OCID: "ocds-kuma6s-1"}, RelationNew, ""},
		{"further notice, same title", Known{NoticeID: "1", OCID: "ocds-h6vhtk-0f0001", Title: "community  MEALS", Buyer: "New name"}, RelationFurther, CodeKnownOCID},
		{"further notice, same buyer", Known{NoticeID: "1", OCID: "ocds-h6vhtk-0f0001", Title: "x", Buyer: "Otterbourne District Council"}, RelationFurther, CodeKnownOCID},
		{"shared process id", Known{NoticeID: "1", OCID: "ocds-h6vhtk-0f0001", Title: "Road salt", Buyer: "Moor Council"}, RelationUnrelated, CodeKnownOCID},
	} {
		kind, known, issue := Relation([]Known{c.known}, fresh)
		if kind != c.want || (known != nil) != (c.code != "") || (issue != nil && issue.Code != c.code) {
			t.Errorf("%s: %s %v %v", c.name, kind, known, issue)
		}
	}
}

func TestFind(t *testing.T) {
	f := &File{Releases: []Release{basic(), with(func(r *Release) { r.ID = "900002-2026" })}}
	for choice, want := range map[string]string{"900002-2026": "900002-2026", "#1": "900001-2026", "2": "900002-2026", "": "", "3": "", "x": ""} {
		r, err := Find(f, choice)
		if (err == nil) != (want != "") || err == nil && r.ID != want {
			t.Errorf("%q: %v %v", choice, r, err)
		}
	}
}

func TestLotTotalIsOnlyProposed(t *testing.T) {
	o, issues := draft(t, with(func(r *Release) {
		r.Tender.Value = Amount{}
		r.Tender.Lots = []Lot{{ID: "1", Value: Amount{Net: "400000"}}, {ID: "2", Value: Amount{Net: "500000.10"}}}
	}))
	says(t, issues, CodeNoValue, "no value")
	if o.Value.Net.IsSet() {
		t.Error("a value was made up")
	}
	for _, p := range Proposals(o) {
		if p.Path == "opportunity.value.net" && p.Value == "900000.1" {
			return
		}
	}
	t.Errorf("%+v", Proposals(o))
}
