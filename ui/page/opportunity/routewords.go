package opportunity

import (
	"bidwright/app/bid"
	"bidwright/ui/kit"
)

var authorityOptions = []kit.Option{
	{ID: "", Text: "Not known yet"},
	{ID: string(bid.AuthorityCouncil), Text: "Council", Detail: "County, city, district, borough or combined authority"},
	{ID: string(bid.AuthorityNHS), Text: "NHS", Detail: "NHS England, an integrated care board, an NHS trust"},
	{ID: string(bid.AuthorityCentral), Text: "Central government", Detail: "A ministry or its agencies"},
	{ID: string(bid.AuthorityParish), Text: "Parish or town council"},
	{ID: string(bid.AuthorityPolice), Text: "Police or fire"},
	{ID: string(bid.AuthoritySchool), Text: "School or academy"},
	{ID: string(bid.AuthorityUtility), Text: "Utility", Detail: "Water, energy, transport, post"},
	{ID: string(bid.AuthorityOther), Text: "Another public body", Detail: "Such as a housing association or a university"},
}

var classOptions = []kit.Option{
	{ID: "", Text: "Not confirmed yet"},
	{ID: string(bid.ClassLightTouch), Text: "Light-touch services", Detail: "Care, health, education, meals and other services to people"},
	{ID: string(bid.ClassGoodsServices), Text: "Other services, or goods"},
	{ID: string(bid.ClassWorks), Text: "Building works"},
	{ID: string(bid.ClassConcession), Text: "Concession", Detail: "You are paid by those who use it"},
	{ID: string(bid.ClassLightTouchConcession), Text: "Light-touch concession"},
}

var boughtVATOptions = []kit.Option{
	{ID: string(bid.VATUndecided), Text: "Not known yet", Detail: "Counted at the standard rate until you say"},
	{ID: string(bid.VATStandard), Text: "Standard rate"},
	{ID: string(bid.VATReduced), Text: "Reduced rate"},
	{ID: string(bid.VATZero), Text: "Zero rate"},
	{ID: string(bid.VATExempt), Text: "Exempt", Detail: "Such as much regulated care and education"},
	{ID: string(bid.VATOutside), Text: "Outside VAT", Detail: "Such as a grant"},
}

var reservedOptions = []kit.Option{
	{ID: string(bid.ReservedNone), Text: "For nobody in particular"},
	{ID: string(bid.ReservedArea), Text: "Suppliers of an area"},
	{ID: string(bid.ReservedSMEs), Text: "Small and voluntary organisations"},
	{ID: string(bid.ReservedAreaSMEs), Text: "Small and voluntary organisations of an area"},
	{ID: string(bid.ReservedSupported), Text: "Supported employment", Detail: "Where at least 30 % of staff are disabled or disadvantaged"},
	{ID: string(bid.ReservedMutual), Text: "Public service mutuals"},
}

var valueKindOptions = []kit.Option{
	{ID: string(bid.ValueInitial), Text: "First term of a lot or site"},
	{ID: string(bid.ValueExtension), Text: "Extension"},
	{ID: string(bid.ValueOption), Text: "Option"},
	{ID: string(bid.ValueRenewal), Text: "Renewal"},
	{ID: string(bid.ValuePremium), Text: "Premium or fee"},
	{ID: string(bid.ValueRepeat), Text: "The same need bought again within 12 months"},
}

var bandAskOptions = []kit.Option{
	{ID: "", Text: "Not known yet"},
	{ID: "direct_on_written_quote", Text: "Direct award on a written quote"},
	{ID: "written_quote", Text: "One written quote"},
	{ID: "written_quotes", Text: "Written quotes"},
	{ID: "rfq", Text: "Request for quotations"},
	{ID: "tender", Text: "Tender"},
	{ID: "officer_decides", Text: "The officer decides"},
}
