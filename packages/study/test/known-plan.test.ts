import { describe, expect, it } from 'vitest';
import { PlanDiffers, planStudy } from '../src/design/plan-study.js';
import type { PlannedRun } from '../src/design/plan-study.js';
import { plannedRun } from '../src/execute/types.js';
import { shippedStudy } from '../../../test/shipped.js';

const smoke = () => shippedStudy('studies/smoke.yaml');
const options = { size: 'reduced', seed: 3, engineHash: 'build' } as const;
const listed = planStudy(smoke(), options).runs.map(plannedRun);

describe('a plan that was listed before', () => {
  it('gives the same runs, with scenarios that fit their ids', () => {
    const { runs } = planStudy(smoke(), { ...options, known: listed });
    expect(runs.map(plannedRun)).toEqual(listed);
    expect(runs.at(-1)!.inputs()).toEqual(planStudy(smoke(), options).runs.at(-1)!.inputs());
  });

  it.each<[string, (rows: PlannedRun[]) => PlannedRun[], RegExp]>([
    ['of another seed', (rows) => rows.map((row) => ({ ...row, seed: 4 })), /row 1 of the plan has seed 4, the study has 3/],
    ['in another order', (rows) => [...rows].reverse(), /row 1 of the plan has/],
    ['cut short', (rows) => rows.slice(0, -1), /has experiment nothing/],
    ['with a row too many', (rows) => [...rows, rows[0]!], /the plan lists \d+ runs, the study has \d+/],
  ])('%s is refused before anything runs', (_what, change, told) => {
    const plan = (): unknown => planStudy(smoke(), { ...options, known: change(listed) });
    expect(plan).toThrow(PlanDiffers);
    expect(plan).toThrow(told);
  });

  it.each([
    ['another build', { ...options, engineHash: 'another' }, listed],
    ['a changed id', options, listed.map((row, i) => (i === 2 ? { ...row, id: 'f'.repeat(64) } : row))],
  ])('with %s is refused by the run that it names', (_what, wish, known) => {
    const run = planStudy(smoke(), { ...wish, known }).runs[2]!;
    expect(() => run.inputs()).toThrow(/has another id in the plan/);
  });
});
