package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"bidwright/app/bid"
	"bidwright/app/exchange"
	"bidwright/app/money"
	"bidwright/app/pack"
	"bidwright/assets/examples"
)

// What no reader of these packs may learn: a figure and a text.
const (
	secretFigure = "3841726.95"
	secretText   = `We would go down to the “bone” & less <b on this "one", says Siân`
)

// guarded is a real pack of an example whose bid holds the two secrets.
type guarded struct {
	name     string
	audience pack.Audience
	source   pack.Source
	formats  []string
	draft    bool
}

func exampleBid(t testing.TB, name string) bid.Document {
	t.Helper()
	raw, found := examples.Document(name)
	if !found {
		t.Fatalf("there is no example %s", name)
	}
	doc, err := bid.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func withSecrets(doc bid.Document) bid.Document {
	doc.Bid.Pricing.WalkAway, doc.Bid.Notes = money.MustPounds(secretFigure), secretText
	return doc
}

func sourceOf(t testing.TB, doc bid.Document) pack.Source {
	t.Helper()
	a, lib, today, err := assessment(doc, "2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	return pack.Source{Document: doc, Assessment: a, Library: lib, On: today}
}

var onThatDay = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// offerTo is the source of the pack to a member, as the program makes it.
func offerTo(t testing.TB, doc bid.Document, member string) pack.Source {
	t.Helper()
	src := sourceOf(t, doc)
	made, issues, err := exchange.Offer(doc, exchange.FiguresOf(doc, src.Assessment.Consortium), member, "6f0c1d1e-0000-4000-8000-00000000000a", onThatDay)
	if err != nil {
		t.Fatal(err, issues)
	}
	src.Made, src.Attachments = made, attachments(made, []byte("algorithm: Ed25519\n"))
	return src
}

// invitedBy is the bid that a member starts from the lead's pack to it.
func invitedBy(t testing.TB, src pack.Source) bid.Document {
	t.Helper()
	p, err := exchange.Read(src.Made.DataBytes, src.Made.ManifestBytes)
	if err != nil {
		t.Fatal(err)
	}
	org := bid.Organisation{ID: or(src.Made.Manifest.To.OrganisationID, "6f0c1d1e-0000-4000-8000-00000000000b"), Name: src.Made.Manifest.To.Name}
	doc, err := exchange.NewBid(p, exchange.Signed{Key: "the lead's key", Good: true}, org, bid.Sequence("own"), onThatDay)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func answerOf(t testing.TB, doc bid.Document) pack.Source {
	t.Helper()
	src := sourceOf(t, doc)
	made, err := exchange.Answer(doc, "6f0c1d1e-0000-4000-8000-00000000000c", onThatDay)
	if err != nil {
		t.Fatal(err)
	}
	src.Made, src.Attachments = made, attachments(made, []byte("algorithm: Ed25519\n"))
	return src
}

func or(text, standard string) string {
	if text == "" {
		return standard
	}
	return text
}

var everyFormat = []string{"pdf", "html", "xlsx", "json"} // and csv, which holds the pricing schedule alone

// guardedPacks are packs of every audience and of every paper of the buyer.
func guardedPacks(t testing.TB) []guarded {
	t.Helper()
	var all []guarded
	for paper, which := range papers {
		src := sourceOf(t, withSecrets(exampleBid(t, "new-provider-partners")))
		src.Paper = which
		formats := everyFormat
		if which == bid.PaperCommercial {
			formats = append([]string{"csv"}, everyFormat...)
		}
		all = append(all, guarded{"the buyer’s " + paper + " paper", pack.Commissioner, src, formats, true})
	}
	offer := offerTo(t, withSecrets(exampleBid(t, "county-partners")), "mem-harbour")
	answer := answerOf(t, withSecrets(invitedBy(t, offer)))
	return append(all, guarded{"the pack to a partner", pack.Partner, offer, everyFormat, false}, guarded{"the answer to the lead", pack.Lead, answer, everyFormat, false})
}

// written are the ways in which the secrets may stand in a file.
var written = map[string]string{
	"plain digits": secretFigure, "as printed": "£3,841,726.95", "rounded": "£3,841,727", "with spaces": "3 841 726.95", "as a deficit": "−£3,841,726.95",
	"the text": secretText, "the text in capitals": strings.ToUpper(secretText), "the text over two lines": strings.Replace(secretText, " ", "\n", 3),
}

// Every format of every pack is seen to be stopped: the secret is put into the finished
// file in each way in which the format can hold it. Without it the same pack goes out.
func TestTheLeakTestIsSeenToFail(t *testing.T) {
	long(t)
	for _, g := range guardedPacks(t) {
		for _, format := range g.formats {
			t.Run(g.name+" as "+format, func(t *testing.T) {
				maker, err := painter(format)
				if err != nil {
					t.Fatal(err)
				}
				done, err := pack.Finish(context.Background(), maker, g.audience, g.source, g.draft, nil)
				if err != nil {
					t.Fatalf("the real pack does not go out: %v", err)
				}
				for i, place := range slices.Sorted(maps.Keys(plants[format])) {
					for k, how := range slices.Sorted(maps.Keys(written)) {
						if (i+k)%3 != 0 && how != "as printed" && how != "the text" {
							continue // every place and every way is seen, not every pair
						}
						put, secret := plants[format][place], written[how]
						planted, err := put(done.Bytes, secret)
						if err != nil {
							t.Fatalf("%s, %s: %v", place, how, err)
						}
						var leak *pack.LeakError
						if err := pack.LeakTest(maker, planted, done.Built); !errors.As(err, &leak) {
							t.Errorf("%s, %s: the file would go out (%v)", place, how, err)
						} else if strings.Contains(err.Error(), secret) {
							t.Errorf("%s, %s: the refusal says the secret itself: %v", place, how, err)
						}
					}
				}
			})
		}
	}
}

// A secret in the tree or in an attachment stops the export as a whole.
func TestASecretInTheTreeOrAnAttachmentStopsTheExport(t *testing.T) {
	for _, g := range guardedPacks(t) {
		for _, format := range []string{"pdf", "html", "json"} {
			if format == "json" && g.audience.Carries() {
				continue // its tree is that of the page
			}
			maker, err := painter(format)
			if err != nil {
				t.Fatal(err)
			}
			built, err := pack.Build(g.audience, g.source)
			if err != nil {
				t.Fatal(err)
			}
			for _, how := range []string{"as printed", "the text over two lines"} {
				secret, tree := written[how], built
				tree.Document.Sections = append([]pack.Section{{ID: "planted", Level: 1, Title: "Planted", Label: pack.LabelBuyer,
					Blocks: []pack.Block{pack.Paragraph{Runs: []pack.Run{{Text: "x " + secret + " y", Label: pack.LabelBuyer}}}}}}, built.Document.Sections...)
				refused(t, g.name+" as "+format+", in the tree, "+how, maker, tree)
				if format == "pdf" && g.audience.Carries() {
					for i := range built.Attachments {
						attached := built
						attached.Attachments = append([]pack.Attachment{}, built.Attachments...)
						attached.Attachments[i].Content = append([]byte(`{"planted": "`+string(escaped(secret))+`",`), bytes.TrimLeft(built.Attachments[i].Content, "{")...)
						refused(t, g.name+", in "+built.Attachments[i].Name+", "+how, maker, attached)
						attached.Attachments[i] = built.Attachments[i]
						attached.Attachments[i].Description += " " + strings.Join(strings.Fields(secret), " ")
						refused(t, g.name+", in the description of "+built.Attachments[i].Name+", "+how, maker, attached)
					}
				}
			}
		}
	}
}

func refused(t *testing.T, what string, maker pack.Painter, b pack.Built) {
	t.Helper()
	raw, err := maker.Paint(context.Background(), b, nil)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	var leak *pack.LeakError
	if err := pack.LeakTest(maker, raw, b); !errors.As(err, &leak) {
		t.Errorf("%s: it would go out (%v)", what, err)
	}
}

// escaped is a text in JSON with every letter beyond ASCII escaped.
func escaped(text string) []byte {
	var b strings.Builder
	for _, r := range text {
		if r < 0x80 {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return []byte(strings.NewReplacer("\n", `\n`, `"`, `\"`).Replace(b.String()))
}

type planter func(raw []byte, secret string) ([]byte, error)

// plants are the places of each format that a reader, or a program, could find it in.
var plants = map[string]map[string]planter{
	"csv": {
		"a quoted cell": func(raw []byte, s string) ([]byte, error) {
			return append(raw[:len(raw):len(raw)], "\"x \"\""+strings.ReplaceAll(s, `"`, `""`)+"\"\" y\",2\r\n"...), nil
		},
		"a plain cell": func(raw []byte, s string) ([]byte, error) {
			return append(raw[:len(raw):len(raw)], "\""+strings.ReplaceAll(s, `"`, `""`)+"\",2\r\n"...), nil
		},
	},
	"json": {
		"a value": func(raw []byte, s string) ([]byte, error) {
			return inJSON(raw, `"planted": "x `+string(escaped(s))+`"`)
		},
		"a name": func(raw []byte, s string) ([]byte, error) { return inJSON(raw, `"x `+string(escaped(s))+`": true`) },
	},
	"html": {
		"a comment": func(raw []byte, s string) ([]byte, error) { return before(raw, "</body>", "<!-- "+s+" -->") },
		"an attribute": func(raw []byte, s string) ([]byte, error) {
			return before(raw, "</body>", `<p title="`+template.HTMLEscapeString(s)+`"></p>`)
		},
		"entities": func(raw []byte, s string) ([]byte, error) {
			var b strings.Builder
			for _, r := range s {
				fmt.Fprintf(&b, "&#%d;", r)
			}
			return before(raw, "</body>", "<p>"+b.String()+"</p>")
		},
		"text that does not show": func(raw []byte, s string) ([]byte, error) {
			return before(raw, "</body>", `<p style="display:none">`+template.HTMLEscapeString(s)+`</p>`)
		},
		"a script": func(raw []byte, s string) ([]byte, error) {
			return before(raw, "</body>", `<script type="application/json">{"a":"`+string(escaped(s))+`"}</script>`)
		},
		"the title": func(raw []byte, s string) ([]byte, error) {
			return before(raw, "</head>", "<meta content=\""+template.HTMLEscapeString(s)+"\">")
		},
	},
	"xlsx": {
		"a cell": func(raw []byte, s string) ([]byte, error) {
			return inZip(raw, "worksheets/sheet1.xml", "</sheetData>", `<row r="9999"><c r="A9999" t="inlineStr"><is><t xml:space="preserve">x `+template.HTMLEscapeString(s)+`</t></is></c></row>`)
		},
		"a formula": func(raw []byte, s string) ([]byte, error) {
			return inZip(raw, "worksheets/sheet1.xml", "</sheetData>", `<row r="9999"><c r="A9999"><f>"`+template.HTMLEscapeString(strings.ReplaceAll(s, `"`, `""`))+`"&amp;""</f></c></row>`)
		},
		"the properties": func(raw []byte, s string) ([]byte, error) {
			return inZip(raw, "docProps/core.xml", "</coreProperties>", "<dc:description>"+template.HTMLEscapeString(s)+"</dc:description>")
		},
		"a part of its own": func(raw []byte, s string) ([]byte, error) {
			return addToZip(raw, "xl/comments1.xml", "<c><t>"+template.HTMLEscapeString(s)+"</t></c>")
		},
		"a part of unknown bytes in UTF-16": func(raw []byte, s string) ([]byte, error) {
			return addToZip(raw, "xl/other.bin", string(wide(s)))
		},
	},
	"pdf": {
		"the title": func(raw []byte, s string) ([]byte, error) { return replacePart(raw, "/Title ", hexString(s)) },
		"a compressed stream as UTF-16": func(raw []byte, s string) ([]byte, error) {
			return addPart(raw, "<</Filter /FlateDecode /Length %d>>", deflate([]byte("BT <"+hex.EncodeToString(wide(s))+"> Tj ET")))
		},
		"a compressed stream as letters": func(raw []byte, s string) ([]byte, error) {
			return addPart(raw, "<</Filter /FlateDecode /Length %d>>", deflate([]byte("x "+s+" y")))
		},
		"metadata": func(raw []byte, s string) ([]byte, error) {
			return addPart(raw, "<</Type /Metadata /Subtype /XML /Filter /FlateDecode /Length %d>>", deflate([]byte("<x>"+template.HTMLEscapeString(s)+"</x>")))
		},
		"a file of another name": func(raw []byte, s string) ([]byte, error) {
			return addPart(raw, "<</Type /EmbeddedFile /Filter /FlateDecode /Length %d>>", deflate([]byte(`{"a":"`+string(escaped(s))+`"}`)))
		},
		"a string of no page": func(raw []byte, s string) ([]byte, error) { return addPart(raw, "<</Note "+hexString(s)+">>", nil) },
	},
}
