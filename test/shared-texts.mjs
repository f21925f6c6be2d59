// Set up before every file of tests: a file of YAML that many tests read is taken apart once.
import { createRequire } from 'node:module';

// The library is CommonJS: what stands in its exports when a module first imports it is what every module gets.
const yaml = createRequire(import.meta.url)('yaml');

/** Characters of the texts whose documents are kept: twice what the repository ships, some 40 megabytes of documents. */
const MOST = 2_000_000;
const SHARED = Symbol.for('glasshouse.shared-texts');

/** A node, or a pair of them, in which nothing can be changed any more, in no depth. */
function frozen(node) {
  if (node === null || typeof node !== 'object' || Object.isFrozen(node)) return;
  Object.freeze(node);
  if (node.range) Object.freeze(node.range);
  if (node.items) Object.freeze(node.items).forEach(frozen);
  frozen(node.key ?? null);
  frozen(node.value ?? null);
}

/**
 * From now on the same text, read the same way for its values and their lines alone (`readYaml`), gives the same document. What it holds is frozen:
 * whoever changed it would be told so. Who reads a document to write it, as the formatter does, gives no counter of lines and gets one of its own.
 */
function shareTexts() {
  const { parseDocument } = yaml;
  if (parseDocument[SHARED]) return;
  /** From the text longest unused to the one used last. */
  const kept = new Map();
  let characters = 0;
  yaml.parseDocument = function shared(text, options = {}) {
    const { lineCounter, ...how } = options;
    if (!lineCounter || how.prettyErrors !== false) return parseDocument(text, options);
    const key = `${JSON.stringify(how)}\n${text}`;
    let known = kept.get(key);
    if (known === undefined) {
      const document = parseDocument(text, options);
      frozen(document.contents);
      Object.freeze(document.errors);
      Object.freeze(document.warnings);
      known = { document, starts: [...lineCounter.lineStarts] };
      characters += key.length;
    } else {
      lineCounter.lineStarts = [...known.starts];
      kept.delete(key);
    }
    kept.set(key, known);
    for (const oldest of kept.keys()) {
      if (characters <= MOST) break;
      kept.delete(oldest);
      characters -= oldest.length;
    }
    return known.document;
  };
  yaml.parseDocument[SHARED] = true;
}

shareTexts();
