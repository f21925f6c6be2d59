import { parse } from 'yaml';
import { LESSONS } from '../lessons/list.js';
import type { ScenarioCard } from '../worker/messages.js';
import type { ClaimCard } from './cards.js';
import { claimExperiment, comparisonsOf, lessonExperiment } from './experiment.js';
import type { WrittenStudy as Experiments } from './experiment.js';
import type { Comparison, ShippedExperiment } from './compared.js';
import { QUESTIONS } from './questions.js';
import { thumbnailOf } from './thumbnails.js';
import type { Thumbnail } from './thumbnails.js';

/** What the page takes from the repository when it is built. */
export interface Shipped {
  /** Every shipped scenario, as the list shows it. */
  cards: ScenarioCard[];
  claims: ClaimCard[];
  /** Experiments of lessons and claims, by id of the lesson or claim. */
  experiments: Record<string, ShippedExperiment>;
  /** What shipped studies compare with scenarios of the gallery as written, by `study.experiment`. */
  comparisons: Record<string, Comparison>;
  /** Rounds of each scenario that an experiment runs. */
  rounds: Record<string, number>;
  /** Pictures of the questions of the first screen, by path of their scenarios. */
  thumbnails: Record<string, Thumbnail>;
  /** Families of scenarios: title, and paths. */
  families: { title: string; paths: string[] }[];
}

/** The repository as the build sees it. */
export interface Repository {
  read(path: string): string;
  /** Paths of all scenarios that the laboratory has, and of what they extend. */
  scenarios: readonly string[];
  /** Ids of all studies. */
  studies: readonly string[];
  /** Ids of studies whose claims are stored as JSON, and of those with a stored report. */
  stored: readonly string[];
  reported: readonly string[];
  families: readonly { title: string; names: readonly string[] }[];
  /** The words in which a report gives a model stamp. */
  stampWords(stamp: string): string;
  /** A claim with its numbers as a report prints them. */
  asPrinted<T>(claim: T): T;
  /** A number of a claim where no sweep stands below it. */
  standingAlone(text: string): string;
}

interface WrittenClaim extends Pick<ClaimCard, 'id' | 'title' | 'locus' | 'quotation'> {
  document: { stamp: ClaimCard['documentStamp']; why: string; sources: string[] };
}
interface WrittenStudy {
  claims: WrittenClaim[];
  experiments?: {
    scenario: string;
    persons: { full: number };
    arms: unknown[];
    design?: { points?: { full?: number } };
    replicates?: { full?: number };
  }[];
}
interface StoredClaims {
  hash: string;
  claims: (Omit<ClaimCard, 'study' | 'sources' | 'numbers' | 'hash' | 'work'> & {
    documentSources: string[];
    numbers: { text: string; harm: boolean; of: string }[];
  })[];
}

const MODEL_STAMPS: readonly ClaimCard['modelStamp'][] = [
  'possible_under',
  'only_under_contradicted',
  'cannot_be_told',
  'outside_simulation',
  'not_computed',
];
const MONTHS = 12;

/** A repository that reads each file of YAML once. What it gives is shared: nobody changes it. */
export interface ReadRepository extends Repository {
  yaml<T>(path: string): T;
}

export function readOnce(from: Repository): ReadRepository {
  const values = new Map<string, unknown>();
  return {
    ...from,
    yaml<T>(path: string): T {
      if (!values.has(path)) values.set(path, parse(from.read(path), { maxAliasCount: -1 }));
      return values.get(path) as T;
    },
  };
}

/** Months of a scenario, from the horizon of its file or of what it extends. */
function roundsOf(path: string, from: ReadRepository): number {
  const { horizon, extends: bases = [] } = from.yaml<{ horizon?: { start: string; end: string }; extends?: string[] }>(path);
  if (!horizon) return Math.max(0, ...bases.map((one) => roundsOf(`scenarios/${one}`, from)));
  const [start, end] = [horizon.start, horizon.end].map((day) => day.split('-').map(Number)) as [number[], number[]];
  return (end[0]! - start[0]!) * MONTHS + end[1]! - start[1]! + 1;
}

