package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// wide is a text as UTF-16, big end first, as PDF strings hold it.
func wide(text string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit>>8), byte(unit))
	}
	return out
}

func hexString(text string) string { return "<FEFF" + hex.EncodeToString(wide(text)) + ">" }

func deflate(content []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(content) // into memory
	_ = w.Close()
	return out.Bytes()
}

var partStart = regexp.MustCompile(`(?m)^(\d+) 0 obj$`)

// addPart puts one more object into a finished PDF and writes its table of parts anew;
// a head with %d takes the length of the stream.
func addPart(raw []byte, head string, stream []byte) ([]byte, error) {
	table := bytes.LastIndex(raw, []byte("\nxref\n"))
	trailer := bytes.LastIndex(raw, []byte("trailer\n"))
	if table < 0 || trailer < 0 {
		return nil, fmt.Errorf("the PDF has no table of its parts")
	}
	body := append([]byte{}, raw[:table+1]...)
	number := len(partStart.FindAll(body, -1)) + 1
	body = fmt.Appendf(body, "%d 0 obj\n", number)
	if stream == nil {
		body = append(body, head+"\n"...)
	} else {
		body = fmt.Appendf(body, head+"\nstream\n", len(stream))
		body = append(append(body, stream...), "\nendstream\n"...)
	}
	return retable(append(body, "endobj\n"...), raw[trailer:])
}

// replacePart changes the first string after a name, in the information of the file.
func replacePart(raw []byte, name, value string) ([]byte, error) {
	table := bytes.LastIndex(raw, []byte("\nxref\n"))
	trailer := bytes.LastIndex(raw, []byte("trailer\n"))
	info := bytes.LastIndex(raw[:table], []byte("/Producer"))
	at := bytes.Index(raw[max(info, 0):table], []byte(name))
	if table < 0 || trailer < 0 || info < 0 || at < 0 {
		return nil, fmt.Errorf("the PDF has no %s", name)
	}
	at += info + len(name)
	end := at + bytes.Index(raw[at:], []byte("\n"))
	body := append(append(append([]byte{}, raw[:at]...), value...), raw[end:table+1]...)
	return retable(body, raw[trailer:])
}

// retable writes the table of parts and the end of a PDF.
func retable(body, trailer []byte) ([]byte, error) {
	at := map[int]int{}
	for _, m := range partStart.FindAllSubmatchIndex(body, -1) {
		n, err := strconv.Atoi(string(body[m[2]:m[3]]))
		if err != nil {
			return nil, err
		}
		at[n] = m[0]
	}
	out := append([]byte{}, body...)
	start := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for n := 1; n <= len(at); n++ {
		out = fmt.Appendf(out, "%010d 00000 n \n", at[n])
	}
	end := regexp.MustCompile(`/Size \d+`).ReplaceAll(trailer, fmt.Appendf(nil, "/Size %d", len(at)+1))
	end = regexp.MustCompile(`startxref\n\d+`).ReplaceAll(end, fmt.Appendf(nil, "startxref\n%d", start))
	return append(out, end...), nil
}

// hexRuns are the strings of a PDF that are written as hexadecimal digits.
var hexRuns = regexp.MustCompile(`<[0-9A-Fa-f]{8,}>`)

func unhex(run string) string {
	raw, err := hex.DecodeString(run[1 : len(run)-1])
	if err != nil {
		return run
	}
	return string(bytes.ReplaceAll(raw, []byte{0}, nil))
}

func before(raw []byte, mark, text string) ([]byte, error) {
	at := bytes.LastIndex(raw, []byte(mark))
	if at < 0 {
		return nil, fmt.Errorf("there is no %s", mark)
	}
	return append(append(append([]byte{}, raw[:at]...), text...), raw[at:]...), nil
}

func inJSON(raw []byte, member string) ([]byte, error) {
	return append([]byte("{"+member+","), bytes.TrimLeft(raw, "{")...), nil
}

func rezip(raw []byte, change func(name string, content []byte) []byte, add map[string]string) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name string, content []byte) error {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(content)
		}
		return err
	}
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close(), put(f.Name, change(f.Name, content))); err != nil {
			return nil, err
		}
	}
	for name, content := range add {
		if err := put(name, []byte(content)); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}

func inZip(raw []byte, part, mark, text string) ([]byte, error) {
	found := false
	out, err := rezip(raw, func(name string, content []byte) []byte {
		if !strings.HasSuffix(name, part) {
			return content
		}
		changed, err := before(content, mark, text)
		found = err == nil
		return changed
	}, nil)
	if err == nil && !found {
		err = fmt.Errorf("there is no %s in a part %s", mark, part)
	}
	return out, err
}

func addToZip(raw []byte, name, content string) ([]byte, error) {
	return rezip(raw, func(_ string, content []byte) []byte { return content }, map[string]string{name: content})
}
