package selection

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/reference"
)

// CellState is how one ground stands for one body or person.
type CellState string

// The states, the mildest first.
const (
	CellClear      CellState = "clear"
	CellOld        CellState = "old"     // ended before the look-back
	CellDeclare    CellState = "declare" // ended: declare with evidence
	CellUnanswered CellState = "unanswered"
	CellExcludable CellState = "excludable"
	CellExcluded   CellState = "excluded"
)

var cellOrder = []CellState{CellClear, CellOld, CellDeclare, CellUnanswered, CellExcludable, CellExcluded}

func worse(a, b CellState) CellState {
	if slices.Index(cellOrder, b) > slices.Index(cellOrder, a) {
		return b
	}
	return a
}

// Cell is one ground for one body or person.
type Cell struct {
	Ground reference.ExclusionGround
	State  CellState
	Path   string
}

// Body is somebody about whom every ground is asked.
type Body struct {
	ID, Name, Path string
	MemberID       string // the partner that it is or belongs to; empty for our own
	Person         bool
	State          CellState // the worst of the cells
	Cells          []Cell
}

// pcrDiscretionaryYears is the look-back of discretionary grounds under the 2015
// Regulations (section 1 of the tender specification, low certainty).
const pcrDiscretionaryYears = 3

// exclusions judge the organisation, every partner of the group, sub-contractors relied
// on for a condition, and the connected persons of each. Guarantors are not asked.
func (b *builder) exclusions() {
	org := b.in.Document.Organisation
	b.body(org.Name, "", "organisation.standing", org.Standing)
	if b.in.Regime == "PA23" && org.Standing.ShareCode == "" {
		b.Issue("ELIG-011", bid.Warns, "organisation.standing.shareCode", "The share code of the central digital platform is missing: a buyer under the Procurement Act asks for it. Type it once for every bid.")
	}
	for _, m := range b.in.Document.Bid.Consortium.Members {
		if m.Role == bid.RoleGuarantor || m.Role == bid.RoleSubcontractor && !b.reliedOn(m.ID) {
			continue
		}
		b.body(m.Name, m.ID, "consortium.members."+m.ID+".standing", m.Standing)
	}
}

func (b *builder) reliedOn(id string) bool {
	return slices.ContainsFunc(b.in.Document.Bid.Eligibility.Requirements, func(r bid.Requirement) bool { return r.ByID == id })
}

func (b *builder) body(name, memberID, path string, s bid.Standing) {
	b.judge(Body{Name: name, MemberID: memberID, Path: path}, s)
	for _, p := range s.Persons {
		b.judge(Body{ID: p.ID, Name: p.Name, MemberID: memberID, Path: path, Person: true}, s)
	}
}

func (b *builder) judge(who Body, s bid.Standing) {
	who.State = CellClear
	cleared := slices.ContainsFunc(s.Cleared, func(c bid.Clearance) bool {
		return c.AboutID == who.ID && !c.On.IsZero() && !c.On.After(b.in.On)
	})
	if b.in.Library == nil {
		who.State = CellUnanswered
	} else {
		for _, g := range b.in.Library.ExclusionGrounds() {
			if b.in.On.Before(g.ValidFrom) || !g.ValidTo.IsZero() && b.in.On.After(g.ValidTo) {
				continue
			}
			c := Cell{Ground: g, State: CellUnanswered, Path: who.Path + ".exclusions"}
			if cleared {
				c.State = CellClear
			}
			said := false
			for _, e := range s.Exclusions {
				if e.GroundID != g.ID || e.AboutID != who.ID {
					continue
				}
				state := b.cell(g, e)
				if !said {
					c.State, said = state, true
				}
				c.State, c.Path = worse(c.State, state), who.Path+".exclusions."+e.ID
			}
			b.lower(g.Certainty)
			who.State = worse(who.State, c.State)
			who.Cells = append(who.Cells, c)
		}
	}
	b.tell(who)
	b.out.Bodies = append(b.out.Bodies, who)
}

// cell is how an answer stands. On the debarment list counts whatever else is said.
func (b *builder) cell(g reference.ExclusionGround, e bid.Exclusion) CellState {
	switch {
	case e.Applies == bid.No:
		return CellClear
	case e.Applies != bid.Yes:
		return CellUnanswered
	case g.Kind == "listed":
		return CellExcluded
	case e.Recurs == bid.Yes && g.Kind == "mandatory":
		return CellExcluded
	case e.Recurs == bid.Yes:
		return CellExcludable
	case e.Recurs != bid.No || e.Ended.IsZero() || e.Ended.After(b.in.On):
		return CellUnanswered
	}
	years := 0
	if g.LookbackYears.IsSet() {
		years = int(g.LookbackYears.Decimal().IntPart())
	}
	if b.in.Regime == "PCR2015" && g.Kind == "discretionary" {
		years = pcrDiscretionaryYears
		b.lower(reference.Low)
	}
	if years > 0 && e.Ended.AddYears(years).Before(b.in.On) {
		return CellOld
	}
	return CellDeclare
}

func (b *builder) tell(who Body) {
	name := who.Name
	if name == "" {
		name = "A body without a name"
	}
	open := 0
	for _, c := range who.Cells {
		caught := c.State == CellExcluded || c.State == CellExcludable
		switch {
		case c.State == CellUnanswered:
			open++
		case caught && who.MemberID != "":
			b.Issue("ELIG-015", bid.Warns, c.Path, "%s is caught by “%s”. A partner that is caught may be replaced first: ask the buyer, and look for another.", name, c.Ground.Label)
		case c.State == CellExcluded && c.Ground.Kind == "listed":
			b.Issue("ELIG-016", bid.Blocks, c.Path, "%s is on the debarment list. Read the entry: it says whether buyers must or may leave you out.", name)
		case c.State == CellExcluded:
			b.Issue("ELIG-012", bid.Blocks, c.Path, "%s: “%s” goes on or is likely to happen again, so the buyer must leave you out. Take advice before you go on.", name, c.Ground.Label)
		case c.State == CellExcludable:
			b.Issue("ELIG-013", bid.Warns, c.Path, "%s: “%s” goes on or is likely to happen again, so the buyer may leave you out. Show what was put right.", name, c.Ground.Label)
		case c.State == CellDeclare:
			b.Issue("ELIG-014", bid.Warns, c.Path, "%s: “%s” has ended. Declare it, with evidence of what was put right.", name, c.Ground.Label)
		case c.State == CellOld:
			b.Issue("ELIG-014", bid.Informs, c.Path, "%s: “%s” ended before the look-back and no longer counts by our data. Check before you leave it out.", name, c.Ground.Label)
		}
	}
	if open > 0 || len(who.Cells) == 0 {
		b.Issue("ELIG-010", bid.Warns, who.Path+".exclusions", "%s: %d of %d grounds for exclusion are not answered. Ask, and answer each one, or record that none applies.", name, open, len(who.Cells))
	}
}
