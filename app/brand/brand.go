// Package brand makes a logo and a colour fit for packs: small, clean, and dark enough to
// be read in print.
package brand

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
	"regexp"
	"strconv"

	scale "golang.org/x/image/draw"
)

// The limits of a logo. They keep a hostile picture from exhausting the machine; the size
// of print is our own choice.
const (
	MaxFile   = 20 << 20   // bytes of the file
	maxPixels = 40_000_000 // of the picture before it is made small
	width     = 600        // pixels, at most
	height    = 200
)

var (
	errLarge  = errors.New("this picture is larger than 20 MB – save it smaller, such as 600 pixels wide, and choose it again")
	errKind   = errors.New("this file is neither a PNG nor a JPEG picture – save the logo as one of the two and choose it again")
	errBroken = errors.New("this picture is damaged and cannot be read – save it anew and choose it again")
)

// Logo makes a PNG of at most 600 × 200 pixels on white from a PNG or JPEG picture. What
// else the file holds, such as a place or a name, is gone. The errors are sentences.
func Logo(raw []byte) ([]byte, error) {
	if len(raw) > MaxFile {
		return nil, errLarge
	}
	config, decode := png.DecodeConfig, png.Decode
	switch {
	case bytes.HasPrefix(raw, []byte("\x89PNG\r\n\x1a\n")):
	case bytes.HasPrefix(raw, []byte("\xff\xd8\xff")):
		config, decode = jpeg.DecodeConfig, jpeg.Decode
	default:
		return nil, errKind
	}
	c, err := config(bytes.NewReader(raw))
	if err != nil || c.Width < 1 || c.Height < 1 {
		return nil, errBroken
	}
	if c.Width > maxPixels/c.Height {
		return nil, fmt.Errorf("this picture has %d × %d pixels, which is more than Bidwright opens – save it smaller, such as 600 pixels wide, and choose it again", c.Width, c.Height)
	}
	picture, err := decode(bytes.NewReader(raw))
	if err != nil {
		return nil, errBroken
	}
	w, h := fitted(c.Width, c.Height)
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	scale.CatmullRom.Scale(out, out.Bounds(), picture, picture.Bounds(), draw.Over, nil)
	var small bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&small, out); err != nil {
		return nil, errBroken
	}
	return small.Bytes(), nil
}

// fitted is the size of a picture made small enough, at least a pixel each way.
func fitted(w, h int) (int, int) {
	if w > width {
		w, h = width, h*width/w
	}
	if h > height {
		w, h = w*height/h, height
	}
	return max(w, 1), max(h, 1)
}

// Size is the width and height of a logo in pixels; ok is false where it is none that
// Logo made, such as one that carries more than a picture.
func Size(logo []byte) (w, h int, ok bool) {
	if len(logo) > 2*4*width*height || !bare(logo) {
		return 0, 0, false
	}
	c, err := png.DecodeConfig(bytes.NewReader(logo))
	if err != nil || c.Width < 1 || c.Height < 1 || c.Width > width || c.Height > height {
		return 0, 0, false
	}
	_, err = png.Decode(bytes.NewReader(logo))
	return c.Width, c.Height, err == nil
}

// bare reports a PNG of its picture alone: a text, a date, a profile or something behind
// the end would leave with every pack.
func bare(raw []byte) bool {
	const signature, frame = 8, 12 // frame: length, name and checksum of a chunk
	for at := signature; at+frame <= len(raw); {
		switch name := string(raw[at+4 : at+8]); name {
		case "IEND":
			return at+frame == len(raw)
		case "IHDR", "IDAT":
		default:
			return false
		}
		at += frame + int(binary.BigEndian.Uint32(raw[at:]))
	}
	return false
}

var colourPattern = regexp.MustCompile(`^#?[0-9A-Fa-f]{6}$`)

// leastContrast is that of the Web Content Accessibility Guidelines 2.2, level AA, for text.
const leastContrast = 4.5

// Colour reads a colour such as #1B4F5C. Where it is too light to be read on white it is
// made darker, and darkened says so; an error is a sentence.
func Colour(text string) (c color.NRGBA, darkened bool, err error) {
	if !colourPattern.MatchString(text) {
		return c, false, errors.New("this is no colour – type # and six digits or letters from A to F, such as #1B4F5C")
	}
	if text[0] == '#' {
		text = text[1:]
	}
	n, _ := strconv.ParseUint(text, 16, 32) // the pattern holds
	c = color.NRGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 255}
	for contrast(c) < leastContrast {
		c.R, c.G, c.B = uint8(int(c.R)*19/20), uint8(int(c.G)*19/20), uint8(int(c.B)*19/20)
		darkened = true
	}
	return c, darkened, nil
}

// contrast is that of a colour on white.
func contrast(c color.NRGBA) float64 {
	light := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 1.05 / (0.2126*light(c.R) + 0.7152*light(c.G) + 0.0722*light(c.B) + 0.05)
}
