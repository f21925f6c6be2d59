import type { Scenario } from '@glasshouse/scenario';
import type { ModelPiece, ModelText } from './model-text.js';

/** A submodel: which sections of a scenario state it, when a scenario uses it, and which paragraphs describe it. */
export interface Mechanism {
  title: string;
  sections: readonly (keyof Scenario)[];
  /** First words of its paragraphs in the submodels of `docs/model.md`. */
  leads: RegExp;
  uses(scenario: Scenario): boolean;
}

const some = (table: object | undefined): boolean => table !== undefined && Object.keys(table).length > 0;
const streams = (scenario: Scenario): Scenario['streams'][string][] => Object.values(scenario.streams);

const table = (title: string, section: keyof Scenario, leads: RegExp): Mechanism => ({
  title,
  sections: [section],
  leads,
  uses: (scenario) => some(scenario[section] as object | undefined),
});

const reachesOthers = (scenario: Scenario): boolean =>
  some(scenario.spreads) ||
  scenario.perception?.kin_elsewhere !== undefined ||
  Object.values(scenario.measures).some((measure) => measure.reaches_children || measure.reaches_household);

/** Whether anything is decided at the end of a round. */
export const councilSits = (scenario: Scenario): boolean =>
  some(scenario.patrols) ||
  scenario.officials !== undefined ||
  scenario.perception?.kin_elsewhere !== undefined ||
  Object.values(scenario.reviews).some(({ capacity, quota }) => capacity || quota);

/** Every submodel of the format, in the order of a deed's life. */
export const MECHANISMS: readonly Mechanism[] = [
  table('Opportunity', 'streams', /^opportunit/i),
  {
    title: 'Decision',
    sections: [],
    leads: /^decision/i,
    uses: (scenario) => streams(scenario).some(({ kind }) => kind !== 'attempt' && kind !== 'false_alarm'),
  },
  table('Partitions', 'partitions', /partition|\bunits?\b/i),
  table('Ties', 'ties', /\bties?\b/i),
  table('Detection', 'channels', /^detection|witness|channel/i),
  table('Review', 'reviews', /^review/i),
  table('Record and score', 'ledgers', /^record|ledger|\bscores?\b|^points\b|^hidden/i),
  table('List', 'lists', /^lists?\b|^entries\b|^terms?\b|^hidden/i),
  table('Measure', 'measures', /^measures?\b|doors|confinement/i),
  { title: 'Spread', sections: ['spreads'], leads: /^spreads?\b|^who else pays/i, uses: reachesOthers },
  {
    title: 'Response',
    sections: ['perception', 'responses'],
    leads: /^responses?\b|^perception|revolt|stigma|emulation/i,
    uses: ({ perception, responses }) => perception !== undefined || some(responses),
  },
  table('Incidents', 'incidents', /incident|^places?\b/i),
  table('Patrols', 'patrols', /patrol/i),
  table('Screens', 'screens', /screen|flag/i),
  table('Stances', 'stances', /stance/i),
  table('Opinions', 'opinions', /opinion/i),
  table('Surveys', 'surveys', /survey|probe/i),
  table('Firms', 'firms', /\bfirms?\b|^market/i),
  table('Registers of firms', 'enterprise', /enterprise|register of firms|registers of firms|^market/i),
  table('Officials', 'officials', /official|office/i),
  table('Audits', 'audits', /audit|^offices?\b/i),
  table('Catalogues', 'catalogues', /catalogue|^offices?\b/i),
  table('Flows of records', 'flows', /\bflows?\b/i),
  { title: 'Council', sections: [], leads: /^council/i, uses: councilSits },
];

const SUBMODELS = /submodels/i;

/** Paragraphs on submodels. One without words in bold goes on with what stands above it, and is found by the words there. */
export function submodelPieces(model: ModelText): ModelPiece[] {
  let lead = '';
  return model.pieces(SUBMODELS).map((piece) => {
    lead = piece.lead === '' ? lead : piece.lead;
    return { ...piece, lead };
  });
}

/** Leads of paragraphs on submodels that no mechanism here takes; none where the two agree. */
export const unclaimed = (model: ModelText): string[] =>
  submodelPieces(model)
    .filter(({ lead }) => !MECHANISMS.some(({ leads }) => leads.test(lead)))
    .map(({ lead, text }) => lead || text.slice(0, 60));

/** Words of the description that speak of a part, by the part. */
const WORDS: readonly [RegExp, (scenario: Scenario) => boolean][] = [
  [/\bledgers?\b|\bpoints\b|\bscores?\b/i, ({ ledgers }) => some(ledgers)],
  [/\blist(s|ed|ings?)?\b/i, ({ lists }) => some(lists)],
  [/\breviews?\b/i, ({ reviews }) => some(reviews)],
  [/\battempts?\b/i, (scenario) => streams(scenario).some(({ kind }) => kind === 'attempt')],
  [/\bperceived\b/i, ({ perception }) => perception !== undefined],
  [/\bpartitions?\b|\bunits?\b/i, ({ partitions }) => some(partitions)],
  [/\bties?\b/i, ({ ties }) => some(ties)],
  [/\bspreads?\b/i, ({ spreads }) => some(spreads)],
  [/\bincidents?\b|\bcells?\b/i, ({ incidents, patrols }) => some(incidents) || some(patrols)],
  [/\bpatrols?\b|\bstations?\b/i, ({ patrols }) => some(patrols)],
  [/\bscreens?\b|\bflag(s|ged)?\b/i, ({ screens }) => some(screens)],
  [/\bstances?\b|\bthresholds?\b/i, ({ stances }) => some(stances)],
  [/\bopinions?\b|\bsurveys?\b/i, ({ opinions, surveys }) => some(opinions) || some(surveys)],
  [/\bfirms?\b/i, ({ firms }) => firms !== undefined],
  [/\bofficials?\b|\boffice holders?\b|\baudits?\b/i, ({ officials }) => officials !== undefined],
];

/** Whether a text speaks only of parts that the scenario uses. `any`: at least one of those it speaks of is used. */
export function concerns(scenario: Scenario, text: string, any = false): boolean {
  const spoken = WORDS.filter(([words]) => words.test(text));
  return spoken.length === 0 || (any ? spoken.some(([, uses]) => uses(scenario)) : spoken.every(([, uses]) => uses(scenario)));
}
