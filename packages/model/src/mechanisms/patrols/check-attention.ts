import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import type { Scenario } from '../../scenario/schema.js';

/** Fewest people of a cell whose attention may drift. */
const FEWEST = 1000;

const SEE = 'Attention belongs to areas with many people, and never to a person. See docs/responsible-use.md.';

/** Households of each size, by name. */
const SIZES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** Attention that drifts: of large cells only, and by what happens in places, not by what is found of people. */
export function checkAttention(scenario: Scenario, id: string, out: Findings): void {
  const patrol = scenario.patrols[id]!;
  const path: Path = ['patrols', id];
  if (patrol.allocation !== 'drawn_by_attention') {
    if (patrol.attention !== undefined)
      out.errorAtKey(
        [...path, 'attention'],
        `attention with the allocation ${patrol.allocation}`,
        'attention with drawn_by_attention',
        'Remove attention, or write allocation: drawn_by_attention.',
      );
    return;
  }
  if (patrol.attention === undefined)
    out.error(path, 'drawn_by_attention without attention', 'attention: how it drifts', 'Add attention: { keeps: ... }.');
  if (patrol.carries.length > 0)
    out.error([...path, 'carries'], `${patrol.carries.join(', ')}, which see people`, 'no channels where attention drifts', SEE);
  const fewest = fewestPeople(scenario, patrol.in);
  if (fewest !== null && fewest < FEWEST)
    out.error([...path, 'in'], `${patrol.in}, a cell of which has about ${fewest} people`, `cells of at least ${FEWEST} people`, SEE, [
      ['partitions', patrol.in, 'size'],
      ['community_size'],
    ]);
}

/** People expected in the smallest cell of a community: the last one may be smaller than the others. Null without the partition. */
function fewestPeople(scenario: Scenario, cells: string): number | null {
  const partition = scenario.partitions[cells];
  if (!partition) return null;
  const mean = SIZES.reduce((sum, name, i) => {
    const share = (scenario.population.household_size as Record<string, Parameters<typeof toBase>[0] | undefined>)[name];
    return sum + (share ? toBase(share) * (i + 1) : 0);
  }, 0);
  const cell = toBase(partition.size) * mean;
  const community = toBase(scenario.community_size);
  const rest = community - Math.floor(community / cell + 1e-6) * cell;
  return Math.round(rest > 1e-6 * cell ? rest : cell);
}
