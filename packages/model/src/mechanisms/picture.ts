import type { Scenario } from '../scenario/schema.js';

/** What a part of a scenario does to people: gives its shape and colour in the picture. */
export type Tone = 'breach' | 'merit' | 'protected' | 'neutral' | 'sanction' | 'reward';

/** Stages of the picture in their order, and the question that each answers. */
export const STAGES = {
  'opportunity and decision': 'what people meet and do',
  detection: 'who sees it',
  review: 'who may stop it',
  score: 'what number follows',
  list: 'who gets on',
  measure: 'what is taken or given',
  spread: 'who else pays',
  'council and market': 'what institutions do',
} as const;

/** A part of a scenario as a box of the picture, by its path, and how it hangs together with others. */
export interface Part {
  id: string;
  title: string;
  stage: keyof typeof STAGES;
  tone: Tone;
  /** Parts that it leads to, and parts that lead to it, by their paths. */
  leadsTo?: readonly string[];
  after?: readonly string[];
  /** Streams of which it makes records; `reviewed`: they come to the reviews of those streams first, where there are any. */
  writes?: { streams: readonly string[]; reviewed: boolean };
  /** Streams whose records it lets through or stops. */
  reviews?: readonly string[];
  /** Streams whose records it acts on. */
  reads?: readonly string[];
}

/** Parts of one section at a stage, in the order of the file. `of`: what each is beside its title. */
export const parts = <T extends { title: string }>(
  section: string,
  stage: Part['stage'],
  table: Readonly<Record<string, T>>,
  of: (one: T, id: string) => Partial<Part> = () => ({}),
): Part[] =>
  Object.entries(table).map(([id, one]) => ({ id: `${section}.${id}`, title: one.title, stage, tone: 'neutral', ...of(one, id) }));

/** Paths of parts of a section. */
export const pathsIn = (section: string, ids: readonly string[]): string[] => ids.map((id) => `${section}.${id}`);

/** Streams that are named by what rules are on. */
export const streamsOn = (rules: readonly { on: unknown }[]): string[] => rules.flatMap(({ on }) => (typeof on === 'string' ? [on] : []));

/** The ledger or list that each of these answers to, as paths. */
export const partsOn = (all: readonly unknown[]): string[] =>
  all.flatMap((on) => {
    if (typeof on !== 'object' || on === null) return [];
    if ('ledger' in on) return [`ledgers.${String(on.ledger)}`];
    return 'list' in on ? [`lists.${String(on.list)}`] : [];
  });

/** How a mechanism is drawn. */
export type Picture = (scenario: Scenario) => readonly Part[];
