import type { Scenario } from '@glasshouse/model';
import { distinct } from '../figures/labels.js';
import { html, markup } from '../text/html.js';
import type { Html } from '../text/html.js';
import { px } from '../text/numbers.js';
import { readingText } from '../text/words.js';
import { partsOf } from './parts.js';
import type { Column, Part, Tone } from './parts.js';

const WIDE = 178;
const BETWEEN = 40;
const HIGH = 34;
const ROW = HIGH + 8;
const TOP = 112;
/** Parts of one stage that are drawn; the rest are counted in a last box. */
const MOST = 12;

const STYLE = `text{font:12px "Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;fill:#1d1c1a}.h{font-weight:600;font-size:15px}.s{font-weight:600}.q{fill:#5b574e}.e{fill:none;stroke:#8d877a;stroke-width:1}.c{fill:none;stroke:#7b4fa3;stroke-width:1.3;stroke-dasharray:1.5 3;stroke-linecap:round}.b{stroke-width:1.4;fill:#fffefb}.breach{stroke:#d55e00}.merit{stroke:#009e73;stroke-dasharray:5 2}.protected{stroke:#0072b2;stroke-dasharray:2 2}.neutral{stroke:#8d877a}.sanction{stroke:#d55e00;fill:#fbeee4}.reward{stroke:#009e73;fill:#e6f4ef;stroke-dasharray:5 2}.paper{fill:#fffefb}`;

const SIGNS: Record<Tone, string> = { breach: '! ', merit: '+ ', protected: '\u00a7 ', neutral: '', sanction: '\u2212 ', reward: '+ ' };
const MEANINGS: [Tone, string][] = [
  ['breach', '! a breach, or a duty left undone'],
  ['merit', '+ a merit, or a list of the praised'],
  ['protected', '\u00a7 lawful, rights-bearing conduct'],
  ['sanction', '\u2212 a sanction, or what falls on others'],
  ['reward', '+ a reward'],
];

/** Room for an entry of the legend, between two of its rows, and from the lowest box to the first. */
const ENTRY = 252;
const ENTRY_ROW = 20;
/** How far down a box the lines of conditions begin and end, so that they lie on no other line; past other columns they dip as well. */
const LOW = 0.78;
const LEGEND = 24;

interface Placed {
  part: Part;
  x: number;
  y: number;
}

const FITTING = 27;
const cutTo = (text: string): string => (text.length <= FITTING ? text : `${text.slice(0, FITTING - 1).trimEnd()}\u2026`);

/** A title in at most two lines of a box. */
function lines(text: string): string[] {
  if (text.length <= FITTING) return [text];
  const space = text.lastIndexOf(' ', FITTING);
  return space <= 0 ? [cutTo(text)] : [text.slice(0, space), cutTo(text.slice(space + 1))];
}

/** Parts that are drawn, every tone among them, in the order of the file; what is left out is counted in a last box. */
function shownOf(column: Column): Part[] {
  if (column.parts.length <= MOST) return column.parts;
  const tones = [...new Set(column.parts.map((part) => part.tone))];
  const queues = tones.map((tone) => column.parts.filter((part) => part.tone === tone));
  const chosen = new Set<Part>();
  for (let turn = 0; chosen.size < MOST - 1; turn++) {
    for (const queue of queues) if (queue[turn] && chosen.size < MOST - 1) chosen.add(queue[turn]!);
  }
  const rest: Part = {
    id: `${column.stage} rest`,
    title: `and ${String(column.parts.length - chosen.size)} more`,
    tone: 'neutral',
    leadsTo: [],
    asks: [],
  };
  return [...column.parts.filter((part) => chosen.has(part)), rest];
}

function boxOf({ part, x, y }: Placed, text: readonly string[]): Html {
  return html`<g><title>${part.title} (${part.id})</title><rect x="${px(x)}" y="${px(y)}" width="${px(WIDE)}" height="${px(HIGH)}" rx="3" class="b ${part.tone}"/>${text.map(
    (line, i) => html`<text x="${px(x + 7)}" y="${px(y + (text.length === 1 ? 21 : 14 + 14 * i))}">${line}</text>`,
  )}</g>
`;
}

/** A line from the right of one box to the left of another; within a column or backwards, round by the right. `asked`: a condition reads it. */
function edge(from: Placed, to: Placed, asked = false): Html {
  const kind = asked ? 'c' : 'e';
  const x1 = from.x + WIDE;
  const [y1, y2] = [from, to].map(({ y }) => y + (asked ? HIGH * LOW : HIGH / 2)) as [number, number];
  if (to.x > from.x) {
    const middle = (x1 + to.x) / 2;
    const dip = asked && to.x - x1 > BETWEEN ? ROW : 0;
    return html`<path class="${kind}" d="M${px(x1)} ${px(y1)}C${px(middle)} ${px(y1 + dip)} ${px(middle)} ${px(y2 + dip)} ${px(to.x)} ${px(y2)}"/>`;
  }
  const out = x1 + 16;
  return html`<path class="${kind}"${asked ? null : html` stroke-dasharray="3 3"`} d="M${px(x1)} ${px(y1)}C${px(out)} ${px(y1)} ${px(out)} ${px(y2)} ${px(to.x + WIDE)} ${px(y2)}"/>`;
}

