import { largestRemainder } from '@glasshouse/model';
import type { ClaimResult, Estimated, SensitivityFactor, SensitivityResult } from '@glasshouse/model';
import { sharesFigure } from '../figures/shares.js';
import { table } from '../page/table.js';
import type { Column } from '../page/table.js';
import type { Context } from '../text/context.js';
import { html, joined, path } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { between, countOf, setting, simulated } from '../text/numbers.js';
import { divided, harmFirst } from './section.js';
import type { Section } from './section.js';

/** Most bars of a figure; the table below has every input. */
const MOST_BARS = 12;

const said = ({ value, interval }: Estimated): string => (interval ? `${simulated(value)} (${between(interval)})` : simulated(value));

/** A share in percent, in words. */
const percent = (share: number): string => `${simulated(share * 100)} percent`;

interface Words {
  name: string;
  bars: string;
  unit: string;
}

/** What a method is called, and what its bars are. */
const METHODS: Readonly<Record<SensitivityResult['method'], Words>> = {
  'given data': {
    name: 'first-order shares from the points of the design',
    bars: 'share of the variance that the input explains on its own',
    unit: 'share of the variance',
  },
  saltelli: {
    name: 'Sobol\u2019 indices from a Saltelli design',
    bars: 'share of the variance that the input explains with all its interactions',
    unit: 'total share of the variance',
  },
  shapley: {
    name: 'what each pathway adds, as Shapley values over all combinations of pathways',
    bars: 'mean, over all orders in which pathways could be switched on, of what the pathway adds',
    unit: 'part of the change',
  },
  morris: { name: 'Morris screening', bars: 'mean size of the effect of the input over its whole range', unit: 'mean size of the effect' },
};

/** What a method uses many of, where it is not design points. */
const UNITS: Readonly<Partial<Record<SensitivityResult['method'], string>>> = {
  saltelli: 'base row',
  morris: 'trajectory',
  shapley: 'replicate',
};

/** Words of a method; a document of another version may name one that is not known here. */
const wordsOf = (method: SensitivityResult['method']): Words =>
  Object.hasOwn(METHODS, method) ? METHODS[method] : { name: String(method), bars: 'as the method says', unit: '' };

const shown = ({ part, total, muStar, first }: SensitivityFactor): Estimated | undefined => part ?? total ?? muStar ?? first;

/** Inputs with an estimate, the greatest first. */
const ordered = (factors: readonly SensitivityFactor[]): SensitivityFactor[] =>
  [...factors].sort((a, b) => (shown(b)?.value ?? Number.NEGATIVE_INFINITY) - (shown(a)?.value ?? Number.NEGATIVE_INFINITY));

function columnsOf(method: SensitivityResult['method']): { columns: Column[]; cells(factor: SensitivityFactor): Part[] } {
  const cell = (estimate: Estimated | undefined): string => (estimate ? said(estimate) : 'not computed');
  const plain = (value: number | null | undefined): string => (typeof value === 'number' ? simulated(value) : 'none');
  if (method === 'morris')
    return {
      columns: [
        { label: 'Mean size (\u03bc*)', numeric: true },
        { label: 'Mean (\u03bc)', numeric: true },
        { label: 'Spread (\u03c3)', numeric: true },
        { label: 'Steps without a change', numeric: true },
      ],
      cells: ({ muStar, mu, sigma, still }) => [cell(muStar), plain(mu), plain(sigma), setting(still ?? 0)],
    };
  if (method === 'shapley') return { columns: [{ label: 'Part of the change', numeric: true }], cells: (one) => [cell(one.part)] };
  const first: Column = { label: 'On its own', numeric: true };
  return method === 'saltelli'
    ? { columns: [first, { label: 'With interactions', numeric: true }], cells: (one) => [cell(one.first), cell(one.total)] }
    : { columns: [first], cells: (one) => [cell(one.first)] };
}

/** Shares of a whole in whole percent that add up to 100. A share that is neither nothing nor all is not called so. */
function wholePercents(shares: readonly number[]): string[] {
  return largestRemainder(100, shares).map((percents, index) => {
    if (percents === 0 && shares[index] !== 0) return 'less than 1 percent';
    return percents === 100 && shares[index] !== 1 ? 'more than 99 percent' : `${setting(percents)} percent`;
  });
}

