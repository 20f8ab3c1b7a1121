package organisation

import (
	"strconv"

	"bidwright/app/bid"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
)

// regulators are those that register care, health and education, by what they register.
var regulators = []kit.Option{
	{ID: "CQC", Text: "Care Quality Commission (CQC)", Detail: "England: health and adult social care"},
	{ID: "Ofsted", Text: "Ofsted", Detail: "England: children’s care, education and skills"},
	{ID: "Care Inspectorate", Text: "Care Inspectorate", Detail: "Scotland"},
	{ID: "Care Inspectorate Wales", Text: "Care Inspectorate Wales", Detail: "Wales: care"},
	{ID: "Estyn", Text: "Estyn", Detail: "Wales: education"},
	{ID: "RQIA", Text: "Regulation and Quality Improvement Authority (RQIA)", Detail: "Northern Ireland"},
	{ID: "Department for Education", Text: "Department for Education", Detail: "England: independent schools"},
}

func (p *Page) newPlacesPart() *form.Part {
	type one = bid.Establishment
	const prefix = "organisation.standing.establishments."
	l := newEntries(p, prefix, "establishment", func(o *bid.Organisation) *[]one { return &o.Standing.Establishments },
		func(x *one) *string { return &x.ID }, func(x one) string { return x.Name })
	l.Table = kit.NewTable("Establishments", func(x one) string { return x.ID },
		kit.NewEmptyState("Where do you work from? A home, centre or branch that a regulator registers, or that a buyer judges by itself. Each has its own registration, rating and proofs.",
			"For example: Tarka House, CQC, rated Good on 14 May 2025, 12 places. Leave this part empty if no regulator registers you.", "Add an establishment", l.Add),
		kit.Column[one]{Title: "Establishment", Ems: 10, Weight: 2, Text: func(x one) string { return orUnnamed(x.Name) }},
		kit.Column[one]{Title: "Regulator", Ems: 8, Weight: 1, Optional: true, Text: func(x one) string { return orDash(x.Regulator) }},
		kit.Column[one]{Title: "Rating", Ems: 10, Weight: 1, Text: ratingWords},
		kit.Column[one]{Title: "Places", Ems: 5, Right: true, Optional: true, Text: func(x one) string {
			if x.Places == 0 {
				return "–"
			}
			return strconv.Itoa(x.Places)
		}})
	name := l.text("name", "Name of the place", "As the register has it.", func(x *one) *string { return &x.Name })
	l.First = name
	l.Form = kit.Stack(kit.Section("The chosen establishment"), kit.Form(name,
		l.text("address", "Address of the place", "", func(x *one) *string { return &x.Address }),
		picked(l, "nation", "Nation of the place", "Which regulator and which rules count.", "As the organisation", nations, func(x *one) *bid.Nation { return &x.Nation }),
		picked(l, "regulator", "Regulator", "Who registers and inspects it.", "None, or not known", regulators, func(x *one) *string { return &x.Regulator }),
		l.text("registration", "Registration number", "Buyers compare it with the public register.", func(x *one) *string { return &x.Registration }),
		l.text("rating", "Latest rating", "In the regulator’s words, such as Good or Requires improvement. A dynamic purchasing system may ask for a least rating, held throughout.", func(x *one) *string { return &x.Rating }),
		l.date("ratedOn", "Rated on", "The day of the report.", func(x *one) *date { return &x.RatedOn }),
		l.whole("places", "Places", "For how many people it is registered.", 10_000, func(x *one) *int { return &x.Places }),
		l.text("note", "Note on the place", "For you only.", func(x *one) *string { return &x.Note }),
	))
	l.Wire("Remove this establishment")
	l.View = kit.Stack(kit.Row(kit.NewButton("Add an establishment", l.Add)), l.Table, l.Form)
	return listPart(p, partPlaces, prefix, l.Editor, nil)
}

func ratingWords(x bid.Establishment) string {
	if x.Rating == "" {
		return "not entered"
	}
	if x.RatedOn.IsZero() {
		return x.Rating
	}
	return x.Rating + ", " + x.RatedOn.String()
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}
