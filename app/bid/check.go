package bid

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// Codes of the findings about a document itself; permanent, as all codes are.
const (
	CodeHidden    = "DOC-001" // a character that cannot be seen or reverses text
	CodeTooLong   = "DOC-002"
	CodeTwice     = "DOC-003" // one id on two lines
	CodeTooMany   = "DOC-004"
	CodeNoChoice  = "DOC-005" // a value that is none of the choices
	CodeNoID      = "DOC-006"
	CodeNegative  = "PRICE-103"
	CodeShare     = "PRICE-104"
	CodeGrowth    = "PRICE-108"
	CodeNotNumber = "PRICE-109"
	CodeTerm      = "PRICE-110"
)

// RenameCodes brings acceptances of documents before schema 3 up to date: the codes of
// findings about a document itself were BID-001 to BID-006 there, which the gates of
// the decision to bid have since.
func RenameCodes(accepted []Acceptance) {
	for i := range accepted {
		if number, found := strings.CutPrefix(accepted[i].Code, "BID-00"); found && number >= "1" && number <= "6" {
			accepted[i].Code = "DOC-00" + number
		}
	}
}

// Check looks at the structure of a document: lengths, hidden characters, ids, and
// values that no calculation accepts. It reports and changes nothing; the engines
// treat a refused value as "cannot compute" and leave the other lines alive.
func Check(doc Document) []Issue {
	c := &checker{}
	c.visit(reflect.ValueOf(doc), "", reflect.StructField{}, "")
	c.numbers(doc)
	return c.issues
}

type checker struct {
	issues []Issue
}

func (c *checker) add(code string, severity Severity, path, format string, args ...any) {
	c.issues = append(c.issues, Issue{Code: code, Severity: severity, Path: path, Message: fmt.Sprintf(format, args...)})
}

// longTexts are the fields that hold prose; everything else is a name.
var longTexts = map[string]bool{
	"Notes": true, "Note": true, "Description": true, "Exclusions": true, "Offer": true,
	"Wording": true, "Reason": true, "Text": true, "VATWhy": true, "WalkAwayWhy": true,
	"ShareWhy": true, "HowToBid": true, "Renewal": true, "OptionsText": true, "Evidence": true,
	"Message": true, "Address": true, "Suggestions": true, "SocialValue": true, "Skipped": true, "Contact": true,
	"Says": true, "What": true, "Proof": true, "PutRight": true, "Plan": true, "Question": true, "Intro": true, "Closes": true,
	"Explanation": true, "Despite": true, "Feedback": true, "Learned": true, "Answer": true, "Link": true, "Where": true,
	"Imported": true, "Comment": true, "Withheld": true, "LowBid": true, "Cause": true, "Why": true, "Refusal": true, "Response": true, "Sign": true, "Result": true, "StageWhy": true, "OtherOnCostsFor": true,
}

// visit walks every field. Paths drop the leading "bid", and entries of a list are
// named by their id, so a path stays right when lines move.
func (c *checker) visit(v reflect.Value, path string, field reflect.StructField, owner string) {
	switch v.Kind() {
	case reflect.String:
		c.text(v, path, field.Name, owner+"."+field.Name)
	case reflect.Pointer:
		if !v.IsNil() {
			c.visit(v.Elem(), path, field, owner)
		}
	case reflect.Slice:
		most := MaxLines
		if v.Type() == reflect.TypeFor[[]OwnValue]() {
			most = MaxValues
		}
		if v.Len() > most {
			c.add(CodeTooMany, Blocks, path, "This list has %d entries; at most %d can be worked with. Remove some or split the bid.", v.Len(), most)
		}
		seen := make(map[string]bool)
		for i := range min(v.Len(), most) {
			entry := v.Index(i)
			name := strconv.Itoa(i)
			if id := idOf(entry); id.IsValid() {
				switch text := id.String(); {
				case text == "" && !optionalID[entry.Type().Name()]:
					c.add(CodeNoID, Blocks, path+"."+name, "This line has no id, so nothing can point to it. Save the bid once in Bidwright to repair it.")
				case text != "" && seen[text]:
					c.add(CodeTwice, Blocks, path+"."+text, "Two lines of this list have the id %q, so their figures cannot be told apart. Give one of them another id.", clipped(text))
				case text != "":
					seen[text] = true
					name = text
				}
			}
			c.visit(entry, join(path, name), field, owner)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			c.visit(v.MapIndex(key), join(path, key.String()), field, owner)
		}
	case reflect.Struct:
		for _, f := range checkedFields(v.Type()) {
			value := v.Field(f.index)
			if value.IsZero() {
				continue // nothing was typed
			}
			inner := path
			if f.name != "" {
				inner = join(path, f.name)
			}
			c.visit(value, inner, f.field, v.Type().Name())
		}
	}
}