/** The dice are those of point 0, and there no run differs from another: what they do at other points is not known. */
const diceUnknown = ({ throws, dice }: NonNullable<SensitivityResult['budget']>): boolean =>
  throws === 1 && dice.interval === null && dice.value === 0;

/** How the variance splits over assumptions and random draws, in a sentence. */
function budgetText({ budget }: SensitivityResult): Part {
  if (!budget) return null;
  const { assumptions, dice, both, structure, size, throws } = budget;
  const unknown = diceUnknown(budget);
  const from =
    throws > 1
      ? ` (from ${setting(throws)} runs of each of ${setting(budget.points)} points)`
      : dice.interval
        ? ' (from what the rows of the design share)'
        : ' (from the replicates of the scenario as written)';
  const shares: [string, number | undefined][] = [
    [unknown ? 'is due to assumptions and random draws together' : 'is due to assumptions', assumptions.value],
    [`to random draws${both ? '' : from}`, unknown ? undefined : dice.value],
    [`to what the draws do differently at different points${from}`, both?.value],
    ['to how the world is built', structure?.value],
    ['to the number of simulated people', size?.value],
  ];
  const parts = shares.flatMap(([to, share]) => (share === undefined ? [] : [{ to, share }]));
  const percents = wholePercents(parts.map(({ share }) => share));
  const split =
    parts.length > 1 ? ` Of the variance of one run, ${parts.map(({ to }, index) => `${percents[index]!} ${to}`).join(', ')}.` : '';
  const why = unknown
    ? ' Assumptions and random draws cannot be told apart: every run of the scenario as written gives the same number, and each other point has one run.'
    : '';
  const left = [...(structure ? [] : ['how the world is built']), ...(size ? [] : ['the number of simulated people'])];
  return html`<p>${`${split}${why}`.trim()}${left.length > 0 ? ` Not varied here: ${left.join(', ')}.` : ''}</p>
`;
}

function sizeText({ size }: SensitivityResult): Part {
  if (!size) return null;
  const { simulated: sizes, shift, varianceRatio } = size;
  const clear = shift.interval !== null && (shift.interval[0] > 0 || shift.interval[1] < 0);
  const told = clear
    ? 'The number of simulated people moves the result'
    : shift.interval === null && shift.value !== 0
      ? 'Whether the number of simulated people moves the result cannot be told'
      : 'No effect of the number of simulated people was found';
  const ratio =
    varianceRatio === null
      ? ''
      : `; with ${setting(sizes[1])} people the variance over random draws is ${simulated(varianceRatio)} times that with ${setting(sizes[0])}`;
  return html`<p>${told}: from ${setting(sizes[0])} to ${setting(sizes[1])} people the mean shifts by ${said(shift)}${ratio}.</p>
`;
}

/** What the parts of the pathways add up to. */
const changeText = ({ change }: SensitivityResult): Part =>
  change
    ? html`<p>All pathways on minus all pathways off: ${said(change)}. The parts of the pathways add up to it. Pathways are ways in which people respond to rules; switching one off is not a policy.</p>
`
    : null;

