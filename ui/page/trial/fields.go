package trial

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
)

// group is a form whose fields stand below one path of the document.
type group struct {
	*form.Form
	path string
}

func (p *Page) group(path string) group { return group{form.New(p.s, p.fields), path} }

// amount is a field for pounds; rate one for pounds of any number of decimals.
func (g group) amount(path, label, why string, of func(*bid.Bid) *money.Pounds) *kit.Field {
	return g.Field(g.path+path, label, why, form.Value(g.Form, label, kit.NewMoneyEntry(nil), of))
}

func (g group) rate(path, label, why string, of func(*bid.Bid) *money.Pounds) *kit.Field {
	return g.Field(g.path+path, label, why, form.Value(g.Form, label, kit.NewRateEntry(nil), of))
}

func (g group) quantity(path, label, why string, of func(*bid.Bid) *money.Quantity) *kit.Field {
	return g.Field(g.path+path, label, why, form.Value(g.Form, label, kit.NewQuantityEntry(nil), of))
}

func (g group) share(path, label, why string, of func(*bid.Bid) *money.Share) *kit.Field {
	return g.Field(g.path+path, label, why, form.Value(g.Form, label, kit.NewPercentEntry(nil), of))
}

func (g group) text(path, label, why string, lines int, of func(*bid.Bid) *string) *kit.Field {
	e := kit.NewTextEntry(nil)
	if lines > 1 {
		e = kit.NewMultilineEntry(lines, nil)
	}
	return g.Field(g.path+path, label, why, form.Value(g.Form, label, e, of))
}
