import { pathsInstead, suggestion, words } from '@glasshouse/model';
import type { LifeStep } from '@glasshouse/model';
import { StoreError } from '@glasshouse/store';
import { explainStored, LifeNotReproduced, plainNumber } from '@glasshouse/study';
import type { StoredLife, ToldLife } from '@glasshouse/study';
import { Option } from 'commander';
import { EXIT } from '../failure.js';
import { dayName, personNumber, rulePath, wholeNumber } from '../io/numbers.js';
import { openResult } from '../io/places.js';
import { badInput, keptSources } from '../io/sources.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { sideBySide } from '../life/side-by-side.js';
import type { Life } from '../life/side-by-side.js';
import { JSON_FLAG, RepeatedOption } from '../options.js';
import type { AddCommand } from '../options.js';
import { readyStudy } from '../run-study.js';

interface ExplainOptions {
  person: string;
  without?: string;
  experiment?: string;
  point: number;
  replicate?: number;
  arm?: string;
  rule?: readonly string[];
  from?: string;
  all?: boolean;
  json?: boolean;
}

/** A capital letter for each arm as it ran, the small one for the same arm without the rule. An arm has its letter whatever else is shown: `all` are the ids. */
function livesOf({ life, butFor }: Pick<StoredLife, 'life' | 'butFor'>, all: readonly string[]): Life[] {
  const letters = (of: ToldLife, first: string, title: (arm: string) => string): Life[] =>
    of.arms.map(({ arm, ...rest }) => ({
      letter: String.fromCharCode(first.charCodeAt(0) + all.indexOf(arm)),
      title: title(arm),
      ...rest,
    }));
  return [
    ...letters(life, 'A', (arm) => arm),
    ...(butFor === null ? [] : letters(butFor, 'a', (arm) => `${arm}, without ${butFor.without}`)),
  ];
}

const isBelow = (path: string, rule: string): boolean => path === rule || path.startsWith(`${rule}.`);

/** Whether a step names a rule, or what stands below its path. */
const names = ({ rule, quantity }: LifeStep, asked: string): boolean =>
  [rule, quantity?.path].some((path) => typeof path === 'string' && isBelow(path, asked));

/** Whether a step is among those asked for: of one of the rules, or of what stands below its path; from a day on. */
const isAsked = ({ rule, from }: ExplainOptions, step: LifeStep): boolean =>
  (from === undefined || step.day >= from) && (rule === undefined || rule.some((one) => names(step, one)));

/** The life with the arm and the steps that are asked for. */
function asked(life: ToldLife, options: ExplainOptions): ToldLife {
  const arms = life.arms.filter(({ arm }) => options.arm === undefined || arm === options.arm);
  if (arms.length === 0) refuse('arm', `"${options.arm}"`, life.arms.map(({ arm }) => arm).join(', '));
  return { ...life, arms: arms.map((arm) => ({ ...arm, steps: arm.steps.filter((step) => isAsked(options, step)) })) };
}

/** Why no line follows: nothing happened to the person, or nothing of what is asked for. */
function nothing({ arms }: ToldLife, { arm, rule, from }: ExplainOptions): string {
  const steps = arms.filter((one) => arm === undefined || one.arm === arm).flatMap((one) => one.steps);
  if (steps.length === 0) return 'Nothing happened to this person that any rule observes.';
  const late = from !== undefined && steps.every(({ day }) => day < from);
  if (late || rule === undefined)
    return `No step of this life is on or after ${from}; the last is on ${steps
      .map(({ day }) => day)
      .sort()
      .at(-1)}.`;
  const since = from === undefined ? '' : ` from ${from} on`;
  const named = [...new Set(steps.filter(({ day }) => from === undefined || day >= from).flatMap((step) => step.rule ?? []))].sort();
  return `No step of this life${since} names ${rule.join(' or ')}. ${named.length === 0 ? 'Its steps name no rule.' : `They name ${named.join(', ')}.`}`;
}

/** How common it is to be sanctioned at all, arm by arm: a life of a harm-only scenario is never told without it. */
function frequency(ever: StoredLife['everSanctioned']): string {
  const arms = ever.map(({ arm, per1000 }) => `${arm} ${plainNumber(per1000, 2)}`);
  return `People ever sanctioned, of 1,000 synthetic people: ${arms.join(', ')}. Each life has at most eight lines.`;
}

/** What a life without a rule keeps as it was. A run of one community gets no letters from others. */
const PARTIAL =
  'Small letters: the same arms without this rule. What other communities and rules for all of them decided (letters, shared capacity), if any, is kept as it was, so this answer can be partial.';

const refuse = (setting: string, found: string, allowed: string): never => {
  throw badInput(`--${setting}`, found, allowed, 'Name one of them.');
};

