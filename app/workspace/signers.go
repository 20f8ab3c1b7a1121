package workspace

import (
	"fmt"
	"slices"

	"bidwright/app/bid"
	"bidwright/app/date"
	"bidwright/app/exchange"
)

// TrustSigner remembers the key of a pack's sender at first sight, as one step. A known
// organisation's other key is refused: that is ReplaceSigner.
func (s *Service) TrustSigner(p *Preview) error {
	return s.EditOrganisation("Remember the key of "+p.From(), func(o *bid.Organisation) error {
		if p.Signer == SignerKnown {
			return nil
		}
		if p.Signer != SignerNew || slices.ContainsFunc(o.Signers, func(x bid.Signer) bool { return x.ID == p.Pack.Manifest.From.OrganisationID || x.Key == p.Key }) {
			return notTrusted(p)
		}
		o.Signers = append(slices.Clone(o.Signers), p.asSigner(date.Of(s.p.Now())))
		return nil
	})
}

// ReplaceSigner takes the pack's key in place of the one known for its sender, as one
// step. Show Preview.Warning before: the words are compared by telephone.
func (s *Service) ReplaceSigner(p *Preview) error {
	return s.EditOrganisation("Replace the key of "+p.From(), func(o *bid.Organisation) error {
		at := slices.IndexFunc(o.Signers, func(x bid.Signer) bool { return x.ID == p.Pack.Manifest.From.OrganisationID })
		if p.Signer != SignerChanged || at < 0 || slices.ContainsFunc(o.Signers, func(x bid.Signer) bool { return x.Key == p.Key }) {
			return notTrusted(p)
		}
		o.Signers = slices.Clone(o.Signers)
		o.Signers[at] = p.asSigner(date.Of(s.p.Now()))
		return nil
	})
}

// ConfirmSigner records that the words of a known key were compared today.
func (s *Service) ConfirmSigner(organisationID string) error {
	return s.changeSigner("Key compared by telephone", organisationID, func(list []bid.Signer, at int) []bid.Signer {
		list[at].Confirmed = date.Of(s.p.Now())
		return list
	})
}

// ForgetSigner forgets an organisation's key; the next pack of it is a first one.
func (s *Service) ForgetSigner(organisationID string) error {
	return s.changeSigner("Forget a key", organisationID, func(list []bid.Signer, at int) []bid.Signer {
		return slices.Delete(list, at, at+1)
	})
}

func (s *Service) changeSigner(step, organisationID string, f func(list []bid.Signer, at int) []bid.Signer) error {
	return s.EditOrganisation(step, func(o *bid.Organisation) error {
		list := slices.Clone(o.Signers)
		at := slices.IndexFunc(list, func(x bid.Signer) bool { return x.ID == organisationID })
		if at < 0 {
			return fail(NoVersion, "save", fmt.Errorf("no key of that organisation"))
		}
		o.Signers = f(list, at)
		return nil
	})
}

func (p *Preview) asSigner(on date.Date) bid.Signer {
	from := p.Pack.Manifest.From
	return bid.Signer{ID: from.OrganisationID, Name: from.Name, Key: p.Key, FirstSeen: on}
}

func notTrusted(p *Preview) error {
	return &exchange.Refusal{Code: exchange.CodeAltered, Message: fmt.Sprintf("The key of this pack cannot be taken as that of %s, so nothing was changed. Open the pack again and read what it says about the signer.", p.From())}
}
