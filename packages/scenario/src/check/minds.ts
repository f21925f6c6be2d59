import { describe } from '../problem.js';
import type { Path } from '../problem.js';
import type { Register } from '../register.js';
import type { Quantity } from '../schema/quantity.js';
import type { Scenario, Stream } from '../schema/scenario.js';
import { toBase } from '../schema/units.js';
import { dayOf } from '../dates.js';
import { realDay } from './dates.js';
import { entriesOf } from './findings.js';
import type { Findings } from './findings.js';
import { checkBy, checkWho, partsOf } from './streams.js';

type Stance = Scenario['stances'][string];
type Sees = Exclude<Stance['sees'], { friends: unknown }>;
type Threshold = Extract<Stance['rule'], { threshold: unknown }>['threshold'];

/** Fewest columns of a torus: with fewer a neighbour would be met twice. */
const FEWEST_COLUMNS = 3;
/** Most neutral items of a list. */
const MOST_ITEMS = 20;
/** Fields that a law of thresholds needs; it may have no other. */
const OF_LAW: Record<Threshold['law'], (keyof Threshold)[]> = {
  ranks: [],
  given: ['counts'],
  normal: ['mean', 'spread'],
  uniform: ['low', 'high'],
};

/** Stances, opinions and surveys: references, fields of each law, days, and what may not be asked or said of a group. */
export function checkMinds(scenario: Scenario, register: Register | null, out: Findings): void {
  for (const [id, stance] of entriesOf(scenario.stances)) checkStance(scenario, stance, ['stances', id], register, out);
  for (const [id, opinion] of entriesOf(scenario.opinions)) {
    const path: Path = ['opinions', id];
    for (const field of ['favour', 'conceals'] as const) checkPrivate(scenario, opinion[field], [...path, field], register, out);
    if (scenario.perception) continue;
    for (const field of ['conceals_by_fear', 'guesses'] as const) {
      if (opinion[field])
        out.warn(
          [...path, field],
          `${field} without perception`,
          'perception, from which people know a risk and of the system',
          'Add perception, or remove it.',
        );
    }
  }
  for (const [id, survey] of entriesOf(scenario.surveys)) checkSurvey(scenario, survey, ['surveys', id], out);
  checkConduct(scenario, out);
}

function checkStance(scenario: Scenario, stance: Stance, path: Path, register: Register | null, out: Findings): void {
  checkWho(scenario, stance.who, [...path, 'who'], out);
  const { sees, rule } = stance;
  if (typeof sees !== 'string' && 'friends' in sees) checkSees(scenario, sees.friends, [...path, 'sees', 'friends'], out);
  else checkSees(scenario, sees, [...path, 'sees'], out);
  if ('threshold' in rule) checkThreshold(rule.threshold, [...path, 'rule', 'threshold'], out);
  if (!('voiced' in rule)) return;
  checkPrivate(scenario, rule.voiced.leaning, [...path, 'rule', 'voiced', 'leaning'], register, out);
  if (rule.voiced.fear && !scenario.perception)
    out.warn(
      [...path, 'rule', 'voiced', 'fear'],
      'fear without perception',
      'perception, from which people know a risk',
      'Add perception, or remove fear.',
    );
}

function checkSees(scenario: Scenario, sees: Sees, path: Path, out: Findings): void {
  if (typeof sees === 'string') return;
  if ('partition' in sees) out.refers([...path, 'partition'], sees.partition, Object.keys(scenario.partitions), 'partition');
  else if ('tie' in sees) out.refers([...path, 'tie'], sees.tie, Object.keys(scenario.ties), 'tie');
  else if (Math.round(toBase(sees.lattice)) < FEWEST_COLUMNS)
    out.error(
      [...path, 'lattice', 'value'],
      describe(sees.lattice.value),
      `at least ${FEWEST_COLUMNS} columns`,
      'Write how many people stand side by side on the torus.',
    );
}

function checkThreshold(threshold: Threshold, path: Path, out: Findings): void {
  const { law, low, high } = threshold;
  for (const field of ['counts', 'mean', 'spread', 'low', 'high'] as const) {
    const wanted = OF_LAW[law].includes(field);
    if (wanted && threshold[field] === undefined)
      out.error([...path, field], 'nothing', `${field}, which the law ${law} needs`, `Add ${field}.`);
    if (!wanted && threshold[field] !== undefined)
      out.errorAtKey(
        [...path, field],
        `${field} with the law ${law}`,
        `${OF_LAW[law].join(' and ') || 'no number'} with the law ${law}`,
        `Remove ${field} or correct law.`,
      );
  }
  if (law === 'uniform' && low && high && toBase(low) > toBase(high))
    out.error(
      [...path, 'high'],
      `${describe(high.value)}, below low (${describe(low.value)})`,
      'high not below low',
      'Swap or correct the ends.',
      [[...path, 'low']],
    );
}

