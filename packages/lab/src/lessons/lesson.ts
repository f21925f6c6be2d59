import type { World } from '../run/worlds.js';

/** Languages of the laboratory. A lesson has its texts in each of them: a missing one does not compile. */
export type Language = 'en' | 'ru' | 'zh';

/**
 * What a lesson says in one language. `{E036}` stands for the number of a register row, `{E250%}` for one with the sign of percent, `{refused_once}` for the range of an indicator in the first world
 * and `{refused_once@other}` for that in another world. No other number stands in a text.
 */
export interface LessonTexts {
  title: string;
  /** What is claimed, in plain words; the quotation itself stands above it in English. */
  sentence: string;
  /** The question that the reader guesses at. */
  ask: string;
  /** Unit of the guess and of the answer. */
  unit: string;
  /** What the number counts, a paragraph each. */
  counts: readonly string[];
  /** What would settle the question. */
  settle: readonly string[];
  /** Names of the worlds, by id. */
  worlds: Readonly<Record<string, string>>;
  notes: {
    aim: string;
    /** Wrong guesses to expect, and what is behind them. */
    wrong: readonly string[];
    /** What not to ask a class that includes pupils from affected families. */
    avoid: readonly string[];
  };
}

/** A lesson: an experiment of a shipped study, run in the page with few people, and a guess that comes before it. */
export interface Lesson {
  id: string;
  /** Claim whose sentence the lesson begins with, such as `A1`. */
  claim: string;
  /** Id of the study and of its experiment. */
  study: string;
  experiment: string;
  /** Arms of the experiment that are shown; the first is the scenario as written. */
  arms: readonly string[];
  /** Indicators of the experiment that are computed; the first is a harm. */
  indicators: readonly string[];
  /** Further worlds that the experiment does not have. */
  worlds?: readonly World[];
  persons: number;
  points: number;
  /** Ends, step and first place of the slider, in the unit of the guess. */
  guess: { min: number; max: number; step: number; start: number };
  /** The number that is guessed: an indicator in a world, divided by `per`. */
  answer: { indicator: string; world: string; per: number };
  /** Register rows shown with the sentence. */
  rows: readonly string[];
  texts: Readonly<Record<Language, LessonTexts>>;
}
