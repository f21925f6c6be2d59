import { PURPOSE, threefry4x32 } from '@glasshouse/dice';
import type { Plan, Policy } from './plan/plan.js';
import { bears, livedBy, movesOf } from './lives.js';
import type { Lived } from './lives.js';
import type { Remembered } from './conditions.js';
import type { Playing } from './encounter-parts.js';
import type { Being } from './states.js';

/** Something of a person that can change by itself: an open duty, a report under way, a change of score that expires, a listing. */
export interface Thing {
  kind: 'duty' | 'report' | 'change' | 'listing' | 'appeal' | 'objection' | 'retry';
  /** Next day on which it is looked at. */
  due: number;
  /** Day on which it began: a duty fell due, an act was done, a name was entered. */
  start: number;
  stream: number;
  cause: number;
  sound: boolean;
  /** Monthly checks so far. */
  checks: number;
  /** duty */
  recorded?: boolean;
  /** report, duty recorded: owner of the channel that saw it; null: everybody knows. */
  keeper?: number | null;
  /** change: index of the rule, what it did to the score, and to the score that own conduct alone would give. */
  rule?: number;
  ledger?: number;
  points?: number;
  own?: number;
  /** listing: its ground and list; contexts of the deeds behind it when it was made. */
  entry?: number;
  list?: number;
  contexts?: ReadonlySet<number>;
  origin?: number;
  ends?: number;
  shown?: boolean;
  offList?: boolean;
  /** listing, change: whoever could not perform the duty behind it has become able to. */
  recovered?: boolean;
  /** change: the listing that it follows. */
  follows?: Thing;
  /** listing: performance does not take it off; cause from the day on which own deeds alone no longer hold it. */
  forGood?: boolean;
  turns?: { on: number; to: number };
  /** duty: minor units still owed; size of an instalment while a plan is kept; instalments that have fallen due. */
  open?: number | undefined;
  instalment?: number | undefined;
  /** appeal: fee that waits for the answer, in minor units. */
  fee?: number;
  fallen?: number;
  leavesOn?: number;
  /** listing: a request waits for its answer; its subject knows of it; what triggered the sanctions in force, day by day. */
  appealing?: boolean;
  known?: boolean;
  /** Money that sanctions took, or withheld, because of it: of which measure, for what cause. */
  taken?: { m: number; cause: number; amount: number; children: boolean; returned: boolean }[];
  imposed?: { day: number; measures: Policy['measures']; offList: boolean; suspends: boolean }[];
  /** appeal: the entry, its first day, and whether the request has been made. Stream, cause and ground are those of that time. */
  against?: Thing;
  from?: number;
  filed?: boolean;
  /** objection: the change with a time of its own that it is against; whether the points counted for good; whether they count no longer. */
  change?: Thing | null;
  lasting?: boolean;
  gone?: boolean;
  /** objection: points given back until the answer, and the day on which they would have expired. */
  back?: { points: number; own: number; until: number };
}

export interface Person extends Lived {
  /** Every record that was written to them. */
  records: Remembered[];
  /** Day as of which measures read these records. */
  asOf: number;
  row: number;
  /** Position of the place of the community. */
  place: number;
  attributes: number[];
  cell: number;
  adult: boolean;
  /** An adult when they came in. */
  cameAdult: boolean;
  aware: boolean;
  enters: number;
  leaves: number;
  /** Everyone of the household, this person included. */
  household: Person[];
  present: boolean;
  things: Thing[];
  /** By ledger: all points, points by cause (`deed`: what own conduct alone gives), contexts of deeds that took points. */
  accounts: { all: number; by: number[]; contexts: Set<number> }[];
  /** By column: running totals of rules with a cap or steps. */
  totals: number[];
  risk: { level: number; day: number };
  awake: boolean;
  awakeFrom: number;
  /** Refusals so far, by stream. */
  refusals: Map<number, number>;
  /** First times already counted, since the warm-up. */
  seen: Set<string>;
  /** Sanctioned in the warm-up. */
  sanctionedBefore: boolean;
  /** Moves of the household. */
  moves: { day: number; to: number }[];
  /** Had a letter about a relative. */
  heard: boolean;
  /** Day of the last act on each stream. */
  acts: Map<number, number>;
  sanctionDays: number;
  withoutDays: number;
  /** Minor units that sanctions took, and those of them without deed. */
  money: { taken: number; without: number };
  /** Firms on lists for which they answer. */
  answers: { register: number; cause: number }[];
  /** Measures that have begun, also while what they rest on is suspended. */
  begun: Set<number>;
  /** Doors closed, by measure whose trigger is met. */
  doors: Map<number, number>;
  /** Spreads turned against. */
  turned: Set<string>;
  /** By state: what the person is in, or null. */
  states: (Being | null)[];
  /** By encounter: what the person follows and has, or null. */
  playing: (Playing | null)[];
}

export type Draw = (purpose: number, rule: number, who: number, when: number, other: number) => [number, number, number, number];

/** Draws of one community as unsigned words. */
export function drawsOf(seed: number, replicate: number, communityKey: number): Draw {
  const out = new Int32Array(4);
  return (purpose, rule, who, when, other) => {
    threefry4x32(out, seed, replicate, purpose, rule, communityKey, who, when, other);
    return [out[0]! >>> 0, out[1]! >>> 0, out[2]! >>> 0, out[3]! >>> 0];
  };
}

