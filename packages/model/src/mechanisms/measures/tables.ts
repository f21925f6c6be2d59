import { unionIds } from '../../plan/ids.js';
import { limit } from '../../plan/limit.js';
import type { TableMakers } from '../mechanism.js';
import { reachesGrade } from '../ledgers/grades.js';
import type { MeasurePlan, ScoreTrigger, TriggerPlan } from './plan-types.js';
import { planMeasure } from './plan.js';

/** Most measures: what is on a person is a mask of bits. */
const MOST_MEASURES = 31;

/** Whether a trigger is by a grade, and a grade is in its range. */
const inGrades = (trigger: TriggerPlan, grade: number): boolean => trigger.grade >= 0 && reachesGrade(trigger, grade);

const fallsUnlisted = ({ triggers }: MeasurePlan): boolean => triggers.some(({ list }) => list < 0);

export interface MeasureTables {
  names: { measures: string[] };
  plan: { measures: string[] };
  policy: {
    measures: MeasurePlan[];
    /** Indices of measures in force. */
    measuresOn: number[];
    /** Measures that reach children, as a bit mask. */
    reachesChildren: number;
    /** Any measure in force that refuses an attempt, as a bit mask. */
    refusing: number;
    /** Any measure in force that can fall on people with no entry and no score. */
    statusMeasures: boolean;
    /** Measures in force where the holder does not put local ones in force. */
    measuresPlain: number[];
    /** Of both, those that fall by something else than a list: they alone can fall on people with no entry. */
    unlistedOn: number[];
    unlistedPlain: number[];
    /** Triggers of measures in force by a score of each ledger. */
    scoreTriggers: ScoreTrigger[][];
    /** `[ledger][grade]`: whether a sanction in force falls on those in the grade. */
    sanctionGrades: boolean[][];
    /** Some measure in force has a trigger of several parts, which may read any score. */
    joinedTriggers: boolean;
  };
  keeps: 'doors' | 'standing';
}

export const measureTables: TableMakers<MeasureTables> = {
  names: ({ every }) => ({ measures: unionIds(every.map((s) => s.measures)) }),
  plan({ names: { measures } }) {
    limit('measures', measures.length, MOST_MEASURES);
    return { measures };
  },
  policy(of) {
    const measures = of.names.measures.map((id) => planMeasure(of, id));
    const on = measures.flatMap((measure, m) => (measure.on ? [m] : []));
    const mask = (test: (measure: MeasurePlan) => boolean): number =>
      on.reduce((found, m) => (test(measures[m]) ? found | (1 << m) : found), 0);
    return {
      measures,
      measuresOn: on,
      reachesChildren: mask((measure) => measure.reachesChildren && measure.sanction),
      refusing: mask((measure) => measure.refuses.length > 0),
      statusMeasures: on.some((m) =>
        measures[m].triggers.some(({ who, condition, enterprise }) => who !== null || condition !== null || enterprise >= 0),
      ),
      measuresPlain: on.filter((m) => !measures[m].local),
      unlistedOn: on.filter((m) => fallsUnlisted(measures[m])),
      unlistedPlain: on.filter((m) => !measures[m].local && fallsUnlisted(measures[m])),
      scoreTriggers: of.names.ledgers.map((_, l) =>
        on.flatMap((m) =>
          measures[m].triggers.flatMap(({ ledger, grade, atMost, score }) =>
            ledger === l && grade < 0 ? [{ atMost, score, sanction: measures[m].sanction }] : [],
          ),
        ),
      ),
      sanctionGrades: of.policy.ledgers.map(({ from }, l) =>
        from.map((_, grade) =>
          on.some((m) => measures[m].sanction && measures[m].triggers.some((each) => each.ledger === l && inGrades(each, grade))),
        ),
      ),
      joinedTriggers: on.some((m) => measures[m].triggers.some(({ condition }) => condition !== null)),
    };
  },
  keeps: {
    /** One word a person and column: 1 + doors closed while the measure's trigger is met, else 0. */
    doors: { each: ({ doorColumns }) => doorColumns, own: true },
    /** Two words a person: sanctions standing, and those without deed. After a warm-up the days of what stands begin anew. */
    standing: { each: ({ countFrom, start }) => (countFrom > start ? 2 : 0) },
  },
};
