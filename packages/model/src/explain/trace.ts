import { ONE } from '@glasshouse/dice';
import { dateOf } from '../format/dates.js';
import { owedWords, paymentWords, sizeWords } from '../mechanisms/amounts/tell.js';
import type { ChannelPlan } from '../mechanisms/channels/plan-types.js';
import { ownCase } from '../mechanisms/channels/sees.js';
import type { ConditionPlan } from '../mechanisms/conditions/plan.js';
import { toldCondition } from '../mechanisms/conditions/told.js';
import type { LedgerPlan, RulePlan } from '../mechanisms/ledgers/plan-types.js';
import { learnt } from '../mechanisms/responses/risk.js';
import type { ReviewPlan } from '../mechanisms/reviews/plan-types.js';
import type { SpreadPlan } from '../mechanisms/spreads/plan.js';
import { caseNow } from '../mechanisms/streams/cases.js';
import { MERIT } from '../mechanisms/streams/plan-types.js';
import { ERROR, STATUS } from '../plan/causes.js';
import type { Work } from '../rounds/work.js';
import type { Decision, FallenDuty, GivenPoints, Payment, Reviewed, Witnessed } from './events.js';
import type { Stage } from './step.js';
import { TraceLists } from './trace-lists.js';

/**
 * Writes down what happens to one person, stage by stage, in plain sentences with the rule and the number behind each.
 * It only listens: nothing reads it, and a run with a trace ends in the same state as one without.
 */
export class Trace extends TraceLists {
  present(w: Work, row: number, comes: boolean): void {
    this.add(w, row, { stage: 'world', text: comes ? 'Enters the simulation.' : 'Leaves the simulation.' });
  }

  decision(w: Work, row: number, s: number, { inclined, uniform, does }: Decision): void {
    const { id, kind } = w.plan.streams[s];
    const would = uniform < inclined * ONE;
    // Perceived risk, or what a score promises, would have led to the same by itself, without the effect of public lists.
    const byLearning = does === uniform < inclined * learnt(w, row, w.plan.streams[s]) * ONE;
    const response = (kind: 'deterrence' | 'chilling' | 'merit_farming' | 'stigma' | 'emulation'): string | null =>
      this.acted.response(w, row, kind, id);
    const back = byLearning ? (response('deterrence') ?? response('chilling')) : response('stigma');
    const on = byLearning ? response('merit_farming') : response('emulation');
    const held = byLearning ? 'perceived risk' : 'the shame of being listed';
    const why = would && !does ? `holds back because of ${held}` : does ? 'acts' : 'does not act';
    const path = would === does ? this.ofStream(w, row, s, 'inclination') : kind === MERIT ? on : back;
    this.follow(
      this.add(w, row, {
        stage: 'decision',
        text: `Has an opportunity (${this.stream(w, s)}) and ${why}.`,
        rule: this.path(w, s),
        quantity: path,
      }),
    );
  }

  /** Where a number of a stream stands that a person has now. `part`: where the stream has it as written. */
  private ofStream(w: Work, row: number, s: number, key: string, part = ''): string {
    return this.acted.now(w, row, caseNow(w, row, w.plan.streams[s])?.path, key, this.path(w, s) + part);
  }

  /** How a chance, or what was done of it, ended. */
  ended(w: Work, row: number, s: number, outcome: number): void {
    const stream = w.plan.streams[s];
    const { id } = w.plan.streams[outcome];
    const now = caseNow(w, row, stream);
    const at = stream.ends?.streams.indexOf(outcome) ?? -1;
    const own = now?.shares?.[at] ? `${now.path}.shares.${id}` : `${this.path(w, s)}.ends.shares.${id}`;
    const text = `The opportunity (${this.stream(w, s)}) ends in: ${this.stream(w, outcome)}.`;
    this.follow(
      this.add(w, row, { stage: 'decision', text, rule: this.path(w, s), quantity: at < 0 ? `${this.path(w, s)}.ends.otherwise` : own }),
    );
  }

  duty(w: Work, row: number, s: number, { able, atOnce, amount }: FallenDuty): void {
    const text = atOnce ? 'performs it at once' : able ? 'leaves it undone, though able' : 'cannot perform it';
    this.follow(
      this.add(w, row, {
        stage: 'opportunity',
        text: `A duty falls due (${this.stream(w, s)})${owedWords(this.scenario, amount)}; the person ${text}.`,
        rule: this.path(w, s),
        quantity: this.ofStream(w, row, s, able ? 'performs_at_once' : 'able', '.duty'),
      }),
    );
  }

  /** A payment other than in full, or a plan of instalments agreed or broken. */
  paid(w: Work, row: number, s: number, { how, amount, left }: Payment): void {
    const [text, key] = paymentWords(this.scenario, how, this.stream(w, s), amount, left);
    this.add(w, row, { stage: 'decision', text, rule: this.path(w, s), quantity: `${this.path(w, s)}.duty.${key}` });
  }

