package brand_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bidwright/app/brand"
)

func picture(w, h int, c color.Color) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, c)
		}
	}
	return m
}

func encoded(t *testing.T, m image.Image, asJPEG bool) []byte {
	t.Helper()
	var out bytes.Buffer
	err := png.Encode(&out, m)
	if asJPEG {
		out.Reset()
		err = jpeg.Encode(&out, m, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A logo of any size and form comes out small, opaque on white and in its own proportions.
func TestALogoIsMadeFitForPrint(t *testing.T) {
	for _, c := range []struct{ w, h, wantW, wantH int }{{1200, 300, 600, 150}, {300, 1000, 60, 200}, {40, 20, 40, 20}, {3000, 1, 600, 1}} {
		for _, asJPEG := range []bool{false, true} {
			logo, err := brand.Logo(encoded(t, picture(c.w, c.h, color.NRGBA{R: 200, A: 255}), asJPEG))
			w, h, ok := brand.Size(logo)
			if err != nil || !ok || w != c.wantW || h != c.wantH {
				t.Errorf("%d × %d became %d × %d: %v", c.w, c.h, w, h, err)
			}
		}
	}
	clear, err := brand.Logo(encoded(t, picture(10, 10, color.NRGBA{}), false))
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(clear))
	if err != nil {
		t.Fatal(err)
	}
	if r, g, b, a := m.At(5, 5).RGBA(); r != 0xffff || g != 0xffff || b != 0xffff || a != 0xffff {
		t.Error("what is transparent is not white")
	}
}

// What is no picture, a damaged one, or one too large is refused with a sentence.
func TestPicturesThatAreRefused(t *testing.T) {
	whole := encoded(t, picture(300, 200, color.NRGBA{G: 90, A: 255}), false)
	bomb := append([]byte(nil), whole...)
	copy(bomb[16:24], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65,536 × 65,536 pixels, its checksum wrong too
	for name, c := range map[string]struct {
		raw  []byte
		want string
	}{
		"empty":     {nil, "neither a PNG nor a JPEG"},
		"a text":    {[]byte("<svg onload=alert(1)>"), "neither a PNG nor a JPEG"},
		"cut":       {whole[:len(whole)/2], "damaged"},
		"one digit": {append(append([]byte(nil), whole[:60]...), append([]byte{whole[60] ^ 0xff}, whole[61:]...)...), "damaged"},
		"a bomb":    {bomb, ""},
		"20 MB":     {make([]byte, brand.MaxFile+1), "larger than 20 MB"},
	} {
		logo, err := brand.Logo(c.raw)
		if err == nil || logo != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, ok := brand.Size([]byte("no logo")); ok {
		t.Error("what is no logo has a size")
	}
}

// What a PNG can carry beside its picture never comes through, and a logo to which it was
// added later, as in a file from elsewhere, is none.
func TestALogoCarriesNothingElse(t *testing.T) {
	chunk := func(name, body string) []byte {
		out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
		out = append(out, name+body...)
		return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(name+body)))
	}
	plain := encoded(t, picture(30, 20, color.NRGBA{G: 90, A: 255}), false)
	const head = 8 + 12 + 13
	told := append(append(append([]byte(nil), plain[:head]...), chunk("tEXt", "Author\x00walk away at 41.17")...), plain[head:]...)
	if _, err := png.Decode(bytes.NewReader(told)); err != nil {
		t.Fatal(err)
	}
	logo, err := brand.Logo(told)
	if _, _, ok := brand.Size(logo); err != nil || !ok || bytes.Contains(logo, []byte("walk away")) {
		t.Errorf("the text came through: %v", err)
	}
	for name, raw := range map[string][]byte{"a text": told, "behind the end": append(append([]byte(nil), plain...), "41.17"...), "cut": plain[:len(plain)-4], "empty": nil, "a length beyond": append(append([]byte(nil), plain[:head]...), 0xff, 0xff, 0xff, 0xff, 'I', 'D', 'A', 'T', 0, 0, 0, 0)} {
		if _, _, ok := brand.Size(raw); ok {
			t.Errorf("%s is taken as a logo", name)
		}
	}
}

// Whatever colour is typed, print reads on white (at least 4.5 : 1), and one that does
// already is left as it is.
func TestColoursAreReadable(t *testing.T) {
	if c, darkened, err := brand.Colour("#1b4F5c"); err != nil || darkened || c != (color.NRGBA{0x1b, 0x4f, 0x5c, 255}) {
		t.Errorf("%v %v %v", c, darkened, err)
	}
	if c, darkened, _ := brand.Colour("FFFF00"); !darkened || c.R != c.G || c.B != 0 || c.R > 0x80 {
		t.Errorf("yellow became %v", c)
	}
	for _, text := range []string{"", "red", "#12345", "#1234567", "#12345g", "##12345"} {
		if _, _, err := brand.Colour(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`#[0-9A-F]{6}`).Draw(t, "colour")
		c, _, err := brand.Colour(text)
		if err != nil {
			t.Fatal(err)
		}
		line := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= 0.04045 {
				return x / 12.92
			}
			y := (x + 0.055) / 1.055
			return y * y * root(y)
		}
		if light := 0.2126*line(c.R) + 0.7152*line(c.G) + 0.0722*line(c.B); 1.05/(light+0.05) < 4.49 {
			t.Fatalf("%s became %v, %.2f : 1", text, c, 1.05/(light+0.05))
		}
	})
}

// root is y to the power of 0.4, by halving: y^0.4 = (y²)^(1/5).
func root(y float64) float64 {
	low, high := 0.0, 1.0
	for range 60 {
		middle := (low + high) / 2
		if middle*middle*middle*middle*middle < y*y {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}
