import { fallDueMoney, payInstalment, payOtherwise } from './amounts.js';
import { PURPOSE } from '@glasshouse/dice';
import type { Plan } from './plan/plan.js';
import { carry, drops, reached, toReturn } from './holder.js';
import { isSuspended } from './effects.js';
import { accuses, informersOf } from './around.js';
import { caseNow, isStillMet, numberNow } from './cases.js';
import { endOf } from './ends.js';
import { foundBy, isMet } from './places.js';
import { casesOf, causeUnder, meets } from './conditions.js';
import { changeScore, undo } from './change-score.js';
import { effectNow } from './cases.js';
import { file as fileRequest, mayObject } from './objections.js';
import { remember } from './remember.js';
import { chance, oneOf, openDuty, valueFor } from './people.js';
import type { Person, Thing } from './people.js';
import { drop, leave } from './leaving.js';
import { enterLists, turn } from './lists.js';
import { DEED, ERROR, gradeOf, isScored, kept, startOf } from './standing.js';
import { holdsStance } from './shows.js';
import type { World } from './world.js';

type Stream = Plan['streams'][number];

/** Kinds of stream as the plan numbers them. */
export const KIND = { breach: 0, merit: 1, protected: 2, obligation: 3, attempt: 4, false_alarm: 5, occasion: 6, outcome: 7 };
const LAWFUL = 1;
const INABILITY = 3;
const MONTH = 30;
const NEVER = 0x3fffffff;
const ONE_RISK = 30_000;

/** Opportunity and decision: a chance met, a duty that falls due, or a false alarm. */
export function meet(w: World, person: Person, s: number, uniform: number): void {
  const stream = w.plan.streams[s]!;
  const count = (what: string): void => w.book.count(`stream.${stream.id}.${what}`, person);
  const gate = w.policy.gates?.[s];
  if (gate && !meets(w, person, gate)) return;
  if (!isStillMet(w, person, stream)) return;
  if (isSuspended(w, person, s)) return lose(w, person, s, uniform);
  count('opportunities');
  if (stream.kind === KIND.false_alarm && stream.accuses >= 0 && !accuses(w, person, s, uniform)) return;
  if (stream.kind === KIND.false_alarm) return detect(w, person, s, ERROR, false);
  if (stream.kind === KIND.obligation) return dutyFalls(w, person, s);
  if (stream.kind === KIND.occasion) return ends(w, person, s);
  if (stream.stance >= 0 && !holdsStance(w, person, stream.stance)) return;
  const inclined = numberNow(w, person, stream, 'inclination');
  const would = chance(uniform, inclined);
  const does = chance(uniform, inclined * response(w, person, stream));
  if (would && !does) count('given_up');
  if (does && !would) count('added');
  if (!does) return;
  count('acts');
  person.acts.set(s, w.day);
  detect(w, person, s, stream.kind === KIND.protected ? LAWFUL : DEED, true);
  ends(w, person, s);
}

/** What a chance, or an act, ends in: seen or not as if it were a stream of its own. */
function ends(w: World, person: Person, s: number): void {
  const outcome = endOf(w, person, s, (each) => (person.aware ? learnt(w, person, w.plan.streams[each]!) : 1));
  if (outcome === null) return;
  const { cause, brings } = w.plan.streams[outcome]!;
  if (cause >= 0) detect(w, person, outcome, cause, cause === DEED || cause === LAWFUL);
  if (brings < 0) return;
  w.book.count(`stream.${w.plan.streams[brings]!.id}.opportunities`, person);
  dutyFalls(w, person, brings);
}

/** A chance kept from a person by a measure; `lost` where they would have taken it, and it was lawful or good. */
export function lose(w: World, person: Person, s: number, uniform: number): void {
  const stream = w.plan.streams[s]!;
  w.book.count(`stream.${stream.id}.suspended`, person);
  if (stream.kind !== KIND.protected && stream.kind !== KIND.merit) return;
  if (stream.stance >= 0 && !holdsStance(w, person, stream.stance)) return;
  if (chance(uniform, numberNow(w, person, stream, 'inclination'))) w.book.count(`stream.${stream.id}.lost`, person);
}

