import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { toBase } from '../../format/units.js';
import type { Scenario } from '../../scenario/schema.js';
import { NOWHERE } from './cells.js';

/** Partitions whose units are cells. */
const cellsUsed = (scenario: Scenario): string[] => [
  ...new Set([...Object.values(scenario.incidents), ...Object.values(scenario.patrols)].map((each) => each.in)),
];

const SAME = 'the same cells in every arm and on every day: places do not move';

/** No date cuts the cells otherwise, or moves a patrol to others. */
export function checkCellsStay(scenario: Scenario, out: Findings): void {
  const fixed = [
    ...cellsUsed(scenario).flatMap((id) => [`partitions.${id}.size`, `partitions.${id}.of`]),
    ...Object.keys(scenario.patrols).map((id) => `patrols.${id}.in`),
  ];
  scenario.timeline.forEach(({ set }, i) => {
    for (const path of Object.keys(set).filter((one) =>
      fixed.some((each) => one === each || each.startsWith(`${one}.`) || one.startsWith(`${each}.`)),
    ))
      out.errorAtKey(['timeline', i, 'set', path], `a change of ${path}`, SAME, 'Use another partition for what changes.');
  });
}

/** The arms of an experiment have the same cells. */
export function checkSameCells(every: readonly Scenario[], path: Path, out: Findings): void {
  const base = every[0]!;
  for (const id of new Set(every.flatMap(cellsUsed))) {
    const sizes = new Set(every.flatMap((one) => (one.partitions[id] ? [toBase(one.partitions[id].size)] : [])));
    if (sizes.size > 1)
      out.error(
        [...path, 'arms'],
        `cells of ${[...sizes].join(' and ')} households (partitions.${id})`,
        SAME,
        'Leave the partition as it is.',
      );
  }
  for (const id of Object.keys(base.patrols)) {
    if (every.some((one) => one.patrols[id] !== undefined && one.patrols[id].in !== base.patrols[id]!.in))
      out.error([...path, 'arms'], `patrols.${id} in the cells of several partitions`, SAME, 'Make another patrol for other cells.');
  }
}

/** Cells are units of a partition of households. */
export function checkCells(scenario: Scenario, id: string, path: Path, out: Findings): void {
  const households = Object.keys(scenario.partitions).filter((one) => scenario.partitions[one]!.of === 'households');
  out.refers(path, id, households, 'partition of households');
  const partition = scenario.partitions[id];
  if (partition === undefined) return;
  const [people, size] = [toBase(scenario.community_size), toBase(partition.size)];
  // Were everybody to live alone: sizes of households are drawn.
  if (size > 0 && Math.ceil(people / size) >= NOWHERE)
    out.error(
      path,
      `cells of ${size} households in communities of ${people} people (partitions.${id})`,
      `fewer than ${NOWHERE} cells in a community, were everybody to live alone`,
      'Raise the size of the partition, or lower community_size.',
    );
}
