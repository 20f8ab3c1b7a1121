package socialvalue

import (
	"bidwright/app/bid"
	"bidwright/app/calc"
	"bidwright/app/money"
	"bidwright/app/reference"
)

// proxy is the unit value of a row, from the library, from the user's own values, or
// typed in the row.
type proxy struct {
	name, code, unit, year, source, licence string
	basis, use, transfer, body, split       string
	value, low, high                        money.Value
	path                                    string
	library, mixed, overlap, restricted     bool
	lifetime, wellbeing                     bool
	typed                                   bool // the value was typed for this bid
	row                                     reference.Proxy
}

// proxyOf is the unit value of a row; its name is empty where none is chosen.
func (b *builder) proxyOf(r *bid.ImpactRow) proxy {
	path := "socialValue.rows." + r.ID + ".proxy"
	var p proxy
	switch lib, found := b.proxies[r.ProxyCode]; {
	case r.ProxyCode != "" && found:
		p = proxy{name: lib.Label, code: lib.Code, unit: lib.Unit, year: lib.PriceYear, source: lib.Title, licence: lib.Licence,
			basis: lib.Basis, use: lib.Use, transfer: lib.Transfer, body: lib.Body, split: lib.Split, value: lib.Value, low: lib.Low, high: lib.High,
			library: true, mixed: lib.MixedContent, overlap: lib.Overlap, lifetime: lib.Basis == "lifetime", wellbeing: lib.Use == "wellbeing", row: lib,
			path: "socialValue.library." + lib.Code}
	case b.own[r.ValueID] != nil:
		v := b.own[r.ValueID]
		p = proxy{name: v.Name, code: v.Code, unit: v.Unit, year: v.PriceYear, source: v.Source, licence: v.Licence, body: v.Body,
			value: v.Value, low: v.Low, high: v.High, restricted: v.Restricted, lifetime: v.Lifetime, wellbeing: v.Wellbeing, typed: true,
			path: "socialValue.values." + v.ID + ".value"}
	case r.Proxy.Central.IsSet():
		p = proxy{name: r.Name, source: r.Proxy.Source, licence: r.Proxy.Reason, unit: "one"}
	}
	if r.Proxy.Central.IsSet() {
		p.value, p.typed, p.path = r.Proxy.Central, true, path
		p.low, p.high = money.Value{}, money.Value{}
	}
	if r.Proxy.Low.IsSet() {
		p.low = r.Proxy.Low
	}
	if r.Proxy.High.IsSet() {
		p.high = r.Proxy.High
	}
	if r.Transfer != "" {
		p.transfer = r.Transfer
	}
	if r.SplitCode != "" {
		p.split = r.SplitCode
	}
	return p
}

// origin says where a unit value is from.
func (p proxy) origin() calc.Origin {
	if p.library && !p.typed {
		return calc.Origin{Kind: calc.Fact, Source: &calc.Source{ID: "proxies " + p.code, Status: p.row.PriceYear, Certainty: string(p.row.Certainty), Text: p.row.Title}}
	}
	return calc.Origin{Kind: calc.Typed, Path: p.path, Note: p.source}
}
