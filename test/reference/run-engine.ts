import { Batch, Coordinator, mergeBatches } from '@glasshouse/model';
import type { BatchOptions, Plan, RunExtras, RunResult } from '@glasshouse/model';
import * as entries from '../../packages/model/src/state/entries.js';
import * as words from '../../packages/model/src/state/state.js';
import { ENCOUNTER_WORDS } from '../../packages/model/src/mechanisms/encounters/word.js';
import { MOVED, sinceOf, valueOf } from '../../packages/model/src/mechanisms/states/word.js';
import type { People } from '../../packages/model/src/people/people.js';
import type { State } from '../../packages/model/src/state/state.js';

export interface FinishedRun {
  result: RunResult & { extras: RunExtras };
  batches: Batch[];
  /** People and states `[arm]` of each community of the plan. */
  communities: { people: People; states: readonly State[] }[];
}

interface Extra extends Partial<BatchOptions> {
  cuts?: number[];
  /** People who meet nobody, added to a community. */
  newcomers?: { community: number; count: number };
  unchecked?: boolean;
  onRound?: (batches: Batch[], r: number) => void;
}

/** The plan with people added to a community who meet nobody. */
const withNewcomers = (plan: Plan, { community, count }: NonNullable<Extra['newcomers']>): Plan => ({
  ...plan,
  communities: plan.communities.map((each, c) => (c === community ? { ...each, apart: count } : each)),
});

/** Runs a plan with its communities cut into batches before each of `cuts`, and keeps the batches. `unchecked`: no result, no check of the books. */
export function runBatches(
  written: Plan,
  seed: number,
  replicate = 0,
  { cuts = [], newcomers, unchecked = false, onRound, ...options }: Extra = {},
): FinishedRun {
  const plan = newcomers ? withNewcomers(written, newcomers) : written;
  const edges = [0, ...cuts, plan.communities.length];
  const batches = edges.slice(1).map((end, i) => new Batch(plan, { seed, replicate, ...options, first: edges[i]!, end }));
  const coordinator = new Coordinator(plan);
  plan.rounds.forEach((_, r) => {
    const decisions = coordinator.decide(r);
    const reports = batches.map((batch) => ({ first: batch.options.first, end: batch.options.end, report: batch.round(r, decisions) }));
    coordinator.receive(reports);
    onRound?.(batches, r);
  });
  if (unchecked) return { result: null as never, batches, communities: batches.flatMap((batch) => [...batch.inspect()]) };
  const parts = batches.map((batch) => ({ first: batch.options.first, result: batch.finish() }));
  const result = mergeBatches(plan, { experiment: 'x', point: 0, replicate, runId: 'x' }, parts, coordinator.held);
  return { result, batches, communities: batches.flatMap((batch) => [...batch.inspect()]) };
}

/** Value, first day and whether a transition brought it, of a person in a state; null: none. */
function beingOf(plan: Plan, state: State, row: number, s: number): [number, number, boolean] | null {
  const word = state.annex[state.at.states + row * plan.states.length + s]!;
  return valueOf(word) < 0 ? null : [valueOf(word), plan.start + sinceOf(word), (word & MOVED) !== 0];
}

/** Strategy, standing and open payoff of a person in an encounter; null: takes no part. */
function playingOf(plan: Plan, state: State, row: number, e: number): [number, number, number] | null {
  const at = state.at.encounters + (row * plan.encounters.length + e) * ENCOUNTER_WORDS;
  const [strategy, standing, payoff] = state.annex.subarray(at, at + ENCOUNTER_WORDS) as unknown as [number, number, number];
  return strategy === 0 ? null : [strategy - 1, standing, payoff];
}

const KINDS = ['duty', 'report', 'change', 'listing', 'appeal', 'retry', 'objection'] as const;

