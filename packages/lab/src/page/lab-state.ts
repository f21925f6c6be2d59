import type { Problem } from '@glasshouse/model';
import type { World } from '../run/worlds.js';
import type { ShownClaim } from '../shipped/cards.js';
import type { Thumbnail } from '../shipped/thumbnails.js';
import type { Cited, Family, OpenExperiment, OpenScenario, OpenStudy, ScenarioCard, ToldLife } from '../worker/messages.js';

export const SCREENS = ['start', 'worlds', 'lives', 'rules', 'claims', 'lessons', 'take-away'] as const;
export type Screen = (typeof SCREENS)[number];

/** How people of the worlds are drawn: everyone in place, those under a sanction, or of each 1,000. */
export const VIEWS = ['field', 'touched', 'thousand'] as const;
export type View = (typeof VIEWS)[number];

/** A month of a recording is shown at least that long. */
export const TICK_MS = 90;

/** What the page knows. */
export interface State {
  screen: Screen;
  cards: ScenarioCard[];
  families: Family[];
  thumbnails: Record<string, Thumbnail>;
  claims: ShownClaim[];
  scenario: OpenScenario | null;
  /** The shipped experiment that the worlds come from, if they do. */
  experiment: OpenExperiment | null;
  /** The study that the reader opened last, if the page can run it. */
  study: OpenStudy | null;
  /** What is wrong with the study that the reader tried to open. */
  studyProblems: Problem[];
  /** Such a study is being read. */
  studyRead: boolean;
  view: View;
  /** The world shown where there is room for one. */
  side: number;
  /** The lesson that is open. */
  lesson: string | null;
  /** What each lesson that was opened cites. */
  cited: Record<string, Cited>;
  /** Guesses by lesson; a guess that is set does not change. They are kept here and nowhere else. */
  guesses: Record<string, { value: number; set: boolean }>;
  /** What keys of the open scenario mean, by path. */
  meanings: Record<string, string>;
  worlds: World[];
  /** Place of the chosen size among `SIZES`. */
  size: number;
  /** The world whose rules are being changed. */
  edited: number;
  running: boolean;
  /** The reader ended the last run before its end. */
  stopped: boolean;
  runsDone: number;
  runs: number;
  months: number;
  hash: string | null;
  seconds: number;
  effects: { arm: string; more: number; fewer: number }[];
  month: number;
  recorded: number;
  playing: boolean;
  person: number | null;
  life: ToldLife | null;
  problems: Problem[];
  failure: string | null;
  /** The failure is that of a link, which is not opened. */
  linkFailed: boolean;
  /** What is said of a link that was opened. */
  notice: { say: () => string } | null;
}

/** Before anything is opened. */
export const initialState = (): State => ({
  screen: 'start',
  cards: [],
  families: [],
  thumbnails: {},
  claims: [],
  scenario: null,
  experiment: null,
  study: null,
  studyProblems: [],
  studyRead: false,
  view: 'field',
  side: 0,
  lesson: null,
  cited: {},
  guesses: {},
  meanings: {},
  worlds: [],
  size: 0,
  edited: 1,
  running: false,
  stopped: false,
  runsDone: 0,
  runs: 0,
  months: 0,
  hash: null,
  seconds: 0,
  effects: [],
  month: 0,
  recorded: 0,
  playing: false,
  person: null,
  life: null,
  problems: [],
  failure: null,
  linkFailed: false,
  notice: null,
});
