package notice

import (
	"strings"
	"time"
	"unicode/utf8"

	"bidwright/app/bid"
	"bidwright/app/date"
)

// Reading is what a draft needs from outside: the present moment, and Europe/London.
type Reading struct {
	Now    time.Time
	London *time.Location
}

// maxDraftText bounds the texts that one draft takes over, so that a notice of the
// largest allowed size still gives a document that can be stored.
const maxDraftText = 400_000

// Draft is the opportunity that a release describes, every field with its source,
// and what a person should know or decide. The same release at the same moment
// always gives the same draft. Nothing is filled in by guessing.
func Draft(f *File, r *Release, at Reading) (bid.Opportunity, []bid.Issue) {
	if at.London == nil {
		at.London = time.UTC
	}
	d := &drafter{file: f, in: r, at: at, budget: maxDraftText}
	d.out.Sources = make(map[string]bid.Source)
	d.identity()
	d.words()
	d.stage()
	d.regime()
	d.dates()
	d.lots()
	d.terms()
	d.value()
	d.criteria()
	d.people()
	d.selection()
	d.winners()
	d.out.Notice.Findings = d.found
	d.out.Notice.Imported = fingerprints(d.out)
	return d.out, d.found
}

// drafter holds one draft in the making.
type drafter struct {
	file   *File
	in     *Release
	at     Reading
	out    bid.Opportunity
	found  findings
	prose  string // release and tender descriptions, cleaned: what rules search
	lotted string // lot descriptions, cleaned
	budget int    // bytes of text still allowed
	marked bool   // OCDS-050 said
	short  bool   // shortening said
}

// from records where a field came from.
func (d *drafter) from(path, detail string) {
	d.out.Sources[path] = bid.Source{Kind: "notice", Detail: detail}
}

// long is a cleaned text for a field, within the limits of a document.
func (d *drafter) long(raw, path string) string {
	text, mended := Clean(raw)
	d.mended(mended, path)
	return d.fit(text, bid.MaxText, path)
}

// line is a cleaned one-line text, at most the length of a name.
func (d *drafter) line(raw, path string) string {
	text, mended := cleanLine(raw)
	d.mended(mended, path)
	return d.fit(text, bid.MaxName, path)
}

func (d *drafter) mended(mended bool, path string) {
	if mended && !d.marked {
		d.marked = true
		d.found.add(CodeMarkup, bid.Informs, path, "The notice holds web markup or lost line breaks. They are shown as plain text; the file is kept exactly as published.")
	}
}

func (d *drafter) fit(text string, limit int, path string) string {
	if len(text) > d.budget {
		limit = min(limit, d.budget/4)
	}
	if utf8.RuneCountInString(text) > limit {
		text = clip(text, limit)
		if !d.short {
			d.short = true
			d.found.add(CodeMarkup, bid.Informs, path, "A text of the notice is longer than fits here, so it ends in “…”. The whole of it is in the file, which is kept as published.")
		}
	}
	d.budget = max(0, d.budget-len(text))
	return text
}

// clip keeps at most so many characters, the last of them “…” where it was cut.
func clip(text string, limit int) string {
	if limit <= 0 {
		return ""
	}
	count, cut := 0, 0
	for i := range text {
		if count == limit-1 {
			cut = i
		}
		if count == limit {
			return text[:cut] + "…"
		}
		count++
	}
	return text
}

// identity: which notice this is and who published it.
func (d *drafter) identity() {
	n := &bid.Notice{
		ID: d.line(d.in.ID, "notice.id"), OCID: d.line(d.in.OCID, "notice.ocid"),
		Publisher: d.line(d.file.Publisher, "notice.publisher"),
		SHA256:    d.file.SHA256,
		ReadOn:    date.Of(d.at.Now.In(d.at.London)),
	}
	d.out.Notice = n
	for _, tag := range d.in.Tags {
		n.Tags = append(n.Tags, d.line(tag, "notice.tags"))
	}
	n.Tags = head(n.Tags, 50)
	for _, part := range append(append([]string(nil), d.file.Skipped...), d.in.Skipped...) {
		n.Skipped = append(n.Skipped, d.line(part, "notice.skipped"))
	}
	n.Skipped = head(n.Skipped, 200)
	n.Portal = portal(d.in.OCID, d.file.URI)
	n.LegalBasis = d.line(strings.TrimSpace(d.in.Tender.LegalScheme+" "+d.in.Tender.LegalID), "notice.legalBasis")
	n.Type = d.line(noticeType(d.in), "notice.type")
	if n.ID == "" {
		n.ID = madeID(d.in)
		d.found.add(CodeMadeID, bid.Informs, "notice.id", "This notice has no number of its own. Bidwright calls it %s, after its process and date, so that it is known again.", n.ID)
	}
	n.Link = d.line(link(d.in, n.Portal), "notice.link")
	if d.file.Repaired > 0 {
		d.found.add(CodeBareNumber, bid.Informs, "notice.sha256", "The file held %d value(s) that are not valid in JSON (Infinity or NaN). A mended copy was read; the file itself is kept as saved.", d.file.Repaired)
	}
}

func madeID(r *Release) string {
	id, _ := cleanLine(strings.TrimSpace(r.OCID) + "#" + strings.TrimSpace(r.Date))
	return clip(id, bid.MaxName)
}

// words: titles, descriptions, buyer, codes and the papers' way in.
func (d *drafter) words() {
	t, o := d.in.Tender, &d.out
	release, _ := Clean(d.in.Description)
	tender, _ := Clean(t.Description)
	d.prose = release + "\n" + tender
	var lots []string
	for _, lot := range t.Lots {
		text, _ := Clean(lot.Description)
		lots = append(lots, text)
	}
	d.lotted = strings.Join(lots, "\n")

	if o.Title = d.line(t.Title, "title"); o.Title != "" {
		d.from("title", "tender.title")
	}
	if o.Reference = d.line(t.ID, "reference"); o.Reference != "" {
		d.from("reference", "tender.id")
	}
	switch {
	case tender != "" && release != "" && !strings.Contains(tender, release):
		o.Description = clip(d.long(t.Description, "description")+"\n\n"+d.long(d.in.Description, "description"), bid.MaxText)
		d.from("description", "tender.description and description")
	case tender != "":
		o.Description = d.long(t.Description, "description")
		d.from("description", "tender.description")
	case release != "":
		o.Description = d.long(d.in.Description, "description")
		d.from("description", "description")
	}
	d.buyer()
	o.CPV = d.cpv()
	if len(o.CPV) > 0 {
		d.from("cpv", "tender.classification and tender.items[]")
	}
	if o.Procedure = d.line(t.Procedure, "procedure"); o.Procedure != "" {
		d.from("procedure", "tender.procurementMethodDetails")
	} else if o.Procedure = d.line(t.Method, "procedure"); o.Procedure != "" {
		d.from("procedure", "tender.procurementMethod")
	}
	d.technique()
	var how []string
	for _, line := range t.Submission {
		how = append(how, d.long(line, "howToBid"))
	}
	if o.HowToBid = clip(strings.Join(how, "\n"), bid.MaxText); o.HowToBid != "" {
		d.from("howToBid", "tender.submissionMethodDetails, submissionTerms, participationFees and documents")
	}
	o.SocialValue = d.socialValue()
}

func head[T any](list []T, most int) []T {
	if len(list) > most {
		return list[:most]
	}
	return list
}
