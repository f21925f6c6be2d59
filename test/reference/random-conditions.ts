import { BROUGHT, isTaken } from './random-ends.js';

export const CONDITION_FEATURES = ['if_entry', 'if_rule', 'nested', 'term_cases', 'consecutive', 'joined_trigger', 'gate'] as const;
type ConditionFeature = (typeof CONDITION_FEATURES)[number];

interface Draws {
  on: (feature: ConditionFeature | 'attributes') => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
}

type Table = Record<string, Record<string, unknown>>;
interface Raw {
  streams: Table;
  ledgers: Table;
  lists: Table;
  measures: Table;
}

/** Adds conditions to rules and entries of a world: every atom, alone and under `all`, `any` and `not`. */
export function addConditions({ on, choose, q }: Draws, raw: Raw): void {
  const conducts = Object.keys(raw.streams).filter(
    (id) =>
      ['breach', 'merit', 'protected', 'obligation'].includes(raw.streams[id]!['kind'] as string) ||
      (raw.streams[id]!['cause'] !== undefined && !isTaken(raw.streams[id]!)),
  );
  const lists = Object.keys(raw.lists);
  const measures = Object.keys(raw.measures);
  const scored = Object.keys(raw.ledgers);

  const atom = (name: string, standing: 'standing' | 'gate' | '' = ''): object => {
    const who = on('attributes') ? choose(`${name} who`, [{ income: ['low'] }, { work: ['firm'] }]) : { children: ['with'] };
    const list = choose(`${name} list`, lists.length > 0 ? lists : ['']);
    const ledger = choose(`${name} ledger`, scored.length > 0 ? scored : ['']);
    const grounds = Object.keys((raw.lists[list]?.['entries'] ?? {}) as object);
    return choose(`${name} kind`, [
      ...(standing === 'gate' ? [] : [{ who }, { who }]),
      ...(lists.length > 0 ? [{ list }] : []),
      ...(grounds.length > 0 ? [{ list, entry: choose(`${name} ground`, grounds) }] : []),
      ...(scored.length > 0
        ? [
            { ledger, at_most: choose(`${name} most`, ['fair', 'low']) },
            { ledger, at_least: choose(`${name} least`, ['top', 'fair']) },
            { ledger, score_at_most: q(90, 'points') },
            { ledger, score_at_least: q(85, 'points') },
          ]
        : []),
      ...(measures.length > 0 && standing !== 'standing' ? [{ measure: choose(`${name} measure`, measures) }] : []),
      ...[1, 2, 3, 4].map((i) => ({
        records: choose(`${name} ${i}`, conducts),
        ...choose(`${name} within ${i}`, [{}, { within: q(30, 'days') }, { within: q(7, 'days') }, { within: q(1, 'days') }]),
        ...(standing === '' ? choose(`${name} since ${i}`, [{}, { since: choose(`${name} anew ${i}`, ['03-15', '02-29', '04-01']) }]) : {}),
        ...choose(`${name} many ${i}`, [{}, { at_least: q(2, 'count') }, { at_least: q(3, 'count') }]),
      })),
    ]);
  };
  const condition = (name: string, standing: 'standing' | 'gate' | '' = ''): object => {
    if (!on('nested')) return atom(name, standing);
    const below = ['a', 'b'].map((each) => atom(`${name} ${each}`, standing));
    return choose(`${name} joint`, [
      atom(name, standing),
      { any: below },
      { any: [...below, atom(`${name} more`, standing)] },
      { not: below[0] },
      { all: [{ any: below }, { not: { all: [below[1], atom(`${name} inner`, standing)] } }] },
    ]);
  };

  const add = (feature: ConditionFeature, name: string, thing: Record<string, unknown>): void => {
    if (on(feature) && choose(`${name} has`, [true, true, false])) thing['if'] = condition(name);
  };
  for (const [id, ledger] of Object.entries(raw.ledgers))
    for (const [rule, each] of Object.entries(ledger['rules'] as Table)) add('if_rule', `${id} ${rule}`, each);
  for (const [id, list] of Object.entries(raw.lists))
    for (const [entry, each] of Object.entries(list['entries'] as Table)) add('if_entry', `${id} ${entry}`, each);

  for (const [id, list] of Object.entries(raw.lists))
    for (const [name, entry] of Object.entries(list['entries'] as Table)) {
      if (typeof entry['term'] !== 'object' || entry['restarts'] === true) continue;
      if (on('consecutive') && choose(`${id} ${name} consecutive`, [true, true, false])) entry['consecutive'] = true;
      if (!on('term_cases') || entry['term_law'] !== undefined || choose(`${id} ${name} cases`, [false, false, true])) continue;
      entry['term'] = [
        { if: condition(`${id} ${name} first`), term: q(choose(`${id} ${name} longest`, [60, 25, 5]), 'days') },
        { if: condition(`${id} ${name} second`), term: choose(`${id} ${name} long`, [q(20, 'days'), q(33, 'days'), 'for_good']) },
        { term: entry['term'] },
      ];
    }
  for (const [id, measure] of Object.entries(raw.measures))
    if (on('joined_trigger') && measure['lasts'] === 'while' && choose(`${id} joined`, [true, true, false]))
      (measure['trigger'] as object[]).push(condition(`${id} trigger`, 'standing'));
  for (const [id, stream] of Object.entries(raw.streams).filter(([, { kind }]) => kind !== 'outcome'))
    if (on('gate') && !BROUGHT.includes(id) && choose(`${id} gate`, [true, false, false])) stream['if'] = condition(`${id} gate`, 'gate');
}
