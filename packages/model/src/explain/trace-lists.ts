import type { Leaving } from '../mechanisms/lists/leave.js';
import { CAUSES, REASONS } from '../counters/words.js';
import { dateOf } from '../format/dates.js';
import { currencyOf, moneyWords } from '../mechanisms/amounts/currency.js';
import { CORRECTED, EMPTY_SEARCHES, PERFORMED, REPAIR, RESET, TERM, TIME_BARRED } from '../mechanisms/lists/exits.js';
import { reachesGrade } from '../mechanisms/ledgers/grades.js';
import { gradeOf, scoreOf } from '../mechanisms/ledgers/score.js';
import { OBLIGATION } from '../mechanisms/streams/plan-types.js';
import type { EntryPlan } from '../mechanisms/lists/plan-types.js';
import { NEVER } from '../plan/never.js';
import type { Work } from '../rounds/work.js';
import { SOUND, refOf } from '../state/entries.js';
import { COUNT, START, TYPE } from '../state/state.js';
import { TraceSteps } from './trace-steps.js';

const STILL_IN_GRADE = 'the score is still in the grade, and no new entry follows before it has left it';

/** Steps of a life about lists: entries, their ends, requests for correction. */
export abstract class TraceLists extends TraceSteps {
  restarted(w: Work, row: number, entry: number, ends: number): void {
    const [list, name] = w.plan.entries[entry].split('.');
    const until = ends >= NEVER ? 'for good' : `until ${dateOf(ends)}`;
    const text = `The term on ${this.scenario.lists[list]?.title ?? list} starts again, ${until}.`;
    this.entered(w, row, w.policy.entries[entry], `lists.${list}.entries.${name}`, text);
  }

  /** Returns the place of the step, or -1. */
  private entered(w: Work, row: number, entry: EntryPlan | null, path: string, text: string): number {
    if (entry === null) return -1;
    const { ledger, onList, who, list } = entry;
    const because = ledger >= 0 ? this.scored.get(ledger) : onList >= 0 ? this.entries.get(onList) : who === null ? this.hand : -1;
    const place = this.add(w, row, { stage: 'list', text, rule: path, quantity: this.ofEntry(w, path), because });
    if (place >= 0) this.entries.set(list, place);
    return place;
  }

  /** What brought an entry about or, where nothing but its ground did, for how long. */
  private ofEntry(w: Work, path: string): string {
    const [, list, , name] = path.split('.');
    const entry = this.acted.on(w.day).lists[list]?.entries[name];
    return `${path}.${entry?.probability ? 'probability' : entry?.rate ? 'rate' : 'term'}`;
  }

  /** `cause`: that of the entry, which its condition can make another than that of the record. */
  listed(w: Work, row: number, entry: EntryPlan, { ends, forGood, cause }: { ends: number; forGood: boolean; cause: number }): void {
    const [list, name] = entry.id.split('.');
    const path = `lists.${list}.entries.${name}`;
    const ground = this.scenario.lists[list]?.entries[name]?.ground ?? name;
    const duty = entry.stream >= 0 && w.plan.streams[entry.stream].kind === OBLIGATION;
    const until =
      ends < NEVER ? `until ${dateOf(ends)}${duty ? ' at the latest' : ''}` : forGood ? 'for good' : 'until the duty is performed';
    const place = this.entered(
      w,
      row,
      entry,
      path,
      `Entered on ${this.scenario.lists[list]?.title ?? list} (${ground}), ${until}; cause: ${CAUSES[cause]}.`,
    );
    if (place >= 0) this.steps[place].cause = CAUSES[cause];
  }

  notListed(w: Work, row: number, entry: EntryPlan): void {
    const [list, name] = entry.id.split('.');
    this.asked(
      this.add(w, row, {
        stage: 'list',
        text: `Not entered on ${this.scenario.lists[list]?.title ?? list}.`,
        rule: `lists.${list}.entries.${name}`,
        quantity: `lists.${list}.entries.${name}.probability`,
      }),
    );
  }

  /** `type`: the type word of the entry as it stood. */
  unlisted(w: Work, row: number, type: number, reason: number, { limitsStay, byGrade }: Leaving): void {
    const entry = refOf(type);
    const [list, name] = w.plan.entries[entry].split('.');
    const sound = (type & SOUND) !== 0;
    const stay = limitsStay ? '; the limits stay' : reason === TERM && this.stillInGrade(w, row, entry) ? `; ${STILL_IN_GRADE}` : '';
    const path = `lists.${list}`;
    // Where inability has a chance of its own, the answer alone says which one acted.
    const answered = this.acted.on(w.day).lists[list]?.appeal?.inability !== undefined;
    const acted: Record<number, string> = {
      [PERFORMED]: `${path}.exit.performed`,
      [TERM]: `${path}.entries.${name}.term`,
      [EMPTY_SEARCHES]: `${path}.exit.empty_searches`,
      [REPAIR]: byGrade ? '' : `${path}.exit.repair.rate`,
      [CORRECTED]: answered ? '' : `${path}.appeal.${sound ? 'overturns_sound' : 'corrects_unsound'}`,
    };
    const why = reason === RESET ? 'yearly reset' : reason === TIME_BARRED ? 'the duty has lapsed' : REASONS[reason].replace('_', ' ');
    const text = `Leaves ${this.scenario.lists[list]?.title ?? list} (${why})${stay}.`;
    const rule = reason === TERM ? `entries.${name}` : reason === RESET ? 'resets' : 'exit';
    const because = this.entries.get(w.policy.entries[entry]?.list ?? -1);
    this.add(w, row, { stage: 'list', text, rule: `${path}.${rule}`, quantity: acted[reason] || null, because });
  }

