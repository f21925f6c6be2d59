// Builds the site. What is asked is looked at first: what makes the pages takes a second to load.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesIn } from '../lab/offline.mjs';

const MARK = '.glasshouse-site';

const [folder, ...rest] = process.argv.slice(2);
if (rest.length > 0 || folder?.startsWith('-')) {
  console.error('usage: node packages/site/build.mjs [FOLDER]');
  process.exit(2);
}
const to = resolve(folder ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'site'));
if (existsSync(to) && filesIn(to).length > 0 && !existsSync(join(to, MARK))) {
  console.error(`${to} is not empty and no site of Glasshouse: name a new folder`);
  process.exit(2);
}
const { makeSite } = await import('./make.mjs');
await makeSite(to, MARK);
