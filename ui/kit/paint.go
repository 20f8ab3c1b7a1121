package kit

import (
	"bidwright/app/chart"
	"bidwright/ui/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// maxVertices is the most that Fyne's polygon can hold.
const maxVertices = 16

// Paint turns shapes into canvas objects at that many pixels to the point.
func Paint(shapes []chart.Shape, zoom float32) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, s := range shapes {
		switch s := s.(type) {
		case chart.Text:
			out = append(out, paintText(s, zoom))
		case chart.Line:
			out = append(out, paintLine(s, zoom))
		case chart.Rect:
			r := canvas.NewRectangle(s.Fill)
			if s.Width > 0 && s.Stroke.A > 0 {
				r.StrokeColor, r.StrokeWidth = s.Stroke, max(float32(s.Width)*zoom, 0.5)
			}
			r.Move(fyne.NewPos(float32(s.X)*zoom, float32(s.Y)*zoom))
			r.Resize(fyne.NewSize(float32(s.W)*zoom, float32(s.H)*zoom))
			out = append(out, r)
		case chart.Image:
			picture := canvas.NewImageFromResource(fyne.NewStaticResource("logo.png", s.PNG))
			picture.FillMode = canvas.ImageFillStretch
			picture.Move(fyne.NewPos(float32(s.X)*zoom, float32(s.Y)*zoom))
			picture.Resize(fyne.NewSize(float32(s.W)*zoom, float32(s.H)*zoom))
			out = append(out, picture)
		case chart.Polygon:
			out = append(out, paintPolygon(s, zoom)...)
		}
	}
	return out
}

func paintText(s chart.Text, zoom float32) fyne.CanvasObject {
	t := canvas.NewText(s.String, s.Colour)
	t.TextSize = float32(s.Size) * zoom
	t.TextStyle = fyne.TextStyle{Bold: s.Bold}
	size, baseline := fyne.CurrentApp().Driver().RenderedTextSize(s.String, t.TextSize, t.TextStyle, nil)
	t.Move(fyne.NewPos(float32(s.X)*zoom, float32(s.Y)*zoom-baseline))
	t.Resize(size)
	return t
}

func paintLine(s chart.Line, zoom float32) fyne.CanvasObject {
	l := canvas.NewLine(s.Colour)
	l.StrokeWidth = max(float32(s.Width)*zoom, 0.75)
	l.Position1 = fyne.NewPos(float32(s.X1)*zoom, float32(s.Y1)*zoom)
	l.Position2 = fyne.NewPos(float32(s.X2)*zoom, float32(s.Y2)*zoom)
	return l
}

// paintPolygon cuts an outline of more vertices than Fyne can hold into a fan, which
// is right for the convex outlines of our charts.
func paintPolygon(s chart.Polygon, zoom float32) []fyne.CanvasObject {
	if len(s.Points) < 3 {
		return nil
	}
	var out []fyne.CanvasObject
	if s.Fill.A > 0 {
		for from := 1; from < len(s.Points)-1; from += maxVertices - 2 {
			piece := append([]chart.Point{s.Points[0]}, s.Points[from:min(from+maxVertices-1, len(s.Points))]...)
			out = append(out, paintPiece(piece, s.Fill, zoom))
		}
	}
	if s.Width > 0 && s.Stroke.A > 0 {
		for i, p := range s.Points {
			q := s.Points[(i+1)%len(s.Points)]
			out = append(out, paintLine(chart.Line{X1: p.X, Y1: p.Y, X2: q.X, Y2: q.Y, Width: s.Width, Colour: s.Stroke}, zoom))
		}
	}
	return out
}

func paintPiece(points []chart.Point, fill chart.Colour, zoom float32) fyne.CanvasObject {
	left, top := points[0].X, points[0].Y
	right, bottom := left, top
	area := 0.0
	for i, p := range points {
		left, right = min(left, p.X), max(right, p.X)
		top, bottom = min(top, p.Y), max(bottom, p.Y)
		q := points[(i+1)%len(points)]
		area += p.X*q.Y - q.X*p.Y
	}
	places := make([]fyne.Position, len(points))
	for i, p := range points {
		at := i
		if area < 0 { // Fyne wants its vertices clockwise
			at = len(points) - 1 - i
		}
		places[at] = fyne.NewPos(float32(p.X-left)*zoom, float32(p.Y-top)*zoom)
	}
	polygon := canvas.NewArbitraryPolygon(places, fill)
	polygon.Move(fyne.NewPos(float32(left)*zoom, float32(top)*zoom))
	polygon.Resize(fyne.NewSize(float32(right-left)*zoom, float32(bottom-top)*zoom))
	return polygon
}

func measure(text string, size float64, bold bool) float64 {
	return float64(fyne.MeasureText(text, float32(size), fyne.TextStyle{Bold: bold}).Width)
}

// ScreenStyle is the look of a chart in the running theme.
func ScreenStyle() chart.Style {
	return chart.Style{
		Size: float64(theme.Size("helperText")), Ink: nrgba("foreground"), Rule: nrgba(theme.ColorEdge),
		Accent: nrgba("primary"), Paper: nrgba(theme.ColorPanel),
	}
}

func nrgba(name fyne.ThemeColorName) chart.Colour {
	r, g, b, a := theme.Color(name).RGBA()
	if a == 0 {
		return chart.Colour{}
	}
	unmix := func(v uint32) uint8 { return uint8(v * 0xff / a) }
	return chart.Colour{R: unmix(r), G: unmix(g), B: unmix(b), A: uint8(a >> 8)}
}
