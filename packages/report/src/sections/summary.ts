import type { Estimate, IndicatorResult } from '@glasshouse/model';
import { claimAnchor, outcomeAnchor } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { asWritten, between, diceText, middleName, noCase, nothingSeen, overText, rangeText, simulated } from '../text/numbers.js';
import { sentence } from '../text/words.js';
import { mark } from '../page/table.js';
import { claimFigures } from './claim-figures.js';
import { figures, groupedBy, section } from './section.js';
import type { Section } from './section.js';
import { claimNumbers, quotable, stamps } from './stamps.js';

/** Says on the first page which experiments share one set of random draws among their design points. */
function shared({ document }: Context): Html | null {
  const common = document.experiments.filter((one) => one.commonDice === true && one.points > 1);
  return common.length === 0 ? null : html` Design points share the same random draws in: ${common.map(({ title }) => title).join('; ')}.`;
}

/** Each claim in brief: two stamps, its figures, three numbers with the harm first, one sentence. */
export function summary(context: Context): Section {
  const { claims, indicators } = context.document;
  const estimates = indicators.flatMap(({ arms }) => arms.map(({ estimate }) => estimate));
  const body =
    claims.length === 0
      ? html`<p>This study examines no claim.</p>`
      : claims.map((claim) => {
          const drawn = claimFigures(context, claim);
          return html`<article class="brief" aria-labelledby="brief-${claimAnchor(claim.id)}">
<h3 id="brief-${claimAnchor(claim.id)}"><a href="#${claimAnchor(claim.id)}"><span class="code">${claim.id}</span> ${claim.title}</a></h3>
${stamps(context, claim, true)}
${figures(drawn)}
<div class="beside">${claimNumbers(context, claim, false)}
<div>${quotable(claim)}
<p class="more"><a href="#${claimAnchor(claim.id)}">${claim.id} in full: quotation, sources, tables, what would change the answer</a></p></div></div>
</article>
`;
        });
  return section(
    'summary',
    claims.length > 0 ? 'Summary of the claims' : 'How to read the numbers',
    html`<p class="quiet">${claims.length > 0 ? 'Each claim has two separate answers: what documents say about the real world, and what the model can say about a synthetic one. ' : null}Simulated numbers have at most two significant digits; a range covers the stated assumptions. In the figures the bar is the range, the diamond ${middleName(estimates)}, and the thin line with end caps the noise of the random draws alone.${shared(context)}</p>
${body}`,
  );
}

/** One harm indicator of each experiment in turn until there are three, each title once while there are others; those of planted worlds only where there are no others. */
function threeHarms({ document }: Context): IndicatorResult[] {
  const planted = new Set(document.experiments.filter((one) => one.planted === true).map(({ id }) => id));
  const all = document.indicators.filter((indicator) => indicator.harm && indicator.arms.length > 0);
  const own = all.filter(({ experiment }) => !planted.has(experiment));
  const harms = own.length > 0 ? own : all;
  const queues = groupedBy(harms, (indicator) => indicator.experiment).map(([, list]) => list);
  const inTurn = harms.flatMap((_, turn) => queues.flatMap((queue) => queue[turn] ?? []));
  const kinds = inTurn.filter(({ title }, place) => inTurn.findIndex((one) => one.title === title) === place);
  return [...new Set([...kinds, ...inTurn])].slice(0, 3);
}

const tileNumber = (estimate: Estimate): Html =>
  html`<p class="big">${nothingSeen(estimate) ? rangeText(estimate) : estimate.over === 'dice only' ? simulated(estimate.middle) : rangeText(estimate)}</p>`;

type Arm = IndicatorResult['arms'][number];

/** An indicator of harm, and the arm for which it is shown large. */
interface Tile {
  indicator: IndicatorResult;
  arm: Arm;
}

/** A window that never opens takes a rule away, and so does null. */
const takesAway = ([path, value]: [string, unknown]): boolean =>
  value === null ||
  (path.endsWith('.from') && typeof value === 'string' && value.startsWith('9999-')) ||
  (JSON.stringify(value) ?? '').includes('"from":"9999-');

/**
 * The arm whose harm is shown large, because it has the rules: the scenario as written; else the first arm that takes no rule away; else the first.
 * An arm without this harm is chosen only where no arm has it.
 */