/** Refuses a rule of which no arm has anything and no step of the life says anything, and a day on which nothing of the life can happen. */
function refuseUnknown({ planned, life, butFor }: StoredLife, { rule = [], from }: ExplainOptions): void {
  const { base, arms } = planned.inputs;
  const scenarios = [base, ...arms.map(({ scenario }) => scenario)];
  const steps = [life, butFor].flatMap((one) => one?.arms ?? []).flatMap((arm) => arm.steps);
  for (const path of rule) {
    const instead = steps.some((step) => names(step, path)) ? null : pathsInstead(scenarios, path);
    if (instead !== null) throw badInput('--rule', `"${path}"`, words(instead), suggestion(path, instead, 'Name one of them.'));
  }
  const { start, end } = base.horizon;
  if (from !== undefined && (from < start || from > end))
    throw badInput('--from', from, `a day from ${start} to ${end}`, 'Choose a day of the run.');
}

/** Prints the dated life of one synthetic person of a finished study in every arm, and what it would be without a rule. */
function explain(terminal: Terminal, folder: string, options: ExplainOptions): number {
  const store = openResult(folder);
  const { study, size, seed } = store.manifest();
  const { plan } = readyStudy(keptSources(study, store.inputs()), { size, seed }).prepared;
  let found: StoredLife;
  try {
    found = explainStored(plan, (id) => store.kept(id), options, refuse);
  } catch (error) {
    if (!(error instanceof LifeNotReproduced)) throw error;
    throw new StoreError('damaged', `${folder}: ${error.message}; run the study again`);
  }
  refuseUnknown(found, options);
  const { planned, point, replicate } = found;
  const { person, without } = options;
  const [life, butFor] = [asked(found.life, options), found.butFor && asked(found.butFor, options)];
  if (options.json) {
    const cut = butFor && { rule: butFor.without, arms: butFor.arms };
    terminal.out(json({ synthetic: true, experiment: planned.experiment.id, point, replicate, ...life, without: cut }));
    return EXIT.done;
  }
  const groups = Object.entries(life.groups).map(([group, category]) => `${group} ${category}`);
  const on = life.groupsOn === null ? '' : `on ${life.groupsOn}: `;
  const head = [
    `${person}, a synthetic person (${on}${groups.join(', ')}); experiment ${planned.experiment.id}, ${point === 0 ? '' : `point ${point}, `}replicate ${replicate}`,
  ];
  if (without !== undefined) head.push(`With and without ${without}. ${PARTIAL}`);
  if (planned.inputs.base.harm_only === true) head.push(frequency(found.everSanctioned));
  const { warm_up: warmUp } = planned.inputs.base.horizon;
  if (warmUp !== undefined)
    head.push(`Sanction-days are counted from the day after ${warmUp}, the end of the warm-up. Steps before it are shown too.`);
  if ([life, butFor].some((one) => one?.arms.some(({ sanctionDays }) => sanctionDays > 0)))
    head.push('Each sanction on a person counts, so one day can count several times.');
  const lives = livesOf(
    { life, butFor },
    found.life.arms.map(({ arm }) => arm),
  );
  const whole = options.all === true || options.rule !== undefined;
  terminal.out([...head, sideBySide(lives, found.leading, whole, nothing(found.life, options))].join('\n'));
  return EXIT.done;
}

export const explainCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('explain')
    .description('describe the life of one synthetic person in every arm, by date, with the rule, quantity and source of each step')
    .argument('<result>', 'a result folder, such as results/smoke')
    .addOption(
      new Option('--person <number>', 'number of a synthetic person, such as S-4821').argParser(personNumber).makeOptionMandatory(),
    )
    .option('--without <rule>', 'also show the life without this rule, such as lists.defaulters ("but for this rule")')
    .option('--experiment <id>', 'experiment of the study; default: the first')
    .addOption(new Option('--point <number>', 'design point; 0 is the scenario as written').argParser(wholeNumber(0, 999_999)).default(0))
    .addOption(
      new Option('--replicate <number>', 'replicate, as the tables number it; default: the first of the point').argParser(
        wholeNumber(0, 999_999_999),
      ),
    )
    .option('--arm <id>', 'show only this arm')
    .addOption(new RepeatedOption('--rule <path>', 'show only steps that name this rule, such as measures.no_flight', rulePath))
    .addOption(new Option('--from <date>', 'show only steps on or after this day, such as 2020-06-01').argParser(dayName))
    .option(
      '--all',
      'print every step; otherwise, in a life of more than 40 steps, similar steps share a line unless they led to a measure',
    )
    .option(...JSON_FLAG)
    .action(ends((folder: string, options: ExplainOptions) => explain(terminal, folder, options)));
};
