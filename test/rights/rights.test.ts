import { describe, expect, it } from 'vitest';
import { rightsCheck, rightsText } from '@glasshouse/describe';
import type { RightsFinding } from '@glasshouse/describe';
import type { Scenario } from '@glasshouse/model';
import { linesOf, loadScenario, parseRegister, REGISTER_FILE } from '@glasshouse/model';
import { wordProblems } from '../boundary/vocabulary.js';
import { filesBelow, textOf } from '../structure/sources.js';

const files = { read: textOf };
const register = parseRegister(textOf(REGISTER_FILE));
const planted = filesBelow('test/rights').filter((path) => path.endsWith('.yaml') && !path.includes('/_'));
const delivered = filesBelow('scenarios').filter((path) => path.endsWith('.yaml') && !path.includes('/_'));

interface Checked {
  scenario: Scenario;
  findings: RightsFinding[];
  text: string;
}

const known = new Map<string, Checked>();

/** The findings of a file, which is read once. */
function check(path: string): Checked {
  const found = known.get(path);
  if (found) return found;
  const { scenario } = loadScenario(path, files, register);
  const findings = rightsCheck(scenario, register, linesOf(path, files));
  const checked = { scenario, findings, text: rightsText(scenario, findings) };
  known.set(path, checked);
  return checked;
}

/** The same with the keys of every map in reverse. */
const turned = (value: unknown): unknown =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, one]) => [key, turned(one)]),
      );

/** What the first line of a planted file says will be found: kind and path of each. */
function promised(path: string): string[] {
  const said = /^# finds: (.*)$/m.exec(textOf(path).split('\n')[0]);
  return said ? said[1].split('; ').sort() : [];
}

const KINDS = [
  'cumulated_sanctions',
  'differs_by_status',
  'discretion',
  'hidden_file',
  'law_not_read',
  'lawful_conduct',
  'never_fires',
  'no_appeal',
  'no_expiry',
  'no_legal_basis',
  'points_for_sale',
  'public_naming',
  'third_parties',
  'trigger_by_status',
  'unable_to_perform',
  'unrelated_context',
];

describe('planted scenarios', () => {
  it('hold a flaw and a clean case of every kind', () => {
    expect([...new Set(planted.flatMap(promised).map((one) => one.split(' ')[0]))].sort()).toEqual(KINDS);
    const clean = planted.filter((path) => promised(path).length === 0).map((path) => path.replace(/^.*\/|-clean\.yaml$|\.yaml$/g, ''));
    for (const kind of KINDS) expect(clean).toContain(kind.replaceAll('_', '-'));
  });

  it.each(planted)('%s: what its first line says, and nothing else', (path) => {
    const { findings, text } = check(path);
    expect(findings.map((one) => `${one.kind} at ${one.path}`).sort()).toEqual(promised(path));
    expect(wordProblems(text)).toEqual([]);
  });
});

describe('a finding', () => {
  it('stands at the file and line where the part is written', () => {
    const [own] = check('test/rights/no-legal-basis.yaml').findings;
    expect(own).toMatchObject({ file: 'test/rights/no-legal-basis.yaml', path: 'measures.no_permit.basis' });
    expect(textOf(own.file).split('\n')[own.line - 1]).toContain('claimed');
    const [extended] = check('test/rights/cumulated-sanctions.yaml').findings;
    expect(extended.file).toBe('test/rights/_world.yaml');
    expect(textOf(extended.file).split('\n')[extended.line - 1]).toContain('parked:');
  });

  it('of a dated change stands where the change is written', () => {
    const [dated] = check('test/rights/dated-flaw.yaml').findings;
    expect(textOf(dated.file).split('\n')[dated.line - 1]).toContain('2015-06-01');
  });

  it('names a principle and says why, with articles wherever people are touched', () => {
    for (const { kind, principle, articles, why } of planted.flatMap((path) => check(path).findings)) {
      expect(principle).toMatch(/legality|proportionality|remedy|discrimination|punishment|transparency/);
      expect(why.length).toBeGreaterThan(40);
      if (kind !== 'never_fires') expect(articles.join()).toMatch(/ICCPR \d/);
    }
  });
});

describe('one record', () => {
  const found = (path: string, kind: string): string[] =>
    check(path)
      .findings.filter((one) => one.kind === kind)
      .map((one) => one.found);

  it('brings what can come at once: grounds that exclude one another are not added up', () => {
    expect(found('test/rights/cumulated-sanctions-steps.yaml', 'cumulated_sanctions')).toEqual([
      'one record of parking can bring 2 sanctions (fine and higher_fine) in 1 context (traffic)',
    ]);
    expect(found('scenarios/jobcentre-sanctions.yaml', 'cumulated_sanctions')).toEqual([
      'one record of missed can bring 2 sanctions (cut_100 and paying_back) in 1 context (benefit)',
    ]);
  });

  it('is told of every stream that leads to one part, those with the same words together', () => {
    expect(found('test/rights/unable-to-perform-several.yaml', 'unable_to_perform')).toEqual([
      'parked can hold people who could not help no_money or no_space, taken for parking: no review asks whether they can',
      'parked can hold people who could not help unwell, taken for parking: the review clerk lets some of their reports through',
    ]);
  });
});

