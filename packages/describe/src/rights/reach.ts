import { toBase } from '@glasshouse/model';
import type { Ledger, LedgerRule, ListEntry, Measure, Quantity, Scenario, Stream } from '@glasshouse/model';
import { liveIn } from './stretches.js';
import type { View } from './stretches.js';

/** What can happen under the rules at all, over every stretch. Of a probability it matters only whether it is zero. */
export interface Reach {
  /** Streams of which a channel has a record written, under their own name or as what they are taken for. */
  written: Set<string>;
  /** Streams of which somebody can hold a record. */
  recorded: Set<string>;
  /** Who can hold it, by stream; null where flows are not stated and every owner reads all. */
  holders: Map<string, Set<string>> | null;
  /** Lowest and highest score, by ledger in force. */
  scores: Map<string, { low: number; high: number }>;
  lists: Set<string>;
}

/** One number for everybody, or one for each category. */
export type Numbers = Quantity | { by: string; values: Record<string, Quantity> };
type Trigger = Measure['trigger'][number];
type On = LedgerRule['on'] | ListEntry['on'];

/** All numbers of a quantity that may differ by category. */
export const numbersOf = (value: Numbers): Quantity[] => ('values' in value ? Object.values(value.values) : [value]);

/** Digits in which a percentage and the same share are equal. */
const DIGITS = 12;

/** Whether the numbers differ by category, as they are written: no range is read, and 20 percent is a share of 0.2. */
export const differ = (value: Numbers): boolean =>
  new Set(numbersOf(value).map((quantity) => toBase(quantity).toPrecision(DIGITS))).size > 1;

/** Whether some person can meet a chance of the stream, or come to the outcome, at all. */
export function comes(scenario: Scenario, id: string): boolean {
  const { kind, rate, schedule } = scenario.streams[id];
  const bringer = Object.keys(scenario.streams).find((each) => scenario.streams[each].brings === id);
  if (bringer !== undefined) return comes(scenario, bringer);
  if (kind !== 'outcome') return rate ? !isNought(rate) : schedule?.probability?.value !== 0;
  return Object.keys(scenario.streams).some((parent) => {
    const { ends, cases } = scenario.streams[parent];
    const shares = [ends?.shares[id], ...(cases ?? []).map((one) => one.shares?.[id])].filter((share) => share !== undefined);
    return (ends?.otherwise === id || shares.some((share) => !isNought(share))) && comes(scenario, parent);
  });
}

const isNought = (value: Numbers): boolean => numbersOf(value).every((quantity) => quantity.value === 0);

/** What a channel's sight of a stream is written down as: a false alarm, or an outcome taken for another, as the conduct it is taken for. */
function recordOf(scenario: Scenario, id: string): string | null {
  const stream: Stream | undefined = scenario.streams[id];
  if (!stream || !comes(scenario, id)) return null;
  return stream.taken_for ?? (stream.kind === 'false_alarm' ? null : id);
}

function addRecords({ scenario, ...days }: View, hold: (stream: string, owner: string) => void, write: (stream: string) => void): void {
  const view = { scenario, ...days };
  for (const [, channel] of liveIn(view, scenario.channels)) {
    if (isNought(channel.coverage) || channel.sensitivity.value === 0) continue;
    for (const id of channel.sees) {
      const record = recordOf(scenario, id);
      if (record === null) continue;
      hold(record, channel.owner);
      write(id);
    }
  }
  for (const [, screen] of liveIn(view, scenario.screens)) {
    const taken = scenario.streams[screen.reports_as]?.taken_for;
    if (taken !== undefined) hold(taken, screen.owner);
  }
  const { officials } = scenario;
  if (officials?.invents_as !== undefined && Object.values(officials.types).some((type) => (type.invents?.value ?? 0) > 0)) {
    for (const ledger of Object.values(scenario.ledgers)) hold(officials.invents_as, ledger.owner);
  }
}

function recordsOver(views: readonly View[]): { holders: Map<string, Set<string>>; written: Set<string> } {
  const holders = new Map<string, Set<string>>();
  const written = new Set<string>();
  const hold = (stream: string, owner: string): void => void holders.set(stream, (holders.get(stream) ?? new Set()).add(owner));
  for (const view of views) addRecords(view, hold, (stream) => written.add(stream));
  const size = (): number => [...holders.values()].reduce((sum, owners) => sum + 1 + owners.size, 0);
  for (let before = -1; before !== size();) {
    before = size();
    for (const view of views) {
      for (const [, spread] of liveIn(view, view.scenario.spreads)) {
        if (spread.probability?.value === 0 || spread.mean?.value === 0) continue;
        for (const stream of spread.on) if (holders.has(stream)) hold(spread.as ?? stream, spread.owner);
      }
      for (const [, flow] of liveIn(view, view.scenario.flows)) {
        for (const [stream, owners] of holders) {
          if (owners.has(flow.from) && (!flow.carries || flow.carries.includes(stream))) hold(stream, flow.to);
        }
      }
    }
  }
  return { holders, written };
}

