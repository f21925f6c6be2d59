import type { Quantity } from '../format/quantity.js';
import { toBase } from '../format/units.js';
import { holds } from '../mechanisms/conditions/holds.js';
import type { RulePlan } from '../mechanisms/ledgers/plan-types.js';
import type { LifeStep } from '../results/tables.js';
import type { Work } from '../rounds/work.js';
import { inTime } from '../scenario/in-time.js';
import type { Scenario } from '../scenario/schema.js';

type Found = LifeStep['quantity'];

/** Finds the quantity that acted in a step of a life: as the scenario has it on the day, and for the person's own category where it differs by one. */
export class Acted {
  private readonly versions: { from: number; scenario: Scenario }[];

  constructor(scenario: Scenario) {
    this.versions = inTime(scenario);
  }

  /** The scenario with the dated changes up to a day. */
  on(day: number): Scenario {
    return (this.versions.findLast(({ from }) => from <= day) ?? this.versions[0]).scenario;
  }

  /** The quantity at a path for a person today, such as `lists.defaulters.exit.repair.rate`; null where the scenario has none there. */
  at(w: Work, row: number, path: string): Found {
    let value: unknown = this.on(w.day);
    for (const part of path.split('.')) value = within(value, part);
    const attribute = within(value, 'by');
    if (typeof attribute === 'string') {
      const index = w.plan.attributes.findIndex(({ id }) => id === attribute);
      const category = w.plan.attributes[index]?.categories[w.people.attributes[index][row]];
      return this.at(w, row, `${path}.values.${category}`);
    }
    if (within(value, 'value') === undefined) return null;
    const { value: number, unit, source } = value as Quantity;
    return { path, value: number, unit, source: source ?? 'assumed' };
  }

  /** Path of a number that a person has now: in the case that holds, at `of`, where there is one and it has the number, or else as written. */
  now(w: Work, row: number, of: string | undefined, key: string, written: string): string {
    const path = `${of}.${key}`;
    return this.at(w, row, path) ? path : `${written}.${key}`;
  }

  /** A share or probability at a path, 0 to 1; 0 where there is none. */
  share(w: Work, row: number, path: string): number {
    const found = this.at(w, row, path);
    return found === null ? 0 : toBase({ value: found.value, unit: found.unit } as Quantity);
  }

  /** Path of the response of a kind on something that weighs most; null where there is none. */
  response(w: Work, row: number, kind: Scenario['responses'][string]['kind'], on: string): string | null {
    const applies = (id: string): boolean => {
      const asked = w.policy.asked.find(({ path }) => path[0] === 'responses' && path[1] === id);
      return asked === undefined || holds(w, row, asked);
    };
    const found = Object.entries(this.on(w.day).responses)
      .filter(([id, response]) => response.kind === kind && response.on.includes(on) && applies(id))
      .sort(([, a], [, b]) => b.effect.value - a.effect.value)[0];
    return found ? `responses.${found[0]}.effect` : null;
  }

  /** What decided that somebody asked to have an entry set aside. */
  asking(w: Work, row: number, list: string, sound: boolean): string | null {
    const effect = this.response(w, row, 'appeal', list);
    const response = effect && this.on(w.day).responses[effect.split('.')[1]];
    return response && !sound && response.if_unsound ? effect.replace(/effect$/, 'if_unsound') : effect;
  }

  /** What decided how many points a rule gave or took. `plain`: before the limits of the ledger; `points`: within them. */
  points(w: Work, rule: RulePlan, plain: number, points: number): string {
    const [ledger, name] = rule.id.split('.');
    const path = `ledgers.${ledger}.rules.${name}`;
    if (!Number.isNaN(rule.setTop)) {
      const grades = this.on(w.day).ledgers[ledger].grades;
      const grade = grades.findIndex(({ id }) => id === this.on(w.day).ledgers[ledger].rules[name].set_grade);
      return `ledgers.${ledger}.grades.${grade - 1}.from`;
    }
    if (points !== plain) return `ledgers.${ledger}.${plain < 0 ? 'floor' : 'ceiling'}`;
    if (rule.discretion) return `${path}.discretion.from`;
    if (rule.stepPer.length > 0) return `${path}.steps.0.per_point`;
    if (plain === rule.points) return `${path}.points`;
    return rule.sharedColumn >= 0 ? `ledgers.${ledger}.rules.${this.capOf(w, ledger, name)}.cap` : `${path}.cap`;
  }

  /** The rule that gives the cap which a rule shares: the highest among them. */
  private capOf(w: Work, ledger: string, name: string): string {
    const { rules } = this.on(w.day).ledgers[ledger];
    const size = (id: string): number => Math.abs(rules[id].cap?.value ?? 0);
    return Object.keys(rules)
      .filter((id) => rules[id].cap_shared === rules[name].cap_shared)
      .sort((a, b) => size(b) - size(a))[0];
  }
}

const within = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
