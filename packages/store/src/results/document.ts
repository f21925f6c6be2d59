import type { StudyDocument } from '@glasshouse/model';
import { z } from 'zod';

const text = z.string();
const texts = z.array(text);
const estimate = z.looseObject({ middle: z.number(), low: z.number(), high: z.number(), points: z.number(), replicates: z.number() });
const listOf = (shape: z.ZodRawShape) => z.array(z.looseObject(shape));

const claim = {
  id: text,
  title: text,
  documentStamp: text,
  documentSources: texts,
  modelStamp: text,
  modelUnder: text,
  quotable: text,
  numbers: listOf({ text, harm: z.boolean(), estimate: estimate.nullable(), of: text }),
};
const source = { id: text, statement: text, citation: text, address: text, usedBy: texts };

/** As much of a document's form as its readers take for granted without looking. Further keys are allowed. */
const documentForm = z.looseObject({
  format: z.literal(1),
  id: text,
  title: text,
  about: text,
  size: z.enum(['reduced', 'full']),
  seed: z.number(),
  hash: text.regex(/^[0-9a-f]{64}$/),
  command: text,
  folder: text.nullable().optional(),
  experiments: listOf({
    id: text,
    title: text,
    scenario: text,
    arms: listOf({ id: text, title: text }),
    persons: z.number(),
    weight: z.number(),
    horizon: z.looseObject({ start: text, end: text, round: text }),
    firstDifference: listOf({ arm: text }),
    gross: listOf({ arm: text }),
    checks: listOf({ name: text, comparisons: z.number() }),
    years: z.looseObject({ labels: texts, counters: z.record(text, z.record(text, z.array(z.number()))) }),
  }),
  indicators: listOf({ experiment: text, indicator: text, arms: listOf({ arm: text, estimate }) }),
  harm: listOf({ experiment: text, arm: text, measure: text, context: text, harm: text, group: text, category: text, per1000: estimate }),
  money: listOf({
    experiment: text,
    arm: text,
    measure: text,
    harm: text,
    group: text,
    category: text,
    currency: text,
    per1000: estimate,
  }).optional(),
  targets: listOf({ experiment: text, id: text, model: estimate }),
  series: listOf({ id: text, points: listOf({ source: text }), increments: listOf({ from: text }), contradictions: texts }),
  facts: listOf({ id: text, title: text, columns: texts, rows: listOf({ cells: texts, sources: texts }) }),
  claims: listOf(claim),
  ratios: listOf({ id: text, rows: listOf({ category: text }) }),
  shipped: listOf({ id: text, hash: text, claims: listOf(claim), sources: listOf(source) }).optional(),
  follow: listOf({ experiment: text, count: z.number() }).optional(),
  followed: listOf({ person: text, lives: listOf({ arm: text, steps: listOf({ day: text, stage: text, text }) }) }),
  assumptions: listOf({ experiment: text, path: text, value: z.number() }),
  sources: listOf(source),
  dictionary: listOf({ id: text, definition: text }),
  codebook: listOf({ word: text, meaning: text }),
  box: z.looseObject({ title: text, lines: listOf({ text, sources: texts }) }).nullable(),
  notCounted: texts,
});

/** A parsed `study.json` as a document, or null where it has not the form of one. */
export const readDocument = (value: unknown): StudyDocument | null =>
  documentForm.safeParse(value).success ? (value as StudyDocument) : null;
