import type { ClaimResult, ClosedLoop } from '@glasshouse/model';
import { table } from '../page/table.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { countOf, setting, simulated } from '../text/numbers.js';
import { modelStamp } from '../text/words.js';

type Stamps = Record<string, number>;

const countedIn = (stamps: Stamps): number => Object.values(stamps).reduce((sum, one) => sum + one, 0);

/** Verdicts that came, the most frequent first: those that the claim can have, and that nothing was computed. */
function columnsOf({ stamps, planted }: ClosedLoop): string[] {
  const all = { ...planted?.stamps, ...stamps };
  return Object.keys(all).sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0) || (a < b ? -1 : 1));
}

function rowsOf(loop: ClosedLoop, columns: readonly string[]): { cells: Part[] }[] {
  const row = (what: string, stamps: Stamps): { cells: Part[] } => ({
    cells: [what, setting(countedIn(stamps)), ...columns.map((stamp) => setting(stamps[stamp] ?? 0))],
  });
  const { decides, planted } = loop;
  return [
    row('all worlds', loop.stamps),
    ...(decides
      ? [
          row(`the third where that number is lowest, up to ${simulated(decides.low.to)}`, decides.low.stamps),
          row(`the third where it is highest, from ${simulated(decides.high.from)}`, decides.high.stamps),
        ]
      : []),
    ...(planted ? [row(`planted worlds, expected: ${modelStamp(planted.expected).toLowerCase()}`, planted.stamps)] : []),
  ];
}

/** What the verdicts say of the rule, in a sentence. */
function reading({ computed, decides }: ClosedLoop): string {
  if (computed === 0) return 'Nothing could be computed in any of them, so this test says nothing about the rule.';
  if (!decides) return '';
  const said = (stamps: Stamps): string[] => Object.keys(stamps).filter((stamp) => stamp !== 'not_computed');
  const [low, high] = [said(decides.low.stamps), said(decides.high.stamps)];
  if (low.length === 0 || high.length === 0) return 'Nothing could be computed at one end of the assumptions.';
  return low.length === 1 && high.length === 1 && low[0] === high[0]
    ? 'The verdict is the same whether the number that the rule reads first is low or high: it does not follow the world.'
    : 'The verdict differs between worlds in which the number that the rule reads first is low and worlds in which it is high.';
}

/** How often the verdict of the planted worlds came there, and elsewhere. */
function powerText({ stamps, planted, worlds, computed }: ClosedLoop): string {
  if (!planted) return '';
  const verdict = modelStamp(planted.expected).toLowerCase();
  const power = `Power: the verdict \u201c${verdict}\u201d, which is right in the planted worlds, came in ${setting(planted.stamps[planted.expected] ?? 0)} of ${countOf(planted.worlds, 'planted world')}${planted.computed === 0 ? ', since no world of the design reproduces their counts' : ''}.`;
  const alarms =
    computed === 0
      ? 'False alarms cannot be counted: no other world gave a verdict.'
      : `False alarms: it came in ${setting(stamps[planted.expected] ?? 0)} of the ${setting(computed)} other worlds that gave a verdict, of ${setting(worlds)}.`;
  const none =
    planted.computed > 0 && (planted.stamps[planted.expected] ?? 0) === 0
      ? ' The trial has no power: the counts that are fitted leave the number that the rule reads too wide for this verdict. Power needs a count that narrows it, as named under \u201cWhat would change the answer\u201d.'
      : '';
  return `${power} ${alarms}${none}`;
}

function oneLoop(context: Context, claim: ClaimResult, loop: ClosedLoop, index: number): Html {
  const columns = columnsOf(loop);
  const held = [...loop.numbers, ...(loop.keptOut ?? []).map((one) => ({ ...one, title: `Kept out of the fit, ${one.title}` }))].filter(
    ({ of_worlds: worlds }) => worlds > 0,
  );
  return html`<p>Each of ${countOf(loop.worlds, 'simulated world')} took the place of the real one in turn. Its counts were fitted by the other worlds with the same tolerances, and the same rule was applied.${claim.searched && claim.searched.length > 0 ? html` The search was not repeated for each world: the trial uses the design points of this run.` : null} In ${setting(loop.computed)} of them enough worlds fitted. ${reading(loop)} ${powerText(loop)}</p>
${table({
  id: context.id(`${claim.id}-loop-${String(index + 1)}`),
  kind: 'synthetic',
  caption: html`<strong>Verdicts on worlds whose answer is known</strong>${loop.decides ? html`, by the number that the rule reads first: ${loop.decides.title}` : null}.`,
  columns: [
    { label: 'Worlds' },
    { label: 'Number', numeric: true },
    ...columns.map((stamp) => ({ label: modelStamp(stamp), numeric: true })),
  ],
  rows: rowsOf(loop, columns),
  wide: true,
})}
${held.map(
  ({ title, held: inside, of_worlds: worlds, interval: [low, high] }) =>
    html`<p class="quiet">${title}: the range held the world\u2019s own number in ${setting(inside)} of ${countOf(worlds, 'world')} (95 percent interval: ${simulated(low * 100)} to ${simulated(high * 100)} of 100).</p>`,
)}`;
}

/** Of a claim that reads no fit: what of its verdict was tried, and what cannot be. Null for a result from before trials were stored. */
function withoutFit({ planted, numbers }: ClaimResult): Html | null {
  if (numbers.some(({ estimate }) => estimate?.over === 'fitting')) return null;
  const published = numbers.some(({ of }) => /^(register|row)\./.test(of));
  const tried = planted
    ? `Its rule was tried on ${planted.held ? 'the planted world above and gave the verdict expected there' : 'the planted world above and did not give the verdict expected there'}.`
    : 'Its rule was tried on no other world.';
  return html`<div class="planted"><h4>Tested on worlds whose answer is known</h4>
<p>No published count enters this verdict: nothing is fitted, and the ranges come from the assumptions alone. So no power and no rate of false alarms are given. ${published ? '' : 'Whatever the real world is like, the verdict would be the same: it says what the rules do under the assumptions, and is no evidence of what is the case. '}${tried}</p></div>`;
}

/** How the fit and the rule of a claim do on simulated worlds whose answer is known. Null for a card from the register alone. */
export function loopBlock(context: Context, claim: ClaimResult): Html | null {
  if (claim.registerOnly) return null;
  if (!claim.loop || claim.loop.length === 0) return withoutFit(claim);
  return html`<div class="planted"><h4>Tested on worlds whose answer is known</h4>
${claim.loop.map((loop, index) => oneLoop(context, claim, loop, index))}</div>`;
}
