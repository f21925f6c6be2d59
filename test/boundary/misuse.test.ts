import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../structure/sources.js';
import { FOLDER, misuses, problemsOf, withoutPlace } from './misuse.js';

const all = misuses();
const controls = all.filter((one) => one.name.startsWith('control'));
const forbidden = all.filter((one) => !one.name.startsWith('control'));

describe('the control', () => {
  it.each(controls.map((one) => [one.name, one] as const))(
    '%s loads, so that a refusal beside it is about the one change made',
    (_name, one) => {
      expect(problemsOf(one).map((problem) => problem.message)).toEqual([]);
    },
  );
});

describe('a file that asks for something forbidden', () => {
  it('exists for at least seventy uses, each said in words', () => {
    expect(controls).toHaveLength(6);
    expect(forbidden.length).toBeGreaterThanOrEqual(70);
    expect(forbidden.filter((one) => one.asks.length < 10 || one.at === '' || one.refused.length === 0).map((one) => one.name)).toEqual([]);
  });

  it.each(forbidden.map((one) => [one.asks, one] as const))('is refused: %s', (_asks, one) => {
    const problems = problemsOf(one);
    expect(problems.map(withoutPlace)).toEqual(one.refused);
    expect(
      problems.some((problem) => problem.path === one.at || problem.path.startsWith(`${one.at}.`)),
      `${one.at} is the place refused`,
    ).toBe(true);
  });

  it.each(forbidden.map((one) => [one.name, one] as const))(
    '%s gets a message that says where, what was found, what is allowed and what to do',
    (_name, one) => {
      for (const problem of problemsOf(one)) {
        expect(problem.file).toMatch(/\.yaml$/);
        expect(problem.line).toBeGreaterThan(0);
        for (const part of [problem.found, problem.allowed, problem.todo]) expect(part.length).toBeGreaterThan(3);
      }
    },
  );

  it.each(forbidden.map((one) => [one.name, one] as const))(
    '%s ends the command line with exit code 2 and nothing written',
    async (_name, one) => {
      const { main } = await import('../../packages/cli/src/main.js');
      const said: string[] = [];
      const terminal = {
        out: (text: string) => void said.push(text),
        err: (text: string) => void said.push(text),
        bar: null,
        now: () => 0,
      };
      const out = join(tmpdir(), `glasshouse-misuse-${process.pid}-${one.name}`);
      const file = join(ROOT, FOLDER, one.name);
      const code = await main(one.kind === 'study' ? ['run', file, '--out', out] : ['validate', file], terminal);
      expect(code, said.join('\n')).toBe(2);
      expect(said.join('\n')).toContain(one.refused[0]);
      expect(existsSync(out)).toBe(false);
    },
  );
});
