package pack

import (
	"slices"

	"bidwright/app/bid"
	"bidwright/app/chart"
	"bidwright/app/socialvalue"
)

// StoryChart is the outcome chain as boxes in five columns that lead to each other. A box
// is dashed where value says nothing about it; value may be nil.
func StoryChart(boxes []bid.ChainBox, value func(bid.ChainBox) (v chart.Value, dashed bool)) chart.Spec {
	if len(boxes) == 0 {
		return chart.Spec{}
	}
	spec := chart.Spec{Kind: chart.Flow}
	for _, c := range socialvalue.Columns() {
		spec.Series = append(spec.Series, socialvalue.ColumnName(c))
	}
	at := map[string]int{}
	for i, x := range boxes {
		if _, twice := at[x.ID]; !twice {
			at[x.ID] = i
		}
	}
	for _, x := range boxes {
		n := chart.Node{Column: max(slices.Index(socialvalue.Columns(), x.Column), 0), Text: x.Text}
		if x.Column == bid.ColumnValue && x.Body != "" {
			n.Note = socialvalue.BodyName(x.Body)
		}
		if value != nil {
			n.Value, n.Dashed = value(x)
		}
		for _, to := range x.Links {
			if k, found := at[to]; found {
				n.Links = append(n.Links, k)
			}
		}
		spec.Nodes = append(spec.Nodes, n)
	}
	return spec
}
