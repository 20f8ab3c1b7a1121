package socialvalue

import (
	"strings"

	"bidwright/app/reference"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"

	"fyne.io/fyne/v2"
)

// newModel are three choices that narrow down: the mission of the Social Value Model, its
// outcome and the outcome's criterion. The narrowest is stored; choosing a wider one
// again takes the narrower away.
func newModel[T any](p *Page, l form.Line[T], of func(*T) *string) *fyne.Container {
	pick := func(level int, label, why, none string) *kit.Field {
		c := kit.NewPicker(none, nil, func(id string) {
			l.List.List.Edit(l.List.Selected(), label, func(x *T) {
				if id == "" { // back to the level above
					id = p.modelAt(*of(x), level-1)
				}
				*of(x) = id
			})
		})
		field := l.Field(modelField(level), label, why, c)
		l.List.Fill(func(x T, _ bool) {
			parent := p.modelAt(*of(&x), level-1)
			options := p.modelOptions(level, parent)
			c.SetOptions(append([]kit.Option{{Text: none}}, options...))
			c.Set(p.modelAt(*of(&x), level))
			form.SetShown(field, level == 0 || parent != "" && len(options) > 0)
		})
		return field
	}
	return kit.Form(pick(0, "Mission", "Of the Social Value Model of central government. Leave it where the buyer has a model of its own.", "None"),
		pick(1, "Outcome of the mission", "", "Not chosen"), pick(2, "Criterion of the outcome", "", "The whole outcome"))
}

// modelField is the path of the field of a level; findings stand at the first.
func modelField(level int) string {
	return []string{"modelId", "modelId.outcome", "modelId.criterion"}[level]
}

// modelAt is the mission (0), outcome (1) or criterion (2) on the way to an item.
func (p *Page) modelAt(id string, level int) string {
	if path := p.s.Library().ModelPath(id); level >= 0 && level < len(path) {
		return path[level].ID
	}
	return ""
}

// modelOptions are the items of a level below a parent.
func (p *Page) modelOptions(level int, parent string) []kit.Option {
	kind := []reference.ModelKind{reference.ModelMission, reference.ModelOutcome, reference.ModelCriterion}[level]
	var out []kit.Option
	for _, m := range p.s.Library().Model() {
		if m.Kind == kind && m.Parent == parent {
			out = append(out, kit.Option{ID: m.ID, Text: m.Title()})
		}
	}
	return out
}

// modelText is the narrowest item, with its number.
func (p *Page) modelText(id string) string {
	path := p.s.Library().ModelPath(id)
	if len(path) == 0 {
		return ""
	}
	return path[len(path)-1].Title()
}

// codesOf reads and shows codes of frameworks, typed with commas between them.
func codesOf[T any](l form.Line[T], of func(*T) *[]string) *kit.Field {
	entry := kit.NewTextEntry(func(text string) {
		var list []string
		for _, c := range strings.Split(text, ",") {
			if c = strings.TrimSpace(c); c != "" {
				list = append(list, c)
			}
		}
		l.List.List.Edit(l.List.Selected(), "codes", func(x *T) { *of(x) = list })
	})
	l.List.Fill(func(x T, fresh bool) {
		text := strings.Join(*of(&x), ", ")
		if fresh {
			entry.Load(text)
		} else {
			entry.Set(text)
		}
	})
	return l.Field("codes", "Codes of frameworks", "Such as TOMs codes, as labels; commas between them. They carry no value.", entry)
}
