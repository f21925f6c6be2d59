import { dateOf } from '@glasshouse/scenario';
import type { LifeStep, Quantity, Scenario } from '@glasshouse/scenario';
import { NEVER, REASONS } from '../plan/types.js';
import type { SpreadPlan } from '../plan/liability.js';
import type { ChannelPlan, EntryPlan, ReviewPlan, RulePlan } from '../plan/types.js';
import type { Work } from '../rounds/work.js';

type Stage = LifeStep['stage'];

/**
 * Writes down what happens to one person, stage by stage, in plain sentences with the rule and the number behind each.
 * It only listens: nothing reads it, and a run with a trace ends in the same state as one without.
 */
export class Trace {
  readonly steps: LifeStep[] = [];

  constructor(
    readonly row: number,
    private readonly scenario: Scenario,
  ) {}

  private add(w: Work, row: number, stage: Stage, text: string, rule: string | null = null, quantityPath: string | null = null): void {
    if (row !== this.row) return;
    this.steps.push({ day: dateOf(w.day), stage, text, rule, quantity: quantityPath === null ? null : this.quantity(quantityPath) });
  }

  private quantity(path: string): LifeStep['quantity'] {
    let value: unknown = this.scenario;
    for (const part of path.split('.'))
      value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
    if (typeof value !== 'object' || value === null || !('value' in value)) return null;
    const quantity = value as Quantity;
    return { path, value: quantity.value, unit: quantity.unit, source: quantity.source ?? 'assumed' };
  }

  private stream(w: Work, s: number): string {
    return this.scenario.streams[w.plan.streams[s].id]?.title ?? w.plan.streams[s].id;
  }

  private path(w: Work, s: number): string {
    return `streams.${w.plan.streams[s].id}`;
  }

  present(w: Work, row: number, comes: boolean): void {
    this.add(w, row, 'world', comes ? 'Is present in the synthetic world.' : 'Leaves the synthetic world.');
  }

  decision(w: Work, row: number, s: number, inclined: number, felt: number, would: boolean, does: boolean): void {
    const name = this.stream(w, s);
    const why = felt < inclined && would && !does ? 'holds back because of perceived risk' : does ? 'acts' : 'does not act';
    this.add(w, row, 'decision', `Meets a chance (${name}) and ${why}.`, this.path(w, s), `${this.path(w, s)}.inclination`);
  }

  duty(w: Work, row: number, s: number, able: boolean, atOnce: boolean): void {
    const text = atOnce ? 'and performs it at once' : able ? 'and leaves it undone, though able' : 'and cannot perform it';
    this.add(
      w,
      row,
      'opportunity',
      `A duty falls due (${this.stream(w, s)}) ${text}.`,
      this.path(w, s),
      `${this.path(w, s)}.duty.performs_at_once`,
    );
  }

  detection(w: Work, row: number, s: number, channel: ChannelPlan | null): void {
    const alarm = this.scenario.streams[w.plan.streams[s].id]?.kind === 'false_alarm';
    const what = `${alarm ? 'A false alarm' : 'What happened'} (${this.stream(w, s)})`;
    const text = channel
      ? `${what} is reported. Channel: ${this.scenario.channels[channel.id]?.title ?? channel.id}.`
      : `${what} is not reported.`;
    this.add(
      w,
      row,
      'detection',
      text,
      channel ? `channels.${channel.id}` : this.path(w, s),
      channel ? `channels.${channel.id}.sensitivity` : null,
    );
  }

  review(w: Work, row: number, _s: number, review: ReviewPlan, passed: boolean, full: boolean, forQuota = false): void {
    const title = this.scenario.reviews[review.id]?.title ?? review.id;
    const outcome = full
      ? `over capacity and ${passed ? 'let through unread' : 'dropped'}`
      : forQuota
        ? 'let through for the sake of the quota'
        : passed
          ? 'let through'
          : 'stopped';
    const text = `Review (${title}): the report is ${outcome}.`;
    this.add(w, row, 'review', text, `reviews.${review.id}`, `reviews.${review.id}.passes_sound`);
  }

  flagged(w: Work, row: number, screen: string, cause: number): void {
    const title = this.scenario.screens[screen]?.title ?? screen;
    const why = ['for something done', 'for lawful conduct', 'for what they are', '', '', 'in error'][cause];
    this.add(w, row, 'detection', `Is looked at (${title}) and flagged ${why}.`, `screens.${screen}`, `screens.${screen}.sensitivity`);
  }

