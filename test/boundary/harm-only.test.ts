import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError, loadStudy, quantitiesOf, shownPlace } from '@glasshouse/model';
import { figuresOf } from '@glasshouse/report';
import type { Scenario, StudyDocument } from '@glasshouse/model';
import { isFixedRule } from '../../packages/model/src/scenario/check-harm-only.js';
import { dimensionsOf } from '../../packages/study/src/design/dimensions.js';
import { shippedRegister, shippedScenario } from '../shipped.js';
import { ROOT, filesBelow } from '../structure/sources.js';
import { parseTable } from './table.js';

const files = { read: (path: string): string => readFileSync(join(ROOT, path), 'utf8') };
const register = shippedRegister();
/** Delivered scenarios. One that does not load fails a test of its own and is left out here. */
const scenarios = filesBelow('scenarios')
  .filter((path) => /\/[^_/][^/]*\.yaml$/.test(path))
  .flatMap((path): [string, Scenario][] => {
    try {
      return [[path, shippedScenario(path)]];
    } catch (error) {
      if (error instanceof InputError) return [];
      throw error;
    }
  });
const harmOnly = scenarios.filter(([, scenario]) => scenario.harm_only === true);
const REGION = /xinjiang|urumqi|kashgar|hotan|aksu/i;
const namesRegion = (scenario: Scenario): boolean =>
  Object.entries(scenario.places).some(([id, place]) => REGION.test(`${id} ${place.title}`));

describe('delivered scenarios', () => {
  it('that screen, confine or stand in the region are harm-only', () => {
    expect(harmOnly.length).toBeGreaterThanOrEqual(5);
    for (const [path, scenario] of scenarios) {
      const must =
        Object.keys(scenario.screens).length > 0 ||
        Object.values(scenario.measures).some((measure) => measure.suspends === 'all') ||
        namesRegion(scenario);
      if (must) expect(scenario.harm_only, path).toBe(true);
    }
  });

  it('of that kind have no breach, obligation or false positive by group', () => {
    for (const [path, scenario] of harmOnly) {
      for (const stream of Object.values(scenario.streams)) {
        expect(stream.rate && 'by' in stream.rate && scenario.groups.includes(stream.rate.by), path).toBeFalsy();
        expect(stream.inclination && 'by' in stream.inclination && scenario.groups.includes(stream.inclination.by), path).toBeFalsy();
        expect(
          Object.keys(stream.who ?? {}).filter((attribute) => scenario.groups.includes(attribute)),
          path,
        ).toEqual([]);
      }
      for (const screen of Object.values(scenario.screens)) expect('by' in screen.false_positive, path).toBe(false);
    }
  });

  it('hold no incident in the region, and tell results of it for the region alone', () => {
    for (const [path, scenario] of harmOnly.filter(([, one]) => namesRegion(one))) {
      expect(Object.keys(scenario.incidents), path).toEqual([]);
      for (const id of Object.keys(scenario.places)) expect(shownPlace(scenario, id), path).toBe('xinjiang');
    }
  });
});

describe('a study of a harm-only scenario', () => {
  const experiment = loadStudy('test/boundary/misuse/control-harm-study.yaml', files, register).study.experiments[0]!;

  it.each(harmOnly)('%s: draws no weight, line, term, number or measure, whatever its assumptions are', (_path, scenario) => {
    const alone = { ...experiment, design: { points: { reduced: 9, full: 9 } } };
    const drawn = dimensionsOf(alone, { base: scenario, arms: [{ id: 'with', scenario }] });
    const policy = new Set(quantitiesOf(scenario).flatMap(({ path, role }) => (role === 'policy' ? [path] : [])));
    expect(drawn.length).toBeGreaterThan(5);
    expect(drawn.filter((path) => policy.has(path) && isFixedRule(path))).toEqual([]);
    expect(drawn.filter((path) => /^(ledgers|measures)\./.test(path))).toEqual([]);
  });

  it('knows a rule from how it is worked', () => {
    for (const path of [
      'ledgers.form.rules.prayer.points',
      'ledgers.form.grades.0.from',
      'screens.look.status.0.probability',
      'screens.look.checks.needed',
      'reviews.officials.quota.number',
      'lists.held.entries.flagged.term',
      'measures.doors.doors.each',
      'patrols.beat.number',
    ])
      expect(isFixedRule(path), path).toBe(true);
    for (const path of [
      'screens.look.sensitivity',
      'screens.look.false_positive.values.a',
      'channels.app.coverage',
      'reviews.r.passes_unsound',
    ])
      expect(isFixedRule(path), path).toBe(false);
  });

  describe('run from the command line', () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'glasshouse-harm-only-'));
      for (const args of [
        ['run', join(ROOT, 'test/boundary/misuse/control-harm-study.yaml'), '--out', 'result'],
        ['export', 'csv', 'result'],
      ]) {
        const ended = spawnSync(process.execPath, [join(ROOT, 'glasshouse'), ...args], { cwd: folder, encoding: 'utf8' });
        expect(ended.status, ended.stderr).toBe(0);
      }
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('tells no totals: neither people by arm nor counts by year', () => {
      const document = JSON.parse(readFileSync(join(folder, 'result/study.json'), 'utf8')) as StudyDocument;
      const [told] = document.experiments;
      expect(told!.harmOnly).toBe(true);
      expect(told!.gross).toEqual([]);
      expect(told!.years.counters).toEqual({});
      expect(document.harm.length).toBeGreaterThan(0);
      expect(document.indicators[0]!.harm).toBe(true);
      expect(document.harm.filter((row) => row.harm === 'deed' && row.group !== 'all')).toEqual([]);
      expect(document.harm.filter((row) => row.harm === 'deed' && row.group === 'all').length).toBeGreaterThan(0);
    });

    it('writes figures per 1,000 people and none of totals', () => {
      const document = JSON.parse(readFileSync(join(folder, 'result/study.json'), 'utf8')) as StudyDocument;
      const figures = figuresOf(document).filter(({ kind }) => kind !== 'inputs');
      expect(figures.length).toBeGreaterThan(0);
      // Figures of totals are those of years, in person-days or people, and those of days added and taken away.
      for (const { title } of figures) expect(title).not.toMatch(/person-days|synthetic persons|added and taken away/);
      expect(figures.map(({ title }) => title).join()).toMatch(/per 1,?000 synthetic people/);
    });

    it('tells a life in at most eight dated lines an arm, with how common it is', () => {
      const told = spawnSync(process.execPath, [join(ROOT, 'glasshouse'), 'explain', 'result', '--person', 'S-12'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(told.status, told.stderr).toBe(0);
      expect(told.stdout).toMatch(/People ever sanctioned, of 1,000 synthetic people: with \d+, without \d+/);
      const lines = told.stdout.split('\n').filter((line) => /^\d{4}-\d{2}-\d{2} /.test(line));
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter((line) => line.includes('A')).length).toBeLessThanOrEqual(8);
    });

    it('and no place but those told', () => {
      const places = new Set(parseTable(readFileSync(join(folder, 'result/csv/years.csv'), 'utf8')).map((row) => row['place']));
      expect([...places].sort()).toEqual(['county']);
    });
  });
});
