import { isReduced } from '@glasshouse/model';
import type { KeptRun } from '@glasshouse/model';
import { encodeRun } from '@glasshouse/store';
import { inlineExecutor, runDigest } from '@glasshouse/study';
import type { RunOutcome, RunTask } from '@glasshouse/study';
import { EXIT } from '../failure.js';
import { openResult } from '../io/places.js';
import { badInput } from '../io/sources.js';
import { columns, json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';
import { ENGINE, keptStudy } from '../work/kept-study.js';

const SHORTEST = 6;

/** The run that is meant by the beginning of an id, or by experiment/point/replicate. */
function found(runs: readonly RunTask[], name: string): RunTask {
  const exact = runs.filter(({ experiment, point, replicate }) => `${experiment}/${point}/${replicate}` === name);
  const matching = exact.length > 0 ? exact : name.length < SHORTEST ? [] : runs.filter(({ id }) => id.startsWith(name));
  const [first] = matching;
  if (first !== undefined && matching.every(({ id }) => id === first.id)) return first;
  throw badInput(
    'run',
    first === undefined ? `"${name}", which is not a run of the study` : `"${name}", with which ${matching.length} ids begin`,
    `the first ${SHORTEST} digits or more of an id in plan.csv, or experiment/point/replicate`,
    'See status for runs that are missing or failed.',
  );
}

/** Whether a run came out as it is stored: byte by byte where all of it is stored, else by the digest. Two design points may share a run, under the name of one. */
function isSame(outcome: RunOutcome, kept: KeptRun, digest: string | null): boolean {
  if (!('result' in outcome)) return false;
  if (isReduced(kept)) return kept.digest === digest;
  const { experiment, point, replicate } = kept;
  return Buffer.from(encodeRun({ ...outcome.result, experiment, point, replicate })).equals(encodeRun(kept));
}

/** Does one run of a study alone and says what comes of it, beside what is stored. Writes nothing. Ends with 1 where it fails or differs. */
export async function replay(terminal: Terminal, folder: string, name: string, options: { json?: boolean }): Promise<number> {
  const store = openResult(folder);
  const task = found(keptStudy(store).runs, name);
  const { id, experiment, point, replicate, seed, persons } = task;
  const begun = terminal.now();
  const outcomes: RunOutcome[] = [];
  await inlineExecutor(ENGINE).execute(
    [task],
    (outcome) => Promise.resolve(void outcomes.push(outcome)),
    () => undefined,
  );
  const [outcome] = outcomes;
  const failure = 'failure' in outcome ? outcome.failure : null;
  const digest = 'result' in outcome ? runDigest(outcome.result) : null;
  const kept = store.kept(id);
  const stored = kept === null ? 'absent' : isSame(outcome, kept, digest) ? 'same' : 'differs';
  const ok = failure === null && stored !== 'differs';
  const seconds = Number(((terminal.now() - begun) / 1000).toFixed(3));
  const facts = { run: id, experiment, point, replicate, seed, persons, digest, stored, failure, seconds };
  if (options.json) terminal.out(json({ ok, synthetic: true, ...facts }));
  else {
    terminal.out(
      columns([
        ['run', `${id} (${experiment}, point ${point}, replicate ${replicate}, seed ${seed}, ${persons} synthetic people)`],
        failure === null ? ['digest', digest ?? ''] : ['failed', `${failure.stage}: ${failure.message}`],
        ['stored', stored],
        ['took', `${seconds} s`],
      ]),
    );
  }
  return ok ? EXIT.done : EXIT.failed;
}

export const replayCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('replay')
    .description('repeat one run of a study and compare it with the stored one; writes nothing')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .argument('<run>', 'the first digits of its id in plan.csv, or experiment/point/replicate')
    .option(...JSON_FLAG)
    .action(ends((folder: string, run: string, options: { json?: boolean }) => replay(terminal, folder, run, options)));
};
