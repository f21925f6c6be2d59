import type { z } from 'zod';
import { nearest, suggestion, words } from './nearest.js';
import { describe } from './problem.js';
import type { Finding, Path } from './problem.js';
import { UNITS } from './quantity.js';
import { dimensionOf, keysOfSchema, schemasAt, unionAt } from './schema-walk.js';
import { valueAt } from './value-at.js';

type Issue = z.core.$ZodIssue;

type Key = string | number;

/** Findings that are worked out: more than any list of problems shows, and few enough to be compared with one another. */
const MOST_FINDINGS = 200;

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

/** By how much a branch is nearer that has a key like one written wrongly: less than any other difference. */
const NEAR = 0.5;

/** Whether a key that a branch does not know looks like one that it knows. */
const meansKeyOf = (branch: z.ZodType | undefined, issues: readonly Issue[]): boolean => {
  const known = branch ? (keysOfSchema(branch) ?? []) : [];
  return issues.some((issue) => issue.code === 'unrecognized_keys' && issue.keys.some((key) => nearest(key, known) !== null));
};

const EXPECTED: Record<string, string> = {
  object: 'a map',
  record: 'a map',
  array: 'a list',
  tuple: 'a list',
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
};

/** What may stand at a path, where it is a quantity; else null. */
function quantityForm(schemas: readonly z.ZodType[]): { allowed: string; unit: string } | null {
  const dimensions = schemas.map(dimensionOf).filter((each) => each !== null);
  if (dimensions.length === 0) return null;
  const units = dimensions.flatMap((each) => [...UNITS[each]]);
  return { allowed: `a quantity in ${units.join(', ')}: { value, unit, source } or { value, unit, assumed, range }`, unit: units[0]! };
}

function numberHint(found: unknown): string {
  if (typeof found === 'number') return Number.isFinite(found) ? 'Write a whole number.' : 'Write a number that is finite.';
  if (typeof found !== 'string') return 'Write a number.';
  if (/^\d[\d_, ]*$/.test(found)) return `Write ${found.replace(/[_, ]/g, '')}.`;
  if (/^-?[\d.]+ ?%$/.test(found)) return 'Write the number alone, with unit: percent.';
  return found.trim() !== '' && Number.isFinite(Number(found)) ? 'Write the number without quotes.' : 'Write a number, such as 12.';
}

function limits(issue: Issue & { code: 'too_small' | 'too_big' }): { allowed: string; todo: string } {
  const low = issue.code === 'too_small';
  const bound = Number(low ? issue.minimum : issue.maximum);
  const thing = issue.origin === 'array' ? ' item' : issue.origin === 'string' ? ' character' : '';
  const what = thing === '' ? '' : bound === 1 ? thing : `${thing}s`;
  return {
    allowed: `${issue.inclusive === false ? (low ? 'more than' : 'less than') : low ? 'at least' : 'at most'} ${bound}${what}`,
    todo: low ? (what === '' ? 'Choose a larger value.' : 'Add what is missing.') : what === '' ? 'Choose a smaller value.' : 'Shorten it.',
  };
}

function unknownKeys(keys: readonly string[], here: readonly z.ZodType[], found: unknown, path: Path): Finding[] {
  const given = found !== null && typeof found === 'object' ? Object.keys(found) : [];
  const tables = here.map((form) => keysOfSchema(form) ?? []);
  const shared = tables.map(
    (table) => table.filter((key) => found !== null && typeof found === 'object' && Object.hasOwn(found, key)).length,
  );
  const most = Math.max(0, ...shared);
  const known = [...new Set(tables.filter((_, i) => shared[i] === most).flat())];
  const taken = new Set(given);
  const open = known.filter((key) => !taken.has(key));
  return keys.slice(0, MOST_FINDINGS).map((key) => {
    const meant = nearest(key, open) ?? nearest(key, known);
    const cut = key.includes(' ') && (found as Record<string, unknown>)[key] === null;
    return {
      path: [...path, key],
      found: `the unknown key "${key}"`,
      allowed: known.join(', '),
      todo: cut
        ? 'In { }, a comma ends a text: put texts with a comma in quotes.'
        : meant === null
          ? 'Remove the key.'
          : `Did you mean "${meant}"?`,
      onKey: true,
    };
  });
}

