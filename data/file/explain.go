package file

import (
	"errors"
	"io/fs"
	"syscall"

	"bidwright/app/workspace"
)

// Explainable turns an error of the operating system into a failure that the
// program can explain; nil stays nil. The cause is kept without its path.
func Explainable(err error, doing, name string) error {
	if err == nil {
		return nil
	}
	var known *workspace.Failure
	if errors.As(err, &known) {
		return err
	}
	return &workspace.Failure{Kind: kindOf(err), Doing: doing, Name: name, Cause: bare(err)}
}

// bare drops the path from an error, which the log must not hold.
func bare(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return errno
	}
	return err
}

func kindOf(err error) workspace.Kind {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return workspace.Missing
	case errors.Is(err, fs.ErrExist):
		return workspace.Exists
	case isFull(err):
		return workspace.DiskFull
	case isReadOnly(err), errors.Is(err, fs.ErrPermission):
		return workspace.ReadOnly
	case isBadName(err):
		return workspace.BadPath
	case isTrouble(err):
		return workspace.DiskTrouble
	}
	return workspace.CannotOpen
}