function response(w: World, person: Person, stream: Stream): number {
  if (!person.aware) return 1;
  const share = (n: number): number => n / w.here.declared;
  const [emulated, shamed] = [effectNow(w, person, stream, 'emulation'), effectNow(w, person, stream, 'stigma')];
  if (stream.kind === KIND.merit && emulated > 0) return learnt(w, person, stream) * (1 + emulated * 100 * share(w.here.red));
  if (stream.kind === KIND.breach && shamed > 0) return learnt(w, person, stream) * Math.max(0, 1 - shamed * (1 - share(w.here.black)));
  return learnt(w, person, stream);
}

function learnt(w: World, person: Person, stream: Stream): number {
  if (stream.kind === KIND.merit) {
    const strives = w.policy.ledgers.some(
      (ledger, l) =>
        !ledger.hidden && isScored(person, ledger, w.here.draw) && gradeOf(ledger, startOf(person, ledger) + person.accounts[l]!.all) > 0,
    );
    return strives ? 1 + effectNow(w, person, stream, 'merit_farming') : 1;
  }
  const shown = (w.plan.display * 100 * w.here.displayed) / w.here.declared;
  const felt = Math.min(1, riskOf(w, person) / ONE_RISK + shown);
  const [deterred, chilled] = [effectNow(w, person, stream, 'deterrence'), effectNow(w, person, stream, 'chilling')];
  const effect = stream.kind === KIND.outcome ? deterred + chilled : stream.kind === KIND.breach ? deterred : chilled;
  return Math.max(0, 1 - effect * felt);
}

export const riskOf = (w: World, person: Person): number => Math.max(0, person.risk.level - w.plan.fadePerDay * (w.day - person.risk.day));

export function raiseRisk(w: World, person: Person, steps: number): void {
  if (steps > 0) person.risk = { level: Math.min(ONE_RISK, riskOf(w, person) + steps), day: w.day };
}

/** Detection: the quickest of the channels that see it. */
export function detect(w: World, person: Person, s: number, cause: number, sound: boolean): void {
  const stream = w.plan.streams[s]!;
  w.informers = [];
  const seeing = w.policy.channelsOf[s]!.filter((channel) => {
    if (channel.carriedBy >= 0 && !isMet(w, channel.carriedBy, person)) return false;
    if (channel.lingers >= 0 && !chance(w.draw(PURPOSE.linger, channel.key, 0, 0, 0)[0], channel.lingers)) return false;
    const own = channel.cases?.find(({ condition }) => meets(w, person, condition));
    const by = own?.probability ?? channel.byCategory;
    const probability = by ? valueFor(by, person) : channel.probability;
    if (channel.witnesses === null) return chance(w.draw(PURPOSE.detection, channel.key, person.row, w.day, stream.key)[0], probability);
    const informers = informersOf(w, person, s, channel);
    w.informers.push(...informers);
    return informers.length > 0;
  });
  if (seeing.length === 0) return;
  const delay = Math.min(...seeing.map((channel) => channel.delay));
  const { owner, carriedBy } = seeing.find((channel) => channel.delay === delay)!;
  const keeper = owner < 0 ? null : owner;
  w.book.count(`stream.${stream.id}.detected`, person);
  if (carriedBy >= 0) foundBy(w, carriedBy, person, s);
  const report: Thing = { kind: 'report', due: w.day + delay, start: w.day, stream: s, cause, sound, checks: 0, keeper };
  if (report.due === w.day) arrives(w, person, report);
  else person.things.push(report);
  w.informers = [];
}

