package corecost

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/date"
	"bidwright/app/money"
	"bidwright/app/working"
)

// Version is a submitted fee as it is kept: never recalculated.
type Version struct {
	bid.CoreVersion
	Fees       []VersionFee
	Year, Week calc.Node // sums of the printed fees
	Locked     bool      // it carries a hash
	Changed    bool      // and no longer agrees with it (CORE-033)
	InForce    bool      // on the day of the assessment
}

// VersionFee is the printed fee of one category of a version.
type VersionFee struct {
	CategoryID, Name string
	Year, Week       calc.Node
}

// Lock takes the printed fees of the schedule as a version qualified on a day, valid
// from another (the same when zero), with the hash of what is locked. It reports an
// error in plain words when a fee is not available.
func (r *Schedule) Lock(id string, on, from date.Date) (bid.CoreVersion, error) {
	if from.IsZero() {
		from = on
	}
	v := bid.CoreVersion{ID: id, On: on, ValidFrom: from, Weeks: r.Weeks}
	if on.IsZero() {
		return v, fmt.Errorf("the day on which the fee was submitted is missing; type it")
	}
	if r.Placeless {
		return v, fmt.Errorf("“%s” has no places, so it has no fee to lock; type places, occupancy and weeks", r.Name)
	}
	for _, k := range r.Categories {
		if k.Empty {
			continue
		}
		place, ok := k.Place.Value()
		week, also := k.Week.Value()
		if !ok || !also {
			return v, fmt.Errorf("the fee of “%s” cannot be worked out yet, so nothing was locked; complete it first", k.Name)
		}
		v.Fees = append(v.Fees, bid.CategoryFee{CategoryID: k.ID, Year: money.PoundsOf(place), Week: money.PoundsOf(week)})
	}
	if len(v.Fees) == 0 {
		return v, fmt.Errorf("“%s” has no fees yet, so nothing was locked; add its costs first", r.Name)
	}
	v.Hash = Hash(r.ID, v)
	return v, nil
}

