import { describe, expect, it } from 'vitest';
import { counterTitle, counterUnit } from './counter-names.js';

describe('the title of a counter', () => {
  it.each([
    ['Sanction-days that own true breaches alone would not impose.', 'sanction-days that own true breaches alone would not impose'],
    ['Scored people in this grade (good bus).', 'scored people in this grade (good bus)'],
    ['Attempts refused because of a measure. A transaction, not a person.', 'attempts refused because of a measure'],
    ['Sanction-days of all causes, children included.', 'sanction-days of all causes'],
    ['Effects of a rule on a score: points taken, given or taken back.', 'effects of a rule on a score'],
    ['people.present', 'people.present'],
  ])('%s', (definition, title) => {
    expect(counterTitle(definition)).toBe(title);
  });
});

describe('the unit of a counter', () => {
  it.each([
    ['count', 'Attempts refused because of a measure.', 'attempts'],
    ['count', 'Open duties performed later.', 'open duties'],
    ['count', 'Of these, by people entered on a list.', 'count'],
    ['count', 'People with an open duty who became able.', 'people'],
    ['count', 'This is counted.', 'count'],
    ['person-days', 'Sanction-days of all causes.', 'person-days'],
  ])('%s: %s', (unit, definition, thing) => {
    expect(counterUnit(unit, definition)).toBe(thing);
  });
});