  record(w: Work, row: number, s: number): void {
    this.add(w, row, 'record', `A record is written (${this.stream(w, s)}).`, this.path(w, s));
  }

  dropped(w: Work, row: number, s: number): void {
    this.add(w, row, 'review', `The office holder drops the report (${this.stream(w, s)}).`, 'officials.favours');
  }

  invented(w: Work, row: number, s: number): void {
    this.add(
      w,
      row,
      'record',
      `The office holder has a record written of something never done (${this.stream(w, s)}).`,
      'officials.invents_as',
    );
  }

  unknown(w: Work, row: number, section: 'ledgers' | 'lists', id: string): void {
    const title = this.scenario[section][id]?.title ?? id;
    this.add(w, row, section === 'ledgers' ? 'score' : 'list', `No flow brings the record to ${title}.`, `${section}.${id}`);
  }

  points(w: Work, row: number, rule: RulePlan, points: number, score: number): void {
    const [ledger, name] = rule.id.split('.');
    const path = `ledgers.${ledger}.rules.${name}`;
    this.add(
      w,
      row,
      'score',
      `${points > 0 ? '+' : ''}${points} points on ${this.scenario.ledgers[ledger]?.title ?? ledger}; the score is ${score}.`,
      path,
      `${path}.points`,
    );
  }

  warned(w: Work, row: number, rule: RulePlan, count: number): void {
    const [ledger, name] = rule.id.split('.');
    const path = `ledgers.${ledger}.rules.${name}`;
    this.add(
      w,
      row,
      'score',
      `Warning ${count} on ${this.scenario.ledgers[ledger]?.title ?? ledger}: no points.`,
      path,
      `${path}.warnings`,
    );
  }

  restarted(w: Work, row: number, entry: number, ends: number): void {
    const [list, name] = w.plan.entries[entry].split('.');
    const path = `lists.${list}.entries.${name}`;
    const until = ends >= NEVER ? 'for good' : `until ${dateOf(ends)}`;
    this.add(w, row, 'list', `The term on ${this.scenario.lists[list]?.title ?? list} begins anew, ${until}.`, path, `${path}.term`);
  }

  expired(w: Work, row: number, rule: RulePlan, _stream: number, points: number): void {
    const [ledger, name] = rule.id.split('.');
    const path = `ledgers.${ledger}.rules.${name}`;
    this.add(w, row, 'score', `A change expires: ${points > 0 ? '+' : ''}${points} points.`, path, `${path}.lifetime`);
  }

  listed(w: Work, row: number, entry: EntryPlan, ends: number): void {
    const [list, name] = entry.id.split('.');
    const path = `lists.${list}.entries.${name}`;
    const ground = this.scenario.lists[list]?.entries[name]?.ground ?? name;
    const until = ends < NEVER ? `until ${dateOf(ends)}` : entry.forGood ? 'for good' : 'until the duty is performed';
    this.add(w, row, 'list', `Entered on ${this.scenario.lists[list]?.title ?? list} (${ground}), ${until}.`, path, `${path}.term`);
  }

  notListed(w: Work, row: number, entry: EntryPlan): void {
    const [list, name] = entry.id.split('.');
    this.add(
      w,
      row,
      'list',
      `Not entered on ${this.scenario.lists[list]?.title ?? list}.`,
      `lists.${list}.entries.${name}`,
      `lists.${list}.entries.${name}.probability`,
    );
  }

  unlisted(w: Work, row: number, entry: number, reason: number, limitsStay: boolean): void {
    const [list] = w.plan.entries[entry].split('.');
    const stay = limitsStay ? '; the limits stay' : '';
    this.add(
      w,
      row,
      'list',
      `Leaves ${this.scenario.lists[list]?.title ?? list} (${REASONS[reason].replace('_', ' ')})${stay}.`,
      `lists.${list}.exit`,
    );
  }

  appeal(w: Work, row: number, entry: number, what: string): void {
    const [list] = w.plan.entries[entry].split('.');
    this.add(w, row, 'review', `Request for correction ${what}.`, `lists.${list}.appeal`, `lists.${list}.appeal.corrects_unsound`);
  }

  measure(w: Work, row: number, m: number, begins: boolean): void {
    const id = w.plan.measures[m];
    const title = this.scenario.measures[id]?.title ?? id;
    this.add(w, row, 'measure', begins ? `Begins: ${title}.` : `Ends: ${title}.`, `measures.${id}`);
  }