export const chance = (word: number, p: number): boolean => word < p * 2 ** 32;
/** A whole number from 0 to n - 1. */
export const oneOf = (word: number, n: number): number => Math.floor((word * n) / 2 ** 32);
const pick = (cumulative: number[], word: number): number => cumulative.findIndex((edge, i) => i === cumulative.length - 1 || word < edge);

/** Everyone who will ever be in a community, household by household. */
export function peopleOf(plan: Plan, community: number, draw: Draw): Person[] {
  const count = plan.communities[community]!.persons;
  const { place } = plan.communities[community]!;
  const people: Person[] = [];
  for (let h = 0; people.length < count; h++) {
    const size = pick(plan.householdCumulative, draw(PURPOSE.household_size, 0, h, 0, 0)[0]) + 1;
    const first = people.length;
    const rows = Array.from({ length: Math.min(size, count - first) }, (_, i) => first + i);
    const bands = rows.map((row) => pick(row === first ? plan.firstAge : plan.otherAge, draw(PURPOSE.age, 0, row, 0, 0)[0]));
    const withChild = bands.some((band) => !plan.adultBand[band]);
    const household: Person[] = [];
    rows.forEach((row, i) => {
      const adult = plan.adultBand[bands[i]!]!;
      const attributes = plan.attributes.map((attribute, a) => {
        if (a === plan.ageAttribute) return bands[i]!;
        if (attribute.id === 'children') return withChild ? 1 : 0;
        if (attribute.adultsOnly && !adult) return attribute.childCategory;
        return pick(
          attribute.byPlace?.[plan.communities[community]!.place] ?? attribute.cumulative,
          draw(PURPOSE.attribute, attribute.key, attribute.ofHousehold ? h : row, 0, 0)[0],
        );
      });
      household.push(personOf(plan, draw, { row, place, attributes, adult, household, bornOn: null }));
    });
    people.push(...household);
  }
  for (const household of new Set(people.map((person) => person.household))) {
    const days = household.flatMap((parent) => bears(plan, draw, parent)).sort((a, b) => a - b);
    for (const bornOn of days.slice(0, MOST_MEMBERS - household.length)) {
      const row = people.length;
      const attributes = plan.attributes.map((attribute, a) => {
        if (a === plan.ageAttribute) return 0;
        if (attribute.ofHousehold) return household[0]!.attributes[a]!;
        if (attribute.adultsOnly) return attribute.childCategory;
        const shares = attribute.byPlace?.[plan.communities[community]!.place] ?? attribute.cumulative;
        return pick(shares, draw(PURPOSE.attribute, attribute.key, row, 0, 0)[0]);
      });
      const child = personOf(plan, draw, { row, place, attributes, adult: false, household, bornOn });
      household.push(child);
      people.push(child);
    }
  }
  return people;
}

/** A household ever has as many members. */
const MOST_MEMBERS = 16;

interface Made extends Pick<Person, 'row' | 'place' | 'attributes' | 'adult' | 'household'> {
  bornOn: number | null;
}

function personOf(plan: Plan, draw: Draw, { row, place, attributes, adult, household, bornOn }: Made): Person {
  const [comes, when, stays] = draw(PURPOSE.turnover, 0, row, 0, 0);
  const enters = bornOn ?? (chance(comes, plan.enters) ? plan.start + oneOf(when, plan.end - plan.start + 1) : plan.start);
  const leaves = plan.leaves > 0 ? Math.min(plan.end + 1, enters + 1 + gap(stays, plan.leaves / 365)) : plan.end + 1;
  return {
    row,
    place,
    attributes,
    ...livedBy(plan, draw, { row, attributes, enters, leaves, born: bornOn !== null }),
    cell: plan.groups.reduce(
      (cell, group) => cell * group.categories.length + (bornOn !== null && group.id === 'children' ? 1 : attributes[group.attribute]!),
      0,
    ),
    adult,
    cameAdult: adult,
    aware: plan.perceives && chance(draw(PURPOSE.aware, 0, row, 0, 0)[0], plan.aware),
    enters,
    household,
    present: false,
    things: [],
    records: [],
    asOf: plan.start,
    accounts: plan.ledgers.map(() => ({ all: 0, by: [0, 0, 0, 0, 0, 0], contexts: new Set<number>() })),
    totals: Array.from({ length: plan.ruleColumns }, () => 0),
    risk: { level: 0, day: plan.start },
    awake: false,
    awakeFrom: 0,
    refusals: new Map(),
    seen: new Set(),
    sanctionedBefore: false,
    moves: household.length > 0 ? household[0]!.moves : movesOf(plan, draw, { row, attributes }),
    heard: false,
    acts: new Map(),
    sanctionDays: 0,
    withoutDays: 0,
    money: { taken: 0, without: 0 },
    answers: [],
    begun: new Set(),
    doors: new Map(),
    turned: new Set(),
    states: plan.states.map(() => null),
    playing: plan.encounters.map(() => null),
  };
}

/** Days without an event before the next one, each day having it with probability p. */
export function gap(word: number, p: number): number {
  return p >= 1 ? 0 : Math.floor(Math.log((word + 1) / 2 ** 32) / Math.log1p(-p));
}

/** A person's open duty of a stream that fell due on a day. */
export const openDuty = (person: Person, stream: number, day: number): Thing | undefined =>
  person.things.find((thing) => thing.kind === 'duty' && thing.stream === stream && thing.start === day);

type ByAttribute = Plan['streams'][number]['rate'];

/** A value that may differ by one attribute, for a person. */
export const valueFor = (by: ByAttribute, person: Person): number =>
  by.attribute < 0 ? by.values[0]! : by.values[person.attributes[by.attribute]!]!;
