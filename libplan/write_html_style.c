/* The style sheet of the HTML report: system fonts, one accent, both colour schemes with contrast
 * AA, narrow and wide screens, A4. */
#include "write_html.h"

static const char *const lines[] = {
    ":root{color-scheme:light dark;--page:#fff;--panel:#f5f7f9;--text:#1b2430;"
    "--quiet:#55606e;--rule:#d8dee6;--accent:#17568f;--bad:#b1241c;--bad-soft:#fcefed;"
    "--warn:#7d5200;--good:#1a6b3c;--s1:#c6dcef;--s2:#e2edf6;--s3:#b3d0e9;--s4:#d5e5f2}\n",
    "@media screen and (prefers-color-scheme:dark){:root{--page:#14181d;--panel:#1c222a;"
    "--text:#e7eaee;--quiet:#a5b0bd;--rule:#37404b;--accent:#86bdf0;--bad:#ff9d93;"
    "--bad-soft:#33201f;--warn:#f0bd5c;--good:#7cd79f;--s1:#27496b;--s2:#1d3650;"
    "--s3:#2f567c;--s4:#22405e}}\n",
    "*{box-sizing:border-box}\n",
    "html{-webkit-text-size-adjust:100%;text-size-adjust:100%}\n",
    "body{margin:0 auto;padding:2rem 1.25rem 3rem;max-width:70rem;background:var(--page);"
    "color:var(--text);font:1rem/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto "
    "Sans\",\"Liberation Sans\",\"DejaVu Sans\",sans-serif;"
    "font-variant-numeric:tabular-nums;overflow-wrap:anywhere}\n",
    "a{color:var(--accent)}\n",
    ":focus-visible{outline:2px solid var(--accent);outline-offset:2px}\n",
    "code,.arithmetic{font-family:ui-monospace,\"SF Mono\",Menlo,Consolas,\"Noto Sans "
    "Mono\",\"Liberation Mono\",\"DejaVu Sans Mono\",monospace;font-size:.85em}\n",
    "h1,h2,h3,h4{line-height:1.25;font-weight:650;break-after:avoid}\n",
    "h1{margin:0 0 1.25rem;font-size:1.75rem;text-wrap:balance}\n",
    "h2{margin:2.75rem 0 1rem;font-size:1.3rem}\n",
    "h3,h4{margin:0;font-size:1rem}\n",
    "h4{margin-top:1rem;font-size:.9rem}\n",
    "p{margin:.5rem 0}\n",
    ".subject{margin:0 0 .25rem;color:var(--accent);font-size:.9rem;font-weight:600}\n",
    ".verdict{padding:1rem 1.25rem 1.1rem;border-left:.4rem solid var(--bad);"
    "background:var(--panel)}\n",
    ".verdict.passed{border-color:var(--good)}\n",
    ".verdict.incomplete{border-color:var(--warn)}\n",
    ".word{margin:0 0 .75rem;font-size:1.3rem;color:var(--bad)}\n",
    ".passed .word{color:var(--good)}\n",
    ".incomplete .word{color:var(--warn)}\n",
    ".word .findings{margin-left:.5rem;color:var(--text);font-size:1rem}\n",
    "p.share{margin:.75rem 0 .35rem;font-weight:600}\n",
    ".counts,.cut{margin:.5rem 0 0;color:var(--quiet);font-size:.9rem}\n",
    ".cut{color:var(--text)}\n",
    "nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:1rem 0 0;padding:0;"
    "list-style:none;font-size:.95rem}\n",
    "svg{display:block;overflow:hidden}\n",
    "svg text{fill:var(--text);font-size:.8rem}\n",
    "svg.share{border-radius:3px}\n",
    ".share .holds{fill:var(--good)}\n",
    ".share .fails{fill:var(--bad)}\n",
    ".share .undecided{fill:var(--warn)}\n",
    "figure{margin:0 0 2rem;break-inside:avoid}\n",
    "figcaption p{margin:.15rem 0 .6rem}\n",
    ".s1{fill:var(--s1);background:var(--s1)}\n",
    ".s2{fill:var(--s2);background:var(--s2)}\n",
    ".s3{fill:var(--s3);background:var(--s3)}\n",
    ".s4{fill:var(--s4);background:var(--s4)}\n",
    ".stack rect{stroke:var(--accent)}\n",
    ".stack .off rect{fill:var(--bad-soft);stroke:var(--bad);stroke-width:2}\n",
    ".stack .off line{stroke:var(--bad);stroke-width:36;stroke-dasharray:3 4}\n",
    ".stack .total{stroke:var(--text);stroke-width:2}\n",
    ".parts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),"
    "1fr));gap:.3rem 2rem;margin:.6rem 0 0;padding:0;list-style:none;font-size:.92rem}\n",
    ".parts li{position:relative;padding-left:1.4rem}\n",
    ".parts i{position:absolute;left:0;top:.35em;width:.85em;height:.85em;border:1px solid "
    "var(--accent)}\n",
    ".mark{display:inline-block;padding:0 .4em;border:1px solid var(--bad);"
    "border-radius:3px;background:var(--bad-soft);color:var(--bad);font-size:.78rem;"
    "font-weight:600;white-space:nowrap}\n",
    "table{width:100%;border-collapse:collapse;font-size:.9rem}\n",
    "caption{padding:.25rem 0 .4rem;text-align:left;color:var(--quiet);font-size:.85rem}\n",
    ".rules caption,.implied caption{position:absolute;width:1px;height:1px;padding:0;"
    "overflow:hidden;clip-path:inset(50%)}\n",
    "th,td{padding:.4rem .6rem;border-bottom:1px solid var(--rule);text-align:left;"
    "vertical-align:top;font-weight:400}\n",
    "thead th,td.interval{overflow-wrap:break-word}\n",
    "thead th{border-bottom-color:var(--quiet);color:var(--quiet);font-size:.82rem;"
    "font-weight:600;vertical-align:bottom}\n",
    "thead th::first-letter,caption::first-letter,.explained::first-letter,"
    "dt::first-letter,summary::first-letter{text-transform:uppercase}\n",
    ".number{text-align:right}\n",
    ".rules{table-layout:fixed}\n",
    ".rules>thead>tr>th,.implied thead th{white-space:nowrap}\n",
    ".rules>thead>tr>th:not(:first-child){width:6rem}\n",
    ".rules>thead>tr>th:last-child{width:8.5rem}\n",
    ".rules td.fails{font-weight:650}\n",
    ".rules tr.error>td.fails{color:var(--bad)}\n",
    ".rules tr.warning>td.fails{color:var(--warn)}\n",
    ".rules>tbody>tr>td.undecided{color:var(--warn);font-weight:650}\n",
    ".rules>tbody>tr>td.none{color:var(--quiet)}\n",
    ".reason{display:block;color:var(--quiet);font-size:.8rem}\n",
    "th>.reason{display:inline}\n",
    ".rules>tbody>tr.findings>td{padding:0 0 .25rem}\n",
    "details[open]{padding-bottom:.75rem}\n",
    "summary{padding:.45rem .6rem;color:var(--accent);cursor:pointer}\n",
    ".about{margin:.1rem .6rem .75rem;max-width:52rem;color:var(--quiet)}\n",
    ".silent{color:var(--quiet);font-size:.85rem}\n",
    ".finding{margin:.75rem 0 1.25rem;padding:.9rem 1.1rem 1rem;border:1px solid "
    "var(--rule);border-left:.3rem solid var(--quiet);background:var(--page);"
    "font-size:.95rem}\n",
    ".finding.error{border-left-color:var(--bad)}\n",
    ".finding.warning{border-left-color:var(--warn)}\n",
    ".finding:target{outline:2px solid var(--accent)}\n",
    ".finding h3{color:var(--quiet);font-size:.88rem;font-weight:600}\n",
    ".badge{margin-right:.35rem;color:var(--quiet)}\n",
    ".error .badge{color:var(--bad)}\n",
    ".warning .badge{color:var(--warn)}\n",
    ".badge,summary{font-weight:650}\n",
    "h3 .place{font-weight:400}\n",
    ".anchor{padding:0 .3rem;text-decoration:none;font-weight:400}\n",
    ".group{margin:.1rem 0 0;color:var(--quiet);font-size:.85rem}\n",
    ".message{margin:.5rem 0;max-width:58rem;font-weight:550}\n",
    "p.arithmetic{margin:.4rem 0}\n",
    ".distance{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 2.5rem;"
    "margin:.75rem 0}\n",
    ".facts{display:flex;flex-wrap:wrap;gap:.5rem 1.75rem;margin:0;flex:0 1 auto}\n",
    "dt{color:var(--quiet);font-size:.82rem}\n",
    "dd{margin:0;font-weight:600}\n",
    "dd.off{color:var(--bad)}\n",
    "svg.line{flex:1 1 17rem;min-width:0;max-width:34rem;width:100%}\n",
    ".line .axis{stroke:var(--quiet)}\n",
    ".line .band{fill:var(--accent);fill-opacity:.35}\n",
    ".line .end{stroke:var(--accent);stroke-width:2}\n",
    ".line .open{stroke-dasharray:3 3}\n",
    ".line .gap{stroke:var(--bad);stroke-width:2;stroke-dasharray:4 3}\n",
    ".line .value{fill:var(--bad);stroke:var(--page);stroke-width:1.5}\n",
    ".repairs{margin:.35rem 0 0;padding-left:1.6rem}\n",
    ".repairs li{margin:.15rem 0}\n",
    "del{color:var(--bad)}\n",
    "ins{color:var(--good);font-weight:650;text-decoration:none}\n",
    ".edits{color:var(--quiet);font-size:.85rem}\n",
    ".edits::before{content:\"(\"}\n",
    ".edits::after{content:\")\"}\n",
    ".scroll{margin-top:.75rem;overflow-x:auto}\n",
    ".inputs,.implied{min-width:41rem}\n",
    ".inputs th,.inputs td,.implied th,.implied td{min-width:4.5rem;padding:.4rem .45rem}\n",
    ".inputs th[scope=row],.implied th[scope=row]{min-width:8.75rem}\n",
    ".scroll code,.unit{color:var(--quiet)}\n",
    ".code,.measure{display:block}\n",
    ".inputs td.text,.implied td.text{min-width:3.1rem}\n",
    ".inputs td.number{min-width:5.5rem}\n",
    ".inputs td.place{min-width:7.5rem}\n",
    ".at{white-space:nowrap}\n",
    ".wrong>*{background:var(--bad-soft)}\n",
    ".wrong strong{color:var(--bad)}\n",
    ".wrong .mark{margin-top:.15rem}\n",
    "footer{margin-top:3rem;padding-top:.75rem;border-top:1px solid var(--rule);"
    "color:var(--quiet);font-size:.85rem}\n",
    "footer p{max-width:52rem}\n",
    "@media screen and (min-width:72rem){\n",
    ".inputs td.interval{min-width:9.5rem}\n",
    ".inputs td.place{min-width:9.5rem}\n",
    "}\n",
    "@media screen and (max-width:56rem){\n",
    "body{padding:1.5rem 1rem 2rem}\n",
    "}\n",
    "@media screen and (max-width:40rem){\n",
    "body{padding:1.25rem 1rem 2rem}\n",
    "h1{font-size:1.35rem}\n",
    ".rules,.rules>thead,.rules>tbody{display:block}\n",
    ".rules>thead>tr,.rules>tbody>tr{display:grid;grid-template-columns:repeat(5,minmax(0,"
    "1fr));border-bottom:1px solid var(--rule)}\n",
    ".rules>thead>tr>th:nth-child(n),.rules>tbody>tr>th,.rules>tbody>tr>td{width:auto;"
    "min-width:0;padding:.3rem .25rem;border:0}\n",
    ".rules>thead>tr>th{font-size:.75rem}\n",
    ".rules>*>tr>th:first-child,.rules>tbody>tr.findings>td{grid-column:1/-1}\n",
    ".finding{padding:.75rem .8rem}\n",
    "}\n",
    "@page{size:A4;margin:16mm 14mm}\n",
    "@media print{\n",
    "body{max-width:none;padding:0;font-size:9.5pt}\n",
    "h1{font-size:17pt}\n",
    "nav,.anchor{display:none}\n",
    "svg,.verdict,.mark,.wrong>*,.parts i{print-color-adjust:exact;"
    "-webkit-print-color-adjust:exact}\n",
    ".verdict,tr,figure,li,.distance{break-inside:avoid}\n",
    ".findings,.findings td{break-inside:auto}\n",
    ".about,.message{break-inside:avoid}\n",
    "summary,.about,.group,.finding h3{break-after:avoid}\n",
    ".inputs tbody tr:first-child,.inputs tbody tr:nth-child(2),.inputs tbody "
    "tr:last-child{break-before:avoid}\n",
    ".scroll{overflow:visible}\n",
    ".rules>thead>tr>th:not(:first-child){width:4.75rem}\n",
    ".rules>thead>tr>th:last-child{width:6rem}\n",
    ".inputs,.implied{min-width:0;font-size:8pt}\n",
    ".inputs th:nth-child(n),.inputs td:nth-child(n),.implied th:nth-child(n),.implied "
    "td:nth-child(n){min-width:0;padding:.25rem .35rem}\n",
    ".inputs td.place:nth-child(n){min-width:6.7rem}\n",
    ".inputs th[scope=row]:nth-child(n){min-width:9rem}\n",
    ".inputs .text:nth-child(n),.implied .text:nth-child(n){min-width:3.4rem}\n",
    ".mark{font-size:7pt}\n",
    "footer{margin-top:1.5rem;break-before:avoid}\n",
    "thead{display:table-header-group}\n",
    "thead th{font-size:7.5pt}\n",
    "details::details-content{content-visibility:visible;display:block;height:auto}\n",
    "details>*{display:block}\n",
    "}\n",
};

void plan_html_style(plan_html *h) {
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        plan_html_raw(h, lines[i]);
    }
}
