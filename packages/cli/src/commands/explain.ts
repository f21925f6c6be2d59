import type { LifeStep } from '@glasshouse/model';
import { StoreError } from '@glasshouse/store';
import { explainStored, LifeNotReproduced, plainNumber } from '@glasshouse/study';
import type { StoredLife, ToldLife } from '@glasshouse/study';
import { Option } from 'commander';
import { EXIT } from '../failure.js';
import { personNumber, wholeNumber } from '../io/numbers.js';
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

/** One life in one arm, as run or without a rule, and the letter that stands for it. */
interface Life {
  letter: string;
  title: string;
  steps: readonly LifeStep[];
  sanctionDays: number;
  withoutDeedDays: number;
}

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

/** A capital letter for each arm as it ran, the small one for the same arm without the rule. */
function livesOf({ life, butFor }: StoredLife): Life[] {
  const letters = (of: ToldLife, first: string, title: (arm: string) => string): Life[] =>
    of.arms.map(({ arm, ...rest }, i) => ({ letter: String.fromCharCode(first.charCodeAt(0) + i), title: title(arm), ...rest }));
  return [
    ...letters(life, 'A', (arm) => arm),
    ...(butFor === null ? [] : letters(butFor, 'a', (arm) => `${arm}, without ${butFor.without}`)),
  ];
}

function ground(step: LifeStep): string {
  const { quantity, rule } = step;
  const number = quantity === null ? '' : `${quantity.path} = ${quantity.value} ${quantity.unit} (${quantity.source ?? 'assumed'})`;
  return [rule ?? '', number].filter((text) => text !== '').join('; ');
}

/** The lives of one person, side by side: one line a step, with a letter for each arm in which it happened. */
function sideBySide(lives: Life[]): string {
  const named = lives.map(({ letter, title, sanctionDays, withoutDeedDays }) => [
    `  ${letter}`,
    title,
    `${plainNumber(sanctionDays, 2)} sanction-days, ${plainNumber(withoutDeedDays, 2)} of them without a deed`,
  ]);
  const lines = [columns(named), ''];
  for (const { arms, step } of sharedSteps(lives)) {
    const marks = lives.map(({ letter }, i) => (arms.has(i) ? letter : '.')).join('');
    lines.push(`${step.day}  ${marks}  ${step.stage}`, wrap(step.text, '    '));
    const why = ground(step);
    if (why !== '') lines.push(wrap(why, '      '));
  }
  if (lines.length === 2) lines.push('Nothing happened to this person that any rule observes.');
  return lines.join('\n');
}

/** How common it is to be sanctioned at all, arm by arm: a life of a harm-only scenario is never told without it. */
function frequency(ever: StoredLife['everSanctioned']): string {
  const arms = ever.map(({ arm, per1000 }) => `${arm} ${plainNumber(per1000, 2)}`);
  return `People ever sanctioned, of 1,000 synthetic people: ${arms.join(', ')}. Each life has at most eight lines.`;
}

const PARTIAL =
  'Small letters: the same arms without this rule. Council decisions and letters from other communities are kept as they were, so this answer is partial.';

const refuse = (setting: string, found: string, allowed: string): never => {
  throw badInput(`--${setting}`, found, allowed, 'Name one of them.');
};

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
  const { planned, life, butFor } = found;
  const { person, replicate, without } = options;
  if (options.json) {
    const cut = butFor && { rule: butFor.without, arms: butFor.arms };
    terminal.out(json({ synthetic: true, experiment: planned.experiment.id, replicate, ...life, without: cut }));
    return EXIT.done;
  }
  const groups = Object.entries(life.groups).map(([group, category]) => `${group} ${category}`);
  const head = [`${person}, a synthetic person (${groups.join(', ')}); experiment ${planned.experiment.id}, replicate ${replicate}`];
  if (without !== undefined) head.push(`With and without ${without}. ${PARTIAL}`);
  if (planned.inputs.base.harm_only === true) head.push(frequency(found.everSanctioned));
  terminal.out([...head, sideBySide(livesOf(found))].join('\n'));
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
    .addOption(new Option('--replicate <number>', 'replicate of the experiment').argParser(wholeNumber(0, 999_999)).default(0))
    .option(...JSON_FLAG)
    .action(ends((folder: string, options: ExplainOptions) => explain(terminal, folder, options)));
};
