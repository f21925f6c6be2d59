import { PURPOSE } from '@glasshouse/dice';
import { CAUSES } from '@glasshouse/model';
import { meets } from './conditions.js';
import { detect, KIND } from './deeds.js';
import { passOn } from './liability.js';
import { chance, oneOf } from './people.js';
import type { Person } from './people.js';
import { DEED } from './scores.js';
import { fits } from './standing.js';
import { playNorm, playRepay } from './encounter-games.js';
import { MEETS, bring, circle, nameOf } from './encounter-parts.js';
import type { Done, Encounter } from './encounter-parts.js';
import type { World } from './world.js';

const HELPS = { always: -1, never: -2 };
const LOOKS = 8;
const LAWFUL = CAUSES.indexOf('lawful');
const INABILITY = CAUSES.indexOf('inability');

export function enterEncounters(w: World, person: Person): void {
  person.playing = w.plan.encounters.map((encounter) => {
    if (!person.cameAdult || !fits(person, encounter.who)) return null;
    const [word] = w.draw(PURPOSE.encounter, encounter.startKey, person.row, 0, 0);
    const strategy = encounter.start.findIndex((edge, i) => i === encounter.start.length - 1 || word < edge);
    w.book.count(`${nameOf(encounter, strategy)}.began`, person);
    return { strategy, standing: encounter.standing?.start ?? 0, payoff: 0 };
  });
}

export function leaveEncounters(w: World, person: Person): void {
  person.playing.forEach((playing, e) => {
    if (!playing) return;
    const name = nameOf(w.plan.encounters[e]!, playing.strategy);
    w.book.count(`${name}.gone`, person);
    if (w.plan.encounters[e]!.revises) w.book.count(`${name}.settled`, person, playing.payoff);
  });
  person.playing = w.plan.encounters.map(() => null);
}

export function countEncounters(w: World): void {
  for (const person of w.here.people)
    person.playing.forEach((playing, e) => {
      if (!playing) return;
      const encounter = w.plan.encounters[e]!;
      w.book.stock(`${nameOf(encounter, playing.strategy)}.people`, person);
      if (encounter.revises) w.book.stock(`${nameOf(encounter, playing.strategy)}.payoff`, person, playing.payoff);
    });
}

function another(w: World, encounter: Encounter, key: number, person: Person, takes: (person: Person) => boolean): Person | undefined {
  const others = circle(w, encounter, person);
  for (let k = 0; others.length > 0 && k < LOOKS; k++) {
    const other = others[oneOf(w.draw(PURPOSE.encounter, key, person.row, w.day, k)[0], others.length)]!;
    if (takes(other)) return other;
  }
  return undefined;
}

/** The encounters of a day, at its start. */
export function meetToday(w: World, due: (person: Person) => boolean, fall: (person: Person) => void): void {
  w.plan.encounters.forEach((encounter, e) => {
    const since = w.day - w.plan.start;
    const bars = w.policy.measures.flatMap((measure, m) => {
      const all = measure.suspends.length > 0 && w.plan.streams.every((_, s) => measure.suspends.includes(s));
      return measure.on && (all || [encounter.does, encounter.doesNot].some((s) => measure.suspends.includes(s))) ? [m] : [];
    });
    const parts = w.here.people.filter((person) => {
      if (!person.playing[e] || bars.length === 0) return person.playing[e];
      const { measures } = w.standing(person);
      return !bars.some((m) => measures.has(m));
    });
    const takes = (person: Person): boolean => parts.includes(person);
    if (encounter.revises && since > 0 && since % encounter.revises.every === 0) revise(w, encounter, e, takes, parts);
    if (since % encounter.every === 0) meet(w, encounter, e, takes, parts, due, fall);
  });
}

function meet(
  w: World,
  encounter: Encounter,
  e: number,
  takes: (person: Person) => boolean,
  parts: Person[],
  due: (person: Person) => boolean,
  fall: (person: Person) => void,
): void {
  const apart = encounter.meets.kind === MEETS.partition && w.policy.partitions[encounter.meets.of]!.size === 0;
  if (apart && encounter.game.kind !== 'repay') return;
  for (const person of w.here.people) if (person.playing[e] && !takes(person)) w.book.count(`encounter.${encounter.id}.kept_away`, person);
  const done =
    encounter.game.kind === 'help'
      ? playHelp(w, encounter, encounter.game, e, takes, parts)
      : encounter.game.kind === 'norm'
        ? playNorm(w, encounter, encounter.game, e, parts)
        : playRepay(w, encounter, encounter.game, e, apart, parts);
  for (const { person, did, able } of done) {
    const waits = due(person);
    const s = did ? encounter.does : encounter.doesNot;
    for (const stream of new Set([encounter.does, encounter.doesNot]))
      if (stream >= 0) w.book.count(`stream.${w.plan.streams[stream]!.id}.opportunities`, person);
    if (s < 0) continue;
    w.act(person, () => {
      if (able) w.book.count(`stream.${w.plan.streams[s]!.id}.acts`, person);
      if (able) person.acts.set(s, w.day);
      detect(w, person, s, !able ? INABILITY : w.plan.streams[s]!.kind === KIND.protected ? LAWFUL : DEED, able);
    });
    if (!waits && due(person)) w.act(person, () => fall(person));
    passOn(w, due, fall);
  }
}

