package reference

import (
	"io/fs"
	"slices"
	"strings"
)

type key struct {
	series string
	nation Nation
}

// Library is all the facts and rules, read once and never changed.
type Library struct {
	facts  []Fact // file order: rates, then market prices, then added rows
	byID   map[string]*Fact
	series map[key][]*Fact  // dated rows, first day ascending
	newest map[string]*Fact // latest dated row of a series in any nation

	glossary    Glossary
	thresholds  []Threshold
	quoteBands  []QuoteBand
	exclusions  []ExclusionGround
	evidence    []EvidenceItem
	financial   []FinancialTest
	proxies     []Proxy
	splits      []SplitPart
	deflators   []Deflator
	discounting []DiscountBand

	coreSchedules []CoreScheduleRow

	opportunityKinds []OpportunityKind
	lightTouch       []LightTouchCPV
	buyerKinds       []BuyerKind
	dynamic          []DynamicRow
	matrix           []MatrixRow
	fairness         []FairnessItem
	fairLimits       []FairnessLimit
	prompts          []Prompt
	calendar         []CalendarEntry

	groupModels     []GroupModel
	groupModelItems []GroupModelItem
	groupLimits     []GroupLimit
	diligence       []DiligenceItem
	declarations    []StandardDeclaration
	disclosure      []DisclosureGround
	latePayments    []LatePayment
	headClauses     []HeadClause
	model           []ModelItem
	modelRules      []ModelRule
}

// Load reads and checks every table of the folder. The error, if any, is a Problems.
func Load(folder fs.FS) (*Library, error) {
	var problems Problems
	l := &Library{}
	l.loadFacts(folder, &problems)
	terms := once{} // the two glossary tables share their ids
	for _, file := range []string{"glossary.csv", "terms.csv"} {
		readTable(folder, file, termHeading, &problems, func(r row) {
			terms.check(r, "term_id", r.fields["term_id"])
			l.glossary.add(r)
		})
	}
	l.thresholds = rows(folder, "thresholds.csv", thresholdHeading, &problems, row.threshold, "rule_id")
	l.quoteBands = rows(folder, "quote_bands.csv", quoteBandHeading, &problems, row.quoteBand, "profile_id", "band")
	l.exclusions = rows(folder, "exclusion_grounds.csv", exclusionHeading, &problems, row.exclusion, "ground_id")
	l.evidence = rows(folder, "evidence_items.csv", evidenceHeading, &problems, row.evidence, "item_id")
	l.financial = rows(folder, "financial_tests.csv", financialHeading, &problems, row.financial, "test_id")
	l.proxies = rows(folder, "proxies.csv", proxyHeading, &problems, row.proxy, "code")
	l.splits = rows(folder, "who_saves_splits.csv", splitHeading, &problems, row.split, "part_code")
	l.deflators = rows(folder, "gdp_deflator.csv", deflatorHeading, &problems, row.deflator, "series", "year")
	l.discounting = rows(folder, "discount_rates.csv", discountHeading, &problems, row.discount, "schedule", "year_from")
	l.coreSchedules = rows(folder, "core_schedules.csv", coreScheduleHeading, &problems, row.coreSchedule, "template", "kind", "name")
	l.dynamic = rows(folder, "dynamic_schemes.csv", dynamicHeading, &problems, row.dynamic, "scheme_id", "kind", "key")
	l.matrix = rows(folder, "bid_matrix.csv", matrixHeading, &problems, row.matrix, "kind", "item_id", "value")
	l.opportunityKinds = rows(folder, "opportunity_kinds.csv", opportunityKindHeading, &problems, row.opportunityKind, "kind_id")
	l.lightTouch = rows(folder, "light_touch_cpv.csv", lightTouchHeading, &problems, row.lightTouch, "prefix")
	l.buyerKinds = rows(folder, "buyer_kinds.csv", buyerKindHeading, &problems, row.buyerKind, "rule_id")
	l.fairness = rows(folder, "fairness_items.csv", fairnessHeading, &problems, row.fairnessItem, "item_id")
	l.fairLimits = rows(folder, "fairness_limits.csv", fairnessLimitHeading, &problems, row.fairnessLimit, "limit_id")
	l.prompts = rows(folder, "prompts.csv", promptHeading, &problems, row.prompt, "prompt_id")
	l.calendar = rows(folder, "calendar.csv", calendarHeading, &problems, row.calendar, "entry_id")
	l.groupModels = rows(folder, "consortium_models.csv", groupModelHeading, &problems, row.groupModel, "model_id")
	l.groupModelItems = rows(folder, "group_model_items.csv", groupModelItemHeading, &problems, row.groupModelItem, "kind", "model_id", "item_id", "when")
	l.groupLimits = rows(folder, "group_limits.csv", groupLimitHeading, &problems, row.groupLimit, "limit_id")
	l.diligence = rows(folder, "due_diligence.csv", diligenceHeading, &problems, row.diligenceItem, "item_id")
	l.latePayments = rows(folder, "late_payment.csv", latePaymentHeading, &problems, row.latePayment, "row_id")
	l.headClauses = rows(folder, "heads_of_terms.csv", headHeading, &problems, row.headClause, "clause_id")
	l.declarations = rows(folder, "declarations.csv", declarationHeading, &problems, row.declaration, "item_id")
	l.disclosure = rows(folder, "disclosure_grounds.csv", disclosureHeading, &problems, row.disclosure, "ground_id")
	l.model = rows(folder, "social_value_model.csv", modelHeading, &problems, row.modelItem, "item_id")
	l.modelRules = rows(folder, "social_value_rules.csv", modelRuleHeading, &problems, row.modelRule, "rule_id")
	l.checkSplits(&problems)
	l.checkModel(&problems)
	if len(problems) > 0 {
		return nil, problems
	}
	return l, nil
}

