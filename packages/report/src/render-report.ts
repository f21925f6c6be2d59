import type { StudyDocument } from '@glasshouse/scenario';
import { contextOf } from './text/context.js';
import type { Context } from './text/context.js';
import { html, markup } from './text/html.js';
import type { Html } from './text/html.js';
import { contents } from './page/contents.js';
import { STYLE } from './page/style.js';
import { again } from './sections/again.js';
import { arms } from './sections/arms.js';
import { banner, bannerOf } from './sections/banner.js';
import { claims } from './sections/claims.js';
import { documented } from './sections/documented.js';
import { harmLedger } from './sections/harm-ledger.js';
import { assumptions, sources } from './sections/inputs.js';
import { lives } from './sections/lives.js';
import { ratios } from './sections/ratios.js';
import { shipped } from './sections/shipped.js';
import { outcomes } from './sections/outcomes.js';
import { codebook, dictionary, notCounted } from './sections/reference.js';
import { harmUpFront, summary } from './sections/summary.js';
import { years } from './sections/years.js';

/** Nothing is loaded, nothing runs, nothing is sent; only the style sheet of the page itself is allowed. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The sections of the page in order, by id. */
const PARTS: readonly [string, (context: Context) => Html | null][] = [
  ['summary', summary],
  ['harm-first', harmUpFront],
  ['claims', claims],
  ['shipped', shipped],
  ['groups', ratios],
  ['outcomes', outcomes],
  ['arms', arms],
  ['harm', harmLedger],
  ['years', years],
  ['lives', lives],
  ['documented', documented],
  ['assumptions', assumptions],
  ['sources', sources],
  ['dictionary', dictionary],
  ['codebook', codebook],
  ['not-counted', notCounted],
  ['again', again],
];

/** Sections that a study of cards alone, without a run, does not have. */
const OF_RUNS = ['harm-first', 'outcomes', 'arms', 'harm', 'years', 'lives', 'assumptions', 'dictionary', 'codebook'];

/**
 * A study as one self-contained page of HTML: no network, no script, the same bytes for the same document.
 * Simulated quantities have at most two significant digits and say `synthetic`; published ones stand as published.
 * Throws Error('no harm table, no report') for a document with an experiment and no rows of harm.
 */
export function renderReport(document: StudyDocument): string {
  if (!Array.isArray(document.harm) || (document.harm.length === 0 && document.experiments.length > 0))
    throw new Error('no harm table, no report');
  const missing = [
    document.box === null ? 'documented' : '',
    (document.shipped ?? []).length === 0 ? 'shipped' : '',
    document.ratios.length === 0 ? 'groups' : '',
    ...(document.experiments.length === 0 ? OF_RUNS : []),
  ];
  const context = contextOf(document);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${bannerOf(document)}">
<title>${document.title} \u2013 Glasshouse, synthetic</title>
<style>${markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the summary</a>
${banner(context)}
<div class="frame">
${contents(missing)}
<main id="main" tabindex="-1">
${PARTS.map(([id, part]) => (missing.includes(id) ? null : part(context)))}
</main>
</div>
<footer class="page"><p>${bannerOf(document)}</p>
<p>Glasshouse study <code>${document.id}</code>, seed <code>${String(document.seed)}</code>, ${document.size} size, result hash <code class="hash">${document.hash}</code>. Every simulated number is synthetic.</p></footer>
</body>
</html>
`.text;
}
