package exchange

import (
	"fmt"
	"strings"

	"bidwright/app/bid"
)

// numbers refuses figures that no plan accepts and links that lead nowhere: negative
// amounts, shares outside 0 to 100 %, payment days outside 0 to 365, one cell twice.
func (p *Pack) numbers() error {
	for _, issue := range bid.CheckExchanged(p.Data.Offer, p.Data.Part) {
		if issue.Severity == bid.Blocks {
			return refuse(CodeNotPack, "The pack holds a figure that cannot be used at %s: %s Nothing was taken from it; ask the sender to correct it.", issue.Path, issue.Message)
		}
	}
	if err := distinct("offer.years", len(p.Data.Offer.Years), func(i int) string { return fmt.Sprint(p.Data.Offer.Years[i].Year) }); err != nil {
		return err
	}
	for _, list := range [][]string{p.Data.Part.Removed, p.Data.Offer.Removed} {
		for _, path := range list {
			if strings.Count(path, ".") > 6 || path == "" {
				return refuse(CodeNotPack, "The pack says that %q was removed, which names no field. Nothing was taken from it; ask the sender to send it again.", clip(path))
			}
		}
	}
	return nil
}

func distinct(path string, n int, key func(int) string) error {
	seen := map[string]bool{}
	for i := range n {
		if seen[key(i)] {
			return refuse(CodeNotPack, "The pack has %q twice in %s, so which one counts is not clear. Nothing was taken from it; ask the sender to correct it.", clip(key(i)), path)
		}
		seen[key(i)] = true
	}
	return nil
}