/** Entries of a person in the engine's state, oldest first, each as a flat row of what it means. */
export function entriesOf(plan: Plan, state: State, row: number): string[] {
  const found: string[] = [];
  const e = state.entries;
  for (let at = state.head[row]!; at !== 0; at = e[at + words.NEXT]!) {
    const type = e[at + words.TYPE]!;
    // Money taken for a listing is held against counters.
    if (entries.kindOf(type) === entries.TAKEN) continue;
    const kind = KINDS[entries.kindOf(type)]!;
    const is = (flag: number): boolean => (type & flag) !== 0;
    const stream = entries.streamOf(type) === entries.NO_STREAM ? 'grade' : plan.streams[entries.streamOf(type)]!.id;
    const common = `${kind} ${stream} cause ${entries.causeOf(type)} since ${e[at + words.START]!} due ${e[at + words.DUE]!}`;
    if (kind === 'duty')
      found.push(
        `${common} sound ${is(entries.SOUND)} checks ${e[at + words.COUNT]!} recorded ${is(entries.RECORDED)} owes ${e[at + words.LIMIT]!} by ${e[at + words.CONTEXTS]!}`,
      );
    else if (kind === 'retry') found.push(`${common} try ${e[at + words.COUNT]!}`);
    else if (kind === 'report') found.push(`${common} sound ${is(entries.SOUND)}`);
    else if (kind === 'appeal')
      found.push(
        `${common} sound ${is(entries.SOUND)} filed ${is(entries.RECORDED)} ${plan.entries[entries.refOf(type)]} for ${e[at + words.ORIGIN]!}`,
      );
    else if (kind === 'objection')
      found.push(
        `${common} sound ${is(entries.SOUND)} filed ${is(entries.RECORDED)} ${plan.rules[entries.refOf(type)]} ${e[at + words.COUNT]!} ${e[at + words.LIMIT]!} for ${e[at + words.ORIGIN]!} gone ${is(entries.OFF_LIST)}`,
      );
    else if (kind === 'change')
      found.push(
        `${common} ${plan.rules[entries.refOf(type)]} ${e[at + words.COUNT]!} ${e[at + words.LIMIT]!} recovered ${is(entries.RECOVERED)}`,
      );
    else {
      const leaves = is(entries.LEAVING) ? `leaves ${e[at + words.EXTRA]!} ` : '';
      const then = `${leaves}${is(entries.APPEALING) ? 'appealing ' : ''}${is(entries.KNOWN) ? 'known' : ''}`;
      const where = is(entries.OFF_LIST) ? 'off' : 'on';
      found.push(
        `${common} sound ${is(entries.SOUND)} checks ${e[at + words.COUNT]! & 0xfff} ${plan.entries[entries.refOf(type)]} ends ${e[at + words.LIMIT]!} for ${e[at + words.ORIGIN]!} ${where} shown ${is(entries.SHOWN)} contexts ${e[at + words.CONTEXTS]!} recovered ${is(entries.RECOVERED)} ${then}`,
      );
    }
  }
  return found;
}

/** What the engine holds about a person, flat and comparable. */
export function personOf(plan: Plan, people: People, state: State, row: number): Record<string, unknown> {
  const ledgers = plan.ledgers.length;
  const scoreRow = (l: number): number => state.scoreRow[row * ledgers + l] ?? 0;
  const totals = (state.totalRow[row] ?? 0) * plan.ruleColumns;
  const flags = state.flags[row]!;
  const risk = state.risk[row]!;
  const level = risk >>> 16;
  return {
    attributes: people.attributes.map((column) => column[row]),
    cell: people.cell[row],
    adult: people.adult[row] === 1,
    present: (flags & words.PRESENT) !== 0,
    awake: (flags & words.AWAKE) !== 0,
    risk: level === 0 ? 0 : Math.max(0, level - plan.fadePerDay * (plan.end - plan.start - (risk & 0xffff))),
    sanctionDays: state.sanctionDays[row],
    withoutDays: state.withoutDays[row],
    money: [...state.money.subarray(2 * row, 2 * row + 2)],
    scores: plan.ledgers.map((_, l) => Array.from({ length: words.SUMS }, (_s, i) => state.sums[scoreRow(l) * words.SUMS + i] ?? 0)),
    contexts: plan.ledgers.map((_, l) => state.contexts[scoreRow(l)] ?? 0),
    totals: Array.from({ length: plan.ruleColumns }, (_, i) => state.ruleTotals[totals + i] ?? 0),
    measures: plan.measures.filter((_, m) => ((state.mask[row]! >>> m) & 1) === 1),
    ever: {
      sanctioned: (flags & words.EVER_SANCTIONED) !== 0,
      without: (flags & words.EVER_WITHOUT_DEED) !== 0,
      refused: (flags & words.EVER_REFUSED) !== 0,
    },
    states: plan.states.map((_, s) => beingOf(plan, state, row, s)),
    playing: plan.encounters.map((_, e) => playingOf(plan, state, row, e)),
    turned: plan.spreads.filter((_, s) => state.at.spreads >= 0 && (state.annex[state.at.spreads + row]! >>> s) & 1),
    refusals: plan.streams.map(({ reacts }) =>
      reacts === null || reacts.column < 0 ? 0 : state.annex[state.at.refusals + row * plan.refusalColumns + reacts.column]!,
    ),
    doors: plan.doorColumn.map((column) => (column < 0 ? -1 : state.annex[state.at.doors + row * plan.doorColumns + column]! - 1)),
    things: entriesOf(plan, state, row),
  };
}