/** What to write where one id or pattern stands in place of a list of them, which may be `listed` here. */
const inBrackets = (found: unknown, listed: boolean): string | null =>
  listed && typeof found === 'string' && /^[\w.*-]+$/.test(found) ? `Write [${found}] for a list of one.` : null;

function union(issue: Issue & { code: 'invalid_union' }, schema: z.ZodType, found: unknown, path: Path): Finding[] {
  const branches = unionAt(schema, issue.path as Key[]) ?? [];
  const top = issue.errors.map((errors) =>
    errors.find((each) => each.path.length === 0 && each.code !== 'unrecognized_keys' && each.code !== 'custom'),
  );
  if (top.length === 0 || top.every((each) => each !== undefined)) {
    const kinds = top.flatMap((each, i) =>
      each ? [quantityForm(branches[i] ? [branches[i]] : [])?.allowed ?? kindName(each, branches[i])] : [],
    );
    const names = top.flatMap((each) => (each?.code === 'invalid_value' ? each.values.map(String) : []));
    const listed = branches.some((branch) => branch.safeParse([found]).success);
    return [
      {
        path,
        found: describe(found),
        allowed: [...new Set(kinds)].join(', or '),
        todo: suggestion(String(found), names, inBrackets(found, listed) ?? 'Write one of these forms.'),
      },
    ];
  }
  const wordOnly = issue.errors.flatMap((errors) => (errors.length === 1 && errors[0]!.code === 'invalid_value' ? [errors[0]] : []));
  const first = wordOnly[0];
  if (first && wordOnly.length === issue.errors.length && wordOnly.every((each) => String(each.path) === String(first.path))) {
    return one({ ...first, values: wordOnly.flatMap((each) => each.values) }, schema, found, path);
  }
  const distances = issue.errors.map((errors, i) => distance(errors) - (meansKeyOf(branches[i], errors) ? NEAR : 0));
  const best = distances.indexOf(Math.min(...distances));
  return issue.errors[best]!.flatMap((each) => one(each, branches[best] ?? schema, found, path));
}

function kindName(issue: Issue, schema: z.ZodType | undefined): string {
  if (issue.code === 'invalid_type') {
    const keys = schema ? keysOfSchema(schema) : null;
    return issue.expected === 'object' && keys && keys.length > 0 ? `{ ${keys.join(', ')} }` : (EXPECTED[issue.expected] ?? issue.expected);
  }
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
  return issue.message;
}

