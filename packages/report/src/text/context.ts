import { folderNameOf, ROW_IDS, shellWord } from '@glasshouse/model';
import type { IndicatorResult, StudyDocument } from '@glasshouse/model';
import { html, joined, slug } from './html.js';
import type { Html, Part } from './html.js';
import { inputName } from './input-names.js';
import { countOf, setting } from './numbers.js';

type Experiment = StudyDocument['experiments'][number];

/** What every section needs: the document, titles by id, and links that are made only where their end exists. */
export interface Context {
  document: StudyDocument;
  /** The result folder as a word of a command that is called from the repository; RESULT where only the reader knows it. */
  result: string;
  /** An id nobody else on the page has; the same name asked again gets a number. */
  id(name: string): string;
  experiment(id: string): Experiment | undefined;
  armTitle(arm: string, experiment?: string): string;
  indicator(experiment: string, indicator: string): IndicatorResult | undefined;
  /** Link to a row of the sources table, or the bare id where the document has no such row. */
  source(id: string): Part;
  sources(ids: readonly string[]): Part;
  /** A text in which register ids such as E037 become links. */
  cite(text: string): Part;
  /** Link to the assumption on a path, or null. */
  assumption(path: string, experiment?: string): Html | null;
  /** The name of an input of an experiment. */
  inputName(path: string, experiment: string): string;
  /** The first experiment with the same assumptions, under which they are printed. */
  sharedAssumptions(experiment: string): string;
  /** Where the inputs of an experiment are listed. */
  inputs(experiment: string): Part;
  /** How many people, years and replicates of the scenario as written the numbers of an experiment are of. */
  base(experiment: string): string;
  /** Link to the outcome that a number such as `court.listed@baseline` was read from. */
  origin(of: string): Part;
}

export const sourceAnchor = (id: string): string => `source-${slug(id)}`;
export const assumptionAnchor = (experiment: string, path: string): string => `assumption-${slug(experiment)}-${slug(path)}`;
export const inputsAnchor = (experiment: string): string => `inputs-${slug(experiment)}`;
export const outcomeAnchor = (experiment: string, indicator: string): string => `outcome-${slug(experiment)}-${slug(indicator)}`;
export const seriesAnchor = (id: string): string => `series-${slug(id)}`;
export const otherClaimAnchor = (id: string): string => `other-claim-${slug(id)}`;
export const claimAnchor = (id: string): string => `claim-${slug(id)}`;

/** Stands for the folder of a result where only the reader knows it. */
export const RESULT = 'RESULT';

/** What RESULT stands for, where commands of the page name it. */
export const whatResultIs = ({ result }: Context): Html | null =>
  result === RESULT ? html` <code>${RESULT}</code> is the path of the folder that holds <code>report.html</code>.` : null;

/** Lookups over one document. Holds no state beyond the ids given out on this page. */
export function contextOf(document: StudyDocument): Context {
  const used = new Map<string, number>();
  const experiments = new Map(document.experiments.map((experiment) => [experiment.id, experiment]));
  const indicators = new Map(document.indicators.map((indicator) => [`${indicator.experiment}.${indicator.indicator}`, indicator]));
  const sources = new Set(document.sources.map((source) => source.id));
  const assumed = new Map(document.assumptions.map((assumption) => [`${assumption.experiment} ${assumption.path}`, assumption]));
  const listOf = (experiment: string): string =>
    JSON.stringify(
      document.assumptions
        .filter((one) => one.experiment === experiment)
        .map((one) => [one.path, one.value, one.unit, one.why, one.range, one.arms]),
    );
  const shared = (experiment: string): string => {
    const own = listOf(experiment);
    return document.experiments.find((one) => listOf(one.id) === own)?.id ?? experiment;
  };
  const printedUnder = new Map(document.experiments.map((one) => [one.id, shared(one.id)]));
  const series = new Set(document.series.map((one) => one.id));

  const source = (id: string): Part => (sources.has(id) ? html`<a class="ref" href="#${sourceAnchor(id)}">${id}</a>` : id);

  return {
    document,
    result: document.folder === null ? RESULT : shellWord(document.folder ?? `results/${folderNameOf(document)}`),
    id(name) {
      const base = slug(name);
      const count = (used.get(base) ?? 0) + 1;
      used.set(base, count);
      return count === 1 ? base : `${base}--${String(count)}`;
    },
    experiment: (id) => experiments.get(id),
    armTitle(arm, experiment) {
      const among = experiment === undefined ? document.experiments : document.experiments.filter((one) => one.id === experiment);
      return among.flatMap((one) => one.arms).find((one) => one.id === arm)?.title ?? arm;
    },
    indicator: (experiment, indicator) => indicators.get(`${experiment}.${indicator}`),
    source,
    cite: (text) => text.split(ROW_IDS).map((piece, index) => (index % 2 === 1 ? source(piece) : piece)),
    sources: (ids) => joined(ids.map(source), ', '),
    assumption(path, experiment) {
      const found = experiment === undefined ? document.assumptions.find((one) => one.path === path) : assumed.get(`${experiment} ${path}`);
      return found
        ? html`<a class="ref" href="#${assumptionAnchor(printedUnder.get(found.experiment) ?? found.experiment, found.path)}">assumed</a>`
        : null;
    },
    inputName: (path, experiment) =>
      inputName(path, assumed.get(`${printedUnder.get(experiment) ?? experiment} ${path}`)?.of ?? assumed.get(`${experiment} ${path}`)?.of),
    sharedAssumptions: (experiment) => printedUnder.get(experiment) ?? experiment,
    inputs(experiment) {
      return experiments.has(experiment) ? html`<a href="#${inputsAnchor(experiment)}">inputs and assumptions</a>` : null;
    },
    base(experiment) {
      const found = experiments.get(experiment);
      if (!found) return '';
      const { labels } = found.years;
      const years = [...new Set([labels[0], labels.at(-1)])].filter((label) => label !== undefined).join(' to ');
      return `${setting(found.persons)} synthetic people in each arm${years === '' ? '' : `, ${years}`}; ${countOf(found.replicates, 'run')} of the scenario as written.`;
    },
    origin(of) {
      const row = /^row\.(.+)$/.exec(of);
      if (row) return source(row[1] ?? '');
      const match = /^(?:search\.)?([^.@]+)\.([^@]+)@?/.exec(of);
      const read = match?.[1] === 'register' ? ((match[2] ?? '').split('.')[0] ?? '') : null;
      if (read !== null)
        return series.has(read) ? html`<a href="#${seriesAnchor(read)}">register</a>` : html`<a href="#sources">register</a>`;
      if (match && indicators.has(`${match[1]}.${match[2]}`)) {
        return html`<a href="#${outcomeAnchor(match[1] ?? '', match[2] ?? '')}">outcome</a>`;
      }
      return match && experiments.has(match[1] ?? '') ? html`<a href="#${inputsAnchor(match[1] ?? '')}">inputs</a>` : null;
    },
  };
}
