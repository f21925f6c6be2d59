// Ends of the numbers of an experiment by plain sampling, at as many runs as a stored search took, beside those of the search.
// node benchmarks/bounds/plain.mjs [--search studies/the-article.refusals.json] [--runs 1477]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { built, TREE } from '../lib/tree.mjs';

const { values: asked } = parseArgs({
  options: {
    study: { type: 'string', default: 'studies/the-article.yaml' },
    search: { type: 'string', default: 'studies/the-article.refusals.json' },
    runs: { type: 'string' },
  },
});
const { loadStudy, parseRegister } = await built('model/dist/index.js');
const { dimensionsOf } = await built('study/dist/design/dimensions.js');
const { freshHypercube } = await built('study/dist/calibrate/lists.js');
const { oneExperiment, runPoints } = await built('study/dist/calibrate/run-points.js');
const { Reader } = await built('study/dist/calibrate/reader.js');
const { missOf } = await built('study/dist/calibrate/screen.js');
const { bindTargets } = await built('study/dist/outcomes/fit.js');
const { threadExecutor } = await built('study/dist/threads/index.js');

/** As many worlds from each end are run again as the search does, as often, and as many must fit. */
const [CONFIRMED, AGAIN] = [8, 4];
/** Worlds of plain sampling are addressed after those of the search, so that no draw is shared. */
const FIRST = 100_000;

const record = JSON.parse(readFileSync(join(TREE, asked.search), 'utf8'));
const runs = Number(asked.runs ?? record.runs);
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
const { planned, frame } = oneExperiment(loaded, experiment, options);
const paths = dimensionsOf(planned.experiment, loaded.scenarios[experiment.id]);
const numbers = record.bounds.map(({ of }) => of);
const reader = new Reader(frame, bindTargets({ frame }, loaded.register), numbers);

const points = freshHypercube(paths.length, runs, `${record.seed}|${record.study}|${record.experiment}|plain`).map((position, p) => ({
  index: FIRST + p,
  positions: Object.fromEntries(paths.map((path, d) => [path, position[d]])),
  sweep: null,
}));
const run = (some, throws) => runPoints(planned, loaded, frame, options, some, () => throws);
const fits = (summary) => missOf(reader.counts(summary), record.targets) <= 1;
const found = await run(points, [0]);
const fitting = points.filter(({ index }) => fits(found.get(index)[0]));
const plain = [];
for (const [n, of] of numbers.entries()) {
  const valueOf = (summary) => reader.numbers(summary)[n];
  const sorted = [...fitting].sort((a, b) => valueOf(found.get(a.index)[0]) - valueOf(found.get(b.index)[0]));
  const ends = [];
  for (const sign of [1, -1]) {
    const near = sign === 1 ? sorted.slice(0, CONFIRMED) : sorted.slice(-CONFIRMED);
    const thrown = near.length === 0 ? new Map() : await run(near, [1, 2, 3, 4].slice(0, AGAIN));
    const held = near.flatMap(({ index }) => {
      const fit = thrown.get(index).filter(fits).map(valueOf);
      return fit.length * 2 < AGAIN ? [] : [fit.reduce((sum, value) => sum + value, 0) / fit.length];
    });
    const end = sign === 1 ? sorted[0] : sorted.at(-1);
    ends.push({
      value: end ? valueOf(found.get(end.index)[0]) : null,
      confirmed: held.length === 0 ? null : sign === 1 ? Math.min(...held) : Math.max(...held),
    });
  }
  plain.push({ of, ends });
}
console.log(JSON.stringify({ runs, fit: fitting.length, plain, search: { runs: record.runs, kept: record.kept, bounds: record.bounds.map(({ of, ends, confirmed }) => ({ of, ends: ends?.map(({ value }) => value), confirmed: confirmed?.map((end) => end?.value ?? null) })) } }, null, 1)); // prettier-ignore