  /** Whether the score is in the grade that brought an entry: it brings no other before it has left and come back. */
  private stillInGrade(w: Work, row: number, entry: number): boolean {
    const plan = w.policy.entries[entry];
    const ledger = plan && plan.ledger >= 0 ? w.policy.ledgers[plan.ledger] : null;
    return plan !== null && ledger !== null && ledger.on && reachesGrade(plan, gradeOf(ledger, scoreOf(w, row, plan.ledger, ledger)));
  }

  /** A request for correction: of what entry, by its ground and first day; its fate; the path of what decided it, null where nothing single did. */
  appeal(w: Work, row: number, item: number, what: string, acted: string | null): void {
    const { entries } = w.state;
    const [list, name] = w.plan.entries[refOf(entries[item + TYPE])].split('.');
    const on = this.scenario.lists[list];
    const of = `${on?.title ?? list} (${on?.entries[name]?.ground ?? name}) of ${dateOf(entries[item + COUNT])}`;
    this.add(w, row, {
      stage: 'review',
      text: `Request for correction of the entry on ${of}: ${what}.`,
      rule: `lists.${list}.appeal`,
      quantity: acted,
    });
  }

  /** `suspended`: no sanction rests on the entry until the answer. */
  filed(w: Work, row: number, item: number, suspended: boolean): void {
    const type = w.state.entries[item + TYPE];
    const [list] = w.plan.entries[refOf(type)].split('.');
    const asking = this.acted.asking(w, row, list, (type & SOUND) !== 0);
    this.appeal(w, row, item, suspended ? 'filed; its sanctions are suspended' : 'filed', asking);
  }

  /** `ground`: 0 error, 1 inability, 2 discretion. */
  answered(w: Work, row: number, item: number, ground: number, granted: boolean): void {
    const [list] = w.plan.entries[refOf(w.state.entries[item + TYPE])].split('.');
    const own = ground === 1 && this.acted.on(w.day).lists[list]?.appeal?.inability !== undefined;
    const key = ground === 2 ? 'overturns_sound' : own ? 'inability' : 'corrects_unsound';
    this.appeal(w, row, item, !granted ? 'refused' : ground === 2 ? 'overturned' : 'corrected', `lists.${list}.appeal.${key}`);
  }

  /** A granted request returns money, in minor units. */
  returned(w: Work, row: number, list: number, amount: number): void {
    const id = w.plan.lists[list];
    const text = `Is returned ${moneyWords(amount, currencyOf(this.scenario))}, taken because of the entry on ${this.scenario.lists[id]?.title ?? id}.`;
    this.add(w, row, { stage: 'measure', text, rule: `lists.${id}.appeal` });
  }

  /** A request to have points restored: which, by their rule and day. `ground`, of an answer: 0 error, 1 inability, 2 discretion. */
  pointsAppeal(
    w: Work,
    row: number,
    item: number,
    what: 'filed' | 'suspended' | 'granted' | 'refused' | 'lapsed',
    ground: number | null,
  ): void {
    const { entries } = w.state;
    const ref = refOf(entries[item + TYPE]);
    const [ledger, name] = (w.policy.rules[ref] ?? w.anyRule(ref)).id.split('.');
    const own = ground === 1 && this.acted.on(w.day).ledgers[ledger]?.appeal?.inability !== undefined;
    const key = ground === 2 ? 'overturns_sound' : own ? 'inability' : 'corrects_unsound';
    const path = `ledgers.${ledger}.appeal`;
    const of = this.scenario.ledgers[ledger];
    const points = `${of?.title ?? ledger}: ${of?.rules[name]?.title ?? name}, ${dateOf(entries[item + START])}`;
    this.add(w, row, {
      stage: 'review',
      text: `Request to restore points (${points}): ${what === 'suspended' ? 'filed; they do not count until the answer' : what}.`,
      rule: path,
      quantity: ground === null ? null : `${path}.${key}`,
    });
  }

  /** A granted request strikes a record; `path`: of the appeal. */
  struck(w: Work, row: number, s: number, path: string): void {
    const text = `The record (${this.stream(w, s)}) counts in no condition any more.`;
    this.add(w, row, { stage: 'record', text, rule: path });
  }

  /** The subject of a hidden list learns of an entry, by a refusal or by a sanction that begins. */
  learned(w: Work, row: number, entry: number, by: 'refused' | 'measure'): void {
    const [list] = w.plan.entries[entry].split('.');
    const path = `lists.${list}.revealed`;
    const how = by === 'refused' ? 'from a refusal' : 'from a sanction that begins';
    this.add(w, row, {
      stage: 'response',
      text: `Learns ${how} of being on ${this.scenario.lists[list]?.title ?? list}.`,
      rule: path,
      quantity: `${path}.${by}`,
    });
  }

  lookedAgain(w: Work, row: number, entry: number): void {
    const [list, name] = w.plan.entries[entry].split('.');
    const text = `${this.scenario.lists[list]?.title ?? list} checks again: the entry is now for an own omission.`;
    this.add(w, row, { stage: 'list', text, rule: `lists.${list}.entries.${name}` });
  }
}