function armWithRules({ experiment }: Context, { experiment: id, arms }: IndicatorResult): Arm | undefined {
  const patches = new Map(experiment(id)?.arms.map(({ id: arm, patch }) => [arm, Object.entries(patch)]));
  const rank = ({ arm, estimate }: Arm): number => {
    const changes = patches.get(arm) ?? [];
    const without = nothingSeen(estimate) || noCase(estimate) ? 3 : 0;
    return without + (changes.length === 0 ? 0 : changes.some(takesAway) ? 2 : 1);
  };
  return [...arms].sort((a, b) => rank(a) - rank(b))[0];
}

/** The same number by a stored search, where a claim reads one: its range runs over other worlds than the design points of this run. */
function bySearch({ document }: Context, { experiment, indicator }: IndicatorResult, { arm }: Arm): Html | null {
  const first = document.experiments.find(({ id }) => id === experiment)?.arms[0]?.id;
  const names = [`${experiment}.${indicator}@${arm}`, ...(arm === first ? [`${experiment}.${indicator}`] : [])];
  for (const claim of document.claims) {
    const range = claim.searched?.find(({ of }) => names.includes(of.replace(/^search\./, '')))?.again?.range;
    if (range)
      return html`<p class="quiet">By a search of the assumed ranges, confirmed with other draws: ${between(range)} (claim <a href="#${claimAnchor(claim.id)}">${claim.id}</a>).</p>`;
  }
  return null;
}

/** What tells a tile from the others: its experiment, where two have one title, unit and arm. Null where none is alike. */
function apart({ experiment }: Context, tile: Tile, tiles: readonly Tile[]): string | null {
  const said = ({ indicator: { title, unit }, arm }: Tile): string => JSON.stringify([title, unit, arm.title]);
  const alike = tiles.filter((one) => said(one) === said(tile));
  return alike.length > 1 ? (experiment(tile.indicator.experiment)?.title ?? null) : null;
}

/** Heading by how many harm numbers there are. */
const HEADINGS = ['Harm numbers', 'One harm number', 'Two harm numbers', 'Three harm numbers'] as const;

/** Up to three harms, each large for an arm that has the rules, before any other outcome. */
export function harmUpFront(context: Context): Section {
  const chosen = threeHarms(context).flatMap((indicator): Tile[] => {
    const arm = armWithRules(context, indicator);
    return arm ? [{ indicator, arm }] : [];
  });
  const tiles = chosen.map((tile) => {
    const { indicator, arm: first } = tile;
    const experiment = apart(context, tile, chosen);
    const others = indicator.arms.filter((arm) => arm !== first);
    const written = asWritten(first.estimate);
    const groups = groupedBy(others, (arm) => rangeText(arm.estimate)).map(([text, arms]) => ({
      text,
      titles: arms.map((arm) => arm.title),
    }));
    return html`<li class="tile"><p class="tile-title">${mark('synthetic')}<a href="#${outcomeAnchor(indicator.experiment, indicator.indicator)}">${indicator.title}</a></p>
${tileNumber(first.estimate)}<p class="tile-unit">${indicator.unit}; arm \u201c${first.title}\u201d${experiment === null ? null : html` of \u201c${experiment}\u201d`}</p>
<p class="quiet">${written === null ? null : sentence(written)}${written === null ? null : ' '}${sentence(overText(first.estimate))}${first.estimate.dice && first.estimate.over !== 'dice only' ? html` Random draws alone ${diceText(first.estimate)}.` : null}</p>${bySearch(context, indicator, first)}${
      others.length > 0
        ? html`<ul class="tile-others">${groups.map(({ text, titles }) => html`<li><span>${titles.map((title) => html`<span class="arm">${title}</span> `)}</span> <span class="n">${text}</span></li>`)}</ul>`
        : null
    }</li>`;
  });
  return section(
    'harm-first',
    HEADINGS[tiles.length] ?? HEADINGS[0],
    html`<p class="quiet">Each large number is for the arm named below it. The full account is in the <a href="#harm">harm ledger</a>.</p>
${tiles.length > 0 ? html`<ul class="tiles">${tiles}</ul>` : html`<p>The study declares no harm indicator. The <a href="#harm">harm ledger</a> counts harm in every run.</p>`}`,
  );
}