/** The scenario in words, for those who do not see the picture. */
function described(columns: readonly Column[]): string {
  const all = columns.flatMap(({ parts }) => parts);
  const titleOf = (id: string): string[] => all.flatMap((part) => (part.id === id ? [part.title] : []));
  const conditions = all.flatMap(({ title, asks }) => {
    const read = asks.flatMap(titleOf);
    return read.length > 0 ? [`${title} reads ${read.join(', ')}`] : [];
  });
  return [
    ...columns.map((column) => `${column.stage}: ${column.parts.map((part) => part.title).join('; ')}`),
    ...(conditions.length > 0 ? [`conditions: ${conditions.join('; ')}`] : []),
  ].join('. ');
}

/**
 * A scenario drawn as a composition of the stages of the pipeline, as one SVG file: a column a stage, a box a part, a line where one
 * part acts on another. No numbers, no people. Borders, signs and a legend distinguish the colours too. Same scenario, same bytes.
 */
export function scenarioPicture(scenario: Scenario): string {
  const columns = partsOf(scenario);
  const placed = new Map<string, Placed>();
  const tallest = Math.max(...columns.map((column) => shownOf(column).length));
  columns.forEach((column, c) => {
    const shown = shownOf(column);
    const down = ((tallest - shown.length) / 2) * ROW;
    shown.forEach((part, r) => placed.set(part.id, { part, x: 20 + c * (WIDE + BETWEEN), y: TOP + down + r * ROW }));
  });
  const boxes = [...placed.values()];
  const texts = distinct(
    boxes.map(({ part }) => `${SIGNS[part.tone]}${part.title}`),
    lines,
  );
  const edges = boxes.flatMap((one) => [
    ...one.part.leadsTo.flatMap((id) => (placed.get(id) ? [edge(one, placed.get(id)!)] : [])),
    ...one.part.asks.flatMap((id) => (placed.get(id) ? [edge(placed.get(id)!, one, true)] : [])),
  ]);
  const asked = boxes.some(({ part }) => part.asks.some((id) => placed.has(id)));
  const width = Math.max(760, 40 + columns.length * (WIDE + BETWEEN) - BETWEEN);
  const aRow = Math.floor((width - 20) / ENTRY);
  const below = TOP + tallest * ROW + LEGEND;
  const entry = (i: number): { x: number; y: number } => ({ x: 20 + (i % aRow) * ENTRY, y: below + Math.floor(i / aRow) * ENTRY_ROW });
  const height = entry(MEANINGS.length - (asked ? 0 : 1)).y + 40;
  const legend = MEANINGS.map(([tone, meaning], i) => {
    const { x, y } = entry(i);
    return html`<rect x="${px(x)}" y="${px(y)}" width="14" height="14" rx="2" class="b ${tone}"/><text x="${px(x + 20)}" y="${px(y + 11)}" class="q">${meaning}</text>`;
  });
  const line = entry(MEANINGS.length);
  const ofConditions = html`<path class="c" d="M${px(line.x)} ${px(line.y + 7)}h16"/><text x="${px(line.x + 20)}" y="${px(line.y + 11)}" class="q">a condition reads it</text>`;
  const harm = scenario.harm_only ? ' Harm only: rules fixed as documented.' : '';
  return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${px(width)} ${px(height)}" aria-labelledby="t d">
<title id="t">${scenario.title}: stages and parts</title>
<desc id="d">Synthetic people only. ${described(columns)}.</desc>
<style>${markup(STYLE)}</style>
<rect class="paper" width="${px(width)}" height="${px(height)}"/>
<text x="20" y="30" class="h">${scenario.title}</text>
<text x="20" y="50" class="q">${readingText(scenario.reading).replace(/^./, (letter) => letter.toUpperCase())}. Synthetic people only.${harm}</text>
${columns.map((column, c) => html`<text x="${px(20 + c * (WIDE + BETWEEN))}" y="${px(TOP - 26)}" class="s">${column.stage}</text><text x="${px(20 + c * (WIDE + BETWEEN))}" y="${px(TOP - 10)}" class="q">${column.question}</text>`)}
${edges}
${boxes.map((one, k) => boxOf(one, texts[k] ?? []))}
${legend}
${asked ? ofConditions : null}
</svg>
`.text;
}
