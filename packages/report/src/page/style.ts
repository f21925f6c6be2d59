import { FIGURE_STYLE } from './style-figures.js';
import { PRINT_STYLE } from './style-print.js';
import { MOST_LABELS } from './table.js';

/** Colours of Okabe and Ito for what is drawn; ink and paper for the rest. */
const COLOURS = `
:root {
  color-scheme: light dark;
  --paper: #fffefb; --raised: #f7f5ee; --ink: #1d1c1a; --soft: #5b574e; --line: #d8d3c6; --strong-line: #8d877a; --link: #0b527f;
  --blue: #0072b2; --vermillion: #d55e00; --green: #009e73; --purple: #b0588f; --orange: #b87a00; --sky: #338ab8;
  --harm-text: #a04400;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181a; --raised: #202225; --ink: #e9e6de; --soft: #aeaa9f; --line: #3b3d40; --strong-line: #7d7b74; --link: #93cdf0;
    --blue: #56b4e9; --vermillion: #e8793a; --green: #2bbd93; --purple: #dd9cc3; --orange: #e69f00; --sky: #8fcdf2;
    --harm-text: #f0a070;
  }
}`;

const TEXT = `
* { box-sizing: border-box; }
html { font-size: 106.25%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font-family: "Source Serif 4", "Source Serif Pro", Charter, "Iowan Old Style", "Palatino Linotype", Palatino, "Liberation Serif", Georgia, serif; line-height: 1.55; font-variant-numeric: lining-nums; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.22; font-weight: 600; text-wrap: balance; overflow-wrap: anywhere; }
h1 .of { display: block; font-size: 1.05rem; font-weight: 400; color: var(--soft); letter-spacing: 0; margin-top: 0.3rem; }
h1 { font-size: 2.15rem; margin: 0.2rem 0 0.8rem; letter-spacing: -0.01em; }
h2 { font-size: 1.5rem; margin: 0 0 0.9rem; padding-top: 0.9rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.17rem; margin: 2.2rem 0 0.6rem; }
h4 { font-size: 1rem; margin: 1.5rem 0 0.35rem; }
p, ul, ol, dl, blockquote { margin: 0 0 0.9rem; }
p, li, dd, figcaption, .caption, .tile { overflow-wrap: anywhere; }
p, li, dd { max-width: 40rem; }
a { color: var(--link); text-decoration-thickness: 0.06em; text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 0.12em; }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
:target { scroll-margin-top: 1rem; }
tr:target > *, h3:target { background: var(--raised); box-shadow: inset 3px 0 0 var(--blue); }
code { font-family: "Source Code Pro", Consolas, Menlo, "Liberation Mono", monospace; font-size: 0.84em; overflow-wrap: break-word; }
.quiet { color: var(--soft); font-size: 0.9rem; }
.label, .kicker, .stamps dt, .before dt, .commands dt, .tile-unit, .mark, .tag, nav.contents, table, .big, .tile-others, .stage { font-family: "Source Sans 3", "Source Sans Pro", "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; }
.skip { position: absolute; left: -999rem; top: 0; background: var(--ink); color: var(--paper); padding: 0.6rem 1rem; z-index: 2; }
.skip:focus { left: 0; }`;

