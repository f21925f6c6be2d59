type Json = Record<string, unknown>;

const isMap = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value);

const TYPES: Record<string, (value: unknown) => boolean> = {
  object: isMap,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

type Check = (wanted: never, value: unknown, schema: Json, root: Json) => boolean;

const some = (value: unknown, root: Json) => (schema: unknown) => fitsSchema(value, schema, root);

/** Keywords of JSON Schema that the published schemas use. Another one is a fault here, so that none is passed over. */
const KEYWORDS: Record<string, Check> = {
  $ref: (ref: string, value, _, root) => {
    const at = ref
      .split('/')
      .slice(1)
      .reduce<unknown>((here, key) => (here as Json)[key], root);
    return fitsSchema(value, at, root);
  },
  type: (type: string | string[], value) => [type].flat().some((one) => TYPES[one]!(value)),
  const: (wanted: unknown, value) => value === wanted,
  enum: (words: unknown[], value) => words.includes(value),
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  minLength: (least: number, value) => typeof value !== 'string' || value.length >= least,
  maxLength: (most: number, value) => typeof value !== 'string' || value.length <= most,
  minimum: (least: number, value) => typeof value !== 'number' || value >= least,
  maximum: (most: number, value) => typeof value !== 'number' || value <= most,
  exclusiveMinimum: (least: number, value) => typeof value !== 'number' || value > least,
  exclusiveMaximum: (most: number, value) => typeof value !== 'number' || value < most,
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  maxItems: (most: number, value) => !Array.isArray(value) || value.length <= most,
  required: (keys: string[], value) => !isMap(value) || keys.every((key) => Object.hasOwn(value, key)),
  properties: (of: Json, value, _, root) =>
    !isMap(value) || Object.entries(of).every(([key, schema]) => !Object.hasOwn(value, key) || fitsSchema(value[key], schema, root)),
  additionalProperties: (of: unknown, value, schema, root) =>
    !isMap(value) ||
    Object.entries(value).every(([key, item]) => Object.hasOwn((schema['properties'] ?? {}) as Json, key) || fitsSchema(item, of, root)),
  propertyNames: (of: unknown, value, _, root) => !isMap(value) || Object.keys(value).every((key) => fitsSchema(key, of, root)),
  prefixItems: (of: unknown[], value, _, root) =>
    !Array.isArray(value) || of.every((schema, i) => i >= value.length || fitsSchema(value[i], schema, root)),
  items: (of: unknown, value, schema, root) =>
    !Array.isArray(value) ||
    value.slice(((schema['prefixItems'] ?? []) as unknown[]).length).every((item: unknown) => fitsSchema(item, of, root)),
  allOf: (of: unknown[], value, _, root) => of.every(some(value, root)),
  anyOf: (of: unknown[], value, _, root) => of.some(some(value, root)),
  oneOf: (of: unknown[], value, _, root) => of.filter(some(value, root)).length === 1,
  not: (of: unknown, value, _, root) => !fitsSchema(value, of, root),
  if: (when: unknown, value, schema, root) => fitsSchema(value, schema[fitsSchema(value, when, root) ? 'then' : 'else'] ?? true, root),
};

const SILENT = ['$schema', '$comment', '$defs', 'title', 'description', 'examples', 'default', 'then', 'else'];

/** Whether an editor that reads a JSON Schema finds nothing wrong with a value. */
export function fitsSchema(value: unknown, schema: unknown, root: Json): boolean {
  if (typeof schema === 'boolean') return schema;
  return Object.entries(schema as Json).every(([keyword, wanted]) => {
    if (SILENT.includes(keyword)) return true;
    const check = KEYWORDS[keyword];
    if (check === undefined) throw new Error(`no check of the keyword ${keyword}`);
    return check(wanted as never, value, schema as Json, root);
  });
}