function part(context: Context, result: SensitivityResult): Html {
  const { method, over, used, dummy, together, factors, title, harm } = result;
  const id = context.id(`sensitivity-${result.of}`);
  const rows = ordered(factors);
  const bars = rows.flatMap((factor) => {
    const estimate = shown(factor);
    return estimate && Number.isFinite(estimate.value)
      ? [
          {
            label: method === 'shapley' ? factor.factor : context.inputName(factor.factor, result.experiment),
            estimate,
            said: said(estimate),
          },
        ]
      : [];
  });
  const { columns, cells } = columnsOf(method);
  const units = UNITS[method] ?? 'design point';
  const counted = units === 'trajectory' && used !== 1 ? `${setting(used)} trajectories` : countOf(used, units);
  const line = dummy === null ? '' : ' Dashed line: an input without effect stays below it in 95 of 100 cases.';
  const what = html`<strong>${title}</strong>: ${wordsOf(method).name}, ${counted}${over === 'fitting' ? ' that reproduce the published counts' : ''}`;
  const sum =
    together === null
      ? null
      : html`<p>Together these ${countOf(factors.length, 'input')}, each on its own, explain ${percent(together)} of the variance over points.</p>
`;
  return html`<h3 id="${id}">${harm ? html`<span class="tag">harm</span> ` : null}${title}</h3>
${
  bars.length === 0
    ? null
    : sharesFigure({
        id: `${id}-figure`,
        title: `What moves ${title}`,
        note: wordsOf(method).unit,
        harm,
        rows: bars.slice(0, MOST_BARS),
        dummy,
        caption: html`${what}. Bars: ${wordsOf(method).bars}; thin lines with end caps: 95 percent intervals, which may go below zero.${line} Depends on ${context.inputs(result.experiment)}.`,
      })
}${changeText(result)}${sum}${budgetText(result)}${sizeText(result)}${
    rows.length === 0
      ? null
      : table({
          id: `${id}-table`,
          kind: 'synthetic',
          caption: html`${what}. In brackets: 95 percent intervals. Depends on ${context.inputs(result.experiment)}.`,
          foldTitle: `Table: every ${method === 'shapley' ? 'pathway' : 'input that the design moves'}`,
          columns: [{ label: method === 'shapley' ? 'Pathway' : 'Input' }, { label: 'Belongs to' }, ...columns],
          rows: rows.map((factor) => ({ cells: [path(factor.factor), factor.role, ...cells(factor)] })),
          foldOver: 0,
        })
  }`;
}

/** Whether there is nothing to say of a result but that its inputs cannot be told apart. */
const isBare = ({ factors, change, budget, size }: SensitivityResult): boolean => factors.length === 0 && !change && !budget && !size;

/** That inputs of some numbers cannot be told apart, said once, with the numbers that have no section for want of anything else. */
function untold(results: readonly SensitivityResult[]): Html | null {
  if (results.every(({ factors }) => factors.length > 0)) return null;
  const bare = results.filter(isBare);
  const list = html`<p>Nothing else was computed for these:</p>
<ul>${bare.map(({ title }) => html`<li>${title}</li>`)}</ul>
`;
  return html`<p>A number without inputs has too few points, or changes too little, to tell them apart.</p>
${bare.length === 0 ? null : list}`;
}

/** What moves the numbers of claims, and those that experiments name; harms first. */
export function sensitivity(context: Context): Section {
  const results = harmFirst(context.document.sensitivity ?? []);
  return divided(
    'sensitivity',
    'What moves the numbers',
    html`<p>How much of the variance of each number is due to which input, computed from the runs of this study. It does not say which value is better.</p>
${untold(results)}`,
    results.filter((result) => !isBare(result)).map((result) => part(context, result)),
  );
}

/** What moves the numbers of a claim most, as sentences of its card; null where no design shows it. */
export function claimMoves(context: Context, claim: ClaimResult): Html | null {
  const told = (claim.moves ?? []).map(({ of, method, over, most, dice, structure, size }): Part => {
    const result = context.document.sensitivity?.find((one) => one.of === of);
    const inputs = most.map(
      ({ factor, moves }) => html`${path(factor)} (${method === 'morris' ? `by ${simulated(moves.value)}` : percent(moves.value)})`,
    );
    const draws = [
      ...(dice && !(result?.budget && diceUnknown(result.budget)) ? [` Random draws: ${percent(dice.value)}.`] : []),
      ...(structure ? [` How the world is built: ${percent(structure.value)}.`] : []),
      ...(size ? [` Number of simulated people: ${percent(size.value)}.`] : []),
    ].join('');
    const none = result?.factors.length === 0 ? 'too few points to tell one input from another' : 'no single input stands out';
    const among = over === 'fitting' ? ' among the points that reproduce the published counts' : '';
    return html`<li>${result?.title ?? of}${among}: ${inputs.length === 0 ? none : joined(inputs, ', ')}.${draws}</li>`;
  });
  if (told.length === 0) return null;
  return html`<p>Computed from the runs: the inputs that <a href="#sensitivity">move its numbers most</a>, with the share of the variance that is due to them.</p>
<ul>${told}</ul>
`;
}
