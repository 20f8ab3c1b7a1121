package workspace

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"bidwright/app/exchange"
)

// Sentence is an error as people read it: what happened, what it means for their
// work, what to do.
type Sentence struct {
	Happened string
	Means    string
	Do       string
}

// IsZero reports that there is nothing to say.
func (s Sentence) IsZero() bool { return s == Sentence{} }

// String is the three parts as one paragraph.
func (s Sentence) String() string {
	return strings.TrimSpace(strings.Join([]string{s.Happened, s.Means, s.Do}, " "))
}

// Explain turns any error into a sentence. Service.Explain also says up to when
// the work is safe.
func Explain(err error) Sentence {
	if err == nil {
		return Sentence{}
	}
	var refusal *exchange.Refusal
	if errors.As(err, &refusal) {
		return Sentence{Happened: refusal.Message} // it says all three by itself
	}
	kind, f := kindOf(err)
	if make, ok := sentences[kind]; ok {
		out := make(f)
		if f.Backup != nil {
			out.Do = fmt.Sprintf("Choose the backup of %s (%s), which was checked just now; it opens as a copy and your file is left as it is.",
				f.Backup.At.Format("2 January 2006, 15:04"), f.Backup.Reason.Words())
		}
		return out
	}
	return Sentence{
		Happened: "Something went wrong that the program does not recognise: " + clipName(err.Error()) + ".",
		Means:    "The last action was not done; what was saved before is safe.",
		Do:       "Try again. If it happens again, close the program and open it once more.",
	}
}

// Explain is the sentence with the time up to which everything is safe.
func (s *Service) Explain(err error) Sentence {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.explain(err)
}

func (s *Service) explain(err error) Sentence {
	out := Explain(err)
	kind, _ := kindOf(err)
	if s.store == nil || s.saved.IsZero() {
		return out
	}
	switch kind {
	case DiskFull, DiskTrouble, Recovery:
		out.Means += " Everything up to " + clock(s.saved, s.p.Now()) + " is safe."
	}
	return out
}

func clock(t, now time.Time) string {
	t = t.In(now.Location())
	if t.Format("2006-01-02") == now.Format("2006-01-02") {
		return t.Format("15:04")
	}
	return t.Format("15:04 on 2 January")
}

func name(f *Failure, standard string) string {
	if f.Name == "" {
		return standard
	}
	return "“" + clipName(f.Name) + "”"
}

// meansUnsaved says what a failed action means, by what was being done.
func meansUnsaved(f *Failure) string {
	switch f.Doing {
	case "open", "create", "read":
		return "Nothing was changed."
	case "export":
		return "The file was not written; what was there before is untouched, and your work is saved in the workspace."
	case "back up", "save a copy":
		return "The copy was not made; your work itself is saved."
	}
	return "Your last change was not saved."
}

