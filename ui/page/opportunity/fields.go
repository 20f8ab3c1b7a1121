package opportunity

import (
	"fmt"
	"reflect"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"

	"fyne.io/fyne/v2"
)

// binding is one field of the page: how it shows what the opportunity says.
type binding struct {
	path   string
	field  *kit.Field
	set    func(*bid.Opportunity)
	blank  func(*bid.Opportunity) bool
	origin string
}

// from says where the value came from. A blank field comes from nowhere, unless the
// user emptied it.
func (b *binding) from(o *bid.Opportunity) string {
	if b.blank(o) && o.Sources[b.path].Kind != "typed" {
		return ""
	}
	return origin(o, b.path)
}

// bind puts a control for one value on the page. The control commits through edit,
// which marks the value as typed.
func bind[T any](p *Page, path, label, why string, build func(commit func(T)) (fyne.CanvasObject, func(T)), at func(*bid.Opportunity) *T) *kit.Field {
	control, set := build(func(v T) {
		p.edit(path, "Change “"+label+"”", func(o *bid.Opportunity) { *at(o) = v })
	})
	f := p.fields.Add("opportunity."+path, kit.NewField(label, control).Why(why))
	p.bindings = append(p.bindings, &binding{path: path, field: f, set: func(o *bid.Opportunity) { set(*at(o)) },
		blank: func(o *bid.Opportunity) bool { return reflect.ValueOf(at(o)).Elem().IsZero() }})
	return f
}

func (p *Page) text(path, label, why string, at func(*bid.Opportunity) *string) *kit.Field {
	return bind(p, path, label, why, func(commit func(string)) (fyne.CanvasObject, func(string)) {
		e := kit.NewValueEntry(func(text string) (string, error) { return readLine(strings.TrimSpace(text)) }, func(text string) string { return text }, commit)
		return e, e.Set
	}, at)
}

func (p *Page) lines(rows int, path, label, why string, at func(*bid.Opportunity) *string) *kit.Field {
	return bind(p, path, label, why, func(commit func(string)) (fyne.CanvasObject, func(string)) {
		e := kit.NewMultilineEntry(rows, commit)
		return e, e.Set
	}, at)
}

func (p *Page) money(path, label, why string, at func(*bid.Opportunity) *money.Pounds) *kit.Field {
	return bind(p, path, label, why, func(commit func(money.Pounds)) (fyne.CanvasObject, func(money.Pounds)) {
		e := kit.NewMoneyEntry(commit)
		return e, e.Set
	}, at)
}

func (p *Page) day(path, label, why string, at func(*bid.Opportunity) *date.Date) *kit.Field {
	return bind(p, path, label, why, func(commit func(date.Date)) (fyne.CanvasObject, func(date.Date)) {
		e := kit.NewDateEntry(p.Today, commit)
		e.SetPlaceHolder("") // an example in every blank field would read as a date
		return e, e.Set
	}, at)
}

func (p *Page) whole(least, most int, path, label, why string, at func(*bid.Opportunity) *int) *kit.Field {
	return bind(p, path, label, why, func(commit func(int)) (fyne.CanvasObject, func(int)) {
		e := kit.NewWholeEntry(least, most, func(w kit.Whole) { commit(w.N) })
		return e, func(n int) { e.Set(kit.Whole{N: n, Set: n > 0}) }
	}, at)
}

func (p *Page) moment(path, label, why string, at func(*bid.Opportunity) *bid.Moment) *kit.Field {
	return bind(p, path, label, why, func(commit func(bid.Moment)) (fyne.CanvasObject, func(bid.Moment)) {
		e := kit.NewValueEntry(
			func(text string) (bid.Moment, error) { return parseMoment(text, p.Today(), p.London) },
			func(m bid.Moment) string { return momentText(m, p.London) }, commit)
		return e, e.Set
	}, at)
}

// pick chooses one of many by its id; a value in the notice's own words is kept.
func pick[T ~string](p *Page, options []kit.Option, path, label, why string, at func(*bid.Opportunity) *T) *kit.Field {
	return bind(p, path, label, why, func(commit func(T)) (fyne.CanvasObject, func(T)) {
		e := kit.NewPicker("", options, func(id string) { commit(T(id)) })
		return e, func(v T) {
			e.SetOptions(withOwn(options, string(v)))
			e.Set(string(v))
		}
	}, at)
}

func (p *Page) answer(path, label, why string, at func(*bid.Opportunity) *bid.Answer) *kit.Field {
	return bind(p, path, label, why, func(commit func(bid.Answer)) (fyne.CanvasObject, func(bid.Answer)) {
		e := kit.NewYesNoUnknown(func(id string) { commit(bid.Answer(id)) })
		return e, func(v bid.Answer) { e.Set(string(v)) }
	}, at)
}

// several edits a list with one entry on each line.
func several[T any](p *Page, path, label, why string, at func(*bid.Opportunity) *[]T, print func(T) string, read func(string) (T, error)) *kit.Field {
	return bind(p, path, label, why, func(commit func([]T)) (fyne.CanvasObject, func([]T)) {
		format := func(list []T) string {
			out := make([]string, len(list))
			for i, item := range list {
				out[i] = print(item)
			}
			return strings.Join(out, "\n")
		}
		parse := func(text string) ([]T, error) {
			var out []T
			for _, line := range strings.Split(text, "\n") {
				if line = strings.TrimSpace(line); line == "" {
					continue
				}
				item, err := read(line)
				if err != nil {
					return nil, err
				}
				if out = append(out, item); len(out) > bid.MaxLines {
					return nil, fmt.Errorf("these are more than %d lines – keep the ones that matter", bid.MaxLines)
				}
			}
			return out, nil
		}
		e := kit.NewValueEntry(parse, format, commit)
		e.MultiLine, e.Wrapping, e.Scroll = true, fyne.TextWrapWord, fyne.ScrollVerticalOnly
		e.SetMinRowsVisible(3)
		return e, e.Set
	}, at)
}

func readLine(line string) (string, error) {
	if len([]rune(line)) > bid.MaxName {
		return "", fmt.Errorf("this is longer than %d characters – shorten it", bid.MaxName)
	}
	return line, nil
}

// readCode reads a line of the classification: 85312000 Day services.
func readCode(line string) (bid.Code, error) {
	id, text, _ := strings.Cut(line, " ")
	digits := strings.Count(id, "") - 1
	if strings.Trim(id, "0123456789-") != "" || digits < 2 || digits > 12 {
		return bid.Code{}, fmt.Errorf("“%s” does not begin with a code – type it as 85312000 Social work services", clipped(line))
	}
	text, err := readLine(strings.TrimSpace(text))
	return bid.Code{Scheme: "CPV", ID: id, Text: text}, err
}

func printCode(c bid.Code) string { return strings.TrimSpace(c.ID + " " + c.Text) }
