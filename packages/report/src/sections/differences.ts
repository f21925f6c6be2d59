import type { StudyDocument } from '@glasshouse/model';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { differenceText } from '../text/numbers.js';
import { table } from '../page/table.js';
import { NOT_COMPUTED, overAll, rangeCell } from './comparisons.js';
import { harmFirst, section, unlessPlanted } from './section.js';
import type { Section } from './section.js';

type Experiment = StudyDocument['experiments'][number];

/** Whether some arm is compared with the first. */
export const hasDifferences = ({ indicators }: StudyDocument): boolean =>
  indicators.some(({ arms }) => arms.some(({ difference }) => difference !== null));

/** What each arm of an experiment changes, an outcome a row, harms first. */
function ofExperiment(context: Context, { id, title, planted, arms }: Experiment): Html | null {
  const indicators = harmFirst(context.document.indicators.filter(({ experiment }) => experiment === id));
  const [first] = arms;
  const differences = indicators.flatMap((one) => one.arms.flatMap(({ difference }) => difference ?? []));
  if (!first || differences.length === 0) return null;
  return unlessPlanted(
    planted,
    table({
      id: context.id(`differences-${id}`),
      kind: 'synthetic',
      caption: html`<strong>${title}</strong>: numbers of \u201c${first.title}\u201d, and the difference that each other arm makes under the same random draws; harms first; ${overAll(differences)}. Depends on ${context.inputs(id)}.`,
      columns: [{ label: 'Outcome' }, ...arms.map((arm) => ({ label: arm.title }))],
      rows: indicators.map((one) => ({
        cells: [
          html`${one.title} <span class="quiet">${one.unit}</span>${one.harm ? html` <span class="tag">harm</span>` : null}`,
          ...arms.map(({ id: arm }) => {
            const found = one.arms.find((result) => result.arm === arm);
            if (!found) return NOT_COMPUTED;
            return found.difference === null ? rangeCell(found.estimate) : differenceText(found.difference);
          }),
        ],
      })),
      foldOver: 24,
    }),
  );
}

/** The answer of a study without claims: what each arm changes against the first. */
export const differences = (context: Context): Section =>
  section(
    'differences',
    'Differences from the first arm',
    context.document.experiments.map((experiment) => ofExperiment(context, experiment)),
  );
