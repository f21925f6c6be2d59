import { figureSvg, linesOf, peopleEach, Recording, thousandWaffle, touchedWaffle } from '@glasshouse/lab';
import { describe, expect, it } from 'vitest';

const [FREE, INABILITY, DEED] = [1, 4, 7];
const list = (...changes: [at: number, why: number][]): Uint32Array => Uint32Array.from(changes, ([at, why]) => at * 8 + why);

/** Five people in two worlds: sanctions that begin in different months, and one life that differs. */
function moments() {
  const recording = new Recording(2, 5);
  const all = list([0, FREE], [1, FREE], [2, FREE], [3, FREE], [4, FREE]);
  recording.add('2020-01', [all, all]);
  recording.add('2020-02', [list([3, INABILITY]), list()]);
  recording.add('2020-03', [list([0, INABILITY], [4, DEED]), list([4, DEED])]);
  recording.add('2020-04', [list([3, DEED], [0, FREE]), list()]);
  recording.add('2020-05', [list([0, INABILITY], [2, INABILITY]), list([2, INABILITY])]);
  return recording.at(4);
}

describe('only the touched', () => {
  it('puts people under a sanction into blocks of cause, each on rows of its own', () => {
    const { blocks, rows } = touchedWaffle(moments()[0]!, 2, 1);
    expect(blocks.map(({ cause, people, squares }) => [cause, people, squares.map(({ x, y }) => [x, y])])).toEqual([
      [
        'inability',
        2,
        [
          [0, 0],
          [1, 0],
        ],
      ],
      [
        'deed',
        2,
        [
          [0, 1],
          [1, 1],
        ],
      ],
    ]);
    expect(rows).toBe(2);
  });

  it('puts first whoever has been under a sanction longest, though its cause has changed since', () => {
    const { blocks } = touchedWaffle(moments()[0]!, 2, 1);
    // Person 3, under a sanction since February and differing, comes before person 4, since March and the same in both worlds.
    expect(blocks.find(({ cause }) => cause === 'deed')!.squares.map(({ outlined }) => outlined)).toEqual([true, false]);
  });

  it('knows whom a square stands for, if it is one person', () => {
    const rows = (each: number): (number | undefined)[][] =>
      touchedWaffle(moments()[0]!, 2, each).blocks.map(({ squares }) => squares.map(({ row }) => row));
    expect(rows(1)).toEqual([
      [0, 2],
      [3, 4],
    ]);
    expect(rows(2).flat()).toEqual([undefined, undefined]);
  });

  it('counts again from a break', () => {
    expect([...moments()[0]!.since].filter((_, person) => [0, 3, 4].includes(person))).toEqual([4, 1, 2]);
  });

  it('lets a square stand for several people rather than draw more than can be counted', () => {
    expect([1, 1500, 1501, 20_000].map(peopleEach)).toEqual([1, 1, 2, 20]);
    const { blocks } = touchedWaffle(moments()[0]!, 40, 2);
    expect(blocks.map(({ people, squares }) => [people, squares.length])).toEqual([
      [2, 1],
      [2, 1],
    ]);
  });

  it('has no block where nobody is under a sanction', () => {
    const { differs, since } = moments()[0]!;
    expect(touchedWaffle({ why: new Uint8Array(5).fill(FREE), differs, since }, 40, 1)).toMatchObject({ blocks: [], rows: 1 });
  });
});

describe('of 1,000', () => {
  it('shows shares of the people who are there', () => {
    const { blocks, rows } = thousandWaffle([500, 9000, 0, 0, 700, 294, 0, 6], 40);
    expect(blocks.filter(({ people }) => people > 0).map(({ cause, people, squares }) => [cause, people, squares.length])).toEqual([
      ['inability', 70, 70],
      ['other', 29.4, 29],
      ['deed', 0.6, 1],
    ]);
    expect(rows).toBe(25);
  });

  it('shows nothing where nobody is there', () => {
    expect(thousandWaffle([10, 0, 0, 0, 0, 0, 0, 0], 40).blocks.every(({ people }) => people === 0)).toBe(true);
  });
});

describe('a figure', () => {
  it('breaks lines at spaces, between Chinese letters, and inside a word that is too long', () => {
    expect(linesOf('one two three', 60, 10)).toEqual(['one two', 'three']);
    expect(linesOf('\u865a\u6784\u7684\u4eba', 20, 10)).toEqual(['\u865a\u6784', '\u7684\u4eba']);
    expect(linesOf('abcdefghij', 30, 10)).toEqual(['abcde', 'fghij']);
  });

  it('is the same bytes for the same content, and writes no mark-up of a title', () => {
    const content = {
      language: 'en',
      title: 'A <b>title</b> & "more"',
      subtitle: '2020-05',
      synthetic: 'synthetic',
      worlds: [
        {
          title: 'One',
          line: '4 people',
          drawing: { kind: 'squares' as const, waffle: touchedWaffle(moments()[0]!, 40, 1), whole: false },
        },
      ],
      heading: 'Causes (people)',
      causes: [{ cause: 'inability' as const, title: 'Inability', numbers: ['2'] }],
      range: { title: 'Range', numbers: ['1 to 3'] },
      caption: 'A caption',
      colon: ': ',
      footer: 'A footer',
    };
    const svg = figureSvg(content);
    expect(figureSvg(content)).toBe(svg);
    expect(svg).not.toContain('<b>');
    expect(svg).toContain('A &lt;b&gt;title&lt;/b&gt; &amp; &quot;more&quot;');
  });
});
