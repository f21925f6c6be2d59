import type { Path } from '../problem.js';
import type { Scenario } from '../schema/scenario.js';
import { toBase } from '../schema/units.js';
import { checkInForce, realDay } from './dates.js';
import { entriesOf } from './findings.js';
import type { Findings } from './findings.js';
import { checkBy, checkWho } from './streams.js';

const MOST = { each: 31, checks: 64, cells: 255 } as const;

/** Incidents, patrols and screens: references, order, and numbers that the engine can hold. */
export function checkGrid(scenario: Scenario, out: Findings): void {
  for (const section of ['incidents', 'patrols', 'screens'] as const) {
    const count = Object.keys(scenario[section]).length;
    if (count > MOST.each) out.error([section], `${count} ${section}`, `at most ${MOST.each}`, 'Join or remove some.');
  }
  for (const [id] of entriesOf(scenario.incidents)) checkIncident(scenario, id, out);
  for (const [id] of entriesOf(scenario.patrols)) checkPatrol(scenario, id, out);
  for (const [id] of entriesOf(scenario.screens)) checkScreen(scenario, id, out);
  checkCellsStay(scenario, out);
}

/** Partitions whose units are cells. */
const cellsUsed = (scenario: Scenario): string[] => [
  ...new Set([...Object.values(scenario.incidents), ...Object.values(scenario.patrols)].map((each) => each.in)),
];

const SAME = 'the same cells in every arm and on every day: places do not move';

/** No date cuts the cells otherwise, or moves a patrol to others. */
function checkCellsStay(scenario: Scenario, out: Findings): void {
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
function checkCells(scenario: Scenario, id: string, path: Path, out: Findings): void {
  const households = Object.keys(scenario.partitions).filter((one) => scenario.partitions[one]!.of === 'households');
  out.refers(path, id, households, 'partition of households');
}

function checkIncident(scenario: Scenario, id: string, out: Findings): void {
  const incident = scenario.incidents[id]!;
  const path: Path = ['incidents', id];
  checkCells(scenario, incident.in, [...path, 'in'], out);
  let last = Number.NEGATIVE_INFINITY;
  (incident.trend ?? []).forEach((step, i) => {
    const day = realDay(step.from, [...path, 'trend', i, 'from'], out);
    if (day !== null && day <= last)
      out.error(
        [...path, 'trend', i, 'from'],
        `${step.from}, not after the step before`,
        'dates in rising order',
        'Put the steps in order of date.',
      );
    last = day ?? last;
  });
  if (!incident.lowered_by) return;
  incident.lowered_by.measures.forEach((measure, i) =>
    out.refers([...path, 'lowered_by', 'measures', i], measure, Object.keys(scenario.measures), 'measure'),
  );
  if (scenario.reading !== 'neutral')
    out.errorAtKey(
      [...path, 'lowered_by'],
      `incidents that measures lower, under reading: ${scenario.reading}`,
      'reading: neutral, a planted world on invented places',
      'No source says by how much sanctions lower what happens: write it only into a world made so that a claim holds.',
    );
}

function whole(quantity: { value: number } | undefined, path: Path, least: number, most: number, out: Findings): void {
  if (quantity === undefined || (Number.isInteger(quantity.value) && quantity.value >= least && quantity.value <= most)) return;
  out.error([...path, 'value'], String(quantity.value), `a whole number from ${least} to ${most}`, 'Write such a number.');
}

function checkPatrol(scenario: Scenario, id: string, out: Findings): void {
  const patrol = scenario.patrols[id]!;
  const path: Path = ['patrols', id];
  checkInForce(patrol.in_force, [...path, 'in_force'], out);
  checkCells(scenario, patrol.in, [...path, 'in'], out);
  whole(patrol.number, [...path, 'number'], 0, 10_000, out);
  whole(patrol.stations, [...path, 'stations'], 0, MOST.cells, out);
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

function checkScreen(scenario: Scenario, id: string, out: Findings): void {
  const screen = scenario.screens[id]!;
  const path: Path = ['screens', id];
  checkInForce(screen.in_force, [...path, 'in_force'], out);
  realDay(screen.first, [...path, 'first'], out);
  checkWho(scenario, screen.who, [...path, 'who'], out);
  checkBy(scenario, screen.false_positive, [...path, 'false_positive'], out);
  (screen.status ?? []).forEach(({ who }, i) => checkWho(scenario, who, [...path, 'status', i, 'who'], out));
  const of = (...kinds: string[]): string[] => Object.keys(scenario.streams).filter((one) => kinds.includes(scenario.streams[one]!.kind));
  screen.looks_for.forEach((stream, i) =>
    out.refers([...path, 'looks_for', i], stream, of('breach', 'protected'), 'stream of kind breach or protected'),
  );
  out.refers([...path, 'reports_as'], screen.reports_as, of('false_alarm'), 'stream of kind false_alarm');
  if (screen.every && toBase(screen.every) < 1)
    out.error([...path, 'every', 'value'], String(screen.every.value), 'at least 1 day', 'Leave every out for one look only.');
  if (!screen.checks) return;
  whole(screen.checks.made, [...path, 'checks', 'made'], 1, MOST.checks, out);
  whole(screen.checks.needed, [...path, 'checks', 'needed'], 1, MOST.checks, out);
  if (screen.checks.needed.value > screen.checks.made.value)
    out.error(
      [...path, 'checks', 'needed', 'value'],
      `${screen.checks.needed.value} of ${screen.checks.made.value}`,
      'at most as many as are made',
      'Lower needed, or raise made.',
    );
}