  child(w: Work, row: number, begins: number, ends: number): void {
    for (let m = 0; m < w.plan.measures.length; m++) {
      const id = w.plan.measures[m];
      const title = this.scenario.measures[id]?.title ?? id;
      if ((begins >>> m) & 1) this.add(w, row, 'spread', `As a child of the household, is reached by: ${title}.`, `measures.${id}`);
      if ((ends >>> m) & 1) this.add(w, row, 'spread', `As a child of the household, is no longer reached by: ${title}.`, `measures.${id}`);
    }
  }

  withheld(w: Work, row: number, m: number, begins: boolean): void {
    const id = w.plan.measures[m];
    const title = this.scenario.measures[id]?.title ?? id;
    this.add(w, row, 'measure', begins ? `Is denied: ${title}.` : `Is no longer denied: ${title}.`, `measures.${id}`);
  }

  reached(w: Work, row: number, m: number, begins: boolean): void {
    const id = w.plan.measures[m];
    const title = this.scenario.measures[id]?.title ?? id;
    const what = begins ? 'is reached by' : 'is no longer reached by';
    this.add(w, row, 'spread', `As another adult of the household, ${what}: ${title}.`, `measures.${id}`);
  }

  suspended(w: Work, row: number, s: number): void {
    this.add(w, row, 'measure', `A chance (${this.stream(w, s)}) is not met, because a measure suspends it.`, this.path(w, s));
  }

  accusation(w: Work, row: number, s: number, accused: boolean): void {
    const text = `A falling-out (${this.stream(w, s)}) ${accused ? 'becomes an accusation' : 'comes to nothing'}.`;
    this.add(w, row, 'detection', text, this.path(w, s), `${this.path(w, s)}.accuses`);
  }

  witness(w: Work, row: number, channel: ChannelPlan, informs: boolean, liable: boolean): void {
    const path = `channels.${channel.id}.witnesses`;
    const why = liable ? '; the deed would fall on them too' : '';
    const text = `Notices what another did and ${informs ? 'informs' : 'keeps silent'}${why}.`;
    this.add(w, row, 'detection', text, path, `${path}.${liable ? 'if_liable' : 'informs'}`);
  }

  passedOn(w: Work, row: number, spread: SpreadPlan, s: number): void {
    const title = this.scenario.spreads[spread.id]?.title ?? spread.id;
    const path = `spreads.${spread.id}`;
    this.add(
      w,
      row,
      'spread',
      `A record of another is written here too (${this.stream(w, s)}). Rule: ${title}.`,
      path,
      `${path}.probability`,
    );
  }

  turned(w: Work, row: number, spread: SpreadPlan): void {
    const title = this.scenario.spreads[spread.id]?.title ?? spread.id;
    this.add(w, row, 'response', `Turns against the rule: ${title}.`, `spreads.${spread.id}`);
  }

  attempt(w: Work, row: number, s: number, refusing: number): void {
    const rule = refusing >= 0 ? `measures.${w.plan.measures[refusing]}` : this.path(w, s);
    this.add(w, row, 'measure', `${this.stream(w, s)}: ${refusing >= 0 ? 'refused' : 'allowed'}.`, rule);
  }

  performed(w: Work, row: number, s: number): void {
    this.add(w, row, 'decision', `Performs the duty (${this.stream(w, s)}).`, this.path(w, s), `${this.path(w, s)}.duty.performs`);
  }

  recovered(w: Work, row: number, s: number): void {
    this.add(
      w,
      row,
      'world',
      `Becomes able to perform the duty (${this.stream(w, s)}).`,
      this.path(w, s),
      `${this.path(w, s)}.duty.recovers`,
    );
  }

  stance(w: Work, row: number, s: number, takesUp: boolean): void {
    const { id, title } = w.plan.minds.stances[s];
    this.add(w, row, 'response', `${takesUp ? 'Begins to show' : 'Ceases to show'} a stance: ${title}.`, `stances.${id}`);
  }

  survey(w: Work, row: number, s: number, said: 'approve' | 'disapprove' | 'dont_know' | 'list'): void {
    const { id, title } = w.plan.minds.surveys[s];
    const words = {
      approve: 'says to be in favour',
      disapprove: 'says not to be in favour',
      dont_know: 'says not to know',
      list: 'names a number of items',
    };
    this.add(w, row, 'response', `Is asked (${title}) and ${words[said]}.`, `surveys.${id}`);
  }

  risk(w: Work, row: number, level: number): void {
    this.add(
      w,
      row,
      'response',
      `Perceives more risk than before (${Math.round(level * 100)} of 100).`,
      'perception',
      'perception.own_record',
    );
  }
}