var sentences = map[Kind]func(*Failure) Sentence{
	OpenHere: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " is the workspace that is open in this window.", "Nothing was changed.",
			"Carry on in this window, or choose another file name."}
	},
	Busy: func(f *Failure) Sentence {
		return Sentence{name(f, "This workspace") + " is already open in another copy of the program, perhaps on another computer.",
			"Two copies cannot change one file at once. Nothing was changed.",
			"Close the other copy, then choose Try again; or open the newest backup as a copy."}
	},
	ReadOnly: func(f *Failure) Sentence {
		return Sentence{name(f, "This place") + " can be read but not changed, because the file, its folder or the disk is read-only.",
			"You can look, print and export to another place. " + readOnlyMeans(f),
			"To change it, choose Save a copy and pick a folder of your own, such as Documents."}
	},
	DiskFull: func(f *Failure) Sentence {
		return Sentence{"The disk is full.", meansUnsaved(f), "Free some space, then choose Try again."}
	},
	DiskTrouble: func(f *Failure) Sentence {
		return Sentence{"The disk reported a fault or is no longer there (a stick pulled out, a network folder gone).", meansUnsaved(f),
			"Choose Save a copy and pick another disk; then check the first one."}
	},
	Damaged: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " is damaged: it did not pass the checks made before opening.",
			"It was not opened, so that nothing gets worse, and not changed.",
			"Open a backup as a copy if there is one, or a copy you keep elsewhere."}
	},
	NotOurs: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " is not a Bidwright workspace.", "It was not opened and not changed.",
			"Choose a file that ends in .bidwright; a notice or a pack comes in through Import."}
	},
	Altered: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " was changed by another program: it holds things that Bidwright did not put there.",
			"It was not opened, because such things could run by themselves. It was not changed.",
			"Open a backup as a copy, or ask the sender for a pack instead."}
	},
	Newer: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " was made by a newer version of Bidwright.",
			"This version could lose what it does not know, so the file was not opened and not changed.",
			"Install the newer version, or ask the sender for a pack."}
	},
	TooLarge: func(f *Failure) Sentence {
		return Sentence{name(f, "This") + " is larger than the program takes (200 MB for a workspace, 20 MB for an attached file, 4 MB for one bid).",
			meansUnsaved(f), "Choose a smaller file, or split long texts."}
	},
	Missing: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " or its folder is not there any more.", meansUnsaved(f),
			"Check whether it was moved or renamed or a disk is unplugged, then choose Try again."}
	},
	Exists: func(f *Failure) Sentence {
		return Sentence{"There is already a file or folder called " + name(f, "that") + ".", "It was left as it is.", "Choose another name."}
	},
	NotAFile: func(f *Failure) Sentence {
		return Sentence{name(f, "This") + " is a folder or a device, not a file.", "Nothing was changed.", "Choose a file."}
	},
	CannotOpen: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " cannot be opened or written: the folder may be missing, or the program may not be allowed to use it, or another program holds the file.",
			meansUnsaved(f), "Close other programs that use it or choose another folder, then choose Try again."}
	},
	Recovery: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " was being saved when the program or the computer stopped, and the last save has to be taken back first.",
			"Everything saved before it is safe.", "Open it in Bidwright from a folder that can be written, with its -journal file beside it."}
	},
	Unmigrated: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " is from an earlier version and could not be brought up to date.",
			"It is exactly as it was, and a backup was made first.", "Keep using the earlier version for this file."}
	},
	BadCheck: func(f *Failure) Sentence {
		return Sentence{name(f, "The file") + " did not read back as it was written.",
			"It was not kept; what was there before is untouched.", "Try again or choose another disk."}
	},
	BadPath: func(f *Failure) Sentence {
		return Sentence{name(f, "This name") + " cannot be used as a file name.", "Nothing was changed.",
			"Choose a shorter name of letters, digits, spaces and hyphens."}
	},
	WrongType: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " is not what its ending says, or not a kind of file that is kept.", "It was not kept.",
			"Choose a PDF, a PNG or JPEG picture, or a TXT or CSV file; save other files as PDF first."}
	},
	Full: func(f *Failure) Sentence {
		return Sentence{"There is no more room for " + name(f, "this file") + ": the files kept in one workspace may take 100 MB together.", "It was not kept.",
			"Choose a smaller file, such as a scan with less detail, or leave it in its folder and write in the note where it is."}
	},
	Locked: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " is locked.", "It cannot be read without its passphrase, which the sender told nobody but you.",
			"Type the passphrase; if you do not have it, call the sender."}
	},
	WrongWords: func(f *Failure) Sentence {
		return Sentence{name(f, "This file") + " does not open with that passphrase or with your key.", "Nothing was read or changed.",
			"Check each word with the sender by telephone; there is no other way in, but the sender can make the file again."}
	},
	NothingOpen: func(*Failure) Sentence {
		return Sentence{"No workspace is open.", "There is nothing to work on yet.", "Open a workspace, or make a new one."}
	},
	NoBid: func(*Failure) Sentence {
		return Sentence{"This bid is not in the workspace any more.", "It may have been deleted or taken back by Undo.", "Choose another bid, or Undo the deletion."}
	},
	NoVersion: func(*Failure) Sentence {
		return Sentence{"This is not in the workspace any more.", "Nothing was changed.", "Choose another one from the list."}
	},
	NoStep: func(*Failure) Sentence {
		return Sentence{"There is nothing more to undo or redo.", "Nothing was changed.", "Carry on."}
	},
	BadHistory: func(*Failure) Sentence {
		return Sentence{"This step does not fit the bid as it is now, so it cannot be taken back.", "Nothing was changed.",
			"Restore a named version or a backup instead."}
	},
	BadDocument: func(f *Failure) Sentence {
		return Sentence{"A bid or profile holds something that cannot be read.", meansUnsaved(f),
			"Undo the last step, or restore a named version or a backup."}
	},
	BadBackup: func(*Failure) Sentence {
		return Sentence{"The backup could not be made or did not pass its check.", "Your work itself is saved; only the extra copy is missing.",
			"Check the space on the disk, then choose Back up now."}
	},
}

func readOnlyMeans(f *Failure) string {
	if f.Doing == "open" {
		return "Changes cannot be saved here."
	}
	return meansUnsaved(f)
}
