// Cost of a candidate from 10^5 to 10^7 people: the whole engine, one arm, two years (points in the second), one thread.
import { optionsOf } from '../lib/options.mjs';
import { built, countryPlan, machine, median } from '../lib/tree.mjs';

const { Batch, Coordinator } = await built('model/dist/index.js');
const { persons: most, rounds } = optionsOf('Cost of a candidate from 100,000 people up, by factors of ten.', {
  persons: [10_000_000, 'most people'],
  rounds: [24, 'months'],
});

function secondsSince(begun) {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

/** Processor nanoseconds a candidate over the first rounds, and what it takes to make a person. */
function measure(persons) {
  const plan = countryPlan(persons, ['with_points']);
  const end = plan.communities.length;
  const making = process.cpuUsage();
  const batch = new Batch(plan, { seed: 7, replicate: 1, first: 0, end });
  const made = secondsSince(making);
  const council = new Coordinator(plan);
  const begun = process.cpuUsage();
  let candidates = 0;
  for (let r = 0; r < rounds; r++) {
    const report = batch.round(r, council.decide(r));
    council.receive([{ first: 0, end, report }]);
    candidates += report.candidates;
  }
  return { candidates, nanoseconds: (secondsSince(begun) / candidates) * 1e9, making: (made / persons) * 1e9 };
}

const before = await machine();
measure(20_000);
const rows = [];
for (let persons = 100_000; persons <= most; persons *= 10) {
  const repeats = persons <= 1_000_000 ? 3 : 1;
  const runs = Array.from({ length: repeats }, () => measure(persons));
  rows.push({
    persons,
    candidates: runs[0].candidates,
    nanosecondsPerCandidate: Math.round(median(runs.map((run) => run.nanoseconds))),
    nanosecondsPerPersonMade: Math.round(median(runs.map((run) => run.making))),
  });
}
const costs = rows.map((row) => row.nanosecondsPerCandidate);
console.log(
  JSON.stringify(
    { machine: before, rounds, rows, highestOverLowest: Number((Math.max(...costs) / Math.min(...costs)).toFixed(2)) },
    null,
    2,
  ),
);
