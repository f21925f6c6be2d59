import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, loadScenario, parseRegister } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readYaml } from '../../packages/model/src/format/read-yaml.js';
import { plain } from '../../packages/model/src/format/tree.js';
import { TABLES, withDefaultsAt } from '../../packages/model/src/scenario/defaults.js';
import { resolveScenario } from '../../packages/model/src/scenario/resolve.js';
import { ROOT, textOf } from '../structure/sources.js';
import { fitsSchema } from './fits-schema.js';

type Json = Record<string, unknown>;

const schema = JSON.parse(textOf('docs/schema/scenario.schema.json')) as Json;
const fits = (value: unknown): boolean => fitsSchema(value, schema, schema);
const register = parseRegister(textOf('evidence/register.csv'));

/** Whether the loader takes a whole file. */
function loads(value: Json): boolean {
  const files = { read: () => JSON.stringify(value) };
  try {
    loadScenario('scenarios/a.yaml', files, register);
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

const folders = ['scenarios', ...readdirSync(join(ROOT, 'validation')).map((folder) => `validation/${folder}`)];
const files = folders.flatMap((folder) =>
  /\.\w+$/.test(folder) ? [] : readdirSync(join(ROOT, folder)).flatMap((file) => (file.endsWith('.yaml') ? [`${folder}/${file}`] : [])),
);

/** A scenario as one file that extends none. */
function whole(name: string): Json {
  const { defaults: _, ...all } = plain(resolveScenario(`scenarios/${name}.yaml`, { read: textOf })) as Json;
  return all;
}

const WHOLES = ['court-list-full', 'jobcentre-sanctions', 'officials', 'reputation-in-a-village', 'views', 'smoke-institutions'];

/** Sections, and keys that each of their entries must have: as the schema says of a file without defaults. */
const required = ((schema['then'] as Json)['allOf'] as { else: { properties: Record<string, { additionalProperties: Json }> } }[]).map(
  (one) => {
    const [[section, of]] = Object.entries(one.else.properties) as [[string, { additionalProperties: { required: string[] } }]];
    return [section, of.additionalProperties.required[0]!] as const;
  },
);

describe('an editor that reads the published schema', () => {
  it('finds nothing wrong with the files that the loader takes, whole, in parts or fragments', () => {
    expect(files.length).toBeGreaterThan(100);
    const refused = files.filter((file) => !fits(plain(readYaml(file, textOf(file)))));
    expect(refused).toEqual([]);
    for (const name of WHOLES) expect(fits(whole(name)), name).toBe(true);
  });

  it('asks of each section what the loader asks, and takes the defaults for it', () => {
    expect(new Set(required.map(([section]) => section))).toEqual(new Set(TABLES));
    // The loader is asked about the last key of each section that it requires; it costs much more than the schema.
    const last = new Map(required);
    const tried = new Set<string>();
    for (const name of WHOLES) {
      const scenario = whole(name);
      for (const [section, key] of required) {
        const [id, entry] = Object.entries((scenario[section] ?? {}) as Json)[0] ?? [];
        if (id === undefined || tried.has(`${section}.${key}`)) continue;
        tried.add(`${section}.${key}`);
        const { [key]: value, ...rest } = entry as Json;
        const lacking = { ...scenario, [section]: { ...(scenario[section] as Json), [id]: rest } };
        const helped = { ...lacking, defaults: { [section]: { [key]: value } } };
        const at = `${name}: ${section}.${id} without ${key}`;
        expect([fits(lacking), fits(helped)], at).toEqual([false, true]);
        if (last.get(section) === key) expect([loads(lacking), loads(helped)], at).toEqual([false, true]);
      }
    }
    const untried = required.map(([section, key]) => `${section}.${key}`).filter((key) => !tried.has(key));
    expect(untried, 'no file of WHOLES has an entry of these sections; add one that has').toEqual([]);
  });

  it('does not take what no file may have', () => {
    const part = (text: string): boolean => fits(parse(`glasshouse: 1\n${text}`));
    expect(part('lists:\n  x: { title: X }\n')).toBe(true);
    expect(part('kind: scenario\nid: a\nextends: [b.yaml]\nlists:\n  x: { title: X }\n')).toBe(true);
    expect(part('kind: scenario\nid: a\nlists:\n  x: { title: X }\n')).toBe(false);
    expect(part('lists:\n  x: { titel: X }\n')).toBe(false);
    expect(part('defaults: { lists: { titel: X } }\n')).toBe(false);
    expect(part('defaults: { horizon: { round: month } }\n')).toBe(false);
    expect(part('streams:\n  x: { rate: { range: [1, 2] } }\n')).toBe(true);
    expect(part('streams:\n  x: { rate: { value: 1, unit: per person-year } }\n')).toBe(false);
    expect(part('streams:\n  x: { rate: { value: 1, unit: points, source: E1 } }\n')).toBe(false);
  });
});

describe('an entry that a patch sets', () => {
  it('takes the defaults of its section, in every section', () => {
    for (const section of TABLES) {
      const scenario = { defaults: { [section]: { title: 'T', owner: 'court' } } };
      expect(withDefaultsAt(scenario, [section, 'x'], { title: 'X' }), section).toEqual({ title: 'X', owner: 'court' });
      expect(withDefaultsAt(scenario, [section, 'x', 'title'], 'X'), section).toBe('X');
      expect(withDefaultsAt(scenario, [section, 'x'], null), section).toBe(null);
    }
  });
});
