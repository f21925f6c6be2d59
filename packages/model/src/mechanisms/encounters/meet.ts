import type { Work } from '../../rounds/work.js';
import { circlesOf } from './circle.js';
import { playHelp } from './games/help/play.js';
import { playNorm } from './games/norm/play.js';
import { playRepay } from './games/repay/play.js';
import { revise } from './revise.js';
import { ENCOUNTER, bookEncounter } from './slots.js';
import { STRATEGY, encounterAt } from './word.js';

/** Encounters of the day, before anything else of it: first strategies are revised, then people meet. */
export function meetToday(w: Work): void {
  const { encounters, start } = w.plan;
  for (let e = 0; e < encounters.length; e++) {
    const day = w.day - start;
    const { every, revises } = encounters[e];
    const revising = revises !== null && day > 0 && day % revises.every === 0;
    const meeting = day % every === 0;
    if (!revising && !meeting) continue;
    w.met = true;
    const takesPart = takingPart(w, e);
    if (revising) revise(w, e, takesPart);
    if (meeting) meet(w, e, takesPart);
  }
}

/** Who takes part today: those concerned, present, and under no measure that keeps them from every chance or from a stream the encounter writes. */
function takingPart(w: Work, e: number): Uint8Array {
  const { does, doesNot } = w.plan.encounters[e];
  const streams = w.plan.streams.length;
  let barring = 0;
  w.policy.measures.forEach(({ on, suspends }, m) => {
    if (on && ((suspends.length > 0 && suspends.length === streams) || suspends.includes(does) || suspends.includes(doesNot)))
      barring |= 1 << m;
  });
  const part = new Uint8Array(w.people.n);
  for (let row = 0; row < w.people.nominal; row++)
    if (w.state.annex[encounterAt(w, row, e) + STRATEGY] > 0 && (w.state.mask[row] & barring) === 0) part[row] = 1;
  return part;
}

function meet(w: Work, e: number, takesPart: Uint8Array): void {
  const { game } = w.plan.encounters[e];
  if (game.kind !== 'repay' && circlesOf(w, w.plan.encounters[e]) === null) return;
  for (let row = 0; row < w.people.nominal; row++)
    if (takesPart[row] === 0 && w.state.annex[encounterAt(w, row, e) + STRATEGY] > 0) bookEncounter(w, row, e, ENCOUNTER.kept_away);
  if (game.kind === 'help') playHelp(w, e, game, takesPart);
  else if (game.kind === 'norm') playNorm(w, e, game, takesPart);
  else playRepay(w, e, game, takesPart);
}
