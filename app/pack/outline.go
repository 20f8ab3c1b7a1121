package pack

import (
	"slices"
	"strings"

	"bidwright/app/bid"
)

// OutlineSection is a section that a file has or could have, for whoever puts the file
// together.
type OutlineSection struct {
	ID, Title string
	// In: it stands in the file as the bid is now.
	In bool
	// Required: it cannot be left out; Why says why.
	Required bool
	// Fixed: it keeps its place when others are moved.
	Fixed bool
	// Unused: the bid has nothing for it, so it cannot be put in; Why says what that is.
	Unused bool
	// Why is empty for a section that stands in the file and may be left out.
	Why string
	// Missing is what it still lacks, each with the field that mends it.
	Missing []Missing
}

// Missing is one thing that a section still lacks. Path is that of the field that mends
// it, as the paths of issues are.
type Missing struct{ Text, Path string }

// CoverSection and ContentsSection are the ids of the pages that the layout makes itself.
const (
	CoverSection    = "cover"
	ContentsSection = "contents"
)

// Outline lists the sections of a file in the order in which they are printed, with those
// that are left out or that the bid has nothing for. The sections of a pack between
// partners are its maker's own: none of them can be left out.
func Outline(audience Audience, s Source) []OutlineSection {
	b := newBuilder(audience, s)
	make := b.makers()[paperFor{audience, s.Paper}]
	if make == nil || audience.Carries() && s.Made == nil {
		return nil
	}
	make()
	var out []OutlineSection
	if len(b.doc.Cover) > 0 {
		out = append(out, OutlineSection{ID: CoverSection, Title: "Cover", In: true, Required: true, Fixed: true, Why: oneReader})
	}
	if b.doc.Contents {
		out = append(out, OutlineSection{ID: ContentsSection, Title: "Contents", In: true, Required: true, Fixed: true, Why: "A reader finds the answers by it."})
	}
	choices := b.choices()
	for _, x := range b.possible(choices) {
		o := OutlineSection{ID: x.id, Title: x.title, In: true, Fixed: x.fixed}
		switch {
		case x.built == nil:
			o.In, o.Unused, o.Why = false, true, or(x.unused, "The bid has nothing for it.")
		case x.required != "":
			o.Required, o.Why = true, x.required
		case choices.out(x.id):
			o.In, o.Why = false, leftOut
		}
		if o.In || o.Unused {
			o.Missing = b.lacks(x.sectionKind, o.Unused)
		}
		out = append(out, o)
	}
	return out
}

const leftOut = "You left it out of this file."

// part is a section of the first level with those below it.
type part struct {
	sectionKind
	built []Section
}

// possible are the sections built and those that could be, in the order chosen.
func (b *builder) possible(c choices) []part {
	var built []part
	for _, s := range b.doc.Sections {
		if s.Level > 1 && len(built) > 0 {
			last := &built[len(built)-1]
			last.built = append(last.built, s)
			continue
		}
		built = append(built, part{sectionKind{id: s.ID, title: s.Title}, []Section{s}})
	}
	known := kinds(b.audience, b.s.Paper)
	for i := range built {
		if at := slices.IndexFunc(known, func(k sectionKind) bool { return k.id == built[i].id }); at >= 0 {
			title := built[i].title
			built[i].sectionKind = known[at]
			built[i].title = title
		} else if b.audience.Carries() {
			built[i].required, built[i].fixed = "It is part of what is agreed with the partner.", true
		}
	}
	all := built
	for i, k := range known { // those not built stand after the nearest one before them
		if slices.ContainsFunc(all, func(p part) bool { return p.id == k.id }) {
			continue
		}
		at := 0
		for _, before := range known[:i] {
			at = max(at, 1+slices.IndexFunc(all, func(p part) bool { return p.id == before.id }))
		}
		all = slices.Insert(slices.Clone(all), at, part{sectionKind: k})
	}
	slices.SortStableFunc(all, func(x, y part) int { return c.rank(x) - c.rank(y) })
	return all
}

// choices are the user's for one file.
type choices []bid.SectionChoice

func (b *builder) choices() choices {
	var out choices
	for _, c := range b.bid.Pack.Sections {
		if or(c.Audience, string(Commissioner)) == string(b.audience) && c.Paper == b.s.Paper {
			out = append(out, c)
		}
	}
	return out
}

