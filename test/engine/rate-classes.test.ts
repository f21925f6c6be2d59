import { compile } from '@glasshouse/model';
import type { Plan } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { Candidates, classFactor } from '../../packages/model/src/mechanisms/streams/candidates.js';
import { generatePeople } from '../../packages/model/src/people/people.js';
import { act, q, tiny } from './tiny.js';

const SEED = 5;
const classes = {
  often: { share: q(0.25, 'share'), factor: q(3, 'factor') },
  seldom: { share: q(0.75, 'share'), factor: q(0.5, 'factor') },
};

const planOf = (ceiling: number, rate: number): Plan => {
  const scenario = tiny({ streams: { act: act({ classes, rate: q(rate, 'per person-year'), ceiling: q(ceiling, 'per person-year') }) } });
  return compile(scenario, [{ id: 'base', scenario }], { persons: 500 });
};

/** Chances of a year, round by round. `forget`: classes that were kept are drawn again in each round. */
function year(plan: Plan, forget: boolean) {
  const people = generatePeople(plan, plan.communities[0]!, SEED, 0);
  const desk = new Candidates();
  const met: string[] = [];
  for (const round of plan.rounds) {
    if (forget) people.classes.clear();
    desk.fill(plan, people, round, SEED, 0);
    for (let i = 0; i < desk.count; i++) met.push(`${desk.row[i]!} ${desk.day[i]!} ${desk.act[i]!} ${desk.priority[i]!}`);
  }
  return { people, met };
}

describe('rate classes that are kept for a stream that people meet often', () => {
  it('are those that the address of a person gives', () => {
    const plan = planOf(8, 2);
    const [stream] = plan.streams;
    const { people } = year(plan, false);
    const kept = people.classes.get(stream!.classKey)!;
    const known = [...kept].flatMap((one, row) => (one === 0 ? [] : [row]));
    expect(known.length).toBeGreaterThan(300);
    const out = new Int32Array(4);
    for (const row of known) expect(stream!.classFactors[kept[row]! - 1]).toBe(classFactor(stream!, people, row, SEED, 0, out));
    expect(new Set(known.map((row) => kept[row]))).toEqual(new Set([1, 2]));
  });

  it('change no chance', () => expect(year(planOf(8, 2), false).met).toEqual(year(planOf(8, 2), true).met));

  it('are not kept for a stream that people meet seldom', () => expect(year(planOf(0.8, 0.2), false).people.classes.size).toBe(0));
});