function playHelp(
  w: World,
  encounter: Encounter,
  game: Extract<Encounter['game'], { kind: 'help' }>,
  e: number,
  takes: (person: Person) => boolean,
  parts: Person[],
): Done[] {
  const met: { person: Person; other: Person; helps: boolean }[] = [];
  for (const person of parts) {
    const other = another(w, encounter, encounter.key, person, takes);
    if (!other) {
      w.book.count(`encounter.${encounter.id}.alone`, person);
      continue;
    }
    const strategy = encounter.strategies[person.playing[e]!.strategy]!;
    const known = chance(w.draw(PURPOSE.encounter, encounter.key, person.row, w.day, 0)[1], encounter.known / 2 ** 32);
    if (!known) w.book.count(`${nameOf(encounter, person.playing[e]!.strategy)}.unknown`, person);
    const picks = (): boolean => (known ? meets(w, other, w.policy.asked[strategy.helps]!) : strategy.unknown);
    met.push({ person, other, helps: strategy.helps === HELPS.always || (strategy.helps !== HELPS.never && picks()) });
  }
  for (const { person, other, helps } of met) {
    const own = person.playing[e]!;
    const count = (who: Person, what: string): void => w.book.count(`${nameOf(encounter, who.playing[e]!.strategy)}.${what}`, who);
    count(person, helps ? 'helped' : 'refused');
    for (const total of ['meetings', helps ? 'helps' : 'refusals']) w.book.count(`encounter.${encounter.id}.${total}`, person);
    if (encounter.standing) {
      const { lowest, highest, helped, refused } = encounter.standing;
      own.standing = Math.min(highest, Math.max(lowest, own.standing + (helps ? helped : refused)));
    }
    if (!helps) continue;
    count(other, 'was_helped');
    bring(w, encounter, e, person, game.cost, true);
    bring(w, encounter, e, other, game.benefit);
  }
  return met.map(({ person, helps }) => ({ person, did: helps, able: true }));
}

/** Imitation: everyone reads what the others had before anybody turned. */
function revise(w: World, encounter: Encounter, e: number, takes: (person: Person) => boolean, parts: Person[]): void {
  const { compares, better, perPart, mutates } = encounter.revises!;
  const count = (what: string, person: Person): void => w.book.count(`encounter.${encounter.id}.${what}`, person);
  const next = new Map<Person, number>();
  for (const person of parts) {
    const own = person.playing[e]!;
    const [whether, which] = w.draw(PURPOSE.encounter, encounter.revisionKey, person.row, w.day, LOOKS);
    if (chance(whether, mutates / 2 ** 32)) {
      count('mutated', person);
      next.set(person, oneOf(which, encounter.strategies.length));
      continue;
    }
    const other = another(w, encounter, encounter.revisionKey, person, takes);
    const [, looks, copies] = w.draw(PURPOSE.encounter, encounter.revisionKey, person.row, w.day, 0);
    if (!other || !chance(looks, compares / 2 ** 32)) continue;
    count('compared', person);
    const more = other.playing[e]!.payoff - own.payoff;
    if (more <= 0 || !chance(copies, perPart > 0 ? Math.min(1, perPart * more) : better / 2 ** 32)) continue;
    count('copied', person);
    next.set(person, other.playing[e]!.strategy);
  }
  for (const person of w.here.people) {
    const own = person.playing[e];
    if (!own) continue;
    const to = next.get(person) ?? own.strategy;
    w.book.count(`${nameOf(encounter, own.strategy)}.settled`, person, own.payoff);
    if (to !== own.strategy) w.book.count(`${nameOf(encounter, own.strategy)}.given_up`, person);
    if (to !== own.strategy) w.book.count(`${nameOf(encounter, to)}.taken_up`, person);
    own.strategy = to;
    own.payoff = 0;
    if (encounter.standing?.renewed) own.standing = encounter.standing.start;
  }
}
