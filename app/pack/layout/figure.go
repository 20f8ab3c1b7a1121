package layout

import (
	"fmt"

	"bidwright/app/chart"
	"bidwright/app/pack"
)

// figure is a title, a chart that is never divided, and the table of its data. The text
// alternative is for the web twin; on paper the table serves.
func (s *setter) figure(f pack.Figure) []box {
	title := f.Title
	if f.Number > 0 {
		title = fmt.Sprintf("Figure %d. %s", f.Number, f.Title)
	}
	boxes := s.lines([]pack.Run{{Text: title}}, tableTitle, marginSide, bodyWidth, blockSpace)
	boxes[0].anchors = []string{f.ID}
	boxes[0].mark = &bookmark{title: s.faces.Printable(title), level: 3}
	for i := range boxes {
		boxes[i].keep = len(boxes) < 20
	}
	spec := s.printable(f.Chart)
	look := chart.PrintStyle()
	height := chart.Height(spec, bodyWidth, look, s.faces.Width)
	switch {
	case height == 0:
		boxes = append(boxes, s.lines([]pack.Run{{Text: "There is nothing to draw yet."}}, smallStyle, marginSide, bodyWidth, 2)...)
	case height > bodyHeight-60: // more bars than a page holds: the table shows them all
		boxes = append(boxes, s.lines([]pack.Run{{Text: "This chart has too many parts to draw on one page. The table gives every figure."}}, smallStyle, marginSide, bodyWidth, 2)...)
	default:
		shapes := chart.Layout(spec, bodyWidth, height, look, s.faces.Width)
		boxes = append(boxes, box{gap: 8, height: height, paint: func(sh *sheet, y float64) {
			for _, shape := range shapes {
				sh.add(chart.Moved(shape, marginSide, y))
			}
		}})
	}
	if f.Table != nil {
		boxes = append(boxes, s.table(*f.Table)...)
	} else {
		boxes = append(boxes, box{height: 6, space: true})
	}
	return boxes
}

func (s *setter) printable(spec chart.Spec) chart.Spec {
	clean := s.faces.Printable
	value := func(v chart.Value) chart.Value { v.Text = clean(v.Text); return v }
	out := spec // what holds no text stays as it is
	out.Series, out.Bars, out.Rungs, out.Steps, out.Marks, out.Nodes = nil, nil, nil, nil, nil, nil
	out.Base = value(spec.Base)
	for _, name := range spec.Series {
		out.Series = append(out.Series, clean(name))
	}
	for _, b := range spec.Bars {
		bar := chart.Bar{Label: clean(b.Label), Total: value(b.Total), Strong: b.Strong}
		for _, v := range b.Values {
			bar.Values = append(bar.Values, value(v))
		}
		out.Bars = append(out.Bars, bar)
	}
	for _, r := range spec.Rungs {
		out.Rungs = append(out.Rungs, chart.Rung{Label: clean(r.Label), Value: value(r.Value), Chosen: r.Chosen})
	}
	for _, step := range spec.Steps {
		step.Value = value(step.Value)
		out.Steps = append(out.Steps, step)
	}
	for _, m := range spec.Marks {
		m.Sign, m.Label, m.Value = clean(m.Sign), clean(m.Label), value(m.Value)
		out.Marks = append(out.Marks, m)
	}
	for _, n := range spec.Nodes {
		n.Text, n.Note, n.Value = clean(n.Text), clean(n.Note), value(n.Value)
		out.Nodes = append(out.Nodes, n)
	}
	return out
}
