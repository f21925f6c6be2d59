import { normalOfWord, PURPOSE } from '@glasshouse/dice';
import type { Plan } from './plan/plan.js';
import { riskOf } from './deeds.js';
import { around } from './around.js';
import { chance, oneOf, valueFor } from './people.js';
import type { Person } from './people.js';
import type { Group, Shown } from './shows.js';
import { fits } from './standing.js';
import type { World } from './world.js';

type Stance = Plan['minds']['stances'][number];
type Survey = Plan['minds']['surveys'][number];
type Opinion = Plan['minds']['opinions'][number];

const SEES = { community: 0, lattice: 1, partition: 2, tie: 3 };
const RULE = { threshold: 0, enforcement: 1, grievance: 2, voiced: 3 };
const LAW = { ranks: 0, given: 1, normal: 2, uniform: 3 };
const ONE_RISK = 30_000;

const middle = (word: number): number => (word + 0.5) / 2 ** 32;

function begin(w: World, stance: Stance): Group {
  const members = w.here.people.filter((person) => person.cameAdult && fits(person, stance.who));
  const believers = new Set<Person>();
  if (stance.rule.kind === RULE.enforcement) {
    const word = (person: Person): number => w.draw(PURPOSE.stance, stance.key, person.row, 0, 0)[2];
    const first = stance.rule.block ? nearest(stance, members) : [...members].sort((a, b) => word(a) - word(b) || a.row - b.row);
    first.slice(0, Math.round(stance.rule.believers * members.length)).forEach((person) => believers.add(person));
  }
  return { members, believers, near: stance.view.kind === SEES.lattice ? lattice(w, stance, members) : new Map(), shown: new Map() };
}

/** Members from the middle of the torus outwards; without a torus by roster. */
function nearest({ view }: Stance, members: Person[]): Person[] {
  if (view.kind !== SEES.lattice) return members;
  const lines = Math.ceil(members.length / view.columns);
  const far = (a: number, b: number, around: number): number => Math.min(Math.abs(a - b), around - Math.abs(a - b));
  const distance = (k: number): number =>
    far(Math.floor(k / view.columns), Math.floor(lines / 2), lines) ** 2 +
    far(k % view.columns, Math.floor(view.columns / 2), view.columns) ** 2;
  return members
    .map((person, k) => ({ person, k }))
    .sort((a, b) => distance(a.k) - distance(b.k) || a.k - b.k)
    .map(({ person }) => person);
}

/** Eight neighbours on a torus; then each tie, by its first end and direction, may move one end to somebody who is no neighbour of the other. */
function lattice(w: World, { view, key }: Stance, members: Person[]): Map<Person, Set<Person>> {
  const near = new Map(members.map((person): [Person, Set<Person>] => [person, new Set()]));
  const lines = Math.ceil(members.length / view.columns);
  const at = (line: number, column: number): Person | undefined =>
    members[((line + lines) % lines) * view.columns + ((column + view.columns) % view.columns)];
  const ties: { a: Person; b: Person; direction: number }[] = [];
  members.forEach((a, k) => {
    const [line, column] = [Math.floor(k / view.columns), k % view.columns];
    [at(line, column + 1), at(line + 1, column), at(line + 1, column + 1), at(line + 1, column - 1)].forEach((b, direction) => {
      if (b === undefined || b === a || near.get(a)!.has(b)) return;
      near.get(a)!.add(b);
      near.get(b)!.add(a);
      ties.push({ a, b, direction });
    });
  });
  for (const { a, b, direction } of ties) {
    for (let k = 0; view.rewired > 0 && k <= members.length; k++) {
      const [whether, which, where] = w.draw(PURPOSE.stance, key, a.row, direction, 2 + k);
      if (k === 0 && !chance(whether, view.rewired)) break;
      const [kept, left] = which % 2 === 0 ? [a, b] : [b, a];
      const other = members[oneOf(where, members.length)]!;
      if (other === kept || near.get(kept)!.has(other)) continue;
      near.get(kept)!.delete(left);
      near.get(left)!.delete(kept);
      near.get(kept)!.add(other);
      near.get(other)!.add(kept);
      break;
    }
  }
  return near;
}

