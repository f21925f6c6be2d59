import { PURPOSE } from '@glasshouse/dice';
import type { Plan, Policy } from './plan/plan.js';
import { shareOut } from './council.js';
import { chance, gap, oneOf } from './people.js';
import type { Person } from './people.js';
import type { World } from './world.js';

type Round = Plan['rounds'][number];
type Patrol = NonNullable<Policy['patrols'][number]>;

/** Patrols of one kind in a community: what is on record of each cell, and where they are on each day of the round. */
export interface Beat {
  record: number[] | null;
  /** Millionths of attention of each cell, and what entered the record in the round. */
  attention: number[];
  added: number[];
  /** Incidents recorded in the round, by day and cell. */
  finds: Map<string, number>;
  /** Cells with a patrol, one for each patrol, by day. */
  duty: Map<number, number[]>;
}

/** Households of the community, numbered in order. */
function householdsOf(w: World): Map<Person[], number> {
  w.here.households ??= new Map([...new Set(w.here.people.map((each) => each.household))].map((household, h) => [household, h]));
  return w.here.households;
}

/** Cell of a person: households in order, so many to a cell. */
export function cellOf(w: World, grid: number, person: Person): number {
  return Math.floor(householdsOf(w).get(person.household)! / w.plan.gridSizes[grid]!);
}

const cellsOf = (w: World, grid: number): number => Math.ceil(householdsOf(w).size / w.plan.gridSizes[grid]!);

const policyOn = (w: World, day: number): Policy =>
  w
    .policies()
    .filter((policy) => policy.from <= day)
    .at(-1)!;

/** Round's start: patrols go on duty, the record fades, and the round's incidents happen. */
export function beginPlaces(w: World, round: Round): void {
  const days = Array.from({ length: round.last - round.first + 1 }, (_, i) => round.first + i);
  w.here.beats ??= w.plan.patrols.map(() => ({
    record: null,
    attention: [],
    added: [],
    finds: new Map<string, number>(),
    duty: new Map<number, number[]>(),
  }));
  w.plan.patrols.forEach((id, p) => {
    const beat = w.here.beats![p]!;
    const cells = cellsOf(w, w.plan.patrolGrids[p]!);
    const count = (what: string, n: number): void => w.book.countPlace(`patrol.${id}.${what}`, n);
    beat.duty = new Map();
    beat.finds = new Map();
    beat.added = Array.from({ length: cells }, () => 0);
    const onDuty = days.filter((day) => policyOn(w, day).patrols[p] !== null);
    if (onDuty.length === 0) return;
    for (const policy of new Set(onDuty.map((day) => policyOn(w, day)))) {
      const stretch = onDuty.filter((day) => policyOn(w, day) === policy);
      const patrol = policy.patrols[p]!;
      if (beat.record === null) {
        beat.record = Array.from({ length: cells }, (_, cell) => patrol.start[Math.min(cell, patrol.start.length - 1)] ?? 1);
        beat.attention = shareOut(MILLION, sum(beat.record) === 0 ? beat.record.map(() => 1) : beat.record);
        count('record_begun', sum(beat.record));
      }
      for (const [day, where] of placesOf(w, patrol, weightsOf(w, patrol, beat, p), stretch)) beat.duty.set(day, where);
    }
    const top = beat.record!.indexOf(Math.max(...beat.record!));
    for (const where of beat.duty.values()) {
      count('days', where.length);
      count('days_most_recorded', where.filter((cell) => cell === top).length);
    }
    const kept = onDuty.reduce((product, day) => product * (1 - policyOn(w, day).patrols[p]!.forgets), 1);
    forget(w, policyOn(w, onDuty.at(-1)!).patrols[p]!, beat.record!, 1 - kept, round.first, (n) => count('record_forgotten', n));
  });
  w.plan.incidents.forEach((_, i) => happen(w, i, round));
}

const MILLION = 1_000_000;
const RULES = ['even', 'by_people', 'by_recorded', 'drawn_by_recorded', 'drawn_by_attention'];

