import type { LoadedStudy } from '@glasshouse/model';
import { planStudy } from '@glasshouse/study';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { finish, make, validated } from './accept.js';
import { Random } from './random.js';
import type { Plain } from './scenarios.js';

const WANTED = 6;
/** The first seed that is tried; another one tries other studies. */
const FIRST = Number(process.env['GLASSHOUSE_SEED'] ?? 900);
/** Ids of all runs, sorted. */
const runIds = (loaded: LoadedStudy): string[] =>
  planStudy(loaded, { size: 'reduced', seed: 5, engineHash: 'generated' })
    .runs.map(({ id }) => id)
    .sort();

/** The same maps with their keys in another order, at every depth; lists stay as they are. */
function keysShuffled(value: unknown, random: Random): unknown {
  if (Array.isArray(value)) return value.map((item) => keysShuffled(item, random));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(random.shuffled(Object.entries(value)).map(([key, inner]) => [key, keysShuffled(inner, random)]));
}

/** The same study with its experiments, arms after the baseline, indicators, followed people and dated changes in another order. */
function shuffled(texts: Record<string, string>, random: Random, arms: boolean): Record<string, string> {
  const study = keysShuffled(parse(texts['studies/made.yaml']!), random) as Plain & {
    experiments: (Plain & { arms: Plain[]; indicators: Plain[] })[];
  };
  const scenario = keysShuffled(parse(texts['scenarios/made.yaml']!), random) as Plain & { timeline?: Plain[] };
  for (const experiment of study.experiments) {
    const [baseline, ...others] = experiment.arms;
    if (arms) experiment.arms = [baseline!, ...random.shuffled(others)];
    experiment.indicators = random.shuffled(experiment.indicators);
  }
  study.experiments = random.shuffled(study.experiments);
  if (scenario.timeline) scenario.timeline = random.shuffled(scenario.timeline);
  return { 'studies/made.yaml': stringify(study), 'scenarios/made.yaml': stringify(scenario) };
}

describe('order', () => {
  it('of keys, entries, arms, indicators, experiments and dated changes decides nothing', async () => {
    let compared = 0;
    for (let seed = FIRST; compared < WANTED; seed++) {
      const { loaded, texts } = make(seed);
      if (!loaded || loaded.study.experiments.every(({ arms }) => arms.length < 3)) continue;
      const document = await finish(loaded);
      // A run lists its arms in the order of the study: the order of arms may change its id, and nothing else may.
      const sameArms = validated(shuffled(texts, new Random(seed), false));
      expect({ seed, ids: runIds(sameArms) }).toEqual({ seed, ids: runIds(loaded) });
      const other = await finish(validated(shuffled(texts, new Random(seed), true)));
      expect({ seed, hash: other.hash }).toEqual({ seed, hash: document.hash });
      for (const one of document.indicators) {
        const same = other.indicators.find(({ experiment, indicator }) => experiment === one.experiment && indicator === one.indicator)!;
        for (const { arm, estimate } of one.arms)
          expect({ seed, arm, estimate: same.arms.find((each) => each.arm === arm)!.estimate }).toEqual({ seed, arm, estimate });
      }
      compared += 1;
    }
  });
});
