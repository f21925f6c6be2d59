// Ends of the numbers of an experiment by plain sampling, in as many runs as a stored search took. One line for each hypercube.
import { optionsOf } from '../lib/options.mjs';
import { built } from '../lib/tree.mjs';

const asked = optionsOf('Ends of the numbers of an experiment by plain sampling, in as many runs as a stored search took.', {
  study: ['studies/the-article.yaml', 'study, by its path in the repository'],
  search: ['studies/the-article.refusals.json', 'stored search'],
  runs: [0, 'plain runs; 0: as many as the search took'],
});
const { plainSampling, searchedStudy } = await import('../lib/sampling.mjs');
const { missOf } = await built('study/dist/calibrate/screen.js');
const { exactInterval } = await built('study/dist/statistics/interval.js');

/** Worlds of one hypercube. */
const BATCH = 200;

const searched = searchedStudy(asked.study, asked.search);
const { record } = searched;
const most = asked.runs || record.runs;
let [runs, fit] = [0, 0];
const plain = record.bounds.map(({ of }) => ({ of, ends: null }));
if (most >= BATCH)
  for await (const worlds of plainSampling(searched, { batch: BATCH, address: 'plain' })) {
    for (const { counts, numbers } of worlds) {
      if (missOf(counts, record.targets) > 1) continue;
      fit += 1;
      plain.forEach((one, n) => {
        const [low, high] = one.ends ?? [Infinity, -Infinity];
        one.ends = [Math.min(low, numbers[n]), Math.max(high, numbers[n])];
      });
    }
    runs += BATCH;
    console.log(JSON.stringify({ runs, fit, share: exactInterval(fit, runs), plain }));
    if (runs + BATCH > most) break;
  }
const search = record.bounds.map(({ of, ends: pair }) => ({ of, ends: pair?.map(({ value }) => value) ?? null }));
console.log(JSON.stringify({ search: { runs: record.runs, kept: record.kept, bounds: search } }));
process.exit(0);
