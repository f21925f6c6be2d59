import { describe, expect, it } from 'vitest';
import { expectGolden } from './golden.js';
import { isFeeding, isIdentifying } from './identifying.js';
import { seeks } from './seeking.js';
import { readSurface } from './surface.js';

/**
 * Parameters and fields whose names look like a person or an event, each read by a person. Key: the path as printed by the failure, with
 * `*` for any run of characters; value: what it really is.
 */
const REVIEWED: Readonly<Record<string, string>> = {
  'model explainPerson(options).person': 'S-number of a person whom the run makes again from its dice',
  'study explainStored(wish).person': 'S-number of a person whom the run makes again from its dice',
  'glasshouse explain(person)': 'S-number of a person whom the run makes again from its dice',
  'glasshouse runStudy(settings).signal.*EventListener': 'how a program asks to be told that a study is to stop',
  'model mergeBatches(name)': 'experiment, point, replicate and id of a run',
  '*.firstDifference.person': 'S-number in a result',
  '*.followed.person': 'S-number in a result',
  '*.checks.name': 'name of a check that held',
  '*.work.events': 'how many items a run handled, a count',
  '*.incidents': 'section of a scenario or plan: how often something happens in a cell, drawn by dice; nothing that happened is taken in',
  '*.doorColumn*': 'where the count of bodies that impose a measure on a synthetic person is kept',
  '*.sources.address': 'web address of a cited publication',
  'store *.input(name)': 'name of a file kept with a result',
  'store ResultStore.log(entry).event': 'word for a log line: begun, finished',
};

const asPattern = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replace(/[.()[\]]/g, '\\$&'))
      .join('.*')}$`,
  );
const reviewed = Object.keys(REVIEWED).map((key) => ({ key, pattern: asPattern(key) }));

/** A parameter that could be one person or many: by its name, or by a type that speaks of people and not of a count or a chosen number. */
const takesPeople = (name: string, type: string): boolean =>
  /^(person|people|persons|individual|resident|citizen|suspect|debtor)s?$/i.test(name) &&
  !/^(number( \| undefined)?|\{ reduced: number; full: number;? \})$/.test(type);

const surface = readSurface();

describe('exported functions', () => {
  it('are all in the reviewed list', () => {
    expect(surface.lines.length).toBeGreaterThan(30);
    expectGolden('exports', surface.lines);
  });

  it('look for no policy that controls best', () => {
    const names = surface.lines.map((line) => line.split(' ')[2]?.split('(')[0] ?? '');
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter(seeks)).toEqual([]);
  });

  it('take no person, no event and nothing that identifies', () => {
    const suspicious = surface.taken.filter(({ name, type }) => isIdentifying(name) || isFeeding(name) || takesPeople(name, type));
    const open = suspicious.filter(({ path }) => !reviewed.some(({ pattern }) => pattern.test(path)));
    expect([...new Set(open.map(({ path, type }) => `${path}: ${type}`))]).toEqual([]);
  });

  it('need every exception in the list', () => {
    expect(reviewed.filter(({ pattern }) => !surface.taken.some(({ path }) => pattern.test(path))).map(({ key }) => key)).toEqual([]);
  });

  it.each(['firstName', 'passportNumber', 'phone', 'birth_date', 'homeAddress', 'latitude', 'faceImage', 'iris', 'imei'])(
    'would catch %s',
    (name) => {
      expect(isIdentifying(name) || isFeeding(name)).toBe(true);
    },
  );
  it.each(['events', 'situation', 'importPeople', 'peopleFile', 'replay', 'personsCsv'])('would catch %s', (name) => {
    expect(isFeeding(name) || isIdentifying(name)).toBe(true);
  });
  it.each(['number', 'persons per community', 'share', 'detection', 'interface', 'surface', 'replicate', 'household_size', 'place'])(
    'leaves %s alone',
    (name) => {
      expect(isFeeding(name) || isIdentifying(name)).toBe(false);
    },
  );
});
