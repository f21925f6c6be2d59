import { z } from 'zod';
import { id, text, title } from '../format/parts.js';
import type { inForce } from '../format/parts.js';
import { said } from '../format/said.js';
import { sections, sectionsIn } from '../mechanisms/index.js';
import { horizon } from './horizon.js';
import { policyChange } from './policy-change.js';

/** Version of the scenario format that this code reads. */
export const FORMAT = 1;

const FILE = 'The file';

export const scenarioSchema = z
  .strictObject({
    glasshouse: said(z.literal(FORMAT), 'Version of the file format.', { mechanism: FILE }),
    kind: said(z.literal('scenario'), 'What the file is.', { mechanism: FILE }),
    id: said(
      z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'lowercase letters, digits and -, at most 60'),
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
      '`documented`: rules as in the register. `claimed`: as somebody reads them. `hypothetical`: no source says that it exists. `neutral`: no particular place.',
      { example: 'documented', mechanism: FILE },
    ),
    harm_only: said(
      z.boolean().optional(),
      'Risk forms, flags and confinement: rules are fixed as documented and are never swept, varied, fitted or patched, only switched off or on. How they are applied is assumed and drawn from its range, never chosen. Results are per 1,000 people or shares. Required for scenarios with screens, with measures that suspend `all` and, in Xinjiang, with rules on what a person is.',
      { absent: 'false', mechanism: FILE },
    ),
    extends: said(
      z.array(z.string()).optional(),
      'Files of the same folder that this one builds on, merged from left to right: maps merge, lists and single values replace.',
      { example: ['_population.yaml'], absent: 'the file is whole', mechanism: FILE },
    ),
    register: said(
      z.string().optional(),
      'CSV file of your own with the columns of `evidence/register.csv`, by its path from this file; its rows are sources beside those of the shipped register. Ids are two to twelve capital letters followed by one to four digits, and every row has an address or DOI. See docs/how-to/bring-your-own-evidence.md.',
      { example: 'register.csv', absent: 'the shipped register alone', mechanism: FILE },
    ),
    defaults: said(
      z.record(id, z.record(z.string(), z.unknown())).optional(),
      'For each section, the values of keys that an entry leaves out. An entry that has the key keeps its own value. Defaults of this file and of those it extends are merged and hold for the entries of all of them, and for whole entries that the timeline or an arm sets; one that no entry uses is refused.',
      { example: { lists: { owner: 'court' } }, absent: 'every entry gives all its keys', mechanism: FILE },
    ),
    horizon: said(horizon, 'First and last day of the run, and the length of a round.', { mechanism: 'World' }),
    ...sections,
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
export const POLICY_SECTIONS = sectionsIn('policy');

/** Top-level sections that belong to the world: only these may be fitted; arms may not patch them. */
export const WORLD_SECTIONS = sectionsIn('world');

/** Probes: they write nothing, and neither arms nor fits touch them. */
export const PROBE_SECTIONS = sectionsIn('probe');
