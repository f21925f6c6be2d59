import { entriesOf } from '../format/findings.js';
import { readText } from '../format/files.js';
import type { SourceFiles } from '../format/files.js';
import { words } from '../format/nearest.js';
import { dotted, problemAt } from '../format/problem.js';
import type { Finding, Path, Problem, Spot } from '../format/problem.js';
import { readYaml } from '../format/read-yaml.js';
import type { Register } from '../format/register.js';
import { spotOf } from '../format/tree.js';
import { toBase } from '../format/units.js';
import { conditionsOf } from '../mechanisms/conditions/uses.js';
import type { Condition } from '../mechanisms/conditions/schema.js';
import { checkWhole } from '../scenario/check.js';
import { readHeaded } from '../scenario/resolve.js';
import type { Parse } from '../scenario/resolve.js';
import type { ListEntry, Scenario } from '../scenario/schema.js';
import { peopleIn } from '../mechanisms/places/people-in.js';
import { agelessConditions } from './ageless.js';
import { firstDaysAfterWarmUp } from './first-days.js';
import type { LoadedStudy } from './load-study.js';
import type { Study } from './schema.js';
import { unlikeRanges } from './unlike-ranges.js';
import { unlikeSteps } from './unlike-steps.js';
import { refusesNobody, spreadTerms } from './whom-rules-meet.js';

/** A list that a condition asks people to be on, and the ground where it names one. */
interface Presence {
  list: string;
  entry?: string | undefined;
}

function presences(condition: Condition, asked = true): Presence[] {
  if ('not' in condition) return presences(condition.not, !asked);
  if ('all' in condition) return condition.all.flatMap((part) => presences(part, asked));
  if ('any' in condition) return condition.any.flatMap((part) => presences(part, asked));
  return asked && 'list' in condition ? [condition] : [];
}

/** The longest term of an entry in days; null where performance is its stated end, or nothing but correction ends it. */
function longest({ term }: ListEntry): number | null {
  if (typeof term === 'string') return null;
  const all = Array.isArray(term) ? term.flatMap((one) => (typeof one.term === 'string' ? [] : [one.term])) : [term];
  return all.length === 0 ? null : Math.max(...all.map(toBase));
}

/** Rules on later records that ask for presence on a list whose entries leave it on performance, before their term. */
function shortPresence(scenario: Scenario): Finding[] {
  return conditionsOf(scenario).flatMap(({ path, condition }) => {
    if (!(path[0] === 'lists' && path[2] === 'entries') && !(path[0] === 'ledgers' && path[2] === 'rules')) return [];
    return presences(condition).flatMap(({ list, entry }) => {
      const { entries, exit } = scenario.lists[list]!;
      const early = Object.entries(entries).filter(([id, one]) => {
        const term = longest(one);
        const ends = exit.performed ? toBase(exit.performed) : 0;
        const duty = typeof one.on === 'string' && scenario.streams[one.on]?.kind === 'obligation';
        return duty && (entry === undefined || entry === id) && term !== null && ends < term;
      });
      if (early.length === 0) return [];
      const grounds = early.map(([id]) => `lists.${list}.entries.${id}`);
      return [
        {
          path,
          found: `presence on the list ${list}, which an entry also leaves ${exit.performed ? 'some time after performance' : 'on performance'}, before its term is over (${words(grounds)})`,
          allowed: 'a list whose entries stand as long as the rule looks back',
          todo: `To keep them for their term, set lists.${list}.exit.performed to it; or ask for records, with within. If they are to count only while the duty is open, leave it.`,
        },
      ];
    });
  });
}

/** Appeals for which nobody asks: no response of kind `appeal` names the list or ledger. */
function unasked(scenario: Scenario): Finding[] {
  const asked = new Set(Object.values(scenario.responses).flatMap(({ kind, on }) => (kind === 'appeal' ? on : [])));
  return (['ledgers', 'lists'] as const).flatMap((section) =>
    entriesOf<{ appeal?: unknown }>(scenario[section])
      .filter(([id, { appeal }]) => appeal !== undefined && !asked.has(id))
      .map(([id]) => ({
        path: [section, id, 'appeal'],
        found: 'an appeal for which nobody asks',
        allowed: `an appeal that a response of kind appeal names, which says how often people ask`,
        todo: `Add under responses: objects: { title: People object, kind: appeal, on: [${id}], effect: ... }, or remove the appeal.`,
      })),
  );
}

