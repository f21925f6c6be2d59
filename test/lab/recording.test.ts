import { describe, expect, it } from 'vitest';
import { layOutField, Recording } from '@glasshouse/lab';

const list = (...changes: [at: number, why: number][]): Uint32Array => Uint32Array.from(changes, ([at, why]) => at * 8 + why);
const [FREE, INABILITY, DEED] = [1, 4, 7];

function sample(): Recording {
  const recording = new Recording(2, 3);
  const all = list([0, FREE], [1, FREE], [2, FREE]);
  recording.add('2020-01', [all, all]);
  recording.add('2020-02', [list([1, INABILITY], [2, DEED]), list([2, DEED])]);
  recording.add('2020-03', [list([1, FREE]), list()]);
  recording.add('2020-04', [list([1, DEED]), list([2, FREE])]);
  return recording;
}

describe('a recording', () => {
  it('shows any month, in any order', () => {
    const recording = sample();
    const months = [0, 1, 2, 3].map((month) => recording.at(month).map(({ why }) => [...why]));
    expect(months).toEqual([
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
      [
        [1, 4, 7],
        [1, 1, 7],
      ],
      [
        [1, 1, 7],
        [1, 1, 7],
      ],
      [
        [1, 7, 7],
        [1, 1, 1],
      ],
    ]);
    for (const month of [2, 0, 3, 1]) expect(recording.at(month).map(({ why }) => [...why])).toEqual(months[month]);
  });

  it('keeps a life that has differed, though it is the same again', () => {
    const recording = sample();
    expect([...recording.at(0)[0]!.differs]).toEqual([0, 0, 0]);
    expect([...recording.at(2)[0]!.differs]).toEqual([0, 1, 0]);
    expect(recording.differing(1)).toBe(1);
    expect([...recording.at(3)[1]!.differs]).toEqual([0, 1, 1]);
  });

  it('counts people by cause now, and ever', () => {
    const [first, second] = sample().counts;
    expect(first!.map(({ byWhy }) => byWhy[INABILITY])).toEqual([0, 1, 0, 0]);
    expect(first!.map(({ byWhy }) => byWhy[DEED])).toEqual([0, 1, 1, 2]);
    expect(first!.map(({ everWithoutDeed, everSanctioned }) => [everWithoutDeed, everSanctioned])).toEqual([
      [0, 0],
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(second!.map(({ everWithoutDeed, everSanctioned }) => [everWithoutDeed, everSanctioned])).toEqual([
      [0, 0],
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  it('refuses a month that is not there', () => {
    expect(() => sample().at(4)).toThrow(RangeError);
    expect(() => new Recording(1, 1).at(0)).toThrow(RangeError);
  });
});

describe('a field', () => {
  it('gives everyone a cell of their own, and people of a community one block', () => {
    const community = Array.from({ length: 700 }, (_, i) => Math.floor(i / 100));
    const { width, height, cell } = layOutField(community);
    expect(new Set(cell).size).toBe(700);
    expect(Math.min(...cell)).toBe(0);
    expect(Math.max(...cell)).toBeLessThan(width * height);
    for (let c = 0; c < 7; c++) {
      const own = [...cell].filter((_, i) => community[i] === c);
      const columns = own.map((one) => one % width);
      const rows = own.map((one) => Math.floor(one / width));
      expect(Math.max(...columns) - Math.min(...columns)).toBeLessThan(10);
      expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(10);
    }
  });
});
