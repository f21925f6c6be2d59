import { kindOf, linesOf, loadScenario, loadStudy, notesOf, parseOnce, quantitiesOf, studyNotes } from '@glasshouse/model';
import type { Problem, Scenario } from '@glasshouse/model';
import { checkRunnable, timeOf, workOf } from '@glasshouse/study';
import type { StudyWork } from '@glasshouse/study';
import { EXIT } from '../failure.js';
import { bytesFor, sizeOf } from '../io/memory.js';
import { aboutHowLong, counted, grouped } from '../io/numbers.js';
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

/** `bytes`: memory of one run. `seconds`: on one thread, to an order of magnitude; null unless asked for. */
type Size = StudyWork & { bytes: number; seconds: number | null };

interface Options {
  json?: boolean;
  time?: boolean;
}

const isAssumed = (scenario: Scenario): number => quantitiesOf(scenario).filter(({ quantity }) => 'assumed' in quantity).length;

/** How many assumptions the arms of an experiment add to those of its scenario: each other value or reason is one, as in a report. */
function addedBy(base: Scenario, arms: readonly Scenario[]): number {
  const keysOf = (scenario: Scenario): string[] =>
    quantitiesOf(scenario).flatMap(({ path, quantity: { value, unit, assumed } }) =>
      assumed === undefined ? [] : [[path, value, unit, assumed].join('\n')],
    );
  const own = new Set(keysOf(base));
  return new Set(arms.flatMap(keysOf).filter((key) => !own.has(key))).size;
}

/** What is found, and how many assumptions the arms of each experiment add. `timed`: with the time that a study takes. */
function check(name: string, timed: boolean): { checked: Checked; added: number[] } {
  const { path, files, register: shipped } = openSources(name, 'study or scenario');
  const parse = parseOnce();
  if (kindOf(path, files, parse) === 'study') {
    const loaded = loadStudy(path, files, shipped, parse);
    const plans = checkRunnable(loaded, { engineHash: '', register: loaded.register });
    const times = timed ? timeOf(plans) : null;
    const { study, scenarios } = loaded;
    const warnings = namedFromHere(studyNotes(loaded, path, files, parse), [name]);
    const sizeOfAll = (size: 'reduced' | 'full'): Size => ({
      ...workOf(plans[size]),
      bytes: Math.ceil(Math.max(0, ...study.experiments.map(({ id, persons }) => bytesFor(scenarios[id], persons[size])))),
      seconds: times && Math.ceil(times[size]),
    });
    const bases = [...new Set(Object.values(scenarios).map(({ base }) => base))];
    const added = study.experiments.map(({ id }) =>
      addedBy(
        scenarios[id].base,
        scenarios[id].arms.map(({ scenario }) => scenario),
      ),
    );
    const checked: Checked = {
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
    return { checked, added };
  }
  const loaded = loadScenario(path, files, shipped);
  const { scenario } = loaded;
  const warnings = namedFromHere(notesOf(loaded, linesOf(path, files)), [name]);
  const { id, title } = scenario;
  const checked: Checked = {
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
  return { checked, added: [] };
}

/** Reads a study or scenario and everything it names, and says whether it can be run. Writes nothing. */
export function validate(terminal: Terminal, name: string, options: Options): number {
  const { checked, added } = check(name, options.time === true);
  for (const warning of checked.warnings) terminal.err(`note: ${warning.message}`);
  if (options.json) {
    terminal.out(json(checked));
    return EXIT.done;
  }
  terminal.out(inLines(`${name}: a valid ${checked.kind}, "${checked.title}"`));
  const several = checked.experiments.length > 1;
  checked.experiments.forEach(({ id, scenario, arms, assumptions }, i) => {
    const rests = several ? `, ${counted(assumptions + added[i], 'assumption')}${added[i] > 0 ? `, ${added[i]} of them in arms` : ''}` : '';
    terminal.out(inLines(`  ${id}: ${scenario}, ${counted(arms, 'arm')}${rests}`));
  });
  const assumed = checked.assumptions === checked.quantities ? 'all' : `${checked.assumptions} of them`;
  const more = !several && added.some((count) => count > 0) ? `; the arms add ${counted(added[0], 'assumption')}` : '';
  terminal.out(`  ${checked.quantities} quantities in the ${several ? 'scenarios' : 'scenario'}, ${assumed} assumed${more}`);
  for (const [size, { runs, persons, bytes, seconds }] of Object.entries(checked.sizes ?? {})) {
    const memory = `about ${sizeOf(bytes)} of memory for the people of ${runs === 1 ? 'it' : 'the largest run'}`;
    const count = `${grouped(runs)} ${runs === 1 ? 'run of' : 'runs of at most'} ${grouped(persons)} people`;
    const time = seconds === null ? '' : `; ${aboutHowLong(seconds)} on one thread`;
    terminal.out(runs === 0 ? `  ${size} size: no runs` : `  ${size} size: ${count}, ${memory}${time}`);
  }
  return EXIT.done;
}

export const validateCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('validate')
    .description('check a study or a scenario and everything it names, and say how many runs a study has; writes nothing')
    .argument('<file>', 'a study or scenario, such as studies/smoke.yaml')
    .option('--time', 'say about how long the study takes, too; simulates 100 people of each experiment')
    .option(...JSON_FLAG)
    .action(ends((file: string, options: Options) => validate(terminal, file, options)));
};
