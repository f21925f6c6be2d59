import { compile, counterDefinitions, openRun, runExperiment, WHY } from '@glasshouse/model';
import type { Frame, Plan } from '@glasshouse/model';
import { loadScenario } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';
import { describe, expect, it } from 'vitest';

const library = openLibrary();
const options = { seed: 11, replicate: 0, experiment: 'x', point: 0, runId: 'r' };
const SCENARIOS = ['smoke', 'smoke-institutions', 'court-list', 'joined-sources', 'mutual-surety', 'household-registry'];

function planOf(name: string): Plan {
  const { content } = loadScenario(`scenarios/${name}.yaml`, library);
  return compile(content, [{ id: 'as_written', scenario: content }], { persons: 2000 });
}

const CAUSES = ['deed', 'lawful', 'status', 'inability', 'other', 'error'];

describe.each(SCENARIOS)('frames of %s', (name) => {
  const plan = planOf(name);
  const run = openRun(plan, options);
  const { adult } = run.roster();
  const frame: Frame = { why: new Uint8Array(adult.length), sanctions: new Int32Array(adult.length) };
  const seen: { present: number; of: { own: number; children: number }[] }[] = [];
  for (let r = 0; r < run.rounds; r++) {
    run.round();
    run.frame(0, frame);
    const of = plan.measures.map(() => ({ own: 0, children: 0 }));
    frame.sanctions.forEach((mask, i) => {
      for (let m = 0; mask >>> m !== 0; m++) if ((mask >>> m) & 1) of[m]![adult[i] === 1 ? 'own' : 'children'] += 1;
    });
    seen.push({ present: frame.why.filter((why) => why !== WHY.absent).length, of });
    for (const [i, why] of frame.why.entries()) if ((frame.sanctions[i] === 0) !== why <= WHY.free) expect([r, i, why]).toBe('agree');
  }
  const result = run.finish();
  const ids = counterDefinitions(plan).map(({ id }) => id);
  const booked = (round: number, id: string): number => {
    const at = ids.indexOf(id);
    return at < 0 ? 0 : result.counts.byRound[0]![round]![at]!;
  };

  it('hold as many people as the books, in every round', () => {
    seen.forEach(({ present }, r) => expect([r, present]).toEqual([r, booked(r, 'people.present')]));
  });

  it('hold every sanction of the books, children and households included, in every round', () => {
    let sanctions = 0;
    seen.forEach(({ of }, r) =>
      plan.measures.forEach((id, m) => {
        if (ids.includes(`measure.${id}.days.reward`)) return expect(of[m]).toEqual({ own: 0, children: 0 });
        const reached = booked(r, `measure.${id}.household_on`);
        const told = { own: booked(r, `measure.${id}.on`) + reached, children: booked(r, `measure.${id}.children_on`) };
        expect([r, id, of[m]]).toEqual([r, id, told]);
        sanctions += told.own + told.children;
      }),
    );
    expect(sanctions).toBeGreaterThan(0);
  });

  it('change no count', () => {
    const plain = runExperiment(plan, options);
    expect(result.counts).toEqual(plain.counts);
    expect(result.extras.hashes).toEqual(plain.extras.hashes);
  });
});

describe.each(SCENARIOS)('a watched run of %s', (name) => {
  it('tells every change of the frames of its arms once, from before they part', () => {
    const { content } = loadScenario(`scenarios/${name}.yaml`, library);
    const [measure] = Object.keys(content.measures);
    const measures = Object.fromEntries(Object.entries(content.measures).filter(([id]) => id !== measure));
    const fewer = { ...content, measures };
    const plan = compile(
      content,
      [
        { id: 'as_written', scenario: content },
        { id: 'fewer', scenario: fewer },
      ],
      { persons: 1000 },
    );
    const run = openRun(plan, options);
    const look = run.watch(2);
    const n = run.roster().adult.length;
    const whole: Frame = { why: new Uint8Array(n), sanctions: new Int32Array(n) };
    const before = [new Uint8Array(n), new Uint8Array(n)];
    let changes = 0;
    for (let r = 0; r < run.rounds; r++) {
      run.round();
      for (const [arm, { frame, changed }] of look().entries()) {
        run.frame(arm, whole);
        const differing = Array.from(whole.why.keys()).filter((i) => whole.why[i] !== before[arm]![i]);
        expect([r, arm, changed.sort((a, b) => a - b)]).toEqual([r, arm, differing]);
        expect(frame).toEqual(whole);
        before[arm]!.set(whole.why);
        if (r > 0) changes += differing.length;
      }
    }
    expect(changes).toBeGreaterThan(0);
    const plain = openRun(plan, options);
    for (let r = 0; r < plain.rounds; r++) plain.round();
    expect(run.finish().extras.hashes).toEqual(plain.finish().extras.hashes);
  });
});

describe('the cause of a frame', () => {
  it('is the one that the books have, where a person is under one sanction only', () => {
    const { content } = loadScenario('scenarios/court-list.yaml', library);
    const kept = Object.fromEntries(Object.entries(content.measures).filter(([id]) => id === 'air_ban'));
    const one = { ...content, measures: kept };
    const plan = compile(one, [{ id: 'as_written', scenario: one }], { persons: 20_000 });
    const run = openRun(plan, options);
    const n = run.roster().adult.length;
    const frame: Frame = { why: new Uint8Array(n), sanctions: new Int32Array(n) };
    for (let r = 0; r < run.rounds; r++) run.round();
    run.frame(0, frame);
    const result = run.finish();
    const ids = counterDefinitions(plan).map(({ id }) => id);
    const days = result.counts.byRound[0]!.at(-1)!;
    const counted = CAUSES.map((cause) => [cause, frame.why.filter((why) => why === WHY[cause as keyof typeof WHY]).length] as const);
    expect(counted.filter(([, people]) => people > 0).length).toBeGreaterThan(1);
    for (const [cause, people] of counted) {
      const booked = ids.reduce((sum, id, i) => (id.startsWith(`measure.air_ban.days.${cause}.`) ? sum + days[i]! : sum), 0);
      expect([cause, people > 0]).toEqual([cause, booked > 0]);
    }
  });
});

describe('a run that is open', () => {
  it('tells what is asked too early or too late', () => {
    const run = openRun(planOf('smoke'), options);
    const frame: Frame = { why: new Uint8Array(3000), sanctions: new Int32Array(3000) };
    expect(() => run.frame(0, frame)).toThrow(/no round/);
    expect(() => run.finish()).toThrow(/still to be worked/);
    for (let r = 0; r < run.rounds; r++) run.round();
    expect(() => run.watch(1)).toThrow(/before its first round/);
    expect(() => run.round()).toThrow(/the run has/);
  });
});
