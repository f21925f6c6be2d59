import { describe, expect, it } from 'vitest';
import { oddDocument } from '@glasshouse/report';
import type { Quantity, Scenario } from '@glasshouse/scenario';
import { MECHANISMS, unclaimed } from '../../packages/report/src/odd/mechanisms.js';
import { readModelText } from '../../packages/report/src/odd/model-text.js';
import { cell } from '../../packages/report/src/odd/blocks.js';
import { numberWords, papersOf } from '../../packages/report/src/words/quantity.js';
import { wordProblems } from '../boundary/vocabulary.js';
import { filesBelow, textOf } from '../structure/sources.js';
import { everything, load, register, small } from './worlds.js';

const PAGE = textOf('docs/model.md');
const delivered = filesBelow('scenarios').filter((path) => path.endsWith('.yaml') && !path.includes('/_'));
const odd = (scenario: Scenario, page = PAGE): string => oddDocument(scenario, register, page);
const headings = (page: string): string[] => [...page.matchAll(/^#{2,3} (.*)$/gm)].map((match) => match[1]);
const part = (page: string, title: string): string => page.split(/^## /m).find((one) => one.startsWith(title)) ?? '';

function quantitiesBelow(value: unknown): Quantity[] {
  if (value === null || typeof value !== 'object') return [];
  if ('value' in value && 'unit' in value) return [value as Quantity];
  return Object.values(value).flatMap(quantitiesBelow);
}

const ELEMENTS = [
  '1. Purpose and patterns',
  '1.1 Purpose',
  '1.2 For whom it is made (ODD+D)',
  '1.3 Patterns',
  '2. Entities, state variables and scales',
  '2.1 Entities and state variables',
  '2.2 Exogenous factors (ODD+D)',
  '2.3 Space (ODD+D)',
  '2.4 Scales',
  '3. Process overview and scheduling',
  '4. Design concepts',
  '4.1 Basic principles',
  '4.2 Theoretical and empirical background (ODD+D)',
  '4.3 Individual decision making (ODD+D)',
  '4.4 Emergence',
  '4.5 Adaptation',
  '4.6 Objectives',
  '4.7 Learning',
  '4.8 Prediction',
  '4.9 Sensing',
  '4.10 Interaction',
  '4.11 Stochasticity',
  '4.12 Collectives',
  '4.13 Heterogeneity (ODD+D)',
  '4.14 Observation',
  '5. Initialisation',
  '6. Input data',
  '7. Submodels',
];

describe.each([...delivered, 'every section'])('the description of %s', (path) => {
  const scenario = path === 'every section' ? everything() : load(path);
  const page = odd(scenario);

  it('has every part of ODD and ODD+D in order', () => {
    expect(headings(page).slice(0, ELEMENTS.length)).toEqual(ELEMENTS);
    expect(headings(page).slice(-3)).toEqual(['Sources', 'Keys', 'Responsible use']);
  });

  it('gives every number with its source or assumption', () => {
    const all = quantitiesBelow(scenario);
    expect(all.length).toBeGreaterThan(10);
    const lacking = all.filter((quantity) => {
      const papers = cell(papersOf(quantity, register));
      const number = cell(numberWords(quantity));
      return ![`| ${number} | ${papers} |`, `${number}: ${papers.replace(/\.$/, '')}`, `${number} (${papers})`].some((one) =>
        page.includes(one),
      );
    });
    expect(lacking).toEqual([]);
  });

  it('cites every row it rests on, with its grade', () => {
    const cited = part(page, 'Sources');
    for (const id of new Set(quantitiesBelow(scenario).flatMap(({ source }) => source ?? [])))
      expect(cited).toContain(`**${id}** (${register.rows.get(id)?.grade})`);
  });

  it('holds the submodels that the scenario uses, and no other', () => {
    const told = headings(part(page, '7. Submodels')).map((title) => title.replace(/^7\.\d+ /, ''));
    const used = MECHANISMS.filter((mechanism) => mechanism.uses(scenario)).map(({ title }) => title);
    expect(told).toEqual([...used, 'Approximations, and what is left out', 'Implementation (ODD+D)']);
  });

  it('says synthetic, in sober words', () => {
    expect(page).toMatch(/Everyone in it is synthetic/);
    expect(wordProblems(page.split('## Sources')[0])).toEqual([]);
  });
});

describe('what is not there', () => {
  it('is left out: a submodel comes and goes with its section', () => {
    const world = everything();
    for (const { title, sections } of MECHANISMS.filter((one) => one.sections.length === 1 && one.title !== 'Spread')) {
      expect(headings(odd(world)).join('\n'), title).toMatch(new RegExp(`7\\.\\d+ ${title}$`, 'm'));
      const without = { ...world, [sections[0]]: ['firms', 'officials'].includes(sections[0]) ? undefined : {} };
      expect(headings(odd(without)).join('\n'), title).not.toMatch(new RegExp(`7\\.\\d+ ${title}$`, 'm'));
    }
  });

  it('is marked, and never filled in, where no text speaks of a part', () => {
    const page = odd(small(), '');
    expect(headings(page).slice(0, ELEMENTS.length)).toEqual(ELEMENTS);
    expect(page).not.toContain('*(model)*\n');
    for (const title of ['4.1 Basic principles', '4.4 Emergence', '4.11 Stochasticity', '1.2 For whom it is made (ODD+D)'])
      expect(page.split(`### ${title}\n`)[1].trim(), title).toMatch(/^> \*\*Not stated\.\*\*/);
    expect(page.match(/Not stated/g)?.length).toBeGreaterThan(20);
  });

  it('is marked for a submodel without a paragraph', () => {
    const page = odd(small(), PAGE.replace(/\*\*Review\.\*\*/, '**Another.**').replace(/^\*\*Measures?\b[^]*?\n\n/gm, ''));
    expect(page).toContain('Neither the scenario nor the description of the model says how measure');
  });
});

describe('harm only', () => {
  it('is said at the top where the scenario is so marked, and nowhere else', () => {
    expect(odd(everything()).split('## 1.')[0]).toContain('**Harm only.**');
    expect(odd(small())).not.toContain('Harm only');
  });
});

describe('the description of the model', () => {
  const model = readModelText(PAGE);

  it('has no paragraph on a submodel that no part of the document takes', () => {
    expect(model.pieces(/submodels/i).length).toBeGreaterThan(8);
    expect(unclaimed(model)).toEqual([]);
  });

  it('is read by paragraph, item and row', () => {
    const read = readModelText(
      '# M\n\n## 2. Entities\n\n| A | B |\n|---|---|\n| **Person** | x |\n\n**Scales.** Days\nand [rounds](a.md#b).\n\n- **One** is\n  first\n- two\n',
    );
    expect(read.rows(/entities/i)).toMatchObject([{ lead: 'Person', text: 'x' }]);
    expect(read.pieces(/entities/i).map(({ lead, whole }) => [lead, whole])).toEqual([
      ['Scales', '**Scales.** Days and `docs/a.md`.'],
      ['One', '**One** is first'],
      ['', 'two'],
    ]);
  });
});

it('reads as it was reviewed', async () => {
  const page = '## 7. Submodels\n\n**Opportunity.** Chances come.\n\n**Detection.** Somebody sees.\n\n**List.** Names stand on it.\n';
  await expect(odd(small(), page)).toMatchFileSnapshot('golden/odd.txt');
});
