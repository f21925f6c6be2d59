// Writes docs/reference from the schema and the commands. Run it after a build: npm run docs:reference.
import { mkdirSync, writeFileSync } from 'node:fs';
import { commandPage } from '../../packages/cli/dist/reference.js';
import { jsonSchemas } from '../../packages/scenario/dist/json-schema.js';
import { counterPage } from '../../packages/scenario/dist/reference/counters.js';
import { keyPages } from '../../packages/scenario/dist/reference/pages.js';

const folder = (name) => new URL(`../../docs/${name}/`, import.meta.url);
mkdirSync(folder('reference'), { recursive: true });
for (const [name, text] of Object.entries({ ...keyPages(), 'commands.md': commandPage(), 'counters.md': counterPage() }))
  writeFileSync(new URL(name, folder('reference')), text);
for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(new URL(name, folder('schema')), text);
