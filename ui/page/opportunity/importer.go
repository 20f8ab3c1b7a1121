package opportunity

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"bidwright/app/bid"
	"bidwright/app/notice"
	"bidwright/app/workspace"
	"bidwright/ui/page"
)

// ReadNotice reads a saved notice. An error is a whole sentence for people; repairable
// says that a mended copy could be read, which repair asks for.
type ReadNotice func(ctx context.Context, raw []byte, repair bool, progress func(done, total int64)) (file *notice.File, repairable bool, err error)

// maxNotice is the most of a notice file that is read, one byte above what the reader
// takes, so that the reader itself says what is too large.
const maxNotice = 8<<20 + 1

// screen is what an import shows and asks; the view implements it with dialogs.
type screen interface {
	// Working shows progress with a way to stop; the returned functions tell how far
	// it is and take it away.
	Working(text string, stop func()) (set func(done, total int64), done func())
	Refused(sentence string)
	OfferRepair(sentence string, yes func())
	Choose(choices []notice.Choice, chosen func(number int))
	// Review shows what will be brought in as a new bid.
	Review(c Candidate, create func())
	// Compare shows what has changed since the import; further is set when it is another
	// notice of the same process, which may also become a bid of its own.
	Compare(c Candidate, differences []notice.Difference, apply func(paths []string), asNew func())
}

// Candidate is a draft that waits for the user's word.
type Candidate struct {
	Draft bid.Opportunity
	Kind  notice.Kind
	// Known is the bid that the notice belongs to, when there is one.
	Known *notice.Known
	// Said is what the relation to known notices means.
	Said string

	file *notice.File
	name string
}

// Importer brings a saved notice into the workspace, step by step.
type Importer struct {
	*page.Session
	read   ReadNotice
	screen screen
}

// Path reads a file and imports it.
func (i *Importer) Path(path string) {
	i.work(filepath.Base(path), func(context.Context) ([]byte, error) { return i.Service.ReadFile(path, maxNotice) }, false)
}

// Bytes imports a notice that is already in memory.
func (i *Importer) Bytes(name string, raw []byte) {
	i.work(name, func(context.Context) ([]byte, error) { return raw, nil }, false)
}

