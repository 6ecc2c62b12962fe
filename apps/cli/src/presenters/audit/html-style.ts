/** The look of the page, on a screen and on paper; nothing is fetched. */
export const STYLE = `
:root { color-scheme: light; }
body { font: 15px/1.5 system-ui, sans-serif; color: #101828; background: #fff; max-width: 1000px; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 1px solid #eaecf0; } h3 { font-size: 1rem; margin-top: 1.5rem; }
table { border-collapse: collapse; width: 100%; margin: 0.75rem 0; font-size: 14px; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid #eaecf0; overflow-wrap: anywhere; }
td.n, th.n { text-align: right; white-space: nowrap; overflow-wrap: normal; }
code { font: 13px ui-monospace, monospace; background: #f2f4f7; padding: 0 0.25rem; overflow-wrap: anywhere; }
svg { max-width: 100%; height: auto; } svg text { font: 13px system-ui, sans-serif; fill: #344054; }
.holds { color: #15803d; } .fails { color: #b42318; } .remark { background: #fffaeb; padding: 0.5rem 0.75rem; border-left: 3px solid #b54708; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } h2 { break-before: auto; } tr, svg, .finding { break-inside: avoid; } details { display: block; } details > * { display: block; } }
`;
