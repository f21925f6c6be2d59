import { describe, expect, it } from 'vitest';
import { inlineExecutor } from '../src/execute/inline.js';
import { runStudy } from '../src/run-study.js';
import { pathwayParts, shapleyValues } from '../src/sensitivity/shapley.js';
import { switchTable } from '../../model/src/study-file/check-design.js';
import { fakeEngine, fakeRegister, fakeStudy } from './fake.js';

/** Numbers of all combinations from a rule; `on` tells which pathways are on. */
const game = (pathways: number, rule: (on: readonly boolean[]) => number): number[] =>
  Array.from({ length: 2 ** pathways }, (_, mask) => rule(Array.from({ length: pathways }, (_x, c) => ((mask >> c) & 1) === 0)));
const close = (values: readonly number[]) => values.map((value) => Math.round(value * 1e9) / 1e9);

describe('Shapley values', () => {
  it('are the terms of a sum', () =>
    expect(close(shapleyValues(game(3, ([a, b, c]) => 5 + (a ? 1 : 0) + (b ? 20 : 0) - (c ? 7 : 0))))).toEqual([1, 20, -7]));

  it('divide what two do only together into halves, and give nothing to one that does nothing', () =>
    expect(close(shapleyValues(game(3, ([a, b]) => (a && b ? 10 : 0))))).toEqual([5, 5, 0]));

  // A left glove and two right ones (Shapley and Shubik's market): 2/3 to the left, 1/6 to each right.
  it('are those of the glove market', () =>
    expect(close(shapleyValues(game(3, ([left, one, other]) => (left && (one || other) ? 1 : 0))))).toEqual(close([2 / 3, 1 / 6, 1 / 6])));

  // Airport game with costs 1, 2 and 4: 1/3, 1/3 + 1/2, 1/3 + 1/2 + 2.
  it('are those of the airport game', () =>
    expect(close(shapleyValues(game(3, ([a, b, c]) => (c ? 4 : b ? 2 : a ? 1 : 0))))).toEqual(close([1 / 3, 5 / 6, 17 / 6])));

  it('add up to all on less all off, for six pathways that do anything', () => {
    const values = game(6, (on) => on.reduce((sum, one, c) => sum * (one ? 1.3 + c : 0.7), 1));
    expect(shapleyValues(values).reduce((sum, one) => sum + one)).toBeCloseTo(values[0]! - values[63]!, 9);
  });

  it('refuse numbers that are not of all combinations', () => expect(() => shapleyValues([1, 2, 3])).toThrow(/3 numbers/));
});

describe('parts over throws', () => {
  it('are means, with a t interval from ten throws on', () => {
    // One pathway: what it adds is 1 to 10 in ten throws. Mean 5.5, standard deviation 3.0277, t of 9 degrees 2.2622.
    const throws = Array.from({ length: 10 }, (_, t) => t + 1);
    const found = pathwayParts([throws.map((t) => 100 + t), throws.map(() => 100)])!;
    expect(found.parts[0]!.value).toBeCloseTo(5.5, 12);
    expect(found.parts[0]!.interval!.map((end) => end.toFixed(3))).toEqual(['3.334', '7.666']);
    expect(found.change).toEqual(found.parts[0]);
    expect(
      pathwayParts([
        [1, 2],
        [0, 0],
      ])!.parts,
    ).toEqual([{ value: 1.5, interval: null }]);
  });

  it('are not there where a run had nothing to divide by', () => expect(pathwayParts([[1], [Number.NaN]])).toBeNull());
});

describe('a design of switches', () => {
  const switches = { lending: { 'streams.loan.rate': 0.1 }, idle: { 'population.household_size.one': 0.4 } };
  const loaded = () => {
    const study = fakeStudy((s) => {
      const [experiment] = s.experiments;
      experiment!.design = { switches, replicates: { reduced: 2, full: 2 } } as never;
      experiment!.sensitivity = { of: ['acts@as_written'] } as never;
    });
    return { ...study, designs: { court: switchTable(study.study.experiments[0]!)! } };
  };

  // Acts of 15 rounds: 3,000 and 6,000 in the first two throws as written, half of that at half the rate; the other pathway changes nothing.
  it('runs every combination under the dice of the scenario as written, and divides the change', async () => {
    const document = await runStudy(loaded(), {
      size: 'reduced',
      seed: 1,
      engineHash: 'x',
      command: '',
      register: fakeRegister(),
      engine: fakeEngine,
      executor: inlineExecutor(fakeEngine),
    } as never);
    expect(document.experiments[0]!.points).toBe(4);
    expect(document.sensitivity).toMatchObject([
      {
        of: 'court.acts@as_written',
        method: 'shapley',
        used: 2,
        factors: [
          { factor: 'idle', part: { value: 0, interval: null } },
          { factor: 'lending', part: { value: 2250, interval: null } },
        ],
        change: { value: 2250, interval: null },
        budget: null,
      },
    ]);
  });

  it('lists the combinations in the order of their bits, by the names of the pathways', () =>
    expect(switchTable(loaded().study.experiments[0]!)).toEqual({
      paths: ['population.household_size.one', 'streams.loan.rate'],
      rows: [
        [0.4, null],
        [null, 0.1],
        [0.4, 0.1],
      ],
    }));
});
