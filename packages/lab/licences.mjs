// The notices of what the laboratory, the site and the command line bundle: each package with its version and copyright, each licence once.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file of notices, which stands beside the page of a folder. */
export const LICENCES_FILE = 'licences.txt';

/** What a build found: the licences at the heads of modules by their path, and the modules that are used. */
export const nothingFound = () => ({ heads: /** @type {Map<string, string>} */ (new Map()), used: /** @type {Set<string>} */ (new Set()) });

/** What esbuild bundled; it leaves licences at the heads of modules in the scripts. @param {import('esbuild').Metafile} metafile @returns {ReturnType<typeof nothingFound>} */
export const filesOf = ({ outputs }) => ({
  ...nothingFound(),
  used: new Set(
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [resolve(path)] : [])),
    ),
  ),
});

/** The folder of the package that a module is of; null for a module of the project. @param {string} id */
export const packageOf = (id) => /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1] ?? null;

const DIRECTIONS = join(dirname(fileURLToPath(import.meta.url)), '..', 'study', 'src', 'design', 'directions.ts');

/** Paragraphs, each on one line, of a text or of a comment. @param {string} text */
const paragraphs = (text) =>
  text
    .replace(/^\s*\/\*+!?|\*+\/\s*$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*(?= |$)/, '').trim())
    .join('\n')
    .split(/\n{2,}/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '');

const COPYRIGHT = /^(\(c\) )?Copyright /i;
/** Ends the terms of Apache; an appendix on their use may follow. */
const AFTER_TERMS = 'END OF TERMS AND CONDITIONS';
/** After it, a package of stdlib gives the terms of the works that it is made from; but for Boost's, they stand in its modules too. */
const MADE_FROM = 'DEPENDENCIES & ATTRIBUTION';
const TITLE = /^(The )?(MIT|ISC) License( \(MIT\))?$/i;

/** @param {string} folder */
function noticeOf(folder) {
  const { name, version, license } = /** @type {{ name: string, version: string, license: string }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  const names = readdirSync(folder);
  const file = names.find((one) => /^licen[cs]e(-mit)?(\.\w+)?$/i.test(one));
  if (file === undefined) throw new Error(`${name} ${version} has no file of its licence`);
  const apache = license.startsWith('Apache-2.0');
  const text = readFileSync(join(folder, file), 'utf8');
  // The licence of Apache names its own holder in an appendix: who holds a package stands in its notice.
  const said = paragraphs(apache && names.includes('NOTICE') ? readFileSync(join(folder, 'NOTICE'), 'utf8') : text);
  const holders = said.filter((one) => COPYRIGHT.test(one)).join(' ');
  const terms = paragraphs(apache ? text.split(AFTER_TERMS, 1).join('') : said.join('\n\n')).filter(
    (one) => !COPYRIGHT.test(one) && !TITLE.test(one),
  );
  const others = license === 'Apache-2.0 AND BSL-1.0' ? paragraphs(text.split(MADE_FROM)[1] ?? '') : [];
  return { name, version, license: license.replace(/ AND .*/, ''), holders, others, terms: terms.join('\n').replace(/[“”]/g, '"') };
}

/**
 * The notices of all that was found in `bundle`, such as the site. `full`: the terms of Apache too, which are as long as everything else; without, their address,
 * and of the many packages under them their scope.
 * @param {string} bundle @param {ReturnType<typeof nothingFound>} found @param {boolean} full @returns {string}
 */
export function noticesOf(bundle, { heads, used }, full) {
  const folders = [...new Set([...used].flatMap((id) => packageOf(id) ?? []))];
  const notices = folders.map(noticeOf).sort((a, b) => (a.name < b.name ? -1 : 1));
  /** @type {Map<string, Map<string, Set<string>>>} */
  const byTerms = new Map();
  for (const { name, version, license, holders, terms } of notices) {
    const brief = license === 'Apache-2.0' && !full;
    const key = `${license}\n${brief ? '' : terms}`;
    const byHolders = byTerms.get(key) ?? /** @type {Map<string, Set<string>>} */ (new Map());
    const names = byHolders.get(holders) ?? /** @type {Set<string>} */ (new Set());
    byTerms.set(key, byHolders.set(holders, names.add(brief ? name.replace(/\/.*/, '/*') : `${name} ${version}`)));
  }
  const parts = [`${bundle} bundles these works of others.`];
  for (const [terms, byHolders] of byTerms)
    parts.push([...[...byHolders].map(([holders, names]) => `${[...names].join(', ')}\n  ${holders}`), terms].join('\n').trim());
  // What stands at the head of several modules stands once.
  const lines = [...[...used].sort().flatMap((id) => paragraphs(heads.get(id) ?? '')), ...notices.flatMap(({ others }) => others)];
  parts.push(
    ...new Set(lines.map((line) => line.replace(/```(text )?|^@license .*|^## Notice$/g, '').trim()).filter((line) => line !== '')),
  );
  if ([...used].some((id) => normalize(id) === DIRECTIONS))
    parts.push(...paragraphs(/\/\*[^]*?\*\//.exec(readFileSync(DIRECTIONS, 'utf8'))?.[0] ?? ''));
  return `${parts.join('\n\n')}\n`;
}
