import { describe, expect, it } from 'vitest';
import { over } from '../../test/fixture/estimates.js';
import { grossFigure } from './gross.js';
import { cut, fits, labels, LINE, rowTops, valueWidth, wrapped } from './labels.js';
import { linesFigure } from './lines.js';
import { rangeBars } from './range-bars.js';
import { sweepFigure } from './sweep.js';

/** Eleven titles that begin alike for longer than any label is. */
const long = Array.from(
  { length: 11 },
  (_, k) => `People in the synthetic city who were listed for a debt to a shop or to a bank, then refused a ticket: ${String(k + 1)} times`,
);
/** The labels of a drawing; lines that stand closely below each other are one label. */
function texts(svg: string): string[] {
  const found: { x: string; y: number; text: string }[] = [];
  for (const [, x = '', at = '', text = ''] of svg.matchAll(/<text x="([^"]+)" y="([^"]+)" class="t-label"[^>]*>([^<]*)</g)) {
    const above = found.at(-1);
    const y = Number(at);
    if (above?.x === x && Math.abs(y - above.y - LINE) < 0.01) found[found.length - 1] = { x, y, text: `${above.text} ${text}` };
    else found.push({ x, y, text });
  }
  return found.map(({ text }) => text);
}

describe('labels', () => {
  it('leaves a text that fits alone, and breaks one that does not between words', () => {
    expect(labels(['Short', 'Court list and city points of 2016, no sanction by grade'], 200)).toEqual([
      ['Short'],
      ['Court list and city points', 'of 2016, no sanction by', 'grade'],
    ]);
  });

  it('cuts a text that twelve lines do not hold, and a word that no line holds', () => {
    const lines = wrapped('word '.repeat(90), 100);
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toMatch(/\u2026$/);
    expect(lines.every((line) => fits(line, 100))).toBe(true);
    expect(wrapped(`${'x'.repeat(40)} y`, 100)).toEqual([`${'x'.repeat(12)}\u2026`]);
  });

  it('make a row as high as its label needs', () => {
    expect(rowTops([['a'], ['a', 'b'], ['a']], 40)).toEqual({ tops: [2, 42, 82 + LINE], bottom: 126 + LINE });
  });

  it('tells apart texts with the same beginning by the word in which they differ', () => {
    const same = 'Court list '.repeat(19);
    expect(labels([`${same}with a fine`, `${same}with a ban`], 100)).toEqual([['\u2026fine'], ['\u2026ban']]);
    const shown = labels(long, 100);
    expect(new Set(shown.map(String)).size).toBe(11);
    for (const [k, lines] of shown.entries()) {
      expect(lines.join(' ')).toContain(String(k + 1));
      expect(lines.every((line) => fits(line, 100))).toBe(true);
    }
  });

  it.each([
    ['one title is the beginning of another', ['a'.repeat(50), 'a'.repeat(51), 'a'.repeat(52)]],
    ['one long word that differs in its middle', ['x'.repeat(40) + 'one' + 'y'.repeat(40), 'x'.repeat(40) + 'two' + 'y'.repeat(40)]],
    ['the same end as well as the same beginning', ['b '.repeat(40) + 'c ' + 'd '.repeat(40), 'b '.repeat(40) + 'd '.repeat(41)]],
    ['wide letters', ['\u6c49'.repeat(40) + '\u4e00', '\u6c49'.repeat(40) + '\u4e8c']],
  ])('are distinct where %s', (_, titles) => {
    const shown = labels(titles, 120);
    expect(new Set(shown.map(String)).size).toBe(titles.length);
  });

  it('gives equal texts one label', () => {
    expect(new Set(labels([long[0]!, long[0]!], 100).map(String)).size).toBe(1);
  });

  it('cuts between letters, never inside one', () => {
    for (let width = 10; width < 60; width += 1) expect(cut('\u{1f600}'.repeat(9), width)).toMatch(/^(\u{1f600})+\u2026?$/u);
  });
});