// Hash is the SHA-256 of what a version locks, in hexadecimal: the schedule, the days,
// the weeks basis and every fee. Name, status and reason may still change.
func Hash(scheduleID string, v bid.CoreVersion) string {
	lines := make([]string, 0, len(v.Fees))
	for _, f := range v.Fees {
		lines = append(lines, fmt.Sprintf("fee %q %s %s", f.CategoryID, f.Year, f.Week))
	}
	slices.Sort(lines)
	text := fmt.Sprintf("bidwright core fee 1\nschedule %q\non %s\nfrom %s\nweeks %q\n%s\n", scheduleID, v.On.ISO(), v.ValidFrom.ISO(), v.Weeks, strings.Join(lines, "\n"))
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// InForce is the version whose fees bind on a day: the latest that is valid by then
// and was not refused. One that raises a fee above an accepted version binds only
// once it is accepted itself. It is false when there is none.
func InForce(versions []bid.CoreVersion, on date.Date) (bid.CoreVersion, bool) {
	return latest(inOrder(versions), on)
}

func inOrder(versions []bid.CoreVersion) []bid.CoreVersion {
	sorted := slices.Clone(versions)
	slices.SortStableFunc(sorted, func(a, b bid.CoreVersion) int { return strings.Compare(from(a).ISO(), from(b).ISO()) })
	return sorted
}

func latest(sorted []bid.CoreVersion, on date.Date) (bid.CoreVersion, bool) {
	if on.IsZero() {
		return bid.CoreVersion{}, false
	}
	var now bid.CoreVersion
	found := false
	for _, v := range sorted {
		start := from(v)
		if v.Status == bid.VersionRefused || start.IsZero() || start.After(on) {
			continue
		}
		if found && now.Status == bid.VersionAccepted && v.Status != bid.VersionAccepted && raises(now, v) {
			continue
		}
		now, found = v, true
	}
	return now, found
}

func from(v bid.CoreVersion) date.Date {
	if v.ValidFrom.IsZero() {
		return v.On
	}
	return v.ValidFrom
}

// raises reports whether any fee of b is above that of a, or is on other weeks.
func raises(a, b bid.CoreVersion) bool {
	if a.Weeks != b.Weeks {
		return true
	}
	for _, f := range b.Fees {
		old, found := feeOf(a.Fees, f.CategoryID)
		if !found || f.Week.Decimal().GreaterThan(old.Week.Decimal()) || f.Year.Decimal().GreaterThan(old.Year.Decimal()) {
			return true
		}
	}
	return false
}

func feeOf(fees []bid.CategoryFee, id string) (bid.CategoryFee, bool) {
	i := slices.IndexFunc(fees, func(f bid.CategoryFee) bool { return f.CategoryID == id })
	if i < 0 {
		return bid.CategoryFee{}, false
	}
	return fees[i], true
}

// versions puts the kept fees on the sheet and tells of those that were changed.
func (b *builder) versions(r *Schedule) {
	r.ordered = inOrder(r.doc.Versions)
	now, found := latest(r.ordered, b.in.On)
	for _, v := range r.doc.Versions {
		path := r.Path + ".versions." + v.ID
		name := working.Named(v.Name, "Fee of "+from(v).String())
		out := Version{CoreVersion: v, Locked: v.Hash != "", InForce: found && now.ID == v.ID}
		out.Name = name
		if out.Changed = out.Locked && v.Hash != Hash(r.ID, v); out.Changed {
			b.Issue("CORE-033", bid.Blocks, path, "“%s” of “%s” was locked and has been changed since: it no longer agrees with what was submitted. Put the submitted figures back, or lock a new version.", name, r.Name)
		}
		if weeks, ok := weekCount(v.Weeks); !ok || weeks.IsZero() {
			b.Issue("CORE-011", bid.Blocks, path+".weeks", "“%s” of “%s” has no weeks basis that can be used, so no fee can be held against it. Type the weeks it was submitted on.", name, r.Name)
		}
		var years, weeks []calc.Node
		seen := map[string]bool{}
		for _, fee := range v.Fees {
			if seen[fee.CategoryID] {
				continue
			}
			seen[fee.CategoryID] = true
			at := path + ".fees." + fee.CategoryID
			title := name + ": " + r.title(fee.CategoryID)
			f := VersionFee{CategoryID: fee.CategoryID, Name: r.title(fee.CategoryID)}
			f.Year = b.offered(working.Fig{Label: title + ", for a place and year", Unit: calc.PoundsPer("place-year"), Path: at + ".year"}, fee.Year, working.Ask(title+": the yearly fee was not kept."))
			f.Week = b.offered(working.Fig{Label: title + ", for a place and week", Unit: calc.PoundsPer("place-week"), Path: at + ".week"}, fee.Week, working.Ask(title+": the weekly fee was not kept."))
			out.Fees = append(out.Fees, f)
			years, weeks = append(years, f.Year), append(weeks, f.Week)
		}
		out.Year = b.Sum(r.fig("version."+v.ID+".year", name+", for a place and year", calc.PoundsPer("place-year"), "core.place_year"), years...)
		out.Week = b.Sum(r.fig("version."+v.ID+".week", name+", for a place and week", calc.PoundsPer("place-week"), "core.weekly"), weeks...)
		r.Versions = append(r.Versions, out)
	}
}

// inForce is the version of the schedule that binds on a day.
func (r *Schedule) inForce(on date.Date) *Version {
	now, found := latest(r.ordered, on)
	if !found {
		return nil
	}
	i := slices.IndexFunc(r.Versions, func(v Version) bool { return v.ID == now.ID })
	return &r.Versions[i]
}

// title is a category by its code and name.
func (r *Schedule) title(id string) string {
	for _, k := range r.Categories {
		if k.ID == id {
			return k.title()
		}
	}
	return working.Named(id, "category")
}

func (k *Category) title() string {
	if k.Code == "" {
		return k.Name
	}
	return k.Code + " " + k.Name
}
