import { everyMechanism } from '../mechanisms/index.js';

const BEGIN = /^<!-- The parts below stand in .* -->$/m;
const END = '<!-- end of the mechanisms -->';

/** Parts of the page about a mechanism, from its first heading of the second rank on, one rank lower. */
function partsOf(readme: string): string {
  const at = readme.search(/^## /m);
  return at < 0 ? '' : readme.slice(at).trim().replace(/^## /gm, '### ');
}

/**
 * The description of the model with the part on submodels put together from the pages of the mechanisms, in their order. `readme` gives the page of a mechanism by
 * name. Throws RangeError when the description has no place for them.
 */
export function withSubmodels(page: string, readme: (name: string) => string): string {
  const begin = BEGIN.exec(page);
  const end = page.indexOf(END);
  if (begin === null || end < begin.index) throw new RangeError('the description of the model has no place for the mechanisms');
  const parts = everyMechanism.map(({ name }) => partsOf(readme(name))).filter((text) => text !== '');
  return `${page.slice(0, begin.index + begin[0].length)}\n\n${parts.join('\n\n')}\n\n${page.slice(end)}`;
}
