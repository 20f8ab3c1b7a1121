package page

import (
	"errors"
	"path/filepath"

	"bidwright/app/bid"
	"bidwright/app/workspace"
)

// OpenApart opens a bid that comes with an organisation of its own, such as a worked
// example, in a file of its own, so that neither is mixed with the user's. A file that
// is there already is opened again with whatever was changed in it.
func (s *Session) OpenApart(name, step string, doc bid.Document) {
	path := filepath.Join(filepath.Dir(s.NewPath()), name+workspace.Extension)
	show := func() {
		for _, row := range s.State().Bids {
			if row.ID == doc.Bid.ID {
				s.OpenBid(row.ID, Overview)
				return
			}
		}
		s.AddDocument(step, doc)
	}
	err := s.Service.Create(path)
	if !errors.Is(err, workspace.Exists) {
		if s.Do(err) {
			show()
			s.Say("The example is in a file of its own. Your own bids stay in theirs: open it from the File menu to go back.")
		}
		return
	}
	s.Run(func() {
		err := s.Service.Open(path)
		s.Post(func() {
			if err != nil && !errors.Is(err, workspace.OpenHere) {
				s.trouble(path, err)
				return
			}
			show()
		})
	})
}
