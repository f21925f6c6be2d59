import { createHash } from 'node:crypto';

const slash = (...parts: string[]): string => ['', ...parts, ''].join('/');

/** Folders of one machine, which mean nothing to a reader. Joined here, so that this file does not hold what it forbids. */
const MACHINE_PATHS = [slash('work'), slash('root'), slash('home', 'user'), slash('tmp'), slash('var', 'folders'), slash('mnt')];
const MACHINE_PATH = new RegExp(`(^|[\\s"'\`(=:])(${MACHINE_PATHS.join('|')})`);

/** Hosts that hand out packages: a clone must not depend on one. */
const PACKAGE_HOST = new RegExp(['registry', '[a-z0-9-]+', '(org|com|net|io|example|internal)\\b'].join('\\.'), 'i');

/**
 * Words and pairs of words about how a text was made, not about what it says. Digests (first ten hex digits of SHA-256), so that this
 * file passes its own check.
 */
const WORKSHOP = new Set([
  '028cdc72b3',
  '053ea4804e',
  '0677069fdf',
  '077fe2655c',
  '31a85e22a2',
  '386ebc0efd',
  '3ea125d0bf',
  '442e56863b',
  '487b91042c',
  '49a4617f1d',
  '53beb385cf',
  '549eb0447c',
  '57de4cf401',
  '5eff592cc4',
  '60965168ce',
  '6764434518',
  '7d3194f79e',
  '946808cf17',
  '94a168d2da',
  '953de24889',
  'c5f9d8f01e',
  'c70eca6b0f',
  'c857d09db2',
  'cdcbb68a34',
  'd298391b07',
  'd885d2d3c4',
  'dd7f5c73a2',
  'de2187af3f',
  'e16202309c',
  'e748f87506',
  'ee662f0a43',
]);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);

/** Words in small letters, and pairs of neighbours. */
function termsOf(line: string): string[] {
  const words = line.toLowerCase().match(/[a-z][a-z0-9]*/g) ?? [];
  return [...words, ...words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`)];
}

/**
 * What a text says about machines and workshops: one line for each finding. `paths: false` leaves machine paths alone. `known`: of words and pairs in texts
 * read before, whether they are workshop talk.
 */
export function workshopTalk(path: string, text: string, options: { paths: boolean; known?: Map<string, boolean> }): string[] {
  const found: string[] = [];
  const { known = new Map<string, boolean>() } = options;
  text.split('\n').forEach((line, index) => {
    const at = `${path}:${index + 1}`;
    if (options.paths && MACHINE_PATH.test(line)) found.push(`${at} a path of one machine`);
    if (PACKAGE_HOST.test(line)) found.push(`${at} a package host`);
    for (const term of termsOf(line)) {
      const before = known.get(term);
      const talk = before ?? WORKSHOP.has(digest(term));
      if (before === undefined) known.set(term, talk);
      if (talk) found.push(`${at} workshop talk`);
    }
  });
  return found;
}

/** Turns of phrase that a native writer would not use, each with what to write. */
const ODD: readonly [RegExp, string][] = [
  [/\bnoughts?\b/i, 'zero'],
  [/\babreast\b/i, 'in parallel'],
  [/\bcame of it\b/i, 'name the result'],
  [/\bthrows? (other )?dice\b/i, 'sets the random seed'],
  [/\bonce over\b/i, 'once'],
  [/\bis no (option|word of ours)\b/i, 'cannot be switched off, or: the loader refuses it'],
  [/\b(has|have|without) papers\b/i, 'a source or a stated assumption'],
  [/\b(is|are|was|were) put in\b(?! (the|place|force|units|in)\b)/i, 'is an input'],
  [/\btold apart\b/i, 'distinguished, or: reported separately'],
  [/\bkeeps? apart\b/i, 'models separately'],
  [/^#+ sameness$/i, 'Reproducibility'],
];

/** Odd phrases of a page, with what to write; code blocks and quoted code are left alone. */
export function oddPhrases(path: string, text: string): string[] {
  let code = false;
  return text.split('\n').flatMap((line, index) => {
    if (line.startsWith('```')) code = !code;
    const prose = code ? '' : line.replace(/`[^`]*`/g, '');
    return ODD.flatMap(([phrase, write]) => {
      const found = phrase.exec(prose);
      return found ? [`${path}:${index + 1} "${found[0]}": write ${write}`] : [];
    });
  });
}
