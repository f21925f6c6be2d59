import { PURPOSE } from '@glasshouse/dice';
import { applyRule } from './deeds.js';
import { countBroken } from './effects.js';
import { fitsWho } from './entering.js';
import type { Person } from './people.js';
import { isScored } from './standing.js';
import { reviseStates } from './states.js';
import { followLists } from './status.js';
import type { World } from './world.js';

const STATUS = 2;

const bandOf = (w: World, person: Person): string => {
  const age = w.plan.attributes[w.plan.ageAttribute]!;
  return age.categories[person.attributes[w.plan.ageAttribute]!]!;
};

/** The first thing of a round: birthdays since the first day of the last one take effect on those who are there beyond today. */
export function growOlder(w: World, since: number): void {
  if (!w.plan.demography) return;
  for (const household of new Set(w.here.people.map((person) => person.household))) {
    const before = household.map((each) => w.standing(each));
    w.before = new Map(household.map((each, i) => [each, before[i]!]));
    const was = household.map((person) => ({ rules: statusRules(w, person), attributes: [...person.attributes] }));
    for (const person of household) haveBirthdays(w, person, since);
    for (const person of household) move(w, person, since);
    const there = (each: Person): boolean => each.leaves > w.day && (!each.born || each.enters <= w.day);
    const children = household.some((each) => !each.adult && there(each)) ? 1 : 0;
    if (household.some((each) => each.attributes[1] === 1 || each.born)) for (const each of household) each.attributes[1] = children;
    household.forEach((person, i) => {
      if (!person.present || was[i]!.attributes.every((category, a) => category === person.attributes[a])) return;
      reviseStates(w, person);
      for (const rule of statusRules(w, person))
        if (!was[i]!.rules.includes(rule)) applyRule(w, person, -1, w.policy.rules[rule]!, STATUS, w.day, new Set());
      followLists(w);
      const wasAwake = person.awake;
      w.settle(person, before[i]!);
      if (person.awake && !wasAwake) person.awakeFrom = w.day;
    });
    w.before = new Map();
    countBroken(w, household, before, w.policy);
  }
}

function haveBirthdays(w: World, person: Person, since: number): void {
  for (const { day, band } of person.birthdays) {
    if (day <= since || day > w.day || person.leaves <= w.day) continue;
    w.book.count('demography.grew_older', person);
    w.book.count(`age.${bandOf(w, person)}.grew_out`, person);
    person.attributes[w.plan.ageAttribute] = band;
    w.book.count(`age.${bandOf(w, person)}.grew_in`, person);
    if (person.adult || !w.plan.adultBand[band]) continue;
    person.adult = true;
    w.book.count('demography.came_of_age', person);
    w.plan.attributes.forEach((attribute, a) => {
      if (!attribute.adultsOnly) return;
      const [word] = w.draw(PURPOSE.attribute, attribute.key, person.row, 0, 0);
      const shares = attribute.byPlace?.[w.here.place] ?? attribute.cumulative;
      person.attributes[a] = shares.findIndex((edge, i) => i === shares.length - 1 || word < edge);
    });
  }
}

const homeOf = (w: World, person: Person): string => w.plan.places[person.attributes[w.plan.demography!.home]!]!;

/** A household lives where its last move took it. */
function move(w: World, person: Person, since: number): void {
  const { home } = w.plan.demography!;
  const last = person.moves.findLast(({ day }) => day > since && day <= w.day);
  if (!last || last.to === person.attributes[home] || person.leaves <= w.day) return;
  if (person.present) {
    w.book.count('demography.moved', person);
    w.book.count(`home.${homeOf(w, person)}.moved_out`, person);
  }
  person.attributes[home] = last.to;
  if (person.present) w.book.count(`home.${homeOf(w, person)}.moved_in`, person);
}

/** Rules by what a person is that concern them now. */
const statusRules = (w: World, person: Person): number[] =>
  w.policy.statusRules.filter((index) => {
    const rule = w.policy.rules[index];
    if (!rule?.who || (rule.local && w.here.local === false)) return false;
    return isScored(person, w.policy.ledgers[rule.ledger]!, w.here.draw) && fitsWho(person, rule.who);
  });

export function countArrival(w: World, person: Person): void {
  if (!w.plan.demography) return;
  w.book.count(`age.${bandOf(w, person)}.${person.born ? 'born' : 'entered'}`, person);
  if (person.born) w.book.count('demography.born', person);
  if (w.plan.demography.moves) w.book.count(`home.${homeOf(w, person)}.entered`, person);
}

/** Counts someone who leaves or dies, and what their death ends. Before their things are gone. */
export function countDeparture(w: World, person: Person): void {
  if (!w.plan.demography) return;
  w.book.count(`age.${bandOf(w, person)}.${person.dies ? 'died' : 'left'}`, person);
  if (w.plan.demography.moves) w.book.count(`home.${homeOf(w, person)}.left`, person);
  if (!person.dies) return;
  w.book.count('demography.died', person);
  const ended = { duty: 'duties', appeal: 'requests', objection: 'requests', listing: 'listings' } as Record<string, string>;
  for (const { kind, offList } of person.things)
    if (ended[kind] && !offList) w.book.count(`demography.ended_${ended[kind]}`, person);
    else if (kind === 'appeal') w.book.count('demography.ended_requests', person);
}

export function countBandDays(w: World): void {
  if (!w.plan.demography) return;
  for (const person of w.here.people) {
    if (!person.present) continue;
    w.book.count(`age.${bandOf(w, person)}.days`, person);
    if (w.plan.demography.moves) w.book.count(`home.${homeOf(w, person)}.days`, person);
  }
}

export function countBands(w: World): void {
  if (!w.plan.demography) return;
  for (const person of w.here.people) {
    if (!person.present) continue;
    w.book.stock(`age.${bandOf(w, person)}.people`, person);
    if (w.plan.demography.moves) w.book.stock(`home.${homeOf(w, person)}.people`, person);
  }
}
