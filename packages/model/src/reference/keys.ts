import { z } from 'zod';
import { LARGEST, SIGNED, UNITS } from '../format/quantity.js';
import type { Dimension } from '../format/quantity.js';
import type { Said } from '../format/said.js';
import { bare } from '../format/schema-walk.js';

/** What is known of one key of the format, from the schema alone. */
export interface KeyFacts {
  /** Such as `streams.<id>.rate`; `<id>` for free ids, `[]` for items of a list. */
  path: string;
  mechanism: string;
  description: string;
  /** Kind of value, and what is allowed. */
  value: string;
  required: boolean;
  /** What holds where the key is left out; empty for required keys. */
  absent: string;
  /** As a person writes it; empty for maps and lists of things, whose keys have examples of their own. */
  example: string;
  since: string;
}

type Meta = Partial<Said> & { form?: 'quantity' | 'by' | 'in_force' | 'condition'; dimension?: Dimension; of?: Dimension };

/** What is said of a schema, or of what it wraps; the outermost counts. */
export function metaOf(schema: z.ZodType): Meta {
  const own = (schema.meta() ?? {}) as Meta;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return { ...metaOf(schema.def.innerType as z.ZodType), ...own };
  return own;
}

/** Whether a key has no place in a section; outside all sections every key has one. */
const isOut = (schema: z.ZodType, section: string): boolean => {
  const { notIn, onlyIn } = metaOf(schema);
  return section !== '' && (notIn === section || (onlyIn ?? section) !== section);
};

/** Keys of a map that have a place in a section. */
const shapeIn = (map: z.ZodObject, section: string): [string, z.ZodType][] =>
  Object.entries(map.shape as Record<string, z.ZodType>).filter(([, each]) => !isOut(each, section));

/** Options of a union that have a place in a section: not the maps that need a key without one. */
const optionsIn = (union: z.ZodUnion, section: string): z.ZodType[] =>
  (union.def.options as z.ZodType[]).filter((option) => {
    const inner = bare(option);
    return (
      !(inner instanceof z.ZodObject) ||
      Object.values(inner.shape as Record<string, z.ZodType>).every((each) => isOptional(each) || !isOut(each, section))
    );
  });

const isOptional = (schema: z.ZodType): boolean => schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;

const isForm = (schema: z.ZodType): boolean => metaOf(schema).form !== undefined;

/** Patterns of texts that have a name. */
const TEXTS: Readonly<Record<string, string>> = {
  '^[a-z][a-z0-9_]{0,39}$': 'id',
  '^[a-z][a-z0-9-]{0,59}$': 'id with hyphens',
  '^\\d{4}-\\d{2}-\\d{2}$': 'date',
  '^(?:E\\d{3}|[A-Z]{2,12}\\d{1,4})$': 'register id',
  '^[A-Za-z][A-Za-z0-9_-]{0,39}$': 'claim id',
};

/** A number with its thousands set off. */
export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

function rangeOf(dimension: Dimension): string {
  const most = number(LARGEST[dimension]);
  const unit = dimension === 'share' || dimension === 'probability' || dimension === 'factor' ? '' : ` ${UNITS[dimension][0]}`;
  return `${SIGNED.has(dimension) ? `−${most}` : '0'} to ${most}${unit}`;
}

function numbers(json: { type?: string; minimum?: number; maximum?: number; exclusiveMinimum?: number }): string {
  const kind = json.type === 'integer' ? 'whole number' : 'number';
  if (json.exclusiveMinimum !== undefined) return `${kind} above ${number(json.exclusiveMinimum)}`;
  const low = json.minimum;
  const high = json.maximum;
  return low === undefined || high === undefined ? kind : `${kind}, ${number(low)} to ${number(high)}`;
}

function length(json: { minItems?: number; maxItems?: number }, what: string): string {
  const { minItems: low = 0, maxItems: high } = json;
  if (high !== undefined) return `${low} to ${high} ${what}`;
  return low > 1 ? `${low} or more ${what}` : low === 1 ? 'not empty' : '';
}

