package ocds

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/notice"
)

// The parts of a release and of its tender that are read; every other part is
// listed as not understood.
var (
	releaseParts = []string{"id", "ocid", "date", "tag", "description", "buyer", "parties", "planning", "tender", "awards", "contracts", "links", "language", "initiationType"}
	tenderParts  = []string{
		"id", "title", "description", "status", "legalBasis", "value", "minValue", "aboveThreshold", "procurementMethod", "procurementMethodDetails",
		"lots", "lotDetails", "classification", "additionalClassifications", "items", "tenderPeriod", "enquiryPeriod", "expressionOfInterestDeadline",
		"awardPeriod", "communication", "contractPeriod", "hasRenewal", "renewal", "hasOptions", "options", "awardCriteria", "selectionCriteria",
		"otherRequirements", "suitability", "techniques", "submissionMethod", "submissionMethodDetails", "submissionTerms", "participationFees", "documents",
		"datePublished", "mainProcurementCategory",
	}
)

// release copies what is read out of one release, as it stands.
func release(n node) notice.Release {
	out := notice.Release{
		ID: n.at("id"), OCID: n.at("ocid"), Date: first(n.at("date"), n.at("tender", "datePublished")), Description: n.at("description"),
		Tags: n.texts("tag"), Buyer: ref(n.get("buyer")), Contracts: len(n.get("contracts").values),
		Planning: documents(n.list("planning", "documents")),
		Tender:   tender(n.get("tender")),
		Skipped:  n.unread(releaseParts...),
	}
	for _, name := range n.get("tender").unread(tenderParts...) {
		out.Skipped = append(out.Skipped, "tender."+name)
	}
	for _, name := range n.get("planning").unread("documents") {
		out.Skipped = append(out.Skipped, "planning."+name)
	}
	for _, party := range n.list("parties") {
		out.Parties = append(out.Parties, body(party))
	}
	for _, link := range n.list("links") {
		if address := link.at("href"); address != "" {
			out.Links = append(out.Links, address)
		}
	}
	for _, award := range n.list("awards") {
		a := notice.Award{Value: amount(award.get("value")), Date: award.at("date"), Status: award.at("status")}
		for _, supplier := range award.list("suppliers") {
			a.Suppliers = append(a.Suppliers, first(supplier.at("name"), partyName(n, supplier.at("id"))))
		}
		out.Awards = append(out.Awards, a)
	}
	return out
}

func partyName(n node, id string) string {
	for _, party := range n.list("parties") {
		if id != "" && party.at("id") == id {
			return party.at("name")
		}
	}
	return ""
}

func ref(n node) notice.Ref { return notice.Ref{ID: n.at("id"), Name: n.at("name")} }

func body(n node) notice.Body {
	out := notice.Body{
		Ref: ref(n), Roles: n.texts("roles"),
		Street: n.at("address", "streetAddress"), Locality: n.at("address", "locality"), Region: n.at("address", "region"),
		Postcode: n.at("address", "postalCode"), Country: first(n.at("address", "countryName"), n.at("address", "country")),
		ContactName: n.at("contactPoint", "name"), Email: n.at("contactPoint", "email"),
		Telephone: n.at("contactPoint", "telephone"), ContactURL: n.at("contactPoint", "url"),
		Profile: n.at("details", "buyerProfile"),
	}
	for _, class := range n.list("details", "classifications") {
		if words := first(class.at("description"), class.at("id")); words != "" {
			out.Kinds = append(out.Kinds, words)
		}
	}
	return out
}

func tender(n node) notice.Tender {
	out := notice.Tender{
		ID: n.at("id"), Title: n.at("title"), Description: n.at("description"), Status: n.at("status"),
		LegalScheme: n.at("legalBasis", "scheme"), LegalID: n.at("legalBasis", "id"),
		Value: amount(n.get("value")), MinValue: amount(n.get("minValue")), Above: n.answer("aboveThreshold"),
		Method: n.at("procurementMethod"), Procedure: n.at("procurementMethodDetails"),
		MaxLotsBid: n.at("lotDetails", "maximumLotsBidPerSupplier"), MaxLotsAward: n.at("lotDetails", "maximumLotsAwardedPerSupplier"),
		TenderEnd: n.at("tenderPeriod", "endDate"), EnquiryEnd: n.at("enquiryPeriod", "endDate"), Interest: n.at("expressionOfInterestDeadline"),
		AwardStart: n.at("awardPeriod", "startDate"), NextNotice: n.at("communication", "futureNoticeDate"),
		Term:  term(n),
		Award: criteria(n.get("awardCriteria")), Selection: criteria(n.get("selectionCriteria")),
		Reduction: prose(n.get("otherRequirements", "reductionCriteria")),
		SME:       n.answer("suitability", "sme"), VCSE: n.answer("suitability", "vcse"),
		Reserved: n.texts("otherRequirements", "reservedParticipation"), ReservedPlace: prose(n.get("otherRequirements", "reservedParticipationLocation")),
		Framework: n.answer("techniques", "hasFrameworkAgreement"), DPS: n.answer("techniques", "hasDynamicPurchasingSystem"),
		Codes: codes(n), Documents: documents(n.list("documents")), Submission: submission(n),
	}
	if out.Framework == bid.Unknown && n.get("techniques", "frameworkAgreement").kind == isObject {
		out.Framework = bid.Yes
	}
	for _, lot := range n.list("lots") {
		out.Lots = append(out.Lots, notice.Lot{
			ID: lot.at("id"), Title: lot.at("title"), Description: lot.at("description"), Status: lot.at("status"),
			Value: amount(lot.get("value")), Term: term(lot),
			Award: criteria(lot.get("awardCriteria")), Selection: criteria(lot.get("selectionCriteria")),
			SME: lot.answer("suitability", "sme"), VCSE: lot.answer("suitability", "vcse"),
		})
	}
	for _, item := range n.list("items") {
		i := notice.Item{Codes: codes(item), Location: first(item.at("deliveryLocation", "description"), item.at("deliveryLocation", "gazetteer", "identifiers")), Lot: item.at("relatedLot")}
		for _, address := range append(item.list("deliveryAddresses"), item.list("deliveryAddress")...) {
			i.Places = append(i.Places, notice.Place{Region: address.at("region"), Postcode: address.at("postalCode"), Country: first(address.at("countryName"), address.at("country"))})
		}
		out.Items = append(out.Items, i)
	}
	return out
}

