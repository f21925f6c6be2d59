import { checkInForce } from '../../format/check-days.js';
import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { checkCount, whole } from '../../scenario/check-whole.js';
import type { Scenario } from '../../scenario/schema.js';
import { checkCells } from '../incidents/check-cells.js';
import { checkAttention } from './check-attention.js';

const MOST_CELLS = 255;

/** Patrols: cells, whole numbers, and what they record and carry. */
export function checkPatrols(scenario: Scenario, out: Findings): void {
  checkCount(scenario, 'patrols', out);
  for (const [id] of entriesOf(scenario.patrols)) checkPatrol(scenario, id, out);
}

function checkPatrol(scenario: Scenario, id: string, out: Findings): void {
  const patrol = scenario.patrols[id]!;
  const path: Path = ['patrols', id];
  checkInForce(patrol.in_force, [...path, 'in_force'], out);
  checkCells(scenario, patrol.in, [...path, 'in'], out);
  whole(patrol.number, [...path, 'number'], 0, 10_000, out);
  whole(patrol.stations, [...path, 'stations'], 0, MOST_CELLS, out);
  whole(patrol.finds_at_most, [...path, 'finds_at_most'], 1, 10_000, out);
  checkAttention(scenario, id, out);
  (patrol.start ?? []).forEach((quantity, i) => whole(quantity, [...path, 'start', i], 0, 1_000_000_000, out));
  patrol.records.forEach((incident, i) => {
    if (!out.refers([...path, 'records', i], incident, Object.keys(scenario.incidents), 'incident')) return;
    const cells = scenario.incidents[incident]!.in;
    if (cells !== patrol.in)
      out.error(
        [...path, 'records', i],
        `${incident}, which happens in the cells of ${cells}`,
        `incidents in the cells of ${patrol.in}, where these patrols are`,
        'Use one partition for both.',
        [['incidents', incident, 'in']],
      );
  });
  patrol.carries.forEach((channel, i) => {
    const at: Path = [...path, 'carries', i];
    if (!out.refers(at, channel, Object.keys(scenario.channels), 'channel')) return;
    const earlier = Object.keys(scenario.patrols).slice(0, Object.keys(scenario.patrols).indexOf(id));
    const other = earlier.find((one) => scenario.patrols[one]!.carries.includes(channel));
    if (other !== undefined)
      out.error(at, `${channel}, which ${other} carries too`, 'a channel carried by one patrol', 'Make a channel for each.');
    if (scenario.channels[channel]!.witnesses)
      out.error(at, `${channel}, whose eyes are other people`, 'a channel without witnesses', 'Take out witnesses, or do not carry it.');
  });
}
