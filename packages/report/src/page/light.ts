/** Colours of a figure that stands by itself, on any page: those of a page in light colours. */
const LIGHT: Readonly<Record<string, string>> = {
  paper: '#fffefb',
  ink: '#1d1c1a',
  soft: '#5b574e',
  line: '#d8d3c6',
  'strong-line': '#8d877a',
  blue: '#0072b2',
  vermillion: '#d55e00',
  green: '#009e73',
  purple: '#b0588f',
  orange: '#b87a00',
  sky: '#338ab8',
};
export const [PAPER, INK, SOFT] = [LIGHT.paper!, LIGHT.ink!, LIGHT.soft!];

/** A style sheet with the light colours in the place of its variables. */
export const light = (style: string): string => style.replace(/var\(--([a-z-]+)\)/g, (_, name: string) => LIGHT[name]!);
