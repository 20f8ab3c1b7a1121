package notice

import (
	"regexp"
	"strings"

	"bidwright/app/bid"
)

// stage decides what the notice is; only a tender can be bid for (OCDS-010, 011).
func (d *drafter) stage() {
	o := &d.out
	o.Stage, o.StageWhy = published(d.in, o.Notice.Type)
	d.from("stage", "tag, tender.status and the notice type")
	if o.Stage == bid.StageTender && psrIn(d.prose+"\n"+d.lotted) {
		if sentence := intent(d.prose); sentence != "" {
			o.Stage = bid.StageIntent
			o.StageWhy = "Award intended – not biddable. The notice says: “" + clip(sentence, 300) + "”"
			d.from("stage", "words of description and tender.description")
			d.found.add(CodeIntent, bid.Warns, "stage", "Award intended – not biddable: the text says that the provider has been chosen, although the notice is filed as a tender. If you also provide this service, the only step open is a representation to the buyer within the standstill.")
			return
		}
	}
	switch o.Stage {
	case bid.StageTender:
	case bid.StageIntent:
		d.found.add(CodeNotOpen, bid.Warns, "stage", "Award intended – not biddable. %s", o.StageWhy)
	case bid.StageUnknown:
		d.found.add(CodeNotOpen, bid.Warns, "stage", "The notice does not say at what stage it is, so bidding stays off. Read the notice and choose the stage.")
	default:
		d.found.add(CodeNotOpen, bid.Warns, "stage", "This is not an open tender, so it is kept as information and bidding is off. %s", o.StageWhy)
	}
}

// stageOfType is the stage that a notice under the Procurement Act 2023 stands for.
// UK14 and UK15 (a dynamic market) and UK17 decide nothing by themselves.
var stageOfType = map[string]bid.Stage{
	"UK1": bid.StagePlanning, "UK2": bid.StagePlanning, "UK3": bid.StagePlanning, "UK13": bid.StagePlanning,
	"UK4": bid.StageTender, "UK5": bid.StageIntent, "UK6": bid.StageAward,
	"UK7": bid.StageContract, "UK8": bid.StageContract, "UK9": bid.StageContract, "UK10": bid.StageContract, "UK11": bid.StageContract,
	"UK12": bid.StageCancelled, "UK16": bid.StageCancelled,
}

var typeWords = map[string]string{
	"UK1": "a pipeline notice", "UK2": "a preliminary market engagement notice", "UK3": "a planned procurement notice",
	"UK5": "a transparency notice: the buyer means to award directly", "UK6": "a contract award notice", "UK7": "a contract details notice",
	"UK8": "a contract payment notice", "UK9": "a contract performance notice", "UK10": "a contract change notice", "UK11": "a contract termination notice",
	"UK12": "a procurement termination notice", "UK13": "a dynamic market intention notice", "UK16": "a dynamic market cessation notice",
}

// published is the stage by tag, status and notice type, with the reason when it is
// not an open tender.
func published(r *Release, kind string) (bid.Stage, string) {
	status := strings.ToLower(strings.TrimSpace(r.Tender.Status))
	stage, why := byTags(r.Tags)
	if stage == bid.StageUnknown {
		stage, why = byContents(r, status)
	}
	if typed, known := stageOfType[kind]; known && (stage == bid.StageTender || stage == bid.StagePlanning || stage == bid.StageUnknown) {
		stage = typed
		why = ""
		if words := typeWords[kind]; words != "" {
			why = "It is " + words + " (" + kind + ")."
		}
	}
	if stage == bid.StageTender || stage == bid.StagePlanning {
		switch status {
		case "cancelled", "withdrawn", "unsuccessful":
			return bid.StageCancelled, "The notice gives the procedure's status as “" + status + "”."
		case "complete":
			return bid.StageComplete, "The notice says that the procedure is complete."
		case "planning", "planned":
			return bid.StagePlanning, first(why, "The procedure is planned and not open yet.")
		}
		if allLots(r, "cancelled", "withdrawn", "unsuccessful") {
			return bid.StageCancelled, "Every lot is cancelled or withdrawn."
		}
		if allLots(r, "complete") {
			return bid.StageComplete, "Every lot is complete."
		}
	}
	return stage, why
}

