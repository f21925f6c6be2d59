import { describe, expect, it } from 'vitest';
import { InputError } from '@glasshouse/model';
import type { Indicator, Series, Study, Target } from '@glasshouse/model';
import { readSeries, seriesFigure } from '../src/register/series.js';
import { naiveTrend, straightLine } from '../src/register/naive.js';
import { fakeRegister } from './fake.js';

const series = (points: [string, string][], doubtful: string[] = []): Series => ({
  id: 'air',
  title: 'Air',
  unit: 'refused purchases',
  points: points.map(([source, on]) => ({ source, on, issued_by: 'court' })),
  doubtful,
});

describe('a published series read alone', () => {
  it('gives increments a year, in order of date', () => {
    const r = readSeries(
      series([
        ['E011', '2018-01-01'],
        ['E005', '2017-01-01'],
        ['E020', '2018-07-02'],
      ]),
      fakeRegister({ E005: 100, E011: 465, E020: 830 }),
    );
    expect(r.points.map((p) => p.source)).toEqual(['E005', 'E011', 'E020']);
    expect(r.increments.map((i) => Math.round(i.perYear))).toEqual([365, 732]);
    expect(r.ratio).toBeCloseTo(365 / 182);
    expect(r.contradictions).toEqual([]);
    expect(seriesFigure(r, 'lowest')).toBeCloseTo(365);
    expect(seriesFigure(r, 'last')).toBe(830);
    expect(seriesFigure(r, 'colour')).toBeUndefined();
  });
  it('a constant rate has the ratio 1', () => {
    const r = readSeries(
      series([
        ['E005', '2017-01-01'],
        ['E011', '2018-01-01'],
        ['E020', '2019-01-01'],
      ]),
      fakeRegister({ E005: 0, E011: 365, E020: 730 }),
    );
    expect(r.ratio).toBe(1);
  });
  it('leaves doubtful increments out of the ratio but shows them', () => {
    const r = readSeries(
      series(
        [
          ['E005', '2017-01-01'],
          ['E011', '2018-01-01'],
          ['E020', '2019-01-01'],
        ],
        ['E020'],
      ),
      fakeRegister({ E005: 0, E011: 365, E020: 9000 }),
    );
    expect(r.ratio).toBe(1);
    expect(r.increments[1]!.doubtful).toBe(true);
  });
  it('names what cannot hold together', () => {
    const fall = readSeries(
      series([
        ['E005', '2017-01-01'],
        ['E011', '2018-01-01'],
      ]),
      fakeRegister({ E005: 500, E011: 400 }),
    );
    expect(fall.contradictions).toHaveLength(1);
    expect(fall.contradictions[0]).toContain('falls');
    const sameDay = readSeries(
      series([
        ['E005', '2017-01-01'],
        ['E011', '2017-01-01'],
      ]),
      fakeRegister({ E005: 500, E011: 400 }),
    );
    expect(sameDay.contradictions[0]).toContain('one day');
    expect(sameDay.increments).toEqual([]);
    const units = readSeries(
      series([
        ['E005', '2017-01-01'],
        ['E011', '2017-01-01'],
      ]),
      fakeRegister({ E005: [5, 'persons (cumulative)'], E011: [5, 'refused purchases (cumulative, nearly)'] }),
    );
    expect(units.contradictions[0]).toContain('two units');
    const stock = readSeries(
      series([
        ['E005', '2019-07-09'],
        ['E011', '2020-01-01'],
      ]),
      fakeRegister({ E005: [14, 'persons (cumulative)'], E011: [5, 'persons (stock)'] }),
    );
    expect(stock.contradictions).toHaveLength(1);
    expect(stock.contradictions[0]).toContain('at one time');
  });
  it('refuses a row without a number', () =>
    expect(() =>
      readSeries(
        series([
          ['E005', '2017-01-01'],
          ['E999', '2018-01-01'],
        ]),
        fakeRegister({ E005: 1 }),
      ),
    ).toThrow(InputError));
});

describe('naive trend', () => {
  it('is a straight line', () => {
    expect(
      straightLine([
        { day: 0, value: 1 },
        { day: 10, value: 3 },
      ])!(20),
    ).toBeCloseTo(5);
    expect(
      straightLine([
        { day: 3, value: 1 },
        { day: 3, value: 3 },
      ]),
    ).toBeNull();
  });
  it('goes through the fitted counts, or through earlier points of the series', () => {
    const indicator = (id: string, of: string, from: string, to: string): Indicator => ({
      id,
      title: id,
      unit: 'u',
      of: [of],
      over: 'none',
      per: 1,
      from,
      to,
      take: 'sum',
      scaled: true,
      harm: false,
      definition: 'd',
    });
    const indicators = [
      indicator('a', 'x', '2017-01-01', '2017-12-31'),
      indicator('b', 'x', '2018-01-01', '2018-12-31'),
      indicator('stock', 'y', '2018-01-01', '2019-12-31'),
    ];
    const target = (id: string, ind: string, source: string, use: Target['use'], since?: string): Target => ({
      id,
      title: id,
      indicator: ind,
      source,
      use,
      ...(since ? { since } : {}),
    });
    const targets = [
      target('t1', 'a', 'E011', 'fit', 'E005'),
      target('t2', 'b', 'E020', 'held_out', 'E011'),
      target('t3', 'stock', 'E040', 'held_out'),
    ];
    const study = {
      series: [
        series([
          ['E038', '2017-12-31'],
          ['E039', '2018-12-31'],
          ['E040', '2019-12-31'],
        ]),
      ],
    } as unknown as Study;
    const register = fakeRegister({ E005: 0, E011: 364, E020: 9999, E038: 10, E039: 20, E040: 99 });
    const say = (t: Target): number | null => naiveTrend(t, { targets, indicators, end: '2019-12-31' }, study, register);
    expect(say(targets[0]!)).toBeNull();
    expect(say(targets[1]!)).toBeCloseTo(364);
    expect(say(targets[2]!)).toBeCloseTo(30);
  });
});
