import { describe, expect, it } from 'vitest';
import { compareMarkdown, compareScenarios, compareText, oddDocument, rightsCheck, rightsText } from '@glasshouse/describe';
import { scenarioPicture } from '@glasshouse/report';
import { linesOf, loadScenario, parseRegister } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { plainText } from '../../packages/describe/src/odd/plain-texts.js';
import { textOf } from '../structure/sources.js';

const register = parseRegister(textOf('evidence/register.csv'));
const PATH = 'scenarios/smoke-institutions.yaml';
const read = (path: string): string => textOf(path);
const smoke = loadScenario(PATH, { read }, register).scenario;
const MODEL = textOf('docs/model.md');

const HOSTILE = [
  '<script>alert(1)</script>',
  '[here](http://x)',
  '![x](http://x "y")',
  '`code` ``` ~~~ ~~gone~~',
  'a | b || c',
  'A & B &lt; &#60;script&#62;',
  '\\<b\\> \\[x\\](y) \\| \\`',
  '**bold** _slanted_ __x__ *',
  '<http://x> <!-- --> ]]> --><svg onload=x>',
  '"quoted" \'single\' onload="x"',
];

/** A scenario in which every free text is another. */
function withTexts(value: unknown, put: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withTexts(each, put));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]): [string, unknown] =>
      typeof each === 'string' && /^(title|about|ground|assumed|note)$/.test(key) ? [key, put] : [key, withTexts(each, put)],
    ),
  );
}
const worldOf = (put: string): Scenario => withTexts(smoke, put) as Scenario;
const other = (scenario: Scenario): Scenario => ({ ...scenario, horizon: { ...scenario.horizon, end: '2099-01-01' } });

describe.each(HOSTILE)('a file whose every text is %s', (text) => {
  it('gives a model description of the same form as one with harmless texts', () => {
    const page = oddDocument(worldOf(text), register, MODEL);
    const shown = plainText(text).trim();
    expect(page).toContain(shown);
    // Texts of several words are quoted in some places, single words are not.
    const harmless = /\s/.test(text) ? 'A harmless text' : 'Harmless';
    expect(page.replaceAll(shown, harmless)).toBe(oddDocument(worldOf(harmless), register, MODEL));
  });

  it('has no sign in it that Markdown or HTML would act on', () => {
    expect(plainText(text).replace(/&#\d+;/g, '')).not.toMatch(/[<>[\]`*|~&\\]/);
    expect(plainText(text).replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))).toBe(text);
  });

  it('gives a comparison in Markdown with every such sign escaped', () => {
    const page = compareMarkdown(
      compareScenarios({ scenario: worldOf(text), file: 'a.yaml' }, { scenario: other(worldOf(`${text}!`)), file: 'b.yaml' }, register),
    );
    const bare = page.replace(/\\[\\`*_<>[\]|&~]/g, '').replace(/^\*\*(.*)\*\*( `[\w.]+`)?$/gm, '$1');
    expect(bare).not.toMatch(/[`*<>[\]|&~\\]/);
  });

  it('gives a picture in which it is text alone', () => {
    const picture = scenarioPicture(worldOf(text));
    expect(picture.match(/<(?!\/?(?:svg|g|rect|text|tspan|path|line|title|desc|style|circle|polyline|polygon|defs|marker)\b)/g)).toBe(null);
    expect(picture).not.toMatch(/<[^>]*\son\w+=/);
    expect(picture).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
  });
});

it('marks that open a block mean nothing at the start of a line of a longer text', () => {
  const text = '# Head\n- item\n+ item\n1. one\n2) two\n> quoted\n---\n===\n```\ncode\n| a | b |';
  expect(plainText(text)).toBe(
    '&#35; Head\n&#45; item\n&#43; item\n1&#46; one\n2&#41; two\n&#62; quoted\n&#45;--\n&#61;==\n&#96;&#96;&#96;\ncode\n&#124; a &#124; b &#124;',
  );
});

it('very long words neither break a line of a terminal nor get lost', () => {
  const long = 'w'.repeat(900);
  const scenario = worldOf(long);
  for (const page of [
    rightsText(scenario, rightsCheck(scenario, register, linesOf(PATH, { read })), 80),
    compareText(compareScenarios({ scenario, file: 'a.yaml' }, { scenario: other(worldOf('x')), file: 'b.yaml' }, register), 80),
  ]) {
    expect(page.replace(/\s+/g, '')).toContain(long);
    expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  }
});
