import type { Family } from '../counters/family.js';
import { appeals } from './appeals/index.js';
import { amounts } from './amounts/index.js';
import { channels } from './channels/index.js';
import { conditions } from './conditions/index.js';
import { demography } from './demography/index.js';
import { encounters } from './encounters/index.js';
import { firms } from './firms/index.js';
import { flows } from './flows/index.js';
import { incidents } from './incidents/index.js';
import { ledgers } from './ledgers/index.js';
import { lists } from './lists/index.js';
import { measures } from './measures/index.js';
import type { Layer, Mechanism } from './mechanism.js';
import { officials } from './officials/index.js';
import { patrols } from './patrols/index.js';
import { places } from './places/index.js';
import { population } from './population/index.js';
import { responses } from './responses/index.js';
import { reviews } from './reviews/index.js';
import { screens } from './screens/index.js';
import { spreads } from './spreads/index.js';
import { stances } from './stances/index.js';
import { states } from './states/index.js';
import { streams } from './streams/index.js';
import { surveys } from './surveys/index.js';

type Every = (typeof MECHANISMS)[number];

type Both<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

/** Sections of a scenario file, of all mechanisms. */
export type Sections = Both<Every['sections']>;

/** Names of the families of counters of all mechanisms. */
export type FamilyName = Every extends infer M ? (M extends { counters: Readonly<Record<infer F, object>> } ? F & string : never) : never;

type Layers = Both<Every['layers']>;

/** Names of the sections of a layer. */
export type SectionsIn<L extends Layer> = { [K in keyof Layers]: Layers[K] extends L ? K : never }[keyof Layers];

/** What the mechanisms together give to plans at a hook. */
type Joined<Hook extends 'names' | 'plan' | 'policy' | 'reading'> = Both<
  Every extends infer M ? (M extends unknown ? (Hook extends keyof M ? Given<NonNullable<M[Hook]>> : never) : never) : never
>;

/** What a hook makes; nothing where a mechanism does not have it. */
type Given<Maker> = Maker extends (of: never) => infer T ? (unknown extends T ? never : T) : never;

/** Ids of everything that tables refer to. */
export type PlanNames = Joined<'names'>;

/** Tables of the world. */
export type WorldTables = Joined<'plan'>;

/** Tables of a policy. */
export type PolicyTables = Joined<'policy'> & Joined<'reading'>;

/** Names of the words that mechanisms keep in the state. */
export type KeptName = Every extends infer M ? (M extends { keeps?: infer K } ? keyof NonNullable<K> & string : never) : never;

/** Every mechanism, in the order of a deed's life: the order of sections in a file, of checks, of counters in results, and of the ends of a day and a round. */
export const MECHANISMS = [
  places,
  population,
  demography,
  states,
  streams,
  responses,
  channels,
  reviews,
  conditions,
  ledgers,
  lists,
  appeals,
  measures,
  amounts,
  spreads,
  incidents,
  patrols,
  screens,
  stances,
  surveys,
  firms,
  officials,
  encounters,
  flows,
] as const;

/** Sections of all mechanisms, in their order. */
export const sections = Object.assign({}, ...MECHANISMS.map((each) => each.sections)) as Sections;

/** Families of counters of all mechanisms, in their order. */
export const counters = Object.assign({}, ...MECHANISMS.map((each) => each.counters)) as Readonly<Record<FamilyName, Family>>;

/** Names of the sections of a layer, in their order. */
export const sectionsIn = <L extends Layer>(layer: L): readonly SectionsIn<L>[] =>
  MECHANISMS.flatMap((each) =>
    Object.entries<Layer>(each.layers).flatMap(([section, of]) => (of === layer ? [section as SectionsIn<L>] : [])),
  );

/** The same list, where what one mechanism has is not known apart from another. */
export const everyMechanism: readonly Mechanism[] = MECHANISMS;
