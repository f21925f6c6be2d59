import { POLICY_SECTIONS, PROBE_SECTIONS, quantitiesOf, WORLD_SECTIONS } from '@glasshouse/model';
import type { Register, Scenario } from '@glasshouse/model';
import { isMap, isQuantity } from '../words/quantity.js';
import { differencesOf } from './differences.js';
import type { Difference } from './differences.js';
import { isSamePapersApart, sentenceOf, timelineSentences } from './sentences.js';
import { summarySentences } from './summary.js';
import { subjectOf } from './subjects.js';

/** Sentences about one part that both scenarios or one of them has. */
export interface ComparedPart {
  subject: string;
  path: string;
  sentences: string[];
}

/** How two scenarios differ. `same`: nothing but names differs; `renamed`: which of id, title and about do. */
export interface Comparison {
  a: { id: string; title: string; file: string };
  b: { id: string; title: string; file: string };
  same: boolean;
  renamed: string[];
  chapters: { title: string; parts: ComparedPart[] }[];
}

const FRAME = ['reading', 'harm_only', 'horizon', 'groups'] as const;
const NAMES = ['id', 'title', 'about'] as const;

const isDated = ({ keys }: Difference): boolean => keys.includes('in_force') || keys.includes('trend');

function partsOf(differences: readonly Difference[], a: Scenario, b: Scenario, register: Register): ComparedPart[] {
  const parts = new Map<string, ComparedPart>();
  for (const difference of differences) {
    const { subject, path, rest } = subjectOf(difference, a, b);
    const part = parts.get(path) ?? { subject, path, sentences: [] };
    part.sentences.push(sentenceOf(difference, rest, register));
    parts.set(path, part);
  }
  return [...parts.values()];
}

const assumedOf = (scenario: Scenario): string[] =>
  quantitiesOf(scenario)
    .filter(({ quantity }) => quantity.assumed !== undefined)
    .map(({ path }) => path);

function countsOf(a: Scenario, b: Scenario): string {
  const [inA, inB] = [assumedOf(a), assumedOf(b)];
  const shared = inA.filter((path) => inB.includes(path)).length;
  return `In A, ${inA.length} of ${quantitiesOf(a).length} numbers are assumed; in B, ${inB.length} of ${quantitiesOf(b).length}. ${shared} of the assumed numbers have the same path in both.`;
}

/** Differences in which a number comes to rest on an assumption, or stops resting on one, or the assumption itself changes. */
const isAboutAssumption = ({ a, b }: Difference): boolean =>
  isQuantity(a) && isQuantity(b) && (a.assumed !== b.assumed || JSON.stringify(a.range) !== JSON.stringify(b.range));

/**
 * Compares two scenarios path by path: frame, world, policy, dates, and what numbers depend on. The order depends on ids alone. `file` is
 * how each was named by the caller. Nothing is run and nothing is judged.
 */
export function compareScenarios(
  { scenario: a, file: fileA }: { scenario: Scenario; file: string },
  { scenario: b, file: fileB }: { scenario: Scenario; file: string },
  register: Register,
): Comparison {
  const of = (keys: readonly string[]): Difference[] =>
    keys.flatMap((key) => differencesOf(a[key as keyof Scenario], b[key as keyof Scenario], [key]));
  const [world, policy, probes] = [of(WORLD_SECTIONS), of(POLICY_SECTIONS), of(PROBE_SECTIONS)];
  const papers = [...world, ...policy, ...probes].filter(isSamePapersApart);
  const rules = (all: Difference[]): Difference[] => all.filter((one) => !isSamePapersApart(one) && !isDated(one));
  const dated = [...world, ...policy].filter((one) => !isSamePapersApart(one) && isDated(one));
  const changes = timelineSentences(a, b, register);
  const chapters = [
    { title: 'Frame', parts: partsOf(of(FRAME), a, b, register) },
    { title: 'World', parts: partsOf(rules(world), a, b, register) },
    { title: 'Policy', parts: partsOf(rules(policy), a, b, register) },
    { title: 'Surveys', parts: partsOf(rules(probes), a, b, register) },
    {
      title: 'Dates',
      parts: [
        ...partsOf(dated, a, b, register),
        ...(changes.length > 0 ? [{ subject: 'Dated changes', path: 'timeline', sentences: changes }] : []),
      ],
    },
    { title: 'Sources and assumptions of the same numbers', parts: partsOf(papers, a, b, register) },
  ].filter(({ parts }) => parts.length > 0);
  const same = chapters.length === 0;
  const short = [
    ...summarySentences(a, b, WORLD_SECTIONS).map((sentence) => `World. ${sentence}`),
    ...summarySentences(a, b, POLICY_SECTIONS).map((sentence) => `Policy. ${sentence}`),
  ];
  if (short.length > 0) chapters.unshift({ title: 'In short', parts: [{ subject: 'What each has', path: '', sentences: short }] });
  if ([...world, ...policy, ...probes].some((one) => isAboutAssumption(one) || !isMap(one.a) || !isMap(one.b))) {
    const assumptions = [...world, ...policy, ...probes].filter(isAboutAssumption).map(({ keys }) => keys.join('.'));
    const changed =
      assumptions.length > 0
        ? [
            `The assumption behind ${assumptions.length === 1 ? 'one number' : `${assumptions.length} numbers`} differs: ${assumptions.join(', ')}.`,
          ]
        : [];
    chapters.push({
      title: 'Assumptions',
      parts: [{ subject: 'Numbers without a source', path: '', sentences: [countsOf(a, b), ...changed] }],
    });
  }
  return {
    a: { id: a.id, title: a.title, file: fileA },
    b: { id: b.id, title: b.title, file: fileB },
    same,
    renamed: NAMES.filter((key) => a[key] !== b[key]),
    chapters,
  };
}
