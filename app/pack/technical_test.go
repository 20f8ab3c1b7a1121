package pack_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/assets/examples"
)

func technical(t testing.TB, name string, change func(*bid.Bid)) pack.Built {
	t.Helper()
	return built(t, pack.Commissioner, exampleSource(t, name, bid.PaperTechnical, change))
}

// shape is a tree as lines: each section with the kinds of its blocks, and each table with
// its number and heads.
func shape(t *testing.T, d pack.Document) string {
	t.Helper()
	var out strings.Builder
	for _, s := range d.Sections {
		fmt.Fprintf(&out, "%s%s – %s\n", strings.Repeat("  ", max(s.Level, 1)-1), s.ID, s.Title)
		for _, b := range s.Blocks {
			raw, err := json.Marshal(pack.Blocks{b})
			if err != nil {
				t.Fatal(err)
			}
			kind, _, _ := strings.Cut(strings.TrimPrefix(string(raw), `[{"`), `"`)
			fmt.Fprintf(&out, "    %s", kind)
			if table, ok := b.(pack.Table); ok {
				fmt.Fprintf(&out, " %d %s:", table.Number, table.Title)
				for _, c := range table.Columns {
					fmt.Fprintf(&out, " | %s", c.Title)
				}
				fmt.Fprintf(&out, " | × %d", len(table.Rows))
			}
			if h, ok := b.(pack.Heading); ok {
				fmt.Fprintf(&out, " %d %s", h.Level, h.Text)
			}
			out.WriteString("\n")
		}
	}
	return out.String()
}

// The order and make-up of the buyer's files are those that were reviewed.
// BIDWRIGHT_UPDATE=1 writes them anew.
func TestTheBuyersFilesHaveTheirReviewedMakeUp(t *testing.T) {
	for _, name := range []string{"meals", "county-partners"} {
		for paper, called := range map[bid.Paper]string{bid.PaperTechnical: "technical", bid.PaperCommercial: "commercial", bid.PaperSelection: "selection"} {
			got := shape(t, built(t, pack.Commissioner, exampleSource(t, name, paper, nil)).Document)
			path := filepath.Join("testdata", name+"-"+called+".txt")
			if os.Getenv("BIDWRIGHT_UPDATE") != "" {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s has changed; if that is meant, run with BIDWRIGHT_UPDATE=1 and read the difference\n%s", path, got)
			}
		}
	}
}

// Every question of the lots bid for is answered where the matrix says, with its limit and
// the words that it uses.
func TestTheMatrixLeadsToEveryAnswer(t *testing.T) {
	b := technical(t, "meals", func(b *bid.Bid) {
		b.Response.Questions = append(b.Response.Questions, bid.MethodQuestion{ID: "other", Number: "9", Title: "Of a lot we do not bid for", LotID: "3", Answer: "No."},
			bid.MethodQuestion{ID: "open", Number: "4.5", Title: "Open", Words: 1500})
	})
	table := findTable(t, b.Document, "table-compliance")
	if len(table.Rows) != 5 {
		t.Fatalf("%d rows for five questions", len(table.Rows))
	}
	ids := map[string]bool{}
	for _, s := range b.Document.Sections {
		ids[s.ID] = true
	}
	for _, row := range table.Rows {
		if target := row.Cells[5].Target; !ids[target] || !strings.HasPrefix(target, "question-") {
			t.Errorf("%s leads to %q", row.Cells[0].Text, target)
		}
	}
	if last := table.Rows[4].Cells; last[3].Text != "1,500 words" || last[4].Text != "0" || last[5].Text != "Not answered yet" {
		t.Errorf("the open question reads %v", last)
	}
	words := 0 // all but the signs of the markup
	for _, word := range strings.Fields(exampleSource(t, "meals", bid.PaperTechnical, nil).Document.Bid.Response.Questions[3].Answer) {
		if word != "#" && word != "-" {
			words++
		}
	}
	if used := table.Rows[3].Cells[4].Text; used != fmt.Sprint(words) {
		t.Errorf("question 4.4 uses %s words, counted again %d", used, words)
	}
	if all := text(b.Document); strings.Contains(all, "Of a lot we do not bid for") || !strings.Contains(all, "This question has not been answered yet.") {
		t.Error("the wrong questions are printed")
	}
}

