// Gives the page what it takes from the repository when it is built: cards of stored claims, and the experiments that lessons and claims run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const reports = join(root, 'docs', 'reports');
const ID = 'virtual:shipped';

/** Gives `virtual:shipped`. @returns {Promise<import('vite').Plugin>} */
export async function shipped() {
  /** @type {{ module: typeof import('./src/shipped/collect.js') }} */
  const { module: collecting } = await runnerImport(join(here, 'src/shipped/collect.ts'));
  /** @type {{ module: { modelStamp(stamp: string): string } }} */
  const { module: words } = await runnerImport(join(here, '../report/src/text/words.ts'));
  const names = readdirSync(reports);
  const collected = collecting.collect({
    read: (path) => readFileSync(join(root, path), 'utf8'),
    stored: names.filter((name) => name.endsWith('.claims.json')).map((name) => name.replace('.claims.json', '')),
    reported: names.filter((name) => existsSync(join(reports, name, 'pages', 'claims.html'))),
    stampWords: (stamp) => words.modelStamp(stamp),
  });
  const text = `export default ${JSON.stringify(collected)};`;
  return {
    name: 'shipped',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? text : undefined),
  };
}
