package html

// accent is the colour of headings, links and rules in the sheet.
const accent = "#1b4f5c"

// sheet is the style of the page. Contrast on white: text 15.8, muted 6.8, links 9.1.
const sheet = `:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1.25rem 3rem; max-width: 60rem; background: #fff; color: #1f2328; font: 1.125rem/1.55 "Open Sans", "Noto Sans", Verdana, sans-serif; overflow-wrap: break-word; }
header, footer { color: #525c63; font-size: 0.9rem; border-bottom: 1px solid #c4cace; padding: 0.5rem 0; }
footer { border-bottom: 0; border-top: 1px solid #c4cace; margin-top: 3rem; }
h1, h2, h3 { color: #1b4f5c; line-height: 1.25; margin: 2em 0 0.5em; }
h1 { font-size: 2.1rem; margin-top: 1em; }
h2 { font-size: 1.6rem; }
h3 { font-size: 1.25rem; }
h4, h5, h6 { font-size: 1.125rem; margin: 1.5em 0 0.5em; }
.logo { display: block; width: auto; height: auto; max-width: 14rem; max-height: 5rem; margin-top: 1.5rem; }
.subject { font-size: 1.3rem; }
a { color: #1b4f5c; text-decoration: underline; }
a:focus, [tabindex]:focus { outline: 3px solid #1b4f5c; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; padding: 0.5rem 1rem; background: #fff; }
.skip:focus { left: 1rem; top: 0.5rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 1rem; border-bottom: 1px solid #c4cace; padding: 0.35rem 0; }
dt { font-weight: bold; flex: 0 0 13rem; }
dd { margin: 0; flex: 1 1 16rem; min-width: 0; }
.sign > div { min-height: 3.2rem; align-items: end; }
.callout { background: #eef3f4; border-left: 4px solid #1b4f5c; padding: 0.5rem 1rem; margin: 1.5rem 0; }
.note, .unit { color: #525c63; font-size: 0.95rem; }
.unit { display: block; font-weight: normal; }
.scroll { overflow-x: auto; margin: 1.75rem 0 0.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 1rem; line-height: 1.4; }
caption { text-align: left; font-weight: bold; padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: 1px solid #c4cace; }
tbody th { font-weight: normal; }
thead th, thead td { background: #dde8ea; border-bottom: 2px solid #1b4f5c; vertical-align: bottom; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .figure { white-space: normal; }
.group th, .subtotal th, .subtotal td, .total th, .total td { font-weight: bold; }
.subtotal th, .subtotal td { border-top: 1px solid #525c63; }
.total th, .total td { background: #eef3f4; border-top: 2px solid #1b4f5c; border-bottom: 2px solid #1b4f5c; }
figure { margin: 1.75rem 0 0.5rem; }
figcaption { font-weight: bold; padding-bottom: 0.5rem; }
svg { display: block; width: 100%; max-width: 46rem; height: auto; font-family: "Open Sans", "Noto Sans", Verdana, sans-serif; }
@media print {
  body { font-size: 12pt; max-width: none; padding: 0; }
  .skip { display: none; }
  .scroll { overflow: visible; }
  tr, figure, .callout { break-inside: avoid; }
  h2, h3, h4, caption { break-after: avoid; }
}
`
