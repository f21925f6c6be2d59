import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { KeptRun } from '@glasshouse/model';
import { z } from 'zod';
import { StoreError } from '../errors.js';
import { ageIn, BEAT, beat, SILENT } from '../folder/heartbeat.js';
import { hostPart } from '../folder/names.js';
import { alive, beginningOf, machine, machineIn, sameBeginning } from '../folder/process.js';
import { CANCELLED, failureFile, isWorkFile, runFile } from './names.js';
import type { PlanRow } from './plan-file.js';
import { ResultReader } from './reader.js';
import { encodeRun } from './run-file.js';

const MOST_NOTE = 64 * 1024;
const TRIES = 5;
/** Milliseconds between two notes of what a worker is doing. */
const NOTED = 2000;

const workerForm = z.object({
  synthetic: z.literal(true),
  host: z.string().max(300),
  pid: z.int().min(1),
  began: z.string().nullable(),
  /** Which part of the study it does, in words, such as `shard 3 of 16`. */
  part: z.string().max(200),
  /** When it began, and when it began its present run. */
  since: z.string().max(40),
  run: z.string().max(64).nullable(),
  runSince: z.string().max(40).nullable(),
});
type Note = z.infer<typeof workerForm>;

/** A process at work on a study, or one that left its note behind. */
export interface WorkerSeen extends Omit<Note, 'synthetic' | 'began'> {
  /** False where it is certainly gone, or has been silent for five minutes and cannot be asked. */
  living: boolean;
}

const failureForm = z.object({
  synthetic: z.literal(true),
  id: z.string(),
  stage: z.string().max(100),
  message: z.string(),
  host: z.string().max(300),
  pid: z.int().min(1),
  at: z.string().max(40),
  seconds: z.number(),
});

/** A run that failed, where, and what was said. */
export type RunFailed = Omit<z.infer<typeof failureForm>, 'synthetic'>;

/** A process that works on a study beside others. */
export interface Worker {
  /**
   * Notes which run it does now; null: none. Call it as often as you like: notes are written every other second at most. One that cannot be
   * written is passed over: the next run that is saved fails for the same reason, and ends the study in order.
   */
  doing(runId: string | null): void;
  /** Takes the note away. */
  leave(): void;
}