// A technical response holds no price: not a pound sign, not a figure in pounds, whatever
// the figure's own label.
func TestTheTechnicalResponseHoldsNoPrice(t *testing.T) {
	for _, name := range examples.Names() {
		s := exampleSource(t, name, bid.PaperTechnical, nil)
		b := built(t, pack.Commissioner, s)
		all := text(b.Document)
		if name == "meals" || name == "county-partners" {
			if at := strings.Index(all, "£"); at >= 0 {
				t.Errorf("%s: a pound sign: %.60q", name, all[at:])
			}
		}
		for _, id := range []string{"price.asked", "contract.value", "year.1.income", "price.break_even", "year.1.cost"} {
			f, found := s.Assessment.Figure(id)
			if !found || !f.Available {
				continue
			}
			if _, printed := b.Figures[id]; printed || strings.Contains(all, f.Printed) {
				t.Errorf("%s: %s, %s, is printed", name, id, f.Printed)
			}
		}
	}
}

// whereWordsGo are the places of a response into which somebody may type a price.
var whereWordsGo = map[string]func(b *bid.Bid, text string){
	"an answer": func(b *bid.Bid, text string) { b.Response.Questions[0].Answer += "\n" + text },
	"a list":    func(b *bid.Bid, text string) { b.Response.Questions[0].Answer += "\n- " + text },
	"a table": func(b *bid.Bid, text string) {
		b.Response.Questions[0].Answer += "\n| What | How much |\n| It | " + text + " |"
	},
	"a heading":            func(b *bid.Bid, text string) { b.Response.Questions[0].Answer += "\n# " + text },
	"a question":           func(b *bid.Bid, text string) { b.Response.Questions[0].Text += " " + text },
	"a measure":            func(b *bid.Bid, text string) { b.Response.Questions[0].KPIs[0].Target = text },
	"a step":               func(b *bid.Bid, text string) { b.Response.Mobilisation[0].Result = text },
	"a risk":               func(b *bid.Bid, text string) { b.Response.Risks[0].Response = text },
	"a declaration":        func(b *bid.Bid, text string) { b.Response.Declarations[2].Text = text },
	"a confidential item":  func(b *bid.Bid, text string) { b.Response.Confidential[1].Why = text },
	"the title of the bid": func(b *bid.Bid, text string) { b.Opportunity.Title = text },
}

// A price, a cost or a rate that is typed into any text of the technical response stops
// it, also one that the buyer may read elsewhere.
func TestAPriceTypedIntoTheTechnicalResponseStopsIt(t *testing.T) {
	amounts := map[string]string{
		"the price asked": "We do it for £9.25 a meal", "without its sign": "at 9.25 a meal", "the contract value": "£754,160.00 in all", "plain": "754160 over three years",
		"pay": "a cook at £14.60", "a line of cost": "£2,150 for uniforms", "an hourly rate": "15.40 an hour", "the walk-away price": "not below £8.87",
	}
	priced := exampleSource(t, "meals", bid.PaperTechnical, func(b *bid.Bid) { b.Pricing.WalkAway = money.MustPounds("8.87") })
	raw, err := bid.Encode(priced.Document)
	if err != nil {
		t.Fatal(err)
	}
	for where, put := range whereWordsGo {
		for what, words := range amounts {
			s := priced // no figure changes with the words
			if s.Document, err = bid.Decode(raw); err != nil {
				t.Fatal(err)
			}
			put(&s.Document.Bid, words)
			var leak *pack.LeakError
			if _, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, s, true, nil); !errors.As(err, &leak) {
				t.Errorf("%s (%q) in %s goes out: %v", what, words, where, err)
			}
		}
	}
}

