import { z } from 'zod';
import type { Path } from './problem.js';
import { UNITS } from './quantity.js';
import type { Dimension } from './quantity.js';

/** A schema without optional, default and the like around it; one that refers to itself is looked up. (`instanceof` of zod costs several times what its type does.) */
export function bare(schema: z.ZodType): z.ZodType {
  let inner = schema;
  for (;;) {
    const { type } = inner.def;
    if (type === 'optional' || type === 'default' || type === 'nullable') inner = (inner as z.ZodOptional).def.innerType as z.ZodType;
    else if (type === 'lazy') inner = (inner as z.ZodLazy).unwrap() as z.ZodType;
    else return inner;
  }
}

/** The forms a schema allows: the options of a union, else itself. */
export function forms(schema: z.ZodType): z.ZodType[] {
  const inner = bare(schema);
  return inner.def.type === 'union' ? ((inner as z.ZodUnion).def.options as z.ZodType[]).flatMap(forms) : [inner];
}

/** Keys a map of this schema may have; null where keys are free ids. */
export function keysOfSchema(schema: z.ZodType): string[] | null {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape as object);
  if (schema instanceof z.ZodRecord) {
    const key = schema.def.keyType;
    return key instanceof z.ZodEnum ? key.options.map(String) : null;
  }
  return [];
}

function child(schema: z.ZodType, key: string | number): z.ZodType | null {
  const { type } = schema.def;
  if (type === 'object') {
    const shape = (schema as z.ZodObject).shape as Record<string, z.ZodType>;
    return Object.hasOwn(shape, key) ? shape[key]! : null;
  }
  if (type === 'record') return (schema as z.ZodRecord).def.valueType as z.ZodType;
  if (type === 'array') return (schema as z.ZodArray).def.element as z.ZodType;
  if (type === 'tuple') return ((schema as z.ZodTuple).def.items as z.ZodType[])[Number(key)] ?? null;
  return null;
}

/** Every form that may stand at a path below a schema; empty where nothing may. */
export function schemasAt(schema: z.ZodType, path: Path): z.ZodType[] {
  let at = forms(schema);
  for (const key of path) at = at.flatMap((form) => child(form, key) ?? []).flatMap(forms);
  return at;
}

/** Dimension of a quantity schema, or null for any other schema. */
export function dimensionOf(schema: z.ZodType): Dimension | null {
  const meta = schema.meta() as { dimension?: Dimension } | undefined;
  return meta?.dimension ?? null;
}

/** The dimension among several forms to which a unit belongs. */
export function dimensionFor(schemas: readonly z.ZodType[], unit: string): Dimension | null {
  for (const schema of schemas) {
    const dimension = dimensionOf(schema);
    if (dimension && (UNITS[dimension] as readonly string[]).includes(unit)) return dimension;
  }
  return null;
}

/** The options of the union that stands at a path below a schema, in their order, or null. */
export function unionAt(schema: z.ZodType, path: Path): z.ZodType[] | null {
  const key = path[path.length - 1];
  const owners = key === undefined ? [] : schemasAt(schema, path.slice(0, -1));
  const found = key === undefined ? [schema] : owners.flatMap((owner) => child(owner, key) ?? []);
  for (const each of found) {
    const union = bare(each);
    if (union instanceof z.ZodUnion) return union.def.options as z.ZodType[];
  }
  return null;
}
