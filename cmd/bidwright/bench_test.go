//go:build bench

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"text/tabwriter"
	"time"

	"bidwright/data/pdf"
)

// runs is how often each whole process is timed; the table shows the median.
const runs = 7

// measured is what one run of a whole process took.
type measured struct {
	time time.Duration
	mb   float64
}

func (m measured) String() string {
	return fmt.Sprintf("%d ms, %.0f MB", m.time.Milliseconds(), m.mb)
}

// benchmarks are the rows that a Go benchmark measures, by its room and name.
var benchmarks = []struct{ work, room, name, target string }{
	{"whole assessment of the large bid", "app/assess", "BenchmarkAssess", "10 ms at 1x"},
	{"10,000 trials of the large bid, three results", "app/assess", "BenchmarkTrials10000", "1 s at 1x"},
	{"tornado over every input of the large bid", "app/assess", "BenchmarkTornado", "100 ms at 1x"},
	{"open a workspace and list it", "data/sqlite", "BenchmarkOpen", "300 ms for 1,000 bids"},
	{"one field saved", "data/sqlite", "BenchmarkSaveField", "50 ms"},
}

// TestBench prints the table of speeds. It asserts no timing.
func TestBench(t *testing.T) {
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 3, ' ', 0)
	row := func(work, target string, got any) { fmt.Fprintf(table, "%s\t%s\t%v\n", work, target, got) }
	defer table.Flush() // what was measured is shown even when a later part fails
	row("work", "target", "measured")
	goBenchmarks(t, row)
	windows(t, row)
	exports(t, row)
}

func goBenchmarks(t *testing.T, row func(string, string, any)) {
	for _, b := range benchmarks {
		cmd := exec.Command("go", "test", "-tags", "ci,migrated_fynedo", "-run", "^$", "-bench", "^"+b.name+"$", "bidwright/"+b.room)
		out, err := cmd.CombinedOutput()
		if err != nil {
			row(b.work, "≤ "+b.target, fmt.Sprintf("not measured: go test failed in %s: %s", b.room, lastLine(out)))
			continue
		}
		lines := regexp.MustCompile(`(?m)^`+b.name+`(/\S+?)?(?:-\d+)?\s+\d+\s+([\d.]+) ns/op`).FindAllStringSubmatch(string(out), -1)
		if lines == nil {
			row(b.work, "≤ "+b.target, fmt.Sprintf("not measured: %s has no %s", b.room, b.name))
		}
		for _, line := range lines {
			ns, err := strconv.ParseFloat(line[2], 64)
			if err != nil {
				t.Fatal(err)
			}
			row(b.work+strings.NewReplacer("/", ", ", "_", " ").Replace(line[1]), "≤ "+b.target, fmt.Sprintf("%.2f ms", ns/1e6))
		}
	}
}

func lastLine(out []byte) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[len(lines)-1]
}

// windows starts the bare window and ours in turn, so that both meet the same
// machine, and measures until the first frame.
func windows(t *testing.T, row func(string, string, any)) {
	bare := filepath.Join(t.TempDir(), "bare")
	build := exec.Command("go", "build", "-tags", "x11,migrated_fynedo,no_emoji", "-ldflags", "-s -w", "-o", bare, "./testdata/bare")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("the bare window could not be built: %v\n%s", err, out)
	}
	d := newDesktop(t)
	open := func(path string, args ...string) measured {
		start := time.Now()
		p := d.start(path, args...)
		took := measured{time: time.Since(start), mb: residentMB(t, p.cmd.Process.Pid)}
		p.kill()
		return took
	}
	var theirs, ours []measured
	for range runs {
		theirs = append(theirs, open(bare))
		ours = append(ours, open(builtProgram(t), "--ready"))
	}
	a, b := median(theirs), median(ours)
	row("bare Fyne window ready", "", a)
	row("Bidwright's window ready", "≤ 1.5 × both", fmt.Sprintf("%v (%.2f × time, %.2f × memory)", b, float64(b.time)/float64(a.time), b.mb/a.mb))
}

