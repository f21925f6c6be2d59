import { readFileSync } from 'node:fs';
import * as engine from '@glasshouse/model';
import { loadStudy } from '@glasshouse/model';
import type { ClaimResult, LoadedStudy } from '@glasshouse/model';
import { inlineExecutor, runStudy } from '@glasshouse/study';
import { shippedRegister } from '../../test/shipped.js';

/** A world that no card plants, and what the rule of the claim should say of it. */
export interface UnseenWorld {
  name: string;
  claim: string;
  study: string;
  /** Experiments that the claim reads, each with the one that runs in its place, in this world. */
  reads: Record<string, string>;
  /** Files of scenarios, as they are in this world. */
  scenarios: Record<string, string>;
  verdict: 'possible_under' | 'cannot_be_told' | 'not_computed';
  /** What is false in this world, so that no sentence beside the verdict may say it. */
  not?: RegExp[];
}

const head = (id: string, base: string): string => `glasshouse: 1
kind: scenario
id: ${id}
title: A world that no card plants
about: This file only tests a rule.
reading: neutral
extends: [${base}]
`;

/** Incidents and patrols of places in which nothing but what is named differs. */
const places = (
  id: string,
  { trend, reported, found }: { trend: number; reported: number; found: number },
): string => `${head(id, 'attribution.yaml')}
incidents:
  violence:
    rate: { value: 5, unit: per cell and year, assumed: Unseen, range: [4.9, 5] }
    floor: { value: 0.5, unit: share, assumed: Unseen, range: [0.5, 0.5] }
    trend:
      - from: 2016-09-01
        factor: { value: ${trend}, unit: factor, assumed: Unseen, range: [${trend}, ${trend}] }
    prevented: { value: 0, unit: share, assumed: Unseen, range: [0, 0] }
    reported: { value: ${reported}, unit: probability, assumed: Unseen, range: [${reported}, ${reported}] }

patrols:
  before: { sensitivity: &found { value: ${found}, unit: probability, assumed: Unseen, range: [${found}, ${found}] } }
  build_up:
    number: { value: 40, unit: count, assumed: Unseen, range: [40, 40] }
    sensitivity: *found
  as_before: { sensitivity: *found }
`;

/** Places in which only patrols were built up, and places in which three times as many incidents happen. */
const both = (how: { reported: number; found: number }): Record<string, string> => ({
  'scenarios/planted-record.yaml': places('planted-record', { trend: 1, ...how }),
  'scenarios/planted-unrest.yaml': places('planted-unrest', { trend: 3, ...how }),
});

const unit = (change: string): Record<string, string> => ({
  'scenarios/planted-work-unit.yaml': `${head('planted-work-unit', 'work-unit.yaml')}${change}`,
});

export const UNSEEN: readonly UnseenWorld[] = [
  {
    name: 'Patrols put three times as many on record in the calm place; three times as many happen in the other',
    claim: 'C1',
    study: 'security-tools',
    reads: { calm: 'calm_planted', unrest: 'unrest' },
    scenarios: both({ reported: 0.1, found: 0.8 }),
    verdict: 'cannot_be_told',
  },
  {
    name: 'Patrols find nothing, and half of the incidents are reported; three times as many happen in the other place',
    claim: 'C1',
    study: 'security-tools',
    reads: { calm: 'calm_planted', unrest: 'unrest' },
    scenarios: both({ reported: 0.5, found: 0 }),
    verdict: 'possible_under',
  },
  {
    name: 'Nobody is dismissed',
    claim: 'D3',
    study: 'older-forms',
    reads: { unit: 'unit_planted' },
    scenarios: unit(`
lists:
  dismissed:
    entries:
      conduct: { probability: &never { value: 0, unit: probability, assumed: Unseen, range: [0, 0] } }
      words: { probability: *never }
`),
    verdict: 'not_computed',
  },
  {
    name: 'Files on townspeople only, and hardly any report on others',
    claim: 'D4',
    study: 'older-forms',
    reads: { files: 'files_planted' },
    scenarios: unit(`
channels:
  cadres:
    coverage:
      by: residence
      values:
        urban: { value: 0.9, unit: share, assumed: Unseen, range: [0.9, 0.9] }
        rural: { value: 0.005, unit: share, assumed: Unseen, range: [0.005, 0.005] }
`),
    verdict: 'possible_under',
    not: [/under files on nearly everybody|^files on nearly everybody\./],
  },
];

const disk = (path: string): string => readFileSync(path, 'utf8');

/** What the rule of the claim says in a world, with the numbers of the claim there. At the reduced size of the study, seed 1. */
export async function saidOf(world: UnseenWorld): Promise<ClaimResult> {
  const register = shippedRegister();
  const loaded = loadStudy(`studies/${world.study}.yaml`, { read: (path) => world.scenarios[path] ?? disk(path) }, register);
  const { planted: _, ...claim } = loaded.study.claims.find(({ id }) => id === world.claim)!;
  const of = Object.entries(world.reads);
  const own: LoadedStudy = {
    ...loaded,
    study: {
      ...loaded.study,
      experiments: of.map(([id, from]) => ({ ...loaded.study.experiments.find((one) => one.id === from)!, id })),
      claims: [{ ...claim, tables: [] }],
      ratios: [],
      follow: [],
    },
    scenarios: Object.fromEntries(of.map(([id, from]) => [id, loaded.scenarios[from]!])),
  };
  const options = { size: 'reduced', seed: 1, engineHash: 'unseen', register, executor: inlineExecutor(engine), follow: null } as const;
  return (await runStudy(own, options)).claims[0]!;
}
