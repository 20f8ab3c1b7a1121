package response

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/reference"
)

// DeclarationName is what a declaration is called: as typed, or as the standard one.
func DeclarationName(d bid.Declaration, l *reference.Library) string {
	if standard, found := l.StandardDeclaration(d.ItemID); found && d.Name == "" {
		return standard.Name
	}
	return named(d.Name, "Declaration")
}

// DeclarationText is what is declared: in the tender's words, or in the standard ones.
func DeclarationText(d bid.Declaration, l *reference.Library) string {
	if standard, found := l.StandardDeclaration(d.ItemID); found && d.Text == "" {
		return standard.Text
	}
	return d.Text
}

// DeclarationPaper is the file in which it stands: that on prices with the prices, every
// other one, and the tender's own, in the technical response.
func DeclarationPaper(d bid.Declaration, l *reference.Library) bid.Paper {
	if standard, found := l.StandardDeclaration(d.ItemID); found && standard.Paper == "commercial" {
		return bid.PaperCommercial
	}
	return bid.PaperTechnical
}

func (c *checker) declarations() {
	for _, d := range c.r.Declarations {
		path, name := "response.declarations."+d.ID, DeclarationName(d, c.Library)
		switch d.Agreed {
		case bid.Unknown:
			c.add("RESP-030", bid.Blocks, path+".agreed", "“%s” is not answered yet. Read it, and say whether you can declare it.", name)
			continue
		case bid.No:
			c.add("RESP-031", bid.Blocks, path+".agreed", "You cannot declare “%s”. Ask the buyer what follows from it before you hand the bid in, and record here why it may go.", name)
		}
		if DeclarationText(d, c.Library) == "" {
			c.add("RESP-032", bid.Warns, path+".text", "“%s” has no words. Copy what the tender asks you to declare.", name)
		}
		if d.Signer == "" || d.Role == "" {
			c.add("RESP-033", bid.Warns, path+".signer", "“%s” does not say who declares it, and in which role. It has to be somebody who may bind the organisation.", name)
		}
	}
	if l := c.r.Letter; l.Print && (l.Signer == "" || l.Role == "") {
		c.add("RESP-034", bid.Warns, "response.letter.signer", "The letter of offer does not say who signs it, and in which role. It has to be somebody who may bind the organisation.")
	}
}

// confidential looks at what the buyer is asked to keep to itself.
func (c *checker) confidential() {
	nation := string(c.Document.Bid.Opportunity.Nation)
	for _, item := range c.r.Confidential {
		path, name := "response.confidential."+item.ID, named(item.Name, "An item")
		ground, known := c.Library.DisclosureGround(item.Ground)
		switch {
		case item.Ground == "":
			c.add("RESP-040", bid.Warns, path+".ground", "“%s” names no ground. Without one a buyer may have to disclose it when somebody asks.", name)
		case !known:
			c.add("RESP-040", bid.Warns, path+".ground", "“%s” names a ground that is not in the facts any more. Choose it again.", name)
		case nation != "" && !slices.Contains(ground.Nations, nation):
			c.add("RESP-041", bid.Warns, path+".ground", "“%s” names %s, which does not hold in %s. Choose a ground that does.", name, ground.Law, nation)
		}
		if item.Why == "" {
			c.add("RESP-042", bid.Warns, path+".why", "“%s” does not say what harm its disclosure would do, and to whom. The buyer weighs that against the public interest.", name)
		}
		if item.Until.IsZero() {
			c.add("RESP-043", bid.Informs, path+".until", "“%s” has no last day. A price is seldom sensitive for longer than the next tender; an end makes the request more credible.", name)
		}
	}
}

// kept looks at the answers kept for the next bid.
func (c *checker) kept() {
	for _, a := range c.Document.Organisation.Answers {
		if !a.Review.IsZero() && !c.On.IsZero() && a.Review.Before(c.On) {
			c.add("RESP-050", bid.Informs, "organisation.answers."+a.ID+".review", "“%s” in your library was to be read again by %s. Read it before you use it.", named(a.Name, "An answer"), a.Review)
		}
	}
}
