import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadStudy } from './load-study.js';
import { parseRegister } from '../format/register.js';
import { quantityAt } from '../scenario/quantity-at.js';
import { checkDesignRoles, extentOf, listedTable, readDesignTable } from './check-design.js';
import { Findings } from '../format/findings.js';

const HERE = new URL('../../../../test/bad-input/', import.meta.url);
const files = { read: (path: string): string => readFileSync(new URL(path, HERE), 'utf8') };
const { study, scenarios } = loadStudy('good-study.yaml', files, parseRegister(files.read('register.csv')));
const experiment = { ...study.experiments[0]!, fit: false, fitted: [], targets: [] };
const TERM = 'lists.defaulters.entries.able.probability';

describe('what a design may vary', () => {
  const found = (vary: string[], change: (at: typeof scenarios) => void = () => undefined): string[] => {
    const own = structuredClone(scenarios);
    change(own);
    const out = new Findings();
    const design = { sobol: { reduced: 4, full: 4 }, vary };
    checkDesignRoles({ ...experiment, design }, own['bans']!, null, ['experiments', 0, 'design', 'sobol'], out);
    return out.errors.map((error) => `${error.path.join('.')}: ${error.found}`);
  };
  it('is policy only where it is assumed', () => {
    const sourced = (own: typeof scenarios): void => {
      const { base, arms } = own['bans']!;
      for (const scenario of [base, ...arms.map((arm) => arm.scenario)]) {
        const quantity = quantityAt(scenario, TERM);
        if (!quantity) continue;
        delete quantity.assumed;
        quantity.source = 'E011';
      }
    };
    expect(found([TERM])).toEqual([]);
    expect(found([TERM], sourced)).toEqual([`experiments.0.design.vary.0: "${TERM}", a rule that a source gives`]);
    expect(found(['streams.flight.rate'], sourced)).toEqual([]);
  });
});

describe('the extent of a design', () => {
  it('counts shares that add to one as one factor, and nothing that is swept', () => {
    const of = (vary: string[]): number =>
      extentOf({ ...experiment, design: { sobol: { reduced: 4, full: 4 }, vary } }, scenarios['bans']!, null).factors;
    expect(of(['population.household_size.one', 'population.household_size.two', 'streams.flight.rate'])).toBe(2);
    const swept = { sobol: { reduced: 4, full: 4 }, vary: [TERM], sweep: { [TERM]: [0.3] } };
    expect(extentOf({ ...experiment, design: swept }, scenarios['bans']!, null).factors).toBe(0);
  });
});

describe('points that are written out', () => {
  it.each([
    ['a,\n1,\n', 'points.csv: line 1: no path in column 2'],
    ['a;b\n1;2\n', 'points.csv: line 1: paths separated by semicolons'],
    ['"a"\t"b"\n1\t2\n', 'points.csv: line 1: paths separated by tabs'],
    ['a\0\n', 'points.csv: a NUL byte: this is a binary file, or text in UTF-16'],
  ])('are refused for what is wrong with the table: %j', (text, found) => {
    const out = new Findings();
    expect(readDesignTable(text, 'points.csv', [], out)).toBeNull();
    expect(out.errors.map((error) => error.found)).toEqual([found]);
  });

  it('are read from CSV as R and Python write it, and from a list with gaps', () => {
    const out = new Findings();
    const text = '\uFEFF"streams.flight.rate", streams.arrears.rate\r\n1e0,+.5\r\n\r\n2,0.25\r\n';
    expect(readDesignTable(text, 'points.csv', [], out)).toEqual({
      paths: ['streams.flight.rate', 'streams.arrears.rate'],
      rows: [
        [1, 0.5],
        [2, 0.25],
      ],
    });
    expect(out.errors).toEqual([]);
    expect(listedTable({ ...experiment, design: { list: [{ b: 1 }, { a: 2 }] } })).toEqual({
      paths: ['a', 'b'],
      rows: [
        [null, 1],
        [2, null],
      ],
    });
  });
});
