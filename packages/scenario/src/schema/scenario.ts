import { z } from 'zod';
import { id, table, text, title } from './common.js';
import type { inForce } from './common.js';
import { gridSections } from './grid.js';
import { institutionSections } from './institutions.js';
import { marketSections } from './market.js';
import { mindSections } from './minds.js';
import { officeSections } from './office.js';
import { channel, ledger, list, measure, policyChange, review } from './policy.js';
import { quantity } from './quantity.js';
import { said } from './said.js';
import { horizon, perception, place, population, response, stream } from './world.js';

export { date, id } from './common.js';

/** Version of the scenario format that this code reads. */
export const FORMAT = 1;

const FILE = 'The file';

export const scenarioSchema = z
  .strictObject({
    glasshouse: said(z.literal(FORMAT), 'Version of the file format.', { mechanism: FILE }),
    kind: said(z.literal('scenario'), 'What the file is.', { mechanism: FILE }),
    id: said(
      z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'small letters, digits and -, at most 60'),
      'Id of the scenario, named in reports.',
      {
        example: 'court-list',
        mechanism: FILE,
      },
    ),
    title: said(title, 'Name shown in reports and documents, on one line.', { example: 'A list of defaulters', mechanism: FILE }),
    about: said(text, 'What the scenario stands for, what it leaves out, and which parts are assumed.', {
      example: 'The court list as documented, in a neutral country.',
      mechanism: FILE,
    }),
    reading: said(
      z.enum(['documented', 'claimed', 'hypothetical', 'neutral']),
      '`documented`: rules as in the register. `claimed`: as somebody reads them. `hypothetical`: nobody says that it exists. `neutral`: a world for tests.',
      { example: 'documented', mechanism: FILE },
    ),
    harm_only: said(
      z.boolean().optional(),
      'Risk forms, flags and confinement: rules stand as documented and are never swept, varied, fitted or patched except switched off or on. How they are worked is assumed and drawn over its range, never chosen. Results are per 1,000 people or shares. Required of scenarios with screens, with measures that suspend `all` and, in Xinjiang, with rules on what a person is.',
      { absent: 'false', mechanism: FILE },
    ),
    extends: said(
      z.array(z.string()).optional(),
      'Files of the same folder that this one builds on, merged from left to right: maps merge, lists and single values replace.',
      { example: ['_population.yaml'], absent: 'the file is whole', mechanism: FILE },
    ),
    horizon: said(horizon, 'First and last day of the run, and the length of a round.', { mechanism: 'World' }),
    places: said(table(place), 'Tree of places, without distances, by id.', { mechanism: 'World' }),
    community_size: said(
      quantity('persons'),
      'People in a community. People of different communities meet only by letters and shared capacity.',
      {
        example: 2000,
        mechanism: 'World',
      },
    ),
    population: said(population, 'Who the synthetic people are.', { mechanism: 'World' }),
    groups: said(
      z.array(id).max(6),
      'Attributes by which results are reported separately; `children` stands for households with children, `age` is not allowed. At most 32 combinations of categories.',
      { example: ['income'], mechanism: 'World' },
    ),
    streams: said(table(stream), 'Opportunities to act, duties, wishes and false alarms, by id.', { mechanism: 'Conduct' }),
    perception: said(perception.optional(), 'How people come to feel the system. Without it most responses do nothing.', {
      absent: 'nobody perceives any risk',
      mechanism: 'Conduct',
    }),
    responses: said(table(response).default({}), 'How people answer to what they perceive, by id; each is off unless stated.', {
      mechanism: 'Conduct',
    }),
    channels: said(table(channel).default({}), 'Ways in which acts come to be seen, by id.', { mechanism: 'Detection and review' }),
    reviews: said(table(review).default({}), 'Looks at reports before they become records, by id.', { mechanism: 'Detection and review' }),
    ledgers: said(table(ledger).default({}), 'Scores, by id.', { mechanism: 'Scores' }),
    lists: said(table(list).default({}), 'Lists of people, by id.', { mechanism: 'Lists' }),
    measures: said(table(measure).default({}), 'Sanctions and rewards, by id.', { mechanism: 'Measures' }),
    ...institutionSections,
    ...gridSections,
    ...mindSections,
    ...marketSections,
    ...officeSections,
    timeline: said(z.array(policyChange).default([]), 'Dated changes of policy, by path.', { mechanism: 'Policy over time' }),
  })
  .meta({ since: '0.1.0' });

/** A whole scenario after `extends` has been resolved and checked. Quantities are as written; `toBase` converts them. */
export type Scenario = z.infer<typeof scenarioSchema>;
export type Stream = Scenario['streams'][string];
export type Ledger = Scenario['ledgers'][string];
export type LedgerRule = Ledger['rules'][string];
export type List = Scenario['lists'][string];
export type ListEntry = List['entries'][string];
export type Measure = Scenario['measures'][string];
export type Channel = Scenario['channels'][string];
export type Review = Scenario['reviews'][string];
export type Spread = Scenario['spreads'][string];
export type InForce = z.infer<typeof inForce>;

/** Top-level sections that belong to policy: arms and the timeline may patch them; nothing in them may be fitted. */
export const POLICY_SECTIONS = [
  'channels',
  'reviews',
  'ledgers',
  'lists',
  'measures',
  'partitions',
  'spreads',
  'patrols',
  'screens',
  'enterprise',
  'audits',
  'catalogues',
  'flows',
] as const;
/** Top-level sections that belong to the world: only these may be fitted; arms may not patch them. */
export const WORLD_SECTIONS = [
  'places',
  'community_size',
  'population',
  'streams',
  'perception',
  'responses',
  'ties',
  'incidents',
  'stances',
  'opinions',
  'firms',
  'officials',
] as const;
/** Probes: they write nothing, and neither arms nor fits touch them. */
export const PROBE_SECTIONS = ['surveys'] as const;