/** Review and record: a report reaches the record keeper, as things now stand with a duty; one performed is reported no more. */
export function arrives(w: World, person: Person, report: Thing): void {
  const s = report.stream;
  const stream = w.plan.streams[s]!;
  const duty = stream.kind === KIND.obligation ? openDuty(person, s, report.start) : undefined;
  if (stream.kind === KIND.obligation && !duty) return;
  const { cause } = duty ?? report;
  const sound = duty ? isInOrder(stream, duty.sound) : report.sound;
  w.keeper = report.keeper ?? null;
  if (drops(w, person, s, report.start)) return;
  const looking = w.policy.reviewsOf[s]!.filter(({ review }) => review.condition === null || meets(w, person, review.condition));
  const verdicts = looking.map(({ review, index }) => {
    w.here.arrived[index]!++;
    const left = w.here.quota[index]!;
    const letThrough = (yes: boolean): boolean => {
      if (yes && left > 0) w.here.quota[index] = left - 1;
      return yes;
    };
    if (w.here.capacity[index] === 0) return letThrough(review.passWhenFull);
    w.here.capacity[index]!--;
    const [word] = w.draw(PURPOSE.review, review.key, person.row, report.start, stream.key);
    if (sound) return letThrough(chance(word, review.passesSound));
    const honest = chance(word, review.passesUnsound);
    const pressed = left > 0 ? chance(word, review.quotaPasses) : honest;
    if (pressed && !honest) w.book.count(`review.${review.id}.rubber_stamped`, person);
    return letThrough(pressed);
  });
  if (verdicts.includes(false)) return w.book.count(`stream.${stream.id}.stopped`, person);
  w.book.count(`stream.${stream.id}.recorded`, person);
  toReturn(w, s);
  carry(w, person, s);
  if (duty) Object.assign(duty, { recorded: true, keeper: w.keeper });
  if (stream.kind !== KIND.merit && w.policy.felt[s]) raiseRisk(w, person, w.plan.ownRecord);
  w.sound = sound;
  score(w, person, s, cause, report.start, false);
  enterLists(w, person, s, cause, sound, report.start);
  remember(w, person, s, cause, report.start);
  if (w.policy.spreadsOf[s]!.length > 0) w.passing.push({ person, s, sound, keeper: w.keeper, informers: w.informers });
}

/** Score: every rule in force on the conduct, or only the monthly ones, of ledgers whose owner knows the record. */
export function score(w: World, person: Person, s: number, cause: number, actDay: number, monthly: boolean): void {
  const known = reached(w, s);
  for (const rule of w.policy.rulesOf[s]!) {
    const ledger = w.policy.ledgers[rule.ledger]!;
    if (known && !known.has(w.policy.reach!.ledgerOwner[rule.ledger]!)) continue;
    if ((monthly && !rule.monthly) || !isScored(person, ledger, w.here.draw)) continue;
    applyRule(w, person, s, rule, cause, actDay, new Set([w.plan.streams[s]!.context]));
  }
}

/** One rule to one record, or to what a person is, or to an entry on a list that it follows for as long as the entry stands. */
export function applyRule(
  w: World,
  person: Person,
  s: number,
  rule: Rule,
  cause: number,
  actDay: number,
  contexts: ReadonlySet<number>,
  follows?: Thing,
): void {
  if (rule.condition && !meets(w, person, rule.condition)) return;
  cause = causeUnder(w, person, rule.condition, cause);
  const ledger = w.policy.ledgers[rule.ledger]!;
  if (rule.warnings > 0 && person.totals[rule.warningColumn]! < rule.warnings) {
    person.totals[rule.warningColumn]!++;
    return w.book.count(`ledger.${w.plan.ledgers[rule.ledger]}.warnings`, person);
  }
  const account = person.accounts[rule.ledger]!;
  let points = plainPoints(w, person, s, rule, actDay);
  let own = rule.cases ? pointsIn(w, person, rule, 'own') : points;
  if (!Number.isNaN(rule.setTop)) {
    points = Math.min(0, rule.setTop - (startOf(person, ledger) + account.all));
    own = Math.min(0, rule.setTop - (startOf(person, ledger) + account.by[DEED]!));
  }
  points = kept(ledger, startOf(person, ledger) + account.all, points);
  own = cause === DEED ? kept(ledger, startOf(person, ledger) + account.by[DEED]!, own) : 0;
  if (points === 0 && own === 0) return;
  if (points < 0) contexts.forEach((context) => account.contexts.add(context));
  changeScore(w, person, rule.ledger, points, own, cause, points);
  const index = w.plan.rules.indexOf(rule.id);
  const change: Thing = {
    kind: 'change',
    due: rule.lifetime >= 0 ? w.day + rule.lifetime : NEVER,
    start: w.day,
    stream: s,
    cause,
    sound: false,
    checks: 0,
    rule: index,
    ledger: rule.ledger,
    points,
    own,
    ...(follows ? { follows } : {}),
  };
  const stays = rule.lifetime >= 0 || follows !== undefined;
  const request = points < 0 && s >= 0 && !follows && !rule.monthly ? mayObject(w, person, rule, change, actDay) : null;
  if (stays) person.things.push(change);
  if (request) fileRequest(w, person, request);
}