const FRAME = `
header.page, footer.page, .frame { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
header.page { padding-top: 1.5rem; }
.banner { max-width: none; border: 1px solid var(--strong-line); border-left: 6px solid var(--ink); padding: 0.75rem 1rem; background: var(--raised); font-size: 0.97rem; margin-bottom: 2rem; }
.kicker { color: var(--soft); font-size: 0.85rem; margin-bottom: 0.2rem; }
.lead { font-size: 1.08rem; }
.lead p { max-width: 42rem; }
footer.page { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--line); font-size: 0.88rem; color: var(--soft); }
.hash { overflow-wrap: anywhere; }
main { min-width: 0; }
section { margin: 0 0 3.2rem; }
nav.contents { font-size: 0.88rem; margin: 1.5rem 0 2.5rem; }
nav.contents h2 { font-size: 0.88rem; border: 0; padding: 0; margin: 0 0 0.4rem; color: var(--soft); font-weight: 600; }
nav.contents ol { list-style: none; padding: 0; margin: 0; columns: 2; column-gap: 2rem; }
nav.contents li { padding: 0.16rem 0; break-inside: avoid; }
nav.contents ol ol { margin: 0 0 0.3rem 0.8rem; columns: 1; border: 0; padding: 0; font-size: 0.95em; }
nav.contents h2 a { color: inherit; }
nav.contents a { text-decoration: none; }
nav.contents a[aria-current] { color: var(--ink); font-weight: 600; }
nav.contents a:hover { text-decoration: underline; }
@media (min-width: 68rem) {
  .frame { display: grid; grid-template-columns: 12rem minmax(0, 1fr); column-gap: 3.2rem; align-items: start; }
  nav.contents { position: sticky; top: 1.5rem; margin: 0.9rem 0 0; max-height: calc(100vh - 3rem); overflow-y: auto; }
  nav.contents ol { columns: 1; border-left: 1px solid var(--line); padding-left: 0.9rem; }
}`;

const CLAIMS = `
.code { font-family: "Source Sans 3", "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; font-weight: 700; font-size: 0.85em; padding: 0.05em 0.4em; border: 1px solid currentColor; border-radius: 2px; margin-right: 0.25em; }
.brief { border-bottom: 1px solid var(--line); padding-bottom: 0.6rem; margin-bottom: 1.4rem; }
.brief h3 { margin-top: 1.4rem; }
.compact { padding-bottom: 0.2rem; margin-bottom: 0.8rem; }
.compact h4 { margin-top: 0.6rem; }
.verdicts .label { display: inline; }
.verdicts .label:not(:first-child) { margin-left: 1rem; }
.more { font-size: 0.9rem; }
.claim-list td:last-child { width: 46%; max-width: none; }
.claim-list tbody th { width: 26%; }
.brief h3 a { text-decoration: none; color: inherit; }
.brief h3 a:hover { text-decoration: underline; }
.card { border: 1px solid var(--line); border-top: 4px solid var(--ink); padding: 0.4rem 1.6rem 1rem; margin: 0 0 2.4rem; background: var(--paper); }
.card h3 { font-size: 1.35rem; margin-top: 1rem; }
.card > h4 { margin-top: 1.7rem; }
.locus { color: var(--soft); font-size: 0.93rem; }
blockquote { margin-left: 0; padding-left: 1.1rem; border-left: 2px solid var(--strong-line); font-style: italic; font-size: 1.05rem; }
.stamps { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0.4rem 1.6rem; max-width: 46rem; margin: 0 0 1.1rem; align-items: start; }
.stamp { padding: 0.55rem 0.9rem 0.65rem; }
.stamp-document { border: 3px double var(--ink); }
.stamp-model { border: 1.5px dashed var(--ink); border-radius: 0.8rem; }
.stamps dt { font-size: 0.78rem; color: var(--soft); }
.stamps dd { margin: 0; font-size: 1.12rem; font-weight: 600; line-height: 1.3; }
.stamps .under { font-weight: 400; font-size: 0.95rem; display: block; }
.numbers { list-style: none; padding: 0; }
.numbers li { padding: 0.3rem 0 0.3rem 0.9rem; border-left: 3px solid var(--line); margin-bottom: 0.45rem; }
.numbers .is-harm { border-left-color: var(--vermillion); }
.papers { display: block; color: var(--soft); font-size: 0.82rem; }
.tag { font-size: 0.74rem; font-weight: 700; color: var(--harm-text); border: 1px solid currentColor; border-radius: 2px; padding: 0 0.35em; margin-right: 0.2em; }
.mark { font-size: 0.76rem; font-weight: 600; color: var(--soft); border: 1px dashed currentColor; border-radius: 2px; padding: 0 0.35em; margin-right: 0.25em; white-space: nowrap; }
.mark-published { border-style: solid; }
.label { display: block; font-size: 0.8rem; font-weight: 600; color: var(--soft); }
.quotable { background: var(--raised); padding: 0.6rem 1rem 0.7rem; max-width: 46rem; }
.before { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 0.6rem 1.6rem; max-width: 50rem; }
.before dt, .commands dt { font-size: 0.82rem; font-weight: 600; color: var(--soft); }
.before dd, .commands dd { margin: 0; }
.command { margin-top: 1.4rem; max-width: none; }
.commands > div { margin-bottom: 0.6rem; }
.commands code, .command code { overflow-wrap: anywhere; }
.commands dd { max-width: none; background: var(--raised); padding: 0.35rem 0.7rem; }
.contradictions { margin: 1rem 0; }`;

