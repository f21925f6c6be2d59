import { PURPOSE, normalOfWord, threefry4x32, uniformOfWord } from '@glasshouse/dice';
import { fromTheMiddle, latticeOf, linked } from './lattice.js';
import type { StanceDice } from './lattice.js';
import { ENFORCEMENT, GIVEN, GRIEVANCE, LATTICE, NORMAL, THRESHOLD, TIE } from './plan.js';
import type { StancePlan, StanceRule } from './plan.js';
import type { Plan } from '../../plan/types.js';
import { tiesOf } from '../../people/groups.js';
import type { People } from '../../people/people.js';
import { rowsOf } from './roster.js';
import type { Roster, View } from './roster.js';

/** Who can hold each stance of a plan in a community. Nothing that changes is read, so all arms share it. */
export function buildRosters(plan: Plan, people: People, seed: number, replicate: number): Roster[] {
  return plan.minds.stances.map((stance) => {
    const dice = { seed, replicate, rule: stance.key, community: people.key };
    const rows = rowsOf(stance, people);
    const place = new Int32Array(people.n).fill(-1);
    rows.forEach((row, p) => (place[row] = p));
    const roster: Roster = {
      rows,
      place,
      view: viewOf(plan, stance, people, { rows, place }, dice),
      own: new Float64Array(rows.length),
      aversion: new Float64Array(stance.rule.kind === GRIEVANCE ? rows.length : 0),
      believer: new Uint8Array(rows.length),
    };
    fillOwn(stance, people, roster, dice);
    return roster;
  });
}

type Seats = Pick<Roster, 'rows' | 'place'>;

function viewOf(plan: Plan, stance: StancePlan, people: People, { rows, place }: Seats, dice: StanceDice): View {
  const { view } = stance;
  const none = new Int32Array(0);
  if (view.kind === LATTICE) return latticeOf(view, rows, dice);
  if (view.kind === TIE) {
    const { start, members } = tiesOf(people, plan.ties[view.of], dice.seed, dice.replicate);
    return linked(
      Array.from(rows, (row) => Array.from(members.subarray(start[row], start[row + 1]), (other) => place[other]).filter((p) => p >= 0)),
    );
  }
  return { unit: new Int32Array(rows.length), start: none, near: none };
}

function fillOwn(stance: StancePlan, people: People, roster: Roster, { seed, replicate, rule, community }: StanceDice): void {
  const out = new Int32Array(4);
  const { rows, own, aversion, believer } = roster;
  const order = new Float64Array(rows.length);
  for (let p = 0; p < rows.length; p++) {
    threefry4x32(out, seed, replicate, PURPOSE.stance, rule, community, rows[p], 0, 0);
    own[p] = ownOf(stance.rule, people, rows[p], p, out[0]);
    if (aversion.length > 0) aversion[p] = uniformOfWord(out[1]);
    order[p] = out[2] >>> 0;
  }
  if (stance.rule.kind !== ENFORCEMENT) return;
  const places = Array.from(rows, (_, p) => p);
  const first = !stance.rule.block
    ? places.sort((a, b) => order[a] - order[b] || a - b)
    : stance.view.kind === LATTICE
      ? fromTheMiddle(rows.length, stance.view.columns)
      : places;
  for (const p of first.slice(0, Math.round(stance.rule.believers * rows.length))) {
    believer[p] = 1;
    own[p] = stance.rule.believersConviction;
  }
}

/** What of a person a rule compares: threshold, conviction, hardship, leaning. */
function ownOf(rule: StanceRule, people: People, row: number, p: number, word: number): number {
  if (rule.kind === ENFORCEMENT) return rule.conviction * uniformOfWord(word);
  if (rule.kind === GRIEVANCE) return uniformOfWord(word);
  if (rule.kind !== THRESHOLD) {
    const { attribute, values } = rule.leaning;
    return (attribute < 0 ? values[0] : values[people.attributes[attribute][row]]) + normalOfWord(word);
  }
  if (rule.law < GIVEN) return p;
  if (rule.law === GIVEN) return rule.people[Math.min(p, rule.people.length - 1)];
  if (rule.law === NORMAL) return rule.first + rule.second * normalOfWord(word);
  return rule.first + (rule.second - rule.first) * uniformOfWord(word);
}
