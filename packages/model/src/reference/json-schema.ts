import { z } from 'zod';
import { UNITS } from '../format/quantity.js';
import type { Dimension } from '../format/quantity.js';
import { scenarioSchema } from '../scenario/schema.js';
import { studySchema } from '../study-file/schema.js';
import { exampleOf, metaOf } from './keys.js';
import { ofFiles, withDefaults, withParts } from './whole-or-part.js';
import type { Json, JsonMap } from './whole-or-part.js';

const GENERATED =
  'Generated from the schema in packages/model; change it there. Checks between values (dates, references, shares, ceilings) are made when a file is loaded.';

/** Puts every quantity of a dimension in one place; what a schema cannot say is said in `description`. */
function withQuantitiesOnce(value: Json, found: Map<Dimension, Json>): Json {
  if (Array.isArray(value)) return value.map((item) => withQuantitiesOnce(item, found));
  if (value === null || typeof value !== 'object') return value;
  if (typeof value.dimension === 'string' && value.dimension in UNITS) {
    const dimension = value.dimension as Dimension;
    const { dimension: _, description, examples, ...rest } = value;
    const papers = {
      oneOf: [
        { required: ['source'], not: { required: ['assumed'] } },
        { required: ['assumed', 'range'], not: { required: ['source'] } },
      ],
    };
    found.set(dimension, {
      description: `A ${dimension}: sourced from the register, or assumed with a reason and a range.`,
      ...rest,
      ...papers,
    });
    return { $ref: `#/$defs/${dimension}`, ...(description ? { description } : {}), ...(examples ? { examples } : {}) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withQuantitiesOnce(item, found)]));
}

/** Writes what is said of a key the way an editor shows it: description with default, and an example. */
function describe({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const schema = zodSchema as unknown as z.ZodType;
  for (const key of ['example', 'absent', 'mechanism', 'since', 'form', 'of', 'id', 'notIn', 'onlyIn'])
    if (Object.hasOwn(schema.meta() ?? {}, key)) delete jsonSchema[key];
  const { description, absent, example } = metaOf(schema);
  if (description === undefined) return;
  jsonSchema.description = absent && schema instanceof z.ZodOptional ? `${description} If absent: ${absent}.` : description;
  const shown = exampleOf(schema);
  if (example !== undefined && shown !== undefined) jsonSchema.examples = [shown as Json];
}

function bodyAndDefinitions(schema: z.ZodType): { head: JsonMap; body: JsonMap; definitions: JsonMap } {
  const raw = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', override: describe }) as unknown as JsonMap;
  const found = new Map<Dimension, Json>();
  const { $schema, $defs, ...body } = withQuantitiesOnce(raw, found) as JsonMap;
  const definitions = Object.fromEntries([...Object.entries($defs ?? {}), ...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { head: { $schema: $schema ?? null }, body, definitions };
}

function jsonSchema(schema: z.ZodType, title: string, about: string, ofScenario = false): string {
  const { head, body, definitions } = bodyAndDefinitions(schema);
  const whole = { ...(ofScenario ? ofFiles(body) : body), $defs: ofScenario ? withParts(definitions) : definitions };
  return `${JSON.stringify({ ...head, title, $comment: `${about} ${GENERATED}`, ...whole }, null, 2)}\n`;
}

/**
 * The keys of a scenario with what is said of them, as a JSON Schema of whole scenarios, on one line: for help while a reader writes. What a file that extends
 * others may leave out stands only in the published schema, which is larger. No key of `defaults` is marked as required.
 */
export function keysOfScenarios(): string {
  const { body, definitions } = bodyAndDefinitions(scenarioSchema);
  return JSON.stringify({ ...withDefaults(body, { required: [] }), $defs: definitions });
}

/** The JSON Schemas of scenario and study files as texts, by file name in docs/schema. */
export function jsonSchemas(): Record<string, string> {
  return {
    'scenario.schema.json': jsonSchema(
      scenarioSchema,
      'Glasshouse scenario',
      'A scenario file: whole, or with only what differs where it extends others or is a fragment.',
      true,
    ),
    'study.schema.json': jsonSchema(studySchema, 'Glasshouse study', 'A study.'),
  };
}