const plural = (value: string): string => (/^[a-z]+$/.test(value) ? `${value}s` : value);

/** Kind of a value, and what is allowed, in words. */
function valueOf(schema: z.ZodType, section: string): string {
  const meta = metaOf(schema);
  if (meta.form === 'quantity') return `quantity: ${meta.dimension!}, ${rangeOf(meta.dimension!)}`;
  if (meta.form === 'by') return `quantity or by attribute: ${meta.of!}, ${rangeOf(meta.of!)}`;
  if (meta.form === 'in_force') return 'days in force';
  if (meta.form === 'condition') return 'condition';
  const inner = bare(schema);
  if (inner instanceof z.ZodUnion) return [...new Set(optionsIn(inner, section).map((option) => valueOf(option, section)))].join('; or ');
  if (inner instanceof z.ZodObject)
    return `map with ${shapeIn(inner, section)
      .map(([key]) => `\`${key}\``)
      .join(', ')}`;
  if (inner instanceof z.ZodRecord) {
    const keys = inner.def.keyType as z.ZodType;
    const key =
      keys instanceof z.ZodEnum ? keys.options.map((each) => `\`${each}\``).join(', ') : valueOf(keys, section) === 'id' ? 'id' : 'name';
    const value = inner.def.valueType as z.ZodType;
    return `map, by ${key}${bare(value) instanceof z.ZodObject || value instanceof z.ZodUnknown ? '' : `, of: ${valueOf(value, section)}`}`.replaceAll(
      ', of: map, by',
      ' and',
    );
  }
  const json = z.toJSONSchema(inner, { io: 'input', unrepresentable: 'any' }) as { type?: string };
  if (inner instanceof z.ZodArray) {
    const element = inner.def.element as z.ZodType;
    const what =
      bare(element) instanceof z.ZodObject && !isForm(element) ? 'list of maps' : `list of: ${plural(valueOf(element, section))}`;
    const many = length(json as { minItems?: number; maxItems?: number }, 'items');
    return many === '' ? what : `${what} (${many})`;
  }
  if (inner instanceof z.ZodTuple) return `list of ${(inner.def.items as unknown[]).length} numbers`;
  if (inner instanceof z.ZodEnum) return inner.options.map((each) => `\`${each}\``).join(', ');
  if (inner instanceof z.ZodLiteral) return [...inner.values].map((each) => `\`${String(each)}\``).join(', ');
  if (inner instanceof z.ZodBoolean) return '`true`, `false`';
  if (inner instanceof z.ZodUnknown) return 'any value';
  if (inner instanceof z.ZodString) {
    const { pattern, maxLength } = json as { pattern?: string; maxLength?: number };
    if (pattern !== undefined) return TEXTS[pattern] ?? `text like \`${pattern}\``;
    return maxLength === undefined ? 'text' : `text, up to ${number(maxLength)} characters`;
  }
  return numbers(json);
}

/** A value in the short YAML form. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).map(([key, inner]) => `${key}: ${written(inner)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' && /^\{|: |^$/.test(value) ? JSON.stringify(value) : String(value);
}

const dimensionIn = (schema: z.ZodType): Dimension | null => {
  const meta = metaOf(schema);
  if (meta.form === 'quantity' || meta.form === 'by') return meta.dimension ?? meta.of ?? null;
  const inner = bare(schema);
  return inner instanceof z.ZodUnion ? ((inner.def.options as z.ZodType[]).map(dimensionIn).find((each) => each !== null) ?? null) : null;
};

/** An example of a key as a person writes it, as a plain value; undefined where there is none. */
export function exampleOf(schema: z.ZodType): unknown {
  const { example } = metaOf(schema);
  const dimension = dimensionIn(schema);
  if (typeof example === 'number' && dimension !== null) {
    return { value: example, unit: UNITS[dimension][0], assumed: 'why', range: [example, example] };
  }
  if (example !== undefined) return example;
  const inner = bare(schema);
  if (inner instanceof z.ZodBoolean) return true;
  if (inner instanceof z.ZodEnum) return inner.options[0];
  return inner instanceof z.ZodLiteral ? [...inner.values][0] : undefined;
}

