/** On paper: black on white, folded tables opened, addresses in full, no frame of navigation. */
export const PRINT_STYLE = `
@media print {
  :root { --paper: #fff; --raised: #f4f2ec; --ink: #000; --soft: #444; --line: #ccc; --strong-line: #777; --link: #000; --harm-text: #8a3a00; --blue: #0072b2; --vermillion: #d55e00; --green: #009e73; --purple: #b0588f; --orange: #b87a00; --sky: #338ab8; }
  @page { margin: 18mm 16mm 20mm; }
  html { font-size: 10pt; }
  .skip, nav.contents { display: none; }
  .frame { display: block; }
  header.page, footer.page, .frame { max-width: none; padding-left: 0; padding-right: 0; }
  details:not(.long, .group) > summary { display: none; }
  .group > summary { list-style: none; color: var(--ink); break-after: avoid; }
  details:not(.long)::details-content { content-visibility: visible; display: block; block-size: auto; }
  details.long > summary::after { content: ": on the page and in the tables of the result"; }
  .caption { position: static; max-width: none; }
  .scroll { overflow: visible; }
  table { font-size: 7.6pt; width: 100%; min-width: 0; }
  td.n { white-space: normal; }
  body, th, td, caption, code, dt, dd, li, .mark { overflow-wrap: anywhere; }
  th, td { min-width: 4.4em; padding-right: 0.5rem; }
  tbody th { min-width: 8em; }
  .outcome table { font-size: 6.4pt; }
  a.address::after { content: " " attr(href); }
  .tile-others .n { white-space: normal; overflow-wrap: normal; text-align: right; flex: none; max-width: 45%; }
  section { margin-bottom: 1.6rem; }
  thead { display: table-header-group; }
  figure, tr, .stamps, .numbers li, .quotable, .tile, .life li, .boxed { break-inside: avoid; }
  h2, h3, h4, caption { break-after: avoid; }
  .card { border-left: 0; border-right: 0; border-bottom: 0; padding: 0.4rem 0 0; }
  .figures { grid-template-columns: 1fr 1fr; }
}`;
