package workspace

import "fmt"

// readSteps remembers what can be taken back and repeated.
func (s *Service) readSteps() error {
	var err error
	if s.undo, err = s.store.NextUndo(); err != nil {
		return err
	}
	s.redo, err = s.store.NextRedo()
	return err
}

// Undo takes back the last step and returns its name.
func (s *Service) Undo() (string, error) { return s.travel("undo", true) }

// Redo repeats the step that was last taken back and returns its name.
func (s *Service) Redo() (string, error) { return s.travel("redo", false) }

func (s *Service) travel(action string, back bool) (string, error) {
	var change Change
	err := s.do(action, func() error {
		if err := s.needWritable(action); err != nil {
			return err
		}
		s.openingBackup()
		step := s.redo
		if back {
			step = s.undo
		}
		if step == nil {
			return fail(NoStep, action, nil)
		}
		d := draft{s: s, change: Change{Step: step.Name}}
		for i := range step.Patches {
			p := step.Patches[i]
			if back {
				p = step.Patches[len(step.Patches)-1-i].reversed()
			}
			if err := d.replay(p); err != nil {
				return err
			}
		}
		c := Commit{At: s.p.Now(), Writes: d.writes}
		if back {
			c.Undone = step.Number
		} else {
			c.Redone = step.Number
		}
		change = d.change
		return s.save(c)
	})
	if err != nil {
		return "", err
	}
	s.notify(change)
	return change.Step, nil
}

// replay puts the outcome of one patch; each document occurs once in a step.
func (d *draft) replay(p Patch) error {
	now, err := d.s.content(p.Key)
	if err != nil {
		return err
	}
	next, err := p.apply(now)
	if err != nil {
		return err
	}
	var row Row
	if next != nil && p.Key.Kind == EntryBid {
		b, err := decodeBid(next)
		if err != nil {
			return err
		}
		if b.ID != p.Key.ID {
			return fail(BadHistory, "undo", fmt.Errorf("the bid's id differs from its place"))
		}
		row = RowOf(b, d.s.p.Now())
	}
	d.put(p.Key, next, row)
	return nil
}

// History lists up to limit steps, newest first; those taken back are marked.
func (s *Service) History(limit int) ([]Step, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.needStore("read"); err != nil {
		return nil, err
	}
	return s.store.Steps(limit)
}
