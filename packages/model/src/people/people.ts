import { ONE, PURPOSE, below, gapFactor, geometricGap, threefry4x32 } from '@glasshouse/dice';
import { cutGrid } from '../mechanisms/incidents/cells.js';
import { drawBirths } from '../mechanisms/demography/draw-life.js';
import type { Birth } from '../mechanisms/demography/draw-life.js';
import { drawLives } from '../mechanisms/demography/lives.js';
import type { Lives } from '../mechanisms/demography/lives.js';
import type { Grid } from '../mechanisms/incidents/cells.js';
import { CHILDREN } from '../mechanisms/population/plan-types.js';
import type { AttributePlan } from '../mechanisms/population/plan-types.js';
import { drawRepresentatives } from '../mechanisms/firms/representatives.js';
import type { Representatives } from '../mechanisms/firms/representatives.js';
import { firmCount } from '../mechanisms/firms/plan.js';
import type { Phases } from '../mechanisms/streams/calendar.js';
import type { CommunityPlan, Plan } from '../plan/types.js';
import { buildRosters } from '../mechanisms/stances/build-rosters.js';
import { isBorn } from './household.js';
import type { Families } from './household.js';
import type { Groups } from './groups.js';
import type { Roster } from '../mechanisms/stances/roster.js';

/**
 * The people of one community: what no rule changes, the same in every arm. One byte a column unless said. Where they live in time, `attributes` and
 * `adult` are as of one round; see `lives`.
 */
export interface People {
  /** Position of the community among those of the plan. */
  at: number;
  key: number;
  place: number;
  /** Rows: the people declared, those born in the run and those apart. */
  n: number;
  /** People declared for the community: what shares are taken of. */
  nominal: number;
  /** `attributes[a][row]`: category. */
  attributes: Uint8Array[];
  /** Cell of groups for the accounts. Written here and nowhere else. */
  cell: Uint8Array;
  /** Place in the household, and its members. The household starts at row - position. */
  position: Uint8Array;
  household: Uint8Array;
  adult: Uint8Array;
  /** 1: knows of the system and responds. */
  aware: Uint8Array;
  /** Days of entry and leave; null when there is no turnover. */
  enters: Int32Array | null;
  leaves: Int32Array | null;
  /** Who is born into which household; null: nobody. */
  families: Families | null;
  /** Changes that time makes; null: it makes none. */
  lives: Lives | null;
  /** Partitions and ties asked for so far; see `groups.ts`. */
  groups: Map<unknown, Groups>;
  /** Who has a chance on which day of a schedule with a period, by key of the stream, as far as asked for. */
  phases: Map<number, Phases>;
  /** Rate classes by the key of their draw, as far as asked for; see `keptClasses`. */
  classes: Map<number, Uint8Array>;
  /** Who answers for the firms of the community; null: no measure falls on them. */
  representatives: Representatives | null;
  /** Cells of the community, one cut for each grid of the plan. */
  grids: Grid[];
  /** Who can hold each stance of the plan, and whom they see. */
  rosters: Roster[];
}

const word = (out: Int32Array, i: number): number => out[i] >>> 0;

function pick(cumulative: number[], value: number): number {
  let i = 0;
  while (i < cumulative.length - 1 && value >= cumulative[i]) i++;
  return i;
}

/**
 * Generates everyone who will ever be in a community, from shares alone: household by household, then person by person.
 *
 * Each draw is addressed by household or row, so people added at the end (`apart`, households of one) change nobody.
 * Cost: about eight draws a person.
 */
export function generatePeople(plan: Plan, community: CommunityPlan, seed: number, replicate: number): People {
  const { demography, market } = plan;
  const births =
    demography === null || demography.births === null
      ? []
      : drawBirths(plan, demography, makePeople(plan, { ...community, apart: 0 }, { seed, replicate }, []), seed, replicate);
  const people = makePeople(plan, community, { seed, replicate }, births);
  people.grids = plan.gridSizes.map((size) => cutGrid(people, size));
  if (demography !== null) people.lives = drawLives(plan, demography, people, seed, replicate);
  if (market?.represented)
    people.representatives = drawRepresentatives(people, market.key, firmCount(market, community.persons), seed, replicate);
  people.rosters = buildRosters(plan, people, seed, replicate);
  return people;
}