describe('articles', () => {
  const articles = (path: string, kind: string): string[] => check(path).findings.find((one) => one.kind === kind)?.articles ?? [];

  it('bar a second punishment only where a sanction takes liberty, and never for the enforcement of a civil duty', () => {
    expect(articles('test/rights/cumulated-sanctions.yaml', 'cumulated_sanctions')).toEqual(['ICCPR 17']);
    expect(articles('test/rights/cumulated-sanctions-held.yaml', 'cumulated_sanctions')).toEqual(['ICCPR 9', 'ICCPR 14(7)', 'ICCPR 17']);
    expect(articles('scenarios/court-list.yaml', 'cumulated_sanctions')).toEqual(['ICCPR 17']);
    const cited = delivered.flatMap((path) =>
      check(path)
        .findings.filter((one) => one.articles.includes('ICCPR 14(7)'))
        .map(() => path),
    );
    expect(
      cited.filter((path) => !/suspends: all/.test(textOf(path)) && !/_platform|platform|region|planted-(channels|flags)/.test(path)),
    ).toEqual([]);
  });

  it('name prison for debt only where somebody unable to perform can be held', () => {
    expect(articles('test/rights/unable-to-perform.yaml', 'unable_to_perform')).not.toContain('ICCPR 11');
    expect(articles('test/rights/unable-to-perform-held.yaml', 'unable_to_perform')).toContain('ICCPR 11');
  });

  it('follow the part of life that is reached', () => {
    expect(articles('scenarios/court-list.yaml', 'third_parties')).toEqual(['ICCPR 17', 'ICCPR 26', 'ICESCR 13', 'CRC 2(2)', 'CRC 3']);
    expect(articles('scenarios/court-list.yaml', 'unrelated_context')).toEqual(
      expect.arrayContaining(['ICCPR 12', 'ICESCR 6', 'ICESCR 11']),
    );
    expect(articles('scenarios/suining-2010.yaml', 'lawful_conduct')).toContain('ICCPR 19');
    expect(articles('scenarios/platform-flags.yaml', 'lawful_conduct')).toContain('ICCPR 18');
    expect(articles('test/rights/trigger-by-status.yaml', 'trigger_by_status')).toEqual(['ICCPR 2(1)', 'ICCPR 26']);
    expect(articles('test/rights/no-appeal.yaml', 'no_appeal')).toEqual(['ICCPR 2(3)', 'ICCPR 14(1)']);
  });
});

describe('numbers by group', () => {
  const told = (path: string): string => check(path).findings.find(({ kind }) => kind === 'points_for_sale')!.found;

  it('are named where they differ as written, and are called the same where they do not', () => {
    expect(told('test/rights/points-for-sale.yaml')).toContain('taken by income: low 0.1 probability, high 0.3 probability');
    expect(told('test/rights/points-for-sale-equal.yaml')).toContain('the same chances at every income');
  });
});

describe('a basis', () => {
  const of = (path: string): string[] => check(path).findings.map((one) => `${one.kind}: ${one.found}`);

  it('that was not opened, or is no legal text, is a limit of the register and not the lack of a law', () => {
    expect(of('test/rights/law-not-read-unopened.yaml')).toEqual([
      'law_not_read: E062 cites a legal text that was not opened (seen via lnmlw.com): measures.no_permit',
    ]);
    expect(of('test/rights/law-not-read.yaml')).toEqual([
      'law_not_read: E067 is reported; the register has no legal text for it: measures.no_permit',
    ]);
    expect(check('test/rights/law-not-read.yaml').text).toMatch(/says nothing on\s+whether such a law\s+exists/);
    expect(check('test/rights/law-not-read.yaml').text).not.toContain('no legal basis');
  });

  it('that is claimed names no law', () => {
    expect(of('test/rights/no-legal-basis.yaml')).toEqual(['no_legal_basis: the basis is only claimed: measures.no_permit']);
  });
});

describe('delivered scenarios', () => {
  it.each(delivered)('%s: the same findings in any order of keys, in plain words, without advice', (path) => {
    const { scenario, findings, text } = check(path);
    expect(wordProblems(text.replaceAll(scenario.title, ''))).toEqual([]);
    expect(text).toContain('synthetic');
    expect(rightsCheck(turned(scenario) as Scenario, register, linesOf(path, files))).toEqual(findings);
    expect(findings.map(({ found, why }) => `${found} ${why}`).join('\n')).not.toMatch(
      /\b(should|ought|instead|recommend\w*|avoid\w*|evade\w*|loophole|way round|consider|remove|improve\w*)\b/i,
    );
  });

  it('a register that stays with the deed is mostly quiet', () => {
    expect(check('scenarios/penalty-points.yaml').findings.map((one) => one.kind)).toEqual(['law_not_read']);
  });

  it('the court list and the single score are not', () => {
    const kinds = (path: string): string[] => [...new Set(check(path).findings.map((one) => one.kind))];
    expect(kinds('scenarios/court-list.yaml')).toEqual([
      'cumulated_sanctions',
      'unrelated_context',
      'third_parties',
      'no_expiry',
      'law_not_read',
      'public_naming',
      'unable_to_perform',
    ]);
    expect(kinds('scenarios/unified.yaml')).toEqual(expect.arrayContaining(['lawful_conduct', 'no_appeal', 'points_for_sale']));
  });
});

describe('a rule that a scenario holds ready for an arm', () => {
  it('is called switched off', () => {
    const { findings } = check('test/rights/never-fires-dates.yaml');
    expect(findings.find(({ kind }) => kind === 'never_fires')!.found).toBe(
      'measures.fine is switched off in this file (from 9999-12-31) (Off in this example); an arm or a date may switch it on',
    );
  });
});