const BLOCKS = `
.tiles { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 1.2rem; }
.tile { border: 1px solid var(--line); border-top: 4px solid var(--vermillion); padding: 0.8rem 1rem 0.9rem; max-width: none; }
.tile p { margin-bottom: 0.35rem; }
.tile-title { font-weight: 600; line-height: 1.35; }
.tile-title .mark { display: table; margin-bottom: 0.25rem; }
.big { font-size: 1.75rem; font-weight: 600; line-height: 1.15; margin-top: 0.5rem; }
.tile-unit { font-size: 0.85rem; color: var(--soft); }
.tile-others { list-style: none; padding: 0.5rem 0 0; margin: 0.5rem 0 0; border-top: 1px solid var(--line); font-size: 0.82rem; }
.tile-others li { display: flex; align-items: start; justify-content: space-between; gap: 1rem; padding: 0.12rem 0; }
.tile-others .n { white-space: nowrap; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); gap: 1.6rem 2.4rem; margin: 1rem 0 1.4rem; align-items: start; }
.outcome { min-width: 0; }
.exhibit { margin: 0.8rem 0 1.8rem; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 0.6rem 2.4rem; align-items: start; }
.beside > * { min-width: 0; }
.meanings { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: 0.5rem 2rem; font-size: 0.93rem; }
.meanings dt { font-weight: 600; }
.meanings dd { margin: 0; color: var(--soft); }
.boxed { border: 2px solid var(--ink); padding: 1rem 1.3rem 0.4rem; max-width: 50rem; }
.boxed li { margin-bottom: 0.5rem; }
.lives { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 1.4rem 2rem; margin: 0.8rem 0 1rem; }
.life { border-top: 3px solid var(--strong-line); min-width: 0; }
.life h4 { margin-top: 0.6rem; }
.arm { display: block; padding-left: 0.8em; text-indent: -0.8em; }
.life ol { list-style: none; padding: 0; font-size: 0.94rem; }
.life li { padding: 0.45rem 0; border-top: 1px solid var(--line); }
.life time { font-weight: 600; font-variant-numeric: tabular-nums; }
.stage { font-size: 0.76rem; color: var(--soft); border-bottom: 1px dotted currentColor; margin: 0 0.25em; }`;

