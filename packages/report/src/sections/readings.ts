import type { StudyDocument } from '@glasshouse/model';
import { table } from '../page/table.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { simulated } from '../text/numbers.js';

type Experiment = StudyDocument['experiments'][number];

/** Total of a counter over the years of an arm; 0 where it is not counted. */
const totalOf = (experiment: Experiment, counter: string, arm: string): number =>
  (experiment.years.counters[counter]?.[arm] ?? []).reduce((sum, value) => sum + value, 0);

const percent = (part: number, of: number): string => (of > 0 ? `${simulated((100 * part) / of)} %` : 'no case');

/**
 * Days without a deed under both readings of recovery, and those that appeals found wrong, by arm, of the scenario as written. Null where no arm has any
 * day on which the readings differ or that an appeal found wrong.
 */
export function harmReadings(context: Context, experiment: Experiment): Html | null {
  const arms = experiment.arms.map(({ id }) => ({
    id,
    all: totalOf(experiment, 'harm.sanction_days', id),
    without: totalOf(experiment, 'harm.without_deed', id),
    recovered: totalOf(experiment, 'harm.recovered', id),
    wrong: totalOf(experiment, 'harm.found_wrong', id),
    money: totalOf(experiment, 'harm.money', id),
    returned: totalOf(experiment, 'harm.money_returned', id),
  }));
  const returns = arms.some(({ returned }) => returned > 0);
  if (!returns && !arms.some(({ recovered, wrong }) => recovered > 0 || wrong > 0)) return null;
  return table({
    id: context.id(`harm-readings-${experiment.id}`),
    kind: 'synthetic',
    caption: html`<span class="tag">harm</span> <strong>Readings of the same days</strong>, in percent of sanction-days. An entry for a duty that somebody could not perform may become one for an own deed once they can; both readings are shown. An appeal can be granted for an error, for inability or at discretion, such as for hardship: days that it set aside were not all wrong. Point 0, the scenario as written; no range over assumptions. Depends on ${context.inputs(experiment.id)}.`,
    columns: [
      { label: 'Arm' },
      { label: 'Without a deed, if recovery changes nothing', numeric: true },
      { label: 'Without a deed, if recovery makes it an own deed', numeric: true },
      { label: 'Set aside by an appeal, on any ground', numeric: true },
      ...(returns ? [{ label: 'Money returned, of money taken', numeric: true }] : []),
    ],
    rows: arms.map(({ id, all, without, recovered, wrong, money, returned }) => ({
      cells: [
        context.armTitle(id, experiment.id),
        percent(without, all),
        percent(without - recovered, all),
        percent(wrong, all),
        ...(returns ? [percent(returned, money)] : []),
      ],
    })),
  });
}