/** Maps and lists of things, whose parts are described one by one. */
function isHolder(schema: z.ZodType): boolean {
  const inner = bare(schema);
  if (isForm(schema)) return metaOf(schema).form === 'in_force' || metaOf(schema).form === 'condition';
  if (inner instanceof z.ZodObject) return true;
  if (inner instanceof z.ZodUnion) return (inner.def.options as z.ZodType[]).some(isHolder);
  if (inner instanceof z.ZodArray) return isForm(inner.def.element as z.ZodType) || isHolder(inner.def.element as z.ZodType);
  if (inner instanceof z.ZodRecord) return isForm(inner.def.valueType as z.ZodType) || isHolder(inner.def.valueType as z.ZodType);
  return false;
}

function absentOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodDefault) return `\`${written(schema.def.defaultValue)}\``;
  return schema instanceof z.ZodOptional ? (metaOf(schema).absent ?? '') : '';
}

/**
 * Every key below a schema, in its order: what it means, what it may be, what holds without it. Quantities, quantities by attribute, days in
 * force and conditions stand in many places and are described once, by `formKeys`; their own keys are not repeated. Throws for a key of which something is missing.
 */
export function keysOf(schema: z.ZodType): KeyFacts[] {
  const found = new Map<string, KeyFacts>();
  const visit = (at: z.ZodType, path: string, mechanism: string, since: string, top: boolean): void => {
    if (!top && isForm(at)) return;
    const inner = bare(at);
    const section = path.split(/[.[]/)[0]!;
    if (inner instanceof z.ZodUnion) for (const option of optionsIn(inner, section)) visit(option, path, mechanism, since, false);
    if (inner instanceof z.ZodArray) visit(inner.def.element as z.ZodType, `${path}[]`, mechanism, since, false);
    if (inner instanceof z.ZodRecord && inner.def.keyType instanceof z.ZodString)
      visit(inner.def.valueType as z.ZodType, `${path}.<id>`, mechanism, since, false);
    if (!(inner instanceof z.ZodObject)) return;
    for (const [key, each] of shapeIn(inner, section)) {
      const meta = metaOf(each);
      const facts: KeyFacts = {
        path: path === '' ? key : `${path}.${key}`,
        mechanism: meta.mechanism ?? mechanism,
        description: meta.description ?? '',
        value: valueOf(each, section === '' ? key : section),
        required: !isOptional(each),
        absent: absentOf(each),
        example: isHolder(each) && meta.example === undefined ? '' : written(shown(exampleOf(each))),
        since: meta.since ?? since,
      };
      const missing = lacking(facts, isHolder(each));
      if (missing !== null) throw new Error(`${facts.path} has no ${missing}: say it in its mechanism's schema.ts with \`said\``);
      const id = `${facts.path} ${facts.description}`;
      if (!found.has(id)) found.set(id, facts);
      visit(each, facts.path, facts.mechanism, facts.since, false);
    }
  };
  visit(schema, '', metaOf(schema).mechanism ?? '', metaOf(schema).since ?? '', true);
  return [...found.values()];
}

/** Quantities are shown without their reason and range. */
function shown(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('assumed' in value) || value.assumed !== 'why') return value;
  const { value: number, unit } = value as unknown as { value: number; unit: string };
  return { value: number, unit };
}

function lacking(facts: KeyFacts, holder: boolean): string | null {
  if (facts.description === '') return 'description';
  if (facts.mechanism === '') return 'mechanism';
  if (facts.since === '') return 'version';
  if (!facts.required && facts.absent === '') return 'default (`absent`)';
  return !holder && (facts.example === '' || facts.example === 'undefined') ? 'example' : null;
}
