// Package assess runs the engines over a bid and gives the one read model for pages,
// packs and the command line: figures with reasons and labels, findings by weight, a
// headline, readiness and tasks.
//
// # Figure ids
//
// Ids are part of the contract: they are never renamed. <id> is the id of a line in
// the document, <n> a contract year from 1. All pounds a year are those of contract
// year 1 unless the id names a year; shares are fractions.
//
//	people.<id>.people            people × share of time that this contract pays
//	people.<id>.pay               pay (emp.pay); holiday inside it unless added
//	people.<id>.ni                employer’s National Insurance (emp.ni)
//	people.<id>.pension           employer’s pension (emp.pension)
//	people.<id>.holiday           holiday pay: inside pay, or on top of worked hours
//	people.<id>.ssp               statutory sick pay, when only that is paid
//	people.<id>.ssp.weekly        statutory sick pay a week for one person
//	people.<id>.levy, .ea         shares of the apprenticeship levy and Employment Allowance
//	people.<id>.other, .cover     other on-costs; bought cover
//	people.<id>.total             employment cost (emp.total)
//	people.<id>.hours.paid        paid hours
//	people.<id>.hours.productive  hours free for the service (time.productive)
//	people.<id>.productive_share  the second over the first
//	people.<id>.each.productive, .each.holiday_hours, .each.pay, .each.ni   of one person
//	people.<id>.legal_floor       employment cost at the legal pay floor
//	people.<id>.cost_per_hour     cost of an hour free for the service
//	people.<id>.oncost_share      on-costs over pay
//	people.<id>.fte               full-time equivalents
//	people.<id>.posts             people that a roster takes (time.posts)
//	people.<id>.roster.hours, .roster.premium   hours to staff a week; its extra pay
//	people.<id>.agency, .agency.hours   what an agency does instead of own staff
//	people.<id>.ni_share          effective National Insurance (emp.rate_ni)
//	people.<id>.legal_pay, .floor_headroom, .rlw_headroom   pay an hour over all working
//	                              time, beside the legal floor and the real Living Wage
//	people.pay, people.total      all posts and visits of year 1
//	visit.<id>.gross_hour, .absence_hour, .oncosts_hour, .mileage_hour, .agency_hour,
//	visit.<id>.consumables_hour   parts of a contact hour of one worker (unit.visit)
//	visit.<id>.direct_hour, .direct_visit, .contact_hours, .year   direct cost
//	visit.<id>.price_hour, .price_visit   straight price: exact an hour, printed a visit
//	visit.<id>.by_hour            what the hourly price asked pays for the visit
//	visit.<id>.legal_pay, .legal_needed, .legal_headroom   pay over all working time
//	visits.hours, .count, .pay, .oncost_base, .oncosts, .ni, .direct, .levy, .ea, .total   all visits a year
//	visits.pay_hour, .holiday_share, .absence_share, .ni_share, .pension_share,
//	visits.ni_computed, .business_hour    what the build-up of every length shares
//	visits.income, .rounding      at printed visit prices; that less price.total
//	visit.<id>.asked_year, visits.asked, visits.asked_gap   income where every length has
//	                              its own price, and what it leaves over
//	visits.workers, visits.miles_each   care workers at their usual hours; miles of each
//	visits.legal_pay, .floor_headroom, .rlw_headroom, .legal_floor
//	volume.year                   quantity that follows from the service, none typed
//	session.<id>.cost, .per_head  one session of group work; .year its room and materials
//	occ.capacity                  units a year with every place filled
//	occ.fee, occ.fee.<percent>    fee at the planned occupancy and at others
//	occ.breakeven, occ.income     occupancy that breaks even; income with the retainer
//	unit.day.chargeable           days of one worker that can be charged
//	unit.start, unit.outcome      full cost of one who begins, and of one success
//	unit.block.used               price of one used unit of a block
//	offer.<id>.price, .income     one of several units over the same income
//	offers.income, .rounding      those that share it; what printing adds
//	price.care, .investment, .training   the price apart by purpose, where lines have one;
//	                              .unit: in the price of one
//	uplift.<claim>.amount         rise asked for on one line of the price, a year
//	uplift.amount, uplift.request, uplift.price   all of them; as a share of the price of
//	                              year 1; the unit price that follows
//	cost.<id>.year, .milestone    a cost line a year; a set-up line billed by itself
//	cost.direct, cost.other       people and other lines; other lines alone
//	cost.setup, cost.core, cost.contingency
//	cost.full, cost.full.unit     full cost at the target price, a year and a unit
//	core.<id>.year                this contract’s part of a running cost or schedule line
//	core.department.<id>.year     this contract’s part of a department’s pool (step-down)
//	core.share_of_direct, core.share_of_price, core.unit
//	price.total, price.target, price.target.printed    a year; exact; printed (R1)
//	price.break_even              unit price at which year 1 leaves nothing over
//	price.asked, price.vat
//	price.surplus, price.surplus_share, price.markup
//	year.<n>.volume, .cost, .price, .uplift, .income, .gap, .margin, .cumulative,
//	year.<n>.subsidy, .full_cost_unit
//	people.rest.<k>, year.<n>.ni.<k>   posts that grow alike: year 1 without National
//	                              Insurance, and that of year n worked out again
//	year.<n>.visits.rates         change of on-cost shares of visits since year 1
//	year.<n>.people, .other, .setup, .core, .contingency    the year’s cost by head
//	contract.value, .cost, .gap, .subsidy, .milestones
//	ladder.marginal, .legal_floor, .full_cost, .target, .asked, .ceiling, .walk_away,
//	ladder.benchmark.<fact id>, ladder.subsidy
//	even.volume, even.flat_price, even.uplift; even.fixed, even.variable
//	org.ea, org.ea.marginal, org.levy
//	afford.budget, afford.gap, afford.gap.unit, afford.units
//	allocation.<cost>.<service>   part of a running cost that a service bears, in pence;
//	allocation.department.<department>.<service>, .department.<department>   the same of
//	                              a department’s pool; .penny: given by
//	                              largest remainder. Of a large grid, this bid’s service alone
//	fcr.key.<key>, fcr.key.<department>.<key>   sum of a key over all who receive
//	fcr.pool.<department>         own cost of a department and what it received
//	fcr.service.<id>.overhead, .full, .recovery, .subsidy, .rate
//	fcr.running, .direct, .allocated, .full, .rate   the whole organisation
//	schedule.<id>.occupied        places × occupancy
//	schedule.<id>.line.<line>.year, .<category>.year   printed; a category adds its lines
//	schedule.<id>.line.<line>.place, .week   parts of the category’s printed fee; .penny:
//	                              fitted by largest remainder
//	schedule.<id>.<category>.place, .week, schedule.<id>.year, .place, .week
//	                              fee of a place-year and place-week: sums of printed categories
//	schedule.<id>.occupancy.<step>.places, .place, .week, .gap   step minus3 … 0 … 2 places
//	schedule.<id>.cover.places, .cover.whole   places at which the fee covers the cost
//	schedule.<id>.version.<version>.year, .week   a submitted fee
//	schedule.<id>.cap.headroom, .short.week, .subsidy   cap and fee against full cost
//	schedule.<id>.referral.<referral>.core.year, .core.week, .residential.…, .needs.…,
//	                              .needs.<need>.week, .before.…, .discount.…, .year, .week
//	schedule.<id>.block.<block>.weeks, .taken, .empty, .unpaid, .void, .full, .income
//	schedule.<id>.claim.<claim>.rise, .uplift.year, .uplift.share, .uplift.place, .uplift.week
//	fcr.accounts.difference       last accounts less fcr.full
//	fact.<series>.year<n>         a dated fact, blended by month; .part<k> its rows
//	cpi.year<n>                   price index that counts for a year
//	growth.<kind>….year<n>        cost index of a year
//
// Cash by event date, and payment by results where it is entered; all internal. The
// curve is followed outside the graph, so a scenario moves these figures only when the
// changed document is assessed again:
//
//	cash.peak                     most money to be found; its label names the day
//	cash.at_peak.<kind>           pay, on_costs, suppliers, core, setup, vat, receipts,
//	                              typed: paid and received up to that day
//	cash.peak.pledge, .late       the peak when paid within 10 days; 30 days later
//	cash.overdrawn, cash.finance  pounds × days below zero; what waiting costs
//	cash.end                      balance when everything is paid
//	cash.available, .headroom     own money and overdraft; what the peak leaves of it
//	pbr.upfront, pbr.cost
//	pbr.income.low, .mid, .high   income at the three success rates
//	pbr.gap.low, .mid, .high, .none     left over there, and when nobody succeeds
//	pbr.breakeven                 success rate at which nothing is left over (p*)
//	pbr.<id>.breakeven            of one outcome, the others as expected
//	pbr.at_risk, pbr.lag          share of income that hangs on outcomes; longest proof
//
// How the buyer marks prices, only when a formula is picked; all internal. <bid> is
// own or the id of a rival:
//
//	score.<bid>.price, .quality, .price_marks, .quality_marks, .total
//	score.own.rank                place of this bid; level bids share a place
//	score.lowest, score.mean      of the prices, where the formula uses them
//	score.best_quality            of all bids, where quality is normalised
//	score.per_pound               price marks that one pound more costs
//	score.room_per_mark           how much more may be asked for one more quality mark
//	score.room.2, .5, .10         the same for 2, 5 and 10 marks
//	score.first_price, .first_subsidy   price to be first or level; what that takes a year
//	score.full_contract           contract value at which nothing is left over
//	score.phantom.price, .rank    a further bid, and our place with it
//
// A dynamic purchasing system, only when one is typed; all internal. <bidder> is the
// bidder’s id in the referral, with the id of its referral before it where another
// referral uses the same:
//
//	dps.weight.quality, .price, .cc, .loc, .remainder, .outcomes, .needs, .features
//	                              most marks for each; quality or price where the other is typed
//	dps.qualification.<id>.q      score that the marked answers make, of 100
//	dps.qualification.<id>.score  score in force: the latest dated one, else q
//	dps.<bidder>.cc, .loc, .out, .needs, .feat, .quality, .cost, .price, .total
//	dps.<bidder>.rank             place; level totals go by the lower cost, then are shared
//	dps.<bidder>.gain.cc, .out, .needs, .feat, .price   marks for one step, of our own bid
//	dps.referral.<id>.lowest, .mean, .best_quality, .choice
//	dps.choice                    bidders that parents may choose from in the last referral
//
// Whether to bid; all internal:
//
//	bid.score                     Σ weight × mark ÷ 5 of the matrix, when every line is marked
//	bid.cost                      hours and money that making the bid takes
//	bid.surplus                   left over during the term, at today’s value
//	bid.ev                        expected value: chance × (surplus − set-up) − cost
//	bid.p_star                    chance at which it breaks even
//	bid.cost_per_win              all bid cost ÷ wins; on the sheet of the workspace’s portfolio,
//	                              with portfolio.cost, .wins, .expected_wins, .expected_income
//
// How the buyer goes about it; all internal. <id> is the id of a requirement, a test or
// a lot:
//
//	fair.quality_share            quality ÷ (quality + price); the lowest of the lots where
//	                              they differ; social value counts with quality
//	fair.lot.<id>.quality_share   the same of one lot
//	fair.flags                    items that the user found partly met or not met
//	fair.term_months, .break_months   first term; earliest end without cause
//	fair.insurance.<id>           cover asked for
//	fair.turnover.<id>, .test.<id>   turnover asked for, as a multiple of the contract value
//	fair.payment_days, .passed_down_days   days in which the buyer pays, and a prime
//
// How the buyer has to buy; all internal. The rest of the route is told in words:
//
//	route.value.part.<id>         one part of the whole-life value; .lot.<id> one lot
//	route.value.net               all of them, or the value of the notice, without VAT
//	route.vat                     rate of VAT that counts
//	route.value.basis             with VAT: what thresholds are compared with
//	route.threshold               the amount that decides, where one row alone does
//
// Financial tests, one block for each test of the tender; all internal:
//
//	elig.fin.<test_id>            the deciding figure; .<id of the test> added where the
//	                              same test stands earlier, own.<id> for one's own ratio
//	elig.fin.….latest, .prior     by year; in a group followed by .aggregate, .lead_only,
//	                              .each_member or .share_weighted
//	elig.fin.….unrestricted       for a charity: SF read as unrestricted funds, and
//	elig.fin.….without_restricted CA without restricted cash; beside, never deciding
//
// Selection, for the lots bid for; all internal:
//
//	elig.gaps                     conditions and tests not met, and partners to replace
//	elig.questions                open questions that could change the verdict
//	elig.weeks                    the longest that a gap takes to close
//	elig.cost                     Σ cost to close the gaps
//
// The plan of a group; all internal. <party> is a member's id, or own; <cell> and <item>
// are ids of lines:
//
//	cons.value                    contract value that is shared, over the term
//	cons.fee, .fee_share          management fee; the same as a share of the value
//	cons.passed_on                value less the fee
//	cons.break_even               contract value a year at which the fee pays for the hub
//	cons.shared, cons.rest        shared items that come off first; what is left to share
//	cons.split.<party>            value after the fee that the party bears; .penny: by
//	                              largest remainder, so that all parts add to the whole
//	cons.split.<party>.gross, .fee, .share   before the fee; the fee borne; share of the rest
//	cons.split.<party>.cells      its part of the prices of cells
//	cons.split.<party>.receives   with shared items that are paid to it
//	cons.split.<party>.year.<n>, cons.fee.year.<n>, cons.shared.<item>.year.<n>
//	                              by contract year: rows and years both re-add
//	cons.dependence.<party>       value a year over its whole income
//	cons.offer.gap                for a partner: the value offered less its own cost
//	cons.cover.<cell>             min(1, capacity of all parties ÷ demand); partners may see it
//	cons.demand, cons.served, cons.coverage   of all cells whose demand is known; each
//	                              counted no further than its demand; one over the other
//
// Arrangements side by side; all internal. <model> is sole, subcontract,
// managed_provider, managing_agent, hub_and_spoke, unincorporated, new_entity or alliance:
//
//	cons.model.<model>            Σ weight × mark ÷ 5, when every line is marked
//	cons.model.<model>.slack      weeks to the deadline less weeks to set it up
//	cons.model.<model>.spent, .ev, .break_even   bid cost with its set-up; expected return
//	                              less that; chance of winning at which that is nothing
//	cons.models.weeks_left, .return   weeks to the deadline; chance × (surplus − set-up
//	                              after award)
//	cons.models.value, .term, .own_cover, .largest_share, .members   what the rules rest on
//	fact.group_limit.<id>         a limit of the rules
//
// The chain of a group; all internal. Money is followed day by day:
//
//	cons.cash.<party>.peak, .peak_day, .end, .below, .available, .headroom   <party> may
//	                              be group
//	cons.bridge, .paid, .received, .headroom   most that the lead paid to partners before
//	                              the buyer paid for their work
//	cons.interest, .fixed, .claim  on a late invoice
//	cons.risk.<risk>, cons.risk.party.<party>   probability × impact; Σ of its shares
//	cons.at_risk.<party>          value × outcome part × (1 − chance)
//	cons.worst.<party>.low, .high  loss of the whole contract less insurance and what the
//	                              others can pay; cons.cover_months.<party>: reserves over spending
//	cons.cost, cons.ev, .break_even   of the group; cons.ev.<party>, .transfer
//
// What changes for people; all internal. <row>, <step>, <theme> and <option> are ids of
// lines, <assumption> the id of an assumption or its path:
//
//	sv.inputs                     price, gifts and unpaid time, at present value;
//	                              .others, .volunteers in pounds of their years
//	sv.row.<row>.gross            unit value × quantity of the first contract year
//	sv.row.<row>.impact           the same less what is not ours, first year
//	sv.row.<row>.claimed          share that the parties claim together, where it is split
//	sv.row.<row>.pv, .low, .high  present value, central, low and high case
//	sv.box.<box>, .low, .high     present value of the counted rows of a box of the story
//	sv.net.0 … 5.share            each of the steps below as a share of gross
//	sv.gross, sv.net.1 … 4        all rows and years: gross, then after deadweight,
//	                              attribution, displacement and drop-off
//	sv.pv.fiscal, .economic, .social, .society   present value by ledger; without transfers
//	sv.pv, sv.low.pv, sv.high.pv  all ledgers: one ledger used, or adding switched on
//	sv.placement.<ledger>         what one placement brings, where rows are counted so; in no total
//	sv.npv, sv.ratio, sv.ratio.net, sv.low.ratio, sv.high.ratio, sv.payback
//	sv.defended                   low case without rows that rest on opinion
//	sv.cash.now, .at_scale, .capacity, .not_said   fiscal value by what it frees
//	sv.year.<n>.fiscal, .economic, .social, .pv    by benefit year
//	sv.body.<body>.<ledger>       what a body gains
//	sv.switch.<assumption>        where the ratio is on target, all else as it is; .inputs,
//	                              .<row>.duration in whole years, .discount a flat rate a year
//	sv.breakeven.<row>            outcomes a year that alone would cover the inputs
//	sv.lm3.<option>, .left, .round2, .round3, .unknown   local multiplier; left in the area;
//	                                           share of the spending of unknown place
//	sv.pbr.income, .low, .high; sv.pbr.<step>.low, .mid, .high; sv.pbr.breakeven
//	sv.soft.<theme>.start, .end, .completers, .all   mean marks and mean change
//	sv.commitment.<id>.cost       number × cost of one
//	sv.score.claimed, .defended   marks in proportion to the best value
//	sv.rate.…, sv.index.…         discount rates and price indices, dated facts
package assess