  /** `missed`: what would have let a channel see it by itself; null where nothing single would. */
  detection(w: Work, row: number, s: number, channel: ChannelPlan | null, missed: string | null): void {
    const alarm = this.scenario.streams[w.plan.streams[s].id]?.kind === 'false_alarm';
    const what = `${alarm ? 'A false alarm' : 'What happened'} (${this.stream(w, s)})`;
    const text = channel
      ? `${what} is noticed. Channel: ${this.scenario.channels[channel.id]?.title ?? channel.id}.`
      : `${what} is not reported.`;
    const last = this.steps[this.hand];
    const own = last?.rule === this.path(w, s) && last.day === dateOf(w.day) ? this.hand : -1;
    const path = channel ? `channels.${channel.id}` : this.path(w, s);
    const place = this.add(w, row, {
      stage: 'detection',
      text,
      rule: path,
      quantity: channel
        ? this.acted.now(w, row, ownCase(w, row, channel)?.condition.path.slice(0, -1).join('.'), 'sensitivity', path)
        : missed,
      because: own,
    });
    this.follow(place);
    if (place >= 0) this.known.set(`${s} ${w.day}`, place);
  }

  review(w: Work, row: number, review: ReviewPlan, { passed, by, forQuota }: Reviewed): void {
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
    this.follow(
      this.add(w, row, { stage: 'review', text, rule: `reviews.${review.id}`, quantity: `reviews.${review.id}.${by}`, because: this.hand }),
    );
  }

  /** `status`: for a flag for what somebody is, which of the screen's groups. */
  flagged(w: Work, row: number, screen: string, cause: number, status: number): void {
    const title = this.scenario.screens[screen]?.title ?? screen;
    const why = ['for something done', 'for lawful conduct', 'for what they are', '', '', 'in error'][cause];
    const by = cause === STATUS ? `status.${status}.probability` : cause === ERROR ? 'false_positive' : 'sensitivity';
    const path = `screens.${screen}.${by}`;
    this.follow(
      this.add(w, row, {
        stage: 'detection',
        text: `Is checked (${title}) and flagged ${why}.`,
        rule: `screens.${screen}`,
        quantity: path,
      }),
    );
  }

  record(w: Work, row: number, s: number, actDay: number): void {
    const place = this.add(w, row, {
      stage: 'record',
      text: `A record is written (${this.stream(w, s)}).`,
      rule: this.path(w, s),
      because: this.hand,
    });
    this.follow(place);
    if (place >= 0) this.known.set(`${s} ${actDay}`, place);
  }

  dropped(w: Work, row: number, s: number, holder: string): void {
    const text = `The office holder drops the report (${this.stream(w, s)}).`;
    this.add(w, row, { stage: 'review', text, rule: 'officials.favours', quantity: `officials.types.${holder}.drops`, because: this.hand });
  }

  invented(w: Work, row: number, s: number, holder: string): void {
    const text = `The office holder has a record written of something never done (${this.stream(w, s)}).`;
    this.follow(this.add(w, row, { stage: 'record', text, rule: 'officials.invents_as', quantity: `officials.types.${holder}.invents` }));
  }

  unknown(w: Work, row: number, section: 'ledgers' | 'lists', id: string): void {
    const title = this.scenario[section][id]?.title ?? id;
    this.asked(
      this.add(w, row, {
        stage: section === 'ledgers' ? 'score' : 'list',
        text: `No flow carries the record to ${title}.`,
        rule: `${section}.${id}`,
      }),
    );
  }

  points(w: Work, row: number, rule: RulePlan, { plain, points, score }: GivenPoints): void {
    const [ledger, name] = rule.id.split('.');
    const text = `${points > 0 ? '+' : ''}${points} points on ${this.scenario.ledgers[ledger]?.title ?? ledger}; the score is ${score}.`;
    const because = rule.list >= 0 ? (this.entries.get(rule.list) ?? -1) : rule.who === null ? this.hand : -1;
    const acted = this.acted.points(w, rule, plain, points);
    const place = this.add(w, row, { stage: 'score', text, rule: `ledgers.${ledger}.rules.${name}`, quantity: acted, because });
    if (place >= 0) this.scored.set(rule.ledger, place);
  }

  /** A condition was read. It rests on the step of the deed at hand, if it is asked after one. */
  condition(w: Work, row: number, stage: Stage, condition: ConditionPlan, held: boolean): void {
    const text = row === this.row ? toldCondition(w, row, this.acted.on(w.day), condition, held) : null;
    if (text === null) return;
    const place = this.add(w, row, { stage, text, rule: condition.path.join('.'), because: stage === 'decision' ? -1 : this.hand });
    this.asked(place);
    if (stage === 'measure' && held) this.met = this.entryBehind(w, row, condition, place);
  }

