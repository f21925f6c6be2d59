import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { textOf } from '../structure/sources.js';
import { register } from './uses.js';

/** The parts of a study that this file reads. */
interface Texts {
  experiments: { id: string; targets: { use: string; source: string; since?: string }[] }[];
  claims: { id: string; quotable: string; document: { why: string; sources: string[] }; numbers: { say: string }[]; model: { stamp: string; under: string }[] }[];
}

const STUDIES = ['the-article', 'views', 'rules', 'older-forms', 'firms-and-offices', 'security-tools', 'from-the-register'];
const claims = new Map(
  STUDIES.flatMap((id) => (parse(textOf(`studies/${id}.yaml`), { merge: true }) as Texts).claims).map((claim) => [claim.id, claim]),
);
const claim = (id: string): Texts['claims'][number] => {
  const found = claims.get(id);
  if (!found) throw new Error(`no claim ${id}`);
  return found;
};

/** One quantity of a scenario by its path, such as `measures.joint.doors.each`. */
function quantity(scenario: string, path: string): { value: number; range: [number, number] } {
  const file: unknown = parse(textOf(`scenarios/${scenario}.yaml`), { merge: true });
  const found = path.split('.').reduce((at: unknown, key) => (at as Record<string, unknown>)[key], file);
  return found as { value: number; range: [number, number] };
}

/** The published number of a row, with commas as a sentence has it. */
const published = (row: string): string => {
  const number = register().rows.get(row)?.number;
  if (number === undefined || number === null) throw new Error(`${row} has no number`);
  return number.toLocaleString('en');
};

describe('a figure written into a claim is that of its scenario or row', () => {
  it('A1: the month for which tries per person are reported, and individuals among the names', () => {
    const { why, sources } = claim('A1').document;
    expect(sources).toEqual(expect.arrayContaining(['E517', 'E518', 'E520']));
    for (const row of ['E517', 'E518', 'E520']) expect(why).toContain(published(row));
  });

  it('A2: items of the list, and the share that they mean', () => {
    const { number, held } = parse(textOf('scenarios/views.yaml'), { merge: true }).surveys.by_list.items as Record<string, { value: number }>;
    const neutral = number!.value * held!.value;
    const { quotable } = claim('A2');
    expect(quotable).toContain(`Less ${neutral} for the neutral items`);
    const meant = [...quotable.matchAll(/([\d.]+) items mean (\d+) percent|([\d.]+) mean (\d+) percent/g)];
    expect(meant).toHaveLength(2);
    for (const [, a, b, c, d] of meant) expect(100 * (Number(a ?? c) - neutral)).toBeCloseTo(Number(b ?? d), 6);
    // The ends of the scale: two values within it would read as the ends of the range before them.
    expect(meant.map(([, , b, , d]) => Number(b ?? d))).toEqual([0, 100]);
  });

  it('A1: the count after March 2019 that is compared with nothing', () => {
    const [before, after] = ['E032', 'E037'].map((row) => register().rows.get(row)!.number!);
    const { targets } = (parse(textOf('studies/the-article.yaml'), { merge: true }) as Texts).experiments.find(({ id }) => id === 'refusals')!;
    expect(targets.filter(({ use }) => use === 'context').map(({ source, since }) => [since, source])).toEqual([['E032', 'E037']]);
    expect(claim('A1').quotable).toContain(`The ${((after! - before!) / 1e6).toFixed(1)} million air refusals of April to July 2019`);
  });

  it('A3: the assumed trend rises as often as it falls', () => {
    const [low, high] = quantity('attribution', 'incidents.violence.trend.0.factor').range;
    expect((low + high) / 2).toBe(1);
    expect(claim('A3').quotable).toContain('symmetric around no change');
  });

  it('A5: the assumed effect begins at none, and the sentence says that its numbers follow from what was assumed', () => {
    expect(quantity('court-list', 'responses.pays_when_listed.effect').range[0]).toBe(0);
    expect(claim('A5').quotable).toContain('They follow from what was assumed');
  });

  it('B5: bodies, their chance to act and the product', () => {
    const { value, range } = quantity('shared-record', 'measures.joint.doors.each');
    const { quotable } = claim('B5');
    const more = register().rows.get('E018')!.number! - 1;
    const days = Number(/about (\d+) days on the list/.exec(quotable)![1]);
    expect(quotable).toContain(`${more} more bodies × p`);
    expect(quotable).toContain(`about ${(100 * Math.round((more * value * days) / 100)).toLocaleString('en')} at p = ${value}`);
    expect(quotable).toContain(`between ${range[0]} and ${range[1]}`);
  });

  // A bound by the rule of three beside "by construction" would say two things: that nothing can happen, and that something may.
  it.each(['B5', 'B6'])('%s: what is zero by construction is zero in the stored result, and no number is printed of it', (id) => {
    const { say } = claim(id).numbers[2]!;
    expect(say).toMatch(/^no (such|more) .*holds by construction/);
    expect(say).not.toContain('{');
    const file = id === 'B5' ? 'rules' : 'security-tools';
    const { claims: cards } = JSON.parse(textOf(`docs/reports/${file}.claims.json`)) as {
      claims: { id: string; numbers: { estimate: { low: number; high: number } }[] }[];
    };
    expect(cards.find((one) => one.id === id)!.numbers[2]!.estimate).toMatchObject({ low: 0, high: 0 });
  });

  // Two digits hide that the upper end is a little above 1.
  it('A4: that its times are rounded, and what 1 means', () => {
    for (const text of [claim('A4').numbers[2]!.say, claim('A4').model.at(-1)!.under])
      expect(text).toContain('(rounded; 1 is as much as before)');
  });

  it('C1: how much more happens in the place where more happens', () => {
    const [low, high] = quantity('planted-unrest', 'incidents.violence.trend.0.factor').range;
    expect(claim('C1').numbers[2]!.say).toContain(`${low} to ${high} times as many incidents happen, as assumed`);
  });

  it('C4: unlawful acts are assumed to be as rare as it says', () => {
    const [rate, inclination] = ['rate', 'inclination'].map((key) => quantity('_platform', `streams.unlawful_act.${key}`).range[1]);
    expect(rate! * inclination!).toBeCloseTo(1 / 100, 9);
    expect(claim('C4').quotable).toContain('at most one unlawful act for each hundred people a year');
  });
});

/** Claims whose quotable sentence prints a number of a run. */
const withRun = [...claims.values()]
  .filter((one) => one.quotable.includes('{n') && one.model.some((rule) => rule.stamp !== 'outside_simulation'))
  .map((one) => one.id);

describe('a sentence safe to quote', () => {
  it('is found for most claims', () => {
    expect(withRun.length).toBeGreaterThan(20);
  });

  it.each(withRun)('%s: says that its numbers are synthetic', (id) => {
    expect(claim(id).quotable).toMatch(/synthetic/i);
  });

  it.each(withRun.filter((id) => claim(id).quotable.includes('sanction-days')))('%s: says that each sanction counts', (id) => {
    expect(claim(id).quotable).toContain('Each sanction on a person counts, so one day can count several times.');
  });

  it.each(['A1', 'A2', 'A3', 'A5', 'B4', 'B5', 'B6', 'B8', 'C4', 'D4', 'D5', 'E1'])('%s: says that its number rests on an assumption', (id) => {
    expect(claim(id).quotable).toMatch(/by construction|by definition|arithmetic|assum|invented|not a confidence interval/i);
  });
});
