import { describe, expect, it } from 'vitest';
import { parseRegister, loadScenario } from '../index.js';
import { textOf } from '../../../../test/structure/sources.js';
import { sourcesIn } from './check-sources.js';

const register = parseRegister(textOf('evidence/register.csv'));

describe('sources', () => {
  it('are found wherever they stand, with their paths', () => {
    const value = {
      a: [{ source: 'E001' }, [{ b: { source: 'E002', note: 'x' } }]],
      source: 'E003',
      c: { source: { source: 'E004' } },
      d: null,
    };
    expect(sourcesIn(value)).toEqual([
      { path: ['a', 0, 'source'], id: 'E001' },
      { path: ['a', 1, 0, 'b', 'source'], id: 'E002' },
      { path: ['source'], id: 'E003' },
      { path: ['c', 'source', 'source'], id: 'E004' },
    ]);
    expect(sourcesIn([null, { source: 'E005' }])).toEqual([{ path: [1, 'source'], id: 'E005' }]);
    expect([sourcesIn(null), sourcesIn('source'), sourcesIn({ source: 4 })]).toEqual([[], [], []]);
  });

  it('are doubted where a number differs from its row in the same unit, and no note says why', () => {
    const SMOKE = 'scenarios/smoke.yaml';
    const row = [...register.rows.values()].find(({ number, unit }) => unit === 'percent' && number !== null && number > 1 && number < 99)!;
    const said = (value: number, note = ''): string[] => {
      const opt = `opt_in: { value: ${value}, unit: percent, source: ${row.id}${note} }`;
      const text = textOf(SMOKE).replace(/opt_in: \{.*\}/, opt);
      expect(text).toContain(opt);
      return loadScenario(SMOKE, { read: (path) => (path === SMOKE ? text : textOf(path)) }, register).warnings.flatMap(
        ({ path, allowed }) => (path === 'ledgers.points.opt_in.value' ? [allowed] : []),
      );
    };
    expect(said(row.number!)).toEqual([]);
    expect(said(row.number! + 1)).toEqual([`${row.value} percent, as ${row.id} says`]);
    expect(said(row.number! + 1, ', note: Rounded')).toEqual([]);
  });
});