// The same in the commercial response: its prices stand there, and nothing that was kept
// from the buyer may slip in with the words around them.
func TestACostTypedIntoTheLetterStopsTheCommercialResponse(t *testing.T) {
	for what, put := range map[string]func(b *bid.Bid, text string){
		"the letter": func(b *bid.Bid, text string) { b.Response.Letter.Text += "\n" + text }, "a declaration": func(b *bid.Bid, text string) { b.Response.Declarations[0].Text = text },
		"a confidential item": func(b *bid.Bid, text string) { b.Response.Confidential[0].Why = text }, "the words before the price": func(b *bid.Bid, text string) { b.Pack.Offer += " " + text },
	} {
		for words, stops := range map[string]bool{"We ask £9.25 for a meal, £754,160.00 in all.": false, "We would go down to £8.87.": true, "Our cook is paid £14.60 an hour.": true} {
			s := exampleSource(t, "meals", bid.PaperCommercial, func(b *bid.Bid) {
				b.Pricing.WalkAway = money.MustPounds("8.87")
				put(b, words)
			})
			var leak *pack.LeakError
			if _, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, s, true, nil); errors.As(err, &leak) != stops {
				t.Errorf("%q in %s: %v", words, what, err)
			}
		}
	}
}

// What the buyer published may be said: its budget and the most that it will pay are no
// price of ours, unless ours is the same.
func TestTheBuyersOwnAmountsMayBeNamed(t *testing.T) {
	for asked, stops := range map[string]bool{"9.25": false, "9.4": true} {
		s := exampleSource(t, "meals", bid.PaperTechnical, func(b *bid.Bid) {
			b.Pricing.Asked = money.MustPounds(asked)
			b.Response.Questions[0].Text += " The budget is £241,000 a year, and no more than £9.40 is paid for a meal."
		})
		var leak *pack.LeakError
		if _, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, s, true, nil); errors.As(err, &leak) != stops {
			t.Errorf("asking £%s: %v", asked, err)
		}
	}
}

// How many hours a team works is an answer, not a price, though the figure is kept from
// the buyer elsewhere.
func TestNumbersOfThingsMayBeSaid(t *testing.T) {
	s := exampleSource(t, "meals", bid.PaperTechnical, nil)
	n, found := s.Assessment.Pricing.Graph.Node("people.kitchen.hours.productive")
	v, known := n.Value()
	if !found || !known || len(v.String()) < 5 {
		t.Fatal("the example has no such hours")
	}
	s.Document.Bid.Response.Questions[0].Answer += "\nThe kitchen works " + money.FormatQuantity(v.Round(2)) + " hours and 1,234.5 more."
	if _, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, s, true, nil); err != nil {
		t.Errorf("%s hours: %v", v, err)
	}
}

// What is for the writers alone stays inside.
func TestNotesOnAnswersAreNeverPrinted(t *testing.T) {
	for _, paper := range []bid.Paper{bid.PaperTechnical, bid.PaperCommercial, bid.PaperSelection} {
		s := exampleSource(t, "meals", paper, func(b *bid.Bid) {
			b.Response.Questions[0].Owner, b.Response.Questions[0].Note = "Penelope Kestrel", "Say less about the vans"
		})
		all := text(built(t, pack.Commissioner, s).Document)
		for _, secret := range []string{"Kestrel", "Say less"} {
			if strings.Contains(all, secret) {
				t.Errorf("%q: %s is printed", paper, secret)
			}
		}
	}
}

// Each item that is to be kept confidential stands in the file that it is about.
func TestAConfidentialItemStandsInTheFileItIsAbout(t *testing.T) {
	items := []bid.ConfidentialItem{{ID: "1", Name: "Item-Otter", Where: "Pricing schedule"}, {ID: "2", Name: "Item-Heron", Where: "Technical response, page 4"},
		{ID: "3", Name: "Item-Stoat", Where: "wherever it stands"}, {ID: "4", Name: "Item-Lynx", Where: "answer to 4.1", Ground: "foia-43-2"}}
	want := map[bid.Paper][]string{bid.PaperCommercial: {"Item-Otter", "Item-Stoat"}, bid.PaperTechnical: {"Item-Heron", "Item-Lynx", "Item-Stoat"}, bid.PaperSelection: {"Item-Stoat"}}
	for paper, names := range want {
		all := text(built(t, pack.Commissioner, exampleSource(t, "meals", paper, func(b *bid.Bid) { b.Response.Confidential = items })).Document)
		for _, item := range items {
			if strings.Contains(all, item.Name) != slices.Contains(names, item.Name) {
				t.Errorf("%q: %s stands there: %v", paper, item.Name, strings.Contains(all, item.Name))
			}
		}
		if paper == bid.PaperTechnical && !strings.Contains(all, "Freedom of Information Act 2000, section 43(2)") {
			t.Error("the ground in law is not printed")
		}
	}
}

