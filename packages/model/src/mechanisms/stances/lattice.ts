import { ONE, PURPOSE, below, threefry4x32 } from '@glasshouse/dice';
import { linesOf } from './roster.js';
import type { View } from './roster.js';
import type { ViewPlan } from './plan.js';

/** Steps to the four neighbours that come after a place: line, column. The other four are theirs. */
const STEPS = [
  [0, 1],
  [1, 0],
  [1, 1],
  [1, -1],
] as const;

/** Ordinal of the first draw about a tie; `build-rosters.ts` takes those below. */
const FIRST_DRAW = 2;

/** Dice of one stance in one community. */
export interface StanceDice {
  seed: number;
  replicate: number;
  rule: number;
  community: number;
}

/**
 * Neighbours on a torus filled by roster; a place beyond the roster's end is empty. Each tie leads elsewhere with the chance `rewired`: one
 * of its ends, drawn, moves to a drawn place that the other end has no tie with. Ties are gone through by place, so each depends on those before.
 */
export function latticeOf(view: ViewPlan, rows: Int32Array, dice: StanceDice): View {
  const near: number[][] = Array.from(rows, () => []);
  const tie = (a: number, b: number): void => {
    near[a].push(b);
    near[b].push(a);
  };
  const ties = torusTies(rows.length, view.columns);
  for (const [a, b] of ties) tie(a, b);
  if (view.rewired > 0) for (const tied of ties) rewire(near, view.rewired, tied, rows[tied[0]], dice);
  return linked(near);
}

/** A tie of a torus: place, place and direction. */
type Tie = readonly [number, number, number];

/** Every tie of the torus once. */
function torusTies(count: number, columns: number): Tie[] {
  const lines = linesOf(count, columns);
  const ties: Tie[] = [];
  const seen = new Set<number>();
  for (let p = 0; p < count; p++) {
    const line = Math.floor(p / columns);
    const column = p - line * columns;
    STEPS.forEach(([down, right], direction) => {
      const other = ((line + down) % lines) * columns + ((column + right + columns) % columns);
      const name = Math.min(p, other) * count + Math.max(p, other);
      if (other >= count || other === p || seen.has(name)) return;
      seen.add(name);
      ties.push([p, other, direction]);
    });
  }
  return ties;
}

/** One tie leads elsewhere with a chance. `row`: that of the person at its first place, whose draws these are. */
function rewire(near: number[][], chance: number, [a, b, direction]: Tie, row: number, dice: StanceDice): void {
  const { seed, replicate, rule, community } = dice;
  const out = new Int32Array(4);
  for (let k = 0; k <= near.length; k++) {
    threefry4x32(out, seed, replicate, PURPOSE.stance, rule, community, row, direction, FIRST_DRAW + k);
    if (k === 0 && out[0] >>> 0 >= chance * ONE) return;
    const kept = (out[1] & 1) === 0 ? a : b;
    const left = kept === a ? b : a;
    const other = below(out[2], near.length);
    if (other === kept || near[kept].includes(other)) continue;
    near[kept][near[kept].indexOf(left)] = other;
    near[left].splice(near[left].indexOf(kept), 1);
    near[other].push(kept);
    return;
  }
}

/** A view of neighbours from a list for each place. */
export function linked(near: readonly (readonly number[])[]): View {
  const start = new Int32Array(near.length + 1);
  near.forEach((each, p) => (start[p + 1] = start[p] + each.length));
  const all = new Int32Array(start[near.length]);
  near.forEach((each, p) => all.set(each, start[p]));
  return { unit: null, start, near: all };
}

/** Places of a torus by their distance from its middle, the nearest first; of equals the earlier. */
export function fromTheMiddle(count: number, columns: number): number[] {
  const lines = linesOf(count, columns);
  const distance = (p: number): number => {
    const down = Math.abs(Math.floor(p / columns) - Math.floor(lines / 2));
    const right = Math.abs((p % columns) - Math.floor(columns / 2));
    const [far, wide] = [Math.min(down, lines - down), Math.min(right, columns - right)];
    return far * far + wide * wide;
  };
  return Array.from({ length: count }, (_, p) => p).sort((a, b) => distance(a) - distance(b) || a - b);
}
