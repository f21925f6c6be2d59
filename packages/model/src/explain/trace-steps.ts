import { CAUSE_COUNT } from '../plan/causes.js';
import { dateOf } from '../format/dates.js';
import { restsOnList } from '../mechanisms/conditions/holds.js';
import type { ConditionPlan } from '../mechanisms/conditions/plan.js';
import type { Work } from '../rounds/work.js';
import type { Scenario } from '../scenario/schema.js';
import { Acted } from './acted.js';
import type { Stage, TracedStep } from './step.js';

/** A step to be written down: paths of what it rests on and of the quantity that acted, and the place of the step that it follows from. */
interface NewStep {
  stage: Stage;
  text: string;
  rule?: string | null;
  quantity?: string | null;
  because?: number;
  /** Whether a measure begins by it. */
  opens?: boolean;
}

/** Steps of one life as they are written down, and the places of those that others rest on. */
export abstract class TraceSteps {
  readonly daysByCause = Array.from({ length: CAUSE_COUNT }, () => 0);

  /** Sanction-days that come to a person, or are taken back, by cause. */
  days(row: number, cause: number, days: number): void {
    if (row === this.row) this.daysByCause[cause] += days;
  }

  readonly steps: TracedStep[] = [];
  readonly acted: Acted;
  /** Places in `steps`: the last step of the deed at hand; what was seen or recorded of a stream and day; the last entry on a list; the last points of a ledger. */
  protected hand = -1;
  /** What was just read for a measure and holds, the entry that the condition rests on or else the condition: the measure rests on it where no entry and no score alone could have opened it. */
  protected met = -1;
  protected readonly known = new Map<string, number>();
  protected readonly entries = new Map<number, number>();
  protected readonly scored = new Map<number, number>();
  /** The last beginning of a measure. */
  protected readonly begun = new Map<number, number>();

  constructor(
    readonly row: number,
    protected readonly scenario: Scenario,
  ) {
    this.acted = new Acted(scenario);
  }

  /** Adds a step and returns its place, or -1 where it is not about the person told of. */
  protected add(w: Work, row: number, { stage, text, rule = null, quantity = null, because = -1, opens = false }: NewStep): number {
    if (row !== this.row) return -1;
    const acted = quantity === null ? null : this.acted.at(w, row, quantity);
    this.steps.push({ day: dateOf(w.day), stage, text, rule, quantity: acted, because: because < 0 ? null : because, opens, asked: false });
    return this.steps.length - 1;
  }

  /** The step at a place tells only what a rule was asked. */
  protected asked(place: number): void {
    if (place >= 0) this.steps[place].asked = true;
  }

  /** A step in a mechanism's own words. */
  tell(w: Work, row: number, step: Pick<NewStep, 'stage' | 'text'> & { rule: string; quantity: string }): void {
    this.add(w, row, step);
  }

  /** Takes up the deed of a stream and day again: what follows rests on what is known of it. */
  resume(row: number, s: number, actDay: number): void {
    if (row === this.row) this.hand = this.known.get(`${s} ${actDay}`) ?? this.hand;
  }

  /** A step of the deed at hand: it rests on the one before, and what comes rests on it. */
  protected follow(place: number): void {
    if (place >= 0) this.hand = place;
  }

  /** The last step by which one of these measures could be met. */
  protected openerOf(w: Work, measures: readonly number[]): number {
    const places = measures.flatMap((m) =>
      w.policy.measures[m].triggers.map(({ list, ledger, who }) =>
        list >= 0 ? this.entries.get(list) : who === null ? this.scored.get(ledger) : undefined,
      ),
    );
    return Math.max(-1, ...places.map((place) => place ?? -1));
  }

  /** The last entry on a list that a condition which holds rests on; where it rests on none, the place at which the condition was read. */
  protected entryBehind(w: Work, row: number, condition: ConditionPlan, read: number): number {
    const last = Math.max(-1, ...[...this.entries].map(([list, at]) => (restsOnList(w, row, condition, list) ? at : -1)));
    return last < 0 ? read : last;
  }

  protected stream(w: Work, s: number): string {
    return this.scenario.streams[w.plan.streams[s].id]?.title ?? w.plan.streams[s].id;
  }

  protected path(w: Work, s: number): string {
    return `streams.${w.plan.streams[s].id}`;
  }
}
