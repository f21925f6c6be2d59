import { kindOf, linesOf, loadScenario, loadStudy, notesOf, parseOnce, quantitiesOf, studyNotes } from '@glasshouse/model';
import type { Problem, Scenario } from '@glasshouse/model';
import { checkRunnable, secondsFor } from '@glasshouse/study';
import type { StudyWork } from '@glasshouse/study';
import { EXIT } from '../failure.js';
import { bytesFor, sizeOf } from '../io/memory.js';
import { aboutHowLong, grouped } from '../io/numbers.js';
import { namedFromHere, openSources } from '../io/sources.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';

interface Checked {
  ok: true;
  kind: 'study' | 'scenario';
  id: string;
  title: string;
  quantities: number;
  assumptions: number;
  experiments: { id: string; scenario: string; arms: number; assumptions: number }[];
  /** What running the study takes at each size; null of a scenario. */
  sizes: Record<'reduced' | 'full', Size> | null;
  warnings: Problem[];
}

/** `bytes`: memory of one run. `seconds`: on one thread, to an order of magnitude. */
type Size = StudyWork & { bytes: number; seconds: number };

const isAssumed = (scenario: Scenario): number => quantitiesOf(scenario).filter(({ quantity }) => 'assumed' in quantity).length;

function check(name: string): Checked {
  const { path, files, register: shipped } = openSources(name, 'study or scenario');
  const parse = parseOnce();
  if (kindOf(path, files, parse) === 'study') {
    const loaded = loadStudy(path, files, shipped, parse);
    const work = checkRunnable(loaded, { engineHash: '', register: loaded.register });
    const { study, scenarios } = loaded;
    const warnings = namedFromHere(studyNotes(loaded, path, files, parse), [name]);
    const sizeOfAll = (size: 'reduced' | 'full'): Size => ({
      ...work[size],
      bytes: Math.ceil(Math.max(0, ...study.experiments.map(({ id, persons }) => bytesFor(scenarios[id], persons[size])))),
      seconds: Math.ceil(secondsFor(work[size])),
    });
    const bases = [...new Set(Object.values(scenarios).map(({ base }) => base))];
    return {
      ok: true,
      kind: 'study',
      id: study.id,
      title: study.title,
      quantities: bases.reduce((sum, base) => sum + quantitiesOf(base).length, 0),
      assumptions: bases.reduce((sum, base) => sum + isAssumed(base), 0),
      experiments: study.experiments.map(({ id, scenario, arms }) => ({
        id,
        scenario,
        arms: arms.length,
        assumptions: isAssumed(scenarios[id].base),
      })),
      sizes: { reduced: sizeOfAll('reduced'), full: sizeOfAll('full') },
      warnings,
    };
  }
  const loaded = loadScenario(path, files, shipped);
  const { scenario } = loaded;
  const warnings = namedFromHere(notesOf(loaded, linesOf(path, files)), [name]);
  const { id, title } = scenario;
  return {
    ok: true,
    kind: 'scenario',
    id,
    title,
    quantities: quantitiesOf(scenario).length,
    assumptions: isAssumed(scenario),
    experiments: [],
    sizes: null,
    warnings,
  };
}

/** Reads a study or scenario and everything it names, and says whether it can be run. Writes nothing. */
export function validate(terminal: Terminal, name: string, options: { json?: boolean }): number {
  const checked = check(name);
  for (const warning of checked.warnings) terminal.err(`note: ${warning.message}`);
  if (options.json) {
    terminal.out(json(checked));
    return EXIT.done;
  }
  terminal.out(inLines(`${name}: a valid ${checked.kind}, "${checked.title}"`));
  for (const { id, scenario, arms, assumptions } of checked.experiments) {
    terminal.out(inLines(`  ${id}: ${scenario}, ${arms} ${arms === 1 ? 'arm' : 'arms'}, ${assumptions} assumed quantities`));
  }
  terminal.out(`  ${checked.quantities} quantities, ${checked.assumptions} of them assumed`);
  for (const [size, { runs, persons, bytes, seconds }] of Object.entries(checked.sizes ?? {})) {
    const memory = `about ${sizeOf(bytes)} of memory for the people of ${runs === 1 ? 'it' : 'the largest run'}`;
    const count = `${grouped(runs)} ${runs === 1 ? 'run of' : 'runs of at most'} ${grouped(persons)} people`;
    terminal.out(runs === 0 ? `  ${size} size: no runs` : `  ${size} size: ${count}, ${memory}; ${aboutHowLong(seconds)} on one thread`);
  }
  return EXIT.done;
}

export const validateCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('validate')
    .description(
      'check a study or a scenario and everything it names, and say how many runs a study has and about how long they take; writes nothing',
    )
    .argument('<file>', 'a study or scenario, such as studies/smoke.yaml')
    .option(...JSON_FLAG)
    .action(ends((file: string, options: { json?: boolean }) => validate(terminal, file, options)));
};
