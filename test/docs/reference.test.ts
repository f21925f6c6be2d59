import { everyMechanism, scenarioSchema, studySchema } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandPage } from '../../packages/cli/src/reference.js';
import { counterPage } from '../../packages/model/src/reference/counters.js';
import { exampleOf, keysOf } from '../../packages/model/src/reference/keys.js';
import { withSubmodels } from '../../packages/model/src/reference/submodels.js';
import { keyPages } from '../../packages/model/src/reference/pages.js';
import { bare, schemasAt } from '../../packages/model/src/format/schema-walk.js';
import { said } from '../../packages/model/src/format/said.js';
import { textOf } from '../structure/sources.js';

const schemas = { scenario: scenarioSchema, study: studySchema };
/** Path of a key as the schema is walked: any id, any place of a list. */
const steps = (path: string): (string | number)[] =>
  path.split(/\.|(?=\[\])/).map((step) => (step === '[]' ? 0 : step === '<id>' ? 'some_id' : step));

describe('reference pages', () => {
  it.each(Object.entries({ ...keyPages(), 'commands.md': commandPage(), 'counters.md': counterPage() }))(
    'docs/reference/%s is current',
    (name, text) => {
      expect(textOf(`docs/reference/${name}`), 'npm run build && npm run docs:reference').toBe(text);
    },
  );

  it('docs/model.md has the text of every mechanism from its own page', () => {
    const page = textOf('docs/model.md');
    const readme = (name: string): string => textOf(`packages/model/src/mechanisms/${name}/README.md`);
    expect(page, 'npm run build && npm run docs:reference').toBe(withSubmodels(page, readme));
    for (const { name, words } of everyMechanism)
      expect(
        [...readme(name).matchAll(/^## (.*)$/gm)].map((match) => match[1]),
        name,
      ).toEqual(words.submodels.map(({ title }) => title));
  });

  it.each(Object.entries(schemas))('every key of a %s says what it means, allows and defaults to', (_, schema) => {
    const keys = keysOf(schema);
    expect(keys.length).toBeGreaterThan(90);
    for (const { path, description, mechanism, since } of keys) {
      expect(description, path).toMatch(/^.{8,}[.!]$/);
      expect(mechanism, path).not.toBe('');
      expect(since, path).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it.each(Object.entries(schemas))('every example of a key of a %s is allowed there', (_, schema) => {
    for (const { path } of keysOf(schema)) {
      // A key that holds maps has the examples of its own keys.
      const forms = schemasAt(schema, steps(path));
      expect(forms.length, path).toBeGreaterThan(0);
      const owner = schemasAt(schema, steps(path).slice(0, -1));
      const own = owner.flatMap((each) =>
        each instanceof z.ZodObject ? [(each.shape as Record<string, z.ZodType>)[String(steps(path).at(-1))]] : [],
      );
      for (const each of own) {
        const example = each === undefined ? undefined : exampleOf(each);
        if (example !== undefined)
          expect(bare(each!).safeParse(example).error?.issues, `${path}: ${JSON.stringify(example)}`).toBeUndefined();
      }
    }
  });

  it.each([
    ['a description', z.strictObject({ a: z.boolean() })],
    ['a default', z.strictObject({ a: said(z.boolean().optional(), 'What it means.') })],
    ['an example', z.strictObject({ a: said(z.string(), 'What it means.') })],
    ['a description, deep inside', z.strictObject({ a: said(z.array(z.strictObject({ b: z.boolean() })), 'What it means.') })],
  ])('a key without %s is refused', (what, schema) => {
    const whole = schema.meta({ mechanism: 'Some', since: '0.1.0' });
    expect(() => keysOf(whole)).toThrow(new RegExp(`has no ${what.split(/[ ,]/)[1]}`));
  });
});
