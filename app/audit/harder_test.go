package audit

import "testing"

// Shapes that are harder to understand, as people print them.
func TestHarderShapes(t *testing.T) {
	for _, c := range []struct {
		name, table string
		want        []string
	}{
		{"build-up with shares of price", `Line|%|£
Contact pay||6.31
Travel pay||1.20
National Insurance|9.5%|0.71
Holiday|10.5%|0.81
Training||0.13
Pension||0.08
Mileage||1.40
Running the business|27%|4.10
Surplus|3%|0.46
Price||15.19`, []string{"CORE-021@C5", "CORE-020@C11"}},
		{"UKHCA in words", `Component|Amount
Careworkers' hourly rate for contact time|£6.31
Careworkers' travel time|£1.20
Employers' National Insurance (9.5% of gross pay)|£0.71
Holiday pay (10.5% of gross pay)|£0.81
Training time|£0.13
Pension contributions|£0.08
Mileage|£1.40
Running costs of the business (27% of price)|£4.10
Profit or surplus (3% of price)|£0.46
Total price|£15.19`, []string{"CORE-021@B5", "CORE-020@B11"}},
		{"build-up, shares of price without figures", `line|amount
Contact pay|6.31
Travel pay|1.20
NI 9.5% of gross pay|0.71
Holiday 10.5% of gross pay|0.81
Training|0.13
Pension|0.08
Mileage|1.40
Business|4.10
Published price|14.73`, []string{"CORE-021@B5", "CORE-020@B10"}},
		{"build-up, all right", `Line|£
Gross pay|10.00
Employer's NI 10% of gross pay|1.00
Holiday 12% of gross pay|1.20
Subtotal|12.20
Overheads 25%|3.05
Total|15.25`, nil},
		{"two contingencies compounding", `Item|Cost
Build|100,000
Fees|20,000
Subtotal|120,000
Contingency 10%|12,000
Inflation 5%|6,600
Total|138,600`, nil},
		{"inflation on subtotal", `Item|Cost
Build|100,000
Fees|20,000
Subtotal|120,000
Contingency 10%|12,000
Inflation 5%|6,000
Total|138,000`, nil},
		{"per-category contingency", `Item|Cost
Building
Walls|40,000
Roof|20,000
Contingency 5%|3,000
Subtotal|63,000
Fees
Architect|8,000
Engineer|4,000
Contingency 10%|1,200
Subtotal|13,200
Total|76,200`, nil},
		{"services across", `Cost|Key|School|Home|Outreach|Total
Finance|FTE|10,000|5,000|2,500|17,500
HR|Heads|6,000|3,000|1,500|10,500
IT|FTE|8,000|4,000|2,000|14,000
Total||24,000|12,000|6,000|42,000`, nil},
		{"services across, one column total wrong", `Cost|Key|School|Home|Outreach|Total
Finance|FTE|10,000|5,000|2,500|17,500
HR|Heads|6,000|3,000|1,500|10,500
IT|FTE|8,000|4,000|2,000|14,000
Total||24,000|12,500|6,000|42,500`, []string{"CORE-020@D5", "CORE-020@F5"}},
		{"hours × weeks × rate", `Role|Hours per week|Weeks|Rate|Annual cost
Tutor, on-costs in|10|39|25.00|9,750
Mentor|16|39|18.50|11,544
Counsellor|6|39|42.00|9,828
Total|32|||31,122`, nil},
		{"hours × weeks × rate, one wrong", `Role|Hours per week|Weeks|Rate|Annual cost
Tutor, on-costs in|10|39|25.00|9,750
Mentor|16|39|18.50|11,454
Counsellor|6|39|42.00|9,828
Total|32|||31,032`, []string{"CORE-020@E3"}},
		{"salary, on-costs and total", `Post|FTE|Salary|On-costs|Total
Manager|1.0|40,000|10,000|50,000
Worker|1.0|25,000|6,250|31,250
Cook|1.0|22,000|5,500|27,500
Total|3.0|87,000|21,750|108,750`, nil},
		{"salary and on-costs by FTE", `Post|FTE|Salary|On-costs|Cost
Manager|1.0|40,000|10,000|50,000
Worker|2.0|25,000|6,250|62,500
Cook|0.6|22,000|5,500|16,500
Total|3.6|||129,000`, nil},
		{"salary and on-costs by FTE, one wrong", `Post|FTE|Salary|On-costs|Cost
Manager|1.0|40,000|10,000|50,000
Worker|2.0|25,000|6,250|62,500
Driver|1.5|20,000|5,000|37,000
Cook|0.6|22,000|5,500|16,500
Total|5.1|||166,000`, []string{"CORE-020@E4"}},
		{"inset subtotals", `Item|£|£
Premises||
Rent|12,000|
Heat|3,000|
Cleaning|2,000|17,000
Vehicles||
Lease|4,000|
Fuel|1,900|5,900
Total||22,900`, nil},
		{"inset subtotals, one wrong", `Item|£|£
Premises||
Rent|12,000|
Heat|3,000|
Cleaning|2,000|17,000
Vehicles||
Lease|4,000|
Fuel|1,900|5,800
Total||22,800`, []string{"CORE-020@C8"}},
		{"monthly and yearly", `Item|Monthly|Annual
Rent|1,000|12,000
Phones|120|1,440
Insurance|310|3,720
Total|1,430|17,160`, nil},
		{"monthly and yearly, one wrong", `Item|Monthly cost|Annual cost
Rent|1,000|12,000
Phones|120|1,440
Insurance|310|3,270
Total|1,430|16,710`, []string{"CORE-023@C4", "CORE-023@C5"}},
		{"weekly × weeks column", `Element|Fee per week|Weeks|Fee per year
Core day|950.00|39|37,050.00
Residential|1,420.00|38|53,960.00
Therapy|110.00|39|4,290.00
Total|||95,300.00`, nil},
		{"weekly, yearly on wrong weeks", `Element|Weekly|Yearly
Core day|950.00|49,400.00
Residential|1,420.00|73,840.00
Therapy|110.00|4,290.00
Total|2,480.00|127,530.00`, []string{"CORE-023@C4", "CORE-023@C5"}},
		{"units in cells", `Task|Effort|Day rate|Cost
Design|10 days|£500 per day|£5,000
Build|20 days|£450 per day|£9,000
Test|4 days|£450 per day|£1,800
Total|34 days||£15,800`, nil},
		{"income, cost and the difference", `Item|£
Income
Fees|50,000
Grant|10,000
Total income|60,000
Costs
Staffing|45,000
Rent|9,000
Total costs|54,000
Surplus|6,000`, nil},
		{"income, cost and a wrong difference", `Item|£
Income
Fees|50,000
Grant|10,000
Total income|60,000
Costs
Staffing|45,000
Rent|9,000
Total costs|54,000
Surplus|5,000`, []string{"CORE-020@B10"}},
		{"lettered lines", `Ref|Item|£
(a)|Rent|12,000
(b)|Heat|3,000
(d)|Cleaning|2,000
|Total|17,000`, []string{"CORE-027@row 4"}},
		{"cost codes", `Code|Item|£
4100|Rent|12,000
4150|Heat|3,000
4200|Cleaning|2,000
|Total|17,000`, nil},
		{"of which", `Item|£
Staff team|30,000
of which agency|4,000
Rent|9,000
Total|39,000`, nil},
		{"totals of groups, then a summary", `Item|£
A
Rent|9,000
Heat|1,000
Total A|10,000
B
Lease|4,000
Fuel|2,000
Total B|6,000
Summary
A|10,000
B|6,000
Total|16,000`, nil},
		{"heading carries the group total", `Item|£
Premises|10,000
- Rent|9,000
- Heat|1,000
Vehicles|6,000
- Lease|4,000
- Fuel|2,000
Total|16,000`, nil},
		{"salaries without on-costs said", `Post|Annual salary
Manager|40,000
Worker|25,000
Total|65,000
On-costs are not included`, []string{"CORE-025@row 2"}},
		{"VAT mixed", `Item|£
Rent (inc VAT)|12,000
Hire (ex VAT)|3,000
Total|15,000`, []string{"CORE-028@row 3"}},
		{"unit price list without totals", `Item|Unit|Price
Visit 15 minutes|visit|6.25
Visit 30 minutes|visit|11.50
Visit 60 minutes|visit|21.00`, nil},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, Check(bars(c.table), Options{}), c.want...) })
	}
}

// 10.5 % of the gross pay of 7.51 is 0.79; only 5.6 of 52 weeks give the printed 0.81
// (UKHCA's minimum price, February 2014).
func TestAPercentageOfSomethingNamedIsTakenOfIt(t *testing.T) {
	r := Check(bars("line|amount\nContact pay|6.31\nTravel pay|1.20\nNI 9.5% of gross pay|0.71\nHoliday 10.5% of gross pay|0.81\nMileage|1.40\nTotal|10.43"), Options{})
	figures(t, found(t, r, CodePercent), "0.81", "0.79", "0.02")
}
