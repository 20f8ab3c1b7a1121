package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime/metrics"
	"strings"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// Limits of a stranger's PDF.
const (
	receivedTime   = 20 * time.Second
	receivedMemory = 384 << 20 // more than before, while it is read
	receivedStream = 8 << 20   // unpacked, any one part of the file that must be read
	receivedRatio  = 100
	receivedObjs   = 200_000
	receivedDepth  = 50
)

// What can be wrong with a received PDF.
var (
	// ErrNoData is a whole PDF without our attachments.
	ErrNoData    = errors.New("this PDF carries no Bidwright data; it may have been printed or saved again – ask for the data file")
	errCut       = errors.New("this PDF is cut short: its end is missing, so it was not read; ask for it again")
	errDamaged   = errors.New("this PDF is damaged and cannot be read; ask for it again, or for the data file")
	errPassword  = errors.New("this PDF is locked with a password of its own; ask for it without, or for the data file")
	errUnpacks   = errors.New("this PDF unpacks to far more than any pack, so it was not read; do not open it elsewhere, and ask the sender what it is")
	errTooLong   = errors.New("this PDF takes too long to read, so it was given up; ask for the data file")
	errFileNames = errors.New("this PDF holds an attachment with a folder in its name, which no pack has, so it was not read; do not open it elsewhere, and ask the sender what it is")
)

func init() {
	model.ConfigPath = "disable" // or the library would write a folder of settings
}

// Looks reports whether a file begins like a PDF.
func Looks(raw []byte) bool {
	return bytes.Contains(raw[:min(len(raw), 1024)], []byte("%PDF-"))
}

// ReadAttachments takes the wanted attachments out of a stranger's PDF, each with the most
// bytes it may have. Everything else in the file is passed over. It is bounded in time
// and memory; every refusal is one sentence.
func ReadAttachments(ctx context.Context, raw []byte, wanted map[string]int) (map[string][]byte, error) {
	if !Looks(raw) {
		return nil, errDamaged
	}
	if !bytes.Contains(raw[max(0, len(raw)-1024):], []byte("%%EOF")) {
		return nil, errCut
	}
	ctx, stop := context.WithTimeoutCause(ctx, receivedTime, errTooLong)
	defer stop()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	type answer struct {
		found map[string][]byte
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		// The library is not ours and the file is not either: a panic is a damaged file.
		defer func() {
			if recover() != nil {
				done <- answer{err: errDamaged}
			}
		}()
		found, err := readAttachments(ctx, raw, wanted)
		done <- answer{found, err}
	}()
	watch := time.NewTicker(20 * time.Millisecond)
	defer watch.Stop()
	for before := heap(); ; {
		select {
		case a := <-done:
			if cause := context.Cause(ctx); a.err != nil && cause != nil {
				return nil, cause
			}
			return a.found, a.err
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-watch.C:
			if heap() > before+receivedMemory {
				cancel(errUnpacks)
			}
		}
	}
}

// heap is how many bytes are in use or not yet collected.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}

func readAttachments(ctx context.Context, raw []byte, wanted map[string]int) (map[string][]byte, error) {
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	conf.ValidateLinks, conf.Optimize, conf.DecodeAllStreams = false, false, false
	conf.Cmd = model.EXTRACTATTACHMENTS
	conf.Limits = model.ResourceLimits{
		MaxStreamBytes: int64(len(raw)), MaxDecodeBytes: receivedStream, MaxImagePixels: 1, MaxImageBytes: 1,
		MaxObjectCount: receivedObjs, MaxObjectStreamCount: receivedObjs, MaxObjectStreamFirst: receivedStream,
		MaxXRefEntries: receivedObjs, MaxRecursionDepth: receivedDepth,
	}
	doc, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(raw), conf)
	if err != nil {
		return nil, told(err)
	}
	files, err := listFiles(ctx, doc)
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	found := map[string][]byte{}
	for _, f := range files {
		for _, name := range f.names {
			if hasFolder(name) {
				return nil, errFileNames
			}
		}
		limit, ours := 0, ""
		for name, most := range wanted {
			if strings.EqualFold(name, f.name()) {
				limit, ours = most, name
			}
		}
		if ours == "" {
			continue
		}
		if names[ours] {
			return nil, fmt.Errorf("this PDF holds two attachments called %s, so nobody can say which counts; it was not read", ours)
		}
		names[ours] = true
		content, err := f.content(ctx, doc, limit)
		if err != nil {
			return nil, fmt.Errorf("%w (in %s)", err, ours)
		}
		found[ours] = content
	}
	if len(found) == 0 {
		return nil, ErrNoData
	}
	return found, nil
}

// told turns the library's errors into ours, which name nothing of the file.
func told(err error) error {
	switch {
	case errors.Is(err, filter.ErrDecodeLimitExceeded):
		return errUnpacks
	case errors.Is(err, pdfcpu.ErrWrongPassword), strings.Contains(err.Error(), "password"), strings.Contains(err.Error(), "encrypt"):
		return errPassword
	}
	return errDamaged
}
