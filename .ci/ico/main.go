// Command ico wraps a PNG as a Windows icon: ico IN.png OUT.ico. Windows has
// read PNG images inside icons since Vista, so the picture goes in at the sizes
// below, scaled, and is otherwise untouched.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"os"

	"golang.org/x/image/draw"
)

var sizes = []int{16, 24, 32, 48, 64, 256}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: ico IN.png OUT.ico")
		os.Exit(2)
	}
	if err := convert(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "ico:", err)
		os.Exit(1)
	}
}

func convert(from, to string) error {
	file, err := os.Open(from)
	if err != nil {
		return err
	}
	defer file.Close()
	source, err := png.Decode(file)
	if err != nil {
		return err
	}
	const headerSize, entrySize = 6, 16
	var directory, images bytes.Buffer
	put := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&directory, binary.LittleEndian, v) // a buffer takes every fixed-size value
		}
	}
	put(uint16(0), uint16(1), uint16(len(sizes)))
	for _, size := range sizes {
		scaled := image.NewNRGBA(image.Rect(0, 0, size, size))
		draw.CatmullRom.Scale(scaled, scaled.Bounds(), source, source.Bounds(), draw.Src, nil)
		start := images.Len()
		if err := png.Encode(&images, scaled); err != nil {
			return err
		}
		side := uint8(size % 256) // 256 is written as 0
		put(side, side, uint8(0), uint8(0), uint16(1), uint16(32),
			uint32(images.Len()-start), uint32(headerSize+entrySize*len(sizes)+start))
	}
	return os.WriteFile(to, append(directory.Bytes(), images.Bytes()...), 0o644)
}
