import type * as Glasshouse from '../../packages/glasshouse/src/index.js';
import type * as CommandLine from '@glasshouse/cli';
import * as asIs from '@glasshouse/model';
import type * as Model from '@glasshouse/model';
import type * as Report from '@glasshouse/report';
import { describe, expect, it } from 'vitest';
import { studyDocument } from '../../packages/report/test/fixture/study-document.js';
import { FULL } from '../reference/random-features.js';
import { worldOf } from '../reference/random-world.js';
import { added, bundledWith, costOf } from './bundle-with.js';
import { textOf } from './sources.js';

describe('a command', () => {
  const command = {
    files: { 'packages/cli/src/commands/siren.ts': added('cli/commands/siren.ts') },
    edits: {
      'packages/cli/src/program.ts': [
        ['import { startCommand }', "import { sirenCommand } from './commands/siren.js';\nimport { startCommand }"],
        ['  startCommand,\n', '  startCommand,\n  sirenCommand,\n'],
      ],
    },
  } as const;

  it('costs one file, its import and a place in the list', () => {
    expect(costOf(command)).toEqual({ files: 2, lines: 2 });
  });

  it('is in the help and on the page of commands, checks what it is given, and ends with its code', async () => {
    const { commandPage } = await bundledWith<{ commandPage(): string }>('packages/cli/src/reference.ts', command);
    expect(commandPage()).toContain('## siren\n\nSound the siren.');
    const { main } = await bundledWith<typeof CommandLine>('packages/cli/src/index.ts', command);
    const said = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
      const out: string[] = [];
      const err: string[] = [];
      const code = await main(args, { out: (text) => out.push(text), err: (text) => err.push(text), bar: null, now: () => 0 });
      return { code, out: out.join('\n'), err: err.join('\n') };
    };
    expect((await said('--help')).out).toMatch(/siren <tone> +sound the siren/);
    expect(await said('siren', 'low')).toEqual({ code: 3, out: 'sounds low', err: '' });
    expect(await said('siren')).toMatchObject({ code: 2, err: expect.stringContaining("missing required argument 'tone'") as string });
  });
});