func (c choices) at(id string) int {
	return slices.IndexFunc(c, func(x bid.SectionChoice) bool { return x.SectionID == id })
}

func (c choices) out(id string) bool {
	at := c.at(id)
	return at >= 0 && c[at].Out
}

// rank puts fixed sections first, then those listed in the order of the list, then the
// rest.
func (c choices) rank(p part) int {
	switch at := c.at(p.id); {
	case p.fixed:
		return -1
	case at >= 0:
		return at
	}
	return len(c)
}

// arrange applies the user's choice of sections and their order: links into a section that
// is left out become plain text, and numbers of tables and figures follow the print.
func (b *builder) arrange() {
	c := b.choices()
	kept, gone := []Section{}, []Section{}
	for _, p := range b.possible(c) {
		if p.required == "" && c.out(p.id) && p.built != nil {
			gone = append(gone, p.built...)
			b.omit(p.title, leftOut)
			continue
		}
		kept = append(kept, p.built...)
	}
	b.doc.Sections = kept
	if len(c) == 0 {
		return
	}
	dead := map[string]bool{}
	for _, id := range targets(Document{Sections: gone}) {
		dead[id] = true
	}
	n := numbering{dead: dead}
	for i := range b.doc.Sections {
		blocks := slices.Clone(b.doc.Sections[i].Blocks)
		for k := range blocks {
			blocks[k] = n.block(blocks[k])
		}
		b.doc.Sections[i].Blocks = blocks
	}
}

// numbering rewrites the numbers of tables and figures and the links that lead nowhere.
type numbering struct {
	dead            map[string]bool
	tables, figures int
}

func (n *numbering) block(block Block) Block {
	switch x := block.(type) {
	case Paragraph:
		x.Runs = n.runs(x.Runs)
		return x
	case Note:
		x.Runs = n.runs(x.Runs)
		return x
	case Callout:
		x.Runs = n.runs(x.Runs)
		return x
	case List:
		x.Items = slices.Clone(x.Items)
		for i := range x.Items {
			x.Items[i].Runs = n.runs(x.Items[i].Runs)
		}
		return x
	case KeyValues:
		x.Rows = slices.Clone(x.Rows)
		for i := range x.Rows {
			x.Rows[i].Value = n.runs([]Run{x.Rows[i].Value})[0]
		}
		return x
	case Table:
		return n.table(x)
	case Figure:
		if x.Number > 0 {
			n.figures++
			x.Number = n.figures
		}
		if x.Table != nil {
			table := n.table(*x.Table)
			x.Table = &table
		}
		return x
	}
	return block
}

func (n *numbering) table(t Table) Table {
	if t.Number > 0 {
		n.tables++
		t.Number = n.tables
	}
	t.Rows = slices.Clone(t.Rows)
	for i := range t.Rows {
		t.Rows[i].Cells = n.runs(t.Rows[i].Cells)
	}
	return t
}

func (n *numbering) runs(runs []Run) []Run {
	out := slices.Clone(runs)
	for i := range out {
		if n.dead[out[i].Target] {
			out[i].Target = ""
		}
	}
	return out
}

// lacks is what keeps a section from being whole: the open checks on its own fields that
// stop or warn, and what no check can know of.
func (b *builder) lacks(k sectionKind, unused bool) []Missing {
	if unused {
		if k.id == "method" && b.s.Paper == bid.PaperTechnical {
			return []Missing{{"No question of the tender has been entered. Copy them from the tender documents.", "response.questions"}}
		}
		return nil
	}
	var out []Missing
	for _, i := range b.s.Assessment.Issues {
		if i.Severity == bid.Informs || i.Accepted != "" {
			continue
		}
		if slices.ContainsFunc(k.paths, func(field string) bool { return i.Path == field || strings.HasPrefix(i.Path, field+".") }) {
			out = append(out, Missing{i.Message, i.Path})
		}
	}
	switch k.id {
	case "letter":
		if b.bid.Pack.Validity <= 0 {
			out = append(out, Missing{"The letter does not say how long the offer stands.", "pack.validityDays"})
		}
	case "appendices":
		own, _ := b.vault("")
		for _, p := range b.cited() {
			if p.holder == own && p.File.SHA256 == "" {
				out = append(out, Missing{"The file of " + p.ref() + ", " + b.itemName(p.Evidence) + ", has not been added.", "organisation.standing.evidence." + p.ID})
			}
		}
	}
	return out
}
