// How many plain runs reach the ends that a search finds? The fit of A1 with its own quantities, targets and tolerances, in a stand-in for its runs.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { optionsOf } from '../lib/options.mjs';
import { built, TREE } from '../lib/tree.mjs';

const asked = optionsOf('How many plain runs reach the ends that a search finds, in a stand-in for the runs of A1.', {
  runs: [600, 'runs of the engine that the stand-in is learned from'],
  table: ['', 'file in which these runs are kept; none: they are not'],
  searches: [10, 'searches of the stand-in'],
  draws: [1_000_000, 'plain draws of the stand-in'],
});
const { plainSampling, searchedStudy } = await import('../lib/sampling.mjs');
const { freshHypercube, runLists } = await built('study/dist/calibrate/lists.js');
const { endsOf } = await built('study/dist/calibrate/ends.js');
const { missOf } = await built('study/dist/calibrate/screen.js');
const { fitQuadratics, termsOf } = await built('study/dist/calibrate/quadratic.js');
const { exactInterval } = await built('study/dist/statistics/interval.js');
const { wordsAt } = await built('study/dist/statistics/words.js');

const STUDY = 'studies/the-article.yaml';
const SEARCH = 'studies/the-article.refusals.json';
/** Last day of the runs: every fitted count and both numbers are read by then. */
const LAST = '2019-06-30';
/** Worlds of one hypercube of the engine, and of the stand-in. */
const [BATCH, CUBE] = [50, 20_000];
/** An end is reached by a run that fits and is as far out, or less far out by no more than this share of the end. */
const NEAR = 0.05;
/** What plain sampling on the engine gave, and the stored search: the stand-in has to give the same, or it says nothing. */
const PLAIN = { runs: 1400, fit: 31, ends: [[4.0e6, 9.5e6], [13.3e6, 18.8e6]] }; // prettier-ignore

/** The study with the one experiment, to the last day. */
function untilLast() {
  const text = (path) => readFileSync(join(TREE, path), 'utf8');
  const written = parse(text(STUDY));
  const { sensitivity: _, ...whole } = written.experiments.find(({ id }) => id === 'refusals');
  const { found: __, ...calibrate } = whole.calibrate;
  const indicators = whole.indicators.filter(({ to }) => to <= LAST);
  const targets = whole.targets.filter(({ use, indicator }) => use === 'fit' && indicators.some(({ id }) => id === indicator));
  const study = { ...written, experiments: [{ ...whole, calibrate, indicators, targets }], claims: [], follow: undefined };
  return {
    [STUDY]: stringify(study, { aliasDuplicateObjects: false }),
    'scenarios/court-list.yaml': text('scenarios/court-list.yaml').replace(/end: \d{4}-\d\d-\d\d/u, `end: ${LAST}`),
  };
}

const searched = searchedStudy(STUDY, SEARCH, untilLast());
const { record } = searched;
const k = record.quantities.length;

