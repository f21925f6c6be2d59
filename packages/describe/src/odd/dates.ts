import { POLICY_SECTIONS } from '@glasshouse/model';
import type { InForce, Register, Scenario } from '@glasshouse/model';
import { isMap, sourceWords, unstopped } from '../words/quantity.js';
import { cell } from './blocks.js';

/** Something of policy that is not in force on every day and in every place of the run. */
export interface Dated {
  path: string;
  inForce: InForce;
}

function below(value: unknown, path: string): Dated[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => below(item, `${path}.${i}`));
  if (!isMap(value)) return [];
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, item]) => (key === 'in_force' ? [{ path, inForce: item as InForce }] : below(item, `${path}.${key}`)));
}

const whole = (scenario: Scenario, { from, to, in: places, adopted }: InForce): boolean =>
  (from ?? '') <= scenario.horizon.start && (to ?? '9999') >= scenario.horizon.end && places === undefined && adopted === undefined;

/** Everything of policy whose `in_force` leaves out a day or a place of the run, by path. */
export const datesOf = (scenario: Scenario): Dated[] =>
  [...POLICY_SECTIONS]
    .sort()
    .flatMap((section) => below(scenario[section as keyof Scenario], section))
    .filter(({ inForce }) => !whole(scenario, inForce));

function daysWords(scenario: Scenario, { from, to, in: places, adopted }: InForce): string {
  if (from !== undefined && from > scenario.horizon.end && adopted === undefined) return 'never within the horizon';
  const days = [...(from === undefined ? [] : [`from ${from}`]), ...(to === undefined ? [] : [`to ${to}`])];
  const local = Object.entries(adopted ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, day]) => `${place} from ${day}`);
  return [
    ...(days.length > 0 ? [days.join(' ')] : []),
    ...(places === undefined ? [] : [`in ${[...places].sort().join(', ')}`]),
    ...local,
  ].join('; ');
}

const restsOn = ({ source, assumed }: InForce, register: Register): string =>
  [
    ...(source === undefined ? [] : [sourceWords(source, register)]),
    ...(assumed === undefined ? [] : [`assumed: ${unstopped(assumed)}`]),
  ].join('; ');

/** Table of what begins or ends on a date, or holds in some places only; empty where nothing does. */
export function datesTable(scenario: Scenario, register: Register): string {
  const rows = datesOf(scenario).map(
    ({ path, inForce }) => `| \`${path}\` | ${cell(daysWords(scenario, inForce))} | ${cell(restsOn(inForce, register))} |`,
  );
  return rows.length === 0 ? '' : ['| Part | In force | Source or assumption |', '|---|---|---|', ...rows].join('\n');
}
