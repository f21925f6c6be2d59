import type { Schema } from '../page/editor/schema-help.js';

type Written = { readonly [key: string]: unknown };

const each = (all: unknown): Record<string, Schema> =>
  Object.fromEntries(Object.entries(all as Written).map(([name, one]) => [name, usedOf(one as Written)]));
const list = (all: unknown): Schema[] => (all as Written[]).map(usedOf);
const below = (one: unknown): Schema => usedOf(one as Written);
const same = (value: unknown): unknown => value;
/** An assumed quantity as an example: its value and unit alone, which `saidAt` writes out again. */
function short(example: unknown): unknown {
  const { value, unit, assumed, range, ...more } = (example ?? {}) as Written;
  const plain = assumed === 'why' && Object.keys(more).length === 0 && JSON.stringify(range) === JSON.stringify([value, value]);
  return plain ? [value, unit] : example;
}

/** Words of a JSON Schema that the page reads, and what stands under them. */
const USED: Readonly<Record<string, (value: unknown) => unknown>> = {
  $ref: same,
  $defs: each,
  description: same,
  examples: (all) => (all as unknown[]).map(short),
  type: same,
  properties: each,
  required: same,
  additionalProperties: below,
  items: below,
  enum: same,
  const: same,
  anyOf: list,
  oneOf: list,
  allOf: list,
};

/** Titles, reasons and ids: nobody writes somebody else's. Dates, paths and rows show how they are written. */
const isProse = (example: unknown): boolean => typeof example === 'string' && !/[\d.:/*]/.test(example);

/** Words that say what may be written without a type beside them. */
const TELLING = ['$ref', 'properties', 'items', 'enum', 'const'];

/** A JSON Schema without what only a validator reads, such as patterns and bounds: the page checks a text with the loader. */
export function usedOf(schema: Written): Schema {
  const told = TELLING.some((word) => Object.hasOwn(schema, word));
  // The words that may be written are offered themselves.
  const listed = Object.hasOwn(schema, 'enum') || Object.hasOwn(schema, 'const');
  const read = ([word, value]: [string, unknown]): boolean =>
    Object.hasOwn(USED, word) &&
    !(word === 'additionalProperties' && typeof value === 'boolean') &&
    !(word === 'type' && told) &&
    !(word === 'examples' && (listed || (value as unknown[]).every(isProse)));
  return Object.fromEntries(
    Object.entries(schema)
      .filter(read)
      .map(([word, value]) => [word, USED[word]!(value)]),
  );
}