func amount(n node) notice.Amount {
	return notice.Amount{Net: n.at("amount"), Gross: n.at("amountGross"), Currency: n.at("currency")}
}

func term(n node) notice.Term {
	period := n.get("contractPeriod")
	return notice.Term{
		Start: period.at("startDate"), End: period.at("endDate"), Latest: period.at("maxExtentDate"),
		Days: period.at("durationInDays"), Months: first(period.at("durationInMonths"), n.at("contractPeriod", "months")),
		HasRenewal: n.answer("hasRenewal"), Renewal: n.at("renewal", "description"),
		HasOptions: n.answer("hasOptions"), Options: n.at("options", "description"),
	}
}

func criteria(n node) notice.Criteria {
	out := notice.Criteria{Words: first(n.at("weightingDescription"), n.at("description"))}
	for _, line := range n.list("criteria") {
		c := notice.Criterion{Kind: line.at("type"), Name: line.at("name"), Text: line.at("description"), Minimum: line.at("minimum")}
		for _, number := range line.list("numbers") {
			c.Numbers = append(c.Numbers, notice.Weight{Number: number.at("number"), Kind: first(number.at("weight"), number.at("type"))})
		}
		out.Lines = append(out.Lines, c)
	}
	return out
}

func codes(n node) []bid.Code {
	var out []bid.Code
	for _, class := range append([]node{n.get("classification")}, n.list("additionalClassifications")...) {
		if id := class.at("id"); id != "" {
			out = append(out, bid.Code{Scheme: class.at("scheme"), ID: id, Text: class.at("description")})
		}
	}
	return out
}

func documents(list []node) []notice.Document {
	var out []notice.Document
	for _, doc := range list {
		out = append(out, notice.Document{ID: doc.at("id"), Kind: doc.at("documentType"), NoticeType: doc.at("noticeType"),
			Description: first(doc.at("description"), doc.at("title")), URL: doc.at("url"), Date: doc.at("datePublished")})
	}
	return out
}

// submission gathers the lines that say where and how to bid.
func submission(n node) []string {
	var out []string
	add := func(label, text string) {
		if strings.TrimSpace(text) != "" {
			out = append(out, label+text)
		}
	}
	details := n.at("submissionMethodDetails")
	add("", details)
	if tool := n.at("communication", "atypicalToolUrl"); tool != details {
		add("Tool: ", tool)
	}
	switch n.at("submissionTerms", "electronicSubmissionPolicy") {
	case "notAllowed":
		add("", "Electronic submission is not allowed.")
	case "required":
		add("", "Electronic submission is required.")
	case "allowed":
		add("", "Electronic submission is allowed.")
	}
	if days := n.at("submissionTerms", "bidValidityPeriod", "durationInDays"); days != "" {
		add("The bid stands for: ", days+" days")
	}
	add("The bid stands until: ", n.at("submissionTerms", "bidValidityPeriod", "endDate"))
	add("Deposits and guarantees: ", n.at("submissionTerms", "depositsGuarantees"))
	for _, fee := range n.list("participationFees") {
		text := first(fee.at("description"), strings.Join(fee.texts("type"), ", "))
		if value := fee.at("value", "amount"); value != "" {
			text += " " + value + " " + fee.at("value", "currency")
		}
		add("Fee to take part: ", text)
	}
	for _, doc := range documents(n.list("documents")) {
		if doc.URL != "" && doc.NoticeType == "" && doc.Kind != "tenderNotice" && len(out) < 60 {
			add("Document: ", strings.TrimSpace(doc.Description+" "+doc.URL))
		}
	}
	return out
}

// prose is the text of a value that may be a text, an object with a description or
// a list of either.
func prose(n node) string {
	switch n.kind {
	case isText, isNumber:
		return n.text
	case isObject:
		return first(n.at("description"), prose(n.get("gazetteer", "identifiers")))
	case isList:
		var parts []string
		for _, entry := range n.values {
			if text := prose(entry); text != "" {
				parts = append(parts, text)
			}
		}
		return strings.Join(parts, "\n")
	}
	return ""
}

func first(texts ...string) string {
	for _, text := range texts {
		if strings.TrimSpace(text) != "" {
			return text
		}
	}
	return ""
}
