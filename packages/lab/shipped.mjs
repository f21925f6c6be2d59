// Gives the page what it takes from the repository when it is built: cards of stored claims, and the experiments that lessons and claims run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const reports = join(root, 'docs', 'reports');
/** What the build puts into the page: what it took from the repository, the values of the scenarios, and the keys of the format. */
export async function shipped() {
  /** @type {{ module: typeof import('./src/shipped/collect.js') }} */
  const { module: collecting } = await runnerImport(join(here, 'src/shipped/collect.ts'));
  /** @type {{ module: { modelStamp(stamp: string): string } }} */
  const { module: words } = await runnerImport(join(here, '../report/src/text/words.ts'));
  /** @type {{ module: { asPrinted<T>(claim: T): T } }} */
  const { module: claims } = await runnerImport(join(here, '../report/src/text/as-printed.ts'));
  /** @type {{ module: typeof import('../site/src/families.js') }} */
  const { module: gallery } = await runnerImport(join(here, '../site/src/families.ts'));
  /** @type {{ module: typeof import('./src/shipped/used-schema.js') }} */
  const { module: keys } = await runnerImport(join(here, 'src/shipped/used-schema.ts'));
  /** @type {{ module: typeof import('./src/shipped/short-words.js') }} */
  const { module: short } = await runnerImport(join(here, 'src/shipped/short-words.ts'));
  const names = readdirSync(reports);
  /** @type {{ module: typeof import('../model/src/reference/json-schema.js') }} */
  const { module: format } = await runnerImport(join(here, '../model/src/reference/json-schema.ts'));
  /** @type {{ module: { everyMechanism: { name: string, words: { headings?: object } }[] } }} */
  const { module: model } = await runnerImport(join(here, '../model/src/mechanisms/index.ts'));
  /** @type {import('./src/shipped/collect.js').Repository} */
  const repository = {
    read: (path) => readFileSync(join(root, path), 'utf8'),
    scenarios: readdirSync(join(root, 'scenarios'))
      .filter((name) => /^(?!planted-|smoke).*\.yaml$/.test(name))
      .map((name) => `scenarios/${name}`)
      .sort(),
    studies: readdirSync(join(root, 'studies')).flatMap((name) => (name.endsWith('.yaml') ? [name.replace('.yaml', '')] : [])),
    stored: names.filter((name) => name.endsWith('.claims.json')).map((name) => name.replace('.claims.json', '')),
    reported: names.filter((name) => existsSync(join(reports, name, 'pages', 'claims.html'))),
    families: gallery.familiesOf(readFileSync(join(root, 'docs/scenarios/README.md'), 'utf8')),
    stampWords: (stamp) => words.modelStamp(stamp),
    asPrinted: (claim) => claims.asPrinted(claim),
  };
  return {
    shipped: collecting.collect(repository),
    values: collecting.valuesOf(repository),
    headings: Object.fromEntries(model.everyMechanism.map(({ name, words: { headings = {} } }) => [name, headings])),
    schema: short.shortened(JSON.stringify(keys.usedOf(/** @type {Record<string, unknown>} */ (JSON.parse(format.keysOfScenarios()))))),
  };
}
