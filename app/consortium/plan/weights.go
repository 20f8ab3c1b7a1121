package plan

import (
	"fmt"

	"github.com/shopspring/decimal"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/working"
)

func ask(question string) working.Option { return working.Ask(question) }

var one = decimal.NewFromInt(1)

// weights are what each party's value follows from: its agreed share, or Σ share × price
// over the cells.
func (b *builder) weights() {
	if b.group.Split.By == bid.SplitByShares {
		b.byShares()
	} else {
		b.byCells()
	}
}

// byShares reads the agreed percentages. They make 100 %, or there is no split (CONS-022);
// where those typed do, a party without one takes none.
func (b *builder) byShares() {
	s := b.out.Split
	sum := decimal.Zero
	var missing []string
	firstPath, refused := "", false
	for _, st := range s.Statements {
		path, share := b.shareOf(st.Party)
		st.Weight = b.Input(fig{Label: "Agreed share of " + st.Name, Unit: calc.Percent, Path: path}, share, working.UpToOne, ask("The agreed share of "+st.Name+" is not typed."))
		switch {
		case st.Weight.Available():
			sum = sum.Add(st.Weight.Decimal())
		case share.IsSet():
			refused = true
		default:
			missing = append(missing, st.Name)
			if firstPath == "" {
				firstPath = path
			}
		}
	}
	s.Unassigned = one.Sub(sum)
	if len(missing) == len(s.Statements) || refused {
		return // nothing begun, or a share that bid.Check refuses: the reason stands with the share
	}
	if sum.Equal(one) {
		for _, st := range s.Statements {
			if _, share := b.shareOf(st.Party); !share.IsSet() {
				st.Weight = b.Zero
			}
		}
		return
	}
	if firstPath == "" {
		firstPath = "consortium.ownShare"
	}
	why := fmt.Sprintf("The agreed shares make %s: %s.", percent(sum), left(s.Unassigned))
	if len(missing) > 0 {
		why += " Not typed: " + listed(missing) + "."
	}
	b.Issue("CONS-022", bid.Blocks, firstPath, "%s The value can be split once they make 100 %% exactly. Type the rest, or share equally.", why)
	for i, share := range EqualShares(len(s.Statements)) {
		s.Equal = append(s.Equal, EqualShare{s.Statements[i].ID, s.Statements[i].Name, share})
	}
	s.refuse(why, firstPath)
}

func (b *builder) shareOf(p Party) (string, money.Share) {
	if p.Member == nil {
		return "consortium.ownShare", b.group.OwnShare
	}
	return p.Path + ".share", p.Member.Share
}

// left says what is missing of 100 %, or too much.
func left(unassigned decimal.Decimal) string {
	if unassigned.IsNegative() {
		return percent(unassigned.Neg()) + " too much"
	}
	return percent(unassigned) + " unassigned"
}

// byCells adds share × price of the cells. The prices are weights: where they make
// another sum than the rest, the rest is shared in proportion. What no party has of a cell
// goes to the open part, at the price of the cell.
func (b *builder) byCells() {
	s := b.out.Split
	terms := make([][]calc.Node, len(s.Statements))
	open := &Statement{Party: Party{Key: OpenKey, Name: OpenName, Path: "consortium.cells"}}
	var opened []calc.Node
	if len(b.cells) == 0 {
		s.refuse("There is no cell to share by yet. Add lots, areas and specialisms, or split by agreed percentages.", "consortium.cells")
	}
	taken := false
	for i := range b.cells {
		c := &b.cells[i]
		path, title := "consortium.cells."+c.ID, b.title(c)
		if len(c.Parts) == 0 && !c.Price.IsSet() {
			continue // not begun: coverage asks
		}
		taken = true
		price := b.Input(fig{Label: title + ": price over the term", Unit: calc.Pounds, Path: path + ".price"}, c.Price, ask("The price of “"+title+"” over the term is not typed."))
		if !price.Available() {
			s.refuse(price.Reason().Text, path+".price")
		}
		var held []calc.Node
		for k, st := range s.Statements {
			share, typed := b.shareIn(c, st.Party)
			if !typed {
				continue
			}
			part := b.Graph.Mul(share, price)
			held, terms[k] = append(held, share), append(terms[k], part)
			st.Cells = append(st.Cells, StatementCell{CellID: c.ID, Title: title, Share: share, Price: part})
		}
		left := b.Graph.Sub(b.Graph.Int(1), b.Total(held...))
		switch v, known := left.Value(); {
		case known && v.IsNegative():
			s.refuse(fmt.Sprintf("The shares of “%s” make more than 100 %%: %s is given away twice.", title, percent(v.Neg())), path+".parts")
		case known && !v.IsZero():
			part := b.Graph.Mul(left, price)
			opened = append(opened, part)
			open.Cells = append(open.Cells, StatementCell{CellID: c.ID, Title: title, Share: left, Price: part})
		}
	}
	if !taken && len(b.cells) > 0 {
		s.refuse("No cell has a price or a share yet. Type them, or split by agreed percentages.", "consortium.cells")
	}
	for k, st := range s.Statements {
		b.weigh(st, terms[k])
	}
	if len(opened) > 0 {
		b.weigh(open, opened)
		s.Open = open
	}
}

// weigh adds a row's parts of the prices of cells.
func (b *builder) weigh(st *Statement, terms []calc.Node) {
	st.Weight = b.Zero
	if len(terms) > 0 {
		st.Weight = b.Sum(fig{ID: "cons.split." + st.Key + ".cells", Label: st.Name + ": its part of the prices of cells", Unit: calc.Pounds, Key: "cons.split"}, terms...)
	}
}

// shareIn is a party's share of a cell; where it is listed twice, both together.
func (b *builder) shareIn(c *bid.Cell, p Party) (calc.Node, bool) {
	var terms []calc.Node
	for i, part := range c.Parts {
		if part.MemberID != p.ID || !part.Share.IsSet() {
			continue
		}
		path := fmt.Sprintf("consortium.cells.%s.parts.%d.share", c.ID, i)
		terms = append(terms, b.Input(fig{Label: p.Name + ": share of “" + b.title(c) + "”", Unit: calc.Percent, Path: path}, part.Share, working.UpToOne))
	}
	if len(terms) == 0 {
		return calc.Node{}, false
	}
	return b.Total(terms...), true
}
