import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeRun, encodePlan, encodeRun, decodePlan } from '@glasshouse/store';
import { loadStudy } from '@glasshouse/model';
import { planStudy } from '@glasshouse/study';
import type { DoneRun, RunFailure, RunOutcome, RunTask } from '@glasshouse/study';
import { engineHash } from '../io/repository.js';
import { keptSources } from '../io/sources.js';
import type { ReadyStudy } from '../run-study.js';

/** A study as it is sent, once, and the name under which it lies. */
export interface SentStudy {
  name: string;
  text: string;
}

interface Content {
  study: string;
  size: 'reduced' | 'full';
  seed: number;
  inputs: [string, string][];
  plan: string;
}

/** Packs a study for workers: inputs and plan. The same study has the same name. */
export function sendStudy({ start, sources, prepared }: ReadyStudy): SentStudy {
  const { study, size, seed } = start;
  const content: Content = { study, size, seed, inputs: [...sources.read], plan: encodePlan(prepared.plan.runs) };
  const text = JSON.stringify(content);
  return { name: createHash('sha256').update(text).digest('hex').slice(0, 32), text: gzipSync(text).toString('base64') };
}

/** The runs of a study that was sent, by id. */
export function receiveStudy(text: string): Map<string, RunTask> {
  const { study, size, seed, inputs, plan } = JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')) as Content;
  const sources = keptSources(study, new Map(inputs));
  const loaded = loadStudy(sources.path, sources.files, sources.register);
  const { runs } = planStudy(loaded, { size, seed, engineHash: engineHash(), known: decodePlan(plan) ?? [] });
  return new Map(runs.map((run) => [run.id, run]));
}

/** What a worker is asked: a run of a study that was sent. The id of the job is that of the run. */
export interface Order {
  study: string;
}

/** What a worker gives back: a run as its file holds it, or why there is none. */
export type Answer = { run: string; digest?: string } | { failure: RunFailure };

export const answerOf = (outcome: RunOutcome): Answer =>
  'failure' in outcome
    ? { failure: outcome.failure }
    : { run: Buffer.from(encodeRun(outcome.result)).toString('base64'), digest: outcome.digest };

/** The outcome in an answer. What cannot be read is a failure like another. */
export function outcomeIn(answer: Answer | undefined, task: RunTask): RunOutcome {
  if (answer && 'failure' in answer) return { run: task, failure: answer.failure };
  const result = answer && typeof answer.run === 'string' ? decodeRun(Buffer.from(answer.run, 'base64'), task.id) : null;
  if (result === null) return { run: task, failure: { stage: 'worker', message: 'its result did not arrive whole' } };
  const done: DoneRun = { run: task, result };
  return answer && typeof answer.digest === 'string' ? { ...done, digest: answer.digest } : done;
}
