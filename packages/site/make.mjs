// Makes the site: documentation, gallery, claims, register, stored reports and the laboratory, as static files that work below any path and from disk.
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Eleventy from '@11ty/eleventy';
import { LESSONS } from '@glasshouse/lab';
import { FIGURE_STYLE } from '@glasshouse/report';
import { collectSite, layOut, renderPages, sectionsOf } from '@glasshouse/site';
import { build } from 'esbuild';
import { buildFile, buildFolder } from '../lab/build.mjs';
import { filesOf, LICENCES_FILE, noticesOf } from '../lab/licences.mjs';
import { filesIn, serviceWorker, WORKER_FILE } from '../lab/offline.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const ROOT = join(here, '..', '..');
const STYLES = ['frame.css', 'parts.css'];

/** Writes all pages and what they show; returns the entries of the search. @param {string} to */
async function writePages(to) {
  const site = collectSite(LESSONS);
  const generator = /** @type {import('@glasshouse/site').Generator} */ (/** @type {unknown} */ (Eleventy));
  const pages = await renderPages(generator, site, join(here, 'assets'), to);
  for (const page of pages) {
    mkdirSync(dirname(join(to, page.path)), { recursive: true });
    writeFileSync(join(to, page.path), layOut(page, page.rendered));
  }
  cpSync(join(here, 'assets'), join(to, 'assets'), { recursive: true });
  for (const path of site.copied) cpSync(join(ROOT, path), join(to, path));
  return pages
    .filter(({ searched }) => searched !== false)
    .flatMap(({ path, title, rendered }) => sectionsOf(path, title, rendered))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Writes the scripts of pages, and the notices of what they bundle. @param {string} to */
async function writeScripts(to) {
  const { metafile } = await build({
    entryPoints: ['site', 'register', 'search'].map((name) => join(here, 'src', 'browser', `${name}.ts`)),
    outdir: join(to, 'assets'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    metafile: true,
    logLevel: 'warning',
  });
  writeFileSync(join(to, LICENCES_FILE), noticesOf('The site', filesOf(metafile), true));
}

/** Writes the whole site to a folder that is new, empty or an earlier site: the mark in it says so to the next build. @param {string} to @param {string} mark */
export async function makeSite(to, mark) {
  const made = `${to}.${process.pid}`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  const entries = await writePages(made);
  const styles = STYLES.map((name) => readFileSync(join(here, 'styles', name), 'utf8'));
  writeFileSync(join(made, 'assets', 'site.css'), [...styles, FIGURE_STYLE, ''].join('\n'));
  writeFileSync(join(made, 'assets', 'search-data.js'), `window.searchEntries=${JSON.stringify(entries)};\n`);
  await writeScripts(made);
  await buildFolder(join(made, 'lab'));
  cpSync(await buildFile(), join(made, 'lab.html'));
  writeFileSync(join(made, mark), 'Made by npm run site. The next build replaces this folder.\n');
  const files = filesIn(made).filter((name) => name !== mark && !name.startsWith('lab/'));
  const kept = files.filter((name) => !/^docs\/reports\/.+\/|^lab\.html$|\.yaml$|^docs\/schema\//.test(name));
  writeFileSync(join(made, WORKER_FILE), serviceWorker(made, files, kept));
  rmSync(to, { recursive: true, force: true });
  renameSync(made, to);
  console.log(
    `${to}: ${files.filter((name) => name.endsWith('.html')).length} pages. Open index.html, or copy the folder to a web server.`,
  );
}