// checkedField is a field that may hold something to look at; the bid itself stands at
// the top of all paths and has no name.
type checkedField struct {
	index int
	name  string
	field reflect.StructField
}

// checked remembers the fields of each type: a check runs on every keystroke.
var checked sync.Map

func checkedFields(t reflect.Type) []checkedField {
	if known, found := checked.Load(t); found {
		return known.([]checkedField)
	}
	var fields []checkedField
	for i := range t.NumField() {
		f := t.Field(i)
		name := jsonName(f)
		switch f.Type.Kind() {
		case reflect.String, reflect.Pointer, reflect.Slice, reflect.Map, reflect.Struct:
		default:
			continue // a number or a yes or no has its own checks
		}
		if f.Type == reflect.TypeFor[[]byte]() {
			continue // a picture, looked at where it is taken in
		}
		if of := f.Type.PkgPath(); name == "" || strings.HasSuffix(of, "/money") || strings.HasSuffix(of, "/date") {
			continue
		}
		if t == reflect.TypeFor[Document]() && name == "bid" {
			name = ""
		}
		fields = append(fields, checkedField{i, name, f})
	}
	checked.Store(t, fields)
	return fields
}

// optionalID are the entries that may be without an id of their own, because they
// come from a notice or are only printed.
var optionalID = map[string]bool{"Criterion": true, "Code": true, "Party": true}

func idOf(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Struct {
		return reflect.Value{}
	}
	if v.Type() == reflect.TypeFor[Code]() {
		return reflect.Value{} // a code of a classification, not a line id
	}
	return v.FieldByName("ID")
}

func (c *checker) text(v reflect.Value, path, name, full string) {
	text := v.String()
	if text == "" {
		return
	}
	if allowed, found := choices[v.Type()]; found {
		for _, choice := range allowed {
			if text == choice {
				return
			}
		}
		c.add(CodeNoChoice, Blocks, path, "%q is not one of the choices here, so the field counts as not answered. Choose it again.", clipped(text))
		return
	}
	limit, what := MaxName, "name"
	if longTexts[name] || full == "Criterion.Name" {
		limit, what = MaxText, "text"
	}
	if n := len([]rune(text)); n > limit {
		c.add(CodeTooLong, Blocks, path, "This %s has %d characters; at most %d can be kept on a page. Shorten it.", what, n, limit)
	}
	for _, r := range text {
		if hidden(r, what == "text") {
			c.add(CodeHidden, Blocks, path, "This %s holds a character that cannot be seen (U+%04X) and may change how the text reads. Type it again without it.", what, r)
			break
		}
	}
}

// hidden reports characters that are invisible or reverse the reading order. A
// zero-width joiner between emoji is hidden too: no name on a form needs it.
func hidden(r rune, prose bool) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return !prose
	case unicode.IsControl(r):
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r >= 0x200B && r <= 0x200F, r == 0x2060, r == 0xFEFF, r == 0x00AD:
		return true
	}
	return false
}