describe('eleven long titles with one beginning are eleven labels in', () => {
  const drawn: [string, string][] = [
    [
      'bars',
      rangeBars({ id: 'a', title: 't', unit: 'u', harm: false, caption: '', rows: long.map((label) => ({ label, estimate: over(5) })) })
        .text,
    ],
    [
      'lines',
      linesFigure({
        id: 'a',
        title: 't',
        unit: 'u',
        labels: ['1', '2'],
        caption: '',
        series: long.map((label) => ({ place: 0, label, values: [1, 2] })),
      }).text,
    ],
    [
      'days added and taken',
      grossFigure(
        long.map((label) => ({ label, daysAdded: 3, daysTaken: 1 })),
        'a',
        't',
        '',
      ).text,
    ],
  ];
  it.each(drawn)('%s', (_, svg) => {
    expect(texts(svg)).toHaveLength(11);
    expect(new Set(texts(svg)).size).toBe(11);
  });

  it('sweeps', () => {
    const svg = sweepFigure({
      id: 'a',
      title: 't',
      unit: 'u',
      caption: '',
      armTitle: (arm) => arm,
      input: 'i',
      placeOf: () => 0,
      sweep: { path: 'p', values: [1, 2].map((value) => ({ value, arms: long.map((arm) => ({ arm, estimate: over(5) })) })) } as Parameters<
        typeof sweepFigure
      >[0]['sweep'],
    }).text;
    expect(texts(svg)).toHaveLength(11);
    expect(new Set(texts(svg)).size).toBe(11);
  });
});

describe('numbers without a range', () => {
  const constructed = { ...over(0, 0, 0), dice: null, byConstruction: true as const };
  const empty = { ...over(Number.NaN), points: 0, dice: null };
  it('by construction is a mark at zero without a bar', () => {
    const svg = rangeBars({ id: 'a', title: 't', unit: 'u', harm: true, caption: '', rows: [{ label: 'x', estimate: constructed }] }).text;
    expect(svg).toContain('>none: no such rule in force</text>');
    expect(svg).toContain('class="middle"');
    expect(svg).not.toMatch(/<rect/);
  });

  it('without a case is named, without a range over design points', () => {
    const rows = [{ label: 'x', estimate: { ...empty, middle: 0, low: 0, high: 0 } }];
    const svg = rangeBars({ id: 'a', title: 't', unit: 'u', harm: true, caption: '', rows }).text;
    expect(svg).toMatch(/<desc[^>]*>x: no case\.</);
  });

  it('an exact interval over worlds is a bar whose description says so', () => {
    const svg = rangeBars({
      id: 'a',
      title: 't',
      unit: 'u',
      harm: true,
      caption: '',
      rows: [{ label: 'x', estimate: { ...over(0.5, 0.3, 0.7), over: 'worlds' } }],
    }).text;
    expect(svg).toMatch(/<rect [^>]*class="bar harm"/);
    expect(svg).toMatch(/<desc[^>]*>x: 0\.3\d* to 0\.7\d*, the number over all worlds 0\.5; exact 95 percent interval over 24 worlds/);
  });

  it('a swept value without a case, and one by construction, draw no broken path', () => {
    const sweep = { path: 'p', values: [empty, constructed].map((estimate, value) => ({ value, arms: [{ arm: 'x', estimate }] })) };
    const svg = sweepFigure({
      id: 'a',
      title: 't',
      unit: 'u',
      caption: '',
      armTitle: (arm) => arm,
      input: 'i',
      placeOf: () => 0,
      sweep: sweep as Parameters<typeof sweepFigure>[0]['sweep'],
    }).text;
    expect(svg).not.toContain('NaN');
    expect(svg.match(/class="middle"/g)).toHaveLength(1);
    expect(svg).toContain('x none: no such rule in force');
  });
});

/** Height of a capital letter of a label. */
const CAPITAL = 9;

