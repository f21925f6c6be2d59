import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { StudyDocument } from '@glasshouse/model';
import { say, temporaryFolder, tinyStudy } from '../places/tiny.js';

const SAID = /^Sanction-days are counted from the day after (\S+), the end of the warm-up\. Steps before it are shown too\.$/m;

it('says from when the days of a life are counted where its run has a warm-up, and nothing of it where not', async () => {
  const folder = temporaryFolder();
  const study = tinyStudy(folder);
  const life = async (): Promise<string> => {
    const result = join(folder, 'result');
    expect((await say('run', study, '--out', result, '--threads', '1', '--force')).code).toBe(0);
    const { code, out } = await say('explain', result, '--person', 'S-12');
    expect(code).toBe(0);
    expect(out).toContain('2020-01-01');
    const { followed } = JSON.parse(readFileSync(join(result, 'study.json'), 'utf8')) as StudyDocument;
    const sanctioned = followed.find(({ lives }) => lives.some(({ sanctionDays }) => sanctionDays > 0))!;
    const counted = await say('explain', result, '--person', sanctioned.person);
    expect(counted.out).toContain('Each sanction on a person counts, so one day can count several times.');
    return out;
  };
  expect(await life()).not.toMatch(SAID);
  const scenario = join(folder, 'scenarios', 'smoke.yaml');
  writeFileSync(scenario, readFileSync(scenario, 'utf8').replace('round: month }', 'round: month, warm_up: 2020-01-31 }'));
  expect(SAID.exec(await life())?.[1]).toBe('2020-01-31');
});

it('says of balance checks that they hold from the first day of a warm-up on', async () => {
  const folder = temporaryFolder();
  tinyStudy(folder);
  const scenario = join(folder, 'scenarios', 'smoke.yaml');
  const checks = async (): Promise<string | undefined> =>
    /^Balance checks .*$/m.exec((await say('counters', scenario, 'people.entered')).out)?.[0];
  expect(await checks()).toBe('Balance checks of every run:');
  writeFileSync(scenario, readFileSync(scenario, 'utf8').replace('round: month }', 'round: month, warm_up: 2020-01-31 }'));
  expect(await checks()).toBe('Balance checks of every run, from the first day of the warm-up on:');
});
