import { dateOf } from '../format/dates.js';
import { owedWords, paymentWords, sizeWords } from '../mechanisms/amounts/tell.js';
import type { ChannelPlan } from '../mechanisms/channels/plan-types.js';
import type { LedgerPlan, RulePlan } from '../mechanisms/ledgers/plan-types.js';
import type { ConditionPlan } from '../mechanisms/conditions/plan.js';
import { toldCondition } from '../mechanisms/conditions/told.js';
import type { ReviewPlan } from '../mechanisms/reviews/plan-types.js';
import type { SpreadPlan } from '../mechanisms/spreads/plan.js';
import { caseNow } from '../mechanisms/streams/cases.js';
import { MERIT } from '../mechanisms/streams/plan-types.js';
import { ERROR, STATUS } from '../plan/causes.js';
import type { Work } from '../rounds/work.js';
import type { ReviewKey, Stage } from './step.js';
import { TraceLists } from './trace-lists.js';

/**
 * Writes down what happens to one person, stage by stage, in plain sentences with the rule and the number behind each.
 * It only listens: nothing reads it, and a run with a trace ends in the same state as one without.
 */
export class Trace extends TraceLists {
  present(w: Work, row: number, comes: boolean): void {
    this.add(w, row, 'world', comes ? 'Is present in the synthetic world.' : 'Leaves the synthetic world.');
  }

  /** `learnt`: perceived risk, or what a score promises, would have led to the same by itself, without the effect of public lists. */
  decision(w: Work, row: number, s: number, would: boolean, does: boolean, learnt: boolean): void {
    const { id, kind } = w.plan.streams[s];
    const response = (kind: 'deterrence' | 'chilling' | 'merit_farming' | 'stigma' | 'emulation'): string | null =>
      this.acted.response(kind, id, w.day);
    const back = learnt ? (response('deterrence') ?? response('chilling')) : response('stigma');
    const on = learnt ? response('merit_farming') : response('emulation');
    const held = learnt ? 'perceived risk' : 'the shame of being listed';
    const why = would && !does ? `holds back because of ${held}` : does ? 'acts' : 'does not act';
    const path = would === does ? this.inclination(w, row, s) : kind === MERIT ? on : back;
    this.follow(this.add(w, row, 'decision', `Has an opportunity (${this.stream(w, s)}) and ${why}.`, this.path(w, s), path));
  }

  /** `amount`: minor units that fall due; 0 where the duty has no amount. */
  /** Where the inclination stands that a person has now: in a case that holds, or in the stream. */
  private inclination(w: Work, row: number, s: number): string {
    const now = caseNow(w, row, w.plan.streams[s]);
    return now?.inclination ? `${now.path}.inclination` : `${this.path(w, s)}.inclination`;
  }

  /** How a chance, or what was done of it, ended. */
  ended(w: Work, row: number, s: number, outcome: number): void {
    const stream = w.plan.streams[s];
    const { id } = w.plan.streams[outcome];
    const now = caseNow(w, row, stream);
    const at = stream.ends?.streams.indexOf(outcome) ?? -1;
    const own = now?.shares?.[at] ? `${now.path}.shares.${id}` : `${this.path(w, s)}.ends.shares.${id}`;
    const text = `The opportunity (${this.stream(w, s)}) ends in: ${this.stream(w, outcome)}.`;
    this.follow(this.add(w, row, 'decision', text, this.path(w, s), at < 0 ? `${this.path(w, s)}.ends.otherwise` : own));
  }

  duty(w: Work, row: number, s: number, able: boolean, atOnce: boolean, amount: number): void {
    const text = atOnce ? 'performs it at once' : able ? 'leaves it undone, though able' : 'cannot perform it';
    const path = `${this.path(w, s)}.duty.${able ? 'performs_at_once' : 'able'}`;
    this.follow(
      this.add(
        w,
        row,
        'opportunity',
        `A duty falls due (${this.stream(w, s)})${owedWords(this.scenario, amount)}; the person ${text}.`,
        this.path(w, s),
        path,
      ),
    );
  }