/** Proportions in which a rule sends patrols to the cells, as things stand. */
function weightsOf(w: World, patrol: Patrol, { record, attention }: Beat, p: number): number[] {
  const rule = RULES[patrol.allocation]!;
  if (rule === 'drawn_by_attention') return [...attention];
  if (rule !== 'by_people') return [...record!];
  return record!.map((_, cell) => w.here.people.filter((each) => each.present && cellOf(w, w.plan.patrolGrids[p]!, each) === cell).length);
}

/** The end of a round: attention drifts to where the record was made. */
export function driftAttention(w: World): void {
  w.here.beats?.forEach((beat, p) => {
    const all = sum(beat.added);
    const keeps = w.policy.patrols[p]?.keeps ?? 1;
    if (beat.record === null || all === 0 || keeps === 1) return;
    beat.attention = shareOut(
      MILLION,
      beat.attention.map((each, cell) => keeps * each * all + (1 - keeps) * MILLION * beat.added[cell]!),
    );
  });
}

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);

/** Cells that each patrol of each day goes to. */
function placesOf(w: World, patrol: Patrol, weights: number[], days: number[]): Map<number, number[]> {
  const cells = weights.length;
  const stations = Array.from({ length: Math.min(patrol.stations, cells) }, (_, cell) => cell);
  const places = new Map(days.map((day): [number, number[]] => [day, [...stations]]));
  const rule = RULES[patrol.allocation]!;
  if (rule !== 'by_people' && rule !== 'by_recorded') {
    for (const day of days) {
      for (let j = 0; j < patrol.number; j++) {
        if (rule === 'even') places.get(day)!.push(((day - w.plan.start) * patrol.number + j) % cells);
        else {
          const [word] = w.draw(PURPOSE.patrol, patrol.key, j, day, 0);
          const all = sum(weights);
          const taken = oneOf(word, all);
          const cell = weights.findIndex((_, i) => taken < sum(weights.slice(0, i + 1)));
          places.get(day)!.push(all === 0 ? oneOf(word, cells) : cell);
        }
      }
    }
    return places;
  }
  const shares = shareOut(patrol.number * days.length, weights);
  shares
    .flatMap((n, cell) => Array.from({ length: n }, () => cell))
    .forEach((cell, unit) => places.get(days[unit % days.length]!)!.push(cell));
  return places;
}

function forget(w: World, patrol: Patrol, record: number[], lost: number, first: number, count: (n: number) => void): void {
  if (lost <= 0) return;
  record.forEach((n, cell) => {
    let gone = 0;
    let at = -1;
    for (let k = 0; at < n; k++) {
      const word = w.draw(PURPOSE.patrol, patrol.forgetKey, cell, first, Math.floor(k / 4))[k % 4]!;
      at += 1 + gap(word, lost);
      if (at < n) gone++;
    }
    const really = n === 0 ? 0 : Math.min(gone, n - 1);
    record[cell] = n - really;
    count(really);
  });
}

