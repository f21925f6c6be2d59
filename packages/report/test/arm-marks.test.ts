import { describe, expect, it } from 'vitest';
import type { StudyDocument } from '@glasshouse/model';
import { figuresOf, renderReport } from '@glasshouse/report';
import { over } from './fixture/estimates.js';
import { studyDocument } from './fixture/study-document.js';

const ARMS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** A study of one experiment with as many arms, whose curves and sweeps are equal for the first arms and for none. */
function withArms(count: number): StudyDocument {
  const document = studyDocument();
  const [first] = document.experiments;
  const ids = ARMS.slice(0, count);
  const counted = (alike: number): Record<string, number[]> =>
    Object.fromEntries(ids.map((id, place) => [id, [1, place < alike ? 2 : 3 + place]]));
  first!.arms = ids.map((id) => ({ ...first!.arms[0]!, id, title: `Arm ${id}` }));
  first!.years = {
    labels: ['2019', '2020'],
    counters: {
      'harm.children': counted(0),
      'harm.unrelated': counted(2),
      'harm.without_deed': counted(3),
      'list.a.persons': counted(count),
    },
  };
  document.experiments = [first!];
  const indicator = document.indicators.find((one) => one.experiment === first!.id)!;
  indicator.sweep = [
    {
      path: 'p',
      values: [1, 2].map((value) => ({
        value,
        arms: ids.map((arm, place) => ({ arm, estimate: over(value * (place < 2 ? 1 : 2 + place)) })),
      })),
    },
  ];
  document.indicators = [indicator];
  return document;
}

/** Shape of a marker: its path without its place. */
const shapeOf = (path: string): string => path.replace(/[\d.-]+/g, '');

/** Style of each arm in the legend of a figure, by the arm's title or that of the first arm of a line. */
const legendOf = (svg: string): [string, string][] =>
  [...svg.matchAll(/<line [^>]*class="series (s\d)"\/><path d="([^"]*)" class="point (s\d)"\/>(?:<text[^>]*>)([^<]*)</g)].map(
    ([, line, path, point, label]) => {
      expect(line).toBe(point);
      return [/^(?:all|both)/.test(label!) ? 'Arm one' : label!.split(' = ')[0]!, `${line!} ${shapeOf(path!)}`];
    },
  );

describe('an arm', () => {
  const drawings = figuresOf(withArms(4));
  const years = drawings.filter(({ id }) => id.startsWith('years-')).map(({ body }) => legendOf(body.text));

  it('has one colour and one marker in all figures, also where arms share a line', () => {
    expect(years.map(({ length }) => length).sort((a, b) => a - b)).toEqual([1, 2, 3, 4]);
    const styles = new Map<string, Set<string>>();
    for (const [arm, style] of years.flat()) styles.set(arm, (styles.get(arm) ?? new Set()).add(style));
    expect([...styles.keys()].sort()).toEqual(['Arm four', 'Arm one', 'Arm three', 'Arm two']);
    for (const [arm, own] of styles) expect([...own], arm).toHaveLength(1);
    expect(new Set([...styles.values()].flatMap((own) => [...own])).size).toBe(4);
  });

  it('has its line in its colour, with its marker at each value', () => {
    for (const { id, body } of drawings.filter((one) => one.id.startsWith('years-'))) {
      const legend = legendOf(body.text).map(([, style]) => style);
      const lines = [...body.text.matchAll(/<path d="[^"]*" class="series (s\d)"\/><path d="([^"]*)" class="point s\d"/g)];
      expect(
        lines.map(([, line, path]) => `${line!} ${shapeOf(path!)}`),
        id,
      ).toEqual(legend);
    }
  });

  it('has the same colour in a sweep, where arms share a panel', () => {
    const sweep = drawings.find(({ id }) => id.startsWith('sweep-'))!.body.text;
    expect([...sweep.matchAll(/class="series (s\d)"/g)].map(([, style]) => style)).toEqual(['s0', 's2', 's3']);
    expect([...sweep.matchAll(/class="whisker (s\d)"/g)].map(([, style]) => style)).toEqual(['s0', 's0', 's2', 's2', 's3', 's3']);
    expect(renderReport(withArms(4))).toContain(sweep);
  });

  it('differs from all others where there are more arms than colours', () => {
    const all = figuresOf(withArms(8)).find(({ id }) => id.startsWith('years-') && id.endsWith('children'))!;
    const styles = legendOf(all.body.text).map(([, style]) => style);
    expect(styles).toHaveLength(8);
    expect(new Set(styles).size).toBe(8);
  });
});
