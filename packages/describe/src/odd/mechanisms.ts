import { everyMechanism, some } from '@glasshouse/model';
import type { Scenario, Submodel } from '@glasshouse/model';
import type { ModelPiece, ModelText } from './model-text.js';

/** Whether anything is decided at the end of a round. */
export const councilSits = (scenario: Scenario): boolean =>
  some(scenario.patrols) ||
  scenario.officials !== undefined ||
  scenario.perception?.kin_elsewhere !== undefined ||
  Object.values(scenario.reviews).some(({ capacity, quota }) => capacity || quota);

const COUNCIL: Submodel = { title: 'Council', sections: [], uses: councilSits };

/** Every submodel of the format, in the order of the mechanisms, and the council, which belongs to none. */
export const MECHANISMS: readonly Submodel[] = [...everyMechanism.flatMap(({ words }) => words.submodels), COUNCIL];

/** Whether a scenario uses a submodel. */
export const isUsed = ({ sections, uses }: Submodel, scenario: Scenario): boolean =>
  uses?.(scenario) ?? sections.some((section) => some(scenario[section] as object | undefined));

const SUBMODELS = /submodels/i;

/** Paragraphs on a submodel, by its title. */
export const submodelPieces = (model: ModelText, title: string): ModelPiece[] =>
  model.pieces(SUBMODELS).filter(({ under }) => under === title);

/** Headings of submodels that nothing here takes; none where the two agree. */
export const unclaimed = (model: ModelText): string[] =>
  [...new Set(model.pieces(SUBMODELS).map(({ under }) => under))].filter((under) => !MECHANISMS.some(({ title }) => title === under));

/** Words of the description that speak of a part, by the part. */
const WORDS = everyMechanism.flatMap(({ words }) => words.spoken);

/** Whether a text speaks only of parts that the scenario uses. `any`: at least one of those it speaks of is used. */
export function concerns(scenario: Scenario, text: string, any = false): boolean {
  const spoken = WORDS.filter(([words]) => words.test(text));
  return spoken.length === 0 || (any ? spoken.some(([, uses]) => uses(scenario)) : spoken.every(([, uses]) => uses(scenario)));
}