  /** A payment other than in full, or a plan of instalments agreed or broken. `left`: what is then open, or was waived. */
  paid(w: Work, row: number, s: number, how: Parameters<typeof paymentWords>[1], amount: number, left: number): void {
    const [text, key] = paymentWords(this.scenario, how, this.stream(w, s), amount, left);
    this.add(w, row, 'decision', text, this.path(w, s), `${this.path(w, s)}.duty.${key}`);
  }

  /** `missed`: what would have let a channel see it by itself; null where nothing single would. */
  detection(w: Work, row: number, s: number, channel: ChannelPlan | null, missed: string | null): void {
    const alarm = this.scenario.streams[w.plan.streams[s].id]?.kind === 'false_alarm';
    const what = `${alarm ? 'A false alarm' : 'What happened'} (${this.stream(w, s)})`;
    const text = channel
      ? `${what} is reported. Channel: ${this.scenario.channels[channel.id]?.title ?? channel.id}.`
      : `${what} is not reported.`;
    const last = this.steps[this.hand];
    const own = last?.rule === this.path(w, s) && last.day === dateOf(w.day) ? this.hand : -1;
    const path = channel ? `channels.${channel.id}` : this.path(w, s);
    const place = this.add(w, row, 'detection', text, path, channel ? `${path}.sensitivity` : missed, own);
    this.follow(place);
    if (place >= 0) this.known.set(`${s} ${w.day}`, place);
  }

  /** `by`: the key of the review that acted. `forQuota`: let through for that reason alone. */
  review(w: Work, row: number, review: ReviewPlan, passed: boolean, by: ReviewKey, forQuota = false): void {
    const title = this.scenario.reviews[review.id]?.title ?? review.id;
    const outcome =
      by === 'capacity'
        ? `over capacity and ${passed ? 'let through unread' : 'dropped'}`
        : forQuota
          ? 'let through because of the quota'
          : passed
            ? 'let through'
            : 'stopped';
    const text = `Review (${title}): the report is ${outcome}.`;
    this.follow(this.add(w, row, 'review', text, `reviews.${review.id}`, `reviews.${review.id}.${by}`, this.hand));
  }

  /** `status`: for a flag for what somebody is, which of the screen's groups. */
  flagged(w: Work, row: number, screen: string, cause: number, status: number): void {
    const title = this.scenario.screens[screen]?.title ?? screen;
    const why = ['for something done', 'for lawful conduct', 'for what they are', '', '', 'in error'][cause];
    const by = cause === STATUS ? `status.${status}.probability` : cause === ERROR ? 'false_positive' : 'sensitivity';
    const path = `screens.${screen}.${by}`;
    this.follow(this.add(w, row, 'detection', `Is checked (${title}) and flagged ${why}.`, `screens.${screen}`, path));
  }

  record(w: Work, row: number, s: number, actDay: number): void {
    const place = this.add(w, row, 'record', `A record is written (${this.stream(w, s)}).`, this.path(w, s), null, this.hand);
    this.follow(place);
    if (place >= 0) this.known.set(`${s} ${actDay}`, place);
  }

  dropped(w: Work, row: number, s: number, holder: string): void {
    const text = `The office holder drops the report (${this.stream(w, s)}).`;
    this.add(w, row, 'review', text, 'officials.favours', `officials.types.${holder}.drops`, this.hand);
  }

  invented(w: Work, row: number, s: number, holder: string): void {
    const text = `The office holder has a record written of something never done (${this.stream(w, s)}).`;
    this.follow(this.add(w, row, 'record', text, 'officials.invents_as', `officials.types.${holder}.invents`));
  }

  unknown(w: Work, row: number, section: 'ledgers' | 'lists', id: string): void {
    const title = this.scenario[section][id]?.title ?? id;
    this.asked(this.add(w, row, section === 'ledgers' ? 'score' : 'list', `No flow carries the record to ${title}.`, `${section}.${id}`));
  }

