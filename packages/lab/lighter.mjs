// Leaves out of the worker what the page reaches in another way or not at all: descriptions of keys, which come as a schema; what libraries hold
// for that schema and for messages that nobody meets; words of documents that the page does not write, those about counters among them; and the reader of YAML and the direction numbers of
// Sobol' sequences, which are fetched when a reader writes.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dense } from './dense.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** @param {string} name */
const ofWorker = (name) => join(here, 'src', 'worker', name);
/**
 * Modules that are fetched later: by the end of their names, in the sources of which package; what stands in their place until then, and the name under
 * which the part that is fetched later takes them.
 */
const LATER = [
  {
    name: 'read-yaml.js',
    from: 'model',
    instead: 'reader.ts',
    as: './yaml-reader.js',
    is: join(here, '..', 'model', 'src', 'format', 'read-yaml.ts'),
  },
  {
    name: 'directions.js',
    from: 'study',
    instead: 'directions.ts',
    as: './all-directions.js',
    is: join(here, '..', 'study', 'src', 'design', 'directions.ts'),
  },
];

/** Modules that the worker holds and never calls. */
const UNUSED = [
  // JSON Schema: the build writes it (see shipped.mjs).
  /[\\/]zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/,
  // Messages of a library of functions about wrong arguments of its own helpers.
  /[\\/]@stdlib[\\/](error-tools-fmtprodmsg|string-format)[\\/]lib[\\/]index\.js$/,
  // Types of YAML 1.1, whose tags and documents the loader refuses.
  /[\\/]yaml[\\/]browser[\\/]dist[\\/]schema[\\/]yaml-1\.1[\\/](binary|omap|pairs|set|timestamp)\.js$/,
  // Stored searches and stored claims of other studies: a study of the page has none, so its report has no block of them.
  /[\\/]study-file[\\/]search-record\.ts$/,
  /[\\/]calibrate[\\/]worlds-hash\.ts$/,
  /[\\/]report[\\/]src[\\/]sections[\\/](other-claims|searched|shipped)\.ts$/,
];

/** Gives the names of such a module without what stands behind them. @type {import('vite').Plugin} */
const unused = {
  name: 'unused',
  enforce: 'pre',
  load(id) {
    const file = id.replace(/\?.*$/, '');
    if (!UNUSED.some((one) => one.test(file))) return null;
    const text = readFileSync(file, 'utf8');
    const own = [...text.matchAll(/^export (?:const|function|class) (\w+)/gm)].map((match) => match[1]);
    const names = own.length > 0 ? own : [...text.matchAll(/^export \{ ([\w, ]+) \};/gm)].flatMap((match) => match[1].split(', '));
    return names.length === 0 ? 'module.exports = String;' : names.map((name) => `export const ${name} = () => undefined;`).join('\n');
  },
};

/** Formats of texts that no key of a scenario or study has, such as addresses of mail: their methods, and with them what these alone call. @type {import('vite').Plugin} */
const formats = {
  name: 'formats',
  enforce: 'pre',
  transform: (code, id) =>
    /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/.test(id)
      ? {
          code: code.replace(/^ {4}\w+\(params\) \{\n {8}return this\.check\(core\._\w+\(Zod\w+, params\)\);\n {4}\},?\n/gm, ''),
          map: null,
        }
      : null,
};

/** A document that says YAML 1.1 is read by the types of YAML 1.2 until the loader refuses it. @type {import('vite').Plugin} */
const yamlAsWeWriteIt = {
  name: 'yaml-as-we-write-it',
  enforce: 'pre',
  resolveId: (name, from) =>
    name === './yaml-1.1/schema.js' && from?.endsWith('tags.js') ? join(dirname(from), 'core', 'schema.js') : null,
};

/** What is fetched later, and what stands for it. @type {import('vite').Plugin} */
const later = {
  name: 'later',
  enforce: 'pre',
  resolveId(name, from) {
    for (const one of LATER) {
      if (name === one.as) return one.is;
      if (name.endsWith(`/${one.name}`) && new RegExp(`[\\\\/]${one.from}[\\\\/]src[\\\\/]`).test(from ?? '')) return ofWorker(one.instead);
    }
    return null;
  },
  load(id) {
    if (id !== LATER[1]?.is) return null;
    const text = readFileSync(id, 'utf8');
    const table = [...text.matchAll(/^ +'([\d:, ]+)',$/gm)].flatMap(([, line]) => line.split(' '));
    return `import { undense } from ${JSON.stringify(ofWorker('undense.ts'))};
export const DIRECTIONS = undense('${dense(table)}', ${table.length});`;
  },
};

