package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"

	"bidwright/app/pack"
)

// inflated bounds what the streams of one file may unpack to.
const inflated = 128 << 20

// object is a numbered part of a file: its dictionary and its unpacked stream.
type object struct {
	head   []byte
	stream []byte
	packed bool // has a stream
}

// file is one of our own PDF files, opened narrowly: a single table of offsets, direct
// lengths, Flate streams only.
type file struct {
	objects map[int]object
	trailer []byte
}

var (
	startPattern  = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)
	tablePattern  = regexp.MustCompile(`^xref\s+0 (\d+)\s*\n`)
	objectPattern = regexp.MustCompile(`^(\d+) 0 obj\s`)
	lengthPattern = regexp.MustCompile(`/Length (\d+)`)
)

// open reads the table of offsets and every object.
func open(raw []byte) (*file, error) {
	start := startPattern.FindSubmatch(raw[max(0, len(raw)-64):])
	if !bytes.HasPrefix(raw, []byte("%PDF-1.")) || start == nil {
		return nil, fmt.Errorf("this is not a whole PDF file: its beginning or its end is missing")
	}
	at, err := strconv.Atoi(string(start[1]))
	if err != nil || at >= len(raw) {
		return nil, fmt.Errorf("the PDF file is cut short: its table of contents is missing")
	}
	table := tablePattern.FindSubmatch(raw[at:])
	if table == nil {
		return nil, fmt.Errorf("the PDF file is damaged: its table of contents is not where it should be")
	}
	count, err := strconv.Atoi(string(table[1]))
	const entry = 20
	rows := raw[at+len(table[0]):]
	if err != nil || count < 1 || count > len(rows)/entry {
		return nil, fmt.Errorf("the PDF file is damaged: its table of contents is cut short")
	}
	f := &file{objects: make(map[int]object, count), trailer: rows[count*entry:]}
	left := int64(inflated)
	for n := 1; n < count; n++ {
		offset, err := strconv.Atoi(string(rows[n*entry : n*entry+10]))
		if err != nil || offset >= at {
			return nil, fmt.Errorf("the PDF file is damaged: part %d is not in it", n)
		}
		name := objectPattern.FindSubmatch(raw[offset:at])
		if name == nil || string(name[1]) != strconv.Itoa(n) {
			return nil, fmt.Errorf("the PDF file is damaged: part %d is not where it should be", n)
		}
		o, err := readObject(raw[offset+len(name[0]):at], &left)
		if err != nil {
			return nil, fmt.Errorf("the PDF file is damaged in part %d: %w", n, err)
		}
		f.objects[n] = o
	}
	return f, nil
}

func readObject(raw []byte, left *int64) (object, error) {
	// Strings are passed over, so that the words "stream" and "endobj" in a title are
	// not taken for marks of the file.
	end, mark := len(raw), ""
	scan(raw, func(at int, text []byte) bool {
		for _, m := range []string{"endobj", "stream"} {
			if bytes.HasPrefix(raw[at:], []byte(m)) {
				end, mark = at, m
				return false
			}
		}
		return true
	}, nil)
	o := object{head: raw[:end]}
	if mark == "" {
		return o, fmt.Errorf("it has no end")
	}
	if mark == "endobj" {
		return o, nil
	}
	length := lengthPattern.FindSubmatch(o.head)
	body := bytes.TrimPrefix(bytes.TrimPrefix(raw[end+len("stream"):], []byte("\r")), []byte("\n"))
	if length == nil {
		return o, fmt.Errorf("its length is not stated")
	}
	size, err := strconv.Atoi(string(length[1]))
	if err != nil || size > len(body) || !bytes.HasPrefix(bytes.TrimLeft(body[size:], "\r\n"), []byte("endstream")) {
		return o, fmt.Errorf("its length is wrong")
	}
	o.stream, o.packed = body[:size], true
	if bytes.Contains(o.head, []byte("/FlateDecode")) {
		unpacker, err := zlib.NewReader(bytes.NewReader(body[:size]))
		if err != nil {
			return o, fmt.Errorf("it cannot be unpacked: %w", err)
		}
		o.stream, err = io.ReadAll(io.LimitReader(unpacker, *left+1))
		if err != nil {
			return o, fmt.Errorf("it cannot be unpacked: %w", err)
		}
		if *left -= int64(len(o.stream)); *left < 0 {
			return o, fmt.Errorf("the file unpacks to more than %d MB", inflated>>20)
		}
	}
	return o, nil
}

// scan walks PDF syntax: word is called at the start of every run of other characters
// (false stops), str with every decoded string. Either may be nil.
func scan(raw []byte, word func(at int, text []byte) bool, str func(text []byte)) {
	for i := 0; i < len(raw); {
		switch c := raw[i]; {
		case c == '(':
			text, n := literal(raw[i:])
			if str != nil {
				str(text)
			}
			i += n
		case c == '<' && i+1 < len(raw) && raw[i+1] == '<':
			i += 2
		case c == '<':
			end := bytes.IndexByte(raw[i:], '>')
			if end < 0 {
				return
			}
			if str != nil {
				str(unhex(raw[i+1 : i+end]))
			}
			i += end + 1
		case regular(c):
			start := i
			for i++; i < len(raw) && regular(raw[i]); i++ {
			}
			if word != nil && !word(start, raw[start:i]) {
				return
			}
		default:
			i++
		}
	}
}

func regular(c byte) bool {
	return c > ' ' && bytes.IndexByte([]byte("()<>[]{}"), c) < 0
}

// literal decodes a string in parentheses and returns the length it takes.
func literal(raw []byte) ([]byte, int) {
	var out []byte
	depth := 0
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		switch {
		case c == '\\' && i+1 < len(raw):
			i++
			switch e := raw[i]; {
			case e == 'n':
				out = append(out, '\n')
			case e == 'r':
				out = append(out, '\r')
			case e == 't':
				out = append(out, '\t')
			case e == 'b':
				out = append(out, '\b')
			case e == 'f':
				out = append(out, '\f')
			case e == '\n':
			case e >= '0' && e <= '7':
				v := 0
				for n := 0; n < 3 && i < len(raw) && raw[i] >= '0' && raw[i] <= '7'; n++ {
					v = v*8 + int(raw[i]-'0')
					i++
				}
				i--
				out = append(out, byte(v))
			default:
				out = append(out, e)
			}
			continue
		case c == '(':
			if depth++; depth == 1 {
				continue
			}
		case c == ')':
			if depth--; depth == 0 {
				return out, i + 1
			}
		}
		out = append(out, c)
	}
	return out, len(raw)
}

func unhex(raw []byte) []byte {
	plain := bytes.Join(bytes.Fields(raw), nil)
	if len(plain)%2 == 1 {
		plain = append(plain, '0')
	}
	out := make([]byte, len(plain)/2)
	if _, err := hex.Decode(out, plain); err != nil {
		return raw
	}
	return out
}

// text decodes a string of a dictionary: UTF-16 with its mark, or Latin letters.
func text(raw []byte) string {
	if bytes.HasPrefix(raw, []byte("\xFE\xFF")) {
		return pack.UTF16(raw)
	}
	out := make([]rune, len(raw))
	for i, c := range raw {
		out[i] = rune(c)
	}
	return string(out)
}
