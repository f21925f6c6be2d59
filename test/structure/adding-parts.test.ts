import type * as Glasshouse from '../../packages/glasshouse/src/index.js';
import type * as CommandLine from '@glasshouse/cli';
import type * as Model from '@glasshouse/model';
import type * as Report from '@glasshouse/report';
import { describe, expect, it } from 'vitest';
import { studyDocument } from '../../packages/report/test/fixture/study-document.js';
import { added, bundledWith, costOf } from './bundle-with.js';
import { textOf } from './sources.js';

describe('a command', () => {
  const command = {
    files: { 'packages/cli/src/commands/siren.ts': added('siren-command.ts.txt') },
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
    files: { 'packages/report/src/sections/siren.ts': added('siren-section.ts.txt') },
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

describe('a design', () => {
  const design = {
    files: { 'packages/study/src/design/kinds/siren.ts': added('siren-design.ts.txt') },
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

const SHIPPED = Object.fromEntries(
  ['evidence/register.csv', 'scenarios/smoke.yaml', 'scenarios/_conduct.yaml', 'scenarios/_population.yaml'].map((path) => [
    path,
    textOf(path),
  ]),
);
