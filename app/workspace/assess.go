package workspace

import (
	"errors"

	"bidwright/app/assess"
	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/reference"
)

// Library gives the dated facts that this program works with.
func (s *Service) Library() *reference.Library { return s.p.Facts }

// Today is the day by the service's clock, in the clock's own zone.
func (s *Service) Today() date.Date { return date.Of(s.p.Now()) }

// Assess works out one bid as of today.
func (s *Service) Assess(id string) (*assess.Assessment, error) {
	doc, err := s.Document(id)
	if err != nil {
		return nil, err
	}
	return s.AssessDocument(doc)
}

// AssessDocument works out a document that need not be stored: a trial, or a
// received one.
func (s *Service) AssessDocument(doc bid.Document) (*assess.Assessment, error) {
	if s.p.Facts == nil {
		return nil, errors.New("assess: this service was made without facts")
	}
	return assess.Assess(assess.Input{Document: doc, Library: s.p.Facts, On: s.Today()}), nil
}
