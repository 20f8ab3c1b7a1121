// Package chart draws charts as data: one layout function turns a Spec and a size
// into positioned shapes. The same shapes make the pages of a pack, so that screen,
// PDF and SVG painters share one vocabulary.
package chart

import "image/color"

// Colour is a fill or stroke; the zero value (no opacity) draws nothing.
type Colour = color.NRGBA

// Shape is one drawable thing: Text, Line, Rect or Polygon. Lengths are points
// (1/72 inch), x runs right and y runs down from the top left corner. Shapes are
// painted in order, later ones over earlier ones.
type Shape interface{ shape() }

// Text is one line of text. X is its left edge after alignment, Y its baseline, and
// Width the measured advance, so painters never align or wrap.
type Text struct {
	X, Y, Size, Width float64
	Bold              bool
	Colour            Colour
	String            string
}

// Line is a straight stroke with butt ends.
type Line struct {
	X1, Y1, X2, Y2, Width float64
	Colour                Colour
}

// Rect is an upright rectangle, filled and then stroked; Width is the stroke's.
type Rect struct {
	X, Y, W, H   float64
	Fill, Stroke Colour
	Width        float64
}

// Polygon is a closed outline, filled and then stroked; Width is the stroke's.
type Polygon struct {
	Points       []Point
	Fill, Stroke Colour
	Width        float64
}

// Image is a picture as a PNG without transparency; Alt says what it shows.
type Image struct {
	X, Y, W, H float64
	PNG        []byte
	Alt        string
}

// Point is a position in points.
type Point struct{ X, Y float64 }

func (Text) shape()    {}
func (Line) shape()    {}
func (Rect) shape()    {}
func (Polygon) shape() {}
func (Image) shape()   {}

// Moved is the shape shifted right by dx and down by dy.
func Moved(s Shape, dx, dy float64) Shape {
	switch s := s.(type) {
	case Text:
		s.X, s.Y = s.X+dx, s.Y+dy
		return s
	case Line:
		s.X1, s.X2, s.Y1, s.Y2 = s.X1+dx, s.X2+dx, s.Y1+dy, s.Y2+dy
		return s
	case Rect:
		s.X, s.Y = s.X+dx, s.Y+dy
		return s
	case Image:
		s.X, s.Y = s.X+dx, s.Y+dy
		return s
	case Polygon:
		points := make([]Point, len(s.Points))
		for i, p := range s.Points {
			points[i] = Point{p.X + dx, p.Y + dy}
		}
		s.Points = points
		return s
	}
	return s
}
