import { canonicalJson, InputError, loadScenario } from '@glasshouse/model';
import type { LoadedStudy, RunExtras, RunResult, StudyDocument } from '@glasshouse/model';
import { PERSON_ROUNDS_A_SECOND, runStudy } from '@glasshouse/study';
import type { RunTask, StudyOptions } from '@glasshouse/study';
import { LinkRefused } from '../link/link-refused.js';
import type { Shared } from '../link/link.js';
import { serveRuns } from '../run/helpers.js';
import { watched } from '../run/watched.js';
import { loadWorlds } from '../run/worlds.js';
import type { World, Worlds } from '../run/worlds.js';
import type { ShownClaim } from '../shipped/cards.js';
import type { Shipped } from '../shipped/collect.js';
import { comparedExperiment } from '../shipped/compared.js';
import type { ShippedExperiment } from '../shipped/compared.js';
import { openScenario } from './describe.js';
import type { Answer, AskedWorlds, OpenScenario, Order, OwnFile, OwnStudy } from './messages.js';
import { checkWork } from './check-work.js';
import { readsInFull } from './reader.js';
import { inFull, readInFull, studyAt, texts } from './texts.js';
import type { Texts } from './texts.js';

/** What the build took from the repository: texts, fetched apart from the engine. */
const shipped = async (): Promise<Shipped> => (await import('../shipped/shipped.js')).shipped;
/** The seed with which the page begins. */
const SEED = 1;
/** Ports of further workers, which do runs for this one. */
const ports: MessagePort[] = [];
const post = (answer: Answer): void => self.postMessage(answer);

/** The first run of the last study, which lives are taken from. */
let last: { task: RunTask; result: RunResult & { extras: RunExtras } } | null = null;
let document: StudyDocument | null = null;
/** What was last run, as the study is described to a reader: worlds, or the text of the reader's own. */
let asked: Worlds | string | null = null;
/** Whether the last worlds belong to a harm-only scenario, whose lives are not shown. */
let harmOnly = false;

async function experimentAt(id: string): Promise<ShippedExperiment> {
  const { experiments, comparisons } = await shipped();
  const experiment = Object.hasOwn(experiments, id) ? experiments[id] : comparedExperiment(id, comparisons);
  if (!experiment) throw new LinkRefused(`This version has no experiment ${id}.`);
  return experiment;
}

/** A harm-only scenario runs as written or as a shipped experiment has it, and in no other way. */
function checkHarmOnly({ worlds }: AskedWorlds, shipped: ShippedExperiment | null): void {
  const asShipped = canonicalJson((shipped?.worlds ?? []).map(({ changes }) => changes));
  const asked = canonicalJson(worlds.map(({ changes }) => changes));
  if (asked === asShipped || worlds.every(({ changes }) => changes.length === 0)) return;
  throw new Error('this scenario is shown for the harm it does: nothing of it can be adjusted');
}

/** The shipped files, with a reader's own among them. Throws InputError where that may not be opened here. */
async function textsWith(own: OwnFile | undefined): Promise<Texts> {
  if (own === undefined) return texts();
  const [all, { problemsOf, withOwn }] = await Promise.all([readInFull(), inFull()]);
  const problems = problemsOf(own, all.files, all.register);
  if (problems.length > 0) throw new InputError(problems);
  return { ...all, files: withOwn(all.files, own) };
}

async function run({ experiment, ...worlds }: AskedWorlds, seed: number, own: OwnFile | undefined): Promise<void> {
  const { files, register } = await textsWith(own);
  const shipped = experiment === undefined ? null : await experimentAt(experiment);
  const { scenario } = loadScenario(worlds.scenario, files, register);
  harmOnly = scenario.harm_only === true;
  if (harmOnly) checkHarmOnly(worlds, shipped);
  if (shipped === null) checkWork(worlds, scenario.horizon);
  const indicators = shipped === null ? {} : { indicators: shipped.indicators };
  const whole = { ...worlds, ...indicators };
  const loaded = loadWorlds(whole, await studyAt(whole), files, register);
  asked = whole;
  return carriedThrough(loaded, worlds.worlds, worlds.points, { seed, follow: null });
}

