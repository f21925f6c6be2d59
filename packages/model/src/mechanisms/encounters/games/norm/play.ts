import { PURPOSE } from '@glasshouse/dice';
import type { Groups } from '../../../../people/groups.js';
import type { Work } from '../../../../rounds/work.js';
import { circlesOf } from '../../circle.js';
import { actOn } from '../../deed.js';
import { lose, receive } from '../../payoff.js';
import type { EncounterPlan, StrategyPlan } from '../../plan.js';
import { ENCOUNTER, NORM_SLOT, bookEncounter, gameSlot } from '../../slots.js';
import { tellBreach, tellPunished } from '../../tell.js';
import { STRATEGY, encounterAt } from '../../word.js';
import type { NormPlan } from './plan.js';

/** Marks who broke the norm and who kept it. */
const BROKE = 1;

const KEPT = 2;

/** Draws of a breach by two of the others lie side by side: first the one who let it pass, then the one who may punish that. */
const BESIDE = 65_536;

/** One chance of breaking the norm: who could, who is there, where each stands in the circle, and the threshold by which each sees it. */
interface Occasion {
  row: number;
  there: number[];
  places: number[];
  seen: number;
}

/** Everyone who takes part may break the norm once before those there; then breaches are seen and punished, and records follow, by roster. */
export function playNorm(w: Work, e: number, game: NormPlan, takesPart: Uint8Array): void {
  const encounter = w.plan.encounters[e];
  const circles = circlesOf(w, encounter);
  if (circles === null) return;
  const n = w.people.nominal;
  const did = new Uint8Array(n);
  for (let row = 0; row < n; row++) {
    if (takesPart[row] === 0) continue;
    const occasion = occasionOf(w, encounter, game, circles, row, takesPart);
    if (occasion.there.length === 0) {
      bookEncounter(w, row, e, ENCOUNTER.alone);
      continue;
    }
    did[row] = occasion.seen < strategyOf(w, e, row).bold ? BROKE : KEPT;
    book(w, e, row, did[row] === BROKE ? 'broke' : 'kept');
    if (did[row] === BROKE) breach(w, e, game, occasion);
  }
  for (let row = 0; row < n; row++) if (did[row] !== 0) actOn(w, row, encounter, did[row] === BROKE, true);
}

const strategyOf = (w: Work, e: number, row: number): StrategyPlan =>
  w.plan.encounters[e].strategies[w.state.annex[encounterAt(w, row, e) + STRATEGY] - 1];

const book = (w: Work, e: number, row: number, what: keyof typeof NORM_SLOT): void =>
  w.book(gameSlot(w, 'norm', e, w.state.annex[encounterAt(w, row, e) + STRATEGY] - 1) + NORM_SLOT[what], row, 1);

/** Places are those in the whole circle, so that draws of two people do not depend on who else is there. */
function occasionOf(w: Work, { key }: EncounterPlan, game: NormPlan, circles: Groups, row: number, takesPart: Uint8Array): Occasion {
  const there: number[] = [];
  const places: number[] = [];
  const group = circles.of[row];
  let place = 0;
  for (let i = group < 0 ? 0 : circles.start[group]; group >= 0 && i < circles.start[group + 1]; i++) {
    const other = circles.members[i];
    if (other === row) continue;
    if (takesPart[other] === 1) {
      there.push(other);
      places.push(place);
    }
    place++;
  }
  w.draw(PURPOSE.encounter, key, row, w.day, 0);
  return { row, there, places, seen: game.seenFrom + game.seenSpan * w.word(0) };
}

/** A breach hurts everybody there; each may see it, and each who sees it may punish it. */
function breach(w: Work, e: number, game: NormPlan, occasion: Occasion): void {
  const { row, there, places, seen } = occasion;
  if (w.trace !== null) tellBreach(w, row, w.plan.encounters[e]);
  receive(w, e, row, game.gain);
  for (let i = 0; i < there.length; i++) {
    const other = there[i];
    book(w, e, other, 'hurt');
    lose(w, e, other, game.hurts);
    w.draw(PURPOSE.encounter, w.plan.encounters[e].key, row, w.day, 1 + places[i]);
    if (w.word(0) >= seen) continue;
    book(w, e, row, 'seen');
    if (w.word(1) < strategyOf(w, e, other).vengeful) {
      book(w, e, row, 'punished');
      book(w, e, other, 'punishes');
      lose(w, e, row, game.punished);
      lose(w, e, other, game.punishing);
      if (w.trace !== null) tellPunished(w, row, other, w.plan.encounters[e], false);
      continue;
    }
    book(w, e, other, 'let_pass');
    if (game.meta !== null) letPass(w, e, game.meta, occasion, i);
  }
}

/** Whoever let a breach pass may be seen by each of the others there, with the same chance, and punished for it. */
function letPass(w: Work, e: number, { punished, punishing }: NonNullable<NormPlan['meta']>, occasion: Occasion, silent: number): void {
  const { row, there, places, seen } = occasion;
  for (let i = 0; i < there.length; i++) {
    if (i === silent) continue;
    w.draw(PURPOSE.encounter, w.plan.encounters[e].secondKey, row, w.day, places[silent] * BESIDE + places[i]);
    if (w.word(0) >= seen || w.word(1) >= strategyOf(w, e, there[i]).vengeful) continue;
    book(w, e, there[silent], 'punished_for_silence');
    book(w, e, there[i], 'punishes_silence');
    lose(w, e, there[silent], punished);
    lose(w, e, there[i], punishing);
    if (w.trace !== null) tellPunished(w, there[silent], there[i], w.plan.encounters[e], true);
  }
}