// Runs of the engine, kept in a table where one is named.
const table = asked.table !== '' && existsSync(asked.table) ? readFileSync(asked.table, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : []; // prettier-ignore
const wanted = asked.runs;
if (table.length < wanted)
  for await (const worlds of plainSampling(searched, { batch: BATCH, address: 'stand-in', first: table.length / BATCH })) {
    table.push(...worlds);
    if (asked.table !== '') appendFileSync(asked.table, worlds.map((world) => `${JSON.stringify(world)}\n`).join(''));
    console.log(JSON.stringify({ runs: table.length }));
    if (table.length >= wanted) break;
  }

// The stand-in: a quadratic of the logarithm of each count and number, and for each run what one run of the engine missed by when it was left out.
const known = table.filter(({ counts, numbers }) => [...counts, ...numbers].every((value) => value > 0));
const outputs = [...record.targets, ...record.bounds];
const logs = outputs.map((_, o) => known.map(({ counts, numbers }) => Math.log([...counts, ...numbers][o])));
const positions = known.map(({ position }) => position);
const quadratics = fitQuadratics(positions, logs);
const FOLDS = 10;
const missed = known.map(() => []);
for (let fold = 0; fold < FOLDS; fold += 1) {
  const kept = known.flatMap((_, p) => (p % FOLDS === fold ? [] : [p]));
  const others = fitQuadratics(
    kept.map((p) => positions[p]),
    logs.map((values) => kept.map((p) => values[p])),
  );
  known.forEach(({ position }, p) => {
    if (p % FOLDS === fold) missed[p] = others.map(({ at }, o) => logs[o][p] - at(termsOf(position)));
  });
}
const errors = Object.fromEntries(outputs.map(({ id, of }, o) => [id ?? of, quadratics[o].error.toFixed(3)]));
console.log(
  JSON.stringify({
    engine: table.length,
    whole: known.length,
    fit: table.filter(({ counts }) => missOf(counts, record.targets) <= 1).length,
    errors,
  }),
);

/** Runs worlds of the stand-in. What a run misses by is that of one run of the engine, over all counts and numbers together. */
const standIn = (at, address) => {
  const next = wordsAt(address);
  return at.map((position) => {
    const terms = termsOf(position);
    const row = missed[Math.floor((next() / 4294967296) * missed.length)];
    const values = quadratics.map((one, o) => Math.exp(one.at(terms) + row[o]));
    return { position, counts: values.slice(0, record.targets.length), numbers: values.slice(record.targets.length) };
  });
};

// Plain sampling.
const draws = asked.draws;
const fits = [];
for (let cube = 0; cube * CUBE < draws; cube += 1)
  standIn(freshHypercube(k, CUBE, `emulated plain|${cube}`), `emulated plain|${cube}`).forEach((world, w) => {
    if (missOf(world.counts, record.targets) <= 1) fits.push({ draw: cube * CUBE + w, numbers: world.numbers });
  });
const reached = (n, end, value) =>
  fits.filter(({ numbers }) => (end === 0 ? numbers[n] <= value * (1 + NEAR) : numbers[n] >= value * (1 - NEAR))).length;
const needed = (n, end, value) => {
  const count = reached(n, end, value);
  const [low, high] = exactInterval(count, draws);
  return { runs: count === 0 ? null : draws / count, interval: [1 / high, low === 0 ? null : 1 / low] };
};

// Checks of the stand-in against the engine.
const share = fits.length / draws;
const sets = Array.from({ length: Math.floor(draws / PLAIN.runs) }, (_, s) =>
  fits.filter(({ draw }) => Math.floor(draw / PLAIN.runs) === s),
);
const centre = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[Math.floor(sorted.length * 0.025)], sorted[Math.ceil(sorted.length * 0.975) - 1]];
};
const within = (value, [low, high]) => value >= low && value <= high;
const checks = [
  {
    what: 'share that fits',
    engine: exactInterval(PLAIN.fit, PLAIN.runs),
    standIn: share,
    holds: within(share, exactInterval(PLAIN.fit, PLAIN.runs)),
  },
  ...record.bounds.flatMap(({ of }, n) =>
    ['least', 'greatest'].map((name, end) => {
      const ends = sets
        .filter((set) => set.length > 0)
        .map((set) => (end === 0 ? Math.min : Math.max)(...set.map(({ numbers }) => numbers[n])));
      return {
        what: `${name} of ${of} in ${PLAIN.runs} plain runs`,
        engine: PLAIN.ends[n][end],
        standIn: centre(ends),
        holds: within(PLAIN.ends[n][end], centre(ends)),
      };
    }),
  ),
];

// Searches of the stand-in, by the code that searches the engine.
const plan = { first: 15 * k, next: 150, most: 8, want: 100 };
const THROWN = 10 + 4 * 2 * record.bounds.length;
const searches = [];
for (let s = 0; s < asked.searches; s += 1) {
  const address = `emulated|${s}`;
  const found = await runLists(k, record.targets, plan, address, async (at, list) => standIn(at, `${address}|list ${list}`));
  const { ends, worlds } = await endsOf(
    { dimensions: k, targets: record.targets, numbers: record.bounds.length, address },
    found,
    async (at) => standIn(at, `${address}|ends ${at.length}`),
  );
  const runs = found.worlds.length + worlds.length + found.kept.length + THROWN;
  searches.push({ runs, kept: found.kept.length, ends: ends.map((pair) => pair.map(({ value }) => value)) });
  console.log(
    JSON.stringify({
      search: s,
      ...searches.at(-1),
      needed: ends.map((pair, n) => pair.map(({ value }, end) => needed(n, end, value).runs)),
    }),
  );
}
const spread = (of) => [Math.min(...searches.map(of)), Math.max(...searches.map(of))];
checks.push({
  what: 'worlds that a search keeps',
  engine: record.kept,
  standIn: spread(({ kept }) => kept),
  holds: within(
    record.kept,
    spread(({ kept }) => kept),
  ),
});
record.bounds.forEach(({ of, ends }, n) =>
  ['least', 'greatest'].forEach((name, end) => {
    const range = spread((one) => one.ends[n][end]);
    checks.push({ what: `${name} of ${of} in a search`, engine: ends[end].value, standIn: range, holds: within(ends[end].value, range) });
  }),
);
checks.forEach((check) => console.log(JSON.stringify(check)));

// The answer: plain runs to each end, as times the runs of a search.
record.bounds.forEach(({ of, ends }, n) =>
  ['least', 'greatest'].forEach((name, end) => {
    const times = searches.map((one) => (needed(n, end, one.ends[n][end]).runs ?? Infinity) / one.runs).toSorted((a, b) => a - b);
    const stored = needed(n, end, ends[end].value);
    console.log(
      JSON.stringify({
        of,
        end: name,
        times,
        stored: ends[end].value,
        ...stored,
        timesStored: stored.runs === null ? null : stored.runs / record.runs,
      }),
    );
  }),
);
const [low, high] = exactInterval(fits.length, draws);
console.log(
  JSON.stringify({
    share,
    asManyThatFit: record.kept / share / record.runs,
    interval: [record.kept / high / record.runs, record.kept / low / record.runs],
  }),
);
process.exit(0);
