package reference_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"bidwright/app/reference"
	"bidwright/assets/facts"
)

// shipped is a copy of the shipped tables in which one may be changed.
func shipped(t *testing.T) fstest.MapFS {
	t.Helper()
	copied := fstest.MapFS{}
	names, err := fs.Glob(facts.Files(), "*.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := fs.ReadFile(facts.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		copied[name] = &fstest.MapFile{Data: raw}
	}
	return copied
}

func TestShippedTablesAreWhole(t *testing.T) {
	l := library(t)
	for name, count := range map[string][2]int{ // rows found, rows of the tables as received
		"rates and market prices": {len(l.Facts()), 170 + 53 + 4}, // and the planning figures of our own
		"thresholds":              {len(l.Thresholds()), 93},
		"quote bands":             {len(l.QuoteBands()), 26},
		"exclusion grounds":       {len(l.ExclusionGrounds()), 26},
		"evidence items":          {len(l.EvidenceItems()), 31},
		"financial tests":         {len(l.FinancialTests()), 25},
		"proxies":                 {len(l.Proxies()), 117},
		"splits":                  {len(l.Splits()), 214},
		"deflators":               {len(l.Deflators()), 66},
		"discount bands":          {len(l.DiscountBands()), 19},
		"core schedules":          {len(l.CoreSchedules()), 106},
		"fairness items":          {len(l.FairnessItems()), 30 + 5},
		"prompts":                 {len(l.Prompts()), 9},
	} {
		if count[0] != count[1] {
			t.Errorf("%s: %d rows, want %d", name, count[0], count[1])
		}
	}
}

func TestAWrongTableIsRefusedWithItsPlace(t *testing.T) {
	change := func(file, old, new string) func(fstest.MapFS) {
		return func(folder fstest.MapFS) {
			text := string(folder[file].Data)
			if !strings.Contains(text, old) {
				t.Fatalf("%s does not hold %q", file, old)
			}
			folder[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
		}
	}
	const second = "pay.nlw_adult@2022-04-01,UK,National Living Wage (adult rate),9.50,GBP/hour,2022-04-01,2023-03-31,historic"
	row := func(new string) func(fstest.MapFS) { return change("rates.csv", second, new) }
	for name, c := range map[string]struct {
		spoil func(fstest.MapFS)
		want  []string
	}{
		"a table is missing": {func(f fstest.MapFS) { delete(f, "rates.csv") }, []string{"rates.csv", "cannot be opened"}},
		"empty":              {func(f fstest.MapFS) { f["rates.csv"] = &fstest.MapFile{} }, []string{"rates.csv, line 1", "heading"}},
		"heading renamed":    {change("rates.csv", "id,nation", "id,country"), []string{"rates.csv, line 1", "heading must be exactly"}},
		"heading only": {func(f fstest.MapFS) {
			f["terms.csv"].Data = f["terms.csv"].Data[:strings.Index(string(f["terms.csv"].Data), "\n")]
		}, []string{"terms.csv", "no rows"}},
		"a field too many":      {row(second + ",x"), []string{"rates.csv, line 3", "wrong number of fields"}},
		"an open quote":         {row("\"" + second), []string{"rates.csv, line"}},
		"id twice":              {row(strings.ReplaceAll(second, "2022-04-01", "2021-04-01")), []string{"line 3, id", "line 2 already"}},
		"id without its day":    {row(strings.Replace(second, "@2022-04-01", "@2022-05-01", 1)), []string{"line 3, id"}},
		"value in words":        {row(strings.Replace(second, "9.50", "nine", 1)), []string{"line 3, value", "plain number"}},
		"value as exponent":     {row(strings.Replace(second, "9.50", "1e9", 1)), []string{"line 3, value"}},
		"a million digits":      {row(strings.Replace(second, "9.50", strings.Repeat("9", 1_000_000), 1)), []string{"line 3, value"}},
		"NaN":                   {row(strings.Replace(second, "9.50", "NaN", 1)), []string{"line 3, value"}},
		"a negative wage":       {row(strings.Replace(second, "9.50", "-9.50", 1)), []string{"line 3, value", "negative"}},
		"no value":              {row(strings.Replace(second, "9.50", "", 1)), []string{"line 3, value"}},
		"missing with a value":  {row(strings.Replace(second, "historic", "missing", 1)), []string{"line 3, value", "has no value"}},
		"unknown nation":        {row(strings.Replace(second, ",UK,", ",Cornwall,", 1)), []string{"line 3, nation"}},
		"unknown unit":          {row(strings.Replace(second, "GBP/hour", "EUR/hour", 1)), []string{"line 3, unit"}},
		"unknown status":        {row(strings.Replace(second, "historic", "maybe", 1)), []string{"line 3, status"}},
		"31 February":           {row(strings.Replace(second, "2023-03-31", "2023-02-31", 1)), []string{"line 3, valid_to"}},
		"ends before it begins": {row(strings.Replace(second, "2023-03-31", "2021-03-31", 1)), []string{"line 3, valid_to", "before"}},
		"overlaps the next":     {row(strings.Replace(second, "2023-03-31", "2023-04-01", 1)), []string{"overlaps"}},
		"right-to-left mark":    {row(strings.Replace(second, "National", "\u202eNational", 1)), []string{"line 3, label", "U+202E"}},
		"a control character":   {row(strings.Replace(second, "National", "\x00National", 1)), []string{"line 3, label", "U+0000"}},
		"not UTF-8":             {row(strings.Replace(second, "National", "\xff", 1)), []string{"line 3, label", "UTF-8"}},
		"a long text":           {row(strings.Replace(second, "National", strings.Repeat("n", 10_000), 1)), []string{"line 3, label", "2000"}},
		"too large":             {func(f fstest.MapFS) { f["rates.csv"].Data = make([]byte, 3<<20) }, []string{"rates.csv", "larger than 2 MB"}},
		"too many rows":         {func(f fstest.MapFS) { f["rates.csv"].Data = []byte(manyRows(f)) }, []string{"rates.csv", "more than 10000 rows"}},
		"no source":             {change("rates.csv", "\"GOV.UK, National Minimum Wage and National Living Wage rates\"", ""), []string{"line 2, source_title"}},
		"not read":              {change("rates.csv", "2026-11-22", ""), []string{"line 2, read_on"}},
		"certainty":             {change("glossary.csv", "2026-11-22,high", "2026-11-22,sure"), []string{"glossary.csv, line 2, certainty"}},
		"a term twice":          {change("terms.csv", "Full cost recovery", "Lot"), []string{"terms.csv, line 2, term", "GL-02"}},
		"shares over 1":         {change("who_saves_splits.csv", "0.474089", "0.574089"), []string{"who_saves_splits.csv", "not to 1"}},
		"a share of 47":         {change("who_saves_splits.csv", "0.474089", "47.4089"), []string{"line 2, share"}},
		"an unknown comparison": {change("thresholds.csv", ">=", "=>"), []string{"thresholds.csv, line 2, comparator"}},
		"yes or no":             {change("quote_bands.csv", ",yes,", ",Y,"), []string{"quote_bands.csv, line 2, is_default"}},
	} {
		t.Run(name, func(t *testing.T) {
			folder := shipped(t)
			c.spoil(folder)
			_, err := reference.Load(folder)
			if err == nil {
				t.Fatal("it was read without complaint")
			}
			var problems reference.Problems
			if !errors.As(err, &problems) || len(problems) > 50 || len(err.Error()) > 60_000 {
				t.Fatalf("not a readable list of problems: %d characters", len(err.Error()))
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("the message does not say %q: %.400s", want, err)
				}
			}
		})
	}
}

