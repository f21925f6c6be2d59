import { describe, expect, it } from 'vitest';
import { oddDocument } from '@glasshouse/describe';
import type { Quantity, Scenario } from '@glasshouse/model';
import { isUsed, MECHANISMS, unclaimed } from '../../packages/describe/src/odd/mechanisms.js';
import { readModelText } from '../../packages/describe/src/odd/model-text.js';
import { cell } from '../../packages/describe/src/odd/blocks.js';
import { numberWords, papersOf } from '../../packages/describe/src/words/quantity.js';
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
    const used = MECHANISMS.filter((mechanism) => isUsed(mechanism, scenario)).map(({ title }) => title);
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
    for (const { title, sections } of MECHANISMS.filter((one) => one.sections.length > 0 && one.title !== 'Spread')) {
      const todo = `an entry of ${sections.join(' or ')} in test/documents/everything.yaml`;
      expect(headings(odd(world)).join('\n'), `${title}: ${todo}`).toMatch(new RegExp(`7\\.\\d+ ${title}$`, 'm'));
      const gone = sections.map((section) => [
        section,
        ['demography', 'firms', 'officials', 'perception'].includes(section) ? undefined : {},
      ]);
      const without = { ...world, ...(Object.fromEntries(gone) as Partial<Scenario>) };
      expect(headings(odd(without)).join('\n'), title).not.toMatch(new RegExp(`7\\.\\d+ ${title}$`, 'm'));
    }
  });

  it('is marked, and never filled in, where no text speaks of a part', () => {
    const page = odd(small(), '');
    expect(headings(page).slice(0, ELEMENTS.length)).toEqual(ELEMENTS);
    expect(page).not.toContain('*(model)*\n');
    for (const title of ['4.1 Basic principles', '4.4 Emergence', '4.11 Stochasticity', '1.2 For whom it is made (ODD+D)'])
      expect(page.split(`### ${title}\n`)[1].trim(), title).toMatch(/^> \*\*Not stated\.\*\*/);
    expect(page.match(/Not stated/g)?.length).toBeGreaterThan(14);
  });

  it('is marked for a submodel without a paragraph', () => {
    const page = odd(small(), PAGE.replace(/^### Measure$/m, '### Another'));
    expect(page).toContain('Neither the scenario nor the description of the model says how measure');
  });
});

describe('how far the rules are documented', () => {
  it('says outline where no number has a source, and nothing of that where one has', () => {
    expect(odd(load('scenarios/work-unit.yaml'))).toContain('documents the rules in outline; every number is assumed.');
    expect(odd(load('scenarios/court-list.yaml'))).toContain('The rules stand here as the evidence register documents them.');
  });
});

describe('what only one scenario states', () => {
  /** Words of the systems that shipped scenarios are about. */
  const OTHERS = /judgments? (default|debt)|defaulter|court list|refused (air|rail)|rongcheng|suining|xinjiang|sesame/i;
  const general = PAGE.split(/^## (?=7\. )/m)[0];

  it('is not said by the description of the model in parts that every document takes', () => {
    expect(general.split('\n').filter((line) => OTHERS.test(line))).toEqual([]);
  });

  it('does not reach the document of another: a list of people who may not fly', () => {
    const world = small();
    const page = odd({ ...world, title: 'A no-fly list', about: 'Somebody decides who may not fly.' }).split('## Sources')[0];
    expect(page.split('\n').filter((line) => OTHERS.test(line))).toEqual([]);
    expect(part(page, '1. Purpose')).toContain('No number of this scenario was fitted to a published count.');
  });

  it('is read from its own sections: who sees what, who responds, who touches whom', () => {
    const page = odd(load('scenarios/penalty-points.yaml'));
    const under = (title: string): string => page.split(`### ${title}\n`)[1]!.split('\n#')[0]!.trim();
    expect(under('4.5 Adaptation').split('\n')[0]).toBe(
      'People respond by: appeal (appeals, contests), deterrence (more_care). *(scenario)*',
    );
    expect(under('4.10 Interaction').split('\n')[0]).toBe('People do not act on one another. *(scenario)*');
    expect(odd(load('scenarios/court-list.yaml'))).toMatch(
      /directly, through: measures that reach children.*\(private_school\)\. .*\(mediated\): names on public lists/,
    );
    expect(under('4.9 Sensing')).toContain('roadside (drink_driving, misread_plate, speeding)');
    expect(under('4.10 Interaction')).not.toContain('kin');
    expect(under('2.1 Entities and state variables')).not.toMatch(/^\| (Office|Council)/m);
    expect(part(page, '6. Input data')).toContain('No rule begins, ends or changes within the horizon.');
  });

  it('is told by date, also without a timeline', () => {
    const page = part(odd(load('scenarios/court-list.yaml')), '6. Input data');
    expect(page).toContain('| `measures.air_ban` | from 2014-07-01 | E516, reported-unverified |');
    expect(page).toMatch(/`measures\.posts` \| from 2016-02-01 \| E065, reported; assumed: /);
    expect(page).not.toContain('No rule begins');
    expect(part(odd(load('scenarios/officials.yaml')), '6. Input data')).toMatch(
      /`measures\.model_place` \| in .*; first_early from 2018-01-01/,
    );
    expect(part(odd(load('scenarios/region-2010-2021.yaml')), '6. Input data')).toContain(
      '`ledgers.family_account` | never within the horizon',
    );
  });

  it('counts what was fitted apart from what was assumed', () => {
    const page = odd(load('scenarios/court-list.yaml'));
    expect(page).toMatch(/55 assumed, with range and reason; 7 fitted to published counts, with range/);
    expect(page).toContain('fitted, 0.8 to 1.1: Fitted to entries up to February 2017 (E004)');
    expect(page).not.toMatch(/assumed, [^|]*: Fitted to/);
    expect(part(page, '1. Purpose')).toContain('7 numbers of this scenario were fitted to published counts (E004, E009');
  });

  it('says for whom it is made, and names a theory only where a stance has one', () => {
    expect(odd(small())).toContain('**Users.** People who examine claims');
    expect(odd(small())).toContain('No theory is named.');
    expect(odd(everything())).toMatch(/Other parts name no theory/);
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
  const page =
    '## 7. Submodels\n\n### Opportunity\n\nOpportunities arise.\n\n### Detection\n\nSomebody sees.\n\n### List\n\nIt holds names.\n';
  await expect(odd(small(), page)).toMatchFileSnapshot('golden/odd.txt', 'npx vitest run test/documents -u writes it anew');
});
