// Builds the laboratory as one HTML file that opens from disk: page, style, engine and texts inside, with a content policy by hash.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import solid from 'vite-plugin-solid';

const here = dirname(fileURLToPath(import.meta.url));
const conditions = ['source', 'module', 'browser', 'import', 'default'];

const built = await build({
  root: here,
  configFile: false,
  logLevel: 'error',
  resolve: { conditions },
  plugins: [solid({ extensions: ['.tsx'] })],
  worker: { format: 'iife', plugins: () => [] },
  build: { write: false, target: 'es2022', cssCodeSplit: false, modulePreload: false, assetsInlineLimit: 0 },
});
/** @type {{ type: 'chunk' | 'asset', fileName: string, code?: string, source?: string | Uint8Array }[]} */
const files = 'output' in built ? built.output : [];

/** @param {string} what @param {string} ending @returns {string} */
function textOf(what, ending) {
  const found = files.filter(({ fileName }) => fileName.endsWith(ending));
  if (found.length !== 1) throw new Error(`${found.length} files of ${what}, one is expected`);
  const { code, source } = found[0];
  return (code ?? (typeof source === 'string' ? source : new TextDecoder().decode(source))).trim();
}
// Inside a script element a closing tag would end it, also in a text: with a backslash it is the same text.
const script = textOf('script', '.js').replace(/<\/(script|style)/gi, '<\\/$1');
const style = textOf('style', '.css');
if (/<\/style/i.test(style)) throw new Error('a closing tag inside the style would end it early');

/** @param {string} text */
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} blob:`,
  'worker-src blob:',
  `style-src ${hash(style)}`,
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const page = readFileSync(join(here, 'index.html'), 'utf8')
  .replace('<meta charset="utf-8">', () => `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`)
  .replace('</head>', () => `<style>${style}</style>\n</head>`)
  .replace(/<script type="module"[^>]*><\/script>/, () => `<script type="module">${script}</script>`);

const to = join(here, 'dist', 'lab.html');
mkdirSync(dirname(to), { recursive: true });
writeFileSync(`${to}.${process.pid}`, page);
renameSync(`${to}.${process.pid}`, to);
console.log(`${to}: ${Math.round(page.length / 1000)} kB`);
