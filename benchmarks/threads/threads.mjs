// One run on one thread and on two, its communities shared out: wall time, order reversed each round, results equal.
import { optionsOf } from '../lib/options.mjs';
import { built, machine, median, runCountry } from '../lib/tree.mjs';

const { runDigest } = await built('study/dist/index.js');
const { persons, repeats } = optionsOf('One run on one thread and on two: wall and processor time.', {
  persons: [200_000, 'people'],
  repeats: [5, 'times that both are run'],
});
const rows = { one: [], two: [] };
const processor = { one: [], two: [] };
const digests = new Set();

async function measure(name, threads) {
  const { result, seconds, processorSeconds } = await runCountry(persons, threads);
  rows[name].push(seconds);
  processor[name].push(processorSeconds);
  digests.add(runDigest(result));
}

const before = await machine();
await runCountry(Math.min(persons, 20_000), 2);
for (let i = 0; i < repeats; i++) {
  const order = [
    ['one', 1],
    ['two', 2],
  ];
  for (const [name, threads] of i % 2 ? order.reverse() : order) await measure(name, threads);
}
if (digests.size !== 1) throw new Error('one thread and two gave different results');
console.log(
  JSON.stringify(
    {
      machine: before,
      persons,
      repeats,
      seconds: { one: Number(median(rows.one).toFixed(2)), two: Number(median(rows.two).toFixed(2)) },
      processorSeconds: { one: Number(median(processor.one).toFixed(2)), two: Number(median(processor.two).toFixed(2)) },
      timesFaster: Number(median(rows.one.map((one, i) => one / rows.two[i])).toFixed(2)),
    },
    null,
    2,
  ),
);