/** Runs a study that a reader opened, as the command line does, and shows an experiment of it. */
async function runOwn(own: OwnStudy, experiment: string, seed: number): Promise<void> {
  const [all, { openStudy, readyStudy, readYaml }] = await Promise.all([readInFull(), inFull()]);
  const ready = readyStudy(own, all, seed, readYaml);
  const { runs, experiments } = openStudy(own, ready);
  const { worlds } = experiments.find(({ id }) => id === experiment)!;
  asked = own.text;
  harmOnly = false;
  const { loaded, prepared } = ready;
  return carriedThrough(loaded, worlds, runs, { seed, prepared }, experiment);
}

/** Runs a study whose first run, or the first of `experiment`, is watched, and tells of it. */
async function carriedThrough(
  loaded: LoadedStudy,
  worlds: readonly World[],
  runs: number,
  options: Pick<StudyOptions, 'seed' | 'follow' | 'prepared'>,
  experiment?: string,
): Promise<void> {
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
          worlds,
          community,
          person,
          months: plan.rounds.length,
          runs,
        });
      },
      round: (_, label, changes) => post({ kind: 'month', label, changes }),
      end: (task, result) => (last = { task, result }),
    },
    ports,
    experiment,
  );
  document = await runStudy(loaded, {
    ...options,
    size: 'reduced',
    engineHash: '',
    register: loaded.register,
    executor,
    // Where a reader keeps the study and its result is not known here, as with a folder outside the repository.
    command: './glasshouse verify RESULT --rerun',
    folder: null,
    onRun() {
      done += 1;
      post({ kind: 'runs', done, runs });
    },
  });
  const sum = (counts: Float64Array): number => counts.reduce((total, one) => total + one, 0);
  const effects =
    last === null
      ? []
      : (last as { result: RunResult }).result.effects.map(({ arm, more, fewer }) => ({ arm, more: sum(more), fewer: sum(fewer) }));
  post({ kind: 'finished', hash: document.hash, document, effects, seconds: (performance.now() - begun) / 1000 });
}

async function explain(person: string, without: string | undefined): Promise<void> {
  const { toldLife } = await import('./told.js');
  if (last === null || harmOnly) throw new Error('there is no life to tell');
  post({ kind: 'told', life: toldLife(last.task, last.result, person, without) });
}

/** What shipped studies compare with a scenario as written. */
async function comparedWith(path: string): Promise<OpenScenario['compared']> {
  const { comparisons } = await shipped();
  const all = Object.entries(comparisons).flatMap(([name, { scenario, others }]) =>
    scenario === path ? others.map(({ id, title }) => ({ id: `${name}.${id}`, title, name })) : [],
  );
  const alike = all.map(({ title, name }) => [title, `${title} (${name.split('.')[0]})`, `${title} (${name})`]);
  const isAlone = (words: string, way: number): boolean => alike.filter((one) => one[way] === words).length === 1;
  return all.map(({ id }, k) => ({ id, title: alike[k]!.find(isAlone) ?? id }));
}

async function openExperiment(id: string): Promise<Answer> {
  const { scenario, worlds, persons, points } = await experimentAt(id);
  const { files, register } = await texts();
  return {
    kind: 'opened',
    scenario: { ...openScenario(scenario, files, register), compared: await comparedWith(scenario) },
    experiment: { id, worlds, persons, points },
  };
}

/** Says what the page can run of a study that a reader opened, or why it cannot. */
async function openedStudy(given: OwnStudy): Promise<Answer> {
  const [all, { openStudy, readyStudy, readYaml, saidHere, studyAmong }] = await Promise.all([readInFull(), inFull()]);
  try {
    const own = studyAmong(given);
    return { kind: 'study-opened', study: openStudy(own, readyStudy(own, all, SEED, readYaml)) };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'study-refused', problems: saidHere(error.problems) };
    throw error;
  }
}