func manyRows(folder fstest.MapFS) string {
	heading, _, _ := strings.Cut(string(folder["rates.csv"].Data), "\n")
	return heading + "\n" + strings.Repeat(strings.Repeat(",", strings.Count(heading, ","))+"\n", 10_002)
}

func TestASpreadsheetsMarkAndLineEndsAreRead(t *testing.T) {
	folder := shipped(t)
	raw := "\ufeff" + strings.ReplaceAll(string(folder["rates.csv"].Data), "\n", "\r\n")
	folder["rates.csv"] = &fstest.MapFile{Data: []byte(raw)}
	if _, err := reference.Load(folder); err != nil {
		t.Error(err)
	}
}

func TestGlossaryHasTheTermsOfThePriceScreens(t *testing.T) {
	g := library(t).Glossary()
	for _, name := range []string{
		"full cost recovery", "FCR", "Direct cost", "core cost", "core costs", "overhead", "marginal cost", "surplus share", "surplus",
		"mark-up", "Mark up", "contingency", "uplift", "productive hours", "employer National Insurance", "employer NI",
		"secondary threshold", "Employment Allowance", "qualifying earnings", "price ladder", "walk-away price", "ceiling",
		"void", "occupancy", "TUPE", "lot", "framework agreement", "framework", "Provider Selection Regime", "PSR", "light touch",
		"break-even volume", "legal floor", "National Living Wage", "real living wage", "VCSE", "CPI", "Statutory Sick Pay",
	} {
		term, found := g.Term(name)
		if !found || term.Definition == "" {
			t.Errorf("no entry for %q", name)
		}
	}
	if _, found := g.Term("flux capacitor"); found {
		t.Error("an unknown term was found")
	}
	terms := g.Terms()
	for i := 1; i < len(terms); i++ {
		if strings.ToLower(terms[i].Name) < strings.ToLower(terms[i-1].Name) {
			t.Errorf("%q stands after %q", terms[i].Name, terms[i-1].Name)
		}
	}
}
