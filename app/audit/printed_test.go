package audit

import "testing"

// More tables as providers and councils print them.
func TestPrintedSchedules(t *testing.T) {
	for _, c := range []struct {
		name, table string
		want        []string
	}{
		{"places and weeks before the costs", `Item|Figure
Places|16
Weeks|52
Occupancy|87.5%
Staffing costs with on-costs|300,000
Premises|120,000
Other|84,000
Total cost|504,000
Cost per place|36,000`, nil},
		{"core fee by category, day and residential", `Code|Category|Day (39 weeks)|Residential (39 weeks)
C1|Assessment|310.00|310.00
C2|Premises|2,450.50|6,120.75
C3|Vehicles|880.00|1,210.00
C4|Supplies|640.25|2,377.00
C5|Education|1,875.00|1,875.00
C6|Central|3,020.00|4,100.00
C7|Staffing with on-costs|18,400.00|39,850.25
C8|Staff related|1,150.00|2,300.00
C9|General|500.00|1,400.00
|Total core cost|29,225.75|59,543.00`, nil},
		{"core fee, one column wrong", `Code|Category|Day (39 weeks)|Residential (39 weeks)
C1|Assessment|310.00|310.00
C2|Premises|2,450.50|6,120.75
C3|Vehicles|880.00|1,210.00
C5|Education|1,875.00|1,875.00
|Total core cost|5,515.50|9,155.75`, []string{"CORE-027@row 5", "CORE-020@D6"}},
		{"income as negatives", `Budget line|2026/27|2027/28
Staffing on-costs included|120,000|123,600
Premises|30,000|30,900
Gross expenditure|150,000|154,500
Grant income|(20,000)|(20,000)
Client contributions|(5,000)|(5,150)
Net expenditure|125,000|129,350`, nil},
		{"net total wrong", `Budget line|2026/27|2027/28
Staffing on-costs included|120,000|123,600
Premises|30,000|30,900
Total gross expenditure|150,000|154,500
Grant income|(20,000)|(20,000)
Client contributions|(5,000)|(5,150)
Total net expenditure|125,000|129,530`, []string{"CORE-020@C7"}},
		{"homecare hour in lines", `Element|Per hour
Careworker pay|£12.60
Travel time pay|£1.85
Employer's NI|£1.10
Pension|£0.40
Holiday pay|£1.74
Mileage|£0.90
Total careworker costs|£18.59
Management and supervision|£3.20
Back-office staff|£1.45
Rent and utilities|£0.60
Recruitment and training|£0.55
Total business costs|£5.80
Total costs|£24.39
Surplus 5%|£1.22
Price per hour|£25.61`, nil},
		{"homecare hour, business costs wrong", `Element|Per hour
Careworker pay|£12.60
Travel time pay|£1.85
Employer's NI|£1.10
Total careworker costs|£15.55
Management and supervision|£3.20
Back-office staff|£1.45
Rent and utilities|£0.60
Total business costs|£5.52
Total costs|£21.07
Surplus 5%|£1.05
Total price|£22.12`, []string{"CORE-020@B9"}},
		{"care home bed week with several homes", `Cost line|Home A|Home B|Average
Care staff, all in|412.10|398.40|405.25
Food|38.00|40.10|39.05
Utilities|29.50|31.00|30.25
Total|479.60|469.50|474.55`, nil},
		{"notes with figures beside", `Item|Cost|Basis
Rent|12,000|12 months at £1,000
Phones|1,440|4 lines at £30
Travel|900|2,000 miles at 45p
Total|14,340|`, nil},
		{"notes under the table", `Item|Cost
Rent|12,000
Phones|1,440
Total|13,440
Note: prices held for 90 days
Prices exclude VAT`, nil},
		{"units as a second heading row", `Item|Quantity|Rate|Amount
|days|£/day|£
Survey|12|350|4,200
Report|5|350|1,750
Total|17||5,950`, nil},
		{"two percentages in their own columns", `Item|Net|VAT rate|VAT|Gross
Laptops|1,000.00|20%|200.00|1,200.00
Books|500.00|0%|0.00|500.00
Fuel|300.00|5%|15.00|315.00
Desks|250.00|20%|50.00|300.00
Total|2,050.00||265.00|2,315.00`, nil},
		{"VAT column wrong", `Item|Net|VAT rate|VAT|Gross
Laptops|1,000.00|20%|200.00|1,200.00
Books|500.00|0%|0.00|500.00
Fuel|300.00|5%|15.00|315.00
Desks|250.00|20%|62.50|312.50
Total|2,050.00||277.50|2,327.50`, []string{"CORE-020@D5"}},
		{"allocation by share", `Overhead|Amount|Share to contract|Charged
Finance|20,000|35%|7,000
HR|12,000|35%|4,200
IT|9,000|50%|4,500
Total|41,000||15,700`, nil},
		{"allocation by share, one wrong", `Overhead|Amount|Share to contract|Charged
Finance|20,000|35%|7,000
HR|12,000|35%|4,800
IT|9,000|50%|4,500
Total|41,000||16,300`, []string{"CORE-020@D3"}},
		{"quarters", `Cost|Q1|Q2|Q3|Q4|Total
Staff costs|10|12|11|13|46
Rent|5|5|5|5|20
Total|15|17|16|18|66`, nil},
		{"running total beside", `Item|Cost|Cumulative
A one|100|100
B two|250|350
C three|75|425
Total|425|`, nil},
		{"repeated subtotal of several sections with overall percentage", `Item|£
Section A
A1 x|100.00
A2 y|200.00
Subtotal A|300.00
Section B
B1 x|50.00
B2 y|25.00
Subtotal B|75.00
Subtotal A and B|375.00
Contingency at 7.5%|28.13
Total excluding VAT|403.13
VAT @ 20%|80.63
Total including VAT|483.76`, nil},
		{"the same, contingency on section B only", `Item|£
Section A
A1 x|1,000.00
A2 y|2,000.00
Subtotal A|3,000.00
Section B
B1 x|500.00
B2 y|250.00
Subtotal B|750.00
Contingency at 10%|75.00
Total|3,825.00`, nil}, // 10 % of section B, exactly: cannot be called wrong
		{"percentages in words of the total", `Item|£
Delivery|8,000
Management fee (10% of total cost)|1,000
Evaluation|1,000
Total cost|10,000`, nil},
		{"shares alone", "Partner|Split\nA|40%\nB|35%\nC|28%", []string{"CORE-020@B4"}},
		{"shares of partners", "Partner|Share %|Value\nA|40|40,000\nB|35|35,000\nC|25|25,000\nTotal|100|100,000", nil},
		{"full-time salaries, no total", "Post|FTE|Full-time salary with on-costs\nLead|1|42,000\nTutor|0.5|30,000", nil},
		{"salaries, no total", "Post|FTE|Salary\nLead|1|42,000\nTutor|0.5|30,000\nOn-costs are shown elsewhere|", []string{"CORE-022@C3"}},
		{"consultants' days", `Ref|Task|Person-days|Rate (£)|Total (£)
1.1|Kick-off|2|600|1,200
1.2|Interviews|8|600|4,800
1.3|Report|5|600|3,000
2.1|Workshop|1|600|6,000
|Subtotal|16||15,000
|Contingency (5%)|||750
|VAT (20%)|||3,150
|Total|||18,900`, []string{"CORE-020@E5"}},
		{"hours to weeks to the year", `Service|Hours per week|Hourly rate|Weekly cost|Annual cost (52 weeks)
Home A|100|20.00|2,000|104,000
Home B|80|21.50|1,720|89,440
Home C|60|22.00|1,230|63,960
Total|240||4,950|257,400`, []string{"CORE-020@D4"}},
		{"one line of a weekly fee", "Category|Weekly fee|Weeks|Annual fee\nCore|1,000|52|50,000", []string{"CORE-023@D2"}},
		{"posts, salaries and on-costs in columns", `Post|Number|Salary|Total salary|On-costs @ 22%|Total
Manager|1|45,000|45,000|9,900|54,900
Support worker|6|24,000|144,000|31,680|175,680
Admin|0.6|25,000|15,000|3,300|18,300
Total|7.6||204,000|44,880|248,880`, nil},
		{"on-costs in a column, one wrong", `Post|Number|Salary|Total salary|On-costs @ 22%|Total
Manager|1|45,000|45,000|9,900|54,900
Support worker|6|24,000|144,000|36,180|180,180
Admin|0.6|25,000|15,000|3,300|18,300
Total|7.6||204,000|49,380|253,380`, []string{"CORE-021@E3"}},
		{"a grand total of all years in one column", `Line|Year 1|Year 2|Year 3
Staffing with on-costs|100,000|102,500|105,062.50
Rent|20,000|20,500|21,012.50
Sub total|120,000|123,000|126,075
Contingency (5%)|6,000|6,150|6,303.75
Total|126,000|129,150|132,378.75
Grand total (3 years)|||387,528.75`, nil},
		{"a percentage of the total, wrong", `Item|£
Delivery|8,000
Management fee (12% of total cost)|1,000
Evaluation|1,000
Total cost|10,000`, []string{"CORE-021@B3"}},
		{"a total in words only", `Item|£
Delivery|8,000
Evaluation|1,000
All costs|9,500`, []string{"CORE-020@B4"}},
		{"amounts first", `£|Item
8,000|Delivery
1,000|Evaluation
9,500|Total`, []string{"CORE-020@A4"}},
		{"only grand total after subtotals without lines", `Lot|Value
Lot 1|120,000
Lot 2|80,000
Lot 3|45,500
Total|245,500`, nil},
		{"a line left out of the sum", `Lot|Value
Lot 1|120,000
Lot 2|80,000
Lot 3|45,500
Total|200,000`, []string{"CORE-020@B5"}},
		{"free line in the middle", `Item|Cost
Set-up|Nil
Delivery|8,000
Total|8,000`, []string{"CORE-024@row 2"}},
		{"weekly fee by age with weekly subtotal", `Element|0-4|5-10|11-15|16+
Allowance|170.00|180.00|200.00|230.00
Fee|250.00|250.00|275.00|300.00
Agency|310.00|310.00|330.00|345.00
Total weekly fee|730.00|740.00|805.00|875.00`, nil},
		{"uplift", `Line|2026/27|Uplift|2027/28
Staff costs|100,000|4.1%|104,100
Energy|8,000|8%|8,640
Other|20,000|0%|20,000
Total|128,000||132,740`, nil},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, Check(bars(c.table), Options{}), c.want...) })
	}
}
