import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../structure/sources.js';

/** Folders of tests, each with what it tries. A folder stands under the first element that it serves. */
interface Element {
  title: string;
  /** What the element asks. */
  asks: string;
  /** Where it is answered in words. */
  told: string[];
  /** Folders of tests, and what they try. */
  tested: Record<string, string>;
}

/** Elements of a TRACE document (Grimm and others 2014), in its order. */
export const ELEMENTS: readonly Element[] = [
  {
    title: 'Problem formulation',
    asks: 'Which decisions and which people is the model for? Which questions does it answer, by which outputs? Where does it not apply, and how far may one extrapolate?',
    told: ['responsible-use.md', 'model.md', 'reports/README.md'],
    tested: {
      'test/boundary': 'what the project refuses: real people, rules that are fitted or searched, harm that is not counted',
      'test/rights': 'findings of the check against human-rights principles, one flawed and one clean scenario each',
    },
  },
  {
    title: 'Model description',
    asks: 'What is in the model, in enough detail to build it again, and what guided its design?',
    told: ['model.md', 'odd-checklist.md', 'reference/scenario.md', 'reference/study.md', 'reference/counters.md'],
    tested: {
      'test/documents': 'the ODD description of every scenario, and the comparison of two',
      'test/docs': 'generated pages match the code; commands and links on the pages work',
      'test/front-door': 'what README.md promises',
      'test/site': 'pages of the site',
    },
  },
  {
    title: 'Data evaluation',
    asks: 'Where do the inputs, the fitted counts and the patterns by which the model is judged come from? How good are they?',
    told: ['../evidence/README.md', 'how-to/bring-your-own-evidence.md'],
    tested: {
      'test/evidence': 'rows of the register: sources, grades, and sentences that cite them',
      'test/own-register': 'registers that a user brings',
    },
  },
  {
    title: 'Conceptual model evaluation',
    asks: 'Which simplifying assumptions does the design make, and where do they break? Do the parts behave as theory requires?',
    told: ['model.md', 'validation.md', '../validation/README.md'],
    tested: {
      validation: 'published results and textbook formulas, with bands stated before the run',
      'test/canonical': 'each shipped scenario: what must happen in it, and what must disappear without its rule',
      'test/cases': 'arithmetic of documented rules: points, grades, caps and terms',
    },
  },
  {
    title: 'Implementation verification',
    asks: 'Is the code tested for errors, does the program do what the description says, and can others install, use and change it?',
    told: ['architecture.md', '../CONTRIBUTING.md', 'how-to/run-a-study.md'],
    tested: {
      'test/outcomes': 'every experiment of the shipped studies, run with few people, gives the stored counts',
      'test/engine': 'one mechanism at a time, by closed forms and by counts that must add up',
      'test/reference': 'a second engine, written from the description alone, gives the same counts on random scenarios',
      'test/generated': 'random scenarios: the accounts balance, the order of keys has no effect, and every file that validates also runs',
      'test/mutants': 'faults put into the code are seen by the tests',
      'test/faults': 'broken input, hostile texts, interrupted work, memory',
      'test/bad-input': 'one clear message for each error in a file',
      'test/platforms': 'the same result hash in Node and in browsers, on any number of threads',
      'test/places': 'result folders, and the commands that read them',
      'test/work': 'work shared over several machines that stop midway',
      'test/cli': 'commands, flags and help',
      'test/structure': 'imports follow the package table; the code has no literal model constant and names no machine',
      'test/lab': 'the laboratory in browsers',
      'packages/dice/src': 'random numbers against published vectors and distributions',
      'packages/model/src': 'formats, loader, plan and rounds',
      'packages/store/test': 'result folders, killed writers, tables',
      'packages/cli/src': 'progress and summaries of commands',
      'packages/report/src': 'figures and numbers of the report',
      'packages/report/test': 'pages of the report',
    },
  },
  {
    title: 'Model output verification',
    asks: 'How well do results match the counts that they were fitted to, and how much fitting and which external drivers did that need?',
    told: ['how-to/fit-a-scenario.md', 'reports/README.md'],
    tested: { 'packages/study/src': 'progress of a study' },
  },
  {
    title: 'Model analysis',
    asks: 'Which inputs move the results, how sure are the intervals, and is it understood how results emerge?',
    told: ['how-to/choose-a-design.md', 'coverage.md'],
    tested: {
      'packages/study/test':
        'designs, indices and calibrations against exact values and against SALib, scipy and pyabc; coverage of every interval; closed loops of claims',
    },
  },
  {
    title: 'Model output corroboration',
    asks: 'Do results match counts and patterns that were not used, and ideally not known, while the model was made?',
    told: ['reports/README.md', 'how-to/read-a-report.md'],
    tested: {},
  },
];

