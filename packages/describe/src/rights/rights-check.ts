import { dayOf } from '@glasshouse/model';
import type { Path, Register, Scenario, Spot } from '@glasshouse/model';
import { neverFires } from './dead.js';
import { inOrder as inArticleOrder } from './articles.js';
import { KINDS } from './finding.js';
import type { FindingKind, Found, RightsFinding } from './finding.js';
import { discretion, noLegalBasis, pointsForSale } from './legality.js';
import { differsByStatus, thirdParties, triggerByStatus } from './persons.js';
import { publicNaming, unableToPerform } from './naming.js';
import { cumulatedSanctions, lawfulConduct, unrelatedContext } from './punishment.js';
import { reachOf } from './reach.js';
import { hiddenFile, noAppeal, noExpiry } from './remedy.js';
import { stretchesOf } from './stretches.js';
import type { View } from './stretches.js';

const keyOf = ({ kind, paths, of = '' }: Found): string => `${kind} ${paths[0].join('.')} ${of}`;

/** Findings of every stretch, each once: if more parts are affected in a later stretch, the finding is repeated for these. */
function union(perView: readonly (readonly Found[])[]): { found: Found; view: number }[] {
  const known = new Map<string, { found: Found; view: number }>();
  perView.forEach((all, view) =>
    all.forEach((found) => {
      const before = known.get(keyOf(found));
      if (!before || found.paths.length > before.found.paths.length) known.set(keyOf(found), { found, view });
    }),
  );
  return [...known.values()];
}

/** Findings that hold in every stretch in which the entry stands at all. */
function common(views: readonly View[], perView: readonly (readonly Found[])[]): { found: Found; view: number }[] {
  const stands = ({ scenario }: View, [section, id]: Path): boolean =>
    Object.hasOwn((scenario as unknown as Record<string, object>)[section] ?? {}, id);
  return union(perView).filter(({ found }) =>
    views.every((view, i) => !stands(view, found.paths[0]) || perView[i].some((one) => keyOf(one) === keyOf(found))),
  );
}

/** Where a part stands: in the dated change that set it, or where the scenario states it. */
function spotIn(scenario: Scenario, views: readonly View[], lineOf: (keys: Path) => Spot): (path: Path, view: number) => Spot {
  return (path, view) => {
    const full = path.join('.');
    const from = view === 0 ? -Infinity : views[view].from;
    const changes = scenario.timeline.flatMap(({ date, set }, i) =>
      dayOf(date) > from ? [] : Object.keys(set).map((key) => ({ date, keys: ['timeline', i, 'set', key] as Path, key })),
    );
    const sets = changes.filter(({ key }) => full === key || full.startsWith(`${key}.`) || key.startsWith(`${full}.`));
    const last = sets.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).pop();
    return lineOf(last?.keys ?? path);
  };
}

/** The same value with the keys of every map in code-unit order. */
function inOrder<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inOrder) as T;
  const entries = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, inOrder(one)])) as T;
}

/**
 * What the rules of a scenario hold that the principles of legality, necessity and proportionality, remedy, non-discrimination, personal
 * responsibility and transparency speak against. It reads rules as written, dated changes included, and no result of a run. `lineOf` is
 * what `linesOf` gives for the same scenario. Findings come by kind, file, line and path; none where nothing is found. It proposes nothing.
 */
export function rightsCheck(scenario: Scenario, register: Register, lineOf: (keys: Path) => Spot): RightsFinding[] {
  return check(inOrder(scenario), register, lineOf);
}

function check(scenario: Scenario, register: Register, lineOf: (keys: Path) => Spot): RightsFinding[] {
  const views = stretchesOf(scenario);
  const reach = reachOf(views);
  const perView = views.map((view) => [
    ...cumulatedSanctions(view, reach),
    ...unrelatedContext(view, reach),
    ...lawfulConduct(view, reach),
    ...triggerByStatus(view),
    ...differsByStatus(view),
    ...thirdParties(view),
    ...noExpiry(view),
    ...noAppeal(view, reach),
    ...hiddenFile(view),
    ...noLegalBasis(view, register),
    ...publicNaming(view, reach),
    ...unableToPerform(view, reach),
    ...pointsForSale(view, reach),
    ...discretion(view),
  ]);
  const dead = views.map((view) => neverFires(view, reach));
  const spotOf = spotIn(scenario, views, lineOf);
  const order = Object.keys(KINDS) as FindingKind[];
  return [...union(perView), ...common(views, dead)]
    .map(({ found, view }): RightsFinding => {
      const [here, ...also] = found.paths.map((path) => {
        const { file, line } = spotOf(path, view);
        return { path: path.join('.'), file, line };
      });
      const { title, principle, articles, why } = KINDS[found.kind];
      return {
        kind: found.kind,
        title,
        ...here,
        also,
        found: found.found,
        principle,
        articles: inArticleOrder([...articles, ...(found.articles ?? [])]),
        why,
      };
    })
    .sort(
      (a, b) =>
        order.indexOf(a.kind) - order.indexOf(b.kind) ||
        (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
        a.line - b.line ||
        (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
    );
}
