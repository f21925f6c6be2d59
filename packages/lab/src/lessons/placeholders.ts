import type { Lesson, LessonTexts } from './lesson.js';

/** A piece of a text of a lesson: words, or a number that is filled in. */
export type Piece =
  | { kind: 'words'; text: string }
  /** The number of a register row; `percent`: with the sign as the language writes it. */
  | { kind: 'row'; id: string; percent: boolean }
  /** The range of an indicator in a world; null for the first world. */
  | { kind: 'indicator'; id: string; world: string | null }
  /** A number of the scenario, by its path. */
  | { kind: 'quantity'; path: string };

/** A text of a lesson in its pieces. Throws Error for braces that hold no placeholder. */
export function piecesOf(text: string): Piece[] {
  return text.split(/(\{[^}]*\})/).flatMap((part): Piece[] => {
    if (part === '') return [];
    if (!part.startsWith('{')) return [{ kind: 'words', text: part }];
    const inside = part.slice(1, -1);
    if (/^E\d{3}%?$/.test(inside)) return [{ kind: 'row', id: inside.slice(0, 4), percent: inside.endsWith('%') }];
    if (/^=[a-z][\w.]*$/.test(inside)) return [{ kind: 'quantity', path: inside.slice(1) }];
    const [, id, world] = /^([a-z0-9_]+)(?:@([a-z0-9_]+))?$/.exec(inside) ?? [];
    if (id === undefined) throw new Error(`a lesson has the placeholder ${part}, which stands for nothing`);
    return [{ kind: 'indicator', id, world: world ?? null }];
  });
}

/** Every text of a lesson in one language. */
export const textsIn = ({ notes, counts, settle, ...rest }: LessonTexts): string[] => [
  rest.title,
  rest.sentence,
  rest.ask,
  rest.unit,
  ...counts,
  ...settle,
  ...Object.values(rest.worlds),
  notes.aim,
  ...notes.wrong,
  ...notes.avoid,
];

/** Register rows and quantities that a lesson cites, in any language. */
export function citedIn(lesson: Lesson): { rows: string[]; quantities: string[] } {
  const pieces = Object.values(lesson.texts).flatMap(textsIn).flatMap(piecesOf);
  const rows = pieces.flatMap((piece) => (piece.kind === 'row' ? [piece.id] : []));
  const quantities = pieces.flatMap((piece) => (piece.kind === 'quantity' ? [piece.path] : []));
  return { rows: [...new Set([...lesson.rows, ...rows])], quantities: [...new Set(quantities)] };
}
