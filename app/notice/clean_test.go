package notice

import (
	"strings"
	"testing"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"plain", "Meals on wheels", "Meals on wheels"},
		{"line breaks kept", "One\r\nTwo\n\n\n\nThree", "One\nTwo\n\nThree"},
		{"br", "One<br/><br/>Two<BR >Three", "One\n\nTwo\nThree"},
		{"paragraphs and lists", "<p>Needs:</p><ul><li>care</li><li>meals</li></ul>", "Needs:\n\n• care\n• meals"},
		{"inline tags vanish", "a <strong>bold</strong> claim", "a bold claim"},
		{"link address stays as text", `<a href="https://x.example/p?a=1&amp;b=2">Portal</a> now`, "Portal (https://x.example/p?a=1&b=2) now"},
		{"entities once", "Fish &amp; chips &amp;lt;b&gt; &pound;5&nbsp;each", "Fish & chips &lt;b> £5 each"},
		{"ampersand of an address", "https://x.example/?a=1&region=2&copy=3", "https://x.example/?a=1&region=2&copy=3"},
		{"not a tag", "for <5 staff and <b5> or 3 < 4 > 2", "for <5 staff and <b5> or 3 < 4 > 2"},
		{"script", "Before<script>alert('<b>')</script>after", "Beforeafter"},
		{"unclosed script keeps its words", "Before<script>after", "Beforeafter"},
		{"comment", "a<!-- hidden <b> -->b", "ab"},
		{"hidden characters", "pay\u202e\u200b\u0007 now\ufeff", "pay now"},
		{"hidden by an entity", "pay&#x202E;now&#0;", "paynow\ufffd"},
		{"written escapes", `One\r\nTwo\nThree`, "One\nTwo\nThree"},
		{"composed", "cafe\u0301", "café"},
		{"lost, doubled", "in full.rnrnAdditional information: rnThe Council", "in full.\n\nAdditional information:\nThe Council"},
		{"lost, alone", "accommodation.rn      rn      The Commencement", "accommodation.\n\nThe Commencement"},
		{"lost after an address", "https://x.example/aspx/HomernrnPlease ensure", "https://x.example/aspx/Home\n\nPlease ensure"},
		{"lost between words", "Needs:rnrnfood parcelsrnTransport and warmthrnrnEnd", "Needs:\n\nfood parcels\nTransport and warmth\n\nEnd"},
		{"words stay whole", "Children born in the northern region return to learn a modern pattern.rnrnWe govern, burn and turn.", "Children born in the northern region return to learn a modern pattern.\n\nWe govern, burn and turn."},
		{"a word before the break", "a babyborn is rebornrnrnNext step to returnrnrnEnd.rnrnOf concernrnrn", "a babyborn is reborn\n\nNext step to return\n\nEnd.\n\nOf concern"},
		{"no evidence, no change", "The governor will return. Northern journey; an external intern, born in Bourne.", "The governor will return. Northern journey; an external intern, born in Bourne."},
		{"real breaks mean none were lost", "one. rnTwo\nthree", "one. rnTwo\nthree"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, mended := Clean(c.raw)
			if got != c.want {
				t.Errorf("Clean(%q)\n got %q\nwant %q", c.raw, got, c.want)
			}
			if again, _ := Clean(got); again != got && !strings.ContainsAny(got, "<&") {
				t.Errorf("cleaning twice changes %q to %q", got, again)
			}
			if strings.Contains(c.raw, "<br/>") && !mended {
				t.Error("markup was not reported")
			}
		})
	}
}

// Every English word that holds "rn" must survive in a text that lost its breaks.
func TestWordsSurviveLostBreaks(t *testing.T) {
	words := "alternative attorney born burn business journey journal external internal government governor concern concerned cornerstone darn earn earnings eastern eternal fern furniture furnish garner harness hornet intern internet kernel learn learning learned lantern modern morning mourning northern nocturnal pattern return returned southern stern stubborn thorn tournament turn turnover urn vernacular warn warning western worn yarn barnsley burnley blackburn cornwall fareham nairn"
	for word := range strings.FieldsSeq(words) {
		for _, text := range []string{"First.rnrnThe " + word + " of it.", "First.rnrnA " + word, "First.rnrnSome " + strings.ToUpper(word[:1]) + word[1:] + " Council"} {
			got, _ := Clean(text)
			if !strings.Contains(strings.ToLower(got), word) {
				t.Errorf("%q became %q", text, got)
			}
		}
	}
}

// Text made to trip a searcher must not take it more than one pass: with a second
// loop inside, this test would run for minutes.
func TestCleanHostileText(t *testing.T) {
	for _, unit := range []string{"<script>", "<!--<b>", "<a href=x>", "<", "&amp", "rn", "rnA", "\\n", "<b ", ".rn"} {
		Clean(strings.Repeat(unit, 200_000/len(unit)))
	}
}