const TABLES = `
.scroll { overflow-x: auto; margin: 0.9rem 0 1.3rem; }
table { border-collapse: collapse; font-size: 0.84rem; line-height: 1.4; font-variant-numeric: lining-nums tabular-nums; min-width: min(100%, 30rem); border-bottom: 1.5px solid var(--ink); }
caption { text-align: left; font-family: "Source Serif 4", "Source Serif Pro", Charter, "Iowan Old Style", "Palatino Linotype", Palatino, "Liberation Serif", Georgia, serif; font-size: 0.88rem; padding-bottom: 0.45rem; color: var(--ink); }
.caption { display: block; position: sticky; left: 0; max-width: min(48rem, calc(100vw - 3.6rem)); }
th, td { text-align: left; vertical-align: top; padding: 0.34rem 0.9rem 0.34rem 0; min-width: 3.2rem; max-width: 26rem; }
thead th { font-weight: 600; border-top: 1.5px solid var(--ink); border-bottom: 1px solid var(--ink); vertical-align: bottom; }
tbody th { font-weight: 400; min-width: 8.5rem; }
.short tbody th { min-width: 2.5rem; }
.date { white-space: nowrap; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
.n { text-align: right; }
td.n { white-space: nowrap; }
td .quiet, th .quiet { font-size: 0.95em; }
thead th .quiet { display: block; font-weight: 400; font-size: 0.92em; }
.patch { padding-left: 1rem; margin: 0; }
.address { display: block; font-size: 0.9em; overflow-wrap: anywhere; }
details { margin: 0.3rem 0 0.5rem; }
summary { cursor: pointer; font-family: "Source Sans 3", "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; font-size: 0.88rem; color: var(--link); padding: 0.25rem 0; }
summary .quiet { font-size: 0.95em; }
.group { border-top: 1px solid var(--line); margin: 0; }
.group > summary { font-size: 0.95rem; padding: 0.5rem 0; }
.group + :not(.group) { border-top: 1px solid var(--line); padding-top: 0.8rem; }
.reasons td { max-width: none; }
.reasons table { width: 100%; }
.reasons tbody th { width: 26%; }
.reasons td:last-child { width: 38%; }`;

/** Which head of a column labels a cell. */
const LABELS = Array.from(
  { length: MOST_LABELS - 1 },
  (_, k) => `  .stack td:nth-child(${String(k + 2)}) { --label: var(--c${String(k + 2)}); }`,
).join('\n');

const PHONE = `
@media (max-width: 40rem) {
  html { font-size: 100%; }
  header.page, footer.page, .frame { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.7rem; }
  h2 { font-size: 1.3rem; }
  .card { padding: 0.2rem 0.9rem 0.8rem; margin-left: -0.4rem; margin-right: -0.4rem; }
}
@media screen and (max-width: 40rem) {
  nav.contents { margin: 1rem 0 1.8rem; }
  nav.contents h2 { font-size: 1rem; margin: 0; }
  nav.contents h2 a { display: inline-block; padding: 0.3rem 0; color: var(--link); text-decoration: underline; }
  nav.contents h2 a::after { content: " \u25be"; }
  nav.contents > ol { display: none; margin-top: 0.5rem; }
  nav.contents:target > ol { display: block; }
  nav.contents ol ol { display: none; }
  nav.contents .here ol { display: block; }
}
@media screen { .scroll { container-type: inline-size; }
@container (max-width: 46rem) {
  .stack thead { display: none; }
  table.stack, .stack caption, .stack tbody, .stack tr, .stack tbody > tr > * { display: block; min-width: 0; max-width: none; width: auto; }
  .stack tbody tr { padding: 0.5rem 0; border-top: 1px solid var(--line); }
  .stack tbody > tr > * { border: 0; padding: 0.1rem 0; }
  .stack tbody th { font-weight: 600; }
  .stack tbody > tr > td { display: flow-root; white-space: normal; }
  .stack[style] td:not(:empty)::before, .short.stack[style] th::before { content: var(--label); color: var(--soft); font-weight: 400; }
  .short.stack[style] tbody th { --label: var(--c1); }
  .short.stack[style] tbody th::before { margin-right: 0.5rem; }
  .stack[style]:not(.wide) td, .stack td.n { text-align: right; }
  .stack[style]:not(.wide) td::before, .stack[style] td.n::before { float: left; max-width: 58%; margin-right: 1rem; text-align: left; }
  .wide.stack td:not(.n)::before { margin-right: 0.6rem; }
  .stack td:empty { display: none; }
${LABELS}
} }`;

/** The style sheet of a report: light and dark, wide and narrow, screen and paper. */
export const STYLE = [COLOURS, TEXT, FRAME, CLAIMS, BLOCKS, FIGURE_STYLE, TABLES, PHONE, PRINT_STYLE].join('\n');
