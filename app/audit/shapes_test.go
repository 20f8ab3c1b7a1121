package audit

import "testing"

// Tables of the shapes that budgets, fee schedules and pricing returns are printed
// in. Each re-adds as it stands; want lists what has to be found.
func TestShapesOfSchedules(t *testing.T) {
	for _, c := range []struct {
		name, table string
		want        []string
	}{
		{"flat, no heading", "Rent|12,000\nHeat and light|3,450.50\nCleaning|2,100\nTotal|17,550.50", nil},
		{"flat, wrong", "Rent|12,000\nHeat and light|3,450.50\nCleaning|2,100\nTotal|17,505.50", []string{"CORE-020@B4"}},
		{"subtotals by category", `Schedule of costs 2026/27

Item|Amount (£)
Staff
Manager on-costs included|50,274
Worker|31,000
Subtotal staff|81,274

Premises
Rent|12,000
Utilities|4,300
Subtotal premises|16,300
Grand total|97,574`, nil},
		{"subtotals, second wrong", `Item|Amount (£)
Staffing
Manager|50,274
Worker|31,000
Subtotal|81,274
Premises
Rent|12,000
Utilities|4,300
Subtotal|16,030
Grand total|97,304`, []string{"CORE-020@B9"}},
		{"grand total of lines, subtotal misprinted", `Item|Amount
A side|100.00
B side|200.00
Subtotal|310.00
C side|50.00
D side|70.00
Subtotal|120.00
Total|420.00`, []string{"CORE-020@B4"}},
		{"contingency and VAT on top", `Item|Cost
Design|10,000
Build|25,000
Subtotal|35,000
Contingency @ 10%|3,500
Total excluding VAT|38,500
VAT at 20%|7,700
Total including VAT|46,200`, nil},
		{"VAT on the wrong sum", `Item|Cost
Design|10,000
Build|25,000
Subtotal|35,000
Contingency @ 10%|3,500
Total excluding VAT|38,500
VAT at 20%|7,000
Total including VAT|45,500`, nil}, // 20 % of 35,000: VAT may leave contingency out
		{"VAT miskeyed", `Item|Cost
Design|10,000
Build|25,000
Net total|35,000
VAT 20%|7,200
Gross total|42,200`, []string{"CORE-021@B5"}},
		{"overhead and surplus in turn", `Line|%|£
Direct care||80,000.00
Travel||5,000.00
Total direct||85,000.00
Overhead|12%|10,200.00
Surplus|5%|4,760.00
Total||99,960.00`, nil},
		{"discount", `Line|£
Core fee|40,000
Therapy|6,000
Subtotal|46,000
Less sibling discount 5%|2,300
Total|43,700`, nil},
		{"discount in brackets", `Line|£
Core fee|40,000
Therapy|6,000
Subtotal|46,000
Discount 5%|(2,300)
Total|43,700`, nil},
		{"quantity and rate", `Ref|Description|Qty|Unit|Rate|Total
1|Visits, 30 minutes|1,200|visit|£12.50|£15,000.00
2|Visits, 45 minutes|800|visit|£17.25|£13,800.00
3|Mileage|4,000|mile|£0.45|£1,800.00
||||Total|£30,600.00`, nil},
		{"one rate wrong", `Ref|Description|Qty|Unit|Rate|Total
1|Visits, 30 minutes|1,200|visit|£12.50|£15,000.00
2|Visits, 45 minutes|800|visit|£17.25|£13,080.00
3|Mileage|4,000|mile|£0.45|£1,800.00
||||Total|£29,880.00`, []string{"CORE-020@F3"}},
		{"weekly fees", `Category|Weekly fee|Annual fee (52 weeks)
Premises|210.15|10,927.80
Staffing|640.00|33,280.00
Food|88.20|4,586.40
Total|938.35|48,794.20`, nil},
		{"weekly fees, a yearly one wrong", `Category|Weekly fee|Annual fee (52 weeks)
Premises|210.15|10,927.80
Staffing|640.00|33,380.00
Food|88.20|4,586.40
Total|938.35|48,894.20`, []string{"CORE-023@C3", "CORE-023@C5"}},
		{"weekly from yearly, 39 weeks", `Category|Annual|Weekly (39 weeks)
C1 Assessment|36,000|923.08
C2 Premises|12,500|320.51
C7 Staffing|61,234|1,570.10
Total|109,734|2,813.69`, nil},
		{"years across and down", `Cost|Year 1|Year 2|Year 3|Total
Staff|10,000|10,300|10,609|30,909
Rent|5,000|5,000|5,250|15,250
Travel|700|721|743|2,164
Total|15,700|16,021|16,602|48,323`, nil},
		{"years, one row total wrong", `Cost|2026/27|2027/28|2028/29|Total
Staff|10,000|10,300|10,609|30,909
Rent|5,000|5,000|5,250|15,520
Travel|700|721|743|2,164
Total|15,700|16,021|16,602|48,323`, []string{"CORE-020@E3", "CORE-020@E5"}},
		{"total on the left", `Cost|Total|Year 1|Year 2
Staff|20,300|10,000|10,300
Rent|10,000|5,000|5,000
Travel|1,421|700|721
Total|31,721|15,700|16,021`, nil},
		{"total on top", `Cost|£
Total|17,300
Rent|12,000
Heat|3,200
Cleaning|2,100`, nil},
		{"stated half post", `Post|FTE|Salary inc on-costs|Cost
Manager|1|52,000|52,000
Worker|2|31,000|62,000
Admin|0.5|26,000|13,000
Total|3.5||127,000`, nil},
		{"half post not multiplied", `Post|FTE|Salary inc on-costs|Cost
Manager|1|52,000|52,000
Worker|2|31,000|62,000
Admin|0.5|26,000|26,000
Total|3.5||140,000`, []string{"CORE-022@D4"}},
		{"shares", `Category|Cost|% of total
Premises|12,000|24.0%
Staff|30,000|60.0%
Other costs|8,000|16.0%
Total|50,000|100%`, nil},
		{"a share wrong", `Category|Cost|% of total
Premises|12,000|24.0%
Staff|30,000|62.0%
Travel|8,000|16.0%
Total|50,000|100%`, []string{"CORE-021@C3"}},
		{"numbered parents", `No|Item|£
1|Staff|81,000
1.1|Manager|50,000
1.2|Worker|31,000
2|Premises|16,000
2.1|Rent|12,000
2.2|Heat|4,000
|Total|97,000`, nil},
		{"net, VAT and gross columns", `Item|Net|VAT|Gross
Laptops|1,000.00|200.00|1,200.00
Desks|2,500.00|500.00|3,000.00
Books|300.00|0.00|300.00
Total|3,800.00|700.00|4,500.00`, nil},
		{"a line twice, a gap and a mix", `No|Item|£
1|Cleaning|1,200
2|Rent|9,000
3|Cleaning|1,200
5|Hire|€800
|Total|12,200`, []string{"CORE-026@row 4", "CORE-027@row 5", "CORE-028@row 5"}},
		{"a management fee in a category", `Item|£
Premises
Rent|9,000
Management fee|1,350
Subtotal|10,350
Vehicles
Lease|4,000
Fuel|1,900
Subtotal|5,900
Total|16,250`, []string{"CORE-029@row 4"}},
		{"surplus shown openly", `Item|£
Rent|9,000
Lease|4,000
Subtotal|13,000
Surplus|650
Total|13,650`, nil},
		{"days with no cost", `Task|Days|Cost
Design|4|2,000
Review|2|
Build|10|5,000
Total|16|7,000`, []string{"CORE-024@row 3"}},
		{"two tables and a grand total", `Core fees
Category|£
Premises|10,000
Staff|20,000
Total core|30,000

Residential add-on
Heading|Amount £
Nights|8,000
Weekends|4,000
Total add-on|12,000
Grand total|42,000`, nil},
		{"carried and brought forward", `Item|£
Rent|9,000
Lease|4,000
Carried forward|13,000
Brought forward|13,000
Fuel|1,900
Total|14,900`, nil},
		{"per place after the total", `Item|£
Rent|9,000
Food|7,000
Total|16,000
Cost per place (16 places)|1,000`, nil},
		{"on-costs as a percentage", `Post|£
Manager salary|40,000
Worker salary|25,000
Subtotal salaries|65,000
On-costs 25%|16,250
Total staff|81,250`, nil},
		{"on-costs wrong", `Post|£
Manager salary|40,000
Worker salary|25,000
Subtotal salaries|65,000
On-costs at 25%|15,250
Total staff|80,250`, []string{"CORE-021@B5"}},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, Check(bars(c.table), Options{}), c.want...) })
	}
}
