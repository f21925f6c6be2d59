// Builds the laboratory as one HTML file that opens from disk, and as a folder of static files for a web server; both with a strict content policy.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from './kept.mjs';
import { filesIn, serviceWorker, WORKER_FILE } from './offline.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const CHARSET = '<meta charset="utf-8">';

/** Tools of a build, read only where there is something to build. */
const tools = async () => {
  const [{ build }, { default: solid }, { shipped }] = await Promise.all([
    import('vite'),
    import('vite-plugin-solid'),
    import('./shipped.mjs'),
  ]);
  return { build, solid, shipped };
};

/** What both forms share. @param {() => Promise<unknown>} shipped @returns {Promise<import('vite').InlineConfig>} */
const common = async (shipped) => ({
  root: here,
  configFile: false,
  logLevel: 'error',
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  define: { __SHIPPED__: JSON.stringify(await shipped()) },
  worker: { format: 'iife', plugins: () => [] },
});
// The page uses a constant of the engine: without this, the schemas of every file format would come with it.
const treeshake = { moduleSideEffects: (/** @type {string} */ id) => id.includes('/packages/lab/') };
const output = { target: 'es2022', modulePreload: false, assetsInlineLimit: 0, rolldownOptions: { treeshake } };

/** The page with its policy as the first thing it says. @param {string} page @param {string[]} policy */
const withPolicy = (page, policy) =>
  page.replace(CHARSET, () => `${CHARSET}\n<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`);
const NOTHING_ELSE = ["base-uri 'none'", "form-action 'none'"];

/** Writes the laboratory as one file, `dist/lab.html`, and returns its path. */
export async function buildFile() {
  const to = join(here, 'dist', 'lab.html');
  await once('file', to, makeFile);
  return to;
}

/** @param {string} to */
async function makeFile(to) {
  const { build, solid, shipped } = await tools();
  const built = await build({
    ...(await common(shipped)),
    plugins: [solid({ extensions: ['.tsx'] })],
    build: { ...output, write: false, cssCodeSplit: false, rolldownOptions: { treeshake, output: { codeSplitting: false } } },
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
    ...NOTHING_ELSE,
  ];
  const page = withPolicy(readFileSync(join(here, 'index.html'), 'utf8'), policy)
    .replace('</head>', () => `<style>${style}</style>\n</head>`)
    .replace(/<script type="module"[^>]*><\/script>/, () => `<script type="module">${script}</script>`);

  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(`${to}.${process.pid}`, page);
  renameSync(`${to}.${process.pid}`, to);
}

const FOLDER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  ...NOTHING_ELSE,
];

/**
 * Writes the laboratory as a folder of static files, which runs below any path of a web server and offline after the first visit. Whatever the folder
 * held before is removed. @param {string} to
 */
export const buildFolder = (to) => once('folder', to, makeFolder);

/** @param {string} to */
async function makeFolder(to) {
  const { build, solid, shipped } = await tools();
  const shared = await common(shipped);
  await build({
    ...shared,
    base: './',
    resolve: { ...shared.resolve, alias: [{ find: /^(.*\/worker\.ts)\?worker&inline$/, replacement: '$1?worker' }] },
    plugins: [
      solid({ extensions: ['.tsx'] }),
      {
        name: 'folder',
        transformIndexHtml: {
          order: 'pre',
          handler: (page) => withPolicy(page, FOLDER_POLICY).replace('/src/page/main.tsx', '/src/page/folder.ts'),
        },
      },
    ],
    build: { ...output, outDir: to, emptyOutDir: true },
  });
  writeFileSync(join(to, WORKER_FILE), serviceWorker(to, filesIn(to)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [flag, folder] = process.argv.slice(2);
  if (flag === '--folder' && folder !== undefined) await buildFolder(resolve(folder));
  else if (flag === undefined) await buildFile();
  else {
    console.error('usage: node packages/lab/build.mjs [--folder FOLDER]');
    process.exit(2);
  }
}