const text = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value)}\n`);
const now = (): string => new Date().toISOString();

/**
 * A study on which several processes work at once. None of them owns the folder: each writes whole files under names that say all
 * that decides their content, so that two that do the same run write the same file. Every method throws StoreError and nothing else.
 */
export class WorkPlace extends ResultReader {
  /** Joins those who work on the study. Signs of life are given until `leave`. */
  join(part: string): Worker {
    const began = beginningOf(process.pid);
    const name = `workers/${hostPart()}.${process.pid}.${randomBytes(6).toString('hex')}.json`;
    let note: Note = { synthetic: true, host: hostname(), pid: process.pid, began, part, since: now(), run: null, runSince: null };
    const say = (): void => this.#put(name, text(note));
    say();
    let noted = performance.now();
    const { path } = this.folder;
    const sign = setInterval(() => {
      if (path !== null) beat(join(path, name), Buffer.from(text(note)).toString());
    }, BEAT).unref();
    return {
      doing: (run) => {
        if (run === note.run || performance.now() - noted < NOTED) return;
        note = { ...note, run, runSince: run === null ? null : now() };
        noted = performance.now();
        try {
          say();
        } catch {
          // Tried again with the next run.
        }
      },
      leave: () => {
        clearInterval(sign);
        try {
          this.folder.remove(name);
        } catch {
          // A note that stays behind names a process that is gone.
        }
      },
    };
  }

  /** Saves one run, whole or not at all. One that is there whole already is left as it is. */
  saveBeside(run: KeptRun): void {
    if (!this.holds(run.runId)) this.#put(runFile(run.runId), encodeRun(run), 'writeSoon');
    this.forget(run.runId);
  }

  /** Notes that a run failed. */
  fail(run: Pick<PlanRow, 'id'>, stage: string, message: string, seconds: number): void {
    const failure = {
      synthetic: true,
      id: run.id,
      stage,
      message: message.slice(0, 4000),
      host: hostname(),
      pid: process.pid,
      at: now(),
      seconds,
    };
    this.#put(failureFile(run.id), text(failure));
  }

  /** Runs whose last try failed. A note that cannot be read is passed over. */
  failures(): RunFailed[] {
    return this.#notes(/^failed\//, failureForm).map(({ value: { id, stage, message, host, pid, at, seconds } }) => ({
      id,
      stage,
      message,
      host,
      pid,
      at,
      seconds,
    }));
  }

  /** Those who work on the study, and those who left without a word. */
  workers(): WorkerSeen[] {
    const { path } = this.folder;
    return this.#notes(/^workers\//, workerForm).map(({ name, value }) => {
      const { host, pid, began, part, since, run, runSince } = value;
      const silent = (): boolean => path !== null && Math.abs(ageIn(path, join(path, name))) > SILENT;
      const here = host === hostname() && (began === null || machineIn(began) === machine());
      const told = here ? beginningOf(pid) : null;
      const living = here ? alive(pid) && (began === null || told === null || sameBeginning(began, told)) : !silent();
      return { host, pid, part, since, run, runSince, living };
    });
  }

  /** Whether the study was cancelled: workers stop, and none begins until somebody resumes or prepares it again. */
  cancelled(): boolean {
    return this.folder.head(CANCELLED, 1) !== null;
  }

  /** Cancels the study for all who work on it. What is done stays. */
  cancel(): void {
    if (!this.cancelled()) this.folder.write(CANCELLED, text({ synthetic: true, host: hostname(), at: now() }));
  }

  /** Throws StoreError (busy) where somebody who works on the study would be left without it. */
  protected refuseBesideWorkers(): void {
    const living = this.workers().filter((worker) => worker.living);
    if (living.length === 0) return;
    const [{ pid, host, part }] = living;
    const more = living.length > 1 ? ` and ${living.length - 1} more` : '';
    throw new StoreError(
      'busy',
      `${this.place} is being worked on by process ${pid} on ${host} (${part})${more}: stop them with ./glasshouse cancel, or choose another folder with --out`,
    );
  }

  /** Names of the files that only working together makes. */
  protected workFiles(): string[] {
    return this.folder.entries().flatMap(({ name, kind }) => (kind === 'file' && isWorkFile(name) ? [name] : []));
  }

  /** Removes notes that a finished study has no use for: failures, a cancellation, workers that are gone. */
  protected clearWork(): void {
    for (const { id } of this.failures()) this.forget(id);
    this.folder.remove(CANCELLED);
    if (this.workers().some((worker) => worker.living)) return;
    for (const name of this.workFiles()) if (name.startsWith('workers/')) this.folder.remove(name);
  }

  /** Takes back what was noted of a run that failed, where anything was. */
  protected forget(runId: string): void {
    if (this.folder.head(failureFile(runId), 1) !== null) this.folder.remove(failureFile(runId));
  }

  /** Writes a file into a folder that somebody else may be removing because it is empty. */
  #put(name: string, bytes: Uint8Array, how: 'write' | 'writeSoon' = 'write'): void {
    for (let tried = 1; ; tried += 1) {
      try {
        return this.folder[how](name, bytes);
      } catch (error) {
        if (!(error instanceof StoreError) || error.problem !== 'missing' || tried === TRIES) throw error;
      }
    }
  }

  #notes<T>(where: RegExp, form: z.ZodType<T>): { name: string; value: T }[] {
    return this.folder.entries().flatMap(({ name, kind }) => {
      if (kind !== 'file' || !where.test(name) || !isWorkFile(name)) return [];
      try {
        const parsed = form.safeParse(this.json(name, MOST_NOTE));
        return parsed.success ? [{ name, value: parsed.data }] : [];
      } catch {
        return [];
      }
    });
  }
}
