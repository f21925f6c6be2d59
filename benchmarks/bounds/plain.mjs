// Ends of the numbers of an experiment by plain sampling, in as many runs as a stored search took. One line for each hypercube.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionsOf } from '../lib/options.mjs';
import { built, TREE } from '../lib/tree.mjs';

const asked = optionsOf('Ends of the numbers of an experiment by plain sampling, in as many runs as a stored search took.', {
  study: ['studies/the-article.yaml', 'study, by its path in the repository'],
  search: ['studies/the-article.refusals.json', 'stored search'],
  runs: [0, 'plain runs; 0: as many as the search took'],
});
const { loadStudy, parseRegister } = await built('model/dist/index.js');
const { dimensionsOf } = await built('study/dist/design/dimensions.js');
const { freshHypercube } = await built('study/dist/calibrate/lists.js');
const { oneExperiment, runPoints } = await built('study/dist/calibrate/run-points.js');
const { Reader } = await built('study/dist/calibrate/reader.js');
const { missOf } = await built('study/dist/calibrate/screen.js');
const { bindTargets } = await built('study/dist/outcomes/targets.js');
const { exactInterval } = await built('study/dist/statistics/interval.js');
const { threadExecutor } = await built('study/dist/threads/index.js');

/** Worlds of one hypercube. */
const BATCH = 200;
/** Worlds of plain sampling are addressed after those of the search, so that no draw is shared. */
const FIRST = 100_000;

const record = JSON.parse(readFileSync(join(TREE, asked.search), 'utf8'));
const runs = asked.runs || record.runs;
const files = { read: (path) => readFileSync(join(TREE, path), 'utf8') };
const register = parseRegister(files.read('evidence/register.csv'));
const loaded = loadStudy(asked.study, files, register);
const experiment = loaded.study.experiments.find(({ id }) => id === record.experiment);
const options = {
  size: record.size,
  seed: record.seed,
  engineHash: '',
  register: loaded.register,
  executor: threadExecutor({ threads: 1 }),
};
const bound = oneExperiment(loaded, experiment, options);
const { planned, frame } = bound;
const paths = dimensionsOf(planned.experiment, loaded.scenarios[experiment.id]);
const numbers = record.bounds.map(({ of }) => of);
const reader = new Reader(frame, bindTargets({ frame }, loaded.register), numbers);

let index = FIRST;
let fit = 0;
const ends = numbers.map(() => [Infinity, -Infinity]);
for (let batch = 0; (batch + 1) * BATCH <= runs; batch += 1) {
  const points = freshHypercube(paths.length, BATCH, `${record.seed}|${record.study}|${record.experiment}|plain|${batch}`).map(
    (position) => ({
      index: index++,
      positions: Object.fromEntries(paths.map((path, d) => [path, position[d]])),
      sweep: null,
    }),
  );
  const found = await runPoints(bound, options, points, () => [0]);
  for (const [summary] of found.values()) {
    if (missOf(reader.counts(summary), record.targets) > 1) continue;
    fit += 1;
    reader.numbers(summary).forEach((value, n) => {
      ends[n] = [Math.min(ends[n][0], value), Math.max(ends[n][1], value)];
    });
  }
  const plain = numbers.map((of, n) => ({ of, ends: fit === 0 ? null : ends[n] }));
  console.log(JSON.stringify({ runs: (batch + 1) * BATCH, fit, share: exactInterval(fit, (batch + 1) * BATCH), plain }));
}
const search = record.bounds.map(({ of, ends: pair }) => ({ of, ends: pair?.map(({ value }) => value) ?? null }));
console.log(JSON.stringify({ search: { runs: record.runs, kept: record.kept, bounds: search } }));
