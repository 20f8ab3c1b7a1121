package organisation

import (
	"bidwright/app/bid"
	"bidwright/app/money"
	"bidwright/ui/kit"
	"bidwright/ui/page/form"
)

func (p *Page) newKindPart() *form.Part {
	f := &sheet{p: p}
	type org = bid.Organisation
	return f.part(kit.Stack(
		kit.Section("What kind of supplier you are"),
		kit.Text("Some contracts are reserved for some kinds, and every buyer under the Procurement Act asks."),
		kit.Form(
			f.answer("standing.sme", "Are you a small or medium-sized enterprise (SME)?", "Fewer than 250 staff, and a turnover or balance sheet under the limits. Most providers are.", func(o *org) *bid.Answer { return &o.Standing.SME }),
			f.answer("standing.vcse", "Are you a voluntary, community or social enterprise (VCSE)?", "A charity, community interest company, society or club that puts what it earns back into its purpose.", func(o *org) *bid.Answer { return &o.Standing.VCSE }),
			f.answer("standing.mutual", "Are you a public service mutual?", "Left the public sector, still delivers public services, and staff have a say in how it is run.", func(o *org) *bid.Answer { return &o.Standing.Mutual }),
			value(f, "standing.disabledStaff", "Share of staff who are disabled or disadvantaged", "Supported employment means a large share of all staff; the tender says how large.", kit.NewPercentEntry(nil), func(o *org) *money.Share { return &o.Standing.DisabledStaff }),
		),
		kit.Section("Registration and audit"),
		kit.Form(
			f.text("standing.shareCode", "Share code of the central digital platform", "Under the Procurement Act buyers read your details by this code. Make a new one after each change there.", func(o *org) *string { return &o.Standing.ShareCode }),
			f.answer("standing.auditDuty", "Must your accounts be audited?", "By law, your articles or a funder. If not, a buyer who asks for audited accounts can be asked for another proof.", func(o *org) *bid.Answer { return &o.Standing.AuditDuty }),
		),
	))
}