/** Whether a rule or entry of this owner can come to read something. Grades and lists are asked of what is reached so far. */
export function canRead(reach: Reach, scenario: Scenario, owner: string, on: On | Trigger): boolean {
  if (typeof on === 'string') return reach.recorded.has(on) && (reach.holders === null || (reach.holders.get(on)?.has(owner) ?? false));
  if ('all' in on) return on.all.every((each) => canRead(reach, scenario, owner, each));
  if ('any' in on) return on.any.some((each) => canRead(reach, scenario, owner, each));
  if ('not' in on || 'measure' in on || 'state' in on || 'encounter' in on || 'owed' in on) return true;
  // What a measure asks of earlier records is asked of all that are written.
  if ('records' in on) return reach.recorded.has(on.records);
  if ('list' in on) return reach.lists.has(on.list);
  if ('who' in on) return true;
  if ('enterprise' in on) return findsFirms(scenario, on.enterprise);
  return gradeReached(reach, scenario.ledgers[on.ledger], on);
}

/** Whether a firm can come onto the list of a register at all. */
function findsFirms({ firms, enterprise }: Scenario, register: string): boolean {
  const found = enterprise[register];
  return firms !== undefined && found !== undefined && (found.finds.value > 0 || found.wrongly.value > 0);
}

function gradeReached(reach: Reach, ledger: Ledger | undefined, on: Extract<Trigger, { ledger: string }>): boolean {
  const score = reach.scores.get(on.ledger);
  if (!ledger || !score) return false;
  if ('score_at_most' in on) return score.low <= toBase(on.score_at_most);
  if ('score_at_least' in on) return score.high >= toBase(on.score_at_least);
  const named = 'at_most' in on ? on.at_most : on.at_least;
  const grade = ledger.grades.findIndex(({ id }) => id === named);
  if (grade === -1) return false;
  if ('at_least' in on) return grade === ledger.grades.length - 1 || score.high >= toBase(ledger.grades[grade].from!);
  return grade === 0 || score.low < toBase(ledger.grades[grade - 1].from!);
}

/** The least and the most that a rule can do to one person. */
function span(rule: LedgerRule): [number, number] {
  const [least, most] = rule.discretion
    ? [rule.discretion.from.value, rule.discretion.to.value]
    : [rule.points?.value ?? 0, rule.points?.value ?? (rule.steps ? 1 : 0)];
  // What a person is counts once; a record or an entry on a list as often as there are.
  const often = typeof rule.on === 'string' || !('who' in rule.on);
  const bound = rule.cap ? Math.abs(rule.cap.value) : Infinity;
  return [least < 0 ? -Math.min(bound, often ? Infinity : -least) : 0, most > 0 ? Math.min(bound, often ? Infinity : most) : 0];
}

function scoreOf(reach: Reach, view: View, ledger: Ledger): { low: number; high: number } {
  const starts = numbersOf(ledger.start).map((start) => toBase(start));
  let [low, high] = [Math.min(...starts), Math.max(...starts)];
  let graded = Infinity;
  for (const [, rule] of liveIn(view, ledger.rules)) {
    if (!canRead(reach, view.scenario, ledger.owner, rule.on)) continue;
    const [least, most] = span(rule);
    low += least;
    high += most;
    const grade = ledger.grades.findIndex(({ id }) => id === rule.set_grade);
    if (grade > 0) graded = Math.min(graded, toBase(ledger.grades[grade - 1].from!) - 1);
  }
  low = Math.min(low, graded);
  if (ledger.floor) low = Math.max(low, toBase(ledger.floor));
  if (ledger.ceiling) high = Math.min(high, toBase(ledger.ceiling));
  return { low, high };
}

/** What the rules of all stretches together can bring about. */
export function reachOf(views: readonly View[]): Reach {
  const { holders: all, written } = recordsOver(views);
  const flows = views.some(({ scenario }) => Object.keys(scenario.flows).length > 0);
  const reach: Reach = { written, recorded: new Set(all.keys()), holders: flows ? all : null, scores: new Map(), lists: new Set() };
  const state = (): string => JSON.stringify([[...reach.scores.values()].map(({ low, high }) => `${low} ${high}`), [...reach.lists]]);
  for (let before = ''; before !== state();) {
    before = state();
    for (const view of views) {
      for (const [id, ledger] of liveIn(view, view.scenario.ledgers)) {
        const { low, high } = scoreOf(reach, view, ledger);
        const known = reach.scores.get(id) ?? { low, high };
        reach.scores.set(id, { low: Math.min(low, known.low), high: Math.max(high, known.high) });
      }
      for (const [id, list] of liveIn(view, view.scenario.lists)) {
        if (Object.values(list.entries).some((entry) => canEnter(reach, view, list.owner, entry))) reach.lists.add(id);
      }
    }
  }
  return reach;
}

/** Whether anybody can come onto a list by this entry. */
export const canEnter = (reach: Reach, { scenario }: View, owner: string, entry: ListEntry): boolean =>
  entry.probability?.value !== 0 &&
  !(typeof entry.on === 'object' && 'who' in entry.on && (entry.rate?.value ?? 1) === 0) &&
  canRead(reach, scenario, owner, entry.on);

/** Whether local rules can be in force anywhere: always where no officials are stated. */
export const localPossible = ({ scenario }: View): boolean =>
  !scenario.officials || Object.values(scenario.officials.types).some((type) => type.widens.value > 0);
