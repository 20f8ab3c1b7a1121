package workspace

import (
	"errors"
	"strings"
)

func kindIs(err error, kind Kind) bool { return errors.Is(err, kind) }

// clouds are folder names by which synchronising services are known.
var clouds = []struct{ mark, name string }{
	{"onedrive", "OneDrive"}, {"dropbox", "Dropbox"}, {"google drive", "Google Drive"}, {"googledrive", "Google Drive"},
	{"mobile documents", "iCloud"}, {"icloud", "iCloud"}, {"nextcloud", "Nextcloud"},
}

// cloudOf names the synchronising service whose folder the path lies in.
func cloudOf(path string) string {
	lower := strings.ToLower(strings.ReplaceAll(path, `\`, "/"))
	parts := strings.Split(lower, "/")
	if len(parts) > 0 {
		parts = parts[:len(parts)-1]
	}
	for _, part := range parts {
		for _, c := range clouds {
			if strings.HasPrefix(part, c.mark) {
				return c.name
			}
		}
	}
	return ""
}

// notesAbout gives the one-line notes for an opened file.
func notesAbout(info Info, beside []string) []string {
	var out []string
	if c := cloudOf(info.Path); c != "" {
		out = append(out, "This file is in a "+c+" folder. Work on it on one computer at a time; backups are kept on this computer.")
	} else if strings.HasPrefix(info.Path, `\\`) || strings.HasPrefix(info.Path, "//") {
		out = append(out, "This file is in a network folder. Work on it on one computer at a time; backups are kept on this computer.")
	}
	if len(beside) > 0 {
		out = append(out, "There may be a conflict copy beside this file: "+strings.Join(beside, ", ")+". Compare before you go on.")
	}
	if info.Recovered {
		out = append(out, "The program stopped during a save last time. That save was taken back; everything saved before it is here.")
	}
	return out
}