/** Person-rounds of a study at full size. */
function workOf({ experiments = [] }: WrittenStudy, from: ReadRepository): number {
  return experiments.reduce((sum, { scenario, persons, arms, design, replicates }) => {
    const runs = (design?.points?.full ?? 1) + (replicates?.full ?? 1) - 1;
    return sum + persons.full * runs * arms.length * roundsOf(scenario.replace(/^\.\.\//, ''), from);
  }, 0);
}

/** Whether a scenario, or what it extends, is shown for the harm it does: nothing is compared with it. */
function isHarmOnly(path: string, from: ReadRepository): boolean {
  const { harm_only: own, extends: bases = [] } = from.yaml<{ harm_only?: boolean; extends?: string[] }>(path);
  return own === true || bases.some((one) => isHarmOnly(`scenarios/${one}`, from));
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();

/** What stands in a stored page where the pattern has its first group. Throws Error where it stands nowhere: the build ends rather than leave a claim out. */
function partOf(page: string, pattern: RegExp, what: string): string {
  const found = pattern.exec(page)?.[1];
  if (found === undefined) throw new Error(`a stored report has no ${what}`);
  return found;
}

/** Cards of a study whose result is stored as a report and not as JSON: its claims as written, with what the report says the model gave. */
function cardsOfReport(id: string, study: WrittenStudy, from: ReadRepository): ClaimCard[] {
  const page = from.read(`docs/reports/${id}/pages/claims.html`);
  const hash = partOf(
    from.read(`docs/reports/${id}/report.html`),
    /<dt>Result hash<\/dt><dd><code class="hash">([0-9a-f]{64})</,
    'result hash',
  );
  const work = workOf(study, from);
  return study.claims.map(({ document, id: claim, title, locus, quotation }) => {
    const at = page.indexOf(`id="claim-${claim.toLowerCase()}"`);
    const card = page.slice(at, page.indexOf('</article>', at));
    const model = partOf(card, /<div class="stamp stamp-model"><dt>[^<]*<\/dt><dd>(.*?)<\/dd><\/div>/s, `model stamp of ${claim}`);
    const words = plain(model.replace(/<span class="under">.*$/s, ''));
    const modelStamp = MODEL_STAMPS.find((stamp) => from.stampWords(stamp) === words);
    if (!modelStamp) throw new Error(`the stored report gives ${claim} the stamp "${words}", which is none`);
    const numbers = partOf(card, /<ol class="numbers">(.*?)<\/ol>/s, `numbers of ${claim}`);
    return {
      id: claim,
      study: id,
      title,
      locus,
      quotation,
      documentStamp: document.stamp,
      documentWhy: document.why,
      sources: document.sources,
      modelStamp,
      modelUnder: plain(/<span class="under">(.*)<\/span>$/s.exec(model)?.[1] ?? ''),
      numbers: [...numbers.matchAll(/<li( class="is-harm")?>(.*?)<\/li>/gs)].map(([, harm, body = '']) => ({
        text: from.standingAlone(plain(body.replace(/<span class="tag">.*?<\/span>/, '').replace(/<span class="papers">.*$/s, ''))),
        harm: harm !== undefined,
        published: body.includes('published, not synthetic'),
      })),
      quotable: plain(partOf(card, /<p class="quotable"><span class="label">[^<]*<\/span>(.*?)<\/p>/s, `quotable sentence of ${claim}`)),
      hash,
      command: `./glasshouse run studies/${id}.yaml --size full --seed 1`,
      work,
    };
  });
}

function cardsOfJson(id: string, study: WrittenStudy, from: ReadRepository): ClaimCard[] {
  const { hash, claims } = JSON.parse(from.read(`docs/reports/${id}.claims.json`)) as StoredClaims;
  const work = workOf(study, from);
  return claims.map(from.asPrinted).map(({ documentSources, numbers, ...claim }) => ({
    id: claim.id,
    study: id,
    title: claim.title,
    locus: claim.locus,
    quotation: claim.quotation,
    documentStamp: claim.documentStamp,
    documentWhy: claim.documentWhy,
    sources: documentSources,
    modelStamp: claim.modelStamp,
    modelUnder: claim.modelUnder,
    numbers: numbers
      .map(({ text, harm, of }) => ({ text: from.standingAlone(text), harm, published: /^(register|row)\./.test(of) }))
      .sort((a, b) => Number(b.harm) - Number(a.harm)),
    quotable: claim.quotable,
    hash,
    command: claim.command,
    work,
  }));
}

/** What the list shows of a scenario, from its own file alone: it is checked when it is opened. */
function cardOf(path: string, from: ReadRepository): ScenarioCard {
  const head = from.yaml<Record<string, unknown>>(path);
  const word = (key: string): string => (typeof head[key] === 'string' ? head[key] : '');
  return { path, id: word('id'), title: word('title'), reading: word('reading'), harmOnly: head.harm_only === true };
}

/** The values of all scenarios as they are written, by path: what a page reads in the place of their texts. */
export const valuesOf = (from: ReadRepository): Record<string, unknown> =>
  Object.fromEntries(from.scenarios.map((path) => [path, from.yaml<unknown>(path)]));

const place = (id: string): number => id.charCodeAt(0) * 100 + Number(id.slice(1));

/** Cards of the claims whose results are stored, in the order of the article, and the experiments of lessons and claims. Throws Error for what is missing. */
export function collect(from: ReadRepository): Shipped {
  const experimentsOf = (id: string): Experiments => from.yaml(`studies/${id}.yaml`);
  const ids = [...new Set([...from.stored, ...from.reported])].sort();
  const claims = ids
    .flatMap((id) => {
      const study = from.yaml<WrittenStudy>(`studies/${id}.yaml`);
      return from.stored.includes(id) ? cardsOfJson(id, study, from) : cardsOfReport(id, study, from);
    })
    .sort((a, b) => place(a.id) - place(b.id));
  const ofLessons = LESSONS.map((lesson) => [lesson.id, lessonExperiment(lesson, experimentsOf(lesson.study))] as const);
  const ofClaims = claims.flatMap(({ id, study }) => {
    const experiment = claimExperiment(id, experimentsOf(study));
    return experiment === null ? [] : [[id, experiment] as const];
  });
  const experiments = Object.fromEntries([...ofLessons, ...ofClaims]);
  const rounds = Object.fromEntries(Object.values(experiments).map(({ scenario }) => [scenario, roundsOf(scenario, from)]));
  const thumbnails = Object.fromEntries(
    QUESTIONS.map(({ question: { scenario } }) => [scenario, thumbnailOf(scenario, from.read)] as const),
  );
  const families = from.families.map(({ title, names }) => ({ title, paths: names.map((name) => `scenarios/${name}.yaml`) }));
  const shown = new Set(families.flatMap(({ paths }) => paths));
  const comparisons = Object.fromEntries(
    from.studies
      .flatMap((id) => Object.entries(comparisonsOf(experimentsOf(id))))
      .filter(([, { scenario }]) => shown.has(scenario) && !isHarmOnly(scenario, from)),
  );
  const cards = from.scenarios.filter((path) => !path.startsWith('scenarios/_')).map((path) => cardOf(path, from));
  return { cards, claims, experiments, comparisons, rounds, thumbnails, families };
}
