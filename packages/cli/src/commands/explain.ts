import { compile, counterDefinitions, explainPerson } from '@glasshouse/model';
import type { Explanation, LifeStep, RunExtras, RunResult } from '@glasshouse/model';
import { StoreError } from '@glasshouse/store';
import { plainNumber, shorten } from '@glasshouse/study';
import type { RunInputs } from '@glasshouse/study';
import { Option } from 'commander';
import { EXIT } from '../failure.js';
import { personNumber } from '../io/numbers.js';
import { wholeNumber } from '../io/numbers.js';
import { openResult } from '../io/places.js';
import { badInput, keptSources } from '../io/sources.js';
import { columns, json, wrap } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';
import { readyStudy } from '../run-study.js';

interface ExplainOptions {
  person: string;
  without?: string;
  experiment?: string;
  replicate: number;
  json?: boolean;
}

/** What the engine adds to a result: what the council decided, and the letters between communities. */
const extrasOf = (run: RunResult): RunExtras | null => ('extras' in run ? (run.extras as RunExtras) : null);

type Life = Omit<Explanation['arms'][number], 'steps'> & { steps: LifeStep[] };

/** One step with every arm in which it happened. */
interface SharedStep {
  arms: Set<number>;
  step: LifeStep;
}

function sharedSteps(lives: Life[]): SharedStep[] {
  const found = new Map<string, SharedStep>();
  for (const [arm, { steps }] of lives.entries()) {
    for (const step of steps) {
      const key = JSON.stringify(step);
      const shared = found.get(key) ?? { arms: new Set(), step };
      shared.arms.add(arm);
      found.set(key, shared);
    }
  }
  return [...found.values()].sort((a, b) => (a.step.day < b.step.day ? -1 : a.step.day > b.step.day ? 1 : 0));
}

const letter = (arm: number): string => String.fromCharCode(65 + arm);

function ground(step: LifeStep): string {
  const { quantity, rule } = step;
  const number = quantity === null ? '' : `${quantity.path} = ${quantity.value} ${quantity.unit} (${quantity.source ?? 'assumed'})`;
  return [rule ?? '', number].filter((text) => text !== '').join('; ');
}

/** The lives of one person, side by side: one line a step, with a letter for each arm in which it happened. */
function sideBySide(lives: Life[]): string {
  const named = lives.map(({ arm, sanctionDays, withoutDeedDays }, i) => [
    `  ${letter(i)}`,
    arm,
    `${plainNumber(sanctionDays, 2)} sanction-days, ${plainNumber(withoutDeedDays, 2)} of them without a deed`,
  ]);
  const lines = [columns(named), ''];
  for (const { arms, step } of sharedSteps(lives)) {
    const marks = lives.map((_, i) => (arms.has(i) ? letter(i) : '.')).join('');
    lines.push(`${step.day}  ${marks}  ${step.stage}`, wrap(step.text, '    '));
    const why = ground(step);
    if (why !== '') lines.push(wrap(why, '      '));
  }
  if (lines.length === 2) lines.push('Nothing happened to this person that any rule observes.');
  return lines.join('\n');
}

/** How common it is to be sanctioned at all, arm by arm: a life of a harm-only scenario is never told without it. */
function frequency({ base, arms }: RunInputs, run: RunResult): string {
  const ids = counterDefinitions(compile(base, arms, { persons: run.persons })).map(({ id }) => id);
  const ever = run.arms.map((arm, i) => {
    const sum = (id: string): number => run.counts.byCell[i]!.reduce((total, row) => total + row[ids.indexOf(id)]!, 0);
    return `${arm} ${plainNumber((1000 * sum('first.sanctioned')) / (sum('people.entered') || run.persons), 2)}`;
  });
  return `People ever sanctioned, of 1,000 synthetic people: ${ever.join(', ')}. Each life has at most eight lines.`;
}

const PARTIAL = 'Council decisions and letters from other communities are kept as they were, so this answer is partial.';

/** Prints the dated life of one synthetic person of a finished study in every arm, or what it would be without a rule. */
export function explain(terminal: Terminal, folder: string, options: ExplainOptions): number {
  const store = openResult(folder);
  const { study, size, seed } = store.manifest();
  const ready = readyStudy(keptSources(study, store.inputs()), { size, seed });
  const { experiments } = ready.prepared.plan;
  const planned =
    options.experiment === undefined ? experiments[0] : experiments.find(({ experiment }) => experiment.id === options.experiment);
  if (!planned) {
    const known = experiments.map(({ experiment }) => experiment.id).join(', ');
    throw badInput('--experiment', `"${options.experiment}"`, known, 'Name one of them.');
  }
  const { person, without, replicate } = options;
  const run = planned.runs.find((one) => one.point === 0 && one.replicate === replicate);
  if (!run)
    throw badInput('--replicate', `${replicate}`, `0 to ${planned.runs.filter((one) => one.point === 0).length - 1}`, 'Name one of them.');
  const stored = store.run(run.id);
  if (!stored) throw new StoreError('damaged', `${folder} has no run of ${person} that this version would make: run the study again`);
  const extras = extrasOf(stored);
  const { base, arms } = planned.inputs;
  const told = explainPerson({
    base,
    arms,
    persons: run.persons,
    seed,
    replicate,
    person,
    without,
    held: extras?.held,
    hashes: extras?.hashes,
  });
  if (told.reproduced !== true)
    throw new StoreError('damaged', `this version does not reproduce the run of ${person} stored in ${folder}: run the study again`);
  const few = base.harm_only === true;
  const most = few ? undefined : Infinity;
  const lives: Life[] = told.arms.map((life) => ({ ...life, steps: shorten(life.steps, most) }));
  if (options.json) {
    terminal.out(json({ synthetic: true, experiment: planned.experiment.id, replicate, ...told, arms: lives }));
    return EXIT.done;
  }
  const groups = Object.entries(told.groups).map(([group, category]) => `${group} ${category}`);
  const head = [`${person}, a synthetic person (${groups.join(', ')}); experiment ${planned.experiment.id}, replicate ${replicate}`];
  if (without !== undefined) head.push(`Without ${without}. ${PARTIAL}`);
  if (few) head.push(frequency(planned.inputs, stored));
  terminal.out([...head, sideBySide(lives)].join('\n'));
  return EXIT.done;
}

export const explainCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('explain')
    .description('describe the life of one synthetic person in every arm, by date, with the rule, quantity and source of each step')
    .argument('<result>', 'a result folder, such as results/smoke')
    .addOption(
      new Option('--person <number>', 'number of a synthetic person, such as S-4821').argParser(personNumber).makeOptionMandatory(),
    )
    .option('--without <rule>', 'also without this rule, such as lists.defaulters ("but for this rule")')
    .option('--experiment <id>', 'experiment of the study; default: the first')
    .addOption(new Option('--replicate <number>', 'replicate of the experiment').argParser(wholeNumber(0, 999_999)).default(0))
    .option(...JSON_FLAG)
    .action(ends((folder: string, options: ExplainOptions) => explain(terminal, folder, options)));
};
