import { shellWord } from '@glasshouse/model';
import { StoreError } from '@glasshouse/store';
import type { PlanRow, ResultStore, RunFailed, WorkerSeen } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { commandLine } from '../io/launcher.js';
import { duration } from '../io/numbers.js';
import { openResult } from '../io/places.js';
import { columns, json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';
import { missingLines, named } from '../work/missing-runs.js';
import { nextLines, nextOf } from '../work/next-runs.js';
import type { Next } from '../work/next-runs.js';

const SHOWN = 20;
/** Differences of which the text says what more runs would show. */
const DIFFERENCES_SHOWN = 6;

interface Status {
  state: 'finished' | 'cancelled' | 'working' | 'waiting' | 'all runs done';
  planned: number;
  whole: number;
  missing: PlanRow[];
  failed: (PlanRow & RunFailed)[];
  workers: (WorkerSeen & { seconds: number; runSeconds: number | null })[];
  next: Next;
}

const since = (at: string): number => Math.max(0, (Date.now() - Date.parse(at)) / 1000) || 0;

/** How a study stands, from its folder alone. */
function statusOf(store: ResultStore): Status {
  const { id } = store.start();
  const plan = store.plan();
  if (plan === null) {
    throw new StoreError(
      'damaged',
      `${store.place} holds the study ${id} without a whole plan.csv: ./glasshouse resume ${shellWord(store.place)} writes it`,
    );
  }
  const failures = new Map(store.failures().map((failure) => [failure.id, failure]));
  const there = new Map<string, boolean>();
  for (const run of plan) if (!there.has(run.id)) there.set(run.id, store.holds(run.id));
  const left = plan.filter((run) => !there.get(run.id));
  const failed = left.flatMap((run) => {
    const failure = failures.get(run.id);
    return failure ? [{ ...run, ...failure }] : [];
  });
  const missing = left.filter((run) => !failures.has(run.id));
  const workers = store
    .workers()
    .map((worker) => ({ ...worker, seconds: since(worker.since), runSeconds: worker.runSince === null ? null : since(worker.runSince) }));
  const state = store.intact()
    ? 'finished'
    : store.cancelled()
      ? 'cancelled'
      : workers.some(({ living }) => living)
        ? 'working'
        : left.length === 0
          ? 'all runs done'
          : 'waiting';
  const next = nextOf(store, plan, (run) => there.get(run) === true);
  return { state, planned: plan.length, whole: plan.length - left.length, missing, failed, workers, next };
}

function listed<T>(head: string, items: readonly T[], words: (item: T) => string): string[][] {
  const rows = items.slice(0, SHOWN).map((item) => [head, words(item)]);
  return items.length > SHOWN ? [...rows, [head, `and ${items.length - SHOWN} more; --json lists all`]] : rows;
}

function told(store: ResultStore, { state, planned, whole, missing, failed, workers, next }: Status): string {
  const { id, size, seed } = store.start();
  const rows = [
    ['study', `${id}, ${size} size, seed ${seed}: ${state}`],
    ['runs', `${planned} planned: ${whole} complete, ${missing.length} missing, ${failed.length} failed`],
    ...listed('failed', failed, (run) => `${named(run)}, on ${run.host}, process ${run.pid}: ${run.stage}: ${run.message}`),
    ...listed('missing', missingLines(missing), (line) => line),
    ...listed(
      'working',
      workers.filter(({ living }) => living),
      (worker) => {
        const now = worker.run === null ? '' : `; run ${worker.run.slice(0, 12)} for ${duration(worker.runSeconds ?? 0)}`;
        return `${worker.part}, on ${worker.host}, process ${worker.pid}, for ${duration(worker.seconds)}${now}`;
      },
    ),
    ...listed(
      'gone',
      workers.filter(({ living }) => !living),
      (worker) => {
        const now = worker.run === null ? '' : `, last seen with run ${worker.run.slice(0, 12)}`;
        return `${worker.part}, on ${worker.host}, process ${worker.pid}, no heartbeat${now}`;
      },
    ),
  ];
  rows.push(...nextLines(next, DIFFERENCES_SHOWN));
  if (state !== 'finished') {
    const finish = commandLine('resume', store.place);
    rows.push(['next', state === 'working' ? `${finish}, once they are done` : finish]);
  }
  return columns(rows);
}

/** Says how a study stands: which runs are missing, which failed and with what, who works on it and for how long, what more runs would show. Writes nothing. */
export function status(terminal: Terminal, folder: string, options: { json?: boolean }): number {
  const store = openResult(folder);
  const found = statusOf(store);
  const { planned, whole, missing, failed, workers, state, next } = found;
  const runs = { planned, whole, missing: missing.length, failed: failed.length };
  terminal.out(
    options.json ? json({ ok: true, synthetic: true, folder, state, runs, missing, failed, workers, next }) : told(store, found),
  );
  return EXIT.done;
}

export const statusCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('status')
    .description(
      'show the state of a study: missing runs, failed runs with stage and message, the processes that work on it, and what 100 more runs are expected to show',
    )
    .argument('<folder>', 'a result folder, such as results/smoke')
    .option(...JSON_FLAG)
    .action(ends((folder: string, options: { json?: boolean }) => status(terminal, folder, options)));
};
