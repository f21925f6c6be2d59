/** A number of a figure as it is shown, or a name; null where the figure shows none. */
export type Shown = string | number | null;

/** A figure as it stands on a page, with what is needed to write it to a file of its own. */
export interface Drawing {
  id: string;
  kind: 'synthetic' | 'published' | 'inputs' | 'both';
  title: string;
  /** The figure in words, with its numbers. */
  description: string;
  caption: Html;
  /** What its marks are and how many people and years it is of, for a place where no page says so. */
  alone?: string;
  height: number;
  body: Html;
  /** What the figure shows, row by row, with as many digits as it shows. Every row has the same columns. */
  numbers: readonly Readonly<Record<string, Shown>>[];
}

/** A piece of finished markup. Only `html` and `markup` make one, so a plain string can never reach the page unescaped. */
export class Html {
  readonly text: string;
  /** The figures that it holds, in their order. */
  readonly figures: readonly Drawing[];
  constructor(text: string, figures: readonly Drawing[] = []) {
    this.text = text;
    this.figures = figures;
  }
}

/** What may stand in a template. Numbers may not: a number must first say how many digits it is printed with (see numbers.ts). */
export type Part = Html | string | null | undefined | false | readonly Part[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in an element or a quoted attribute. Control characters other than tab and newline are dropped. */
export function escapeText(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (found) => ENTITIES[found] ?? '');
}

function write(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'string') return escapeText(part);
  if (Array.isArray(part)) return (part as readonly Part[]).map(write).join('');
  return '';
}

/** The figures in a part of a template. */
function figuresIn(part: Part): readonly Drawing[] {
  if (part instanceof Html) return part.figures;
  return Array.isArray(part) ? (part as readonly Part[]).flatMap(figuresIn) : [];
}

/** Template of markup: every inserted string is escaped, lists are joined, null and false print nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  let text = strings[0] ?? '';
  parts.forEach((part, index) => {
    text += write(part) + (strings[index + 1] ?? '');
  });
  return new Html(text, parts.flatMap(figuresIn));
}

/** The text of a piece of markup, without its elements. */
export const plainText = ({ text }: Html): string =>
  text
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => Object.keys(ENTITIES).find((sign) => ENTITIES[sign] === entity)!)
    .replace(/\s+/g, ' ')
    .trim();

/** Markup that is known to be safe, such as the style sheet of this package. Never for text from a document. */
export const markup = (text: string): Html => new Html(text);

/** Parts with a separator between them; empty parts are left out. */
export function joined(parts: readonly Part[], separator: string): Part[] {
  const kept = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== '');
  return kept.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

/** A text of several paragraphs, split at empty lines. */
export const paragraphs = (text: string): Html =>
  html`${text
    .split(/\n\s*\n/)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => html`<p>${piece.trim()}</p>`)}`;

/** A dotted path as code, with places where a line may break. */
export const path = (text: string): Html =>
  html`<code>${text.split(/(?<=[._/@])/).flatMap((piece, index) => (index === 0 ? [piece] : [markup('<wbr>'), piece]))}</code>`;

/** A form of a name that may stand in an id or a fragment: small letters, digits, dots, underscores and hyphens. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'x';