func (l *Library) loadFacts(folder fs.FS, problems *Problems) {
	seen := once{} // the two tables of facts share their ids
	read := func(file string, benchmark bool) {
		readTable(folder, file, factHeading, problems, func(r row) {
			f := r.fact()
			f.Benchmark = benchmark
			seen.check(r, "id", f.ID)
			l.facts = append(l.facts, f)
		})
	}
	read("rates.csv", false)
	read("price_benchmarks.csv", true)
	l.index(problems)
}

// rows reads a whole table; the key columns together are unique.
func rows[T any](folder fs.FS, file string, heading []string, problems *Problems, read func(row) T, keys ...string) []T {
	var all []T
	seen := once{}
	readTable(folder, file, heading, problems, func(r row) {
		parts := make([]string, len(keys))
		for i, column := range keys {
			parts[i] = r.fields[column]
		}
		seen.check(r, keys[0], strings.Join(parts, " "))
		all = append(all, read(r))
	})
	return all
}

// index sorts the facts for lookup and reports rows of one series that overlap.
func (l *Library) index(problems *Problems) {
	l.byID, l.series, l.newest = map[string]*Fact{}, map[key][]*Fact{}, map[string]*Fact{}
	for i := range l.facts {
		f := &l.facts[i]
		l.byID[f.ID] = f
		if f.ValidFrom.IsZero() {
			continue
		}
		k := key{f.Series, f.Nation}
		l.series[k] = append(l.series[k], f)
		known := l.newest[f.Series]
		if known != nil && known.Unit != f.Unit {
			problems.add("facts", 0, "unit", "%s and %s are of one series but differ in unit", clip(known.ID), clip(f.ID))
		}
		if known == nil || f.ValidFrom.After(known.ValidFrom) {
			l.newest[f.Series] = f
		}
	}
	for _, rows := range l.series {
		slices.SortStableFunc(rows, func(a, b *Fact) int { return strings.Compare(a.ValidFrom.ISO(), b.ValidFrom.ISO()) })
		for i := 1; i < len(rows); i++ {
			earlier, later := rows[i-1], rows[i]
			if earlier.ValidFrom == later.ValidFrom || !earlier.ValidTo.IsZero() && !earlier.ValidTo.Before(later.ValidFrom) {
				problems.add("facts", 0, "valid_to", "%s overlaps %s: a day may have one row of a series", clip(earlier.ID), clip(later.ID))
			}
		}
	}
}

// Facts are all rates and market prices in the order of their tables.
func (l *Library) Facts() []Fact { return slices.Clone(l.facts) }

// Fact is one row by its id, with the user's own figure if there is one.
func (l *Library) Fact(id string, ov Overrides) (Fact, bool) {
	stored, found := l.byID[id]
	if !found {
		return Fact{}, false
	}
	f := *stored
	if o := ov.byID[id]; o != nil {
		f = o.apply(f)
	}
	return f, true
}

func (l *Library) latest(series string) *Fact { return l.newest[series] }

// first is the earliest dated row for a nation, its own or the UK's.
func (l *Library) first(series string, nation Nation) *Fact {
	for _, n := range []Nation{nation, UK} {
		if rows := l.series[key{series, n}]; len(rows) > 0 {
			return rows[0]
		}
	}
	return nil
}

// Thresholds are the dated rules of procurement.
func (l *Library) Thresholds() []Threshold { return slices.Clone(l.thresholds) }

// QuoteBands are buyers' own rules below the thresholds.
func (l *Library) QuoteBands() []QuoteBand { return slices.Clone(l.quoteBands) }

// ExclusionGrounds are the grounds for leaving a bidder out.
func (l *Library) ExclusionGrounds() []ExclusionGround { return slices.Clone(l.exclusions) }

// EvidenceItems are the proofs that buyers ask for.
func (l *Library) EvidenceItems() []EvidenceItem { return slices.Clone(l.evidence) }

// FinancialTests are the tests of accounts that buyers set.
func (l *Library) FinancialTests() []FinancialTest { return slices.Clone(l.financial) }

// Proxies are the published values of outcomes.
func (l *Library) Proxies() []Proxy { return slices.Clone(l.proxies) }

// Splits say which bodies a cost falls on.
func (l *Library) Splits() []SplitPart { return slices.Clone(l.splits) }

// Deflators are the price indices.
func (l *Library) Deflators() []Deflator { return slices.Clone(l.deflators) }

// DiscountBands are the discount rates by year.
func (l *Library) DiscountBands() []DiscountBand { return slices.Clone(l.discounting) }
