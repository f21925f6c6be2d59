/** What is used of a JSON Schema of a scenario. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  description?: string;
  examples?: unknown[];
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/** A step of a path in a file: a key, or any item of a list. */
export const ITEM = '*';

const KEY = /^(\s*(?:- +)*)(?:"([^"]*)"|'([^']*)'|([\w.-]+))\s*:(?=\s|$)/;
const indentOf = (line: string): number => /^\s*/.exec(line)![0].length;

/** Path of the key on a line, or of the line itself where it has none, by the indentation of the lines above; the last step is the key. */
export function pathOfLine(lines: readonly string[], at: number): string[] {
  const path: string[] = [];
  const key = KEY.exec(lines[at] ?? '');
  let limit = climb(lines[at] ?? '', key?.[1] ?? null, path, key?.[2] ?? key?.[3] ?? key?.[4] ?? null);
  for (let above = at - 1; above >= 0 && limit > 0; above--) {
    const line = lines[above]!;
    if (/^\s*(#|$)/.test(line)) continue;
    const parent = KEY.exec(line);
    const starts = (parent?.[1] ?? '').length;
    const dashed = /^\s*- /.test(line);
    // A list may stand as deep as its key, so a dash that was met looks for a key at its own depth too.
    const deepest = path[0] === ITEM ? limit : limit - 1;
    if (indentOf(line) > deepest && !(dashed && starts === limit && path[0] !== ITEM)) continue;
    if (dashed && starts === limit) {
      path.unshift(ITEM);
      limit = indentOf(line);
    } else if (parent !== null && starts <= deepest) limit = climb(line, parent[1]!, path, parent[2] ?? parent[3] ?? parent[4] ?? null);
  }
  return path;
}

/** Puts the key of a line and the dashes before it on the path; gives the depth that its parent must stay below. */
function climb(line: string, before: string | null, path: string[], key: string | null): number {
  if (key !== null) path.unshift(key);
  const lead = before ?? /^\s*(?:- +)*/.exec(line)![0];
  for (const _ of lead.matchAll(/- /g)) path.unshift(ITEM);
  const dash = lead.indexOf('-');
  return dash === -1 ? lead.length : dash;
}

/** The alternatives that a schema allows at a path, references resolved; empty where the path means nothing. */
export function schemasAt(root: Schema, path: readonly string[]): Schema[] {
  let here = alternatives(root, root);
  for (const step of path)
    here = here.flatMap((schema) => {
      if (step === ITEM) return schema.items ? alternatives(root, schema.items) : [];
      const own = schema.properties?.[step];
      if (own) return alternatives(root, own);
      return typeof schema.additionalProperties === 'object' ? alternatives(root, schema.additionalProperties) : [];
    });
  return here;
}

function alternatives(root: Schema, schema: Schema): Schema[] {
  const { $ref, ...own } = schema;
  const whole = $ref === undefined ? own : { ...referred(root, $ref), ...own };
  const { anyOf, oneOf, allOf, ...rest } = whole;
  const below = [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])].filter(
    (one) => one.properties ?? one.items ?? one.$ref ?? one.enum ?? one.const ?? one.type ?? one.required ?? one.additionalProperties,
  );
  return [rest, ...below.flatMap((one) => alternatives(root, { ...one, description: one.description ?? whole.description }))];
}

/** What a reference inside the file, such as `#/$defs/share`, stands for. */
function referred(root: Schema, ref: string): Schema | undefined {
  let at: unknown = root;
  for (const key of ref.split('/').slice(1)) at = at === null || typeof at !== 'object' ? undefined : (at as Record<string, unknown>)[key];
  return at as Schema | undefined;
}

/** Something that may be written. */
export interface Offer {
  label: string;
  /** What it means, from the schema. */
  said: string;
  required: boolean;
}

/** Keys that may stand below a path, those that must be there first. */
export function keysBelow(root: Schema, path: readonly string[]): Offer[] {
  const offers = new Map<string, Offer>();
  const schemas = schemasAt(root, path);
  const required = new Set(schemas.flatMap((schema) => schema.required ?? []));
  for (const { properties = {} } of schemas)
    for (const [label, schema] of Object.entries(properties))
      offers.set(label, { label, said: offers.get(label)?.said || saidOf(root, schema), required: required.has(label) });
  return [...offers.values()].sort((a, b) => Number(b.required) - Number(a.required));
}

/** Values that may stand at a path: listed words, truth values and examples. */
export function valuesAt(root: Schema, path: readonly string[]): Offer[] {
  const found = new Map<string, Offer>();
  const add = (value: unknown, said: string): void => {
    if (['string', 'number', 'boolean'].includes(typeof value)) found.set(String(value), { label: String(value), said, required: false });
  };
  for (const schema of schemasAt(root, path)) {
    for (const value of schema.enum ?? []) add(value, '');
    if (schema.const !== undefined) add(schema.const, '');
    if (schema.type === 'boolean') for (const value of [true, false]) add(value, '');
    for (const value of schema.examples ?? []) if (!found.has(String(value))) add(value, 'example');
  }
  return [...found.values()];
}

const saidOf = (root: Schema, schema: Schema): string =>
  alternatives(root, schema).find(({ description }) => description)?.description ?? '';

/** What is said of the key at a path, without its example; null where nothing is known. */
export const meaningAt = (root: Schema, path: readonly string[]): string | null =>
  schemasAt(root, path).find(({ description }) => description)?.description ?? null;

/** An example of an assumed quantity, which the schema holds as its value and unit alone. */
function inFull(example: unknown): unknown {
  const [value, unit] = Array.isArray(example) ? (example as unknown[]) : [];
  return typeof value === 'number' && typeof unit === 'string' ? { value, unit, assumed: 'why', range: [value, value] } : example;
}

/** What is said of the key at a path, with its default and an example; null where nothing is known. */
export function saidAt(root: Schema, path: readonly string[]): string | null {
  const schemas = schemasAt(root, path);
  const said = schemas.find(({ description }) => description)?.description;
  if (said === undefined) return null;
  const example = schemas.find(({ examples }) => examples?.length)?.examples?.[0];
  return example === undefined ? said : `${said} Example: ${JSON.stringify(inFull(example))}`;
}

/** Where the cursor is: after a key whose value is asked for, or where a key may begin. `word` is what is written of it so far. */
export function askedAt(
  lines: readonly string[],
  at: number,
  column: number,
): { kind: 'key' | 'value'; path: string[]; word: string } | null {
  const before = (lines[at] ?? '').slice(0, column);
  if (/^\s*#/.test(before)) return null;
  const flow = /^(\s*(?:- +)*[\w.-]+\s*:.*)\{([^{}]*)$/.exec(before);
  if (flow) {
    const path = pathOfLine(lines, at);
    const inner = /(?:^|,)\s*(?:([\w-]+)\s*:\s+)?([\w.-]*)$/.exec(flow[2]!);
    if (!inner) return null;
    return inner[1] === undefined ? { kind: 'key', path, word: inner[2]! } : { kind: 'value', path: [...path, inner[1]], word: inner[2]! };
  }
  const value = /^\s*(?:- +)*[\w.-]+\s*:\s+([\w.-]*)$/.exec(before);
  if (value) return { kind: 'value', path: pathOfLine(lines, at), word: value[1]! };
  const key = /^\s*(?:- +)*([\w-]*)$/.exec(before);
  if (!key) return null;
  const path = pathOfLine([...lines.slice(0, at), before.slice(0, column - key[1]!.length)], at);
  return { kind: 'key', path, word: key[1]! };
}