  warned(w: Work, row: number, rule: RulePlan, count: number): void {
    const [ledger, name] = rule.id.split('.');
    const path = `ledgers.${ledger}.rules.${name}`;
    this.add(w, row, {
      stage: 'score',
      text: `Warning ${count} on ${this.scenario.ledgers[ledger]?.title ?? ledger}: no points.`,
      rule: path,
      quantity: `${path}.warnings`,
    });
  }

  /** `inTime`: its time was over; else the entry that it followed has left its list. */
  expired(w: Work, row: number, rule: RulePlan, points: number, inTime: boolean): void {
    const [ledger, name] = rule.id.split('.');
    const path = `ledgers.${ledger}.rules.${name}`;
    this.add(w, row, {
      stage: 'score',
      text: `A change ${inTime ? 'expires' : 'ends with its entry'}: ${points > 0 ? '+' : ''}${points} points.`,
      rule: path,
      quantity: inTime ? `${path}.lifetime` : null,
    });
  }

  reset(w: Work, row: number, ledger: LedgerPlan, score: number): void {
    const path = `ledgers.${ledger.id}.resets`;
    const keeps = ledger.resets !== null && ledger.resets.keeps > 0;
    this.add(w, row, {
      stage: 'score',
      text: `The score starts again at ${score}.`,
      rule: path,
      quantity: keeps ? `${path}.to.keeps` : null,
    });
  }

  /** `first`: it has not begun before; else it was only suspended. */
  measure(w: Work, row: number, m: number, begins: boolean, first: boolean): void {
    const path = `measures.${w.plan.measures[m]}`;
    const title = this.scenario.measures[w.plan.measures[m]]?.title ?? w.plan.measures[m];
    const opener = this.openerOf(w, [m]);
    const met = this.met;
    if (row === this.row) this.met = -1;
    if (begins) {
      const place = this.add(w, row, {
        stage: 'measure',
        text: `${first ? 'Begins' : 'Goes on'}: ${title}${sizeWords(this.scenario, w, row, m, first)}.`,
        rule: path,
        quantity: `${path}.doors.each`,
        because: opener >= 0 ? opener : met,
        opens: true,
      });
      if (place >= 0) this.begun.set(m, place);
    } else this.add(w, row, { stage: 'measure', text: `Ends: ${title}.`, rule: path, because: this.begun.get(m) });
  }

  child(w: Work, row: number, begins: number, ends: number): void {
    for (let m = 0; m < w.plan.measures.length; m++) {
      const id = w.plan.measures[m];
      const title = this.scenario.measures[id]?.title ?? id;
      if ((begins >>> m) & 1)
        this.add(w, row, { stage: 'spread', text: `As a child of the household, is reached by: ${title}.`, rule: `measures.${id}` });
      if ((ends >>> m) & 1)
        this.add(w, row, {
          stage: 'spread',
          text: `As a child of the household, is no longer reached by: ${title}.`,
          rule: `measures.${id}`,
        });
    }
  }

  withheld(w: Work, row: number, m: number, begins: boolean): void {
    const id = w.plan.measures[m];
    const title = this.scenario.measures[id]?.title ?? id;
    const enders = w.policy.measures.flatMap(({ ends }, other) => ((ends >>> m) & 1 ? [other] : []));
    if (begins)
      this.add(w, row, {
        stage: 'measure',
        text: `Is denied: ${title}.`,
        rule: `measures.${id}`,
        because: this.openerOf(w, enders),
        opens: true,
      });
    else this.add(w, row, { stage: 'measure', text: `Is no longer denied: ${title}.`, rule: `measures.${id}` });
  }

  reached(w: Work, row: number, m: number, begins: boolean): void {
    const id = w.plan.measures[m];
    const title = this.scenario.measures[id]?.title ?? id;
    const what = begins ? 'is reached by' : 'is no longer reached by';
    this.add(w, row, { stage: 'spread', text: `As another adult of the household, ${what}: ${title}.`, rule: `measures.${id}` });
  }

  suspended(w: Work, row: number, s: number): void {
    this.add(w, row, {
      stage: 'measure',
      text: `An opportunity (${this.stream(w, s)}) does not arise, because a measure suspends it.`,
      rule: this.path(w, s),
    });
  }

  /** `asked`: it became one only because witnesses are asked. */
  accusation(w: Work, row: number, s: number, accused: boolean, asked: boolean): void {
    const path = asked ? this.acted.response(w, row, 'accusation', w.plan.streams[s].id) : `${this.path(w, s)}.accuses`;
    const text = `A dispute (${this.stream(w, s)}) ${accused ? 'becomes an accusation' : 'comes to nothing'}.`;
    this.follow(this.add(w, row, { stage: 'detection', text, rule: this.path(w, s), quantity: path }));
  }

