import { describe, expect, it } from 'vitest';
import type { SourceFiles } from './files.js';
import { namedRegister, withOwnRegisters } from './own-register.js';
import { InputError } from './problem.js';
import { readYaml } from './read-yaml.js';
import { parseOwnRegister, parseRegister } from './register.js';
import type { TreeNode } from './tree.js';

const HEADER =
  'id,topic,statement,value,unit,year,place,source_title,source_author,source_year,source_url,grade,seen_via,disputed_by,dispute_kind';
const row = (id: string, changes: Record<string, string> = {}): string => {
  const cells: Record<string, string> = {
    id,
    topic: 'points',
    statement: 'Points for a red light',
    value: '6',
    unit: 'points',
    year: '2022',
    place: 'Land',
    source_title: 'Road law',
    source_author: 'Ministry',
    source_year: '2022',
    source_url: 'https://example.org/law',
    grade: 'legal-text',
    ...changes,
  };
  return HEADER.split(',')
    .map((name) => cells[name] ?? '')
    .join(',');
};
const csv = (...rows: string[]): string => [HEADER, ...rows, ''].join('\n');
const shipped = parseRegister(csv(row('E001')));

const messages = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
};

const named = (text: string, file = 'studies/mine.yaml'): ReturnType<typeof namedRegister> =>
  namedRegister(file, readYaml(file, text) as TreeNode & { kind: 'map' });

describe('a row of an own register', () => {
  it('knows its file, and no check for a grade takes it for a shipped row', () => {
    const own = parseOwnRegister(csv(row('UC1')), 'mine.csv').get('UC1')!;
    expect(own).toMatchObject({ id: 'UC1', number: 6, grade: 'legal-text, own register', file: 'mine.csv' });
    expect(shipped.rows.get('E001')).not.toHaveProperty('file');
  });

  it('gets a link from a bare DOI', () => {
    const own = parseOwnRegister(csv(row('UC1', { source_url: 'doi:10.1000/182' }), row('UC2', { source_url: '10.1000/183' })), 'mine.csv');
    expect([...own.values()].map(({ address }) => address)).toEqual(['https://doi.org/10.1000/182', 'https://doi.org/10.1000/183']);
  });

  it.each([
    ['E001', { id: 'E001' }, 'mine.csv:3:1 id: found the id "E001"'],
    ['E1234, which looks like a shipped one', { id: 'E1234' }, 'found the id "E1234"'],
    ['small letters', { id: 'uc1' }, 'found the id "uc1"'],
    ['letters that only look Latin', { id: 'ЕЕ1' }, 'found the id "ЕЕ1"'],
    ['an unknown grade', { grade: 'measurd' }, 'mine.csv:3:1 UC2.grade: found "measurd"'],
    ['unverified without where it was seen', { grade: 'measured-unverified' }, 'mine.csv:3:1 UC2.seen_via: found nothing'],
    ['no statement', { statement: '' }, 'mine.csv:3:1 UC2.statement: found nothing'],
    ['no author', { source_author: '' }, 'UC2.source_author: found nothing'],
    ['no address', { source_url: '' }, 'UC2.source_url: found nothing'],
    ['an address that leads nowhere', { source_url: 'my desk' }, 'UC2.source_url: found "my desk"'],
    ['a script as address', { source_url: 'javascript:alert(1)' }, 'UC2.source_url: found "javascript:alert(1)"'],
    ['a character that does not show', { statement: 'Points\u202e' }, 'UC2.statement: found a character that does not show (U+202E)'],
    ['an identity number', { statement: 'No. 11010519491231002X' }, 'UC2.statement: found an 18-digit number'],
    ['one person', { value: '1', unit: 'person' }, 'UC2.value: found a row that counts one: person'],
  ])('is refused: %s', (_what, changes, says) => {
    const found = messages(() => parseOwnRegister(csv(row('UC1'), row('UC2', changes)), 'mine.csv'));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(says);
  });

  it('is refused in another encoding', () => {
    const wide = csv(row('UC1')).split('').join('\0');
    expect(messages(() => parseOwnRegister(wide, 'mine.csv'))).toEqual([expect.stringMatching(/^mine\.csv:1:1: found a NUL byte.*UTF-16/)]);
    expect(messages(() => parseOwnRegister(`${csv(row('UC1'))}\uFFFD`, 'mine.csv'))[0]).toMatch(/found bytes that are not UTF-8/);
  });

  it('is refused in a torn file, with the line', () => {
    expect(messages(() => parseOwnRegister(`${csv(row('UC1'))}"UC2,torn`, 'mine.csv'))[0]).toMatch(/^mine\.csv:3:1: found line 3/);
  });
});

describe('the register that a file names', () => {
  it('stands at a path from that file', () => {
    expect(named('register: my evidence/own rows.csv')?.file).toBe('studies/my evidence/own rows.csv');
    expect(named('register: ../evidence/own.csv')?.file).toBe('evidence/own.csv');
    expect(named('id: x')).toBeNull();
  });

  it.each([
    '../../own.csv',
    '/etc/own.csv',
    'https://example.org/own.csv',
    'own.txt',
    '../evidence/register.csv',
    '[own.csv]',
    '~/own.csv',
  ])('is refused: %s', (path) => {
    const found = messages(() => named(`id: x\nregister: ${path}`));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^studies\/mine\.yaml:2:11 register: found /);
  });
});

describe('rows added to the shipped register', () => {
  const files: SourceFiles = { read: (path) => ({ 'a.csv': csv(row('UC1')), 'b.csv': csv(row('UC1')), 'c.csv': csv(row('UC2')) })[path]! };
  const at = (file: string): { file: string; from: { file: string; line: number; column: number }; at: string[] } => ({
    file,
    from: { file: 'x.yaml', line: 4, column: 1 },
    at: ['register'],
  });

  it('are there beside it, and leave it as it was', () => {
    const both = withOwnRegisters(shipped, [at('a.csv'), at('c.csv'), at('a.csv')], files);
    expect([...both.rows.keys()]).toEqual(['E001', 'UC1', 'UC2']);
    expect(both.rows.get('E001')).toBe(shipped.rows.get('E001'));
    expect([...shipped.rows.keys()]).toEqual(['E001']);
    expect(withOwnRegisters(shipped, [], files)).toBe(shipped);
  });

  it('are refused where one id stands in two files', () => {
    expect(messages(() => withOwnRegisters(shipped, [at('a.csv'), at('b.csv')], files))).toEqual([
      'x.yaml:4:1 register: found UC1 of b.csv, which is also a row of a.csv; allowed: an id in one register only. Give the row another id, or keep one of the two files.',
    ]);
  });
});