describe('the lines of a scale', () => {
  const scaled = (svg: string): number[][] =>
    [...svg.matchAll(/<line x1="[^"]+" y1="([^"]+)" x2="[^"]+" y2="([^"]+)" class="(?:grid|zero)"/g)].map(([, from, to]) => [
      Number(from),
      Number(to),
    ]);
  const heights = (svg: string, what: RegExp): number[] => [...svg.matchAll(what)].map(([, y]) => Number(y));

  it.each([
    [
      'ranges',
      rangeBars({ id: 'a', title: 't', unit: 'u', harm: true, caption: '', rows: long.map((label) => ({ label, estimate: over(5) })) }),
    ],
    [
      'days added and taken',
      grossFigure(
        long.map((label) => ({ label, daysAdded: 3, daysTaken: 0 })),
        'a',
        't',
        '',
      ),
    ],
  ])('cross no label and reach over each bar: %s', (_, { text }) => {
    const lines = scaled(text);
    const labels = heights(text, /<text x="[^"]+" y="([^"]+)" class="t-label"/g);
    const bars = heights(text, /<rect [^>]*y="([^"]+)"[^>]*height="12"/g);
    expect(lines.length).toBeGreaterThan(long.length);
    for (const [from, to] of lines) {
      expect(labels.filter((y) => from! < y && y - CAPITAL < to!)).toEqual([]);
      expect(bars.filter((y) => from! < y && y + 12 < to!)).not.toEqual([]);
    }
  });

  it('says only what was added where nothing was taken away', () => {
    const { text } = grossFigure([{ label: 'a', daysAdded: 64, daysTaken: 0 }], 'a', 't', '');
    expect(text).toContain('>+64<');
  });
});

describe('ranges in words', () => {
  /** Width of a value in the heavy type of a phone, whose letters are the widest that are usual (DejaVu Sans Bold, 13.5 units high). */
  const MEASURED = { '\u2212110,000 to \u221210,000': 161, '12 to 36 million': 127, '\u22121.5 million to \u2212230,000': 187 };
  const drawn = (...estimates: ReturnType<typeof over>[]): string =>
    rangeBars({
      id: 'a',
      title: 't',
      unit: 'u',
      harm: true,
      caption: '',
      rows: estimates.map((estimate, k) => ({ label: `x${String(k)}`, estimate })),
    }).text;
  const zeroOf = (svg: string): number => Number(/<line x1="([^"]+)"[^>]*class="zero"/.exec(svg)![1]);
  const placeOf = (svg: string, said: string): [x: number, y: number] => {
    const [, x, y] = new RegExp(`<text x="([^"]+)" y="([^"]+)" class="t-value"[^>]*>${said}<`).exec(svg)!;
    return [Number(x), Number(y)];
  };

  it.each(Object.entries(MEASURED))('have the width that they need: %s', (said, width) => {
    expect(valueWidth(said)).toBeGreaterThanOrEqual(width);
    expect(valueWidth(said)).toBeLessThan(width * 1.2);
  });

  it('below zero stand beside the bars and not on the line of zero', () => {
    const said = '\u2212110,000 to \u221210,000';
    const svg = drawn(over(-34000, -110000, -10000));
    const [x] = placeOf(svg, said);
    expect(x - MEASURED[said]).toBeGreaterThanOrEqual(zeroOf(svg));
  });

  it('that would leave the bars too little room stand above them, in every row', () => {
    const long = { ...over(-1e6, -1.5e6, -230000), over: 'dice only' as const };
    const svg = drawn(long, over(-34000, -110000, -10000));
    const middles = [...svg.matchAll(/<path d="M[\d.]+ ([\d.]+)L[^>]*class="middle"/g)].map(([, y]) => Number(y) + 4);
    for (const [k, said] of ['\u22121.5 million to \u2212230,000, random draws only', '\u2212110,000 to \u221210,000'].entries())
      expect(middles[k]! - placeOf(svg, said)[1]).toBeGreaterThanOrEqual(LINE - 3);
    expect(zeroOf(svg)).toBeGreaterThan(420);
  });

  it.each([
    ['one line', 'short'],
    ['two lines', 'a label that is so long that it takes two lines of the width that there is'],
  ])('that stand above the bars leave a label of %s nearer to its own bar than to the bar before it', (_, label) => {
    const wide = { ...over(-1e6, -1.5e6, -230000), over: 'dice only' as const };
    const other = over(-34000, -110000, -10000);
    const rows = [wide, other, other].map((estimate, k) => ({ label: `${String(k)} ${label}`, estimate }));
    const svg = rangeBars({ id: 'a', title: 't', unit: 'u', harm: true, caption: '', rows }).text;
    const bars = [...svg.matchAll(/<rect [^>]*y="([\d.]+)"[^>]*height="12"/g)].map(([, y]) => Number(y));
    const baselines = [...svg.matchAll(/<text x="8" y="([\d.]+)" class="t-label"/g)].map(([, y]) => Number(y));
    const lines = baselines.length / 3;
    const [above, below] = [baselines[2 * lines]! - CAPITAL - (bars[0]! + 12), bars[1]! - baselines[3 * lines - 1]!];
    expect(bars).toHaveLength(2);
    expect(above).toBeGreaterThan(below);
  });
});
