package html_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"golang.org/x/net/html"

	"bidwright/app/pack"
	"bidwright/app/pack/layout"
	"bidwright/app/pack/sample"
	"bidwright/assets/fonts"
	twin "bidwright/data/html"
)

func write(t *testing.T, doc pack.Document) []byte {
	t.Helper()
	faces, err := layout.NewFaces(fonts.Regular(), fonts.Bold())
	if err != nil {
		t.Fatal(err)
	}
	raw, err := twin.Write(context.Background(), doc, faces.Width)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// TestStructure reads the page as a browser does and holds it to what a screen reader
// needs.
func TestStructure(t *testing.T) {
	doc := sample.Document()
	raw := write(t, doc)
	if !bytes.Equal(raw, write(t, doc)) {
		t.Error("two pages of one document differ")
	}
	if path := os.Getenv("BIDWRIGHT_SAMPLE"); path != "" {
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	root, err := html.Parse(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	ids, levels := map[string]bool{}, []int{}
	count := map[string]int{}
	var targets []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		if id := attribute(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("the id %q is used twice", id)
			}
			ids[id] = true
		}
		for _, name := range []string{"href", "aria-labelledby"} {
			if v := attribute(n, name); v != "" {
				targets = append(targets, strings.TrimPrefix(v, "#"))
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" && !strings.HasPrefix(a.Val, "data:image/png;base64,") {
				t.Errorf("<%s %s>: the page must neither act nor load", n.Data, a.Key)
			}
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			levels = append(levels, int(n.Data[1]-'0'))
		}
		switch n.Data {
		case "html":
			if attribute(n, "lang") != "en-GB" {
				t.Error("no language")
			}
		case "th":
			if attribute(n, "scope") == "" || strings.TrimSpace(textOf(n)) == "" {
				t.Errorf("a table head %q without text or scope", textOf(n))
			}
		case "svg":
			if attribute(n, "role") != "img" || n.FirstChild.NextSibling.Data != "title" {
				t.Error("a chart without role or title")
			}
		}
	}
	for _, target := range targets {
		if !ids[target] {
			t.Errorf("a link leads to %q, which is not there", target)
		}
	}
	if levels[0] != 1 || count["h1"] != 1 || count["main"] != 1 {
		t.Errorf("headings %v", levels)
	}
	for i := 1; i < len(levels); i++ {
		if levels[i] > levels[i-1]+1 {
			t.Errorf("heading levels skip: %v", levels)
		}
	}
	if count["table"] != 2 || count["caption"] != 2 || count["script"] != 0 || count["svg"] != 2 || count["img"] != 1 {
		t.Errorf("%v", count)
	}
	all := strings.Join(strings.Fields(textOf(root)), "")
	pack.Walk(doc, func(l pack.Leaf) {
		if l.Path != "audience" && !strings.Contains(l.Path, ".chart") && !strings.Contains(all, strings.Join(strings.Fields(l.Text), "")) {
			t.Errorf("%s: %q is not on the page", l.Path, l.Text)
		}
	})
}

func TestEverythingIsEscaped(t *testing.T) {
	evil := `"><script>alert(1)</script><img src=x onerror=y>'&`
	doc := pack.Document{Title: evil, Subject: evil, Organisation: evil, Reference: evil, Confidential: evil, Language: evil, ShortHash: evil,
		Cover: []pack.KeyValue{{Key: evil, Value: pack.Run{Text: evil, Target: evil}}},
		Sections: []pack.Section{{ID: evil, Title: evil, Level: 9, Blocks: pack.Blocks{
			pack.Paragraph{Runs: []pack.Run{{Text: evil, Bold: true, Target: evil}}}, pack.Heading{ID: "h", Text: evil}, pack.Callout{Title: evil},
			pack.List{Items: []pack.Item{{ID: "i", Runs: []pack.Run{{Text: evil}}}}}, pack.SignatureBox{Statement: evil, Lines: []string{evil}},
			pack.Table{ID: evil + "2", Title: evil, Unit: evil, Note: evil, Columns: []pack.Column{{Title: evil}}, Rows: []pack.Row{{Kind: pack.RowKind(evil), Cells: []pack.Run{{Text: evil}}}}},
			pack.Figure{ID: "f", Title: evil, Alt: evil},
		}}}}
	root, err := html.Parse(bytes.NewReader(write(t, doc)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "img") {
			t.Fatalf("<%s> came in as text", n.Data)
		}
	}
}

func TestPlantedSecretsAreFound(t *testing.T) {
	amount := decimal.RequireFromString("48217.35")
	secrets := []pack.Secret{{Path: "price.walkAway", Number: &amount}, {Path: "people.1.name", Text: "Angharad O’Pŵer"}}
	leaks := func(raw []byte) int {
		hay, err := twin.Haystacks(raw)
		if err != nil {
			t.Fatal(err)
		}
		return len(pack.Search(hay, secrets, nil))
	}
	clean := string(write(t, sample.Document()))
	if leaks([]byte(clean)) != 0 {
		t.Fatal("a clean page leaks")
	}
	for _, planted := range []string{
		"<p>£48,217.35</p>", "<p>&pound;48&#44;217&period;35</p>", "<!-- 48217 -->", `<p data-floor="48,217.35">`, `<a title="48217.35">x</a>`,
		`<script type="application/json">{"n":"Angharad O\u2019P\u0175er"}</script>`, "<p>Angharad <b>O&rsquo;P&#x175;er</b></p>", "<style>/* 48217.35 */</style>",
	} {
		if leaks([]byte(strings.Replace(clean, "</main>", planted+"</main>", 1))) == 0 {
			t.Errorf("%s: the planted secret is not found", planted)
		}
	}
	doc := sample.Document()
	doc.Sections[1].Blocks[1].(pack.Figure).Chart.Rungs[0].Value.Text = "£48,217.35"
	if leaks(write(t, doc)) == 0 {
		t.Error("chart: the planted secret is not found")
	}
}

// The logo is inside the page, told to who cannot see it, and looked through by the leak
// test; a page without one allows no picture at all.
func TestTheLogoIsInsideThePage(t *testing.T) {
	doc := sample.Document()
	raw := string(write(t, doc))
	if strings.Count(raw, "<img ") != 1 || !strings.Contains(raw, `alt="Cegin y Dŵr CIC"`) || !strings.Contains(raw, "img-src data:") {
		t.Error("the logo is not in the page, or not told")
	}
	if !strings.Contains(raw, "#7a2048") {
		t.Error("the page has not the organisation's colour")
	}
	doc.Logo = nil
	if raw := string(write(t, doc)); strings.Contains(raw, "<img") || strings.Contains(raw, "img-src") {
		t.Error("a page without a logo allows pictures")
	}
	secret := []pack.Secret{{Path: "people.1.name", Text: "Angharad Pŵer"}}
	hidden := `<img src="data:image/png;base64,` + base64.StdEncoding.EncodeToString([]byte("by Angharad Pŵer herself")) + `">`
	hay, err := twin.Haystacks([]byte(strings.Replace(raw, "<h1>", hidden+"<h1>", 1)))
	if err != nil || len(pack.Search(hay, secret, nil)) == 0 {
		t.Errorf("a name inside a picture is not found: %v", err)
	}
}
