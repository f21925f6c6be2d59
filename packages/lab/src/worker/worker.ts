import { canonicalJson, explainPerson, InputError, jsonSchemas, loadScenario, quantitiesOf } from '@glasshouse/model';
import type { RunExtras, RunResult, StudyDocument } from '@glasshouse/model';
import { renderReport } from '@glasshouse/report';
import { meaningAt } from '../page/editor/schema-help.js';
import type { Schema } from '../page/editor/schema-help.js';
import { runStudy } from '@glasshouse/study';
import type { RunTask } from '@glasshouse/study';
import { claims, comparisons, experiments, families, rounds, thumbnails } from '../shipped/shipped.js';
import { linkOf, LinkRefused, readLink, streamPacking } from '../link/link.js';
import type { Shared } from '../link/link.js';
import { studyOf } from '../run/study-of-worlds.js';
import type { ShownClaim } from '../shipped/cards.js';
import { comparedExperiment } from '../shipped/experiment.js';
import type { ShippedExperiment } from '../shipped/experiment.js';
import { serveRuns } from '../run/helpers.js';
import { watched } from '../run/watched.js';
import { cardOf, openScenario } from './describe.js';
import type { Answer, AskedWorlds, Cited, OpenScenario, Order, OwnFile } from './messages.js';
import { checkWork, problemsOf, withOwn } from './own-file.js';
import { shippedTexts } from './texts.js';
import type { Texts } from './texts.js';

let kept: Texts | null = null;
/** Read when they are first asked for: a worker that only helps another needs none. */
const texts = (): Texts => (kept ??= shippedTexts());
/** Ports of further workers, which do runs for this one. */
const ports: MessagePort[] = [];
const post = (answer: Answer, moved: Transferable[] = []): void => self.postMessage(answer, { transfer: moved });

/** The first run of the last study, from which lives are told. */
let last: { task: RunTask; result: RunResult & { extras: RunExtras } } | null = null;
let document: StudyDocument | null = null;
/** Whether the worlds last run are those of a harm-only scenario, of which no life is told. */
let harmOnly = false;

function experimentAt(id: string): ShippedExperiment {
  const experiment = experiments[id] ?? comparedExperiment(id, comparisons);
  if (!experiment) throw new Error(`there is no experiment ${id}`);
  return experiment;
}

/** A harm-only scenario runs as written or as a shipped experiment has it, and in no other way. */
function checkHarmOnly({ worlds }: AskedWorlds, shipped: ShippedExperiment | null): void {
  const asShipped = canonicalJson((shipped?.worlds ?? []).map(({ changes }) => changes));
  const asked = canonicalJson(worlds.map(({ changes }) => changes));
  if (asked === asShipped || worlds.every(({ changes }) => changes.length === 0)) return;
  throw new Error('this scenario is shown for the harm it does: nothing of it can be adjusted');
}

/** Throws InputError where a reader's own scenario may not be opened here. */
function refuse(own: OwnFile): void {
  const problems = problemsOf(own, texts().files, texts().register);
  if (problems.length > 0) throw new InputError(problems);
}

