import ts from 'typescript';
import { scenarioSchema, studySchema } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { filesBelow, textOf } from '../structure/sources.js';
import { isFeeding, isIdentifying } from './identifying.js';

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  [key: string]: unknown;
}

/** Every key that the format knows, with its path; and every object that would let an unknown key pass. */
function keysOf(schema: z.ZodType): { keys: string[]; open: string[] } {
  const keys: string[] = [];
  const open: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (Array.isArray(node)) return node.forEach((one) => visit(one, path));
    if (node === null || typeof node !== 'object') return;
    const { properties, ...rest } = node as JsonSchema;
    if (properties) {
      if (rest.additionalProperties !== false) open.push(path);
      for (const [key, value] of Object.entries(properties)) {
        keys.push(`${path}.${key}`);
        visit(value, `${path}.${key}`);
      }
    }
    for (const [word, value] of Object.entries(rest)) visit(value, word === 'additionalProperties' ? `${path}.*` : path);
  };
  visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '');
  return { keys: [...new Set(keys)], open: [...new Set(open)] };
}

const formats = { scenario: keysOf(scenarioSchema), study: keysOf(studySchema) };
/** Keys that look like a way in and are none. */
const KEYS: Readonly<Record<string, string>> = {
  '.incidents': 'rates of rare happenings of cells; nothing that happened can stand there',
};
const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

describe.each(Object.entries(formats))('the format of a %s', (_kind, { keys, open }) => {
  it('is read whole', () => {
    expect(keys.length).toBeGreaterThan(50);
  });

  it('has no key that identifies a person or lets an event in', () => {
    expect(keys.filter((path) => !(path in KEYS) && (isIdentifying(lastOf(path)) || isFeeding(lastOf(path))))).toEqual([]);
  });

  it('refuses unknown keys everywhere', () => {
    expect(open).toEqual([]);
  });
});

/** Fields of published results that only look identifying. Key: type and field. */
const FIELDS: Readonly<Record<string, string>> = {
  'SourceUsed.address': 'web address of a cited publication',
  'FollowedPerson.person': 'S-number, without meaning outside its run',
  'FirstDifference.person': 'S-number, without meaning outside its run',
  'RunResult.checks.name': 'name of a check that ran',
  'StudyDocument.experiments.checks.name': 'name of a check that ran',
};

/** Field names of every interface in a source text, as `Interface.field` or `Interface.field.inner`. */
function fieldsOf(path: string, text: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const members = (owner: string, node: ts.Node): void => {
    const path = ts.isPropertySignature(node) ? `${owner}.${node.name.getText(file)}` : owner;
    if (path !== owner) found.push(path);
    ts.forEachChild(node, (child) => members(path, child));
  };
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      ts.forEachChild(statement, (child) => members(statement.name.text, child));
  }
  return found;
}

describe('published results', () => {
  const sources = filesBelow('packages/model/src/results').filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
  const fields = [...new Set(sources.flatMap((path) => fieldsOf(path, textOf(path))))];

  it('are read whole', () => {
    expect(fields.length).toBeGreaterThan(100);
    expect(fields).toContain('HarmRow.per1000');
  });

  it('have no field that identifies a person', () => {
    const suspicious = fields.filter((field) => isIdentifying(lastOf(field)) || /^(person|people)$/.test(lastOf(field)));
    expect(suspicious.filter((field) => !(field in FIELDS))).toEqual([]);
    expect(Object.keys(FIELDS).filter((field) => !fields.includes(field))).toEqual([]);
  });

  it('would be caught', () => {
    const planted = fieldsOf('planted.ts', 'export interface Row { inner: { passportNumber: string }; face: Uint8Array }');
    expect(planted.filter((field) => isIdentifying(lastOf(field)))).toEqual(['Row.inner.passportNumber', 'Row.face']);
  });
});

describe('identifiers chosen by an author', () => {
  it('in scenarios and studies that are delivered do not identify either', () => {
    const files = [...filesBelow('scenarios'), ...filesBelow('studies')].filter((path) => path.endsWith('.yaml'));
    const keys = files.flatMap((path) =>
      [...textOf(path).matchAll(/^\s*([a-z][a-z0-9_]*):/gm)].map((match) => `${path} ${match[1] ?? ''}`),
    );
    expect(keys.filter((key) => isIdentifying(key.slice(key.indexOf(' ') + 1)))).toEqual([]);
  });
});
