import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import { describe } from '../../format/problem.js';
import type { Path } from '../../format/problem.js';
import type { Register } from '../../format/register.js';
import { toBase } from '../../format/units.js';
import { checkAdults } from '../../scenario/check-by.js';
import { checkPrivate } from '../../scenario/check-private.js';
import type { Scenario } from '../../scenario/schema.js';

type Stance = Scenario['stances'][string];

type Sees = Exclude<Stance['sees'], { friends: unknown }>;

type Threshold = Extract<Stance['rule'], { threshold: unknown }>['threshold'];

/** Fewest columns of a torus: with fewer a neighbour would be met twice. */
const FEWEST_COLUMNS = 3;

/** Fields that a law of thresholds needs; it may have no other. */
const OF_LAW: Record<Threshold['law'], (keyof Threshold)[]> = {
  ranks: [],
  given: ['counts'],
  normal: ['mean', 'spread'],
  uniform: ['low', 'high'],
};

/** Stances: whom people see, fields of each law, and what may not be said of a group. */
export function checkStances(scenario: Scenario, register: Register | null, out: Findings): void {
  for (const [id, stance] of entriesOf(scenario.stances)) checkStance(scenario, stance, ['stances', id], register, out);
  checkConduct(scenario, out);
}

function checkStance(scenario: Scenario, stance: Stance, path: Path, register: Register | null, out: Findings): void {
  checkAdults(scenario, stance.who, [...path, 'who'], 'holds a stance', out);
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
  else if (!Number.isInteger(sees.lattice.value) || sees.lattice.value < FEWEST_COLUMNS)
    out.error(
      [...path, 'lattice', 'value'],
      describe(sees.lattice.value),
      `a whole number of columns, at least ${FEWEST_COLUMNS}`,
      'Write how many people stand side by side on the torus.',
    );
}

function checkThreshold(threshold: Threshold, path: Path, out: Findings): void {
  const { law, low, high } = threshold;
  for (const field of ['counts', 'mean', 'spread', 'low', 'high'] as const) {
    const wanted = OF_LAW[law].includes(field);
    if (wanted && threshold[field] === undefined)
      out.error([...path, field], 'nothing', `${field}, which law: ${law} needs`, `Add ${field}.`);
    if (!wanted && threshold[field] !== undefined)
      out.errorAtKey(
        [...path, field],
        `${field} with law: ${law}`,
        `${OF_LAW[law].join(' and ') || 'no number'} with law: ${law}`,
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
