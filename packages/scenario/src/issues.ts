import { z } from 'zod';
import { describe } from './problem.js';
import type { Finding, Path } from './problem.js';
import { suggestion, words } from './nearest.js';
import { bare, forms, keysOfSchema, schemasAt } from './schema-walk.js';

type Issue = z.core.$ZodIssue;

function valueAt(value: unknown, path: Path): unknown {
  let at: unknown = value;
  for (const key of path) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Record<string, unknown>)[String(key)];
  }
  return at;
}

/** How far a branch of a union is from what was written: missing and unknown keys weigh most. */
function distance(issues: readonly Issue[]): number {
  let sum = 0;
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') sum += 3 * issue.keys.length;
    else if (issue.path.length === 0) sum += 100;
    else sum += issue.path.length === 1 ? 2 : 1;
  }
  return sum;
}

const EXPECTED: Record<string, string> = {
  object: 'a map',
  record: 'a map',
  array: 'a list',
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
};

function numberHint(found: unknown): string {
  if (typeof found !== 'string') return 'Write a number without quotes.';
  if (/^[\d_, ]+$/.test(found)) return `Write ${found.replace(/[_, ]/g, '')}.`;
  if (/^-?[\d.]+ ?%$/.test(found)) return 'Write the number alone, with unit: percent.';
  return 'Write a number without quotes.';
}

function limits(issue: Issue & { code: 'too_small' | 'too_big' }): { allowed: string; todo: string } {
  const low = issue.code === 'too_small';
  const bound = low ? issue.minimum : issue.maximum;
  const what = issue.origin === 'array' ? ' items' : issue.origin === 'string' ? ' characters' : '';
  return {
    allowed: `${issue.inclusive === false ? (low ? 'more than' : 'less than') : low ? 'at least' : 'at most'} ${String(bound)}${what}`,
    todo: low ? (what === '' ? 'Choose a larger value.' : 'Add what is missing.') : what === '' ? 'Choose a smaller value.' : 'Shorten it.',
  };
}

function one(issue: Issue, schema: z.ZodType, value: unknown, base: Path): Finding[] {
  const path: Path = [...base, ...(issue.path as (string | number)[])];
  const found = valueAt(value, issue.path as (string | number)[]);
  const shown = describe(found);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const here = schemasAt(schema, issue.path as (string | number)[]);
      const known = [...new Set(here.flatMap((form) => keysOfSchema(form) ?? []))];
      const given = found !== null && typeof found === 'object' ? Object.keys(found) : [];
      const open = known.filter((key) => !given.includes(key));
      return issue.keys.map((key) => ({
        path: [...path, key],
        found: `the unknown key "${key}"`,
        allowed: known.join(', '),
        todo: suggestion(key, open.length > 0 ? open : known, 'Remove the key.'),
        onKey: true,
      }));
    }
    case 'invalid_union': {
      const options = forms(schemasAt(schema, issue.path as (string | number)[])[0] ?? schema);
      const branches = unionAt(schema, issue.path as (string | number)[]) ?? options;
      if (issue.errors.length === 0) return [{ path, found: shown, allowed: 'one of the forms in docs/schema', todo: 'See the schema.' }];
      let best = 0;
      issue.errors.forEach((errors, index) => {
        if (distance(errors) < distance(issue.errors[best]!)) best = index;
      });
      const nested = issue.errors[best]!;
      const wrongKind = nested.find((each) => each.path.length === 0 && each.code === 'invalid_type');
      if (wrongKind && issue.errors.every((errors) => errors.some((each) => each.path.length === 0 && each.code !== 'unrecognized_keys'))) {
        const allowed = issue.errors.flatMap((errors) => errors.filter((each) => each.path.length === 0).map(kindName));
        return [{ path, found: shown, allowed: [...new Set(allowed)].join(', or '), todo: 'Write one of these forms.' }];
      }
      return nested.flatMap((each) => one(each, branches[best] ?? schema, found, path));
    }
    case 'invalid_key': {
      const key = String(path[path.length - 1]);
      const rule = issue.issues[0];
      const known = rule?.code === 'invalid_value' ? rule.values.map(String) : [];
      const allowed = known.length > 0 ? words(known) : (rule?.message ?? 'an id');
      return [{ path, found: `the key "${key}"`, allowed, todo: suggestion(key, known, 'Rename the key.'), onKey: true }];
    }
    case 'invalid_element':
      return issue.issues.flatMap((each) => one(each, schema, found, path));
    case 'invalid_value': {
      const known = issue.values.map((each) => (typeof each === 'string' ? each : String(each)));
      const fixed = found === undefined ? 'Add it.' : known.length === 1 ? `Write ${known[0]}.` : 'Choose one of these.';
      return [{ path, found: shown, allowed: known.join(', '), todo: typeof found === 'string' ? suggestion(found, known, fixed) : fixed }];
    }
    case 'invalid_type': {
      const allowed = EXPECTED[issue.expected] ?? issue.expected;
      if (found === undefined) return [{ path, found: 'nothing', allowed: `${allowed}; the key is required`, todo: `Add ${String(path[path.length - 1] ?? 'it')}.` }];
      return [{ path, found: shown, allowed, todo: allowed.includes('number') ? numberHint(found) : `Write ${allowed}.` }];
    }
    case 'invalid_format':
      return [{ path, found: shown, allowed: issue.message, todo: 'Correct it.' }];
    case 'too_small':
    case 'too_big':
      return [{ path, found: shown, ...limits(issue) }];
    default:
      return [{ path, found: shown, allowed: issue.message, todo: 'Correct it.' }];
  }
}

function kindName(issue: Issue): string {
  if (issue.code === 'invalid_type') return EXPECTED[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
  return issue.message;
}

/** The options of the union that stands at a path, in their order. */
function unionAt(schema: z.ZodType, path: Path): z.ZodType[] | null {
  const parents = path.length === 0 ? [schema] : schemasAt(schema, path.slice(0, -1));
  for (const parent of parents) {
    let inner: z.ZodType | undefined = parent;
    if (path.length > 0) {
      const key = path[path.length - 1]!;
      if (parent instanceof z.ZodObject) inner = (parent.shape as Record<string, z.ZodType>)[String(key)];
      else if (parent instanceof z.ZodRecord) inner = parent.def.valueType as z.ZodType;
      else if (parent instanceof z.ZodArray) inner = parent.def.element as z.ZodType;
    }
    if (!inner) continue;
    const union = bare(inner);
    if (union instanceof z.ZodUnion) return union.def.options as z.ZodType[];
  }
  return null;
}

/** What a schema finds wrong with a value, in the words of this project. Empty where nothing is. */
export function schemaFindings(schema: z.ZodType, value: unknown): Finding[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => one(issue, schema, value, []));
}
