import { UNITS } from '../format/quantity.js';
import { REPLACED_WHOLE } from '../format/tree.js';
import { DEFAULTS_KEY, TABLES } from '../scenario/defaults.js';

export type Json = null | boolean | number | string | Json[] | JsonMap;

export interface JsonMap {
  [key: string]: Json;
}

const mapOf = (value: Json | undefined): JsonMap | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;

/** A schema of which each file need hold only a part, and what it requires of the whole; null where that is nothing. */
interface Split {
  part: Json;
  whole: JsonMap | null;
}

/** A schema without the texts for readers. */
function silent(value: Json): Json {
  if (Array.isArray(value)) return value.map(silent);
  const map = mapOf(value);
  if (map === null) return value;
  const kept = Object.entries(map).filter(([key, item]) => !(key === 'examples' || (key === 'description' && typeof item === 'string')));
  return Object.fromEntries(kept.map(([key, item]) => [key, silent(item)]));
}

/** Splits each schema of a map; the second part holds those that require something. */
function splitEach(map: JsonMap): { part: JsonMap; whole: JsonMap } {
  const parts = Object.entries(map).map(([key, item]) => [key, split(item, key)] as const);
  return {
    part: Object.fromEntries(parts.map(([key, { part }]) => [key, part])),
    whole: Object.fromEntries(parts.flatMap(([key, { whole }]) => (whole === null ? [] : [[key, whole]]))),
  };
}

const isEmpty = (map: object): boolean => Object.keys(map).length === 0;

const QUANTITY = /^#\/\$defs\/(.*)$/;

/** Splits where maps of several files merge key by key. What is always replaced as a whole (a list, a `basis`) keeps what it requires. */
function split(value: Json, key: string): Split {
  const map = mapOf(value);
  if (map === null || REPLACED_WHOLE.has(key)) return { part: value, whole: null };
  const dimension = typeof map.$ref === 'string' ? QUANTITY.exec(map.$ref)?.[1] : undefined;
  if (dimension !== undefined && dimension in UNITS)
    return { part: { ...map, $ref: `#/$defs/${partOf(dimension)}` }, whole: { required: ['value', 'unit'] } };
  const properties = mapOf(map.properties);
  if (Array.isArray(map.anyOf)) {
    const options = map.anyOf.map((option) => split(option, key));
    if (options.every(({ whole }) => whole === null)) return { part: value, whole: null };
    return { part: { ...map, anyOf: options.map(({ part }) => part) }, whole: { anyOf: silent(map.anyOf) } };
  }
  const { required, ...part } = map;
  const whole: JsonMap = required === undefined ? {} : { required };
  if (properties !== null) {
    const below = splitEach(properties);
    part.properties = below.part;
    if (!isEmpty(below.whole)) whole.properties = below.whole;
  }
  const entry = mapOf(map.additionalProperties);
  if (entry !== null) {
    const below = split(entry, '');
    part.additionalProperties = below.part;
    if (below.whole !== null) whole.additionalProperties = below.whole;
  }
  return { part, whole: isEmpty(whole) ? null : whole };
}

/** Keywords of a condition. */
const whenThen = (when: Json, then: Json): JsonMap =>
  Object.fromEntries([
    ['if', when],
    // The keyword of JSON Schema.
    // oxlint-disable-next-line unicorn/no-thenable
    ['then', then],
  ]);

const partOf = (dimension: string): string => `part_of_${dimension}`;

/** Definitions, with one beside each quantity for what a file changes of one: with value and unit it stands for itself. */
export function withParts(definitions: JsonMap): JsonMap {
  const parts = Object.entries(definitions).flatMap(([dimension, schema]): [string, Json][] => {
    const map = mapOf(schema);
    if (map === null || !(dimension in UNITS)) return [];
    const { required, oneOf, ...part } = map;
    return [[partOf(dimension), { ...part, ...whenThen({ required: required! }, { oneOf: oneOf! }) }]];
  });
  return { ...definitions, ...Object.fromEntries(parts) };
}

/** That the entries of a section have a key, unless the defaults have it. */
const hasOrTakes = (section: string, key: Json): Json => ({
  if: {
    required: [DEFAULTS_KEY],
    properties: { [DEFAULTS_KEY]: { required: [section], properties: { [section]: { required: [key] } } } },
  },
  else: { properties: { [section]: { additionalProperties: { required: [key] } } } },
});

/** A schema with the keys of `defaults`: those of the entries of each section, and `more` that is said of each. */
export function withDefaults(schema: JsonMap, more: JsonMap = {}): JsonMap {
  const properties = mapOf(schema.properties)!;
  const defaults = TABLES.map((section): [string, Json] => {
    const description = `Keys that entries of \`${section}\` leave out.`;
    return [section, { description, $ref: `#/properties/${section}/additionalProperties`, ...more }];
  });
  const own = { ...mapOf(properties[DEFAULTS_KEY]), properties: Object.fromEntries(defaults), additionalProperties: false };
  return { ...schema, properties: { ...properties, [DEFAULTS_KEY]: own } };
}

/**
 * The schema of whole scenarios as one of scenario files: a file without `extends` and with the head of a scenario must be whole; one that extends others, or is a
 * fragment, holds only what differs. An entry need not have a key that the defaults of its section have.
 */
export function ofFiles(schema: JsonMap): JsonMap {
  const { part, whole } = split(schema, '') as { part: JsonMap; whole: JsonMap };
  const required = { ...(whole.properties as JsonMap) };
  const conditions: Json[] = [];
  for (const section of TABLES) {
    const { required: keys, ...below } = mapOf(mapOf(required[section])?.additionalProperties) ?? {};
    for (const key of Array.isArray(keys) ? keys : []) conditions.push(hasOrTakes(section, key));
    if (isEmpty(below)) delete required[section];
    else required[section] = { additionalProperties: below };
  }
  return {
    ...withDefaults(part),
    ...whenThen(
      { anyOf: [{ required: ['kind'] }, { required: ['id'] }], not: { required: ['extends'] } },
      { ...whole, properties: required, allOf: conditions },
    ),
  };
}
