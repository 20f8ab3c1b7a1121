package organisation

import (
	"bidwright/app/bid"
	day "bidwright/app/date"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
	"bidwright/ui/page/lines"

	"fyne.io/fyne/v2"
)

// sheet joins the fields of one part to values of the organisation that are not in a list.
type sheet struct {
	p    *Page
	load []func(o *bid.Organisation, fresh bool) // put the stored values into the fields
}

// part is the part of a sheet with its view.
func (f *sheet) part(view fyne.CanvasObject) *form.Part {
	return form.NewPart(view, f.refresh)
}

func (f *sheet) refresh(fresh bool) {
	o := f.p.s.Organisation()
	for _, load := range f.load {
		load(&o, fresh)
	}
}

// field registers a field by the name of its value below the organisation.
func (f *sheet) field(path, label, why string, control fyne.CanvasObject) *kit.Field {
	return f.p.fields.Add("organisation."+path, kit.NewField(label, control).Why(why))
}

// value joins an entry to one value.
func value[V any](f *sheet, path, label, why string, e *kit.ValueEntry[V], of func(*bid.Organisation) *V) *kit.Field {
	e.OnCommit = func(v V) { f.p.m.Set("Change: "+label, func(o *bid.Organisation) { *of(o) = v }) }
	f.load = append(f.load, func(o *bid.Organisation, fresh bool) {
		if fresh {
			e.Load(*of(o))
		} else {
			e.Set(*of(o))
		}
	})
	return f.field(path, label, why, e)
}

func (f *sheet) text(path, label, why string, of func(*bid.Organisation) *string) *kit.Field {
	return value(f, path, label, why, kit.NewTextEntry(nil), of)
}

func (f *sheet) money(path, label, why string, of func(*bid.Organisation) *money.Pounds) *kit.Field {
	return value(f, path, label, why, kit.NewMoneyEntry(nil), of)
}

func (f *sheet) answer(path, label, why string, of func(*bid.Organisation) *bid.Answer) *kit.Field {
	e := kit.NewYesNoUnknown(func(id string) {
		f.p.m.Set("Change: "+label, func(o *bid.Organisation) { *of(o) = bid.Answer(id) })
	})
	f.load = append(f.load, func(o *bid.Organisation, _ bool) { e.Set(string(*of(o))) })
	return f.field(path, label, why, e)
}

// entries joins the fields of a form to values of the chosen line of a list.
type entries[T any] struct {
	*lines.Editor[T]
	p      *Page
	prefix string // of the paths: organisation.standing.persons.
}

func newEntries[T any](p *Page, prefix, noun string, of func(*bid.Organisation) *[]T, id func(*T) *string, name func(T) string) entries[T] {
	return entries[T]{&lines.Editor[T]{List: list(p.m, noun, of, id, name)}, p, prefix}
}

func (e entries[T]) field(path, label, why string, control fyne.CanvasObject) *kit.Field {
	return e.p.fields.Add(e.prefix+path, kit.NewField(label, control).Why(why))
}

func (e entries[T]) text(path, label, why string, of func(*T) *string) *kit.Field {
	return entry(e, path, label, why, kit.NewTextEntry(nil), of)
}

func (e entries[T]) date(path, label, why string, of func(*T) *date) *kit.Field {
	return entry(e, path, label, why, kit.NewDateEntry(e.p.s.Today, nil), of)
}

// whole is a field of a whole number up to most; 0 is empty.
func (e entries[T]) whole(path, label, why string, most int, of func(*T) *int) *kit.Field {
	what := lower(label)
	w := kit.NewWholeEntry(0, most, func(v kit.Whole) { e.List.Edit(e.Selected(), what, func(x *T) { *of(x) = v.N }) })
	e.Fill(func(x T, fresh bool) {
		v := kit.Whole{N: *of(&x), Set: *of(&x) > 0}
		if fresh {
			w.Load(v)
		} else {
			w.Set(v)
		}
	})
	return e.field(path, label, why, w)
}

// entry joins an entry to one value of the chosen line.
func entry[T, V any](e entries[T], path, label, why string, control *kit.ValueEntry[V], of func(*T) *V) *kit.Field {
	what := lower(label)
	return e.field(path, label, why, lines.Entry(e.Editor, what, control, of))
}

// picked joins a picker to one value of the chosen line.
func picked[T any, V ~string](e entries[T], path, label, why, empty string, options []kit.Option, of func(*T) *V) *kit.Field {
	what := lower(label)
	picker := kit.NewPicker(empty, options, lines.Chosen(e.Editor, what, of))
	e.Fill(func(x T, _ bool) {
		at := string(*of(&x))
		if at != "" && !known(options, at) {
			picker.SetOptions(append(options[:len(options):len(options)], kit.Option{ID: at, Text: at}))
		}
		picker.Set(at)
	})
	return e.field(path, label, why, picker)
}

// date is a calendar day, as the fields of lists name it.
type date = day.Date