/** Goes over every stance once, at the end of a round. */
export function endStances(w: World, first: number): void {
  w.here.shows ??= w.plan.minds.stances.map((stance) => begin(w, stance));
  w.plan.minds.stances.forEach((stance, s) => goOver(w, stance, w.here.shows![s]!, first));
}

function goOver(w: World, stance: Stance, group: Group, first: number): void {
  const before = new Map(group.shown);
  const here = group.members.filter((person) => person.present);
  group.shown = new Map(here.map((person) => [person, before.get(person) ?? { holds: group.believers.has(person), enforces: 0 }]));
  const word = new Map(here.map((person) => [person, w.draw(PURPOSE.stance, stance.key, person.row, first, 1)[0]]));
  const order = stance.inTurn ? [...here].sort((a, b) => word.get(a)! - word.get(b)! || a.row - b.row) : here;
  const next = new Map<Person, Shown>();
  for (const person of order) {
    const now = judge(w, stance, group, person);
    if (stance.inTurn) group.shown.set(person, now);
    else next.set(person, now);
  }
  if (!stance.inTurn) group.shown = next;
  for (const person of group.members) {
    const [was, is] = [before.get(person)?.holds ?? false, group.shown.get(person)?.holds ?? false];
    const count = (what: string): void => w.book.count(`stance.${stance.id}.${what}`, person);
    if (is && !was) count('taken_up');
    if (was && !is) count(person.present ? 'given_up' : 'gone');
  }
}

function judge(w: World, stance: Stance, group: Group, person: Person): Shown {
  const { rule } = stance;
  const others = [...group.shown.keys()].filter((other) => other !== person);
  const { kind, of } = stance.view;
  const near =
    kind === SEES.community
      ? others
      : kind === SEES.lattice
        ? group.near.get(person)!
        : around(w, kind === SEES.partition ? of : w.policy.partitions.length + of, person);
  const friends = new Set([...near].filter((other) => group.shown.has(other)));
  const weigh = (other: Person): number => (stance.weight === 0 ? (friends.has(other) ? 1 : 0) : friends.has(other) ? stance.weight : 1);
  const sum = (what: (shown: Shown) => number): number =>
    others.reduce((total, other) => total + weigh(other) * what(group.shown.get(other)!), 0);
  const seen = sum(() => 1);
  const holding = sum(({ holds }) => (holds ? 1 : 0));
  const [first, second] = w.draw(PURPOSE.stance, stance.key, person.row, 0, 0);
  if (rule.kind === RULE.threshold) {
    if (rule.lasting && group.shown.get(person)!.holds) return { holds: true, enforces: 0 };
    const k = group.members.indexOf(person);
    const counted = rule.law === LAW.ranks ? k : rule.people[Math.min(k, rule.people.length - 1)]!;
    const share =
      rule.law === LAW.normal ? rule.first + rule.second * normalOfWord(first) : rule.first + (rule.second - rule.first) * middle(first);
    return { holds: rule.law <= LAW.given ? holding >= counted : holding >= share * (seen + 1) - 1e-9, enforces: 0 };
  }
  if (rule.kind === RULE.grievance) {
    const ratio = rule.police / (holding + 1);
    const arrest = 1 - Math.exp(-rule.certainty * (rule.whole ? Math.floor(ratio) : ratio));
    return { holds: middle(first) * rule.grievance - middle(second) * arrest > rule.threshold, enforces: 0 };
  }
  if (rule.kind === RULE.voiced) {
    const leaning = valueFor(rule.leaning, person) + normalOfWord(first);
    return { holds: leaning > rule.pressure * (1 - (2 * holding) / (seen + 1)) + rule.fear * felt(w, person), enforces: 0 };
  }
  const belief = group.believers.has(person) ? 1 : -1;
  const conviction = belief === 1 ? rule.believersConviction : rule.conviction * middle(first);
  const against = -belief * sum(({ enforces }) => enforces);
  const yields = against > conviction * seen;
  const shows = yields ? -belief : belief;
  if (yields) return { holds: shows === 1, enforces: against > (conviction + rule.cost) * seen ? shows : 0 };
  const contrary = sum(({ holds }) => (holds === (belief === 1) ? 0 : 1));
  const mayEnforce = belief === 1 || rule.counter;
  return { holds: shows === 1, enforces: mayEnforce && conviction * contrary > rule.cost * seen ? shows : 0 };
}

