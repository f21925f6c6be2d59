import { ARROWS } from './arrows.js';

/** Place of each package: middle from the left, and floor from the top. What a package may import lies below it. */
const AT: Readonly<Record<string, readonly [x: number, floor: number]>> = {
  cli: [420, 0],
  lab: [200, 1],
  glasshouse: [670, 1],
  site: [850, 1],
  study: [96, 2],
  report: [276, 2],
  store: [456, 2],
  describe: [636, 2],
  model: [366, 3],
  dice: [366, 4],
};
/** What each package is for, in a few words. */
const FOR: Readonly<Record<string, string>> = {
  cli: 'commands, files, progress',
  lab: 'the page in the browser',
  glasshouse: 'the front door for code',
  site: 'the site, from data',
  report: 'pages and figures',
  describe: 'documents of scenarios',
  study: 'design, runs, inference',
  store: 'result folders, tables',
  model: 'files, people, rules, counts',
  dice: 'random draws',
};
const BOX = { width: 172, height: 46, down: 92 };
const LOWEST = 4;
const WIDTH = 950;
const TOP = 14;

const places = new Map(Object.entries(AT).map(([name, [x, floor]]) => [name, { x, y: TOP + floor * BOX.down }]));

/** Arrows that another way down already says are left out, so that the picture can be read. */
export function shortArrows(): [from: string, to: string][] {
  const reach = (from: string): Set<string> => new Set((ARROWS[from] ?? []).flatMap((next) => [next, ...reach(next)]));
  return Object.entries(ARROWS).flatMap(([from, all]) =>
    all.filter((to) => !all.some((other) => other !== to && reach(other).has(to))).map((to): [string, string] => [from, to]),
  );
}

/** The packages and who may import whom, as a picture that `docs/architecture.md` opens with. */
export function housePicture(): string {
  const height = TOP * 2 + LOWEST * BOX.down + BOX.height;
  const arrows = shortArrows().map(([from, to]) => {
    const a = places.get(from)!;
    const b = places.get(to)!;
    return `<path d="M${a.x} ${a.y + BOX.height}L${b.x} ${b.y - 7}" marker-end="url(#tip)"/>`;
  });
  const boxes = [...places].map(
    ([name, { x, y }]) =>
      `<g><rect x="${x - BOX.width / 2}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="4"/>` +
      `<text x="${x}" y="${y + 19}" class="name">${name}</text><text x="${x}" y="${y + 36}">${FOR[name]}</text></g>`,
  );
  const words = Object.entries(ARROWS).map(([from, to]) => `${from}: ${to.join(', ') || 'nothing'}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">
<title id="title">The packages of Glasshouse</title>
<desc id="desc">Who may import whom. ${words.join('. ')}.</desc>
<style>
rect { fill: #f7f5ee; stroke: #8d877a; } path { fill: none; stroke: #5b574e; stroke-width: 1.4; } #tip path { fill: #5b574e; stroke: none; }
text { font: 12px sans-serif; text-anchor: middle; fill: #5b574e; } .name { font: bold 14px monospace; fill: #1d1c1a; }
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8Z"/></marker></defs>
<rect x="0" y="0" width="${WIDTH}" height="${height}" style="fill:#fffefb;stroke:none"/>
${arrows.join('\n')}
${boxes.join('\n')}
</svg>
`;
}
