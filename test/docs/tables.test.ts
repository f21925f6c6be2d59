import { describe, expect, it } from 'vitest';
import { TABLES } from '@glasshouse/model';
import { TABLE_MAKERS } from '../../packages/store/src/tables/index.js';
import type { TableSource } from '../../packages/store/src/tables/axes.js';
import { textOf } from '../structure/sources.js';

describe('docs/how-to/open-the-tables.md', () => {
  const page = textOf('docs/how-to/open-the-tables.md');
  const list = page.slice(page.indexOf('## Columns of each table'), page.indexOf('## Ask the tables'));
  const source: TableSource = { axes: [], followed: [], indicators: () => [], design: () => [] };

  it('lists every table twice, in the order of the one list', () => {
    const rows = page.matchAll(/^\| `(\w+)` \|/gm);
    expect([...rows].map(([, id]) => id)).toEqual([...TABLES, ...TABLES]);
  });

  it.each(TABLES)('lists the columns of %s', (id) => {
    const table = TABLE_MAKERS[id](source);
    const counted = 'keys' in table ? [...table.keys.map((key) => key.id), table.value, ...(table.other ? [table.other.id] : [])] : [];
    const columns = [...table.columns.map((column) => column.id), ...counted];
    expect(columns[0]).toBe('synthetic');
    const row = list.split('\n').find((line) => line.startsWith(`| \`${id}\` |`));
    expect(row).toBe(
      `| \`${id}\` | ${columns
        .slice(1)
        .map((column) => `\`${column}\``)
        .join(', ')} |`,
    );
  });
});
