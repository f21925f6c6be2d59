// One run on one thread and on two, its communities shared out: wall time, order reversed each round, results equal.
// With --processes also what two processes reach that share nothing but the machine: no number of threads of one process can be expected to do better.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { optionsOf } from '../lib/options.mjs';
import { built, machine, median, runCountry } from '../lib/tree.mjs';

const { runDigest } = await built('study/dist/index.js');
const { persons, repeats, processes } = optionsOf('One run on one thread and on two: wall and processor time.', {
  persons: [200_000, 'people'],
  repeats: [5, 'times that both are run'],
  processes: [false, 'also run half the people in one process alone, and in two processes at the same time'],
});
const rows = { one: [], two: [] };
const processor = { one: [], two: [] };
const apart = { alone: [], together: [], processorAlone: [], processorTogether: [] };
const digests = new Set();

async function measure(name, threads) {
  const { result, seconds, processorSeconds } = await runCountry(persons, threads);
  rows[name].push(seconds);
  processor[name].push(processorSeconds);
  digests.add(runDigest(result));
}

/** A process of its own that runs half the people on one thread. */
async function half() {
  const script = fileURLToPath(new URL('alone.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--persons', String(Math.ceil(persons / 2))]);
  return JSON.parse(stdout);
}

async function measureApart() {
  const alone = await half();
  const together = await Promise.all([half(), half()]);
  apart.alone.push(alone.seconds);
  apart.processorAlone.push(alone.processorSeconds);
  apart.together.push(Math.max(...together.map(({ seconds }) => seconds)));
  apart.processorTogether.push(together[0].processorSeconds + together[1].processorSeconds);
}

const rounded = (values) => Number(median(values).toFixed(2));

const before = await machine();
await runCountry(Math.min(persons, 20_000), 2);
for (let i = 0; i < repeats; i++) {
  const order = [
    ['one', 1],
    ['two', 2],
  ];
  for (const [name, threads] of i % 2 ? order.reverse() : order) await measure(name, threads);
  if (processes) await measureApart();
}
if (digests.size !== 1) throw new Error('one thread and two gave different results');
console.log(
  JSON.stringify(
    {
      machine: before,
      persons,
      repeats,
      seconds: { one: rounded(rows.one), two: rounded(rows.two) },
      processorSeconds: { one: rounded(processor.one), two: rounded(processor.two) },
      timesFaster: rounded(rows.one.map((one, i) => one / rows.two[i])),
      ...(processes
        ? {
            processes: {
              persons: Math.ceil(persons / 2),
              seconds: { alone: rounded(apart.alone), twoTogether: rounded(apart.together) },
              processorSeconds: { alone: rounded(apart.processorAlone), twoTogether: rounded(apart.processorTogether) },
              timesFaster: rounded(apart.alone.map((alone, i) => (2 * alone) / apart.together[i])),
            },
          }
        : {}),
    },
    null,
    2,
  ),
);