function makePeople(
  plan: Plan,
  community: CommunityPlan,
  { seed, replicate }: { seed: number; replicate: number },
  births: readonly Birth[],
): People {
  const n = community.persons + births.length + (community.apart ?? 0);
  const out = new Int32Array(4);
  // `map` makes an array of another kind once V8 has optimized this function, and all who read attributes would be compiled anew.
  const columns = Array.from(plan.attributes, () => new Uint8Array(n));
  const comeAndGo = plan.enters > 0 || plan.leaves > 0 || plan.demography !== null;
  const people: People = {
    at: community.at,
    key: community.key,
    place: community.place,
    n,
    nominal: community.persons,
    attributes: columns,
    cell: new Uint8Array(n),
    position: new Uint8Array(n),
    household: new Uint8Array(n),
    adult: new Uint8Array(n),
    aware: new Uint8Array(n),
    enters: comeAndGo ? new Int32Array(n) : null,
    leaves: comeAndGo ? new Int32Array(n) : null,
    families: null,
    lives: null,
    groups: new Map(),
    phases: new Map(),
    classes: new Map(),
    representatives: null,
    grids: [],
    rosters: [],
  };
  const draw = (purpose: number, rule: number, entity: number): void =>
    threefry4x32(out, seed, replicate, purpose, rule, community.key, entity, 0, 0);
  for (let row = 0, h = 0; row < n; h++) {
    if (row === community.persons && births.length > 0) {
      people.families = fillBorn(plan, people, births, draw, out);
      row = people.families.end;
      if (row === n) break;
    }
    draw(PURPOSE.household_size, 0, h);
    const wanted = row >= community.persons ? 1 : pick(plan.householdCumulative, word(out, 0)) + 1;
    const end = Math.min(row < community.persons ? community.persons : n, row + wanted);
    for (let p = row; p < end; p++) {
      people.position[p] = p - row;
      people.household[p] = end - row;
      draw(PURPOSE.age, 0, p);
      const band = pick(p === row ? plan.firstAge : plan.otherAge, word(out, 0));
      columns[plan.ageAttribute][p] = band;
      people.adult[p] = plan.adultBand[band] ? 1 : 0;
    }
    const withChild = people.adult.subarray(row, end).includes(0) ? 1 : 0;
    columns[CHILDREN].fill(withChild, row, end);
    for (let a = CHILDREN + 1; a < columns.length; a++)
      fillAttribute(plan.attributes[a], community.place, columns[a], people.adult, { row, end, h, draw, out });
    row = end;
  }
  fillCells(plan, people);
  fillAwareness(plan, people, draw, out);
  fillTurnover(plan, births, people, { draw, out });
  return people;
}

type Draw = (purpose: number, rule: number, entity: number) => void;

/** The household at hand: its rows and number, and the dice, which write into `out`. */
interface Household {
  row: number;
  end: number;
  h: number;
  draw: Draw;
  out: Int32Array;
}

function fillAttribute(
  attribute: AttributePlan,
  place: number,
  column: Uint8Array,
  adult: Uint8Array,
  { row, end, h, draw, out }: Household,
): void {
  const shares = attribute.byPlace?.[place] ?? attribute.cumulative;
  if (attribute.ofHousehold) {
    draw(PURPOSE.attribute, attribute.key, h);
    column.fill(pick(shares, word(out, 0)), row, end);
    return;
  }
  for (let p = row; p < end; p++) {
    if (attribute.adultsOnly && adult[p] === 0) {
      column[p] = attribute.childCategory;
      continue;
    }
    draw(PURPOSE.attribute, attribute.key, p);
    column[p] = pick(shares, word(out, 0));
  }
}

/** Fills the rows of those who will be born, after the people declared: in the youngest band, of the household's attributes and their own. */
function fillBorn(plan: Plan, people: People, births: readonly Birth[], draw: Draw, out: Int32Array): Families {
  const from = people.nominal;
  const head = new Int32Array(births.length);
  const born = new Map<number, { first: number; count: number }>();
  births.forEach((birth, i) => {
    const row = from + i;
    head[i] = birth.head;
    const siblings = born.get(birth.head) ?? { first: row, count: 0 };
    people.household[row] = people.household[birth.head];
    people.position[row] = people.household[birth.head] + siblings.count;
    siblings.count += 1;
    born.set(birth.head, siblings);
    people.attributes[CHILDREN][row] = people.attributes[CHILDREN][birth.head];
    for (let a = CHILDREN + 1; a < plan.attributes.length; a++) {
      const attribute = plan.attributes[a];
      if (attribute.ofHousehold) people.attributes[a][row] = people.attributes[a][birth.head];
      else if (attribute.adultsOnly) people.attributes[a][row] = attribute.childCategory;
      else {
        draw(PURPOSE.attribute, attribute.key, row);
        people.attributes[a][row] = pick(attribute.byPlace?.[people.place] ?? attribute.cumulative, word(out, 0));
      }
    }
  });
  return { from, end: from + births.length, head, born };
}

/** A person counts in the cell in which they come in; whoever is born comes into a household with a child. */
function fillCells(plan: Plan, people: People): void {
  for (let row = 0; row < people.n; row++) {
    let cell = 0;
    for (const { attribute, categories } of plan.groups)
      cell = cell * categories.length + (attribute === CHILDREN && isBorn(people, row) ? 1 : people.attributes[attribute][row]);
    people.cell[row] = cell;
  }
}

function fillAwareness(plan: Plan, people: People, draw: Draw, out: Int32Array): void {
  if (!plan.perceives) return;
  const threshold = plan.aware * ONE;
  for (let row = 0; row < people.n; row++) {
    draw(PURPOSE.aware, 0, row);
    people.aware[row] = word(out, 0) < threshold ? 1 : 0;
  }
}

/** Entry and leave days. Absent turnover everyone is there from the first day to the last, or until they die. */
function fillTurnover(plan: Plan, births: readonly Birth[], people: People, { draw, out }: Pick<Household, 'draw' | 'out'>): void {
  const { enters, leaves } = people;
  if (!enters || !leaves) return;
  const days = plan.end - plan.start + 1;
  const factor = plan.leaves > 0 ? gapFactor(plan.leaves / 365) : 0;
  for (let row = 0; row < enters.length; row++) {
    draw(PURPOSE.turnover, 0, row);
    enters[row] = isBorn(people, row)
      ? births[row - people.nominal].day
      : word(out, 0) < plan.enters * ONE
        ? plan.start + below(out[1], days)
        : plan.start;
    leaves[row] = plan.leaves > 0 ? Math.min(plan.end + 1, enters[row] + 1 + geometricGap(out[2], factor)) : plan.end + 1;
  }
}
