import { ENCOUNTER_WORDS } from '../mechanisms/encounters/word.js';
import { answersWords, firmsWords } from '../mechanisms/firms/plan.js';
import { mostCells } from '../mechanisms/incidents/cells.js';
import { officeWords } from '../mechanisms/officials/plan.js';
import { stanceWords } from '../people/roster.js';
import type { Plan } from '../plan/types.js';

/**
 * Where the words of the stages that only some scenarios declare begin in a state's annex. Each stage that keeps something about people or
 * about the community takes a block here: so many words a person, so many a community. Nothing declared: no words.
 */
export interface AnnexLayout {
  words: number;
  /** One word a person and column: 1 + doors closed while the measure's trigger is met, else 0. -1: no measure has doors. */
  doors: number;
  /** One word a person: spreads turned against (a bit each, from 0), spreads met with (from 15). -1: no spreads. */
  spreads: number;
  /** One word a person for every eight stances, four bits each; see `roster.ts`. -1: no stances. */
  stances: number;
  /** One bit a person: had a letter about kin. -1: no opinion answers to it. */
  heard: number;
  /** Per patrol: a word that it has begun, then what is on record of each cell. */
  patrols: number[];
  /** Per stream that some screen looks for, one word a person: day of the last act, the start being 1; 0 none. -1: no such stream. */
  acts: number;
  /** Refusals of each person that count towards giving up, a word for each stream of which people give up. -1: no such stream. */
  refusals: number;
  /** One word a person: screens that have flagged them, a bit each. -1: no screens. */
  flagged: number;
  /** Complaints of last month, then the firms; see `market/firms.ts`. -1: no firms. */
  market: number;
  /** Two words a person: sanctions standing, and those without deed. -1: no warm-up, after which the days of what stands begin anew. */
  standing: number;
  /** One word a firm: what its representative answers for, two bits a register. -1: no measure falls on them. */
  answers: number;
  /** People on public lists of kind black, and red, at the end of the last round. -1: no response reads them. */
  shame: number;
  /** Days of remembered records, so many words a person; see `conditions/memory.ts`. -1: no condition asks for any. */
  memory: number;
  /** One word a person and state: the value, and since when; see `states/word.ts`. -1: no states. */
  states: number;
  /** Three words a person and encounter: strategy, standing, payoff; see `encounters/word.ts`. -1: no encounters. */
  encounters: number;
  /** The holder of office, and what waits to be returned; see `office/holder.ts`. -1: no officials. */
  office: number;
}

/** Lays out the annex of a community of `n` people. Depends on the plan and `n` only. */
export function layOutAnnex(plan: Plan, n: number): AnnexLayout {
  let words = 0;
  const block = (size: number): number => {
    if (size === 0) return -1;
    words += size;
    return words - size;
  };
  const doors = block(n * plan.doorColumns);
  const spreads = block(plan.spreads.length > 0 ? n : 0);
  const stances = block(n * stanceWords(plan));
  const heard = block(plan.minds.remembersKin ? Math.ceil(n / 32) : 0);
  const patrols = plan.patrolGrids.map((grid) => block(1 + mostCells(n, plan.gridSizes[grid])));
  const acts = block(n * plan.watched.length);
  const flagged = block(plan.screens.length > 0 ? n : 0);
  const refusals = block(n * plan.refusalColumns);
  const market = block(firmsWords(plan, n));
  const answers = block(answersWords(plan, n));
  const office = block(officeWords(plan));
  const shame = block(plan.shames ? 2 : 0);
  const memory = block(n * plan.memory.words);
  const states = block(n * plan.states.length);
  const encounters = block(n * plan.encounters.length * ENCOUNTER_WORDS);
  const standing = block(plan.countFrom > plan.start ? n * 2 : 0);
  return {
    words,
    standing,
    memory,
    states,
    encounters,
    doors,
    spreads,
    patrols,
    acts,
    flagged,
    refusals,
    stances,
    heard,
    shame,
    market,
    answers,
    office,
  };
}