/**
 * What of a node of syntax is read here.
 * @typedef {{ type?: string, start: number, end: number, callee?: { type: string, name?: string }, arguments?: SyntaxNode[] }} SyntaxNode
 */

/** Descriptions of keys: `said(schema, ...)` becomes its schema. @type {import('vite').Plugin} */
const undescribed = {
  name: 'undescribed',
  enforce: 'post',
  transform(code, id) {
    if (!/[\\/]model[\\/]src[\\/]/.test(id) || /[\\/]said\.ts$/.test(id) || !code.includes('said(')) return null;
    /** @type {[number, number, string][]} */
    const cuts = [];
    /** @param {unknown} value */
    const visit = (value) => {
      if (value === null || typeof value !== 'object') return;
      const node = /** @type {SyntaxNode} */ (value);
      const [schema] =
        node.type === 'CallExpression' && node.callee?.type === 'Identifier' && node.callee.name === 'said' ? (node.arguments ?? []) : [];
      if (schema === undefined) {
        Object.values(value).forEach(visit);
        return;
      }
      cuts.push([node.start, schema.start, '('], [schema.end, node.end, ')']);
      visit(schema);
    };
    visit(this.parse(code).body);
    const lighter = cuts.sort((a, b) => b[0] - a[0]).reduce((text, [from, to, by]) => text.slice(0, from) + by + text.slice(to), code);
    return { code: lighter, map: null };
  },
};

/**
 * In which scenarios there is a counter: told by the reference, by nothing of the page. What it counts stands in reports.
 * @type {import('vite').Plugin}
 */
const unsaid = {
  name: 'unsaid',
  enforce: 'post',
  transform(code, id) {
    if (!/[\\/]model[\\/]src[\\/]mechanisms[\\/].*counters[^\\/]*\.ts$/.test(id)) return null;
    /** @type {[number, number][]} */
    const cuts = [];
    /** @param {unknown} value */
    const visit = (value) => {
      if (value === null || typeof value !== 'object') return;
      const { type, key, value: said } = /** @type {{ type?: string, key?: { name?: string }, value?: SyntaxNode }} */ (value);
      if (type === 'Property' && said?.type !== 'Identifier' && key?.name === 'where' && said !== undefined)
        cuts.push([said.start, said.end]);
      else Object.values(value).forEach(visit);
    };
    visit(this.parse(code).body);
    return { code: cuts.reverse().reduce((text, [from, to]) => `${text.slice(0, from)}''${text.slice(to)}`, code), map: null };
  },
};

const WORDS = 'words-of:';

/**
 * Of what documents say of a mechanism, the page shows the headings alone, in reports.
 * @param {Readonly<Record<string, object>>} headings by folder of the mechanism @returns {import('vite').Plugin}
 */
const headingsOnly = (headings) => ({
  name: 'headings-only',
  enforce: 'pre',
  resolveId(name, from) {
    const [, mechanism] = /[\\/]mechanisms[\\/](\w+)[\\/]index\.ts$/.exec(from ?? '') ?? [];
    return name === './words.js' && mechanism !== undefined ? WORDS + mechanism : null;
  },
  load: (id) => (id.startsWith(WORDS) ? `export const words = ${JSON.stringify({ headings: headings[id.slice(WORDS.length)] })};` : null),
});

/** Scenarios as they are written, with empty lines for comments. @type {import('vite').Plugin} */
const uncommented = {
  name: 'uncommented',
  enforce: 'pre',
  load(id) {
    const [, file] = /^(.*[\\/]scenarios[\\/][^\\/]+\.yaml)\?raw$/.exec(id) ?? [];
    if (file === undefined) return null;
    return `export default ${JSON.stringify(readFileSync(file, 'utf8').replace(/^ *#.*$/gm, ''))};`;
  },
};

/** @param {Readonly<Record<string, object>>} headings @returns {import('vite').Plugin[]} */
export const lighter = (headings) => [uncommented, later, unused, formats, yamlAsWeWriteIt, undescribed, unsaid, headingsOnly(headings)];