async function shownClaims(): Promise<ShownClaim[]> {
  const { claims, experiments, rounds } = await shipped();
  const { register } = await texts();
  return claims.map(({ work, ...claim }) => {
    const experiment = experiments[claim.id];
    const disputes = claim.sources.flatMap((row) => {
      const { disputedBy, disputeKind } = register.rows.get(row)!;
      return disputedBy === '' ? [] : [{ row, by: disputedBy, kind: disputeKind }];
    });
    const pageWork = experiment ? experiment.persons * experiment.points * experiment.worlds.length * rounds[experiment.scenario]! : null;
    return {
      ...claim,
      disputes,
      studySeconds: work / PERSON_ROUNDS_A_SECOND,
      pageSeconds: pageWork === null ? null : pageWork / PERSON_ROUNDS_A_SECOND,
    };
  });
}

async function madeLink(shared: Shared): Promise<Answer> {
  const { linkOf, streamPacking } = await import('./links.js');
  try {
    return { kind: 'link-made', link: await linkOf(shared, streamPacking) };
  } catch (error) {
    if (error instanceof LinkRefused) return { kind: 'link-not-made', message: error.message };
    throw error;
  }
}

async function opened({ path, own }: Extract<Order, { kind: 'open' }>): Promise<Answer> {
  const { files, register } = await textsWith(own);
  const compared = own === undefined ? await comparedWith(path) : [];
  return { kind: 'opened', scenario: { ...openScenario(path, files, register), own, compared }, experiment: null };
}

async function carryOut(order: Order): Promise<void> {
  switch (order.kind) {
    case 'list': {
      const { cards: scenarios, families, thumbnails } = await shipped();
      return post({ kind: 'listed', scenarios, families, thumbnails });
    }
    case 'open':
      return post(await opened(order));
    case 'edit': {
      const [{ files }, { SCHEMA }] = await Promise.all([readInFull(), import('./schema-text.js')]);
      return post({ kind: 'editable', text: files.read(order.path), schema: SCHEMA });
    }
    case 'check': {
      const [{ files, register }, { problemsOf }] = await Promise.all([readInFull(), inFull()]);
      return post({ kind: 'checked', problems: problemsOf(order.own, files, register) });
    }
    case 'open-experiment':
      return post(await openExperiment(order.id));
    case 'cite': {
      const { scenario } = await experimentAt(order.id);
      const [{ citedOf }, all] = await Promise.all([import('./cite.js'), texts()]);
      return post({ kind: 'cited', id: order.id, cited: citedOf(scenario, order.rows, order.quantities, all) });
    }
    case 'claims':
      return post({ kind: 'claims', claims: await shownClaims() });
    case 'read-link': {
      const { readLink, streamPacking } = await import('./links.js');
      return post({ kind: 'link-read', shared: await readLink(order.fragment, streamPacking) });
    }
    case 'make-link':
      return post(await madeLink(order.shared));
    case 'run':
      return run(order.worlds, order.seed, order.own);
    case 'open-study':
      return post(await openedStudy(order.own));
    case 'run-study':
      return runOwn(order.own, order.experiment, order.seed);
    case 'explain':
      return explain(order.person, order.without);
    case 'report': {
      const { renderReport } = await import('./reports.js');
      if (document === null) throw new Error('run the worlds first');
      return post({ kind: 'report', text: renderReport(document) });
    }
    case 'study': {
      const { studyText } = await inFull();
      if (asked === null) throw new Error('run the worlds first');
      return post({ kind: 'study', text: typeof asked === 'string' ? asked : studyText(asked) });
    }
    case 'meanings': {
      const { meaningsOf } = await import('./meanings.js');
      return post({ kind: 'meanings', said: meaningsOf(order.paths) });
    }
    case 'help':
      ports.push(order.port);
      return;
    case 'serve':
      return serveRuns(order.port);
  }
}

/** What the build has read has no lines: a problem is looked for again in the texts, and told with its place. */
async function carriedOut(order: Order): Promise<void> {
  try {
    return await carryOut(order);
  } catch (error) {
    if (!(error instanceof InputError) || readsInFull()) throw error;
    await readInFull();
    return carryOut(order);
  }
}

self.onmessage = ({ data }: MessageEvent<Order>) => {
  carriedOut(data).catch((error: unknown) => {
    if (error instanceof LinkRefused) post({ kind: 'link-refused', message: error.message });
    else if (error instanceof InputError) post({ kind: 'refused', problems: error.problems });
    else post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
};
post({ kind: 'ready' });
