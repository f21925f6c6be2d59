import {
  catalogueAndZero,
  counterHint,
  InputError,
  kindOf,
  loadScenario,
  loadStudy,
  namesCounter,
  scenariosOfStudy,
} from '@glasshouse/model';
import type { CounterDefinition, Law, LoadedStudy } from '@glasshouse/model';
import { EXIT, tellInput } from '../failure.js';
import { counted as count } from '../io/numbers.js';
import { badInput, openSources } from '../io/sources.js';
import { json, wrap } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';

interface Counted {
  counters: (CounterDefinition & { alwaysZero?: true })[];
  laws: Law[];
  /** The counts of one of the scenarios begin after a warm-up. */
  warmUp: boolean;
  /** What is wrong with a study whose scenarios are right. */
  fault: InputError | null;
}

/** Scenarios of a study. What is wrong with the rest of it, such as an indicator of no counter, is told and hides no counter. */
function worldsOf(...study: Parameters<typeof scenariosOfStudy>): { scenarios: LoadedStudy['scenarios']; fault: InputError | null } {
  try {
    return { scenarios: loadStudy(...study).scenarios, fault: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    try {
      return { scenarios: scenariosOfStudy(...study), fault: error };
    } catch {
      throw error;
    }
  }
}

/** What the runs of a scenario, or of every experiment of a study, count: each counter and each balance check once. */
function countedBy(name: string): Counted {
  const { path, files, register } = openSources(name, 'study or scenario');
  const study = kindOf(path, files) === 'study' ? worldsOf(path, files, register) : null;
  const worlds = study
    ? Object.values(study.scenarios).map(({ base, arms }) => ({ base, arms: arms.map(({ scenario }) => scenario) }))
    : [loadScenario(path, files, register).scenario].map((base) => ({ base, arms: [base] }));
  const counters = new Map<string, CounterDefinition>();
  const laws = new Map<string, Law>();
  const counted = new Set<string>();
  for (const { base, arms } of worlds) {
    const { catalogue, zero } = catalogueAndZero(base, arms);
    for (const { slots: _, ...counter } of catalogue.counters) {
      counters.set(counter.id, counter);
      if (!zero.has(counter.id)) counted.add(counter.id);
    }
    for (const law of catalogue.laws) laws.set(`${law.title} ${law.stocks.join(' ')}`, law);
  }
  const all = [...counters.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    counters: all.map((one) => (counted.has(one.id) ? one : { ...one, alwaysZero: true })),
    laws: [...laws.values()],
    warmUp: worlds.some(({ base }) => base.horizon.warm_up !== undefined),
    fault: study?.fault ?? null,
  };
}

/** What is left where patterns are given: the counters that they name, and the balance checks of these. Of a pattern that names none, `note` is told what is wrong. */
function narrowed({ counters, laws, warmUp, fault }: Counted, patterns: readonly string[], note: (message: string) => void): Counted {
  const ids = counters.map(({ id }) => id);
  const wrong = patterns
    .filter((pattern) => !namesCounter(pattern, ids))
    .map((pattern) =>
      badInput(
        pattern,
        'a pattern that matches no counter of this file',
        'the id of a counter, with * for any text',
        counterHint(pattern, ids, 'Leave the pattern out to see all.'),
      ),
    );
  if (wrong.length === patterns.length) throw wrong[0]!;
  for (const { message } of wrong) note(message);
  const named = counters.filter(({ id }) => patterns.some((pattern) => namesCounter(pattern, [id])));
  const kept = new Set(named.map(({ id }) => id));
  return {
    counters: named,
    laws: laws.filter(({ stocks, inflows, outflows }) => [...stocks, ...inflows, ...outflows].some((id) => kept.has(id))),
    warmUp,
    fault,
  };
}

const sum = (ids: readonly string[]): string => (ids.length === 0 ? '0' : ids.join(' + '));

function lawText({ title, stocks, inflows, outflows }: Law, width: number | undefined): string {
  const out = outflows.length === 0 ? '' : ` - (${sum(outflows)})`;
  return `${title}\n${wrap(`${sum(stocks)} = ${sum(inflows)}${out}`, '  ', width)}`;
}

/**
 * Lists what a scenario or study counts: id, kind, unit and meaning of each counter, and the balance checks of every run. With patterns, only the counters
 * that they name. A pattern that names none is noted, and refused if no other does. Counters of a cause for which nothing can happen are marked. Where a study is wrong and its
 * scenarios are not, what is wrong is told after the list.
 */
export function counters(terminal: Terminal, name: string, patterns: readonly string[], options: { json?: boolean }): number {
  const all = countedBy(name);
  const shown = patterns.length === 0 ? all : narrowed(all, patterns, (message) => terminal.err(`note: ${message}`));
  const { fault, warmUp, ...listed } = shown;
  if (options.json) terminal.out(json({ ...(fault === null ? { ok: true } : { ok: false, problems: fault.problems }), ...listed }));
  else {
    const entries = shown.counters.map(
      ({ id, kind, unit, definition, alwaysZero }) =>
        `${id}  (${kind}, ${unit}${alwaysZero ? ', always zero here' : ''})\n${wrap(definition, '  ', terminal.width)}`,
    );
    const laws =
      shown.laws.length === 0
        ? []
        : [
            '',
            `Balance checks of every run${warmUp ? ', from the first day of the warm-up on' : ''}:`,
            ...shown.laws.map((law) => lawText(law, terminal.width)),
          ];
    terminal.out(
      [...entries, ...laws, '', `${count(shown.counters.length, 'counter')}, ${count(shown.laws.length, 'balance check')}`].join('\n'),
    );
  }
  return fault === null ? EXIT.done : tellInput(fault, terminal);
}

export const countersCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('counters')
    .description('list what a scenario or study counts: unit and meaning of each counter, and the balance checks of every run')
    .argument('<file>', 'a scenario or study, such as scenarios/court-list.yaml')
    .argument('[pattern...]', 'list only these ids; * stands for any text; write them in quotes, such as "list.*.entered.*"')
    .option(...JSON_FLAG)
    .action(ends((file: string, patterns: string[], options: { json?: boolean }) => counters(terminal, file, patterns, options)));
};
