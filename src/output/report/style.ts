/** How a report looks on a phone, on a screen and on paper. */
export const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;max-width:74rem;padding:1.5rem 1.25rem 4rem;background:#fff;color:#1a1a1a;font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.35rem;line-height:1.25;margin:3rem 0 .75rem;padding-top:.75rem;border-top:2px solid #1a1a1a}
h3{font-size:1.1rem;margin:2rem 0 .5rem}
h4,.figure h3{font-size:1rem;margin:0}
p,li{max-width:46rem}
p{margin:.4rem 0 1rem}
li{margin:.25rem 0}
.headline{font-size:1.2rem;line-height:1.45;max-width:50rem}
a{color:#0b4f8a}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid #0b61a4;outline-offset:2px}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:1rem 0 0;padding:0}
nav li{margin:0}
.figure{margin:1.5rem 0 2.5rem}
.chart svg{display:block;width:100%;max-width:31rem;height:auto}
.table{overflow-x:auto;margin:.75rem 0 1.25rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.875rem;line-height:1.35}
caption{text-align:left;color:#4a4a4a;padding:0 0 .4rem}
caption span{display:block;max-width:min(46rem,calc(100vw - 2.5rem))}
th,td{padding:.28rem .6rem .28rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #dcdcdc;overflow-wrap:normal}
thead th{vertical-align:bottom;border-bottom:1px solid #1a1a1a}
tbody th{font-weight:500;min-width:5.5rem;overflow-wrap:anywhere}
.n{text-align:right;white-space:nowrap}
thead .n{white-space:normal;min-width:3.7rem}
pre{overflow-x:auto;background:#f4f4f4;padding:.75rem 1rem;font-size:.875rem;white-space:pre-wrap}
@media (min-width:64rem){
.figure{display:grid;grid-template-columns:minmax(0,31rem) minmax(0,1fr);column-gap:2rem;align-items:start}
.figure .words{grid-column:1/-1}
}
@media print{
@page{margin:16mm}
body{max-width:none;padding:0;font-size:10pt}
nav,pre[tabindex]:focus{outline:none}
nav{display:none}
h2,h3,h4{break-after:avoid}
tr,.chart,.words{break-inside:avoid}
.words{break-after:avoid}
.table{overflow:visible}
.chart svg{max-width:13cm}
table{font-size:8pt}
thead{display:table-header-group}
}
`;