  witness(w: Work, row: number, channel: ChannelPlan, { informs, liable, revolt }: Witnessed): void {
    const path = `channels.${channel.id}.witnesses`;
    const why = revolt ? ', having turned against the rule' : liable ? '; the deed would fall on them too' : '';
    const text = `Notices what another did and ${informs ? 'informs' : 'keeps silent'}${why}.`;
    const declared = this.acted.on(w.day).channels[channel.id]?.witnesses;
    const weighed = liable && declared?.if_liable ? 'if_liable' : 'informs';
    this.add(w, row, {
      stage: 'detection',
      text,
      rule: path,
      quantity: `${path}.${revolt && declared?.in_revolt ? 'in_revolt' : weighed}`,
    });
  }

  passedOn(w: Work, row: number, spread: SpreadPlan, s: number): void {
    const title = this.scenario.spreads[spread.id]?.title ?? spread.id;
    const path = `spreads.${spread.id}`;
    const text = `A record of another person is written for this person too${spread.mistaken ? ', by mistake' : ''} (${this.stream(w, s)}). Rule: ${title}.`;
    this.follow(
      this.add(w, row, { stage: 'spread', text, rule: path, quantity: `${path}.${spread.contacts.length > 0 ? 'mean' : 'probability'}` }),
    );
  }

  turned(w: Work, row: number, spread: SpreadPlan): void {
    const title = this.scenario.spreads[spread.id]?.title ?? spread.id;
    const path = this.acted.response(w, row, 'revolt', spread.id);
    this.add(w, row, { stage: 'response', text: `Turns against the rule: ${title}.`, rule: `spreads.${spread.id}`, quantity: path });
  }

  attempt(w: Work, row: number, s: number, refusing: number): void {
    const rule = refusing >= 0 ? `measures.${w.plan.measures[refusing]}` : this.path(w, s);
    this.add(w, row, { stage: 'measure', text: `${this.stream(w, s)}: ${refusing >= 0 ? 'refused' : 'allowed'}.`, rule });
  }

  /** `key`: quantity of `reacts` by which it happens. */
  reaction(w: Work, row: number, s: number, does: string, key: string): void {
    this.add(w, row, {
      stage: 'decision',
      text: `Refused (${this.stream(w, s)}), ${does}.`,
      rule: this.path(w, s),
      quantity: `${this.path(w, s)}.reacts.${key}`,
    });
  }

  performed(w: Work, row: number, s: number, forList: boolean): void {
    const path = forList ? this.acted.response(w, row, 'payment', w.plan.streams[s].id) : this.ofStream(w, row, s, 'performs', '.duty');
    this.add(w, row, { stage: 'decision', text: `Performs the duty (${this.stream(w, s)}).`, rule: this.path(w, s), quantity: path });
  }

  recovered(w: Work, row: number, s: number, actDay: number): void {
    const deed = `${s} ${actDay}`;
    const place = this.add(w, row, {
      stage: 'world',
      text: `Becomes able to perform the duty (${this.stream(w, s)}).`,
      rule: this.path(w, s),
      quantity: `${this.path(w, s)}.duty.recovers`,
      because: this.known.get(deed),
    });
    if (place >= 0 && this.known.has(deed)) this.known.set(deed, place);
  }

  lapsed(w: Work, row: number, s: number): void {
    const path = this.path(w, s);
    this.add(w, row, {
      stage: 'world',
      text: `A duty lapses by time (${this.stream(w, s)}).`,
      rule: path,
      quantity: `${path}.duty.lapses_after`,
    });
  }

  stance(w: Work, row: number, s: number, takesUp: boolean): void {
    const { id, title } = w.plan.minds.stances[s];
    this.add(w, row, {
      stage: 'response',
      text: `${takesUp ? 'Begins to show' : 'Stops showing'} a stance: ${title}.`,
      rule: `stances.${id}`,
    });
  }

  survey(w: Work, row: number, s: number, said: 'approve' | 'disapprove' | 'dont_know' | 'list'): void {
    const { id, title } = w.plan.minds.surveys[s];
    const words = {
      approve: 'answers in favour',
      disapprove: 'answers against',
      dont_know: 'answers that they do not know',
      list: 'names a number of items',
    };
    this.add(w, row, { stage: 'response', text: `Is asked (${title}) and ${words[said]}.`, rule: `surveys.${id}` });
  }

  /** `ofKin`: at news that a relative was listed; else at a record of one's own. */
  risk(w: Work, row: number, level: number, ofKin: boolean): void {
    this.add(w, row, {
      stage: 'response',
      text: `Perceives more risk than before (${Math.round(level * 100)} of 100).`,
      rule: 'perception',
      quantity: ofKin ? 'perception.kin_listed' : 'perception.own_record',
    });
  }
}