// The place of an item leads there where it names a section or a question of this file.
func TestThePlaceOfAConfidentialItemIsALink(t *testing.T) {
	for where, target := range map[string]string{"Technical response, question 4.3": "question-q-social", "Question 4.30": "", "question 4.3.1": "", "Mobilisation": "mobilisation", "Technical response, Ⱥ": ""} {
		b := technical(t, "meals", func(b *bid.Bid) {
			b.Response.Confidential = []bid.ConfidentialItem{{ID: "1", Name: "Item", Where: where}}
		})
		if got := findTable(t, b.Document, "table-confidential").Rows[0].Cells[1].Target; got != target {
			t.Errorf("%q leads to %q", where, got)
		}
	}
}

// Declarations on the price stand in the commercial response, all others in the technical
// one; without any question there is one file, which holds them all.
func TestDeclarationsStandInTheirFile(t *testing.T) {
	count := func(paper bid.Paper, change func(*bid.Bid)) int {
		t.Helper()
		for _, s := range built(t, pack.Commissioner, exampleSource(t, "meals", paper, change)).Document.Sections {
			for _, b := range s.Blocks {
				if table, ok := b.(pack.Table); ok && table.ID == "table-declarations" {
					return len(table.Rows)
				}
			}
		}
		return 0
	}
	if c, q := count(bid.PaperCommercial, nil), count(bid.PaperTechnical, nil); c != 2 || q != 5 {
		t.Errorf("%d in the commercial response and %d in the technical one", c, q)
	}
	if c := count(bid.PaperCommercial, func(b *bid.Bid) { b.Response.Questions = nil }); c != 7 {
		t.Errorf("without questions %d stand in the only file", c)
	}
	selected := func(b *bid.Bid) {
		b.Response.Questions, b.Eligibility.Requirements = nil, []bid.Requirement{{ID: "r", Name: "Insurance"}}
	}
	if c, s := count(bid.PaperCommercial, selected), count(bid.PaperSelection, selected); c != 2 || s != 5 {
		t.Errorf("with conditions and without questions %d stand with the prices and %d with the selection", c, s)
	}
}

// The letter says until which day the offer stands: the deadline of 15 January 2027 and 90
// days are 15 April 2027.
func TestTheLetterSaysHowLongTheOfferStands(t *testing.T) {
	s := exampleSource(t, "meals", bid.PaperCommercial, nil)
	if all := text(built(t, pack.Commissioner, s).Document); !strings.Contains(all, "until the end of 15 April 2027") || !strings.Contains(all, "by Mair Ŵyn-Hughes, Manager") {
		t.Error("the letter does not say until when, or who signs")
	}
	off := exampleSource(t, "meals", bid.PaperCommercial, func(b *bid.Bid) { b.Response.Letter.Print = false })
	if slices.Contains(mainSections(built(t, pack.Commissioner, off).Document), "letter") {
		t.Error("the letter is printed though it is switched off")
	}
}

// Names that begin with an accented or a small letter stay as they are; what is not known
// leaves no trace.
func TestNamesStandAsTheyAreTyped(t *testing.T) {
	s := exampleSource(t, "county-partners", bid.PaperCommercial, func(b *bid.Bid) {
		b.Pack.Validity, b.Opportunity.Buyer.Name = 0, "Ŵyre Council"
	})
	s.Document.Organisation.Name = "iŵyn CIC"
	all := text(built(t, pack.Commissioner, s).Document)
	for _, want := range []string{"iŵyn CIC", "Ŵyre Council"} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not printed", want)
		}
	}
	if strings.Contains(all, "\uFFFD") || strings.Contains(all, "Iŵyn") || strings.Contains(all, "This offer stands for 0") {
		t.Error("a name was changed, or something unknown is printed")
	}
}

// An empty bid gives a draft that says what is not there, and no figure.
func TestAnEmptyBidGivesADraftOfTheTechnicalResponse(t *testing.T) {
	s := source(t, bid.Document{Schema: 1})
	s.Paper = bid.PaperTechnical
	f, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, s, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	all := text(f.Document)
	if !strings.Contains(all, "No question of the tender has been entered yet.") || strings.Contains(all, "£") {
		t.Errorf("the empty draft reads:\n%s", all)
	}
	unused := 0
	for _, o := range pack.Outline(pack.Commissioner, s) {
		if o.Unused {
			unused++
		}
	}
	if unused < 8 {
		t.Errorf("only %d sections are said to be unused", unused)
	}
}

