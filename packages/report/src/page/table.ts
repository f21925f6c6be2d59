import { html, plainText } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { countOf } from '../text/numbers.js';

/** What the numbers of a table or figure are. */
export type Kind = 'synthetic' | 'published' | 'inputs' | 'both';

/** The word that opens each caption. */
export function mark(kind: Kind): Html {
  if (kind === 'synthetic') return html`<span class="mark">synthetic</span> `;
  if (kind === 'inputs') return html`<span class="mark">inputs of the synthetic world</span> `;
  if (kind === 'both') return html`<span class="mark">published beside synthetic</span> `;
  return html`<span class="mark mark-published">published, not synthetic</span> `;
}

export interface Column {
  label: Part;
  /** Right-aligned figures. */
  numeric?: boolean;
}

export interface TableRow {
  /** The first cell is the header of the row. */
  cells: Part[];
  id?: string;
}

export interface TableInput {
  id: string;
  kind: Kind;
  caption: Part;
  columns: Column[];
  rows: TableRow[];
  /** Tables with more rows than this are folded. Never folds with Infinity. */
  foldOver?: number;
  /** Line of the fold; without it the caption says what is inside. */
  foldTitle?: string;
  /** Cells hold sentences: the table keeps a least width, so that its columns do not become slivers. */
  wide?: boolean;
  /** Cells say by themselves what they are: where they stand below each other, on a narrow screen, no label stands before them. */
  unlabelled?: boolean;
}

/** A table with fewer columns fits a phone, unless its cells hold sentences. */
const FEW_COLUMNS = 3;
/** The style sheet has labels for as many columns; a table with more scrolls on a narrow screen. */
export const MOST_LABELS = 24;

/** A text as a string of a style sheet. */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The heads of the columns as variables, from which the style sheet labels the cells of a row where they stand below each other. */
const labels = (columns: readonly Column[]): string =>
  columns.map(({ label }, index) => `--c${String(index + 1)}:${quoted(plainText(html`${label}`))}`).join(';');

/** A folded table with more rows than this stays folded on paper. */
const NOT_PRINTED = 60;

/** A table with caption, scopes and a frame that scrolls by keyboard where it is too wide. No rows, no table. */
export function table(input: TableInput): Html {
  if (input.rows.length === 0) return html``;
  const captionId = `${input.id}-caption`;
  const cell = (part: Part, index: number): Html => {
    const numeric = input.columns[index]?.numeric ? html` class="n"` : null;
    return index === 0 ? html`<th scope="row">${part}</th>` : html`<td${numeric}>${part}</td>`;
  };
  const short = input.rows.every((row) => typeof row.cells[0] === 'string' && row.cells[0].length <= 10);
  const stack = (input.wide || input.columns.length >= FEW_COLUMNS) && input.columns.length <= MOST_LABELS;
  const style = [input.wide ? 'wide' : '', stack ? 'stack' : '', short ? 'short' : ''].filter((name) => name !== '').join(' ');
  const named = stack && !input.unlabelled ? html` style="${labels(input.columns)}"` : null;
  const whole = html`<div class="scroll" role="region" tabindex="0" aria-labelledby="${captionId}"><table id="${input.id}"${style === '' ? null : html` class="${style}"`}${named}>
<caption id="${captionId}"><span class="caption">${mark(input.kind)}${input.caption}</span></caption>
<thead><tr>${input.columns.map((column) => html`<th scope="col"${column.numeric ? html` class="n"` : null}>${column.label}</th>`)}</tr></thead>
<tbody>${input.rows.map(
    (row) =>
      html`<tr${row.id ? html` id="${row.id}"` : null}>${row.cells.map(cell)}</tr>
`,
  )}</tbody></table></div>`;
  return input.rows.length > (input.foldOver ?? 14) || input.foldTitle !== undefined
    ? html`<details class="fold${input.rows.length > NOT_PRINTED ? html` long` : null}"><summary>${input.foldTitle ?? 'Table'} <span class="quiet">(${countOf(input.rows.length, 'row')})</span></summary>
${whole}</details>`
    : whole;
}
