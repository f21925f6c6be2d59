import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioPicture } from '@glasshouse/report';
import { loadScenario, parseRegister } from '@glasshouse/model';
import type { SourceFiles } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../packages/report/src/picture/parts.js';
import { act, ban, eye, listFor, q, tiny } from '../engine/tiny.js';
import { ROOT } from '../structure/sources.js';

const UPDATE = process.env['GLASSHOUSE_UPDATE_PICTURES'] === 'reviewed';
const files: SourceFiles = { read: (path) => readFileSync(join(ROOT, path), 'utf8') };
const register = parseRegister(files.read('evidence/register.csv'));
const scenarios = readdirSync(join(ROOT, 'scenarios'))
  .filter((name) => name.endsWith('.yaml') && !/^(_|planted-)/.test(name))
  .map((name) => name.slice(0, -'.yaml'.length));

describe('every scenario', () => {
  it.each(scenarios)('%s has a page with its title and its picture, which is current', (id) => {
    const { scenario } = loadScenario(`scenarios/${id}.yaml`, files, register);
    const picture = scenarioPicture(scenario);
    const path = join(ROOT, 'docs', 'scenarios', 'pictures', `${id}.svg`);
    if (UPDATE) writeFileSync(path, picture);
    const current = existsSync(path) && readFileSync(path, 'utf8') === picture;
    expect(current, `docs/scenarios/pictures/${id}.svg is current; GLASSHOUSE_UPDATE_PICTURES=reviewed draws it`).toBe(true);
    const page = files.read(`docs/scenarios/${id}.md`);
    expect(page).toContain(`pictures/${id}.svg`);
    expect(page).toMatch(/!\[[^\]]{20,}\]/);
    expect(page.startsWith(`# ${scenario.title}\n`), 'the page has the title of its scenario').toBe(true);
    expect(files.read('docs/scenarios/README.md')).toContain(`| [${scenario.title}](${id}.md) |`);
  });
});

describe('a picture', () => {
  const picture = scenarioPicture(loadScenario('scenarios/unified.yaml', files, register).scenario);
  it('says that people are synthetic, and names itself to those who do not see it', () => {
    expect(picture).toContain('Synthetic people only');
    expect(picture).toMatch(/<title id="t">.+<\/title>\s*<desc id="d">.+<\/desc>/);
  });
  it('loads and runs nothing', () => {
    expect(picture).not.toMatch(/<script|href=|url\(|@import|<image|<foreignObject/);
  });

  const yearly = { rate: q(1, 'per person-year'), ceiling: q(2, 'per person-year') };
  const world = tiny({
    streams: {
      act: act({}),
      visit: {
        title: 'An appointment',
        kind: 'occasion',
        context: 'office',
        schedule: { every: q(1, 'days') },
        ends: { shares: { missed: q(0.2, 'share') }, otherwise: 'kept' },
        if: { state: { job: ['without'] } },
      },
      missed: { title: 'Missed', kind: 'outcome', context: 'office', cause: 'deed' },
      kept: { title: 'Kept', kind: 'outcome', context: 'office' },
    },
    states: {
      job: {
        title: 'Work',
        values: { without: { title: 'Without', start: q(0.5, 'share') }, with: { title: 'With', start: q(0.5, 'share') } },
        transitions: {
          finds: { title: 'Finds work', from: ['without'], to: 'with', ...yearly },
          loses: { title: 'Loses work', from: ['with'], to: 'without', ...yearly },
        },
      },
    },
    channels: eye(['act', 'missed']),
    lists: listFor('missed', q(30, 'days')),
    measures: ban({ trigger: [{ all: [{ list: 'list' }, { records: 'act' }, { state: { job: ['with'] } }] }] }),
  });
  const parts = new Map(partsOf(world).flatMap((column) => column.parts.map((part) => [part.id, part] as const)));

  it('leads from a chance to the outcomes in which it ends, and from these to who sees them', () => {
    expect(parts.get('streams.visit')?.leadsTo).toEqual(['streams.kept', 'streams.missed']);
    expect(parts.get('streams.missed')?.leadsTo).toEqual(['channels.eye']);
    expect(parts.get('channels.eye')?.leadsTo).toEqual(['lists.list']);
  });

  it('has states, and says what the conditions of gates and triggers read', () => {
    expect(parts.get('states.job')?.title).toBe('Work');
    expect(parts.get('streams.visit')?.asks).toEqual(['states.job']);
    expect(parts.get('measures.ban')?.asks).toEqual(['lists.list', 'streams.act', 'states.job']);
    const drawn = scenarioPicture(world);
    expect(drawn.match(/<path class="c" d="[^"]*"/g)).toHaveLength(4 + 1);
    expect(drawn).toContain('a condition reads it');
    expect(drawn).toMatch(/<desc id="d">.*An appointment reads Work.*<\/desc>/);
  });

  it('says nothing of conditions where there are none', () => {
    const plain = scenarioPicture(tiny({ streams: { act: act({}) }, channels: eye(['act']) }));
    expect(plain).not.toContain('condition');
  });
});