/**
 * Entries until performance that a mistake makes, on a list that a mistaken entry cannot leave: there is no duty to perform, and the list has no
 * correction, repair or yearly reset.
 */
function endless(scenario: Scenario): Finding[] {
  return entriesOf(scenario.lists).flatMap(([list, { entries, appeal, exit, resets }]) => {
    if (appeal !== undefined || exit.repair !== undefined || resets !== undefined) return [];
    return entriesOf(entries).flatMap(([id, { on, term }]) => {
      if (term !== 'until_performed') return [];
      const mistaken = Object.keys(scenario.streams).filter((stream) => scenario.streams[stream]!.taken_for === on);
      if (mistaken.length === 0) return [];
      return [
        {
          path: ['lists', list, 'entries', id, 'term'],
          found: `until_performed on a ground for which ${words(mistaken.sort())} may be mistaken: such an entry has no duty to perform, and never ends`,
          allowed: 'a list that a mistaken entry can leave too',
          todo: `Add lists.${list}.appeal with a response of kind appeal, exit.repair or resets; or give a term. If nobody ever corrects it, leave it.`,
        },
      ];
    });
  });
}

/**
 * Lists on which nobody can ever be entered: no channel sees what the grounds are about, nor is there a live list that they follow. What is out of force counts
 * as if it were not, and a list that an arm sets itself by its `patch` as live, since that is meant. Records that others than channels write may be about anything.
 */
function unreachable({ lists, streams, channels, screens, spreads, officials }: Scenario, patch: object): Finding[] {
  if (officials || Object.keys({ ...screens, ...spreads }).length > 0) return [];
  const seen = new Set(Object.values(channels).flatMap(({ sees }) => sees.flatMap((id) => [id, streams[id]?.taken_for ?? id])));
  const isLive = (id: string): boolean =>
    Object.keys(patch).some((key) => `${key}.`.startsWith(`lists.${id}.`)) ||
    Object.values(lists[id]!.entries).some(({ on }) => (typeof on === 'string' ? seen.has(on) : !('list' in on) || isLive(on.list)));
  return entriesOf(lists)
    .filter(([id]) => !isLive(id))
    .map(([id]) => ({
      path: ['lists', id],
      found: 'a list on which nobody can ever be entered: no channel sees what its entries are about',
      allowed: 'a list with an entry on what some channel sees',
      todo: 'Name it under `sees` of a channel, or remove the list.',
    }));
}

const keyOf = ({ path, found }: { path: Path | string; found: string }): string =>
  `${typeof path === 'string' ? path : dotted(path)}: ${found}`;

const easilyMeantOtherwise = (scenario: Scenario, patch: object = {}, base: Scenario = scenario): Finding[] => [
  ...shortPresence(scenario),
  ...agelessConditions(scenario),
  ...unasked(scenario),
  ...endless(scenario),
  ...unreachable(scenario, patch),
  ...refusesNobody(scenario),
  ...spreadTerms(scenario),
  ...unlikeSteps(base, scenario),
];

const doubtsOf = (scenario: Scenario, register: Register, patch: object = {}, base: Scenario = scenario): Finding[] => [
  ...checkWhole(scenario, register).warnings,
  ...easilyMeantOtherwise(scenario, patch, base),
];

/** Doubts about a scenario that do not stop a run: those found on loading it, and what is easily meant otherwise. */
export function notesOf(loaded: { scenario: Scenario; warnings: readonly Problem[] }, lineOf: (path: Path) => Spot): Problem[] {
  const more = easilyMeantOtherwise(loaded.scenario);
  return [...loaded.warnings, ...more.map((finding) => problemAt(lineOf(finding.path), finding.path, finding))];
}