const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Files of tests below a folder. */
export const testsBelow = (folder: string): string[] =>
  (readdirSync(join(ROOT, folder), { recursive: true }) as string[])
    .map((file) => file.split('\\').join('/'))
    .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules') && !file.startsWith('dist/'));

/** Targets of a study by their use. */
function targetsOf(study: string): { fit: number; held_out: number; context: number } {
  const source = text(`studies/${study}`);
  const count = (use: string): number => [...source.matchAll(new RegExp(`\\buse: ${use}\\b`, 'g'))].length;
  return { fit: count('fit'), held_out: count('held_out'), context: count('context') };
}

function casesTable(): string {
  const folders = readdirSync(join(ROOT, 'validation'), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => name)
    .sort((a, b) => Number(/\d+/.exec(a)![0]) - Number(/\d+/.exec(b)![0]) || (a < b ? -1 : 1));
  return folders
    .map((name) => `- [${text(`validation/${name}/README.md`).split('\n')[0]!.slice(2)}](../validation/${name}/README.md)`)
    .join('\n');
}

function targetsTable(): string {
  const rows = readdirSync(join(ROOT, 'studies'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, ...targetsOf(name) }))
    .filter(({ fit, held_out: held, context }) => fit + held + context > 0)
    .map(({ name, fit, held_out: held, context }) => `| \`studies/${name}\` | ${fit} | ${held} | ${context} |`);
  return `| Study | Fitted | Held out | Context |\n|---|---|---|---|\n${rows.join('\n')}`;
}

/** Quantities that the main study fits, and those of them that are factors of a dated trend. */
function fittedWords(): string {
  const refusals = text('studies/the-article.yaml')
    .split(/^  - id: /m)
    .find((one) => one.startsWith('refusals\n'))!;
  const fitted = refusals.split(/^    fitted:.*$/m)[1]!.match(/^ +- \S+$/gm)!;
  const counts = [...refusals.matchAll(/\buse: fit\b/g)].length;
  const trends = fitted.filter((path) => path.includes('.trend.')).length;
  return `No external series drives a run. But of the ${fitted.length} quantities that the main fit moves to meet its ${counts} counts, ${trends} are factors of a dated trend: they act like a driver, and make a good fit easier. A search reports the range over all worlds that fit, so having more quantities than counts makes the range wider.`;
}

/** What a part is followed by, where the repository itself has a list for it. */
const LISTS: Readonly<Record<string, () => string>> = {
  'Conceptual model evaluation': () => `Cases:\n\n${casesTable()}`,
  'Model output verification': () => `Published counts that studies name as targets:\n\n${targetsTable()}\n\n${fittedWords()}`,
  'Model analysis': () =>
    'How results emerge is analysed in two ways: scenarios are run without each of their rules (`test/canonical`), and a change is divided among its pathways (Shapley values, [choose a design](how-to/choose-a-design.md)).',
};

function partOf({ title, asks, told, tested }: Element, index: number): string {
  const rows = Object.entries(tested).map(([folder, what]) => `| \`${folder}\` | ${what} |`);
  const table = rows.length === 0 ? '' : `\n\n| Tests in | What they check |\n|---|---|\n${rows.join('\n')}`;
  const list = LISTS[title] ? `\n\n${LISTS[title]()}` : '';
  return `## ${index + 1}. ${title}\n\n${asks}\n\nDescribed in: ${told.map((page) => `[${page.replace('../', '')}](${page})`).join(', ')}.${table}${list}`;
}

/** The page docs/trace.md, from the repository. */
export function tracePage(): string {
  return `# What was tested, and where

This page follows the elements of a TRACE document (Grimm and others 2014, Ecological Modelling 280): a record of how a model was built, tested and analysed. The questions paraphrase the template that comes with that article; the
article that defines its terms (Augusiak and others 2014, same volume) was not consulted. For each element this page says where it is answered in words, and which tests check it. The page is made from the repository by
\`GLASSHOUSE_UPDATE_TRACE=reviewed npx vitest run test/docs/trace.test.ts\`, and a test fails when the page is out of date or when a folder of tests is listed under no element.

${ELEMENTS.map(partOf).join('\n\n')}

Counts that are held out are compared after the run and never fitted. They were in the register while the model was written, so they were kept out of the fit but were not unknown to its authors. A report names those that its fitting worlds miss, and the sentences of the claims say how
many. Nothing that a scenario marks as harm-only is fitted or predicted: published counts stand beside it as context.

What no test can show: whether people act as the responses of a scenario assume. The sizes of these responses are assumptions with ranges, and a study varies them.
`;
}
