// Builds the laboratory as one HTML file that opens from disk, and as a folder of static files for a web server; both with a strict content policy.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once } from './kept.mjs';
import { LICENCES_FILE, nothingFound, noticesOf } from './licences.mjs';
import { lighter } from './lighter.mjs';
import { filesIn, serviceWorker, WORKER_FILE } from './offline.mjs';
import { smaller } from './smaller.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const CHARSET = '<meta charset="utf-8">';

/** Tools of a build, read only where there is something to build. */
const tools = async () => {
  const [{ build }, { default: solid }, { packed }, { shipped }, { sources }] = await Promise.all([
    import('vite'),
    import('vite-plugin-solid'),
    import('./pack.mjs'),
    import('./shipped.mjs'),
    import('./sources.mjs'),
  ]);
  return { build, packed, solid, shipped, sources: await sources() };
};

// The page uses a constant of the engine: without this, the schemas of every file format would come with it.
const treeshake = { moduleSideEffects: (/** @type {string} */ id) => id.includes('/packages/lab/') };

/**
 * What both forms share. `apart`: the worker in parts, which are fetched when they are needed; the values of the scenarios then stand beside their texts.
 * @param {ReturnType<typeof import('./shipped.mjs').shipped>} collected @param {boolean} apart @param {ReturnType<typeof nothingFound>} found @returns {import('vite').InlineConfig}
 */
function common(collected, apart, found) {
  const { shipped, values, schema, headings } = collected;
  return {
    root: here,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
    define: {
      __SHIPPED__: JSON.stringify(shipped),
      __VALUES__: JSON.stringify(apart ? values : null),
      __SCHEMA__: JSON.stringify(schema),
    },
    worker: { format: apart ? 'es' : 'iife', plugins: () => [...lighter(headings), smaller(apart, found)], rolldownOptions: { treeshake } },
  };
}
const output = { target: 'es2022', modulePreload: false, assetsInlineLimit: 0, rolldownOptions: { treeshake } };

/** The page with its policy as the first thing it says. @param {string} page @param {string[]} policy */
const withPolicy = (page, policy) =>
  page.replace(CHARSET, () => `${CHARSET}\n<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`);
const NOTHING_ELSE = ["base-uri 'none'", "form-action 'none'"];

/** Of the library that packs, the page needs its decoder: this stands for the class that holds both halves. @type {import('vite').Plugin} */
const decoderOnly = {
  name: 'decoder-only',
  enforce: 'pre',
  resolveId: (name, from = '') => (name === './lzma.js' && /[\\/]lzma1[\\/]/.test(from) ? `\0${dirname(from)}` : null),
  load(id) {
    if (!id.startsWith('\0') || !id.endsWith('lib')) return null;
    const from = (/** @type {string} */ name) => JSON.stringify(join(id.slice(1), name));
    return `import { Decoder } from ${from('decoder.js')};
import { InputBuffer, OutputBuffer } from ${from('streams.js')};
export class LZMA {
  decompress(packed) {
    const output = new OutputBuffer(packed.length * 2);
    new Decoder().decompress(new InputBuffer(packed), output);
    return output.toArray();
  }
}`;
  },
};

/**
 * The texts of a build, by the ending of their names. Throws Error where there is not one of each.
 * @param {unknown} built @param {string[]} endings @returns {string[]}
 */
function textsOf(built, endings) {
  const result = /** @type {{ output: { fileName: string, code?: string, source?: string | Uint8Array }[] }} */ (
    Array.isArray(built) ? built[0] : built
  );
  return endings.map((ending) => {
    const found = result.output.filter(({ fileName }) => fileName.endsWith(ending));
    if (found.length !== 1) throw new Error(`${found.length} files that end with ${ending}, one is expected`);
    const { code, source } = found[0];
    return (code ?? (typeof source === 'string' ? source : new TextDecoder().decode(source))).trim();
  });
}

