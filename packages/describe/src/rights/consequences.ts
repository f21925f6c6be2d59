import { atomsIn } from '@glasshouse/model';
import type { LedgerRule, List, Measure, Stream } from '@glasshouse/model';
import { canRead } from './reach.js';
import type { Reach } from './reach.js';
import { liveIn } from './stretches.js';
import type { View } from './stretches.js';

/** What a record of one stream can bring upon the person whose record it is. */
export interface Consequences {
  /** Ledgers that take points for it or set a grade. */
  ledgers: string[];
  /** Black lists on which the record itself is a ground of entry. */
  lists: string[];
  /** Sanctions reached over these. */
  sanctions: [string, Measure][];
}

/** Whether a rule takes: points, or down to a grade. */
export const takes = (rule: LedgerRule): boolean =>
  (rule.points?.value ?? 0) < 0 || (rule.discretion?.from.value ?? 0) < 0 || rule.set_grade !== undefined;

/** What a trigger asks of people; nothing where it asks for a firm. */
const atomsOf = (trigger: Measure['trigger'][number]) => ('enterprise' in trigger ? [] : atomsIn(trigger));

type Condition = Parameters<typeof atomsIn>[0];
type Atom = ReturnType<typeof atomsIn>[number];

/**
 * What has to hold for a condition to hold. What has to be absent is left out: a record that brings it brings no sanction by it. Not to reach
 * a grade or score is to be below it.
 */
function wanted(condition: Condition, holds = true): Atom[] {
  if ('not' in condition) return wanted(condition.not, !holds);
  if ('all' in condition) return condition.all.flatMap((part) => wanted(part, holds));
  if ('any' in condition) return condition.any.flatMap((part) => wanted(part, holds));
  if (holds) return [condition];
  return 'ledger' in condition && ('at_least' in condition || 'score_at_least' in condition)
    ? [{ ledger: condition.ledger, at_most: 'below' }]
    : [];
}

/** The parts of life that a measure reaches: its context, and liberty where it suspends everything. */
export const contextsOf = ({ context, suspends }: Measure): string[] => (suspends === 'all' ? [context, 'liberty'] : [context]);

/** Whether being on a list brings a sanction that takes liberty. */
export const confines = (view: View, list: string): boolean =>
  liveIn(view, view.scenario.measures).some(
    ([, { suspends, trigger }]) => suspends === 'all' && trigger.flatMap(atomsOf).some((one) => 'list' in one && one.list === list),
  );

export const isBlack = (list: List): boolean => list.kind !== 'red';

/** Kinds of stream of which a record can stand against a person. */
const DEEDS: readonly Stream['kind'][] = ['breach', 'merit', 'protected', 'obligation', 'outcome'];

/** Ids of streams whose records can be held, in order. */
export const deedsOf = ({ scenario }: View, reach: Reach): string[] =>
  Object.keys(scenario.streams)
    .filter((id) => DEEDS.includes(scenario.streams[id].kind) && reach.recorded.has(id))
    .sort();

/** Follows a record from ledger to list to measure, over the rules in force in a stretch: by every ground, or by those that are `made`. */
export function consequencesOf(
  view: View,
  reach: Reach,
  stream: string,
  made: (list: string, entry: string) => boolean = () => true,
): Consequences {
  const { scenario } = view;
  const ledgers = liveIn(view, scenario.ledgers);
  const lists = liveIn(view, scenario.lists).filter(([, list]) => isBlack(list));
  const hitLedgers = new Set<string>();
  const hitLists = new Set<string>();
  /** Grounds by which the record comes onto lists. */
  const hitGrounds = new Set<string>();
  const grounds = (owner: string, on: unknown): boolean => on === stream && canRead(reach, scenario, owner, stream);
  for (const [id, ledger] of ledgers) {
    if (liveIn(view, ledger.rules).some(([, rule]) => takes(rule) && grounds(ledger.owner, rule.on))) hitLedgers.add(id);
  }
  for (const [id, list] of lists) {
    for (const [ground, entry] of Object.entries(list.entries)) {
      if (!grounds(list.owner, entry.on) || !made(id, ground)) continue;
      hitLists.add(id);
      hitGrounds.add(`${id} ${ground}`);
    }
  }
  const direct = { ledgers: [...hitLedgers], lists: [...hitLists] };
  for (let before = -1; before !== hitGrounds.size + hitLedgers.size;) {
    before = hitGrounds.size + hitLedgers.size;
    for (const [id, list] of lists) {
      for (const [ground, { on }] of Object.entries(list.entries)) {
        if (typeof on !== 'object' || !(('list' in on && hitLists.has(on.list)) || ('at_most' in on && hitLedgers.has(on.ledger))))
          continue;
        hitLists.add(id);
        hitGrounds.add(`${id} ${ground}`);
      }
    }
    for (const [id, ledger] of ledgers) {
      const follows = liveIn(view, ledger.rules).some(
        ([, rule]) => takes(rule) && typeof rule.on === 'object' && 'list' in rule.on && hitLists.has(rule.on.list),
      );
      if (follows) hitLedgers.add(id);
    }
  }
  const sanctions = liveIn(view, scenario.measures).filter(
    ([, measure]) =>
      measure.kind === 'sanction' &&
      measure.trigger.some(
        (trigger) =>
          !('enterprise' in trigger) &&
          canRead(reach, scenario, measure.owner, trigger) &&
          wanted(trigger).some(
            (atom) =>
              ('list' in atom && (atom.entry === undefined ? hitLists.has(atom.list) : hitGrounds.has(`${atom.list} ${atom.entry}`))) ||
              ('records' in atom && atom.records === stream) ||
              ('ledger' in atom && ('at_most' in atom || 'score_at_most' in atom) && hitLedgers.has(atom.ledger)),
          ),
      ),
  );
  return { ledgers: direct.ledgers, lists: direct.lists, sanctions };
}

/** Streams under which others come to hold a record because of a record of this one, itself first. */
export function passedOn(view: View, stream: string): string[] {
  const found = [stream];
  for (let i = 0; i < found.length; i++) {
    for (const [, spread] of liveIn(view, view.scenario.spreads)) {
      const as = spread.as ?? found[i];
      if (spread.on.includes(found[i]) && !found.includes(as)) found.push(as);
    }
  }
  return found;
}