/** Sizes at which an experiment asks for more people than its scenario has: a run then has those it has. */
function tooMany({ experiments }: Study, scenarios: LoadedStudy['scenarios']): Finding[] {
  return experiments.flatMap(({ id, persons }, e) => {
    const all = peopleIn(scenarios[id]!.base);
    return (['reduced', 'full'] as const)
      .filter((size) => persons[size] > all)
      .map((size) => ({
        path: ['experiments', e, 'persons', size],
        found: `${persons[size]} people, more than the scenario has: each run has ${all}`,
        allowed: `at most ${all}, the persons of its places together`,
        todo: `Write ${all}, or raise the persons of the places in the scenario.`,
      }));
  });
}

/** Each note once for a line: an alias repeats the lines of its anchor at many paths. */
function onceALine(notes: readonly Problem[]): Problem[] {
  const said = new Set<string>();
  return notes.filter(({ file, line, column, found, todo }) => {
    const key = [file, line, column, found, todo].join('\n');
    return line === 0 || (!said.has(key) && said.add(key));
  });
}

interface Arm {
  name: string;
  path: Path;
  doubts: Map<string, Finding>;
}

/**
 * Doubts about a study. One about a scenario says in which arms it holds, and is dropped where it holds in none, since what it would have changed is what an
 * arm sets. One that only arms have stands at these. `path`, `files` and `parse`: those of the study.
 */
export function studyNotes(loaded: LoadedStudy, path: string, files: SourceFiles, parse: Parse = readYaml): Problem[] {
  const { study, scenarios, warnings, register } = loaded;
  const tree = readHeaded(path, readText(files, path, null), 'study', true, parse);
  const many = study.experiments.length > 1;
  const armsOf = study.experiments.flatMap(({ id, arms }, e): Arm[] =>
    (scenarios[id]?.arms ?? []).map((arm, a) => ({
      name: many ? `${id}.${arm.id}` : arm.id,
      path: ['experiments', e, 'arms', a],
      doubts: new Map(doubtsOf(arm.scenario, register, arms[a]?.patch, scenarios[id]!.base).map((one) => [keyOf(one), one])),
    })),
  );
  const bases = study.experiments.map(({ id }) => new Map(doubtsOf(scenarios[id]!.base, register).map((one) => [keyOf(one), one])));
  const own = warnings.flatMap((warning): Problem[] => {
    const key = keyOf(warning);
    const concerned = armsOf.filter(({ path }) => bases[Number(path[1])]!.has(key));
    const idle = concerned.filter(({ doubts }) => doubts.has(key));
    if (idle.length === concerned.length) return [warning];
    if (idle.length === 0) return [];
    const todo = `This holds in the arms ${words(idle.map(({ name }) => name))} only: other arms set what is missing, so change nothing if that is meant.`;
    return [problemAt(warning, warning.path === '' ? [] : [warning.path], { ...warning, todo })];
  });
  const said = new Set(warnings.map(keyOf));
  const fresh = new Map<string, { finding: Finding; arms: Arm[] }>();
  for (const arm of armsOf) {
    for (const [key, finding] of arm.doubts) {
      if (said.has(key)) continue;
      const known = fresh.get(key) ?? { finding, arms: [] };
      known.arms.push(arm);
      fresh.set(key, known);
    }
  }
  const others = [...fresh.values()].map(({ finding, arms }) => {
    const where = arms[0]!.path;
    const found = `${finding.found}, at ${dotted(finding.path)} in ${arms.length === 1 ? 'the arm' : 'the arms'} ${words(arms.map(({ name }) => name))}`;
    return problemAt(spotOf(tree, where), where, { ...finding, found });
  });
  const beyond = [...tooMany(study, scenarios), ...firstDaysAfterWarmUp(loaded), ...unlikeRanges(loaded)].map((finding) =>
    problemAt(spotOf(tree, finding.path), finding.path, finding),
  );
  return onceALine([...own, ...beyond, ...others]);
}
