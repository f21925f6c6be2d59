import { applyPatch, compile, counterDefinitions, runExperiment } from '@glasshouse/model';
import type { Patch, RunResult, Scenario } from '@glasshouse/model';
import { shippedScenario } from '../shipped.js';

/** Never in force. */
export const NEVER = { from: '9999-12-31', assumed: 'Switched off by a test' };

/** A delivered scenario as loaded, which all share. */
export const delivered = (id: string): Scenario => shippedScenario(`scenarios/${id}.yaml`);

/** Counts of a run of a scenario under arms, each a patch, with ways to read them. */
export class Ran {
  readonly result: RunResult;
  readonly places: string[];
  private readonly ids: string[];
  private readonly arms: string[];
  private readonly years: string[];
  private readonly groups: { id: string; categories: string[] }[];

  constructor(scenario: Scenario, patches: Record<string, Patch>, persons: number, seed = 3) {
    this.arms = Object.keys(patches);
    const arms = this.arms.map((id) => ({ id, scenario: applyPatch(scenario, patches[id]!, 'policy') }));
    const plan = compile(scenario, arms, { persons });
    this.ids = counterDefinitions(plan).map((counter) => counter.id);
    this.places = plan.shownPlaces;
    this.years = plan.years;
    this.groups = plan.groups;
    this.result = runExperiment(plan, { seed, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
  }

  private at(id: string): number {
    const found = this.ids.indexOf(id);
    if (found < 0) throw new Error(`no counter ${id}`);
    return found;
  }

  private readonly arm = (id: string): number => this.arms.indexOf(id);

  /** Total of a counter over everybody. */
  total(arm: string, id: string): number {
    return this.result.counts.byCell[this.arm(arm)]!.reduce((sum, row) => sum + row[this.at(id)]!, 0);
  }

  /** Days of a cause for a thousand days lived, in one category of a group. */
  per1000(arm: string, id: string, group: string, category: string): number {
    const at = this.groups.findIndex((one) => one.id === group);
    const inner = this.groups.slice(at + 1).reduce((n, one) => n * one.categories.length, 1);
    const { categories } = this.groups[at]!;
    let above = 0;
    let below = 0;
    this.result.counts.byCell[this.arm(arm)]!.forEach((row, cell) => {
      if (categories[Math.floor(cell / inner) % categories.length] !== category) return;
      above += row[this.at(id)]!;
      below += row[this.at('people.days')]!;
    });
    return (1000 * above) / below;
  }

  /** Total of a flow or of days in a year. */
  inYear(arm: string, id: string, year: string): number {
    return this.result.counts.byYear[this.arm(arm)]![this.years.indexOf(year)]!.reduce((sum, row) => sum + row[this.at(id)]!, 0);
  }
}