// Fifty thousand words in one answer build in one piece.
func TestAVeryLongAnswerBuilds(t *testing.T) {
	b := technical(t, "meals", func(b *bid.Bid) {
		b.Response.Questions[0].Answer = strings.Repeat("Each of these ten words stands in the long answer.\n", 5000)
	})
	if used := findTable(t, b.Document, "table-compliance").Rows[0].Cells[4].Text; used != "50,000" {
		t.Errorf("%s words", used)
	}
}

// What is wrong with an answer stops the technical response, and not the commercial one;
// what is wrong with the letter stops the commercial one.
func TestEachFileWaitsForItsOwnChecks(t *testing.T) {
	blocked := func(paper bid.Paper, change func(*bid.Bid)) bool { return len(stopping(t, "meals", paper, change)) > 0 }
	unanswered := func(b *bid.Bid) { b.Response.Questions[1].Answer = "" }
	undeclared := func(b *bid.Bid) { b.Response.Declarations[0].Agreed = bid.Unknown }
	for what, c := range map[string]struct {
		paper  bid.Paper
		change func(*bid.Bid)
		stops  bool
	}{
		"the technical response as it is": {bid.PaperTechnical, nil, false}, "the commercial response as it is": {bid.PaperCommercial, nil, false},
		"an open answer, technical": {bid.PaperTechnical, unanswered, true}, "an open answer, commercial": {bid.PaperCommercial, unanswered, false},
		"an open declaration, commercial": {bid.PaperCommercial, undeclared, true},
		"the price, technical":            {bid.PaperTechnical, func(b *bid.Bid) { b.Pricing.VAT = bid.VATUndecided }, false},
	} {
		if got := blocked(c.paper, c.change); got != c.stops {
			t.Errorf("%s: stopped is %v", what, got)
		}
	}
}

// stopping are the codes that stop a buyer's file of an example.
func stopping(t *testing.T, example string, paper bid.Paper, change func(*bid.Bid)) []string {
	t.Helper()
	var stopped *pack.BlockedError
	_, err := pack.Finish(context.Background(), pack.DataPainter{}, pack.Commissioner, exampleSource(t, example, paper, change), false, nil)
	if err != nil && !errors.As(err, &stopped) {
		t.Fatal(err)
	}
	var codes []string
	if stopped != nil {
		for _, i := range stopped.Issues {
			codes = append(codes, i.Code)
		}
	}
	return codes
}

// A file that says nothing, or tells the buyer that something has not been answered, goes
// out as a draft alone, until it says something or a reason is recorded.
func TestAnEmptyFileIsADraft(t *testing.T) {
	for _, c := range []struct {
		example string
		paper   bid.Paper
		change  func(*bid.Bid)
		want    string
	}{
		{"stationery", bid.PaperTechnical, nil, "PACK-001"}, {"meals", bid.PaperTechnical, nil, ""},
		{"meals", bid.PaperSelection, nil, "PACK-002"}, {"new-provider-partners", bid.PaperSelection, nil, ""},
		{"meals", bid.PaperClarification, nil, "PACK-003"}, {"new-provider", bid.PaperClarification, nil, ""},
		{"meals", bid.PaperSocial, nil, "PACK-004"}, {"stationery", bid.PaperSocial, func(b *bid.Bid) { b.Response.Questions = []bid.MethodQuestion{{ID: "q", Title: "How"}} }, ""},
		{"meals", bid.PaperSelection, func(b *bid.Bid) {
			b.Accepted = []bid.Acceptance{{Code: "PACK-002", Reason: "The central digital platform tells them"}}
		}, ""},
		{"county-partners", bid.PaperSelection, nil, "PACK-002"}, // a partner has not answered
	} {
		if got := strings.Join(stopping(t, c.example, c.paper, c.change), " "); got != c.want {
			t.Errorf("%s, %s: stopped by %q, not %q", c.example, c.paper, got, c.want)
		}
	}
}
