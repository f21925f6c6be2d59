import { meaningAt } from '../page/editor/schema-help.js';
import type { Schema } from '../page/editor/schema-help.js';
import { SCHEMA } from './schema-text.js';

/** What the keys at these paths of a scenario mean, from the descriptions of the format; a path that none is known for is left out. */
export function meaningsOf(paths: readonly string[]): Record<string, string> {
  const schema = JSON.parse(SCHEMA) as Schema;
  return Object.fromEntries(
    paths.flatMap((path) => {
      const said = meaningAt(schema, path.split('.'));
      return said === null ? [] : [[path, said] as const];
    }),
  );
}
