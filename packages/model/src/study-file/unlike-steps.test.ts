import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRegister } from '../format/register.js';
import { loadScenario } from '../scenario/load-scenario.js';
import { applyPatch } from '../scenario/patch.js';
import { loadStudy } from './load-study.js';
import { studyNotes } from './notes.js';

const ROOT = new URL('../../../../', import.meta.url);
const shipped = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const register = parseRegister(shipped('evidence/register.csv'));
const WORLD = shipped('test/canonical/relatives/jobcentre.yaml');
const { scenario } = loadScenario('own.yaml', { read: () => WORLD }, register);

const q = (value: number, unit: string): object => ({ value, unit, assumed: 'A test', range: [value, value] });

/** Notes about an arm with this patch, in a study that also has the scenario as it is. */
function notes(patch: object, world = WORLD): string[] {
  const study = JSON.stringify({
    glasshouse: 1,
    kind: 'study',
    id: 'a',
    title: 'A',
    about: 'A.',
    experiments: [
      {
        id: 'one',
        title: 'One',
        scenario: 'own.yaml',
        arms: [
          { id: 'a0', title: 'A', patch: {} },
          { id: 'a1', title: 'B', patch },
        ],
        persons: { reduced: 1000, full: 1000 },
        design: { points: { reduced: 1, full: 1 } },
        replicates: { reduced: 10, full: 10 },
        indicators: [],
      },
    ],
    claims: [],
  });
  const files = { read: (path: string): string => (path === 'own.yaml' ? world : study) };
  return studyNotes(loadStudy('study.yaml', files, register), 'study.yaml', files).map(
    ({ path, found, todo }) => `${path}: ${found}. ${todo}`,
  );
}

const entry = 'lists.cuts.entries.missed';
const OFF = { from: '9999-12-31' };
const { on: _on, ...third } = scenario.lists['cuts']!.entries['missed_3']!;

describe('a step of rises that differs from the others', () => {
  it.each([
    [
      'is out of force',
      { 'measures.cut.in_force': OFF },
      'in_force of one step of rises, at measures.cut.in_force in the arm a1. Set in_force of cut_2, cut_3 too.',
    ],
    [
      'has a probability',
      { [`${entry}.probability`]: q(0.5, 'probability') },
      `probability of one step of rises, at ${entry}.probability in the arm a1. Set probability of missed_2, missed_3 too.`,
    ],
    [
      'counts within another time',
      { [`${entry}.if.not.within`]: q(100, 'days') },
      `records that one step of rises counts in another way, at ${entry}.if in the arm a1.`,
    ],
  ])('is told: it %s', (_, patch, found) => {
    expect(notes(patch)).toEqual([expect.stringContaining(`experiments.0.arms.1: ${found}`)]);
  });

  it('is told where it is removed', () => {
    const world = WORLD.replace('any: [{ list: cuts, entry: missed_2 }, { list: cuts, entry: missed_3 }]', 'list: cuts').replace(
      /^    rises:\n[^]*?(?=^  hardship_payment:)/m,
      '',
    );
    const told = `the steps missed_2 of rises removed, and not missed, missed_3: a record of a removed step brings nothing, at ${entry}_2 in the arm a1.`;
    expect(notes({ [`${entry}_2`]: null }, world)).toEqual([expect.stringContaining(told)]);
    expect(
      notes(
        {
          [entry]: null,
          'measures.cut.trigger': [{ list: 'cuts' }],
          [`${entry}_2`]: null,
          [`${entry}_3`]: null,
          'lists.cuts.entries.all': { ...third, on: 'missed', if: { list: 'hardship' } },
        },
        world,
      ),
    ).toEqual([]);
  });

  it('is told where a date sets it', () => {
    const timeline = `timeline:\n  - { date: ${scenario.horizon.end}, title: Off, assumed: A test, set: { measures.cut_2.in_force: { from: 9999-12-31 } } }\n`;
    expect(notes({}, `${WORLD}${timeline}`)).toEqual([
      expect.stringContaining('in_force of one step of rises, at measures.cut_2.in_force, at timeline.0.set in the arms a0, a1'),
    ]);
  });

  it('is not told of measures of another rule, or with a title like that of a step', () => {
    const measure = /^  cut:\n[^]*?(?=^  \w|^\w)/m.exec(WORLD)![0];
    const again = measure.replace('&claims {', '{');
    const twin = WORLD.replace(measure, `${measure}${again.replace('  cut:', '  cut_b:')}`);
    const own = ['own', 'next'].map((id, i) =>
      again
        .replace('  cut:', `  ${id}:`)
        .replace(/title: .*/, `title: Own rule (step ${i + 1})`)
        .replace(/^    rises:.*\n(?: {6}.*\n)*/m, '')
        .replace(/trigger: .*/, 'trigger: [{ list: cuts }]'),
    );
    const all = Object.fromEntries(['cut', 'cut_2', 'cut_3'].map((id) => [`measures.${id}.in_force`, OFF]));
    expect(notes(all, twin)).toEqual([]);
    expect(notes({ 'measures.cut.in_force': OFF, 'measures.cut_2.in_force': OFF }, twin)).toEqual([
      expect.stringContaining('Set in_force of cut_3 too.'),
    ]);
    expect(notes({ 'measures.own.in_force': OFF }, WORLD.replace(measure, `${measure}${own.join('')}`))).toEqual([]);
  });

  it('is not told where all steps change, or what each has by itself', () => {
    const all = Object.fromEntries(['cut', 'cut_2', 'cut_3'].map((id) => [`measures.${id}.in_force`, OFF]));
    const terms = [{ if: { list: 'hardship' }, term: q(9, 'days') }, { term: q(8, 'days') }];
    expect(notes({})).toEqual([]);
    expect(notes(all)).toEqual([]);
    expect(notes({ [`${entry}_2.term`]: terms, 'measures.cut_3.takes': { once: q(5, 'pounds') } })).toEqual([]);
    expect(applyPatch(scenario, { [`${entry}_2.term`]: terms }, 'policy').lists['cuts']!.entries['missed_2']!.term).toHaveLength(2);
  });
});
