/** A paragraph, bullet or table row of the description of the model, with the bold words that it begins with. */
export interface ModelPiece {
  lead: string;
  /** Heading of the third rank above it, or empty. */
  under: string;
  /** What follows the bold words. */
  text: string;
  /** All of it, as written. */
  whole: string;
}

/** The description of the model, `docs/model.md`, by section. */
export interface ModelText {
  /** Paragraphs and bullets of a section, each on one line. */
  pieces(section: RegExp): ModelPiece[];
  /** Rows of the tables of a section: the first cell as lead, the others as text. */
  rows(section: RegExp): ModelPiece[];
}

/** Links lead nowhere outside the folder of the page: only the name of the page stays. */
const withoutLinks = (text: string): string =>
  text.replace(/\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)/g, (_, page: string) => `\`docs/${page}\``).replace(/\[([^\]]*)\]\(#[^)]*\)/g, '$1');

/** A blank that stands alone is passed over: almost all do, and putting one in the place of each costs most of the reading. */
const oneLine = (lines: string): string => lines.replace(/[^\S ]\s*| \s+/g, ' ').trim();

function pieceOf(text: string, under: string): ModelPiece {
  const match = /^\*\*([^*]+?)[.:]?\*\*[.:,]?\s*/.exec(text);
  return match ? { lead: match[1], under, text: text.slice(match[0].length), whole: text } : { lead: '', under, text, whole: text };
}

/** Paragraphs of a block; a list gives one for each of its items. */
function partsOf(block: string): string[] {
  if (!/^(- |\d+\. )/.test(block)) return [block];
  return block.split(/\n(?=- |\d+\. )/).map((item) => item.replace(/^(- |\d+\. )/, ''));
}

/** Reads `docs/model.md`: sections begin with `## `, pieces with words in bold. */
export function readModelText(markdown: string): ModelText {
  const sections = withoutLinks(markdown)
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title, ...rest] = section.split('\n');
      return { title: title.replace(/^\d+\.\s*/, ''), blocks: rest.join('\n').split(/\n\s*\n/) };
    });
  const blocks = (wanted: RegExp): string[] =>
    (sections.find(({ title }) => wanted.test(title))?.blocks ?? []).map((block) => block.trim()).filter((block) => block !== '');
  const piecesOf = (wanted: RegExp): readonly ModelPiece[] => {
    let under = '';
    return blocks(wanted).flatMap((block) => {
      under = /^### (.*)$/.exec(block)?.[1] ?? under;
      return /^([|#<]|```)/.test(block) ? [] : partsOf(block).map((part) => pieceOf(oneLine(part), under));
    });
  };
  // The section on submodels is asked for once for each of them.
  const read = new Map<string, readonly ModelPiece[]>();
  return {
    pieces: (wanted) => {
      const found = read.get(String(wanted)) ?? piecesOf(wanted);
      read.set(String(wanted), found);
      return [...found];
    },
    rows: (wanted) =>
      blocks(wanted)
        .filter((block) => block.startsWith('|'))
        .flatMap((block) => block.split('\n').slice(2))
        .map((row) => {
          const [first, ...cells] = row
            .split(/(?<!\\)\|/)
            .slice(1, -1)
            .map((cell) => cell.trim());
          return { lead: first.replaceAll('**', ''), under: '', text: cells.join('; '), whole: row };
        }),
  };
}
