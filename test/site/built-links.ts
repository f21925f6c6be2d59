import { posix } from 'node:path';

/** The pages and files of a built site: text of the pages, null for what is only there. */
export type Built = ReadonlyMap<string, string | null>;

const attributes = (page: string, name: string): string[] =>
  [...page.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1]!.replaceAll('&amp;', '&'));

/** Ids that a page gives to its elements. */
const anchors = (page: string): Set<string> => new Set(attributes(page, 'id'));

/** Addresses that a page asks for or leads to, with those that its scripts put in place when it is opened from disk. */
const addresses = (page: string): string[] => ['href', 'src', 'action', 'data-from-disk'].flatMap((name) => attributes(page, name));

const isElsewhere = (address: string): boolean => /^(https?:|mailto:|data:)/.test(address);

/** Links of a site that lead nowhere in it, one line each: missing files, missing anchors, and addresses from the root of a server. */
export function deadSiteLinks(built: Built): string[] {
  const known = new Map<string, Set<string>>();
  const found: string[] = [];
  for (const [path, page] of built) {
    if (page === null || !path.endsWith('.html')) continue;
    for (const address of addresses(page)) {
      if (isElsewhere(address)) continue;
      if (address.startsWith('/')) {
        found.push(`${path}: ${address} works at the root of a server only`);
        continue;
      }
      const [way = '', anchor] = decodeURIComponent(address).split('#');
      const aim = way === '' ? path : posix.normalize(posix.join(posix.dirname(path), way.split('?')[0]!));
      const target = built.get(aim);
      if (target === undefined) found.push(`${path}: ${address} is not there`);
      // The laboratory reads what follows the mark itself.
      else if (anchor && !(/^lab(\/index)?\.html$/.test(aim) && anchor.startsWith('lesson='))) {
        if (!known.has(aim)) known.set(aim, anchors(target ?? ''));
        if (!known.get(aim)!.has(anchor)) found.push(`${path}: ${address} has no such anchor`);
      }
    }
  }
  return found;
}

/** What pages load from elsewhere: sources of scripts, pictures and frames, and style sheets. A link that a person may follow is none. */
export function thirdParties(built: Built): string[] {
  return [...built].flatMap(([path, page]) => {
    if (page === null) return [];
    const loaded = path.endsWith('.css')
      ? [...page.matchAll(/(?:url\(\s*['"]?|@import\s+['"])([^'")]+)/g)].map((match) => match[1]!)
      : [...attributes(page, 'src'), ...[...page.matchAll(/<link\b[^>]*\shref="([^"]*)"/g)].map((match) => match[1]!)];
    return loaded.filter((address) => /^(https?:)?\/\//.test(address)).map((address) => `${path}: ${address}`);
  });
}