/** What is private is the same in every group by which results are told apart, unless a measured row says otherwise. */
function checkPrivate(scenario: Scenario, by: Stream['rate'], path: Path, register: Register | null, out: Findings): void {
  checkBy(scenario, by, path, out);
  if (!('by' in by) || !scenario.groups.includes(by.by)) return;
  for (const { path: part, quantity } of partsOf(by)) {
    if (gradeOf(quantity, register) === 'measured') continue;
    out.error(
      [...path, ...part],
      quantity.source === undefined
        ? `an assumed ${String(path.at(-1))} by ${by.by}`
        : `a ${String(path.at(-1))} by ${by.by} from ${quantity.source}`,
      `one ${String(path.at(-1))} for everybody, or rows of grade measured for each category`,
      'Nobody is assumed to think otherwise for belonging to a group: give one number. See docs/responsible-use.md.',
    );
  }
}

const gradeOf = (quantity: Quantity, register: Register | null): string =>
  quantity.source === undefined ? 'assumed' : (register?.rows.get(quantity.source)?.grade ?? 'measured');

function checkSurvey(scenario: Scenario, survey: Scenario['surveys'][string], path: Path, out: Findings): void {
  out.refers([...path, 'opinion'], survey.opinion, Object.keys(scenario.opinions), 'opinion');
  checkWho(scenario, survey.who, [...path, 'who'], out);
  for (const attribute of Object.keys(survey.who ?? {}).filter((one) => scenario.groups.includes(one))) {
    out.error(
      [...path, 'who', attribute],
      `a survey of some categories of ${attribute} only`,
      'surveys of every group by which results are told apart',
      'What a group thinks is never told: leave the attribute out of who, or out of groups. See docs/responsible-use.md.',
    );
  }
  checkDays(scenario, survey.on, [...path, 'on'], out);
  const list = survey.mode === 'list';
  if (list && !survey.items) out.error([...path, 'items'], 'nothing', 'items, which the mode list needs', 'Add items: number and held.');
  if (!list && survey.items)
    out.errorAtKey([...path, 'items'], 'items with the mode direct', 'items with the mode list', 'Remove items or correct mode.');
  if (list && survey.offers_dont_know !== undefined)
    out.errorAtKey(
      [...path, 'offers_dont_know'],
      'offers_dont_know with the mode list',
      'offers_dont_know with the mode direct',
      'Remove it: a list is answered by a number.',
    );
  const number = survey.items ? toBase(survey.items.number) : 1;
  if (number < 1 || number > MOST_ITEMS || !Number.isInteger(number))
    out.error(
      [...path, 'items', 'number', 'value'],
      describe(number),
      `a whole number from 1 to ${MOST_ITEMS}`,
      'Correct the number of items.',
    );
}

function checkDays(scenario: Scenario, on: string[], path: Path, out: Findings): void {
  const { start, end } = scenario.horizon;
  const seen = new Set<number>();
  on.forEach((date, i) => {
    const day = realDay(date, [...path, i], out);
    if (day === null) return;
    if (seen.has(day)) out.error([...path, i], `${date} a second time`, 'each day once', 'Remove one of them.');
    seen.add(day);
    if (day < dayOf(start) || day > dayOf(end))
      out.warn([...path, i], `${date}, outside the horizon`, `days from ${start} to ${end}`, 'Nobody is asked on that day.');
  });
}

/** A protected stream waits for one stance at most. */
function checkConduct(scenario: Scenario, out: Findings): void {
  const conducts = Object.keys(scenario.streams).filter((id) => scenario.streams[id]!.kind === 'protected');
  const taken = new Map<string, string>();
  for (const [id, { conduct }] of entriesOf(scenario.stances)) {
    if (conduct === undefined) continue;
    const path: Path = ['stances', id, 'conduct'];
    if (!out.refers(path, conduct, conducts, 'stream of kind protected')) continue;
    const other = taken.get(conduct);
    if (other !== undefined)
      out.error(path, `${conduct}, the conduct of ${other} too`, 'a stream that waits for one stance', 'Name another stream.');
    taken.set(conduct, id);
  }
}
