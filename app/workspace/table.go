package workspace

import "bidwright/app/audit"

// Tables reads a typed schedule out of a file's content. sheet names a sheet of a
// workbook; empty takes the first visible one with figures. An error is a whole
// sentence for people.
type Tables interface {
	ReadTable(name string, raw []byte, sheet string) (audit.Table, error)
}

// MaxTable is the largest table file that is read, in bytes.
const MaxTable = 20 << 20

// ReadTable reads a CSV, tab-separated or XLSX file for an audit. The file is only
// read; an error of the disk is a *Failure, any other a whole sentence for people.
func (s *Service) ReadTable(path, sheet string) (audit.Table, error) {
	raw, err := s.ReadFile(path, MaxTable)
	if err != nil {
		return audit.Table{}, err
	}
	return s.p.Tables.ReadTable(baseName(path), raw, sheet)
}

func baseName(path string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' || path[i] == '\\' {
			return path[i+1:]
		}
	}
	return path
}
