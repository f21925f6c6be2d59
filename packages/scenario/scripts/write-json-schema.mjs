// Writes docs/schema from the built package: npx tsc -b packages/scenario && node packages/scenario/scripts/write-json-schema.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { jsonSchemas } from '../dist/json-schema.js';

const folder = new URL('../../../docs/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(new URL(name, folder), text);
