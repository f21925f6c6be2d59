import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, textOf } from '../structure/sources.js';
import { rowsOf, shippedStudies, TABLE, tableOf } from './outcomes.js';

const COMMAND = 'GLASSHOUSE_UPDATE_OUTCOMES=reviewed npx vitest run test/outcomes/';
const update = process.env['GLASSHOUSE_UPDATE_OUTCOMES'] === 'reviewed';

/** Every experiment of every shipped study, with few people. A change of outcomes is a change of this table, in the same commit. */
describe('what the shipped studies count', () => {
  const stored = update || !existsSync(join(ROOT, TABLE)) ? [] : textOf(TABLE).trimEnd().split('\n').slice(1);
  const made: string[] = [];

  afterAll(() => {
    if (update) writeFileSync(join(ROOT, TABLE), tableOf(made));
  });

  it.each(shippedStudies())('is as stored: %s', (id) => {
    const rows = rowsOf(id);
    made.push(...rows);
    if (!update) expect(rows, `${TABLE}; where the change is meant: ${COMMAND}`).toEqual(stored.filter((row) => row.startsWith(`${id},`)));
  });

  it('is stored of no other study', () => {
    expect([...new Set(stored.map((row) => row.split(',')[0]))].filter((id) => !shippedStudies().includes(id!))).toEqual([]);
  });
});