type Rule = World['policy']['rulesOf'][number][number];

/** Points of a rule by its cases, as things are or as own deeds alone would have them. */
function pointsIn(w: World, person: Person, rule: Rule, reading: 'all' | 'own'): number {
  if (!rule.cases) return rule.points;
  return casesOf(w, person, [...rule.cases, { condition: null, points: rule.points }])[reading === 'all' ? 'given' : 'own'].points;
}

function plainPoints(w: World, person: Person, s: number, rule: Rule, actDay: number): number {
  let points = pointsIn(w, person, rule, 'all');
  if (rule.discretion) {
    const word = w.draw(PURPOSE.discretion, rule.key, person.row, actDay, s < 0 ? 0 : w.plan.streams[s]!.key)[0];
    points = rule.discretionFrom + oneOf(word, rule.discretionTo - rule.discretionFrom + 1);
  }
  const within = (sum: number): number => (rule.cap < 0 ? sum : Math.max(-rule.cap, Math.min(rule.cap, sum)));
  if (rule.column >= 0) points = counted(w, person, s, rule, points, within);
  if (rule.sharedColumn < 0) return points;
  const shared = person.totals[rule.sharedColumn]!;
  const after = Math.max(-rule.sharedCap, Math.min(rule.sharedCap, shared + points));
  person.totals[rule.sharedColumn] = after;
  return after - shared;
}

function counted(w: World, person: Person, s: number, rule: Rule, points: number, within: (sum: number) => number): number {
  const total = person.totals[rule.column]!;
  if (rule.stepPer.length === 0) {
    person.totals[rule.column] = within(total + points);
    return person.totals[rule.column]! - total;
  }
  const { amount } = w.plan.streams[s]!;
  person.totals[rule.column] = total + amount;
  return within(forAmount(rule, total + amount)) - within(forAmount(rule, total));
}

/** Whole points for an amount: each step's part of it, divided by what makes one point there. */
function forAmount(rule: Rule, amount: number): number {
  const parts = rule.stepPer.map((per, i) => Math.max(0, Math.min(amount, rule.stepTo[i]!) - (i === 0 ? 0 : rule.stepTo[i - 1]!)) / per);
  return Math.floor(parts.reduce((sum, part) => sum + part, 0) + 1e-9);
}

/** Takes back a change of score whose time is over. */
export function expire(w: World, person: Person, change: Thing): void {
  if (w.policy.ledgers[change.ledger!]!.on) undo(w, person, change);
}

function dutyFalls(w: World, person: Person, s: number): void {
  const stream = w.plan.streams[s]!;
  const count = (what: string): void => w.book.count(`stream.${stream.id}.${what}`, person);
  const [can, prompt] = w.draw(PURPOSE.duty, stream.key, person.row, w.day, 0);
  const able = chance(can, numberNow(w, person, stream, 'able'));
  const atOnce = able && chance(prompt, caseNow(w, person, stream)?.performsAtOnce ?? stream.performsAtOnce);
  const open = fallDueMoney(w, person, s, atOnce);
  if (atOnce) return count('performed_at_once');
  count(able ? 'opened_able' : 'opened_unable');
  const cause = stream.brought >= 0 ? stream.brought : able ? DEED : INABILITY;
  person.things.push({
    kind: 'duty',
    due: Math.min(w.day + MONTH, w.day + stream.lapses),
    start: w.day,
    stream: s,
    cause,
    sound: able,
    checks: 0,
    recorded: false,
    open,
  });
  detect(w, person, s, cause, isInOrder(stream, able));
}

