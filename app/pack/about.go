package pack

import "bidwright/app/bid"

// about says what this file is, its limits for people who use assistive technology,
// and how figures are rounded.
func (b *builder) about() {
	org := b.s.Document.Organisation
	contact := "the organisation named on the cover"
	if b.bid.Pack.Contact && org.ContactEmail != "" {
		contact = or(org.ContactName, org.Name) + ", " + org.ContactEmail
	}
	blocks := []Block{paragraph("This PDF is not tagged for screen readers. The same content is available as an accessible web page in one file: ask " + contact + ".")}
	if b.s.Paper == bid.PaperCommercial {
		blocks = append([]Block{paragraph("Money is in pounds sterling and excludes VAT unless a line says otherwise. Unit prices and totals are rounded to the penny, half a penny away from zero; totals add the printed lines.")}, blocks...)
	}
	if b.s.Paper == bid.PaperCommercial && b.audience == Commissioner && b.bid.Response.Letter.Print {
		blocks = append(blocks, PageBreak{}) // the letter that follows is a page of its own
	}
	b.section("about", 1, "About this document", blocks...)
}
