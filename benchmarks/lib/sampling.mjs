import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { built, TREE } from './tree.mjs';

const { loadStudy, parseRegister } = await built('model/dist/index.js');
const { dimensionsOf } = await built('study/dist/design/dimensions.js');
const { freshHypercube } = await built('study/dist/calibrate/lists.js');
const { oneExperiment, runPoints } = await built('study/dist/calibrate/run-points.js');
const { Reader } = await built('study/dist/calibrate/reader.js');
const { bindTargets } = await built('study/dist/outcomes/targets.js');
const { threadExecutor } = await built('study/dist/threads/index.js');

/** Worlds of plain sampling are addressed after those of a search, so that no draw is shared. */
const FIRST = 100_000;

const text = (path) => readFileSync(join(TREE, path), 'utf8');

/** A stored search, and the study it is of. */
export function searchedStudy(study, search) {
  const loaded = loadStudy(study, { read: text }, parseRegister(text('evidence/register.csv')));
  return { record: JSON.parse(text(search)), loaded };
}

/**
 * Plain sampling of the experiment of a stored search, with as many people, in hypercubes of `batch` worlds, each run once, without end. Gives of each
 * hypercube the worlds that were run: where they lie, their fitted counts, and the numbers that the search bounds.
 */
export async function* plainSampling({ record, loaded }, { batch, address }) {
  const experiment = loaded.study.experiments.find(({ id }) => id === record.experiment);
  const options = {
    size: record.size,
    seed: record.seed,
    engineHash: '',
    register: loaded.register,
    executor: threadExecutor({ threads: 1 }),
  };
  const bound = oneExperiment(loaded, experiment, options);
  const paths = dimensionsOf(bound.planned.experiment, loaded.scenarios[experiment.id]);
  const reader = new Reader(
    bound.frame,
    bindTargets({ frame: bound.frame }, loaded.register),
    record.bounds.map(({ of }) => of),
  );
  for (let cube = 0; ; cube += 1) {
    const positions = freshHypercube(paths.length, batch, `${record.seed}|${record.study}|${record.experiment}|${address}|${cube}`);
    const points = positions.map((position, b) => ({
      index: FIRST + cube * batch + b,
      positions: Object.fromEntries(paths.map((path, d) => [path, position[d]])),
      sweep: null,
    }));
    const found = await runPoints(bound, options, points, () => [0]);
    yield points.map(({ index }, b) => {
      const [summary] = found.get(index);
      return { position: positions[b], counts: reader.counts(summary), numbers: reader.numbers(summary) };
    });
  }
}
