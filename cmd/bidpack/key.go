package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"

	"bidwright/app/exchange/words"
	"bidwright/app/reference"
	"bidwright/app/workspace"
	"bidwright/assets/facts"
	"bidwright/data/file"
	"bidwright/data/packfile"
	"bidwright/data/sqlite"
)

func init() {
	commands["key"] = command{usage: "[FILE.bidwright] [--key FILE] [--replace]",
		summary: "the key that signs your packs, in words to compare by telephone; made at the first need", run: runKey}
}

// seals are keys and locks as the workspace uses them.
var seals = packfile.Seals{Words: words.List()}

// service works in workspaces with a backup beside the file before anything is taken over.
func service(path string) *workspace.Service {
	keeper := sqlite.NewKeeper()
	lib, err := reference.Load(facts.Files())
	if err != nil {
		panic("the dated facts of this program are damaged: " + err.Error()) // embedded and tested: cannot happen in a built program
	}
	return workspace.New(workspace.Params{Keeper: keeper, Vault: sqlite.Vault{Dir: strings.TrimSuffix(path, workspace.Extension) + " backups", Keeper: keeper},
		Files: file.Files{}, Seals: seals, Now: time.Now, NewID: uuid.NewString, Facts: lib})
}

// openToWrite opens a workspace for a step of exchange.
func openToWrite(path string) (*workspace.Service, error) {
	s := service(path)
	if err := s.Open(path); err != nil {
		return nil, explained(err)
	}
	return s, nil
}

// workspaceBid splits FILE.bidwright#ID.
func workspaceBid(name string) (path, id string, found bool) {
	file, id, found := strings.Cut(name, workspace.Extension+"#")
	return file + workspace.Extension, id, found
}

// usualKey is where the command line keeps the key of bids that are in no workspace.
func usualKey() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", errors.New("this machine names no folder for settings; name a key file with --key FILE")
	}
	return filepath.Join(dir, "Bidwright", "bidpack-key.pem"), nil
}

// key reads a key file, or makes it where there is none.
func key(path string) (packfile.Key, string, error) {
	if path == "" {
		var err error
		if path, err = usualKey(); err != nil {
			return packfile.Key{}, "", err
		}
	}
	raw, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		k, err := makeKey(path)
		return k, path, err
	}
	if err != nil {
		return packfile.Key{}, "", fmt.Errorf("the key file %s cannot be read: %w", base(path), unwrapped(err))
	}
	k, err := packfile.ParseKey(raw)
	if err != nil {
		return k, "", fmt.Errorf("%s: %w", base(path), err)
	}
	return k, path, nil
}

// makeKey writes a new key that nobody else on the machine may read.
func makeKey(path string) (packfile.Key, error) {
	k, err := packfile.NewKey()
	if err != nil {
		return k, err
	}
	text, err := k.Encode()
	if err != nil {
		return k, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return k, fmt.Errorf("the key file %s cannot be written: %w", base(path), unwrapped(err))
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return k, fmt.Errorf("the key file %s cannot be written: %w", base(path), unwrapped(err))
	}
	return k, nil
}

// wordsOf are a public key (base64) in words; empty when it is none.
func wordsOf(public string) string {
	raw, err := base64.StdEncoding.DecodeString(public)
	if err != nil || len(raw) != ed25519.PublicKeySize {
		return ""
	}
	return words.Text(raw)
}

type keyShown struct {
	File      string `json:"file"`
	Public    string `json:"public"`
	Recipient string `json:"recipient"` // for --for of those who lock a file for us
	Words     string `json:"words"`
	Replaced  bool   `json:"replaced,omitempty"`
}

func runKey(e env, args []string) error {
	flags := flag.NewFlagSet("key", flag.ContinueOnError)
	name, replace := flags.String("key", "", ""), flags.Bool("replace", false, "")
	var workspaces []string
	for _, a := range args {
		if strings.HasSuffix(a, workspace.Extension) {
			workspaces = append(workspaces, "the workspace file")
		}
	}
	plain, err := arguments(flags, args, workspaces...)
	if err != nil {
		return err
	}
	if len(plain) == 1 {
		s, err := openToWrite(plain[0])
		if err != nil {
			return err
		}
		defer s.Close()
		own, err := s.OwnKey()
		if err == nil && *replace {
			own, err = s.ReplaceKey()
		}
		if err != nil {
			return explained(err)
		}
		return writeJSON(e, keyShown{filepath.ToSlash(plain[0]), own.Public, own.Recipient, own.Words, *replace})
	}
	k, path, err := key(*name)
	if err == nil && *replace {
		k, err = makeKey(path)
	}
	if err != nil {
		return err
	}
	return writeJSON(e, keyShown{filepath.ToSlash(path), k.Public(), k.Recipient(), wordsOf(k.Public()), *replace})
}
