package main

import (
	"context"
	"errors"

	"bidwright/app/notice"
	"bidwright/data/ocds"
	"bidwright/ui/page"
	"bidwright/ui/page/opportunity"
)

// readNotice reads a saved notice, or with repair a mended copy of it.
func readNotice(ctx context.Context, raw []byte, repair bool, progress func(done, total int64)) (file *notice.File, repairable bool, err error) {
	read := ocds.ReadBytes
	if repair {
		read = ocds.ReadRepaired
	}
	file, err = read(ctx, raw, progress)
	var refusal *ocds.Refusal
	return file, errors.As(err, &refusal) && refusal.Repairable, err
}

func opportunityPage(s *page.Session) *opportunity.Page {
	s.ImportNotice = opportunity.NewImporter(s, readNotice).Path
	return opportunity.New(s)
}
