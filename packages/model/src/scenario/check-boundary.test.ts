import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../format/read-yaml.js';
import { forbiddenFindings } from './check-boundary.js';

const refused = (key: string): boolean => forbiddenFindings(readYaml('x.yaml', `outer:\n  - "${key}": 1\n`)).length === 1;

describe('keys about real people', () => {
  it.each([
    ...[
      'name',
      'names',
      'first_name',
      'familyName',
      'person_name',
      'surname',
      'id_number',
      'idNumber',
      'ID-CARD',
      'identity number',
      'passport',
      'passportNo',
      'document_number',
    ],
    ...[
      'phone',
      'phoneNumber',
      'mobile',
      'email',
      'e-mail',
      'wechat_id',
      'address',
      'home_address',
      'postcode',
      'birth',
      'birth_date',
      'dateOfBirth',
      'born_on',
      'dob',
    ],
    ...[
      'lat',
      'lon',
      'lng',
      'latitude',
      'coordinates',
      'gps',
      'location',
      'geojson',
      'imsi',
      'imei',
      'MAC',
      'plate_number',
      'face',
      'faceEmbedding',
      'photo',
      'fingerprint',
      'dna',
      'biometrics',
    ],
  ])('%s is refused', (key) => {
    expect(refused(key)).toBe(true);
  });

  it.each([
    'import',
    'people',
    'people_file',
    'persons_csv',
    'events',
    'events_file',
    'observations',
    'replay',
    'upload',
    'watchlist',
    'records_table',
  ])('%s, which lets people or events in, is refused', (key) => {
    expect(refused(key)).toBe(true);
  });

  it.each([
    'persons',
    'title',
    'phone_check',
    'camera_grid',
    'id',
    'places',
    'record',
    'own_record',
    'surface',
    'household_size',
    'population',
    'identity_check',
    'card_arrears',
    'rename',
    'grid_address_book',
    'local',
    'relation',
  ])('%s is not', (key) => {
    expect(refused(key)).toBe(false);
  });

  it('are refused each time they come, each at its place', () => {
    const found = forbiddenFindings(
      readYaml('x.yaml', 'a: [{ upload: 1 }, { upload: { name: x } }]\nupload: 1\nb: { name: [{ name: x }] }\n'),
    );
    expect(found.map(({ path, onKey }) => [path, onKey])).toEqual([
      [['a', 0, 'upload'], true],
      [['a', 1, 'upload'], true],
      [['upload'], true],
      [['b', 'name'], true],
    ]);
  });

  it('nor is any key of the sound files', () => {
    for (const file of ['good.yaml', 'good-study.yaml']) {
      expect(
        forbiddenFindings(readYaml(file, readFileSync(new URL(`../../../../test/bad-input/${file}`, import.meta.url), 'utf8'))),
      ).toEqual([]);
    }
  });

  it('numbers like those of identity cards are refused in texts', () => {
    const found = (text: string): number => forbiddenFindings(readYaml('x.yaml', `about: "${text}"\n`)).length;
    expect(found('holder 11010119900307851X listed')).toBe(1);
    expect(found('470593000 residents, 2013-10-01, 0.123456789012345678')).toBe(0);
  });
});
