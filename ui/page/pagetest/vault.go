package pagetest

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"bidwright/app/workspace"
)

// vault keeps backups in memory, beside the workspaces that they are copies of.
type vault struct {
	keeper keeper
	all    *[]workspace.Backup
}

func (v vault) List(id string) ([]workspace.Backup, error) {
	var out []workspace.Backup
	for _, b := range slices.Backward(*v.all) {
		if b.WorkspaceID == id {
			out = append(out, b)
		}
	}
	return out, nil
}

func (v vault) Find(path string) ([]workspace.Backup, error) {
	if s := v.keeper.stores[path]; s != nil {
		return v.List(s.info.ID)
	}
	return nil, nil
}

func (v vault) Save(from workspace.Store, reason workspace.Reason, now time.Time) (workspace.Backup, error) {
	s := from.(*store)
	b := workspace.Backup{Path: fmt.Sprintf("/backups/%d.bidwright", len(*v.all)+1), WorkspaceID: s.info.ID, Reason: reason, At: now}
	kept := *s
	kept.info.Path = b.Path
	kept.docs, kept.rows, kept.settings, kept.files = maps.Clone(s.docs), maps.Clone(s.rows), maps.Clone(s.settings), maps.Clone(s.files)
	kept.steps, kept.versions, kept.kept = slices.Clone(s.steps), slices.Clone(s.versions), slices.Clone(s.kept)
	v.keeper.stores[b.Path] = &kept
	*v.all = append(*v.all, b)
	return b, nil
}

func (v vault) Delete(b workspace.Backup) error {
	*v.all = slices.DeleteFunc(*v.all, func(x workspace.Backup) bool { return x.Path == b.Path })
	return nil
}

func (v vault) Extract(b workspace.Backup, path string) error {
	if v.keeper.stores[path] != nil {
		return &workspace.Failure{Kind: workspace.Exists, Doing: "open backup", Name: "Bids.bidwright"}
	}
	v.keeper.stores[path] = v.keeper.stores[b.Path]
	return nil
}
