import { entriesOf } from '../format/findings.js';
import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import type { Scenario } from './schema.js';

/** Names of the region and of places in it, for which the finest level is the prefecture. */
const REGION = /xinjiang|xuar|sinkiang|east turkestan|新疆/i;

const REGION_PLACES =
  /urumqi|ürümqi|wulumuqi|karamay|kelamayi|turpan|tulufan|\bhami\b|kumul|changji|bortala|bayingol|aksu|akesu|kizilsu|kashgar|kashi\b|hotan|khotan|hetian|\bili\b|\byili\b|tacheng|tarbagatay|altay|shihezi|karakax|moyu|yarkand|shache|konasheher|shufu|kuqa|kucha|korla|artux|ghulja|yining|keriya|yutian|lop county|pishan|guma county|yengisar|makit|poskam|qapqal/i;

const textOf = (scenario: Scenario, id: string): string => `${id.replaceAll('_', ' ')} ${scenario.places[id]!.title}`;

/** A place and all above it, nearest first; a circle is cut where it closes. */
function above(scenario: Scenario, id: string): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = id; at !== undefined && Object.hasOwn(scenario.places, at); at = scenario.places[at]!.parent) {
    if (chain.includes(at)) break;
    chain.push(at);
  }
  return chain;
}

/** Whether a text names Xinjiang or a place in it. */
export const namesRegion = (text: string): boolean => REGION.test(text) || REGION_PLACES.test(text);

/** Whether a place, or one that holds it, is Xinjiang or lies in it by its name. */
export const isInRegion = (scenario: Scenario, id: string): boolean =>
  above(scenario, id).some((one) => namesRegion(textOf(scenario, one)));

/** Whether any place of a scenario is Xinjiang or lies in it. */
export const touchesRegion = (scenario: Scenario): boolean => Object.keys(scenario.places).some((id) => isInRegion(scenario, id));

/**
 * The place under whose name results of a place are reported: itself, or for a place in Xinjiang the region as a whole. No result is
 * told for a named place there below the region.
 */
export function shownPlace(scenario: Scenario, id: string): string {
  return above(scenario, id).find((one) => REGION.test(textOf(scenario, one))) ?? id;
}

/** A place in the region stands below the region, so that results can be told for the region alone. */
export function checkRegion(scenario: Scenario, out: Findings): void {
  for (const [id, place] of entriesOf(scenario.places)) {
    if (
      place.persons === undefined ||
      place.level === 'county' ||
      place.level === 'neutral' ||
      !isInRegion(scenario, id) ||
      REGION.test(textOf(scenario, shownPlace(scenario, id)))
    )
      continue;
    const at: Path = ['places', id, 'parent'];
    out.error(
      at,
      `${place.title}, a place in Xinjiang without the region above it`,
      'places of the region below the region',
      'Add a place for the region, such as xinjiang, and name it as parent: results are reported for the region alone. See docs/responsible-use.md.',
    );
  }
}