// byTags reads the release's tags; the furthest stage wins.
func byTags(tags []string) (bid.Stage, string) {
	has := make(map[string]bool)
	for _, tag := range tags {
		has[strings.ToLower(strings.TrimSpace(tag))] = true
	}
	for _, rule := range []struct {
		tags  []string
		stage bid.Stage
		why   string
	}{
		{[]string{"tendercancellation"}, bid.StageCancelled, "The tender was cancelled."},
		{[]string{"contracttermination"}, bid.StageContract, "It reports that a contract ended."},
		{[]string{"contract", "contractupdate", "contractamendment", "implementation", "implementationupdate"}, bid.StageContract, "It reports a contract that was signed."},
		{[]string{"award", "awardupdate", "awardcancellation"}, bid.StageAward, "It reports an award."},
		{[]string{"tender", "tenderupdate", "tenderamendment"}, bid.StageTender, ""},
		{[]string{"planning", "planningupdate"}, bid.StagePlanning, "It announces a plan; there is nothing to bid for yet."},
	} {
		for _, tag := range rule.tags {
			if has[tag] {
				return rule.stage, rule.why
			}
		}
	}
	return bid.StageUnknown, ""
}

// byContents serves compiled releases, whose only tag is "compiled".
func byContents(r *Release, status string) (bid.Stage, string) {
	switch {
	case r.Contracts > 0:
		return bid.StageContract, "It reports a contract that was signed."
	case len(r.Awards) > 0:
		return bid.StageAward, "It reports an award."
	case status == "planning" || status == "planned":
		return bid.StagePlanning, "The procedure is planned and not open yet."
	case status != "":
		return bid.StageTender, ""
	}
	return bid.StageUnknown, ""
}

func allLots(r *Release, statuses ...string) bool {
	for _, lot := range r.Tender.Lots {
		match := false
		for _, status := range statuses {
			match = match || strings.EqualFold(strings.TrimSpace(lot.Status), status)
		}
		if !match {
			return false
		}
	}
	return len(r.Tender.Lots) > 0
}

var (
	// The words that a provider has been chosen. Case and spacing vary.
	intentWords = regexp.MustCompile(`(?i)\b(?:intention|intended|intending)[\s-]+to[\s-]+award`)
	madeWords   = regexp.MustCompile(`(?i)\bthis\s+contract\s+has\s+(?:now\s+)?(?:formally\s+)?been\s+(?:formally\s+)?awarded\b|\bconfirmation\s+of\s+(?:the\s+)?(?:contract\s+)?award\b`)
	// A notice that is still to come, or that this one is not.
	laterWords  = regexp.MustCompile(`(?i)\b(?:will|shall|would|to)\s+(?:\w+\s+){0,2}?(?:publish|issue|advertise|release)\s+(?:[\w’']+\s+){0,6}?(?:intention|intended|intending|confirmation)\b|\baward(?:\s+\w+){0,4}\s+(?:will|shall|would)\s+(?:then\s+|also\s+|subsequently\s+)?be\s+(?:published|issued|advertised|released)\b|\bnot\s+(?:constitute\s+|represent\s+)?an?\s+(?:intention|confirmation)`)
	onceWords   = regexp.MustCompile(`(?i)\b(?:once|when|after|until|if)\b`)
	sentenceEnd = regexp.MustCompile(`[.;!?]\s|\n`)
)

// sentences cuts a text at line breaks and after the marks that end a sentence.
func sentences(text string) []string {
	var out []string
	last := 0
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		out = append(out, text[last:m[1]])
		last = m[1]
	}
	return append(out, text[last:])
}

// intent finds the sentence that says the award is intended or made; empty when no
// sentence does. What "will be published" later does not count.
func intent(text string) string {
	for _, lines := range []string{text, unwrapped(text)} {
		for _, sentence := range sentences(lines) {
			chosen := intentWords.MatchString(sentence) || madeWords.MatchString(sentence) && !onceWords.MatchString(sentence)
			if chosen && !laterWords.MatchString(sentence) {
				return strings.Join(strings.Fields(sentence), " ")
			}
		}
	}
	return ""
}

// unwrapped joins lines that were only broken to fit a page; empty lines and list
// points still end a sentence.
func unwrapped(text string) string { return wrapped.ReplaceAllString(text, "$1 $2") }

var wrapped = regexp.MustCompile(`([^\n])\n([^\n•·*\d-])`)
