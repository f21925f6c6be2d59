// Writes docs/reference from the schema and the commands. Run it after a build: npm run docs:reference.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { commandPage } from '../../packages/cli/dist/reference.js';
import { jsonSchemas } from '../../packages/model/dist/reference/json-schema.js';
import { counterPage } from '../../packages/model/dist/reference/counters.js';
import { withSubmodels } from '../../packages/model/dist/reference/submodels.js';
import { keyPages } from '../../packages/model/dist/reference/pages.js';

const folder = (name) => new URL(`../../docs/${name}/`, import.meta.url);
mkdirSync(folder('reference'), { recursive: true });
for (const [name, text] of Object.entries({ ...keyPages(), 'commands.md': commandPage(), 'counters.md': counterPage() }))
  writeFileSync(new URL(name, folder('reference')), text);
for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(new URL(name, folder('schema')), text);

const model = new URL('../../docs/model.md', import.meta.url);
const readme = (name) => readFileSync(new URL(`../../packages/model/src/mechanisms/${name}/README.md`, import.meta.url), 'utf8');
writeFileSync(model, withSubmodels(readFileSync(model, 'utf8'), readme));
