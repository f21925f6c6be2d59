import { compile, explainPerson } from '@glasshouse/engine';
import type { LifeStep } from '@glasshouse/scenario';
import { diskFolder, ResultStore } from '@glasshouse/store';
import { badInput, keptSources } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { json, wrap } from '../io/terminal.js';
import { readyStudy } from '../run-study.js';
import { EXIT } from '../failure.js';

export interface ExplainOptions {
  person: string;
  without?: string;
  experiment?: string;
  replicate: number;
  json?: boolean;
}

interface Life {
  arm: string;
  steps: LifeStep[];
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

const letter = (arm: number): string => String.fromCharCode(65 + arm);

function ground(step: LifeStep): string {
  const { quantity, rule } = step;
  const number = quantity === null ? '' : `${quantity.path} = ${quantity.value} ${quantity.unit} (${quantity.source ?? 'assumed'})`;
  return [rule ?? '', number].filter((text) => text !== '').join('; ');
}

/** The lives of one person, side by side: one line a step, with a letter for each arm in which it happened. */
function sideBySide(person: string, lives: Life[]): string {
  const lines = [`${person}, a synthetic person`, ...lives.map(({ arm }, i) => `  ${letter(i)}  ${arm}`), ''];
  for (const { arms, step } of sharedSteps(lives)) {
    const marks = lives.map((_, i) => (arms.has(i) ? letter(i) : '.')).join('');
    lines.push(`${step.day}  ${marks}  ${step.stage}`, wrap(step.text, '    '));
    const why = ground(step);
    if (why !== '') lines.push(wrap(why, '      '));
  }
  if (lines.length === lives.length + 2) lines.push('Nothing that any rule reads happened to this person.');
  return lines.join('\n');
}

/** Prints the dated life of one synthetic person of a finished study in every arm, and without a rule when one is named. */
export function explain(terminal: Terminal, folder: string, options: ExplainOptions): number {
  const store = new ResultStore(diskFolder(folder));
  const { study, size, seed, inputs } = store.manifest();
  const ready = readyStudy(keptSources(study, new Map(inputs.map(({ file }) => [file, store.input(file)]))), { size, seed });
  const { experiments } = ready.prepared.plan;
  const planned =
    options.experiment === undefined ? experiments[0] : experiments.find(({ experiment }) => experiment.id === options.experiment);
  if (!planned) {
    const known = experiments.map(({ experiment }) => experiment.id).join(', ');
    throw badInput('--experiment', `"${options.experiment}"`, known, 'Name one of them.');
  }
  const plan = compile(planned.inputs.base, planned.inputs.arms, { persons: planned.experiment.persons[size] });
  const { person, without, replicate } = options;
  const told = explainPerson(plan, { seed, replicate, person, without });
  terminal.out(
    options.json ? json({ synthetic: true, person, experiment: planned.experiment.id, ...told }) : sideBySide(person, told.arms),
  );
  return EXIT.done;
}