/** Perceived risk from 0 to 1. */
function felt(w: World, person: Person): number {
  if (!w.plan.perceives || !person.aware) return 0;
  return Math.min(1, riskOf(w, person) / ONE_RISK + (w.plan.display * 100 * w.here.displayed) / w.here.declared);
}

/** Counts what everybody shows at the end of a round. */
export function countStances(w: World): void {
  w.plan.minds.stances.forEach(({ id, rule }, s) => {
    const { shown, believers } = w.here.shows![s]!;
    for (const [person, { holds, enforces }] of shown) {
      const stock = (what: string): void => w.book.stock(`stance.${id}.${what}`, person);
      const believes = believers.has(person);
      if (holds) stock('holding');
      if (rule.kind !== RULE.enforcement) continue;
      if (holds && !believes) stock('false_compliance');
      if (enforces !== 0) stock(holds === believes ? 'enforcing_truly' : 'enforcing_falsely');
    }
  });
}

/** Asks the surveys of the day. */
export function askSurveys(w: World): void {
  for (const survey of w.plan.minds.surveys) {
    if (!survey.days.includes(w.day)) continue;
    for (const person of w.here.people) if (person.present && person.adult && fits(person, survey.who)) ask(w, survey, person);
  }
}

function ask(w: World, survey: Survey, person: Person): void {
  const opinion = w.plan.minds.opinions[survey.opinion]!;
  const [whether, half] = w.draw(PURPOSE.survey, survey.key, person.row, w.day, 0);
  if (!chance(whether, survey.sample)) return;
  const count = (what: string, n = 1): void => w.book.count(`survey.${survey.id}.${what}`, { ...person, cell: 0 }, n);
  count('asked');
  if (!survey.list) return count(answer(w, survey, opinion, person));
  const treated = chance(half, 0.5);
  const items = Array.from(
    { length: survey.items },
    (_, i) => w.draw(PURPOSE.survey, survey.key, person.row, w.day, 1 + Math.floor(i / 4))[i % 4]!,
  );
  const held = items.filter((word) => chance(word, survey.held)).length;
  count(treated ? 'list_n_treated' : 'list_n_control');
  count(treated ? 'list_sum_treated' : 'list_sum_control', held + (treated && favours(w, opinion, person) ? 1 : 0));
}

function favours(w: World, opinion: Opinion, person: Person): boolean {
  const learnt = person.seen.has('first.sanctioned') || person.sanctionedBefore || person.heard;
  const favour = valueFor(opinion.favour, person) * (learnt ? 1 - opinion.lost : 1);
  return chance(w.draw(PURPOSE.opinion, opinion.key, person.row, 0, 0)[0], favour);
}

function answer(w: World, survey: Survey, opinion: Opinion, person: Person): string {
  const [, guesses, conceals, evades] = w.draw(PURPOSE.opinion, opinion.key, person.row, 0, 0);
  const knows = !w.plan.perceives || person.aware;
  if (!knows && survey.offersDontKnow && !chance(guesses, opinion.guesses)) return 'dont_know';
  if (favours(w, opinion, person)) return 'approve';
  if (!chance(conceals, valueFor(opinion.conceals, person) + opinion.concealsByFear * felt(w, person))) return 'disapprove';
  return survey.offersDontKnow && chance(evades, opinion.evades) ? 'dont_know' : 'approve';
}
