package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"sort"
)

// settled writes the parts of an XLSX again in a fixed order, without times: the
// library writes them as its maps happen to list them.
func settled(raw []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("reading the spreadsheet back: %w", err)
	}
	parts := append([]*zip.File(nil), in.File...)
	first := func(name string) int { // the list of parts leads, as programs expect
		if name == "[Content_Types].xml" {
			return 0
		}
		return 1
	}
	sort.Slice(parts, func(i, j int) bool {
		if a, b := first(parts[i].Name), first(parts[j].Name); a != b {
			return a < b
		}
		return parts[i].Name < parts[j].Name
	})
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range parts {
		to, err := archive.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		from, err := part.Open()
		if err != nil {
			return nil, err
		}
		if _, err := io.Copy(to, from); err != nil {
			return nil, err
		}
		if err := from.Close(); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
