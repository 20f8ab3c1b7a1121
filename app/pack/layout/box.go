package layout

import (
	"bidwright/app/chart"
)

// box is a strip across the page that is never divided: a line of text, a table row, a
// chart. The paginator only decides on which page and how far down it stands.
type box struct {
	gap    float64 // space above, dropped at the top of a page
	space  bool    // nothing but room below what stands above; dropped there too
	height float64
	keep   bool // stays on the page of the next box
	fresh  bool // starts a new page
	paint  func(s *sheet, y float64)

	anchors []string  // ids that links point to
	mark    *bookmark // outline and contents entry
	heads   []box     // set again when this box starts a page (table heads)
}

type bookmark struct {
	title string
	level int // 1, 2, 3
	entry bool
}

// sheet is a page while it is being filled.
type sheet struct {
	shapes  []chart.Shape
	links   []pendingLink
	anchors map[string]float64
	marks   []placedMark
}

type pendingLink struct {
	x, y, w, h float64
	target     string
	page       int // with toY, used when target is empty
	toY        float64
}

type placedMark struct {
	bookmark
	y float64
}

func (s *sheet) add(shapes ...chart.Shape) { s.shapes = append(s.shapes, shapes...) }

// paginate places the boxes on as many sheets as they need.
func (s *setter) paginate(boxes []box) ([]*sheet, error) {
	var sheets []*sheet
	var current *sheet
	y := 0.0
	turn := func() {
		current = &sheet{anchors: map[string]float64{}}
		sheets = append(sheets, current)
		y = marginTop
	}
	empty := func() bool { return y == marginTop }
	place := func(b box) {
		if empty() && b.space {
			return
		}
		if !empty() {
			y += b.gap
		}
		for _, id := range b.anchors {
			if _, known := current.anchors[id]; !known {
				current.anchors[id] = y
			}
		}
		if b.mark != nil {
			current.marks = append(current.marks, placedMark{*b.mark, y})
		}
		if b.paint != nil {
			b.paint(current, y)
		}
		y += b.height
	}
	start := func(b box) {
		turn()
		for _, h := range b.heads {
			place(h)
		}
	}
	turn()
	const slack = 0.01
	for i := 0; i < len(boxes); {
		if i%64 == 0 && s.ctx.Err() != nil {
			return nil, s.ctx.Err()
		}
		// A group is a box with all those it is kept with.
		end, need := i, 0.0
		for {
			need += boxes[end].gap + boxes[end].height
			end++
			if !boxes[end-1].keep || end == len(boxes) || boxes[end].fresh || need > bodyHeight {
				break
			}
		}
		if boxes[i].fresh && !empty() {
			start(boxes[i])
		}
		if y+need > bodyBottom+slack && !empty() && need-boxes[i].gap+headsHeight(boxes[i]) <= bodyHeight {
			start(boxes[i])
		}
		for ; i < end; i++ {
			if y+boxes[i].gap+boxes[i].height > bodyBottom+slack && !empty() {
				start(boxes[i])
			}
			place(boxes[i])
		}
	}
	return sheets, nil
}

func headsHeight(b box) float64 {
	h := 0.0
	for _, head := range b.heads {
		h += head.gap + head.height
	}
	return h
}

// pages places boxes that are few; nothing gives no page.
func (s *setter) pages(boxes []box) []*sheet {
	if len(boxes) == 0 {
		return nil
	}
	sheets, err := s.paginate(boxes)
	if err != nil {
		return nil // cancelled: Layout reports it
	}
	return sheets
}
