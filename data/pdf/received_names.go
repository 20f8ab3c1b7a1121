package pdf

import (
	"context"
	"errors"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// maxFiles is how many attachments are listed; packs have three.
const maxFiles = 64

// attachedFile is an attachment of a received PDF, not yet unpacked.
type attachedFile struct {
	names []string // by its entry in the list, /F and /UF, as far as given
	named string
	spec  types.Dict
}

func (f attachedFile) name() string { return f.named }

// listFiles walks the list of attachments. The library's own walk wants the whole file
// to be valid; a PDF that another program saved again rarely is.
func listFiles(ctx context.Context, doc *model.Context) ([]attachedFile, error) {
	catalog, err := doc.Catalog()
	if err != nil || catalog == nil {
		return nil, errDamaged
	}
	w := walk{doc: doc, ctx: ctx}
	names := w.dict(catalog["Names"])
	if names == nil {
		return nil, nil
	}
	if root := w.dict(names["EmbeddedFiles"]); root != nil {
		err = w.node(root, 0)
	}
	if w.fault != nil {
		err = w.fault
	}
	return w.files, err
}

type walk struct {
	ctx   context.Context
	doc   *model.Context
	files []attachedFile
	nodes int
	fault error // that ends the walk: too much to unpack, or no time left
}

// read passes over what is damaged, but not over what is too much.
func (w *walk) read(err error) bool {
	if errors.Is(err, filter.ErrDecodeLimitExceeded) && w.fault == nil {
		w.fault = errUnpacks
	}
	return err == nil
}

// over reports that the walk ends here.
func (w *walk) over() bool {
	if w.fault == nil {
		w.fault = w.ctx.Err()
	}
	return w.fault != nil
}

func (w *walk) dict(o types.Object) types.Dict {
	if o == nil || w.over() {
		return nil
	}
	d, err := w.doc.DereferenceDict(o)
	if !w.read(err) {
		return nil
	}
	return d
}

func (w *walk) array(o types.Object) types.Array {
	if o == nil || w.over() {
		return nil
	}
	a, err := w.doc.DereferenceArray(o)
	if !w.read(err) {
		return nil
	}
	return a
}

func (w *walk) text(o types.Object) string {
	if o == nil || w.over() {
		return ""
	}
	s, err := w.doc.DereferenceStringOrHexLiteral(o, model.V10, nil)
	if !w.read(err) {
		return ""
	}
	return s
}

// node reads one node of the name tree. A tree that is deep, goes round or is long is
// nobody's list of three.
func (w *walk) node(d types.Dict, depth int) error {
	if w.nodes++; depth > 8 || w.nodes > maxFiles {
		return errDamaged
	}
	pairs := w.array(d["Names"])
	if len(pairs) > 2*maxFiles {
		return errDamaged
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if len(w.files) == maxFiles {
			return errDamaged
		}
		if w.over() {
			return w.fault
		}
		spec := w.dict(pairs[i+1])
		if spec == nil {
			continue
		}
		f := attachedFile{spec: spec}
		for _, name := range []string{w.text(spec["UF"]), w.text(spec["F"]), w.text(pairs[i])} {
			if name == "" {
				continue
			}
			if f.names = append(f.names, name); f.named == "" {
				f.named = name
			}
		}
		w.files = append(w.files, f)
	}
	for _, kid := range w.array(d["Kids"]) {
		child := w.dict(kid)
		if child == nil {
			continue
		}
		if err := w.node(child, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// content unpacks an attachment of at most limit bytes.
func (f attachedFile) content(ctx context.Context, doc *model.Context, limit int) ([]byte, error) {
	w := walk{ctx: ctx, doc: doc}
	holder := w.dict(f.spec["EF"])
	if w.fault != nil {
		return nil, w.fault
	}
	if holder == nil {
		return nil, errDamaged
	}
	at := holder["F"]
	if at == nil {
		at = holder["UF"]
	}
	stream, _, err := doc.DereferenceStreamDict(at)
	if !w.read(err) && w.fault != nil {
		return nil, w.fault
	}
	if err != nil || stream == nil {
		return nil, errDamaged
	}
	if len(stream.FilterPipeline) == 0 {
		if len(stream.Raw) > limit {
			return nil, errUnpacks
		}
		return stream.Raw, nil
	}
	if len(stream.FilterPipeline) > 2 {
		return nil, errDamaged
	}
	if err := stream.DecodeWithLimit(int64(limit)); err != nil {
		return nil, told(err)
	}
	if n := len(stream.Content); n > limit || n > 64<<10 && n > receivedRatio*len(stream.Raw) {
		return nil, errUnpacks
	}
	return stream.Content, nil
}

// hasFolder reports a name that leads somewhere: with a folder, a drive or a way up.
func hasFolder(name string) bool {
	return strings.ContainsAny(name, "/\\\x00") || strings.Contains(name, "..") ||
		len(name) > 1 && name[1] == ':'
}