func (i *Importer) work(name string, load func(context.Context) ([]byte, error), repair bool) {
	if !i.Ensure() {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	set, done := i.screen.Working(fmt.Sprintf("Reading the notice “%s” …", page.Clip(name, 80)), stop)
	i.Run(func() {
		raw, err := load(ctx)
		var file *notice.File
		repairable := false
		if err == nil {
			file, repairable, err = i.read(ctx, raw, repair, func(n, of int64) { i.Post(func() { set(n, of) }) })
		}
		stopped := ctx.Err() != nil
		stop()
		i.Post(func() {
			done()
			switch {
			case stopped:
			case err != nil && repairable && !repair:
				i.screen.OfferRepair(i.words(err), func() {
					i.work(name, func(context.Context) ([]byte, error) { return raw, nil }, true)
				})
			case err != nil:
				i.screen.Refused(i.words(err))
			default:
				i.pick(name, file)
			}
		})
	})
}

// sentence keeps the reader's own whole sentences and explains the rest.
func (i *Importer) words(err error) string {
	var failure *workspace.Failure
	if errors.As(err, &failure) {
		if errors.Is(err, workspace.TooLarge) {
			return "This file is larger than any notice, so it was not read. Nothing was imported. Save the single notice from the portal as JSON and try again."
		}
		return i.Sentence(err)
	}
	return err.Error()
}

func (i *Importer) reading() notice.Reading { return notice.Reading{Now: i.Now(), London: i.London} }

func (i *Importer) pick(name string, file *notice.File) {
	choices := notice.Choices(file, i.reading())
	if len(choices) == 0 {
		i.screen.Refused("There is no notice in this file, so nothing was imported. Save the notice from the portal as JSON and try again.")
		return
	}
	if len(choices) == 1 {
		i.draft(name, file, 1)
		return
	}
	i.screen.Choose(choices, func(number int) { i.draft(name, file, number) })
}

// draft reads the chosen notice and looks whether it is known.
func (i *Importer) draft(name string, file *notice.File, number int) {
	if number < 1 || number > len(file.Releases) {
		return
	}
	_, done := i.screen.Working("Comparing with the bids you have …", func() {})
	i.Run(func() {
		c := Candidate{file: file, name: name}
		c.Draft, _ = notice.Draft(file, &file.Releases[number-1], i.reading())
		known, err := i.known()
		var said *bid.Issue
		c.Kind, c.Known, said = notice.Relation(known, c.Draft)
		if said != nil {
			c.Said = said.Message
		}
		i.Post(func() {
			done()
			if err != nil {
				i.screen.Refused(i.Sentence(err))
				return
			}
			i.show(c)
		})
	})
}

// known lists the notices that have a bid already.
func (i *Importer) known() ([]notice.Known, error) {
	state, err := i.Service.State()
	if err != nil {
		return nil, err
	}
	var out []notice.Known
	for _, row := range state.Bids {
		b, err := i.Service.Bid(row.ID)
		if err != nil {
			return nil, err
		}
		if n := b.Opportunity.Notice; n != nil {
			out = append(out, notice.Known{BidID: b.ID, NoticeID: n.ID, OCID: n.OCID, Title: b.Opportunity.Title, Buyer: b.Opportunity.Buyer.Name})
		}
	}
	return out, nil
}

func (i *Importer) show(c Candidate) {
	if c.Known == nil || c.Kind == notice.RelationUnrelated || c.Kind == notice.RelationNew {
		i.screen.Review(c, func() { i.create(c) })
		return
	}
	current, err := i.Service.Bid(c.Known.BidID)
	if err != nil {
		i.screen.Refused(i.Sentence(err))
		return
	}
	differences := notice.Differences(current.Opportunity, c.Draft)
	if len(differences) == 0 && c.Kind == notice.RelationSame {
		i.opened(c.Known.BidID, "This notice has been imported before and nothing in it has changed.")
		return
	}
	var asNew func()
	if c.Kind == notice.RelationFurther {
		asNew = func() { i.create(c) }
	}
	i.screen.Compare(c, differences, func(paths []string) { i.apply(c, paths) }, asNew)
}

func (i *Importer) attachment(c Candidate) workspace.Attachment {
	return workspace.Attachment{Name: c.name, Type: "notice", Content: c.file.Original}
}

// create makes a bid out of the draft in one step that can be taken back.
func (i *Importer) create(c Candidate) {
	title := c.Draft.Title
	if title == "" {
		title = "Notice " + c.Draft.Notice.ID
	}
	id, err := i.Service.AddBid("Import a notice", bid.Bid{Title: title, Status: bid.StatusPreparing, Opportunity: c.Draft}, i.attachment(c))
	if err != nil {
		i.screen.Refused(i.Sentence(err))
		return
	}
	i.opened(id, "The notice is now a bid: "+page.Clip(title, 80)+". Read on what the buyer asks, and choose your lots.")
}

// apply takes over the chosen fields in one step that can be taken back.
func (i *Importer) apply(c Candidate, paths []string) {
	step := fmt.Sprintf("Take over %d changes from the notice", len(paths))
	if len(paths) == 1 {
		step = "Take over a change from the notice"
	}
	err := i.Service.EditBid(c.Known.BidID, step, func(b *bid.Bid) error {
		notice.Apply(&b.Opportunity, c.Draft, paths)
		return nil
	})
	if err == nil {
		_, err = i.Service.Attach(c.Known.BidID, i.attachment(c))
	}
	if err != nil {
		i.screen.Refused(i.Sentence(err))
		return
	}
	done := fmt.Sprintf("%d fields now say what the notice says.", len(paths))
	switch len(paths) {
	case 0:
		done = "Nothing was taken over; your fields stand as they were."
	case 1:
		done = "One field now says what the notice says."
	}
	i.opened(c.Known.BidID, done)
}

// opened shows the bid that now holds the notice and says what was done.
func (i *Importer) opened(bidID, done string) {
	i.OpenBid(bidID, page.Opportunity)
	i.Say(done)
}