  /** `plain`: points before the limits of the ledger. */
  points(w: Work, row: number, rule: RulePlan, plain: number, points: number, score: number): void {
    const [ledger, name] = rule.id.split('.');
    const text = `${points > 0 ? '+' : ''}${points} points on ${this.scenario.ledgers[ledger]?.title ?? ledger}; the score is ${score}.`;
    const because = rule.list >= 0 ? (this.entries.get(rule.list) ?? -1) : rule.who === null ? this.hand : -1;
    const acted = this.acted.points(w, rule, plain, points);
    const place = this.add(w, row, 'score', text, `ledgers.${ledger}.rules.${name}`, acted, because);
    if (place >= 0) this.scored.set(rule.ledger, place);
  }

  /** A condition was read. It rests on the step of the deed at hand, if it is asked after one. */
  condition(w: Work, row: number, stage: Stage, condition: ConditionPlan, held: boolean): void {
    const text = row === this.row ? toldCondition(w, row, this.acted.on(w.day), condition, held) : null;
    if (text === null) return;
    const place = this.add(w, row, stage, text, condition.path.join('.'), null, stage === 'decision' ? -1 : this.hand);
    this.asked(place);
    if (stage === 'measure' && held) this.met = place;
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

  /** `inTime`: its time was over; else the entry that it followed has left its list. */
  expired(w: Work, row: number, rule: RulePlan, points: number, inTime: boolean): void {
    const [ledger, name] = rule.id.split('.');
    const path = `ledgers.${ledger}.rules.${name}`;
    this.add(
      w,
      row,
      'score',
      `A change ${inTime ? 'expires' : 'ends with its entry'}: ${points > 0 ? '+' : ''}${points} points.`,
      path,
      inTime ? `${path}.lifetime` : null,
    );
  }

  reset(w: Work, row: number, ledger: LedgerPlan, score: number): void {
    const path = `ledgers.${ledger.id}.resets`;
    const keeps = ledger.resets !== null && ledger.resets.keeps > 0;
    this.add(w, row, 'score', `The score starts again at ${score}.`, path, keeps ? `${path}.to.keeps` : null);
  }

  /** `first`: it has not begun before; else it was only suspended. */
  measure(w: Work, row: number, m: number, begins: boolean, first: boolean): void {
    const path = `measures.${w.plan.measures[m]}`;
    const title = this.scenario.measures[w.plan.measures[m]]?.title ?? w.plan.measures[m];
    const opener = this.openerOf(w, [m]);
    const met = this.met;
    if (row === this.row) this.met = -1;
    if (begins)
      this.add(
        w,
        row,
        'measure',
        `${first ? 'Begins' : 'Goes on'}: ${title}${sizeWords(this.scenario, w, row, m, first)}.`,
        path,
        `${path}.doors.each`,
        opener >= 0 ? opener : met,
        true,
      );
    else this.add(w, row, 'measure', `Ends: ${title}.`, path);
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
    const enders = w.policy.measures.flatMap(({ ends }, other) => ((ends >>> m) & 1 ? [other] : []));
    if (begins) this.add(w, row, 'measure', `Is denied: ${title}.`, `measures.${id}`, null, this.openerOf(w, enders), true);
    else this.add(w, row, 'measure', `Is no longer denied: ${title}.`, `measures.${id}`);
  }

  reached(w: Work, row: number, m: number, begins: boolean): void {
    const id = w.plan.measures[m];
    const title = this.scenario.measures[id]?.title ?? id;
    const what = begins ? 'is reached by' : 'is no longer reached by';
    this.add(w, row, 'spread', `As another adult of the household, ${what}: ${title}.`, `measures.${id}`);
  }

  suspended(w: Work, row: number, s: number): void {
    this.add(w, row, 'measure', `An opportunity (${this.stream(w, s)}) does not arise, because a measure suspends it.`, this.path(w, s));
  }

  /** `asked`: it became one only because witnesses are asked. */
  accusation(w: Work, row: number, s: number, accused: boolean, asked: boolean): void {
    const path = asked ? this.acted.response('accusation', w.plan.streams[s].id, w.day) : `${this.path(w, s)}.accuses`;
    const text = `A dispute (${this.stream(w, s)}) ${accused ? 'becomes an accusation' : 'comes to nothing'}.`;
    this.follow(this.add(w, row, 'detection', text, this.path(w, s), path));
  }

  /** `revolt`: keeps silent for that reason alone. */
  witness(w: Work, row: number, channel: ChannelPlan, informs: boolean, liable: boolean, revolt: boolean): void {
    const path = `channels.${channel.id}.witnesses`;
    const why = revolt ? ', having turned against the rule' : liable ? '; the deed would fall on them too' : '';
    const text = `Notices what another did and ${informs ? 'informs' : 'keeps silent'}${why}.`;
    const declared = this.acted.on(w.day).channels[channel.id]?.witnesses;
    const weighed = liable && declared?.if_liable ? 'if_liable' : 'informs';
    this.add(w, row, 'detection', text, path, `${path}.${revolt && declared?.in_revolt ? 'in_revolt' : weighed}`);
  }

  passedOn(w: Work, row: number, spread: SpreadPlan, s: number): void {
    const title = this.scenario.spreads[spread.id]?.title ?? spread.id;
    const path = `spreads.${spread.id}`;
    const text = `A record of another person is written for this person too (${this.stream(w, s)}). Rule: ${title}.`;
    this.follow(this.add(w, row, 'spread', text, path, `${path}.${spread.contacts.length > 0 ? 'mean' : 'probability'}`));
  }

  turned(w: Work, row: number, spread: SpreadPlan): void {
    const title = this.scenario.spreads[spread.id]?.title ?? spread.id;
    const path = this.acted.response('revolt', spread.id, w.day);
    this.add(w, row, 'response', `Turns against the rule: ${title}.`, `spreads.${spread.id}`, path);
  }

  attempt(w: Work, row: number, s: number, refusing: number): void {
    const rule = refusing >= 0 ? `measures.${w.plan.measures[refusing]}` : this.path(w, s);
    this.add(w, row, 'measure', `${this.stream(w, s)}: ${refusing >= 0 ? 'refused' : 'allowed'}.`, rule);
  }

  /** `key`: quantity of `reacts` by which it happens. */
  reaction(w: Work, row: number, s: number, does: string, key: string): void {
    this.add(w, row, 'decision', `Refused (${this.stream(w, s)}), ${does}.`, this.path(w, s), `${this.path(w, s)}.reacts.${key}`);
  }

  /** `forList`: only because they are listed for it. */
  performed(w: Work, row: number, s: number, forList: boolean): void {
    const path = forList ? this.acted.response('payment', w.plan.streams[s].id, w.day) : `${this.path(w, s)}.duty.performs`;
    this.add(w, row, 'decision', `Performs the duty (${this.stream(w, s)}).`, this.path(w, s), path);
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

  lapsed(w: Work, row: number, s: number): void {
    const path = this.path(w, s);
    this.add(w, row, 'world', `A duty lapses by time (${this.stream(w, s)}).`, path, `${path}.duty.lapses_after`);
  }

  stance(w: Work, row: number, s: number, takesUp: boolean): void {
    const { id, title } = w.plan.minds.stances[s];
    this.add(w, row, 'response', `${takesUp ? 'Begins to show' : 'Stops showing'} a stance: ${title}.`, `stances.${id}`);
  }

  survey(w: Work, row: number, s: number, said: 'approve' | 'disapprove' | 'dont_know' | 'list'): void {
    const { id, title } = w.plan.minds.surveys[s];
    const words = {
      approve: 'answers in favour',
      disapprove: 'answers against',
      dont_know: 'answers that they do not know',
      list: 'names a number of items',
    };
    this.add(w, row, 'response', `Is asked (${title}) and ${words[said]}.`, `surveys.${id}`);
  }

  /** `ofKin`: at news that kin was listed; else at a record of one's own. */
  risk(w: Work, row: number, level: number, ofKin: boolean): void {
    this.add(
      w,
      row,
      'response',
      `Perceives more risk than before (${Math.round(level * 100)} of 100).`,
      'perception',
      ofKin ? 'perception.kin_listed' : 'perception.own_record',
    );
  }
}
