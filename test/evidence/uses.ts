import type { LoadedStudy, Register, Scenario } from '@glasshouse/model';
import { shippedRegister, shippedScenario, shippedStudy } from '../shipped.js';
import { filesBelow } from '../structure/sources.js';

/** Something of a shipped file that cites a row. */
export interface Use {
  /** File and path, for messages. */
  at: string;
  /** Id of the scenario. */
  scenario: string;
  row: string;
  reading: string;
  /** First level of the path, such as `ledgers`. */
  section: string;
  kind: 'quantity' | 'basis' | 'dates' | 'change';
  /** First day on which it holds. */
  from: string;
  quantity?: { value: number; unit: string; note?: string };
  /** Days that the row has to support, unless `assumed` says where they come from. */
  days?: string[];
  assumed?: string;
}

const isMap = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);

type Place = Omit<Use, 'row' | 'kind' | 'quantity' | 'days' | 'assumed'>;

const laterOf = (one: string, other: unknown): string => (typeof other === 'string' && other > one ? other : one);

/** First day named by `in_force`, or the day that held around it. */
function startOf(value: unknown, before: string): string {
  if (!isMap(value)) return before;
  if (isMap(value.adopted)) {
    const days = Object.values(value.adopted).filter((day): day is string => typeof day === 'string');
    return laterOf(before, [...days].sort()[0]);
  }
  return laterOf(before, value.from);
}

/** Every use of a row below a value. */
export function usesIn(value: unknown, place: Place, key = ''): Use[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => usesIn(item, { ...place, at: `${place.at}.${index}` }, key));
  if (!isMap(value)) return [];
  const here = key === 'in_force' ? place : { ...place, from: startOf(value.in_force, place.from) };
  const found: Use[] = [];
  const row = typeof value.source === 'string' ? value.source : undefined;
  if (key === 'in_force') {
    const adopted = isMap(value.adopted) ? Object.values(value.adopted) : [];
    const days = [value.from, value.to, ...adopted].filter((day): day is string => typeof day === 'string');
    const assumed = typeof value.assumed === 'string' ? value.assumed : undefined;
    if (row !== undefined || assumed === undefined)
      found.push({ ...here, row: row ?? '', kind: 'dates', days, ...(assumed === undefined ? {} : { assumed }) });
  } else if (row !== undefined) {
    if (typeof value.value === 'number') found.push({ ...here, row, kind: 'quantity', quantity: value as { value: number; unit: string } });
    else found.push({ ...here, row, kind: key === 'basis' ? 'basis' : 'change' });
  }
  for (const [name, item] of Object.entries(value)) found.push(...usesIn(item, { ...here, at: `${here.at}.${name}` }, name));
  return found;
}

/** The first day on which a measure can fall on somebody: its own, and that of the first ledger or list that brings it. */
function firstDay(scenario: Scenario, measure: Scenario['measures'][string]): string {
  const own = startOf(measure.in_force, scenario.horizon.start);
  const brings = measure.trigger.map((one) => {
    if ('list' in one) return startOf(scenario.lists[one.list]?.in_force, own);
    return 'ledger' in one ? startOf(scenario.ledgers[one.ledger]?.in_force, own) : own;
  });
  return brings.sort()[0] ?? own;
}

function ofScenario(scenario: Scenario, file: string): Use[] {
  return Object.entries(scenario).flatMap(([section, value]) => {
    const place = { at: `${file}: ${section}`, scenario: scenario.id, reading: scenario.reading, section, from: scenario.horizon.start };
    if (section !== 'measures') return usesIn(value, place, section);
    return Object.entries(scenario.measures).flatMap(([id, measure]) =>
      usesIn(measure, { ...place, at: `${place.at}.${id}`, from: firstDay(scenario, measure) }, id),
    );
  });
}

/** The register as delivered. */
export const register = (): Register => shippedRegister();

/** The shipped studies by path. */
const shippedStudies = (): [path: string, study: LoadedStudy][] =>
  filesBelow('studies')
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => [path, shippedStudy(path)]);

/** Every use of a row in the shipped scenarios and in the arms of the shipped studies. */
export function shippedUses(): Use[] {
  const whole = (path: string): boolean => /\/[a-z][^/]*\.yaml$/.test(path);
  const scenarios = filesBelow('scenarios')
    .filter(whole)
    .flatMap((path) => ofScenario(shippedScenario(path), path));
  const studies = shippedStudies().flatMap(([path, loaded]) => {
    if (!whole(path)) return [];
    return loaded.study.experiments.flatMap((experiment) => {
      const { base } = loaded.scenarios[experiment.id]!;
      return experiment.arms.flatMap((arm) =>
        Object.entries(arm.patch ?? {}).flatMap(([at, value]) => {
          const keys = at.split('.');
          const place = { scenario: base.id, reading: arm.reading ?? base.reading, section: keys[0] ?? '', from: base.horizon.start };
          return usesIn(value, { ...place, at: `${path}: ${experiment.id} ${arm.id} ${at}` }, keys.at(-1));
        }),
      );
    });
  });
  return [...scenarios, ...studies];
}

/** Every dated point of the series of the shipped studies: its row, its day and where it stands. */
export function shippedPoints(): { at: string; row: string; on: string }[] {
  return shippedStudies().flatMap(([path, { study }]) =>
    study.series.flatMap((series) =>
      series.points.map((point) => ({ at: `${path}: series.${series.id}`, row: point.source, on: point.on })),
    ),
  );
}
