// The bare loop in the engine's own TypeScript, the same in C, and the whole engine with harm accounts, on the same numbers and people.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { optionsOf } from '../lib/options.mjs';
import { built, countryPlan, machine, median } from '../lib/tree.mjs';

const { Candidates, valueFor } = await built('model/dist/mechanisms/streams/candidates.js');
const { generatePeople } = await built('model/dist/people/people.js');
const { runExperiment } = await built('model/dist/index.js');
const { ATTEMPT } = await built('model/dist/mechanisms/streams/plan-types.js');

const SEED = 7;
const REPLICATE = 1;
const MOST = 16;
const here = dirname(fileURLToPath(import.meta.url));
const { persons, repeats } = optionsOf('The bare loop in TypeScript and in C, and the whole engine, on the same people.', {
  persons: [20_000, 'people'],
  repeats: [5, 'times that all are run'],
});
const folder = mkdtempSync(join(tmpdir(), 'bare-loop-'));
const plan = countryPlan(persons, ['with_points']);
const courtList = countryPlan(persons, ['court_list']);
const communities = plan.communities.map((community) => generatePeople(plan, community, SEED, REPLICATE));

/** Plan and people as the C program reads them. */
function numbers() {
  const parts = [];
  const words = (...values) => parts.push(Buffer.from(Int32Array.from(values, (value) => value | 0).buffer));
  const filled = (values) => Float64Array.from({ length: MOST }, (_, i) => values[i] ?? 0);
  const streams = plan.streams.filter((stream) => stream.kind !== ATTEMPT && stream.ceiling > 0);
  words(SEED, REPLICATE, streams.length, plan.attributes.length, plan.rounds.length, communities.length);
  for (const stream of streams) {
    words(
      stream.key,
      stream.adultsOnly ? 1 : 0,
      stream.rate.attribute,
      stream.inclination.attribute,
      stream.rate.values.length,
      stream.classFactors.length,
      stream.trendDays.length,
    );
    for (const values of [[stream.ceiling], [stream.gapFactor]]) parts.push(Buffer.from(Float64Array.from(values).buffer));
    for (const values of [stream.rate.values, stream.inclination.values, stream.classFactors, stream.classCumulative, stream.trendFactors])
      parts.push(Buffer.from(filled(values).buffer));
    words(...filled(stream.trendDays));
    words(...filled(plan.attributes.map((_, a) => stream.who[a] ?? 0xffffffff)));
  }
  for (const round of plan.rounds) words(round.first, round.last);
  for (const people of communities) {
    words(people.key, people.n);
    parts.push(people.adult, ...people.attributes);
  }
  return Buffer.concat(parts);
}

/** Streams without attempts, in the order in which the C program counts them. */
const place = new Map();
plan.streams.forEach((stream, s) => {
  if (stream.kind !== ATTEMPT && stream.ceiling > 0) place.set(s, place.size);
});
const placeOf = Uint8Array.from(plan.streams, (_, s) => place.get(s) ?? 255);

/** Processor seconds of this process, its compiler and collector threads included: what other programs do counts less than in wall time. */
function secondsSince(begun) {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

function bareLoop() {
  const candidates = new Candidates();
  const begun = process.cpuUsage();
  let kept = 0;
  let acts = 0;
  let sum = 0;
  for (const round of plan.rounds) {
    for (const people of communities) {
      candidates.fill(plan, people, round, SEED, REPLICATE);
      const { count, order, row, stream, act } = candidates;
      for (let at = 0; at < count; at++) {
        const i = order[at];
        const does = act[i] < valueFor(plan.streams[stream[i]].inclination, people, row[i]) * 4294967296 ? 1 : 0;
        acts += does;
        sum = (Math.imul(sum ^ (row[i] * 2 + does), 0x01000193) + placeOf[stream[i]]) | 0;
      }
      kept += count;
    }
  }
  return { candidates: candidates.drawn, kept, acts, checksum: sum >>> 0, seconds: secondsSince(begun) };
}

function compiled() {
  const program = join(folder, 'bare-loop');
  const compiler = process.env.CC ?? 'cc';
  const made = spawnSync(compiler, ['-O3', '-ffp-contract=off', '-o', program, join(here, 'bare-loop.c'), '-lm'], { stdio: 'inherit' });
  return made.status === 0 ? program : null;
}

function inC(program, file) {
  const done = spawnSync(program, [file, '1'], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}

/** One arm of the whole engine: every stage, stocks, days, harm accounts, the closing recount. People are made within. */
function wholeEngine(of) {
  const begun = process.cpuUsage();
  const { work } = runExperiment(of, { seed: SEED, replicate: REPLICATE, runId: '', experiment: 'country', point: 0 });
  return { candidates: work.candidates, events: work.events, seconds: secondsSince(begun) };
}

const file = join(folder, 'numbers.bin');
writeFileSync(file, numbers());
const program = compiled();
if (program === null) console.error('no C compiler: only the TypeScript loop is measured');
const rows = { c: [], bare: [], courtList: [], points: [] };
try {
  bareLoop();
  wholeEngine(courtList);
  wholeEngine(plan);
  for (let i = 0; i < repeats; i++) {
    const steps = [
      () => program && rows.c.push(inC(program, file)),
      () => rows.bare.push(bareLoop()),
      () => rows.courtList.push(wholeEngine(courtList)),
      () => rows.points.push(wholeEngine(plan)),
    ];
    for (const step of i % 2 ? steps.reverse() : steps) step();
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const row of rows.c) {
  for (const name of ['candidates', 'kept', 'acts', 'checksum']) {
    const [c, typescript] = [Number(row[name]), Number(rows.bare[0][name])];
    if (c !== typescript) throw new Error(`the two loops differ: ${name} is ${c} in C and ${typescript} in TypeScript`);
  }
}
const seconds = (of) => median(of.map((row) => row.seconds));
const nanoseconds = (of) => Number(((seconds(of) / rows.bare[0].candidates) * 1e9).toFixed(1));
const ratio = (of) => (program ? Number(median(of.map((row, i) => row.seconds / rows.c[i].seconds)).toFixed(2)) : null);
console.log(
  JSON.stringify(
    {
      machine: await machine(),
      persons,
      years: plan.rounds.length / 12,
      candidates: rows.bare[0].candidates,
      kept: rows.bare[0].kept,
      checksum: rows.bare[0].checksum,
      events: { courtList: rows.courtList[0].events, courtListAndPoints: rows.points[0].events },
      nanosecondsPerCandidate: {
        c: program ? nanoseconds(rows.c) : null,
        bareLoop: nanoseconds(rows.bare),
        engineCourtList: nanoseconds(rows.courtList),
        engineCourtListAndPoints: nanoseconds(rows.points),
      },
      timesC: { bareLoop: ratio(rows.bare), engineCourtList: ratio(rows.courtList), engineCourtListAndPoints: ratio(rows.points) },
    },
    null,
    2,
  ),
);