function one(issue: Issue, schema: z.ZodType, value: unknown, base: Path): Finding[] {
  const own = issue.path as Key[];
  const path: Path = [...base, ...own];
  const found = valueAt(value, own);
  const shown = describe(found);
  const key = String(path[path.length - 1] ?? 'it');
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, schemasAt(schema, own), found, path);
    case 'invalid_union':
      return union(issue, schema, found, path);
    case 'invalid_key': {
      const rule = issue.issues[0];
      const known = rule?.code === 'invalid_value' ? rule.values.map(String) : [];
      const allowed = known.length > 0 ? words(known) : (rule?.message ?? 'an id');
      return [{ path, found: `the key "${key}"`, allowed, todo: suggestion(key, known, 'Rename the key.'), onKey: true }];
    }
    case 'invalid_element':
      return issue.issues.flatMap((each) => one(each, schema, found, path));
    case 'invalid_value': {
      const known = issue.values.map(String);
      const fixed = found === undefined ? `Add ${key}.` : known.length === 1 ? `Write ${known[0]}.` : 'Choose one of these.';
      return [{ path, found: shown, allowed: known.join(', '), todo: typeof found === 'string' ? suggestion(found, known, fixed) : fixed }];
    }
    case 'invalid_type': {
      const form = issue.expected === 'object' ? quantityForm(schemasAt(schema, own)) : null;
      const allowed = form?.allowed ?? EXPECTED[issue.expected] ?? issue.expected;
      if (found === undefined) return [{ path, found: 'nothing', allowed: `${allowed}; the key is required`, todo: `Add ${key}.` }];
      if (form && typeof found === 'number')
        return [
          {
            path,
            found: shown,
            allowed,
            todo: `Write { value: ${found}, unit: ${form.unit}, ... } with source, or with assumed and range.`,
          },
        ];
      return [
        {
          path,
          found: shown,
          allowed,
          todo: allowed.includes('number')
            ? numberHint(found)
            : form
              ? 'Write a quantity.'
              : (inBrackets(found, allowed === EXPECTED.array) ?? `Write ${allowed}.`),
        },
      ];
    }
    case 'too_small':
    case 'too_big':
      return [{ path, found: shown, ...limits(issue) }];
    case 'custom': {
      const todo = (issue.params as { todo?: string } | undefined)?.todo;
      return [{ path, found: shown, allowed: issue.message, todo: todo ?? 'Correct it.' }];
    }
    default:
      return [{ path, found: shown, allowed: issue.message, todo: 'Correct it.' }];
  }
}

/** Findings without those that only say again what an unknown key with a near neighbour has said. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const meant = findings.flatMap((finding) => {
    const match = finding.found.startsWith('the unknown key') ? /^Did you mean "(.+)"\?$/.exec(finding.todo) : null;
    return match
      ? [{ map: finding.path.slice(0, -1).join('.'), missing: [...finding.path.slice(0, -1), match[1]!].join('.'), finding }]
      : [];
  });
  return findings.filter((finding) => {
    const at = finding.path.join('.');
    return !meant.some(
      (each) => each.finding !== finding && (at === each.missing ? finding.found === 'nothing' : at === each.map && !finding.onKey),
    );
  });
}

/** One finding where a number by category stands in a place that takes one number for everybody. */
function withoutBy(findings: readonly Finding[], schema: z.ZodType, value: unknown): Finding[] {
  const maps = findings.filter((finding) => finding.found === 'the unknown key "by"').map((finding) => finding.path.slice(0, -1));
  return maps
    .filter((path) => schemasAt(schema, path).some((form) => dimensionOf(form) !== null))
    .reduce<Finding[]>(
      (rest, path) => [
        ...rest.filter((finding) => !path.every((key, i) => finding.path[i] === key)),
        {
          path,
          found: `a number by ${describe(valueAt(value, [...path, 'by']))}`,
          allowed: 'one number for everybody',
          todo: 'Only a rate, an inclination or the ability to perform can be given by an attribute.',
        },
      ],
      [...findings],
    );
}

/** Issues without bounds that another bound on the same value is stricter than: a whole number has one of its own. */
function strictest(issues: readonly Issue[]): Issue[] {
  const tooBig = issues.filter((issue) => issue.code === 'too_big');
  return issues.filter(
    (issue) =>
      issue.code !== 'too_big' ||
      !tooBig.some((other) => String(other.path) === String(issue.path) && Number(other.maximum) < Number(issue.maximum)),
  );
}

/** A value as a schema reads it, or null and what is wrong with it, in the words of this project. */
export function readBy<T>(schema: z.ZodType<T>, value: unknown): { value: T; findings: [] } | { value: null; findings: Finding[] } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, findings: [] };
  const findings = strictest(result.error.issues)
    .slice(0, MOST_FINDINGS)
    .flatMap((issue) => one(issue, schema, value, []));
  return { value: null, findings: withoutBy(withoutEchoes(findings.slice(0, MOST_FINDINGS)), schema, value) };
}

/** What a schema finds wrong with a value. Empty where nothing is. */
export const schemaFindings = (schema: z.ZodType, value: unknown): Finding[] => readBy(schema, value).findings;
