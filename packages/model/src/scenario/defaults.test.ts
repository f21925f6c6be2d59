import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InputError } from '../format/problem.js';
import { parseRegister } from '../format/register.js';
import { plain } from '../format/tree.js';
import { loadScenario } from './load-scenario.js';
import { applyPatch } from './patch.js';
import { resolveScenario } from './resolve.js';

const REGISTER =
  'id,topic,statement,value,unit,year,place,source_title,source_author,source_year,source_url,grade,seen_via,disputed_by,dispute_kind\n';

const HEAD = 'glasshouse: 1\nkind: scenario\nid: a\ntitle: A\n';

/** A scenario merged with what it extends, from the text of the file and of a fragment. */
const merged = (text: string, fragment = 'glasshouse: 1\n'): Record<string, unknown> =>
  plain(resolveScenario('a.yaml', { read: (path) => (path === 'a.yaml' ? HEAD + text : fragment) })) as Record<string, unknown>;

const refusal = (text: string): string => {
  try {
    merged(text);
    return '';
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
};

describe('defaults', () => {
  it('give entries what they do not say', () => {
    const { lists } = merged(
      'defaults:\n  lists: { owner: court, exit: { a: 1 } }\nlists:\n  x: { title: X }\n  y: { title: Y, owner: bank, exit: {} }\n',
    );
    expect(lists).toEqual({ x: { title: 'X', owner: 'court', exit: { a: 1 } }, y: { title: 'Y', owner: 'bank', exit: {} } });
  });

  it('hold for entries of files that are extended, whose defaults they replace key by key', () => {
    const fragment = 'glasshouse: 1\ndefaults:\n  lists: { owner: bank, public: true }\nlists:\n  x: { title: X }\n';
    const { lists } = merged(
      'extends: [_f.yaml]\ndefaults:\n  lists: { owner: court }\nlists:\n  y: { title: Y, public: false }\n',
      fragment,
    );
    expect(lists).toEqual({ x: { title: 'X', owner: 'court', public: true }, y: { title: 'Y', owner: 'court', public: false } });
  });

  it('do not fill in for what an extended file says', () => {
    const fragment = 'glasshouse: 1\nlists:\n  x: { title: X, owner: bank }\n';
    const { lists } = merged(
      'extends: [_f.yaml]\ndefaults:\n  lists: { owner: court }\nlists:\n  x: { public: true }\n  y: {}\n',
      fragment,
    );
    expect(lists).toEqual({ x: { title: 'X', owner: 'bank', public: true }, y: { owner: 'court' } });
  });

  it('are refused for a section without entries, and where no entry takes them', () => {
    expect(refusal('defaults:\n  list: { owner: court }\n')).toMatch(/^a.yaml:6:3 defaults.list: found "list"; .*lists/);
    expect(refusal('defaults:\n  horizon: { round: month }\n')).toMatch(/defaults.horizon/);
    expect(refusal('defaults:\n  lists: { owner: court }\nlists:\n  x: { owner: bank }\n')).toMatch(
      /^a.yaml:6:12 defaults.lists.owner: found a default that no entry of lists takes/,
    );
    expect(refusal('defaults: [lists]\n')).toMatch(/a map|keys/);
  });

  it('are known by a scenario that was read and written again, whose entries state them', () => {
    const { defaults, lists } = merged('defaults:\n  lists: { owner: court }\nlists:\n  x: { title: X }\n');
    const again = merged(`defaults: ${JSON.stringify(defaults)}\nlists: ${JSON.stringify(lists)}\n`);
    expect(again).toMatchObject({ defaults, lists });
  });

  it('are taken by entries that the timeline sets whole, and by nothing else there', () => {
    const { timeline } = merged(
      'defaults:\n  lists: { owner: court }\nlists:\n  x: { title: X, owner: bank }\ntimeline:\n- { date: 2020-01-01, set: { lists.y: { title: Y }, lists.x.exit: {}, lists.z: null } }\n- { date: 2021-01-01, set: { lists.y: { owner: bank } } }\n',
    );
    expect(timeline).toEqual([
      { date: '2020-01-01', set: { 'lists.y': { title: 'Y', owner: 'court' }, 'lists.x.exit': {}, 'lists.z': null } },
      { date: '2021-01-01', set: { 'lists.y': { owner: 'bank' } } },
    ]);
  });

  it('are taken by entries that a patch sets whole', () => {
    const register = parseRegister(readFileSync(new URL('../../../../evidence/register.csv', import.meta.url), 'utf8'));
    const read = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
    const { scenario } = loadScenario('scenarios/penalty-points.yaml', { read }, register);
    const { kind, context, who, ...own } = scenario.streams.speeding!;
    const { streams } = applyPatch(scenario, { 'streams.tailgating': own }, 'any');
    expect(streams.tailgating).toEqual({ ...own, kind, context, who });
  });

  it('are checked like what an entry says itself, on their own line', () => {
    const load = (text: string): string => {
      try {
        loadScenario('a.yaml', { read: () => HEAD + text }, parseRegister(REGISTER));
        return '';
      } catch (error) {
        return error instanceof InputError ? error.message : String(error);
      }
    };
    expect(load('defaults:\n  streams: { kind: crime }\nstreams:\n  x: { title: X }\n')).toMatch(/a\.yaml:6:20 streams\.x\.kind/);
    expect(load('defaults:\n  streams: { latitude: 43.8 }\nstreams:\n  x: { title: X }\n')).toMatch(/a\.yaml:6:14 streams\.x\.latitude/);
  });
});
