import { describe, expect, it } from 'vitest';
import { InputError, loadScenario, loadStudy, parseRegister } from '@glasshouse/model';
import { textOf } from '../structure/sources.js';

const register = parseRegister(textOf('evidence/register.csv'));
const SCENARIO = 'scenarios/smoke.yaml';
const STUDY = 'studies/smoke.yaml';

/** A shipped text with each of some passages, that stand in it once, replaced. */
function changed(path: string, changes: Record<string, string>): string {
  return Object.entries(changes).reduce((text, [from, to]) => {
    expect(text.split(from), from).toHaveLength(2);
    return text.replace(from, to);
  }, textOf(path));
}

const filesOf = (texts: Record<string, string>) => ({ read: (path: string) => texts[path] ?? textOf(path) });

/** What is refused, as paths, and whether the meaning was checked too. */
function refused(work: () => unknown): { paths: string[]; checked: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return { paths: error.problems.map(({ path }) => path), checked: error.checked };
    throw error;
  }
  return { paths: [], checked: 'nothing refused' };
}

const UNKNOWN_STREAM = { 'vary: [streams.littering.rate,': 'vary: [streams.litter.rate,' };
const MISSPELT = { 'community_size:': 'comunity_size:' };
const NO_MAP = { 'round: month }': 'round: 3 }' };
const SHARE = {
  'title: Low\n          share: { value: 50,': 'title: Low\n          share: { value: 90,',
};

describe('what is wrong with the form of a file does not hide what is wrong with its meaning', () => {
  it('in a scenario with a misspelt key, read as it was meant', () => {
    const load = () => loadScenario(SCENARIO, filesOf({ [SCENARIO]: changed(SCENARIO, { ...MISSPELT, ...SHARE }) }), register);
    expect(refused(load)).toEqual({ paths: ['comunity_size', 'population.attributes.income.categories'], checked: 'all' });
  });

  it('in a scenario with one misspelt key, of which nothing is said to be missing', () => {
    const load = () => loadScenario(SCENARIO, filesOf({ [SCENARIO]: changed(SCENARIO, MISSPELT) }), register);
    expect(refused(load)).toEqual({ paths: ['comunity_size'], checked: 'all' });
  });

  it('in a study with a key that nobody knows', () => {
    const study = changed(STUDY, { ...UNKNOWN_STREAM, 'title: Three arms': 'colour: red\n    title: Three arms' });
    expect(refused(() => loadStudy(STUDY, filesOf({ [STUDY]: study }), register))).toEqual({
      paths: ['experiments.0.colour', 'experiments.0.design.vary.0'],
      checked: 'all',
    });
  });

  it('in a scenario that a study names which cannot be read itself', () => {
    const texts = {
      [STUDY]: changed(STUDY, { 'persons: { reduced: 3000, full: 3000 }': 'persons: many' }),
      [SCENARIO]: changed(SCENARIO, SHARE),
    };
    expect(refused(() => loadStudy(STUDY, filesOf(texts), register))).toEqual({
      paths: ['experiments.0.persons', 'population.attributes.income.categories'],
      checked: 'form',
    });
  });

  it('but where a value has a wrong form, the meaning is not checked, and that is said', () => {
    const load = () => loadScenario(SCENARIO, filesOf({ [SCENARIO]: changed(SCENARIO, { ...NO_MAP, ...SHARE }) }), register);
    expect(refused(load)).toEqual({ paths: ['horizon.round'], checked: 'form' });
  });
});