/** Whether a review would find nothing wrong with the report of an open duty: its bearer can perform, and it came of no error or inability. */
const isInOrder = (stream: Stream, able: boolean): boolean => able && stream.brought !== ERROR && stream.brought !== INABILITY;

/** The rule looks again: the entry, and what rules took for it, are now for an own deed. */
function lookAgain(w: World, person: Person, listing: Thing): void {
  listing.turns = undefined;
  if (listing.cause === INABILITY) turn(w, person, listing, DEED);
  for (const change of person.things.filter((thing) => thing.follows === listing && thing.cause !== DEED)) {
    const account = person.accounts[change.ledger!]!;
    const ledger = w.policy.ledgers[change.ledger!]!;
    if (!ledger.on) continue;
    change.own = kept(ledger, startOf(person, ledger) + account.by[DEED]!, change.points!);
    account.by[change.cause]! -= change.points!;
    account.by[DEED]! += change.own;
    change.cause = DEED;
  }
}

/** The monthly check of an open duty: performed, become able, or still open and costing points. */
export function checkDuty(w: World, person: Person, duty: Thing): void {
  const stream = w.plan.streams[duty.stream]!;
  const count = (what: string, n = 1): void => w.book.count(`stream.${stream.id}.${what}`, person, n);
  const listings = person.things.filter((thing) => thing.kind === 'listing' && thing.stream === duty.stream && thing.origin === duty.start);
  const listed = listings.length > 0;
  const performed = (afterPlan: boolean): void => {
    count('performed');
    if (listed) count('performed_listed');
    person.things = person.things.filter((thing) => thing !== duty);
    for (const listing of listings.filter((each) => !each.forGood)) {
      const list = w.policy.lists[listing.list!]!;
      const delay = afterPlan && list.instalmentsSuspend ? 0 : list.performedDelay;
      if (delay === 0) {
        if (listing.offList) drop(person, listing);
        else leave(w, person, listing, 'performed');
        continue;
      }
      listing.leavesOn = w.day + delay;
      listing.due = Math.min(listing.due, listing.leavesOn);
    }
  };
  if (duty.instalment !== undefined) {
    if (payInstalment(w, person, duty) === 'paid') performed(true);
    return;
  }
  if (w.day >= duty.start + stream.lapses) {
    count('time_barred');
    if (duty.open !== undefined) count('time_barred_money', duty.open);
    person.things = person.things.filter((thing) => thing !== duty);
    for (const listing of listings) {
      if (listing.offList) drop(person, listing);
      else if (listing.ends! >= NEVER && !listing.forGood) leave(w, person, listing, 'time_barred');
    }
    return;
  }
  duty.checks++;
  const words = w.draw(PURPOSE.duty, stream.key, person.row, duty.start, duty.checks);
  const [does, recovers] = words;
  if (
    duty.sound &&
    chance(does, (caseNow(w, person, stream)?.performs ?? stream.performs) * (listed ? 1 + effectNow(w, person, stream, 'payment') : 1))
  ) {
    if (duty.open !== undefined) w.book.count(`stream.${stream.id}.paid_in_full`, person, duty.open);
    return performed(false);
  }
  const outcome = payOtherwise(w, person, duty, words);
  if (outcome === 'paid') performed(false);
  if (outcome !== 'open') return;
  if (!duty.sound && chance(recovers, stream.recovers)) {
    count('recovered');
    duty.sound = true;
    if (stream.brought < 0) duty.cause = DEED;
    for (const listing of stream.brought < 0 ? listings : []) {
      listing.sound = true;
      if (listing.cause !== INABILITY && listing.turns?.to !== INABILITY) continue;
      if (w.policy.entries[listing.entry!]?.looksAgain) {
        lookAgain(w, person, listing);
        continue;
      }
      listing.recovered = true;
      for (const change of person.things) if (change.follows === listing) change.recovered = true;
      if (listing.cause === INABILITY && !listing.offList) w.book.count(`list.${w.plan.lists[listing.list!]}.recast`, person);
    }
  }
  w.keeper = duty.keeper ?? null;
  if (duty.recorded) score(w, person, duty.stream, duty.cause, w.day, true);
  duty.due = Math.min(w.day + MONTH, duty.start + stream.lapses);
}
