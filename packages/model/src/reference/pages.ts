import type { z } from 'zod';
import { by, inForce } from '../format/parts.js';
import { LARGEST, UNITS, quantity } from '../format/quantity.js';
import type { Dimension } from '../format/quantity.js';
import { toBaseValue } from '../format/units.js';
import { condition } from '../mechanisms/conditions/schema.js';
import { scenarioSchema } from '../scenario/schema.js';
import { studySchema } from '../study-file/schema.js';
import { keysOf, metaOf, number } from './keys.js';
import type { KeyFacts } from './keys.js';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const code = (text: string): string => (text === '' ? '' : `\`${cell(text)}\``);

function table(keys: readonly KeyFacts[], strip = ''): string[] {
  return [
    '| Key | Meaning | Value | If absent | Example | Since |',
    '|---|---|---|---|---|---|',
    ...keys
      .map(({ path, description, value, required, absent, example, since }) =>
        [
          code(path.slice(strip.length)),
          cell(description),
          cell(value),
          required ? '**required**' : cell(absent),
          code(example),
          since,
        ].join(' | '),
      )
      .map((row) => `| ${row} |`),
  ];
}

/** The tables of a schema: mechanisms, and in each the sections in their order. */
function tables(schema: z.ZodType): string[] {
  const keys = keysOf(schema);
  const lines: string[] = [];
  for (const mechanism of new Set(keys.map((key) => key.mechanism))) {
    lines.push(`## ${mechanism}`, '', ...table(keys.filter((key) => key.mechanism === mechanism)), '');
  }
  return lines;
}

const form = (schema: z.ZodType, path: string): string[] =>
  table(keysOf(schema.meta({ mechanism: path, since: metaOf(scenarioSchema).since })));

function units(): string[] {
  return [
    '| Dimension | Units, the base unit first | Largest value, in the base unit |',
    '|---|---|---|',
    ...Object.entries(UNITS).map(([dimension, names]) => {
      const factor = (unit: string): string => {
        const one = toBaseValue(1, unit);
        return unit === names[0] || one === 1 ? '' : unit === 'working days' ? ' (7/5 days, rounded up)' : ` (${one})`;
      };
      const all = names.map((unit) => `\`${unit}\`${factor(unit)}`).join(', ');
      return `| ${dimension} | ${all} | ${number(LARGEST[dimension as Dimension])} |`;
    }),
  ];
}

const MADE = 'This page is made from the schema by `npm run docs:reference`; a test keeps it current. Change the schema, not the page.';

const NOTATION =
  '`<id>` stands for an id that you choose, `[]` for each item of a list. A key without a default is **required**; in a file that extends others it may come from one of those.';

function scenarioPage(): string {
  return [
    '# Keys of a scenario',
    '',
    MADE,
    '',
    `${NOTATION} [Write a scenario](../how-to/write-a-scenario.md) shows how they are used, and [the model](../model.md) what they do. Checks between values (dates, references, shares, ceilings) are made by \`glasshouse validate\`.`,
    '',
    ...tables(scenarioSchema),
    '## Quantities',
    '',
    'A number with its unit and where it comes from.',
    '',
    ...form(quantity('share'), 'quantity'),
    '',
    ...units(),
    '',
    '## Quantities by attribute',
    '',
    'One quantity for everybody, or instead a map with one for each category of an attribute.',
    '',
    ...form(by('share'), 'by'),
    '',
    '## Days in force',
    '',
    'The keys of every `in_force`.',
    '',
    ...form(inForce, 'in_force'),
    '',
    '## Conditions',
    '',
    'The keys of every `if`. A condition is a map with one of `all`, `any` and `not` over other conditions, or one thing that is asked of the person.',
    '',
    ...form(condition, 'condition'),
    '',
  ].join('\n');
}

function studyPage(): string {
  return [
    '# Keys of a study',
    '',
    MADE,
    '',
    `${NOTATION} [Run a study](../how-to/run-a-study.md) shows how they are used. A quantity has the keys described under [quantities](scenario.md#quantities).`,
    '',
    ...tables(studySchema),
  ].join('\n');
}

/** The reference pages of the two file formats, by file name in docs/reference. */
export const keyPages = (): Record<string, string> => ({ 'scenario.md': scenarioPage(), 'study.md': studyPage() });
