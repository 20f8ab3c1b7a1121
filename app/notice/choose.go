package notice

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"bidwright/app/bid"
)

// Choice is one notice of a file, as the chooser lists it.
type Choice struct {
	Number   int // place in the file, from 1
	ID       string
	Title    string
	Buyer    string
	Deadline string // as people read it; empty when none is given
	Stage    bid.Stage
	Lots     int
}

// Choices lists the notices of a file in its order.
func Choices(f *File, at Reading) []Choice {
	var out []Choice
	for i := range f.Releases {
		r := &f.Releases[i]
		title, _ := cleanLine(r.Tender.Title)
		buyer, _ := cleanLine(r.Buyer.Name)
		id, _ := cleanLine(first(r.ID, madeID(r)))
		deadline, _ := readMoment(r.Tender.TenderEnd, at.London)
		d := &drafter{file: f, in: r, at: at, budget: maxDraftText}
		d.out.Notice = &bid.Notice{Type: noticeType(r)}
		release, _ := Clean(r.Description)
		tender, _ := Clean(r.Tender.Description)
		d.prose = release + "\n" + tender
		d.out.Sources = map[string]bid.Source{}
		for _, lot := range r.Tender.Lots {
			text, _ := Clean(lot.Description)
			d.lotted += text + "\n"
		}
		d.stage()
		out = append(out, Choice{
			Number: i + 1, ID: clip(id, bid.MaxName), Title: clip(title, bid.MaxName), Buyer: clip(buyer, bid.MaxName),
			Deadline: Shown(deadline, at.London), Stage: d.out.Stage, Lots: len(r.Tender.Lots),
		})
	}
	return out
}

// Find picks a release by its notice id or, with "#3" or "3", by its place in the
// file. An empty choice is enough when there is only one.
func Find(f *File, choice string) (*Release, error) {
	choice, _ = cleanLine(choice)
	if len(f.Releases) == 0 {
		return nil, errors.New("this file holds no notice")
	}
	example, _ := cleanLine(first(f.Releases[0].ID, "1"))
	example = clip(example, 100)
	if choice == "" {
		if len(f.Releases) == 1 {
			return &f.Releases[0], nil
		}
		return nil, fmt.Errorf("this file holds %d notices. Choose one by its number, for example %s", len(f.Releases), example)
	}
	for i := range f.Releases {
		id, _ := cleanLine(first(f.Releases[i].ID, madeID(&f.Releases[i])))
		if strings.EqualFold(id, choice) {
			return &f.Releases[i], nil
		}
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(choice, "#")); err == nil && n >= 1 && n <= len(f.Releases) {
		return &f.Releases[n-1], nil
	}
	return nil, fmt.Errorf("no notice “%s” is in this file of %d. Choose one that the list shows, for example %s", clip(choice, 40), len(f.Releases), example)
}

// Known is a notice that the workspace already has a bid for.
type Known struct {
	BidID, NoticeID, OCID, Title, Buyer string
}

// Kind says how a notice relates to what is known.
type Kind string

// The relations: nothing known; the same notice again; a further notice of a known
// process; a notice that shares the process id by mistake.
const (
	RelationNew       Kind = "new"
	RelationSame      Kind = "same"
	RelationFurther   Kind = "further"
	RelationUnrelated Kind = "unrelated"
)

// Relation compares a fresh draft with the known notices (OCDS-006, OCDS-060). The
// process id alone never decides: the same one can turn up on unrelated notices.
func Relation(existing []Known, fresh bid.Opportunity) (Kind, *Known, *bid.Issue) {
	if fresh.Notice == nil {
		return RelationNew, nil, nil
	}
	n := fresh.Notice
	for i, k := range existing {
		if k.NoticeID != "" && strings.EqualFold(k.NoticeID, n.ID) && (k.OCID == "" || n.OCID == "" || strings.EqualFold(k.OCID, n.OCID)) {
			return RelationSame, &existing[i], &bid.Issue{Code: CodeImported, Severity: bid.Informs,
				Message: "This notice has been imported before. Nothing is created twice: look at what has changed and choose what to take over."}
		}
	}
	var further, unrelated *Known
	for i, k := range existing {
		if k.OCID == "" || !strings.EqualFold(k.OCID, n.OCID) {
			continue
		}
		if !alike(k.Title, fresh.Title) && !alike(k.Buyer, fresh.Buyer.Name) {
			unrelated = &existing[i]
		} else if further == nil {
			further = &existing[i]
		}
	}
	switch {
	case further != nil:
		return RelationFurther, further, &bid.Issue{Code: CodeKnownOCID, Severity: bid.Informs,
			Message: fmt.Sprintf("This is a further notice (%s) of a process you already have: %s.", n.ID, clip(further.Title, 100))}
	case unrelated != nil:
		return RelationUnrelated, unrelated, &bid.Issue{Code: CodeKnownOCID, Severity: bid.Warns,
			Message: fmt.Sprintf("This notice shares its process id with “%s”, but title and buyer differ, so it is kept as a separate opportunity.", clip(unrelated.Title, 100))}
	}
	return RelationNew, nil, nil
}

func alike(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
