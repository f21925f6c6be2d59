import { describe, expect, it } from 'vitest';
import { STYLE } from './style.js';

type Colour = [number, number, number];

/** A colour of the style sheet in linear light. */
function linear(hex: string): Colour {
  const long = hex.length === 4 ? `#${hex.slice(1).replace(/./g, '$&$&')}` : hex;
  return [1, 3, 5].map((at) => {
    const part = parseInt(long.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Colour;
}
const light = (colour: string): number => {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** Contrast of WCAG 2: from 1 to 21. */
const contrast = (a: string, b: string): number => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);

/** The colours by name, in light, in dark and on paper. */
const themes = [...STYLE.matchAll(/:root \{([^}]*--paper:[^}]*)\}/g)].map((match) =>
  Object.fromEntries([...(match[1] ?? '').matchAll(/--([a-z-]+): (#[0-9a-f]+);/g)].map(([, name, value]) => [name, value])),
) as Record<string, string>[];
const named = ['light', 'dark', 'print'].map((name, index) => [name, themes[index]!] as const);

/** Colours that a rule gives to text; drawn strokes and fills are no text. */
const textColours = [
  ...new Set(
    [...STYLE.matchAll(/(?<![-\w])color: var\(--([a-z-]+)\)|svg text[^{]*\{[^}]*fill: var\(--([a-z-]+)\)/g)].map((m) => m[1] ?? m[2] ?? ''),
  ),
];
const grounds = [...new Set([...STYLE.matchAll(/background: var\(--([a-z-]+)\)/g)].map((match) => match[1] ?? ''))];
const SERIES = ['blue', 'vermillion', 'green', 'purple', 'orange', 'sky'];

/** What people without one kind of cone see, in linear light (Vienot, Brettel and Mollon 1999). */
const SEEN: Record<string, (colour: Colour) => Colour> = {
  protanopia: ([r, g, b]) => [0.11238 * r + 0.88762 * g, 0.11238 * r + 0.88762 * g, 0.00401 * r - 0.00401 * g + b],
  deuteranopia: ([r, g, b]) => [0.29275 * r + 0.70725 * g, 0.29275 * r + 0.70725 * g, -0.02234 * r + 0.02234 * g + b],
};
/** CIE L*a*b* of linear light. */
function lab([r, g, b]: Colour): Colour {
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
const distance = (a: Colour, b: Colour): number => Math.hypot(...a.map((one, k) => one - b[k]!));

describe('contrast', () => {
  it('has three sets of colours, and finds the texts and grounds of the style sheet', () => {
    expect(themes).toHaveLength(3);
    expect(textColours.sort()).toEqual(['harm-text', 'ink', 'link', 'paper', 'soft']);
    expect(grounds.sort()).toEqual(['ink', 'paper', 'raised']);
  });

  it.each(named)('every text reaches 4.5 to 1 on every ground in %s', (_, theme) => {
    const pairs = [
      ...textColours.filter((text) => text !== 'paper').flatMap((text) => ['paper', 'raised'].map((ground) => [text, ground])),
      ['paper', 'ink'],
    ] as [string, string][];
    const poor = pairs.filter(([text, ground]) => contrast(theme[text]!, theme[ground]!) < 4.5);
    expect(poor.map(([text, ground]) => `${text} on ${ground}: ${contrast(theme[text]!, theme[ground]!).toFixed(2)}`)).toEqual([]);
  });

  it.each(named)('every drawn line and the focus ring reach 3 to 1 in %s', (_, theme) => {
    const drawn = [...SERIES, 'strong-line', 'ink'];
    const poor = drawn
      .flatMap((name) => ['paper', 'raised'].map((ground) => [name, ground] as const))
      .filter(([name, ground]) => contrast(theme[name]!, theme[ground]!) < 3);
    expect(poor.map(([name, ground]) => `${name} on ${ground}: ${contrast(theme[name]!, theme[ground]!).toFixed(2)}`)).toEqual([]);
  });
});

describe('series', () => {
  it('differ in their dashes as well as in colour', () => {
    const dashes = SERIES.map(
      (_, k) => new RegExp(`\\.s${String(k)} \\{[^}]*?(?:stroke-dasharray: ([^;]+);)? \\}`).exec(STYLE)?.[1] ?? 'none',
    );
    expect(new Set(dashes).size).toBe(SERIES.length);
  });

  it.each(named.flatMap(([name, theme]) => Object.keys(SEEN).map((kind) => [kind, name, theme] as const)))(
    'neighbours in the legend differ for readers with %s in %s',
    (kind, _, theme) => {
      const seen = SERIES.map((name) => lab(SEEN[kind]!(linear(theme[name]!))));
      const near = seen
        .slice(1)
        .flatMap((one, k) =>
          distance(one, seen[k]!) < 12 ? [`${SERIES[k]!} and ${SERIES[k + 1]!}: ${distance(one, seen[k]!).toFixed(0)}`] : [],
        );
      expect(near).toEqual([]);
    },
  );
});
