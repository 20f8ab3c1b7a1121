package eligibility

import (
	"strings"

	"bidwright/app/bid"
	"bidwright/app/tender/vault"
	"bidwright/ui/kit"
	"bidwright/ui/page"
)

// items are the usual kinds of proof to pick from.
func (p *Page) items() []kit.Option {
	var out []kit.Option
	for _, i := range p.s.Library().EvidenceItems() {
		out = append(out, kit.Option{ID: i.ID, Text: i.Label, Detail: i.WhatCounts})
	}
	return out
}

// counts says what counts as a kind of proof and how long it usually lasts.
func (p *Page) counts(item string) string {
	i := vault.Item(p.s.Library(), item)
	if i.ID == "" {
		return ""
	}
	text := "What counts: " + i.WhatCounts + ". Usually lasts: " + i.ExpiryRule + "."
	if i.OKByAward {
		text += " Often enough by the award."
	}
	return text
}

func (p *Page) requirementName(x bid.Requirement) string {
	if x.Name != "" {
		return x.Name
	}
	return orUnnamed(vault.Item(p.s.Library(), x.ItemID).Label)
}

// levelWords is the level that a requirement asks, in the unit of its item.
func (p *Page) levelWords(x bid.Requirement) string {
	if !x.Level.IsSet() {
		return x.Grade
	}
	return vault.Level(x.Level.String(), vault.Item(p.s.Library(), x.ItemID).LevelUnit)
}

// lots are those that the bid is for.
func (p *Page) lots() []kit.Option {
	var out []kit.Option
	b := p.s.Bid()
	for _, l := range b.Opportunity.Lots {
		out = append(out, kit.Option{ID: l.ID, Text: page.Clip(orUnnamed(l.Title), 80)})
	}
	return out
}

// members are the partners to pick from.
func (p *Page) members() []kit.Option {
	var out []kit.Option
	b := p.s.Bid()
	for _, m := range b.Consortium.Members {
		out = append(out, kit.Option{ID: m.ID, Text: page.Clip(orUnnamed(m.Name), 80), Detail: textOf(roleOptions, string(m.Role))})
	}
	return out
}

// who is the name of whoever meets a requirement.
func (p *Page) who(member string) string {
	if member == "" {
		return "We ourselves"
	}
	if text := textOf(p.members(), member); text != member {
		return text
	}
	return "A partner no longer there"
}

// vaultOf is what a partner, or we ourselves, bring to selection.
func (p *Page) vaultOf(member string) bid.Standing {
	if member == "" {
		return p.s.Organisation().Standing
	}
	b := p.s.Bid()
	for _, m := range b.Consortium.Members {
		if m.ID == member {
			return m.Standing
		}
	}
	return bid.Standing{}
}

// evidence are the proofs to pick from in the vault of whoever meets a requirement.
func (p *Page) evidence(member string) []kit.Option {
	var out []kit.Option
	for _, e := range p.vaultOf(member).Evidence {
		item := vault.Item(p.s.Library(), e.ItemID)
		out = append(out, kit.Option{ID: e.ID, Text: page.Clip(orUnnamed(vault.Name(e, item)), 80), Detail: vault.Of(e, item, p.s.Today()).Words})
	}
	return out
}

// proofStatus says how the linked proof stands, or what there is to link.
func (p *Page) proofStatus(x bid.Requirement) string {
	all := p.vaultOf(x.ByID).Evidence
	for _, e := range all {
		if e.ID != x.EvidenceID || e.ID == "" {
			continue
		}
		item := vault.Item(p.s.Library(), e.ItemID)
		words := []string{"The proof " + vault.Of(e, item, p.s.Today()).Words}
		if e.Level.IsSet() {
			words = append(words, "level "+vault.Level(e.Level.String(), item.LevelUnit))
		}
		if e.Grade != "" {
			words = append(words, "rating "+e.Grade)
		}
		if e.File.Name == "" {
			words = append(words, "no file is kept")
		}
		return strings.Join(words, "; ") + "."
	}
	switch {
	case x.EvidenceID != "":
		return "The linked proof is no longer in the vault. Link another one."
	case len(all) == 0 && x.ByID == "":
		return "Your evidence vault is empty. Keep each proof once on the Organisation page; every bid can then use it."
	case len(all) == 0:
		return "No proof of this partner is typed yet. It stands under Partners relied on."
	}
	return ""
}

// places are the establishments of the organisation.
func (p *Page) places() []kit.Option {
	var out []kit.Option
	for _, e := range p.s.Organisation().Standing.Establishments {
		out = append(out, kit.Option{ID: e.ID, Text: page.Clip(orUnnamed(e.Name), 80)})
	}
	return out
}

// drafted is the question that would be sent about a requirement.
func (p *Page) drafted(x bid.Requirement) string {
	if x.Question != "" {
		return ""
	}
	for _, i := range p.s.Issues(page.Below(requirementPath + x.ID)) {
		if i.Question != "" {
			return "Drafted question: " + i.Question
		}
	}
	return ""
}
