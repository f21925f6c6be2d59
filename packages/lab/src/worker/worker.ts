import { explainPerson } from '@glasshouse/engine';
import type { RunExtras } from '@glasshouse/engine';
import { InputError } from '@glasshouse/scenario';
import type { RunResult, StudyDocument } from '@glasshouse/scenario';
import { renderReport } from '@glasshouse/report';
import { runStudy } from '@glasshouse/study';
import type { RunTask } from '@glasshouse/study';
import { studyOf } from '../run/study-of-worlds.js';
import type { Worlds } from '../run/study-of-worlds.js';
import { watched } from '../run/watched.js';
import { cardOf, openScenario } from './describe.js';
import type { Answer, Order } from './messages.js';
import { shippedTexts } from './texts.js';

const texts = shippedTexts();
const post = (answer: Answer, moved: Transferable[] = []): void => self.postMessage(answer, { transfer: moved });

/** The first run of the last study, from which lives are told. */
let last: { task: RunTask; result: RunResult & { extras: RunExtras } } | null = null;
let document: StudyDocument | null = null;

async function run(worlds: Worlds, seed: number): Promise<void> {
  const { loaded, text } = studyOf(worlds, texts.files, texts.register);
  const begun = performance.now();
  let done = 0;
  last = null;
  document = null;
  const executor = watched({
    begin(plan, roster) {
      const { community, person } = roster;
      post({
        kind: 'begun',
        people: person.length,
        worlds: worlds.worlds,
        community,
        person,
        months: plan.rounds.length,
        runs: worlds.points,
        text,
      });
    },
    round: (_, label, changes) =>
      post(
        { kind: 'month', label, changes },
        changes.map(({ buffer }) => buffer as ArrayBuffer),
      ),
    end: (task, result) => (last = { task, result }),
  });
  document = await runStudy(loaded, {
    size: 'reduced',
    seed,
    engineHash: '',
    register: texts.register,
    executor,
    follow: null,
    command: `./glasshouse run lab-study.yaml --seed ${seed}`,
    onRun() {
      done += 1;
      post({ kind: 'runs', done, runs: worlds.points });
    },
  });
  const sum = (counts: Float64Array): number => counts.reduce((total, one) => total + one, 0);
  const effects =
    last === null
      ? []
      : (last as { result: RunResult }).result.effects.map(({ arm, more, fewer }) => ({ arm, more: sum(more), fewer: sum(fewer) }));
  post({ kind: 'finished', hash: document.hash, document, effects, seconds: (performance.now() - begun) / 1000 });
}

function explain(person: string, without: string | undefined): void {
  if (last === null) throw new Error('run the worlds first');
  const { task, result } = last;
  const { seed, replicate, persons } = task;
  const { held, hashes } = result.extras;
  const told = explainPerson({ ...task.inputs(), persons, seed, replicate, person, held, hashes, without });
  const arms = told.arms.map(({ arm, steps, sanctionDays, withoutDeedDays }) => ({
    arm,
    sanctionDays,
    withoutDeedDays,
    steps: steps.map(({ day, stage, text, rule, quantity }) => ({ day, stage, text, rule, quantity })),
  }));
  post({ kind: 'told', life: { person: told.person, groups: told.groups, arms, without: told.without } });
}

async function carryOut(order: Order): Promise<void> {
  switch (order.kind) {
    case 'list':
      return post({ kind: 'listed', scenarios: texts.scenarios.map((path) => cardOf(path, texts.files.read(path))) });
    case 'open':
      return post({ kind: 'opened', scenario: openScenario(order.path, texts.files, texts.register) });
    case 'run':
      return run(order.worlds, order.seed);
    case 'explain':
      return explain(order.person, order.without);
    case 'report':
      if (document === null) throw new Error('run the worlds first');
      return post({ kind: 'reported', html: renderReport(document) });
  }
}

self.onmessage = ({ data }: MessageEvent<Order>) => {
  carryOut(data).catch((error: unknown) => {
    if (error instanceof InputError) post({ kind: 'refused', problems: error.problems });
    else post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
};
post({ kind: 'ready' });