async function run({ experiment, ...worlds }: AskedWorlds, seed: number, own: OwnFile | undefined): Promise<void> {
  if (own !== undefined) refuse(own);
  const files = withOwn(texts().files, own);
  const shipped = experiment === undefined ? null : experimentAt(experiment);
  const { scenario } = loadScenario(worlds.scenario, files, texts().register);
  harmOnly = scenario.harm_only === true;
  if (harmOnly) checkHarmOnly(worlds, shipped);
  if (shipped === null) checkWork(worlds, scenario.horizon);
  const indicators = shipped === null ? {} : { indicators: shipped.indicators };
  const { loaded, text } = studyOf({ ...worlds, ...indicators }, files, texts().register);
  const begun = performance.now();
  let done = 0;
  last = null;
  document = null;
  const executor = watched(
    {
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
    },
    ports,
  );
  document = await runStudy(loaded, {
    size: 'reduced',
    seed,
    engineHash: '',
    register: loaded.register,
    executor,
    follow: null,
    command: `./glasshouse run studies/lab-study.yaml --size reduced --seed ${seed}`,
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
  if (last === null || harmOnly) throw new Error('there is no life to tell');
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

/** What shipped studies compare with a scenario as written. */
function comparedWith(path: string): OpenScenario['compared'] {
  const all = Object.entries(comparisons).flatMap(([name, { scenario, others }]) =>
    scenario === path ? others.map(({ id, title }) => ({ id: `${name}.${id}`, title, study: name.split('.')[0]! })) : [],
  );
  const isAlone = (title: string): boolean => all.filter((one) => one.title === title).length === 1;
  return all.map(({ id, title, study }) => ({ id, title: isAlone(title) ? title : `${title} (${study})` }));
}

function openExperiment(id: string): Answer {
  const { scenario, worlds, persons, points } = experimentAt(id);
  return {
    kind: 'opened',
    scenario: { ...openScenario(scenario, texts().files, texts().register), compared: comparedWith(scenario) },
    experiment: { id, worlds, persons, points },
  };
}

function cite(id: string, rows: readonly string[], paths: readonly string[]): Cited {
  const { scenario } = experimentAt(id);
  const all = quantitiesOf(loadScenario(scenario, texts().files, texts().register).scenario);
  return {
    rows: rows.map((row) => {
      const found = texts().register.rows.get(row);
      if (!found) throw new Error(`the register has no row ${row}`);
      const { statement, value, number, unit, grade, address, title, year } = found;
      return { id: row, statement, value, number, unit, grade, address, title, year };
    }),
    quantities: paths.map((path) => {
      const found = all.find((one) => one.path === path);
      if (!found) throw new Error(`${scenario} has no quantity ${path}`);
      const { value, unit, range = null } = found.quantity;
      return { path, value, unit, range };
    }),
  };
}

function shownClaims(): ShownClaim[] {
  return claims.map((claim) => {
    const experiment = experiments[claim.id];
    const disputes = claim.sources.flatMap((row) => {
      const { disputedBy, disputeKind } = texts().register.rows.get(row)!;
      return disputedBy === '' ? [] : [{ row, by: disputedBy, kind: disputeKind }];
    });
    const pageWork = experiment ? experiment.persons * experiment.points * experiment.worlds.length * rounds[experiment.scenario]! : null;
    return { ...claim, disputes, pageWork };
  });
}

function meanings(paths: readonly string[]): Record<string, string> {
  const schema = JSON.parse(jsonSchemas()['scenario.schema.json']!) as Schema;
  return Object.fromEntries(
    paths.flatMap((path) => {
      const said = meaningAt(schema, path.split('.'));
      return said === null ? [] : [[path, said] as const];
    }),
  );
}

async function madeLink(shared: Shared): Promise<Answer> {
  try {
    return { kind: 'link-made', link: await linkOf(shared, streamPacking) };
  } catch (error) {
    if (error instanceof LinkRefused) return { kind: 'link-not-made', message: error.message };
    throw error;
  }
}

async function carryOut(order: Order): Promise<void> {
  switch (order.kind) {
    case 'list':
      return post({
        kind: 'listed',
        scenarios: texts().scenarios.map((path) => cardOf(path, texts().files.read(path))),
        families,
        thumbnails,
      });
    case 'open':
      if (order.own !== undefined) refuse(order.own);
      return post({
        kind: 'opened',
        scenario: {
          ...openScenario(order.path, withOwn(texts().files, order.own), texts().register),
          own: order.own,
          compared: order.own === undefined ? comparedWith(order.path) : [],
        },
        experiment: null,
      });
    case 'edit':
      return post({ kind: 'editable', text: texts().files.read(order.path), schema: jsonSchemas()['scenario.schema.json']! });
    case 'check':
      return post({ kind: 'checked', problems: problemsOf(order.own, texts().files, texts().register) });
    case 'open-experiment':
      return post(openExperiment(order.id));
    case 'cite':
      return post({ kind: 'cited', id: order.id, cited: cite(order.id, order.rows, order.quantities) });
    case 'claims':
      return post({ kind: 'claims', claims: shownClaims() });
    case 'read-link':
      return post({ kind: 'link-read', shared: await readLink(order.fragment, streamPacking) });
    case 'make-link':
      return post(await madeLink(order.shared));
    case 'run':
      return run(order.worlds, order.seed, order.own);
    case 'explain':
      return explain(order.person, order.without);
    case 'report':
      if (document === null) throw new Error('run the worlds first');
      return post({ kind: 'reported', html: renderReport(document) });
    case 'meanings':
      return post({ kind: 'meanings', said: meanings(order.paths) });
    case 'help':
      ports.push(order.port);
      return;
    case 'serve':
      return serveRuns(order.port);
  }
}

self.onmessage = ({ data }: MessageEvent<Order>) => {
  carryOut(data).catch((error: unknown) => {
    if (error instanceof LinkRefused) post({ kind: 'link-refused', message: error.message });
    else if (error instanceof InputError) post({ kind: 'refused', problems: error.problems });
    else post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
};
post({ kind: 'ready' });