// exports times bidpack writing a pack, and LibreOffice doing what a user would
// do without us: recalculating the same schedule as a spreadsheet and printing it.
func exports(t *testing.T, row func(string, string, any)) {
	bidpack := filepath.Join(filepath.Dir(builtProgram(t)), "bidpack")
	dir := t.TempDir()
	example, err := exec.Command(bidpack, "example", "meals").Output()
	if err != nil {
		t.Fatalf("bidpack example meals: %v", err)
	}
	large, err := enlarge(example)
	if err != nil {
		t.Fatal(err)
	}
	long, err := lengthen(example)
	if err != nil {
		t.Fatal(err)
	}
	var largest measured // the commercial pack of the large bid
	for _, bid := range []struct {
		name, paper, promise string
		document             []byte
		pages                int // at least
	}{
		{"the long response", "technical", "200 pages; none is promised", long, 200},
		{"the worked example", "commercial", "≤ 300 ms, ≤ 150 MB for 30 pages", example, 1},
		{"the large bid", "commercial", "≤ 300 ms, ≤ 150 MB for 30 pages", large, 30},
	} {
		name := filepath.Join(dir, "bid.json")
		if err := os.WriteFile(name, bid.document, 0o600); err != nil {
			t.Fatal(err)
		}
		var took []measured
		for range runs {
			took = append(took, process(t, bidpack, "export", name, "--audience", "commissioner", "--paper", bid.paper, "--format", "pdf", "--draft", "-o", filepath.Join(dir, "pack.pdf")))
		}
		largest = median(took)
		raw, err := os.ReadFile(filepath.Join(dir, "pack.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		facts, err := pdf.Verify(raw)
		if err != nil {
			t.Fatal(err)
		}
		if facts.Pages < bid.pages {
			t.Errorf("the pack of %s has %d pages, not %d", bid.name, facts.Pages, bid.pages)
		}
		row(fmt.Sprintf("pack of %s by bidpack export, %d pages", bid.name, facts.Pages), bid.promise, largest)
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		row("the schedule of the large bid in LibreOffice", "≥ 5 × slower", "LibreOffice is not installed here")
		return
	}
	sheet := filepath.Join(dir, "schedule.fods")
	if err := spreadsheet(sheet, large); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + filepath.Join(dir, "office")
	var took []measured
	for range 3 {
		took = append(took, process(t, office, profile, "--headless", "--convert-to", "pdf", "--outdir", dir, sheet))
	}
	if _, err := os.Stat(filepath.Join(dir, "schedule.pdf")); err != nil {
		t.Fatalf("LibreOffice printed nothing: %v", err)
	}
	m := median(took)
	row("the same in LibreOffice", "≥ 5 × slower", fmt.Sprintf("%d ms (%.1f ×)", m.time.Milliseconds(), float64(m.time)/float64(largest.time)))
}

// process runs a program to its end. Its memory is the peak that the system saw.
func process(t *testing.T, path string, args ...string) measured {
	t.Helper()
	cmd := exec.Command(path, args...)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(start)
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, out)
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Fatal("this system tells no memory use")
	}
	return measured{took, float64(usage.Maxrss) / 1024} // Linux counts kilobytes
}

func residentMB(t *testing.T, pid int) float64 {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^VmRSS:\s+(\d+) kB$`).FindSubmatch(status)
	if found == nil {
		t.Fatal("the system tells no memory use")
	}
	kb, err := strconv.ParseFloat(string(found[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	return kb / 1024
}

// median takes time and memory each by itself.
func median(all []measured) measured {
	var times []time.Duration
	var mbs []float64
	for _, m := range all {
		times, mbs = append(times, m.time), append(mbs, m.mb)
	}
	slices.Sort(times)
	slices.Sort(mbs)
	return measured{times[len(times)/2], mbs[len(mbs)/2]}
}
