// Gives the page what it takes from the repository when it is built: cards of stored claims, and the experiments that lessons and claims run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const reports = join(root, 'docs', 'reports');

/**
 * What the build puts into the page: what it took from the repository, the values of the scenarios, and the keys of the format.
 * @param {import('./sources.mjs').Sources} sources
 */
export function shipped({
  asPrinted,
  collect,
  everyMechanism,
  familiesOf,
  keysOfScenarios,
  modelStamp,
  readOnce,
  shortened,
  standingAlone,
  usedOf,
  valuesOf,
}) {
  const names = readdirSync(reports);
  const repository = readOnce({
    read: (path) => readFileSync(join(root, path), 'utf8'),
    scenarios: readdirSync(join(root, 'scenarios'))
      .filter((name) => /^(?!planted-|smoke).*\.yaml$/.test(name))
      .map((name) => `scenarios/${name}`)
      .sort(),
    studies: readdirSync(join(root, 'studies')).flatMap((name) => (name.endsWith('.yaml') ? [name.replace('.yaml', '')] : [])),
    stored: names.filter((name) => name.endsWith('.claims.json')).map((name) => name.replace('.claims.json', '')),
    reported: names.filter((name) => existsSync(join(reports, name, 'pages', 'claims.html'))),
    families: familiesOf(readFileSync(join(root, 'docs/scenarios/README.md'), 'utf8')),
    stampWords: modelStamp,
    asPrinted,
    standingAlone,
  });
  return {
    shipped: collect(repository),
    values: valuesOf(repository),
    headings: Object.fromEntries(everyMechanism.map(({ name, words: { headings = {} } }) => [name, headings])),
    schema: shortened(JSON.stringify(usedOf(/** @type {Record<string, unknown>} */ (JSON.parse(keysOfScenarios()))))),
  };
}
