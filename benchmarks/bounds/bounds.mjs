// Runs that a calibration takes for the bounds of four numbers of a toy, against runs of plain rejection that reach the same bounds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { optionsOf } from '../lib/options.mjs';
import { built, TREE } from '../lib/tree.mjs';

const asked = optionsOf('Runs that a calibration takes for bounds of a toy, against plain rejection.', {
  people: [400_000, 'people of the toy'],
  tolerance: [0.25, 'share by which a count may miss'],
  plain: [400_000, 'plain draws'],
});
const { people, tolerance, plain: draws } = asked;

// The toy of the tests, on the built packages.
const study = pathToFileURL(join(TREE, 'packages', 'study')).href;
const { code } = await transform(readFileSync(join(TREE, 'packages/study/test/calibrate-toy.ts'), 'utf8'), { loader: 'ts' });
const toy = await import(`data:text/javascript,${encodeURIComponent(code.replaceAll('"../src/', `"${study}/dist/`))}`);
const { freshHypercube, runLists } = await built('study/dist/calibrate/lists.js');
const { endsOf } = await built('study/dist/calibrate/ends.js');
const { missOf } = await built('study/dist/calibrate/screen.js');

const NUMBERS = ['listed in the last year', 'air refusals of the last year', 'rail refusals of the last year', 'stock'];
/** Plain draws are laid out in hypercubes of so many. */
const BATCH = 20_000;
const k = toy.TOY_PATHS.length;
const targets = toy.toyTargets(
  toy.TOY_PATHS.map(() => 0.5),
  tolerance,
);
const world = (positions, address) => {
  const noise = toy.noiseAt(address);
  return Promise.resolve(positions.map((position) => toy.toyWorld(position, people, noise)));
};

const found = await runLists(k, targets, { first: 15 * k, next: 150, most: 12, want: 100 }, 'bounds', (positions, list) =>
  world(positions, `bounds|${list}`),
);
const { ends, worlds } = await endsOf({ dimensions: k, targets, numbers: NUMBERS.length, address: 'bounds' }, found, (positions) =>
  world(positions, 'bounds|ends'),
);
const runs = found.worlds.length + worlds.length;

let fits = 0;
const beyond = NUMBERS.map(() => [0, 0]);
for (let batch = 0; batch * BATCH < draws; batch += 1) {
  const plain = await world(freshHypercube(k, BATCH, `bounds plain|${batch}`), `bounds plain|${batch}`);
  for (const { counts, numbers } of plain) {
    if (missOf(counts, targets) > 1) continue;
    fits += 1;
    numbers.forEach((value, n) => {
      if (value <= ends[n][0].value) beyond[n][0] += 1;
      if (value >= ends[n][1].value) beyond[n][1] += 1;
    });
  }
}
const said = (count) => (count === 0 ? `more than ${draws}` : String(Math.round(draws / count)));
console.log(`${people} people, tolerance ${tolerance}: ${found.kept.length} worlds fit, ${runs} runs with the search for ends.`);
console.log(
  `Of ${draws} plain draws ${fits} fit; as many worlds that fit take ${Math.round((found.kept.length * draws) / fits)} plain runs.\n`,
);
console.log('| Number | Plain runs to the least | Plain runs to the greatest | Runs as part of the greater |\n|---|---|---|---|');
NUMBERS.forEach((name, n) => {
  const least = Math.min(...beyond[n]);
  const part = runs / (least === 0 ? draws : draws / least);
  console.log(`| ${name} | ${said(beyond[n][0])} | ${said(beyond[n][1])} | ${least === 0 ? 'under ' : ''}${part.toFixed(3)} |`);
});