/**
 * Writes the laboratory as one file, `dist/lab.html`, and returns its path. Its script is packed with LZMA, which the few lines that unpack it more than pay
 * for: the file is a third as large on disk, and a sixth smaller through a server that compresses.
 */
export async function buildFile() {
  const to = join(here, 'dist', 'lab.html');
  await once('file', to, makeFile);
  return to;
}

/** @param {string} to */
async function makeFile(to) {
  const { build, packed, solid, shipped, sources } = await tools();
  const found = nothingFound();
  const shared = common(shipped(sources), false, found);
  const classic = { treeshake, output: { format: /** @type {const} */ ('iife'), codeSplitting: false } };
  const [script, style] = textsOf(
    await build({
      ...shared,
      plugins: [solid({ extensions: ['.tsx'] }), smaller(false, found)],
      build: { ...output, write: false, cssCodeSplit: false, rolldownOptions: classic },
    }),
    ['.js', '.css'],
  );
  const [start] = textsOf(
    await build({
      ...shared,
      plugins: [decoderOnly, smaller(false, found)],
      build: { ...output, write: false, rolldownOptions: { ...classic, input: join(here, 'src/unpack/start.ts') } },
    }),
    ['.js'],
  );
  if (/<\/(script|style)/i.test(start + style)) throw new Error('a closing tag inside the script or style would end it early');
  const script64 = Buffer.from(await packed(new TextEncoder().encode(`${script}\n${sources.END}`))).toString('base64');

  /** @param {string} text */
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(start)} blob:`,
    'worker-src blob:',
    `style-src ${hash(style)}`,
    "img-src 'self' data: blob:",
    ...NOTHING_ELSE,
  ];
  const notices = noticesOf('The laboratory', found, false);
  if (notices.includes('--')) throw new Error('two hyphens in a licence would end the comment that holds it');
  const page = withPolicy(readFileSync(join(here, 'index.html'), 'utf8'), policy)
    .replace('</head>', () => `<style>${style}</style>\n</head>`)
    .replace('</body>', () => `<!--\n${notices}-->\n</body>`)
    .replace(
      /<script type="module"[^>]*><\/script>/,
      () => `<script type="application/octet-stream" id="packed">${script64}</script>\n<script>${start}</script>`,
    );

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
  const { build, solid, shipped, sources } = await tools();
  const found = nothingFound();
  const shared = common(shipped(sources), true, found);
  await build({
    ...shared,
    base: './',
    resolve: { ...shared.resolve, alias: [{ find: /^(.*\/worker\.ts)\?worker&inline$/, replacement: '$1?worker' }] },
    plugins: [
      solid({ extensions: ['.tsx'] }),
      smaller(true, found),
      {
        name: 'folder',
        transformIndexHtml: {
          order: 'pre',
          handler: (page) =>
            withPolicy(page, FOLDER_POLICY)
              .replace('/src/page/main.tsx', '/src/page/folder.ts')
              .replace('<title>', () => `<link rel="license" href="${LICENCES_FILE}">\n<title>`),
        },
      },
    ],
    build: { ...output, outDir: to, emptyOutDir: true },
  });
  writeFileSync(join(to, LICENCES_FILE), noticesOf('The laboratory', found, true));
  writeFileSync(join(to, WORKER_FILE), serviceWorker(to, filesIn(to)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [flag, folder] = process.argv.slice(2);
  if (flag === '--folder' && folder !== undefined) {
    const to = resolve(folder);
    if (existsSync(to) && readdirSync(to).length > 0 && !existsSync(join(to, WORKER_FILE))) {
      console.error(`${to} holds something else: name a folder that is empty, missing, or of an earlier build of the laboratory`);
      process.exit(2);
    }
    await buildFolder(to);
  } else if (flag === undefined) await buildFile();
  else {
    console.error('usage: node packages/lab/build.mjs [--folder FOLDER]');
    process.exit(2);
  }
}