// choices are the closed lists; the empty choice is always allowed.
var choices = map[reflect.Type][]string{
	reflect.TypeFor[Status]():           {string(StatusPreparing), string(StatusSubmitted), string(StatusWon), string(StatusLost), string(StatusArchived)},
	reflect.TypeFor[Decision]():         {string(DecisionBid), string(DecisionNoBid)},
	reflect.TypeFor[Answer]():           {string(Yes), string(No)},
	reflect.TypeFor[Label]():            {string(LabelPublic), string(LabelBuyer), string(LabelLead), string(LabelPartner), string(LabelInternal)},
	reflect.TypeFor[Paper]():            {string(PaperSelection), string(PaperClarification), string(PaperSocial), string(PaperTechnical)},
	reflect.TypeFor[Depth]():            {string(DepthHeads), string(DepthLines)},
	reflect.TypeFor[Severity]():         {string(Blocks), string(Warns), string(Informs)},
	reflect.TypeFor[Nation]():           {string(England), string(Scotland), string(Wales), string(NorthernIreland)},
	reflect.TypeFor[Stage]():            {string(StagePlanning), string(StageTender), string(StageIntent), string(StageAward), string(StageContract), string(StageCancelled), string(StageComplete)},
	reflect.TypeFor[UnitKind]():         {string(UnitHour), string(UnitVisit), string(UnitSession), string(UnitDay), string(UnitPlaceWeek), string(UnitPlacement), string(UnitItem), string(UnitOutcome), string(UnitBlock)},
	reflect.TypeFor[PaidHow]():          {string(PaidHourly), string(PaidSalaryFTE), string(PaidSalaryActual)},
	reflect.TypeFor[AgeBand]():          {string(Age18To20), string(AgeUnder18), string(AgeApprentice)},
	reflect.TypeFor[NICategory]():       {string(NIUnder21), string(NIApprentice), string(NIVeteran)},
	reflect.TypeFor[PensionBasis]():     {string(PensionTotalPay), string(PensionNone)},
	reflect.TypeFor[HolidayBasis]():     {string(HolidayOnWorked)},
	reflect.TypeFor[SickPay]():          {string(SickStatutory)},
	reflect.TypeFor[CoverMethod]():      {string(CoverBought)},
	reflect.TypeFor[CostBasis]():        {string(PerYear), string(PerMonth), string(PerUnit), string(PerPerson), string(PerPlaceYear), string(PerPlaceWeek), string(PerHour), string(PerSession), string(PerMile), string(PerHead), string(PerFTE), string(PerShareOfPay), string(PerShareOfPrice), string(Once)},
	reflect.TypeFor[GrowthKind]():       {string(GrowthNone), string(GrowthTyped), string(GrowthPayFloor), string(GrowthCPI)},
	reflect.TypeFor[ContingencyBase]():  {string(ContingencyOnPrice)},
	reflect.TypeFor[UpliftKind]():       {string(UpliftNone), string(UpliftFixed), string(UpliftCPI), string(UpliftCapped), string(UpliftBasket)},
	reflect.TypeFor[VATTreatment]():     {string(VATExempt), string(VATStandard), string(VATReduced), string(VATZero), string(VATOutside)},
	reflect.TypeFor[OnCostBase]():       {string(OnCostsOnGross)},
	reflect.TypeFor[Purpose]():          {string(PurposeInvestment), string(PurposeTraining)},
	reflect.TypeFor[Cycle]():            {string(CycleWeekly), string(CycleFourWeekly), string(CycleQuarterly)},
	reflect.TypeFor[Formula]():          {string(ScoreProportional), string(ScorePercentOver), string(ScoreMean), string(ScoreRange), string(ScoreBudget), string(ScorePerQuality), string(ScoreValueIndex), string(ScoreFixedPrice), string(ScorePremium), string(ScoreTopNormalised)},
	reflect.TypeFor[ScoreBasis]():       {string(ScoreContract)},
	reflect.TypeFor[CoreTemplate]():     {string(TemplateSENDay), string(TemplateSENTermly), string(TemplateSENYear), string(TemplateFostering), string(TemplateResidential), string(TemplateGeneral)},
	reflect.TypeFor[LineSource]():       {string(FromRunningCost), string(FromPost), string(FromCost)},
	reflect.TypeFor[CapState]():         {string(CapNone), string(CapKnown)},
	reflect.TypeFor[VersionStatus]():    {string(VersionAccepted), string(VersionRefused)},
	reflect.TypeFor[DiscountBase]():     {string(DiscountCore)},
	reflect.TypeFor[AllocationMethod](): {string(AllocateStepDown)},
	reflect.TypeFor[AllocationKey]():    {string(KeyHours), string(KeyFTE), string(KeyHeads), string(KeyFloorArea), string(KeyTransactions), string(KeyMiles), string(KeyUsage), string(KeyEqual)},
	reflect.TypeFor[CoreMethod]():       {string(CoreRunningCosts), string(CoreAllocated), string(CoreFromSchedule), string(CoreAmount), string(CoreShareOfDirect), string(CoreShareOfPrice)},
	reflect.TypeFor[OpportunityKind]():  kinds(),
	reflect.TypeFor[Authority]():        {string(AuthorityCentral), string(AuthorityNHS), string(AuthorityCouncil), string(AuthorityParish), string(AuthorityPolice), string(AuthoritySchool), string(AuthorityUtility), string(AuthorityOther)},
	reflect.TypeFor[ContractClass]():    {string(ClassGoodsServices), string(ClassLightTouch), string(ClassWorks), string(ClassConcession), string(ClassLightTouchConcession)},
	reflect.TypeFor[ValueKind]():        {string(ValueOption), string(ValueExtension), string(ValueRenewal), string(ValuePremium), string(ValueRepeat)},
	reflect.TypeFor[ReservedFor]():      {string(ReservedArea), string(ReservedSMEs), string(ReservedAreaSMEs), string(ReservedSupported), string(ReservedMutual)},
	reflect.TypeFor[Comparator]():       {string(AtLeast), string(Over), string(AtMost), string(Below)},
	reflect.TypeFor[TestYears]():        {string(LatestYear), string(BothYears)},
	reflect.TypeFor[TestConsequence]():  {string(FailMust), string(FailMay), string(FailExplain)},
	reflect.TypeFor[Liability]():        {string(LiabilityLead), string(LiabilityJoint), string(LiabilityNewEntity)},
	reflect.TypeFor[GroupModel]():       {string(ModelSole), string(ModelSubcontract), string(ModelManagedProvider), string(ModelManagingAgent), string(ModelHub), string(ModelUnincorporated), string(ModelNewEntity), string(ModelAlliance)},
	reflect.TypeFor[GroupMode]():        {string(GroupAggregate), string(GroupLeadOnly), string(GroupEachMember), string(GroupShareWeighted)},
	reflect.TypeFor[Meets]():            {string(MeetsHave), string(MeetsByAward), string(MeetsGap)},
	reflect.TypeFor[Doubt]():            {string(DoubtAudited), string(DoubtInsurance), string(DoubtSuitability), string(DoubtTurnover), string(DoubtCertificate), string(DoubtEntity), string(DoubtReserved), string(DoubtUnrelated)},
	reflect.TypeFor[MemberRole]():       {string(RoleSubcontractor), string(RoleGuarantor)},
	reflect.TypeFor[FairMet]():          {string(FairYes), string(FairPartly), string(FairNo), string(FairNA)},
	reflect.TypeFor[CCMode]():           {string(CCOfTotal), string(CCOfQuality)},
	reflect.TypeFor[DistanceBand]():     {string(BandLower), string(BandUpper)},
	reflect.TypeFor[ChoiceGap]():        {string(GapPoints), string(GapRelative)},
	reflect.TypeFor[OccasionKind]():     {string(OccasionPortal), string(OccasionEvent), string(OccasionForum), string(OccasionPosition), string(OccasionNeeds), string(OccasionDirectory), string(OccasionGrant)},
	reflect.TypeFor[Convention]():       {string(ConventionGreenBook)},
	reflect.TypeFor[ChainColumn]():      {string(ColumnActivity), string(ColumnOutput), string(ColumnService), string(ColumnCommunity), string(ColumnValue)},
	reflect.TypeFor[BoxValue]():         {string(ValueQuantity), string(ValueQuality), string(ValueMoney)},
	reflect.TypeFor[Ledger]():           {string(LedgerFiscal), string(LedgerEconomic), string(LedgerSocial)},
	reflect.TypeFor[ImpactBasis]():      {string(BasisPlacement)},
	reflect.TypeFor[QuantityHow]():      {string(QuantityEach), string(QuantityRates), string(QuantityCompleted)},
	reflect.TypeFor[Cashable]():         {string(CashableNow), string(CashableScale), string(CashableCapacity)},
	reflect.TypeFor[CommitmentKind]():   {string(CommitJob), string(CommitApprenticeship), string(CommitPlacement), string(CommitTraining), string(CommitSupplier), string(CommitUse)},
}

func kinds() []string {
	var all []string
	for _, k := range OpportunityKinds {
		all = append(all, string(k))
	}
	return all
}