/** The incidents of one kind in a round: a walk through the cells' days, thinned by what lowers the rate. */
function happen(w: World, i: number, round: Round): void {
  const incident = w.plan.incidents[i]!;
  const days = round.last - round.first + 1;
  const cells = cellsOf(w, incident.grid);
  if (incident.most === 0) return;
  const lowers = (person: Person): number => {
    const { measures } = w.standing(person);
    return incident.loweredBy.filter((m) => measures.has(m)).length;
  };
  const under = incident.loweredBy.length === 0 ? 0 : sum(w.here.people.filter(({ born }) => !born).map(lowers));
  const lowered = 1 - Math.min(1, (incident.loweredEffect * under * 365) / w.here.declared);
  const count = (what: string): void => w.book.countPlace(`incident.${incident.id}.${what}`);
  let time = 0;
  for (let k = 0; ; k++) {
    const [wait, thin] = w.draw(PURPOSE.incident, incident.key, k, round.first, 0);
    time -= Math.log((wait + 1) / 2 ** 32) / incident.most;
    if (time >= cells * days) return;
    const cell = Math.floor(time / days);
    const day = round.first + Math.floor(time - cell * days);
    const step = incident.trendDays.filter((from) => from <= day).length - 1;
    const rate = (incident.rates[cell] ?? incident.rates.at(-1)!) * (step < 0 ? 1 : incident.trendFactors[step]!);
    if (!chance(thin, rate / incident.most)) continue;
    const policy = policyOn(w, day);
    const here = (p: number): boolean => policy.patrols[p] !== null && w.here.beats![p]!.duty.get(day)!.includes(cell);
    const prevented = policy.patrols.some((_, p) => w.plan.patrolGrids[p] === incident.grid && here(p)) ? incident.prevented : 0;
    if (!chance(thin, (rate / incident.most) * (incident.floor + (1 - incident.floor) * lowered * (1 - prevented)))) {
      count('prevented');
      continue;
    }
    count('happened');
    const keepers = policy.patrols.flatMap((patrol, p) => (patrol?.records[i] ? [{ patrol, p }] : []));
    const dice = ({ patrol }: { patrol: Patrol }) => w.draw(PURPOSE.incident_seen, patrol.key, k, round.first, incident.key);
    const seeing = keepers.filter((each) => {
      if (!here(each.p)) return false;
      const { finds, duty } = w.here.beats![each.p]!;
      const name = `${day} ${cell}`;
      const there = duty.get(day)!.filter((one) => one === cell).length;
      if (each.patrol.findsAtMost > 0 && (finds.get(name) ?? 0) >= each.patrol.findsAtMost * there) {
        w.book.countPlace(`patrol.${each.patrol.id}.passed_over`);
        return false;
      }
      const sees = chance(dice(each)[0], each.patrol.sensitivity);
      if (sees) finds.set(name, (finds.get(name) ?? 0) + 1);
      return sees;
    });
    const told = seeing.length === 0 && chance(w.draw(PURPOSE.incident_seen, incident.key, k, round.first, 0)[0], incident.reported);
    count(seeing.length > 0 ? 'recorded' : told ? 'reported' : 'unseen');
    for (const each of seeing) {
      w.book.countPlace(`patrol.${each.patrol.id}.found`);
      if (chance(dice(each)[1], each.patrol.found)) add(w, each.p, cell);
    }
    if (told) for (const each of keepers) if (chance(dice(each)[2], each.patrol.reported)) add(w, each.p, cell);
  }
}

function add(w: World, p: number, cell: number): void {
  w.here.beats![p]!.record![cell]!++;
  w.here.beats![p]!.added[cell]!++;
  w.book.countPlace(`patrol.${w.plan.patrols[p]}.record_added`);
}

/** Whether a channel that a patrol carries can see a person today. */
export function isMet(w: World, p: number, person: Person): boolean {
  const cell = cellOf(w, w.plan.patrolGrids[p]!, person);
  return w.policy.patrols[p] !== null && (w.here.beats?.[p]?.duty.get(w.day) ?? []).includes(cell);
}

/** A carried channel has reported something of a person. */
export function foundBy(w: World, p: number, person: Person, s: number): void {
  const patrol = w.policy.patrols[p]!;
  w.book.countPlace(`patrol.${patrol.id}.found`);
  if (chance(w.draw(PURPOSE.patrol, patrol.countKey, person.row, w.day, w.plan.streams[s]!.key)[0], patrol.found))
    add(w, p, cellOf(w, w.plan.patrolGrids[p]!, person));
}

/** Records as they stand at a round's end. */
export function countRecords(w: World): void {
  w.plan.patrols.forEach((id, p) => {
    const record = w.here.beats?.[p]?.record;
    if (!record) return;
    const stock = (what: string, n: number): void => {
      for (let i = 0; i < n; i++) w.book.stockPlace(`patrol.${id}.${what}`);
    };
    stock('record', sum(record));
    stock('record_most', Math.max(...record));
    stock('record_first', record[0]!);
  });
}
