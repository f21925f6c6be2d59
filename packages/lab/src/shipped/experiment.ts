import { parse } from 'yaml';
import type { World } from '../run/worlds.js';
import type { Lesson } from '../lessons/lesson.js';
import { POINTS } from './compared.js';
import type { Comparison, ShippedExperiment } from './compared.js';

interface WrittenExperiment {
  id: string;
  scenario: string;
  equal_rates?: boolean;
  persons: { reduced: number; full: number };
  arms: { id: string; title: string; patch?: Record<string, unknown> }[];
  indicators: ShippedExperiment['indicators'];
}
/** Of a study as it is written, what is read here. */
export interface WrittenStudy {
  id: string;
  experiments?: WrittenExperiment[];
  claims?: { id: string; numbers: { of: string }[] }[];
}

const MOST_PERSONS = 20_000;

const worldOf = ({ id, title, patch = {} }: WrittenExperiment['arms'][number]): World => ({
  id,
  title,
  changes: Object.entries(patch).map(([path, value]) => ({ path, value })),
});
const harmFirst = (indicators: ShippedExperiment['indicators']): ShippedExperiment['indicators'] =>
  [...indicators].sort((a, b) => Number(b.harm === true) - Number(a.harm === true));
const scenarioOf = (experiment: WrittenExperiment): string => experiment.scenario.replace(/^\.\.\//, '');
/** A study as YAML, or as what was read from it: whoever asks of one study more than once reads it once. */
export type StudyGiven = string | WrittenStudy;
const read = (study: StudyGiven): WrittenStudy =>
  typeof study === 'string' ? (parse(study, { maxAliasCount: -1 }) as WrittenStudy) : study;

/**
 * The experiment of a lesson, out of its study. Throws Error for an experiment, arm or indicator that the study does not have, and where the
 * first world is not the scenario as written.
 */
export function lessonExperiment(lesson: Omit<Lesson, 'texts'>, study: StudyGiven): ShippedExperiment {
  const found = <T extends { id: string }>(list: readonly T[], id: string, what: string): T => {
    const one = list.find((each) => each.id === id);
    if (!one) throw new Error(`lesson ${lesson.id}: ${lesson.study} has no ${what} ${id}`);
    return one;
  };
  const experiment = found(read(study).experiments ?? [], lesson.experiment, 'experiment');
  const worlds = lesson.arms.map((id) => worldOf(found(experiment.arms, id, 'arm')));
  if (worlds[0]?.changes.length !== 0) throw new Error(`lesson ${lesson.id}: its first world has changes`);
  const { persons, points } = lesson;
  return {
    scenario: scenarioOf(experiment),
    worlds: [...worlds, ...(lesson.worlds ?? [])],
    indicators: lesson.indicators.map((id) => found(experiment.indicators, id, 'indicator')),
    persons,
    points,
  };
}

/**
 * The experiment that a claim reads first, out of its study: the scenario as written beside the arm that the claim speaks of. Null for a claim
 * that reads no run, or none with the scenario as written in it and another world.
 */
export function claimExperiment(claim: string, study: StudyGiven): ShippedExperiment | null {
  const { experiments = [], claims } = read(study);
  const numbers = claims?.find(({ id }) => id === claim)?.numbers ?? [];
  const first = /^(?:search\.)?([a-z0-9_]+)\./.exec(numbers.find(({ of }) => !/^(register|row)\./.test(of))?.of ?? '')?.[1];
  const experiment = experiments.find(({ id }) => id === first);
  if (!experiment || experiment.equal_rates) return null;
  const written = experiment.arms.find(({ patch }) => patch === undefined);
  const named = new Set(numbers.flatMap(({ of }) => [...of.matchAll(/[@-]([a-z0-9_]+)/g)].map((match) => match[1]!)));
  const others = experiment.arms.filter((arm) => arm !== written);
  const other = others.find(({ id }) => named.has(id)) ?? others[0];
  if (!written || !other) return null;
  const wanted = new Set(
    numbers.map(({ of }) => /^(?:search\.)?([a-z0-9_]+)\.([a-z0-9_]+)/.exec(of)).flatMap((m) => (m?.[1] === first ? [m?.[2]] : [])),
  );
  const [harm, ...rest] = harmFirst(experiment.indicators);
  return {
    scenario: scenarioOf(experiment),
    worlds: [worldOf(written), worldOf(other)],
    indicators: [harm!, ...rest.filter(({ id }) => wanted.has(id))],
    persons: Math.min(MOST_PERSONS, experiment.persons.reduced),
    points: POINTS,
  };
}

/** Harms shown beside other indicators of a comparison. */
const MOST_INDICATORS = 4;

/** The comparisons of a study, by `study.experiment`: those whose scenario as written is one of the arms. */
export function comparisonsOf(study: StudyGiven): Record<string, Comparison> {
  const { id, experiments = [] } = read(study);
  const found: Record<string, Comparison> = {};
  for (const experiment of experiments) {
    const written = experiment.arms.find(({ patch }) => patch === undefined);
    if (!written || experiment.arms.length < 2 || experiment.equal_rates) continue;
    found[`${id}.${experiment.id}`] = {
      scenario: scenarioOf(experiment),
      written: worldOf(written),
      others: experiment.arms.filter((arm) => arm !== written).map(worldOf),
      indicators: harmFirst(experiment.indicators).slice(0, MOST_INDICATORS),
      persons: Math.min(MOST_PERSONS, experiment.persons.reduced),
    };
  }
  return found;
}
