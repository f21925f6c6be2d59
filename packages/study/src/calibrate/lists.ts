import { latinHypercube } from '../design/latin-hypercube.js';
import { wordsAt } from '../statistics/words.js';
import { missOf, screenFrom } from './screen.js';
import type { FittedCount, RunWorld, Screen } from './screen.js';

/** How a calibration goes about it. */
export interface ListPlan {
  /** Worlds of the first list, a plain hypercube. */
  first: number;
  /** Worlds of each later list. */
  next: number;
  /** Most lists. */
  most: number;
  /** Worlds that fit at which no further list is begun. */
  want: number;
}

/** What happened in one list. */
export interface ListRecord {
  worlds: number;
  /** Worlds that were run unscreened, to see whether the screen is right. */
  audited: number;
  /** Audited worlds that fit. */
  auditedFits: number;
  /** Audited worlds that fit although the screen would have ruled them out. */
  wronglyRuledOut: number;
  fits: number;
  /** Errors beyond a tolerance at which the screen ruled worlds out; null for the first list, which has no screen. */
  margin: number | null;
  /** Part of the space that the screen left. */
  left: number;
}

export type Stopped = 'enough fit' | 'most lists' | 'two lists added none' | 'nothing is left';

export interface ListsResult {
  worlds: RunWorld[];
  /** Positions among `worlds` of those that fit. */
  kept: number[];
  lists: ListRecord[];
  stopped: Stopped;
  screen: Screen;
  margin: number;
}

/** One world in so many of a list is run unscreened. */
const AUDIT = 10;
const MARGIN = 2;
const WIDER = 3;
/** Candidates of one hypercube for each world of a list, and most hypercubes. */
const CANDIDATES = 100;
const BATCHES = 20;

/** Positions of a fresh hypercube, a pure function of an address. */
export function freshHypercube(dimensions: number, points: number, address: string): number[][] {
  const names = Array.from({ length: dimensions }, (_, d) => String(d));
  const streams = [new Map<string, () => number>(), new Map<string, () => number>()];
  const draw = (name: string, _index: number, which: number): number => {
    let next = streams[which]!.get(name);
    if (!next) streams[which]!.set(name, (next = wordsAt(`calibrate|${address}|${name}|${which}`)));
    return next();
  };
  return latinHypercube(names, points, draw);
}

/** The next list: the first positions of fresh hypercubes that the screen leaves, and among them one in ten that it was not asked about. */
function nextList(
  screen: Screen,
  margin: number,
  dimensions: number,
  next: number,
  address: string,
): { positions: number[][]; audited: number; left: number } {
  const audited = Math.floor(next / AUDIT);
  const audits = freshHypercube(dimensions, audited, `${address}|audit`);
  const screened: number[][] = [];
  const wanted = next - audited;
  let asked = 0;
  for (let batch = 0; batch < BATCHES && screened.length < wanted; batch += 1)
    for (const position of freshHypercube(dimensions, next * CANDIDATES, `${address}|${batch}`)) {
      if (screened.length === wanted) break;
      asked += 1;
      if (!screen.rulesOut(position, margin)) screened.push(position);
    }
  return { positions: [...audits, ...screened], audited, left: screened.length / asked };
}

/**
 * Iterated history matching. A first plain list; then lists that leave out what quadratics of the counts rule out, each with audited worlds. A world fits
 * when every count lies within its tolerance, as it was run: the quadratics only save runs, so kept worlds are independent and count the same. `run`:
 * runs the worlds of a list. Each list is decided before its first run, from the address and earlier results alone; none ends early.
 */
export async function runLists(
  dimensions: number,
  targets: readonly FittedCount[],
  plan: ListPlan,
  address: string,
  run: (positions: readonly (readonly number[])[], list: number) => Promise<RunWorld[]>,
): Promise<ListsResult> {
  const worlds: RunWorld[] = [];
  const kept: number[] = [];
  const lists: ListRecord[] = [];
  let margin = MARGIN;
  const fits = (world: RunWorld): boolean => missOf(world.counts, targets) <= 1;
  const add = (found: readonly RunWorld[]): number => {
    const before = kept.length;
    for (const world of found)
      if (fits(world)) kept.push(worlds.push(world) - 1);
      else worlds.push(world);
    return kept.length - before;
  };
  const first = add(await run(freshHypercube(dimensions, plan.first, `${address}|0`), 0));
  lists.push({ worlds: plan.first, audited: 0, auditedFits: 0, wronglyRuledOut: 0, fits: first, margin: null, left: 1 });
  let screen = screenFrom(worlds, targets);
  let stopped: Stopped = kept.length >= plan.want ? 'enough fit' : 'most lists';
  for (let list = 1; kept.length < plan.want && list < plan.most; list += 1) {
    const { positions, audited, left } = nextList(screen, margin, dimensions, plan.next, `${address}|${list}`);
    if (positions.length === audited) {
      stopped = 'nothing is left';
      break;
    }
    const found = await run(positions, list);
    const auditedFits = found.slice(0, audited).filter(fits);
    const wrong = auditedFits.filter((world) => screen.rulesOut(world.position, margin)).length;
    const added = add(found);
    lists.push({ worlds: found.length, audited, auditedFits: auditedFits.length, wronglyRuledOut: wrong, fits: added, margin, left });
    if (wrong > 0) margin = WIDER;
    screen = screenFrom(worlds, targets);
    if (kept.length >= plan.want) stopped = 'enough fit';
    else if (added === 0 && lists.at(-2)!.fits === 0) {
      stopped = 'two lists added none';
      break;
    }
  }
  return { worlds, kept, lists, stopped, screen, margin };
}