describe('a section of the report', () => {
  const LIST = 'packages/report/src/sections/list.ts';
  const section = {
    files: { 'packages/report/src/sections/siren.ts': added('report/sections/siren.ts') },
    edits: {
      [LIST]: [
        [/^import \{ harmUpFront/m, "import { siren } from './siren.js';\n$&"],
        [/^ {2}\{ id: 'harm',/m, "  { id: 'siren', title: 'Sirens', page: 'harm', render: siren },\n$&"],
      ],
    },
  } as const;

  it('costs one file, its import and a place in the list', () => {
    expect(costOf(section)).toEqual({ files: 2, lines: 2 });
  });

  it('stands on its page and in the contents, in the pages and on the single page', async () => {
    const report = await bundledWith<typeof Report>('packages/report/src/index.ts', section);
    const document = studyDocument();
    const pages = report.renderPages(document).filter(({ text }) => text.includes(`${document.title} has a siren.`));
    expect(pages).toHaveLength(1);
    expect(pages[0]!.text).toMatch(/href="[^"]*#siren"/);
    expect(report.renderReport(document)).toContain(`${document.title} has a siren.`);
  });
});

describe('a counter', () => {
  const FILE = 'packages/model/src/mechanisms/surveys/counters.ts';
  const counter = {
    edits: { [FILE]: [[/^ {4}asked: /m, "    sounded: answers('sirens', 'Sirens that the survey sounded.'),\n$&"]] },
  } as const;

  it('costs one entry of one file', () => {
    expect(costOf(counter)).toEqual({ files: 1, lines: 1 });
  });

  it('is counted, has a name to book under, and is described with its unit', async () => {
    const model = await bundledWith<typeof Model>('packages/model/src/index.ts', counter);
    const files = { read: (path: string) => textOf(path) };
    const { scenario } = model.loadScenario(
      'scenarios/smoke-institutions.yaml',
      files,
      model.parseRegister(textOf('evidence/register.csv')),
    );
    const { counters } = model.catalogueOf(scenario, [scenario]);
    const found = counters.filter(({ id }) => /^survey\..*\.sounded$/.test(id));
    expect(new Set(found.map(({ unit }) => unit))).toEqual(new Set(['sirens']));
    expect(found).toHaveLength(Object.keys(scenario.surveys).length);
  });
});

describe('a counter at the head of every family', () => {
  const FAMILY = 'packages/model/src/counters/family.ts';
  const first = "zeroth: { id: `zeroth${(families += 1)}.{id}`, kind: 'flow', unit: 'count', says: 'Nothing.', hidden: true }";
  const everywhere = {
    edits: {
      [FAMILY]: [
        [/=> declared;/, `=>\n  ({ ...declared, rows: { ${first}, ...declared.rows } }) as unknown as Family<R, S>;`],
        [/^\/\*\* Keeps the names of the rows/m, 'let families = 0;\n\n$&'],
      ],
    },
  } as const;
  const WORLDS = FULL.map((on, i) =>
    worldOf({ seed: i, on: [...on], persons: 60, places: 2, communitySize: 30, round: 'month', days: 100, arms: 1 }),
  );

  it('moves no count to another name: every step books by name', async () => {
    const countsOf = ({ compile, runExperiment }: Pick<typeof Model, 'compile' | 'runExperiment'>): [string, number][][] =>
      WORLDS.map(({ base, arms }) => {
        const plan = compile(base, arms, { persons: 60 });
        const { counts } = runExperiment(plan, { seed: 1, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
        return counts.ids.map((id, i) => [id, counts.byCell.flat().reduce((sum, cell) => sum + cell[i]!, 0)]);
      });
    const [after, before] = [countsOf(await bundledWith<typeof Model>('packages/model/src/index.ts', everywhere)), countsOf(asIs)];
    const differing = after.flatMap((world, w) => world.filter(([id, n], i) => before[w]![i]![0] !== id || before[w]![i]![1] !== n));
    expect([...new Set(differing.map(([id]) => id))]).toEqual([]);
    expect(new Set(before.flat().flatMap(([id, n]) => (n === 0 ? [] : [id]))).size).toBeGreaterThan(300);
  });
});

describe('a design', () => {
  const design = {
    files: { 'packages/study/src/design/kinds/siren.ts': added('study/design/kinds/siren.ts') },
    edits: {
      'packages/model/src/study-file/design.ts': [
        [
          /^ {2}grid: kind\(/m,
          "  siren: kind(said(sizes(1, 9, 9, 'Sirens', [1, 1]).optional(), 'Sirens.', { absent: 'none' }), () => 1),\n$&",
        ],
      ],
      'packages/study/src/design/kinds/index.ts': [
        [/^import \{ sobol \}/m, "import { siren } from './siren.js';\n$&"],
        [/^ {2}grid,/m, '  siren,\n$&'],
      ],
    },
  } as const;

  it('costs one file, an entry of the format, an import and a place in the list', () => {
    expect(costOf(design)).toEqual({ files: 3, lines: 3 });
  });

  it('is part of the format, excludes the others, and lays out its points', async () => {
    const glasshouse = await bundledWith<typeof Glasshouse>('packages/glasshouse/src/index.ts', design);
    const load = (points: string): Glasshouse.Study => {
      const FILE = 'studies/smoke.yaml';
      const text = textOf(FILE)
        .replace('points: { reduced: 2, full: 4 }', points)
        .replace('{ reduced: 10, full: 10 }', '{ reduced: 2, full: 2 }');
      return glasshouse.loadStudy(FILE, glasshouse.libraryOf({ [FILE]: text, ...SHIPPED }));
    };
    expect(() => load('points: { reduced: 2, full: 4 }\n      siren: { reduced: 1, full: 1 }')).toThrow(/exactly one of .*siren/);
    const result = await glasshouse.runStudy(load('siren: { reduced: 1, full: 1 }'), {});
    expect(new Set(result.indicators.map(({ point }) => point))).toEqual(new Set([0, 1]));
  });
});

describe('a figure', () => {
  const figure = {
    files: { 'packages/report/src/figures/siren.ts': added('report/figures/siren.ts') },
    edits: {
      'packages/report/src/sections/years.ts': [
        [/^import \{ linesFigure/m, "import { sirenFigure } from '../figures/siren.js';\n$&"],
        ['${figures(drawn)}', '$&\n${sirenFigure(context.id(`sirens-${experiment.id}`), labels.length)}'],
      ],
    },
  } as const;

  it('costs one file, its import and a place in the section that shows it', () => {
    expect(costOf(figure)).toEqual({ files: 2, lines: 2 });
  });

  it('is drawn on the page of its section, with a description and a caption, and on the single page', async () => {
    const report = await bundledWith<typeof Report>('packages/report/src/index.ts', figure);
    const document = studyDocument();
    const drawn = report.renderPages(document).filter(({ text }) => text.includes('Sirens by year.'));
    expect(drawn).toHaveLength(1);
    expect(drawn[0]!.text).toMatch(
      /<figure id="sirens-[^"]+"><svg role="img"[^>]*>\s*<title[^>]*>Synthetic: Sirens<\/title><desc[^>]*>Sirens in \d+ years\./,
    );
    expect(report.renderReport(document)).toContain('Sirens by year.');
  });
});

describe('an option of a measure that books', () => {
  const FOLDER = 'packages/model/src/mechanisms/measures';
  const option = {
    edits: {
      [`${FOLDER}/schema.ts`]: [
        [/^ {2}local,$/m, "  sounds: said(z.boolean().optional(), 'A siren sounds when it begins.', { absent: 'false' }),\n$&"],
      ],
      [`${FOLDER}/words.ts`]: [[/^ {4}suspends:/m, "    sounds: 'whether a siren sounds when it begins',\n$&"]],
      [`${FOLDER}/counters.ts`]: [
        [/^ {2}doors: boolean;$/m, '  sounds: boolean;\n$&'],
        [/^ {6}doors: all\.some/m, '      sounds: all.some(({ sounds }) => sounds === true),\n$&'],
        [
          /^ {4}ended: \{ kind: 'flow'/m,
          "    sounded: { kind: 'flow', unit: 'sirens', says: 'Sirens that sounded as it began.', when: ({ sounds }) => sounds },\n$&",
        ],
      ],
      [`${FOLDER}/plan-reach.ts`]: [
        [/^ {2}reachesHousehold: boolean;$/m, '  sounds: boolean;\n$&'],
        [/^ {4}reachesHousehold: measure/m, '    sounds: measure?.sounds ?? false,\n$&'],
      ],
      [`${FOLDER}/book.ts`]: [
        [
          /^ {6}bookDoors\(w, row, m, is/m,
          '      if (is && policy.measures[m].sounds) w.book(measureSlot(slots, m, MEASURE.sounded), row, 1);\n$&',
        ],
      ],
    },
  } as const;

  it('costs eight lines in five files of one folder, and no list', () => {
    expect(costOf(option)).toEqual({ files: 5, lines: 8 });
    expect(Object.keys(option.edits).every((path) => path.startsWith(`${FOLDER}/`))).toBe(true);
  });

  it('is part of the format, its schema and the documents, books where it is asked for, and costs nothing elsewhere', async () => {
    const model = await bundledWith<typeof Model>('packages/model/src/index.ts', option);
    const register = model.parseRegister(textOf('evidence/register.csv'));
    const { scenario } = model.loadScenario('scenarios/smoke.yaml', { read: textOf }, register);
    const sounding = model.applyPatch(scenario, { 'measures.no_flight.sounds': true }, 'policy');
    const plan = model.compile(
      sounding,
      [
        { id: 'sounding', scenario: sounding },
        { id: 'silent', scenario },
      ],
      { persons: 2_000 },
    );
    const { counts } = model.runExperiment(plan, { seed: 1, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
    const total = (arm: number, id: string): number => counts.byRound[arm]!.reduce((sum, round) => sum + round[counts.ids.indexOf(id)]!, 0);
    expect(total(0, 'measure.no_flight.sounded')).toBe(total(0, 'measure.no_flight.started'));
    expect(total(0, 'measure.no_flight.sounded')).toBeGreaterThan(0);
    expect(total(1, 'measure.no_flight.sounded')).toBe(0);
    const ids = model.catalogueOf(scenario, [scenario]).counters.map(({ id }) => id);
    expect(ids.filter((id) => id.endsWith('.sounded'))).toEqual([]);
    expect(counts.ids.filter((id) => id.endsWith('.sounded'))).toEqual(['measure.no_flight.sounded']);
    expect(() => model.applyPatch(scenario, { 'measures.no_flight.sings': true }, 'policy')).toThrow(/sings/);
    expect(Object.values(model.jsonSchemas()).join('')).toContain('A siren sounds when it begins.');
    expect(model.everyMechanism.flatMap(({ words }) => Object.keys(words.keys ?? {}))).toContain('sounds');
  });
});

const SHIPPED = Object.fromEntries(
  ['evidence/register.csv', 'scenarios/smoke.yaml', 'scenarios/_conduct.yaml', 'scenarios/_population.yaml'].map((path) => [
    path,
    textOf(path),
  ]),
);
