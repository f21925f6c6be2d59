import type { CommunityColumn } from '../books/community-book.js';
import { catalogueOfVersions } from '../counters/catalogue.js';
import { dayOf } from '../format/dates.js';
import { worldConditions } from '../mechanisms/conditions/uses.js';
import { everyMechanism } from '../mechanisms/index.js';
import type { PlanNames, WorldTables } from '../mechanisms/index.js';
import { inTime } from '../scenario/in-time.js';
import type { Scenario } from '../scenario/schema.js';
import { join } from './fold.js';
import { keyMaker } from './ids.js';
import type { Planning } from './planning.js';
import { planPolicies } from './policy.js';
import { planRounds } from './rounds.js';
import type { Plan } from './types.js';
import { planVariants } from './variants.js';

/** One branch: a name and the whole scenario after its patch. */
export interface ArmSource {
  id: string;
  title?: string;
  scenario: Scenario;
}

export interface CompileOptions {
  /** People to simulate; default: all. */
  persons?: number;
  /** What is kept for each community; default: nothing. */
  communities?: readonly CommunityColumn[];
  /** Keep every count by cell of groups and calendar year; default: no. */
  groupYears?: boolean;
  /** A plan that was made before. Its catalogue is taken over where this plan counts the same. */
  like?: object;
}

/**
 * Compiles a scenario and its arms to flat tables. `arms[0]` is the baseline. The world is read from `base` only.
 *
 * `persons` is how many people to simulate (default: all of them); the rest becomes weight. Every map is put in
 * canonical order, so the order of rules, places, arms' entries and files changes nothing. Throws Error when a rate
 * passes its ceiling, two names share a key, or a limit of the engine is passed (31 measures, 16 contexts, 32 cells).
 */
export function compile(base: Scenario, arms: ArmSource[], options: CompileOptions = {}): Plan {
  const versionsOf = arms.map((arm) => inTime(arm.scenario));
  const every = versionsOf.flat().map((version) => version.scenario);
  const world = planWorld(base, every, options.persons);
  const { variantOf, chains } = planVariants(base, world.plan.places, every);
  return {
    scenario: base.id,
    start: dayOf(base.horizon.start),
    end: dayOf(base.horizon.end),
    ...planRounds(base.horizon),
    communityColumns: options.communities ?? [],
    groupYears: options.groupYears ?? false,
    variantOf,
    ...world.plan,
    catalogue: catalogueOfVersions(base, every, (options.like as Partial<Plan> | undefined)?.catalogue),
    arms: arms.map((arm, a) => {
      const variants = chains.map((chain) => planPolicies(versionsOf[a]!, chain, world));
      return { id: arm.id, title: arm.title ?? arm.id, policies: variants.flat(), variants };
    }),
  };
}

/** Names first, since tables refer to one another by them; then the tables, and what ties tables of several mechanisms together. */
function planWorld(base: Scenario, every: readonly Scenario[], persons: number | undefined): Planning {
  const of: Planning = {
    ...{ base, every, persons, key: keyMaker() },
    // Both are filled mechanism by mechanism.
    names: {} as PlanNames,
    plan: {} as WorldTables,
    asked: worldConditions(base).map(({ path }) => path.join('.')),
  };
  join(of.names, (each) => each.names?.(of));
  join(of.plan, (each) => each.plan?.(of));
  for (const each of everyMechanism) each.link?.(of);
  return of;
}
