import { compile, explainPerson, runExperiment } from '@glasshouse/model';
import type { Explanation, FollowedPerson, RunExtras, RunResult, Study } from '@glasshouse/model';
import type { PlannedExperiment } from '../design/plan-study.js';
import { simulated } from '../claims/words.js';
import { firstDifference, leftOf, shortenLives } from './shorten.js';

type Rule = Study['follow'][number]['rule'];
type Cause = NonNullable<Study['follow'][number]['cause']>;

/** People looked at closely to find those who were listed first. */
const LOOKED_AT = 12;

interface Chosen {
  person: string;
  why: string;
  /** Arm in which the person's life must differ from the baseline; any where absent. */
  arm?: string;
}

/**
 * Lives of people of an experiment's first run (point 0, replicate 0), chosen by the study's rule and told in at most
 * eight dated lines an arm. A community is worked again for each, and must end in the state the run ended in: throws
 * Error where it does not. A result that has lost what only the engine knew is run again first. Fewer than `count` where
 * fewer qualify.
 */
export function followPeople(
  planned: PlannedExperiment,
  first: RunResult & { extras?: RunExtras },
  rule: Rule,
  count: number,
  cause?: Cause,
): FollowedPerson[] {
  const { seed, replicate, persons, id } = planned.runs[0]!;
  const { base, arms } = planned.inputs;
  const whole = first.extras
    ? { ...first, extras: first.extras }
    : runExperiment(compile(base, arms, { persons }), { seed, replicate, runId: id, experiment: planned.experiment.id, point: 0 });
  const { held, hashes } = whole.extras;
  const told = new Map<string, Explanation>();
  const explain = (person: string): Explanation => {
    const known = told.get(person);
    if (known) return known;
    const explanation = explainPerson({ base, arms, persons, seed, replicate, person, held, hashes });
    if (explanation.reproduced === false) throw new Error(`the community of ${person} did not come back as it was`);
    told.set(person, explanation);
    return explanation;
  };
  const followed: FollowedPerson[] = [];
  for (const { person, why, arm } of choose(whole, rule, explain, cause)) {
    if (followed.length >= count) break;
    if (followed.some((one) => one.person === person)) continue;
    const { groups, groupsOn, arms: lives } = explain(person);
    if (arm !== undefined && !differs(lives, arm)) continue;
    const steps = shortenLives(lives.map((life) => life.steps));
    followed.push({
      experiment: planned.experiment.id,
      person,
      why,
      groups,
      ...(groupsOn === null ? {} : { groupsOn }),
      lives: lives.map(({ arm, sanctionDays, withoutDeedDays, steps: whole }, a) => ({
        arm,
        steps: steps[a]!,
        sanctionDays,
        withoutDeedDays,
        ...leftOf(whole, steps[a]!),
      })),
    });
  }
  return followed;
}

/** Whether a life has another step in an arm than in the baseline. A person can differ in what no step tells, such as a count that never came to matter. */
function differs([baseline, ...others]: Explanation['arms'], arm: string): boolean {
  const other = others.find((life) => life.arm === arm);
  return baseline !== undefined && other !== undefined && firstDifference(baseline.steps, other.steps) >= 0;
}

/** How a reader is told of a cause. */
const CAUSE_WORDS: Record<Cause, string> = {
  deed: 'own deeds',
  lawful: 'lawful conduct',
  status: 'what the person is',
  inability: 'inability',
  other: 'the deed of another',
  error: 'an error',
};

function choose(
  run: RunResult & { extras: RunExtras },
  rule: Rule,
  explain: (person: string) => Explanation,
  cause: Cause | undefined,
): Chosen[] {
  const name = (number: number): string => `S-${number}`;
  const of = (person: string): number => (cause === undefined ? 0 : explain(person).arms[0]!.daysByCause[cause]);
  const sanctioned = (person: string): boolean =>
    cause === undefined || explain(person).arms.some(({ daysByCause }) => daysByCause[cause] > 0);
  const notable = run.extras.notable.filter(({ person }) => sanctioned(name(person)));
  const by = (value: (n: (typeof notable)[number]) => number): typeof notable =>
    notable.filter((n) => value(n) > 0).sort((a, b) => value(b) - value(a) || a.person - b.person);
  switch (rule) {
    case 'first_with_difference':
      return countedFirst(
        touchedFirst(run).filter(({ person }) => sanctioned(person)),
        explain,
        by((n) => n.difference).map((n) => ({
          person: name(n.person),
          why: `among the largest differences between arms: ${simulated(n.difference)} sanction-days`,
        })),
      );
    case 'most_sanction_days':
      if (cause !== undefined)
        return by((n) => of(name(n.person))).map(({ person }) => ({
          person: name(person),
          why: `among the most sanction-days for ${CAUSE_WORDS[cause]} in the first arm: ${simulated(of(name(person)))}`,
        }));
      return by((n) => n.days).map((n) => ({
        person: name(n.person),
        why: `among the most sanction-days in the first arm: ${simulated(n.days)}`,
      }));
    case 'first_listed_without_deed':
      return listedWithoutDeed(
        by((n) => n.without).map(({ person }) => name(person)),
        explain,
        cause,
      );
  }
}

/** Those who were entered on a list for another cause than their own deed, or for the cause asked for: the first so entered first. People entered for their own deeds alone are passed over. */
function listedWithoutDeed(people: readonly string[], explain: (person: string) => Explanation, cause: Cause | undefined): Chosen[] {
  const found: (Chosen & { day: string })[] = [];
  for (const person of people) {
    if (found.length >= LOOKED_AT) break;
    const entry = explain(person).arms[0]!.steps.find((s) => s.cause !== undefined && s.cause !== 'deed' && s.cause === (cause ?? s.cause));
    if (entry?.cause === undefined) continue;
    const { day } = entry;
    const why = `on a list early (${day}), because of ${CAUSE_WORDS[entry.cause]}, among those with many sanction-days without deed`;
    found.push({ person, day, why });
  }
  return found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ person, why }) => ({ person, why }));
}

/** Those of the first whose counted sanction-days differ too, then those with the largest difference in them, then the other first ones: their difference lies in the warm-up, or in no sanction. */
function countedFirst(first: readonly Chosen[], explain: (person: string) => Explanation, largest: readonly Chosen[]): Chosen[] {
  const counts = ({ person, arm }: Chosen): boolean => {
    const { arms } = explain(person);
    return arms.find((life) => life.arm === arm)?.sanctionDays !== arms[0]!.sanctionDays;
  };
  const [counted, others] = [first.filter(counts), first.filter((one) => !counts(one))];
  return [...counted, ...largest, ...others];
}

function touchedFirst(run: RunResult): Chosen[] {
  return run.firstDifference
    .flatMap(({ arm, day, person }) => (day !== null && person !== null ? [{ arm, day, person }] : []))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ arm, day, person }) => ({
      arm,
      person,
      why: `the first person whose life in the arm ${arm} differs from that in the first arm, on ${day}`,
    }));
}
